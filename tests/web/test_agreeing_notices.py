"""Parties are told of what they share: whose consent is asked for, what holds, who has left."""

from datetime import timedelta
from typing import Any

import pytest

from bandung.consents import actions as consents
from bandung.exchange import actions as exchange
from bandung.notices.models import Notice
from bandung.notices.wording import path_of
from bandung.partnerships import actions
from bandung.partnerships.models import Initiative
from bandung.people.models import Mandate
from tests.cast import AT, joined, post
from tests.factories import a_need, a_text, an_initiative

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]


def told(party: str, hours: int = 0) -> dict[str, Any]:
    return {"party": party, "by": post(party), "at": AT + timedelta(hours=hours)}


@pytest.fixture
def row(django_user_model: Any) -> Initiative:
    joined("mwi", "bra", "jica")
    for party in ("mwi", "bra", "jica"):
        person = django_user_model.objects.create(username=party)
        Mandate.objects.create(person=person, party=party, duty="consent", post=post(party), since=AT, given_by="x")
    need = exchange.publish_new(record=a_need("milk-bank", "MWI"), **told("mwi"))
    needs = [{"register_code": "mwi", "record": "milk-bank", "digest": need.digest}]
    return actions.open_initiative(initiative=an_initiative(needs=needs, facilitator="jica"), **told("mwi"))


def notices(kind: str) -> list[str]:
    return sorted(Notice.objects.filter(kind=kind).values_list("party", flat=True))


def test_whoever_is_named_is_asked_to_join_and_led_to_the_initiative(row: Initiative) -> None:
    assert notices("consent-asked") == ["bra", "jica"]
    assert path_of(Notice.objects.first()) == "/en/desk/initiatives/mwi/milk-banks/"  # type: ignore[arg-type]


def test_all_are_told_when_the_last_one_has_consented_and_the_author_of_a_refusal(row: Initiative) -> None:
    for party in ("bra", "jica"):
        consents.say(kind="initiative", uid=row.uid, digest=row.digest, **told(party, 1))
    assert notices("all-consented") == ["bra", "jica", "mwi"]
    text = actions.propose_text(
        agreement=a_text(row.reference, {"mwi": "recipient", "bra": "provider"}), **told("mwi", 2)
    )
    assert Notice.objects.filter(kind="consent-asked", key=text.digest).count() == 1
    consents.say(kind="agreement", uid=text.uid, digest=text.digest, says="refuse", **told("bra", 3))
    assert notices("consent-refused") == ["mwi"]


def test_who_stays_is_told_who_left_and_whose_text_was_remarked_on(row: Initiative, django_user_model: Any) -> None:
    consents.say(kind="initiative", uid=row.uid, digest=row.digest, **told("bra", 1))
    actions.leave(uid=row.uid, **told("bra", 2))
    assert notices("left") == ["mwi"]
