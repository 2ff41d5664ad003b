"""Work plans remind whoever clears for a party: late lines, reports, half time; never twice of the same."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model

from bandung.notices import planning
from bandung.notices.models import Notice
from bandung.notices.wording import path_of, sentence
from bandung.people.models import Mandate
from bandung.plans import actions
from tests.cast import AT, later, post
from tests.plans_cast import a_line, agreed, cast, opened, proposed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

UID = "mdg/cassava"


@pytest.fixture
def people() -> dict[str, Any]:
    cast()
    found = {}
    for code in ("mdg", "bra", "ken"):
        person = get_user_model().objects.create_user(code, email=f"{code}@agency.example", password="x")
        Mandate.objects.create(person=person, party=code, duty="clear", post=post(code), since=AT, given_by="x")
        found[code] = person
    return found


def told(person: Any) -> list[str]:
    return [sentence(row) for row in Notice.objects.filter(person=person, kind__startswith="plan-").order_by("pk")]


def test_late_lines_of_a_plan_are_one_notice_until_another_line_is_late(people: dict[str, Any]) -> None:
    agreed(
        UID,
        a_line("sow", "mdg", start="2026-12-01", end="2026-12-11"),
        a_line("dig", "mdg", start="2026-12-01", end="2026-12-12"),
        a_line("reap", "mdg", start="2026-12-01", end="2027-06-01"),
        a_line("teach", "bra", start="2027-05-01", end="2029-06-01"),
    )

    counts = [planning.remind(later(days)) for days in (10, 18, 19, 20)]

    assert counts == [1, 1, 0, 0]
    assert told(people["mdg"]) == [
        "Late in the work plan, 3 of your lines: Cassava processing cassava",
        "Late in the work plan, 3 of your lines: Cassava processing cassava",
    ]
    assert told(people["bra"]) == told(people["ken"]) == []
    assert path_of(Notice.objects.filter(kind="plan-late")[0]).endswith("/desk/initiatives/mdg/cassava/plan/")


def test_reports_and_half_time_are_asked_for_until_somebody_reports(people: dict[str, Any]) -> None:
    agreed(UID, a_line("sow", "mdg", start="2026-11-24", end="2027-11-24"), a_line("teach", "bra"))
    actions.report(
        initiative=UID, party="mdg", on=later(1).date(), by=post("mdg"), at=later(1),
        stands=[{"key": "sow", "state": "under-way"}],
    )  # fmt: skip

    planning.remind(later(190))
    actions.report(
        initiative=UID, party="mdg", on=later(191).date(), by=post("mdg"), at=later(191),
        stands=[{"key": "sow", "state": "under-way"}],
    )  # fmt: skip
    planning.remind(later(192))

    title = "Cassava processing cassava"
    assert sorted(told(people["mdg"])) == [
        f"Half time of the work plan; look at it together: {title}",
        f"Your party’s report of progress is due: {title}",
    ]


def test_a_plan_that_is_only_proposed_or_of_an_initiative_that_ended_reminds_nobody(people: dict[str, Any]) -> None:
    from bandung.partnerships import actions as partnerships
    from bandung.values import Texts

    proposed(UID, a_line("sow", "mdg", start="2026-12-01", end="2026-12-11"))
    other = opened(identifier="rice")
    agreed(other.uid, a_line("sow", "mdg", start="2026-12-01", end="2026-12-11"))
    text = dict(Texts({"en": "It cannot go on."}))
    partnerships.move(uid=other.uid, to="withdrawn", party="mdg", by=post("mdg"), at=later(2), text=text)

    assert planning.remind(later(40)) == 0
