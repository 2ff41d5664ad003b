"""The parties of a session are told what waits for their word, and led to its table."""

from typing import Any

import pytest

from bandung.notices.models import Notice
from bandung.notices.wording import path_of
from bandung.people.models import Mandate
from tests.cast import AT, joined, later, post
from tests.commissions import SESSION, confirmed, consented, convened, proposed

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]


@pytest.fixture
def node(django_user_model: Any) -> None:
    joined("bra", "mdg", "ken")
    for party in ("bra", "mdg", "ken"):
        person = django_user_model.objects.create(username=party)
        Mandate.objects.create(person=person, party=party, duty="consent", post=post(party), since=AT, given_by="x")


def told() -> list[tuple[str, str]]:
    rows = Notice.objects.order_by("pk")
    return [(each.kind, each.party) for each in rows if path_of(each) == f"/en/desk/commissions/{SESSION}/"]


def test_whoever_is_to_consent_is_told_and_everybody_when_all_have(node: None) -> None:
    convened()
    assert told() == [("consent-asked", "mdg")]
    consented("commission", SESSION, "mdg")
    assert sorted(told()[1:]) == [("all-consented", "bra"), ("all-consented", "mdg")]

    uid = proposed()
    assert told()[3:] == [("consent-asked", "mdg")]
    consented("commission-act", uid, "mdg", says="refuse", at=later(3))
    consented("commission-act", uid, "mdg", at=later(4))

    assert sorted(told()[4:]) == [("all-consented", "bra"), ("all-consented", "mdg"), ("consent-refused", "bra")]
    assert not Notice.objects.filter(party="ken").exists()


def test_a_change_of_a_session_is_asked_for_anew(node: None) -> None:
    confirmed()
    before = len(told())

    convened(on="2027-06-01", at=later(5))

    assert told()[before:] == [("consent-asked", "mdg")]
