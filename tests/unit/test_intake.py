"""A spreadsheet comes in: good rows wait, bad ones come back marked, nothing is doubled, nothing publishes itself."""

from io import BytesIO
from typing import Any

import pytest
from django.test import TestCase

from bandung.clearance import intake
from bandung.clearance.errors import NotReadYet
from bandung.clearance.models import Draft, Intake
from bandung.exchange import actions as exchange
from bandung.exchange.models import Need, Offer
from bandung.records.kinds import as_json
from bandung.registers.models import Entry
from bandung.standards.spreadsheet import reading, writing
from bandung.standards.spreadsheet.errors import NotASpreadsheet
from tests.cast import AT, joined, later, post
from tests.factories import an_offer

pytestmark = pytest.mark.django_db
BY = "Ministry of Health, planning unit"
SUBJECTS = (
    "Solar pumps for village wells", "Nurse exchange in paediatric wards", "Mango drying cooperatives",
    "Tax audit manuals", "Seismic maps of the capital", "Teacher training in sign language",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _a_country(fresh_index: None) -> None:
    joined("bra")


def offers(count: int) -> list[dict[str, Any]]:
    return [
        as_json(an_offer(f"offer-{n}", title={"en": SUBJECTS[n]}, summary={"en": f"{SUBJECTS[n]}, shown in practice."}))
        for n in range(count)
    ]  # fmt: skip


def a_file(records: list[dict[str, Any]], kind: str = "offer") -> bytes:
    to = BytesIO()
    writing.write(kind, records, "en", to)
    return to.getvalue()


def received(data: bytes, *, at: Any = AT) -> Intake:
    with TestCase.captureOnCommitCallbacks(execute=True):
        made = intake.receive(data=data, name="C:\\fakepath/offers.xlsx", kind="offer", party="bra", by=BY, at=at)
    return Intake.objects.get(pk=made.pk)


def taken_over(held: Intake, *, publishes: bool = False, at: Any = AT) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        intake.take_over(intake=held.pk, publishes=publishes, by=BY, at=at)


def states(held: Intake) -> list[tuple[int, str]]:
    return list(held.rows.order_by("number").values_list("number", "state"))


def test_good_rows_wait_and_nothing_is_published() -> None:
    held = received(a_file(offers(3)))

    assert (held.state, held.done, held.total) == ("ready", 3, 3)
    assert {state for _number, state in states(held)} == {"new"}
    assert (Draft.objects.count(), Entry.objects.filter(kind="offer").count()) == (0, 0)


def test_good_rows_are_handed_in_as_drafts() -> None:
    held = received(a_file(offers(3)))

    taken_over(held)

    assert set(Draft.objects.values_list("record", "state", "source", "made_by")) == {
        (f"offer-{n}", "submitted", "spreadsheet", BY) for n in range(3)
    }
    held.refresh_from_db()
    assert (held.state, held.done) == ("done", 3)


def test_who_may_clear_publishes_them_at_once_and_each_once() -> None:
    held = received(a_file(offers(3)))

    taken_over(held, publishes=True)

    assert Offer.objects.count() == 3
    with pytest.raises(NotReadYet):
        intake.take_over(intake=held.pk, publishes=True, by=BY, at=AT)
    assert Entry.objects.filter(kind="offer").count() == 3


def test_sending_it_again_changes_what_changed_and_doubles_nothing() -> None:
    records = offers(4)
    taken_over(received(a_file(records)), publishes=True)
    records[2]["conditions"] = {"en": "Cold chain"}

    held = received(a_file(records), at=later(1))
    taken_over(held, publishes=True, at=later(1))

    assert [state for _number, state in states(held)] == ["unchanged", "unchanged", "taken", "unchanged"]
    assert Offer.objects.count() == 4
    assert Entry.objects.filter(record="offer-2").count() == 2


def test_a_row_without_a_number_that_looks_like_a_record_waits_for_a_decision() -> None:
    records = offers(2)
    taken_over(received(a_file(records)), publishes=True)
    again = [{name: value for name, value in record.items() if name != "id"} for record in records]
    again[0]["title"] = {"en": "Solar pumps for wells of villages"}

    held = received(a_file(again))
    rows = list(held.rows.order_by("number"))
    assert [(row.state, [each["uid"] for each in row.alike]) for row in rows] == [
        ("alike", ["bra/offer-0"]), ("alike", ["bra/offer-1"]),
    ]  # fmt: skip
    intake.decide(intake=held.pk, decisions={rows[0].number: "=offer-0", rows[1].number: "=no-such-record"})
    taken_over(held, publishes=True)

    assert Offer.objects.count() == 2
    assert Offer.objects.get(pk="bra/offer-0").body["title"] == {"en": "Solar pumps for wells of villages"}
    assert [row.state for row in held.rows.order_by("number")] == ["taken", "alike"]


def test_bad_rows_come_back_marked_and_can_be_sent_again() -> None:
    records = offers(5)
    records[1]["sectors"] = ["99999"]
    records[3]["countries"] = ["Atlantis"]
    held = received(a_file(records))
    assert [state for _number, state in states(held)] == ["new", "bad", "new", "bad", "new"]

    to = BytesIO()
    intake.report(held, to)
    back = reading.read_rows(to.getvalue(), "offer", "en")
    rows = list(back.rows)

    assert [row.answers["id"] for row in rows] == ["offer-1", "offer-3"]
    assert all(row.problems for row in rows)
    taken_over(held)
    assert Draft.objects.count() == 3


def test_a_number_of_another_kind_is_refused() -> None:
    exchange.publish_new(record=an_offer("offer-0"), party="bra", by=post("bra"), at=AT)
    need = as_json(an_offer("offer-0")) | {"kinds": ["training"]}
    del need["kind"]
    to = BytesIO()
    writing.write("need", [need], "en", to)
    with TestCase.captureOnCommitCallbacks(execute=True):
        made = intake.receive(data=to.getvalue(), name="n.xlsx", kind="need", party="bra", by=BY, at=AT)

    problem = intake.SheetProblem(**made.rows.get().problems[0])
    assert "record of another kind" in problem.said("en")


def test_what_is_no_spreadsheet_is_refused_at_once() -> None:
    with pytest.raises(NotASpreadsheet, match="PDF"):
        intake.receive(data=b"%PDF-1.7 ...", name="offers.xlsx", kind="offer", party="bra", by=BY, at=AT)

    assert Intake.objects.count() == 0


def test_what_turns_out_unreadable_is_refused_with_a_sentence() -> None:
    held = received(a_file(offers(2))[:-300])

    assert held.state == "refused"
    assert "damaged" in intake.problems_of(held)[0].said("en")


def test_everything_of_ones_own_goes_out_and_comes_back_without_difference() -> None:
    records = offers(5)
    records[4]["proof"] = [{"text": {"en": f"Result {n}", "fr": f"=Résultat {n}"}} for n in range(4)]
    taken_over(received(a_file(records)), publishes=True)

    to = BytesIO()
    intake.export("offer", "bra", "ar", to)
    held = received(to.getvalue())

    assert {state for _number, state in states(held)} == {"unchanged"}
    assert len(states(held)) == 5


def test_a_spreadsheet_can_be_put_away() -> None:
    held = received(a_file(offers(2)))

    intake.put_away(intake=held.pk)

    assert not intake.file_of(held).exists()
    with pytest.raises(NotReadYet):
        intake.take_over(intake=held.pk, publishes=False, by=BY, at=AT)


def test_reading_it_again_after_a_crash_doubles_nothing() -> None:
    held = received(a_file(offers(3)))
    Intake.objects.filter(pk=held.pk).update(state="reading")

    intake.read_through(held.pk)

    assert len(states(held)) == 3
    assert Need.objects.count() == 0
