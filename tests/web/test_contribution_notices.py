"""Parties are told of the ledger: what was declared to them, what the receiver says, what waits; never twice."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model

from bandung.contributions import actions, answers
from bandung.contributions.models import Contribution
from bandung.notices import giving
from bandung.notices.models import Notice
from bandung.notices.wording import path_of, sentence
from bandung.people.models import Mandate
from tests.cast import AT, joined, later, post
from tests.factories import SOURCE, a_contribution

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]

TITLE = "Agronomists for the rice terraces"


@pytest.fixture(autouse=True)
def people() -> None:
    joined("bra", "mdg", "ken", "jica", "public-sources")
    for code in ("bra", "mdg", "ken", "jica"):
        person = get_user_model().objects.create_user(code, email=f"{code}@agency.example")
        for duty in ("clear", "consent"):
            Mandate.objects.create(person=person, party=code, duty=duty, post=post(code), since=AT, given_by="x")


def declared(*names: str, by: str = "bra", days: int = 0, **more: Any) -> list[Contribution]:
    rows = [a_contribution(name, **more) for name in names]
    actions.declare_all(rows, party=by, by=post(by), at=later(days))
    return list(Contribution.objects.filter(register=by).order_by("uid"))


def told(party: str) -> list[str]:
    return [sentence(row) for row in Notice.objects.filter(party=party).order_by("pk")]


def test_the_receiver_is_told_of_one_or_of_many_at_once() -> None:
    declared("one")
    declared("two", "three")
    declared("promise", stage="commitment")
    report = a_contribution("report", giver={"country": "BRA"}, sources=[SOURCE])
    actions.report_all([report], reporter="public-sources", by="Editor", at=AT)

    assert told("mdg") == [
        f"Party bra declares what it gave you; is it so? {TITLE}",
        "Party bra declares 2 contributions to you; are they so?",
    ]
    first, second = Notice.objects.order_by("pk")
    assert path_of(first).endswith("/desk/contributions/bra/one/")
    assert path_of(second).endswith("/desk/contributions/waiting/?partner=bra")
    assert told("bra") == told("ken") == []


def test_the_giver_is_told_what_the_receiver_says_of_the_version_that_stands() -> None:
    (row,) = declared("one")
    word = {"uid": row.uid, "digest": row.digest, "party": "mdg", "by": post("mdg")}
    answers.confirm(**word, says="confirmed", at=later(1))
    answers.confirm(**word, says="partly", at=later(2), told={"quantity": "30", "unit": "person-day"})
    answers.confirm(**word, says="disputed", at=later(3), told={"text": {"fr": "Rien."}})

    assert told("bra") == [
        f"Party mdg confirms what you declared: {TITLE}",
        f"Party mdg confirms in part what you declared: {TITLE}",
        f"Party mdg disputes what you declared: {TITLE}",
    ]


def test_a_settlement_and_what_is_the_same_ask_for_consent_and_lead_there() -> None:
    (row,) = declared("one")
    figures = {"quantity": "38", "unit": "person-day"}
    answers.settle(uid=row.uid, digest=row.digest, party="mdg", told=figures, by=post("mdg"), at=later(1))
    (paid,) = declared("paid", by="jica")
    said = answers.propose_same(lines=[row.uid, paid.uid], counts=row.uid, party="mdg", by=post("mdg"), at=later(2))

    assert told("bra") == [f"Party mdg asks for your party’s consent: {TITLE}"] * 2
    paths = [path_of(each) for each in Notice.objects.filter(party="bra").order_by("pk")]
    assert paths[0].endswith("/desk/contributions/bra/one/")
    assert paths[1].endswith(f"/desk/contributions/same/{said.uid}/")


def test_who_does_not_answer_is_reminded_after_14_30_and_60_days_and_not_twice() -> None:
    row, _second = declared("one", "two")
    Notice.objects.all().delete()

    assert [giving.remind(later(days)) for days in (13, 14, 15, 30, 60, 61)] == [0, 1, 0, 1, 1, 0]
    assert told("mdg")[0] == "Party bra has waited 14 days for your word on contributions: 2"
    declared("three", days=50)
    assert giving.remind(later(64)) == 1
    assert told("mdg")[-1] == "Party bra has waited 14 days for your word on contributions: 1"

    answers.confirm(uid=row.uid, digest=row.digest, says="confirmed", party="mdg", by=post("mdg"), at=later(70))
    assert giving.remind(later(70)) == 0
