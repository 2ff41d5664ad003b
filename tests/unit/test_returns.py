"""Institutions' quarterly returns: asked, sent, reviewed, taken over once; who has not answered, and reminders."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import TestCase

from bandung.clearance import intake
from bandung.clearance.models import Draft, IntakeRow
from bandung.contributions import actions as ledger
from bandung.contributions.errors import YearClosed
from bandung.contributions.models import Contribution
from bandung.parties import actions as parties
from bandung.registers import rebuild
from bandung.registers.models import Entry
from bandung.returns import actions, clocks, prefilled, queries, rules
from bandung.returns.clocks import Quarter
from bandung.returns.errors import (
    AlreadyAnswered,
    DueTooEarly,
    NobodyToAsk,
    NoSuchReturn,
    NotAQuarter,
    NotHandedIn,
    NotReadYet,
    SayWhy,
)
from bandung.returns.models import Return, ReturnSheet
from bandung.returns.rules import Came
from bandung.standards.spreadsheet import reading, writing
from tests.cast import AT, joined, later, post
from tests.factories import an_institution

pytestmark = pytest.mark.django_db
AGENCY, HOSPITAL = post("bra"), "Hospital, planning"
Q3 = Quarter(2026, 3)
DUE = date(2026, 11, 30)
LINE = {
    "title": {"en": "Course on soil analysis"}, "language": "en", "item": "B3", "group": "B", "stage": "delivery",
    "recipient": {"country": "MDG"}, "year": 2026, "quantity": "24", "unit": "seat",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _two_countries() -> None:
    joined("bra", "mdg")
    for name in ("hospital", "institute"):
        made = an_institution(name, name={"en": f"The {name}"})
        parties.name_institution(institution=made, party="bra", by=AGENCY, at=AT)


def lines(count: int, **more: Any) -> list[dict[str, Any]]:
    return [LINE | {"title": {"en": f"Course {number}"}} | more for number in range(count)]


def a_file(records: Iterable[dict[str, Any]]) -> bytes:
    to = BytesIO()
    writing.write("contribution", records, "en", to)
    return to.getvalue()


def sent(data: bytes, institution: str = "hospital", *, at: datetime = AT) -> ReturnSheet:
    with TestCase.captureOnCommitCallbacks(execute=True):
        made = actions.send(
            data=data, name="return.xlsx", party="bra", institution=institution, quarter=Q3, by=HOSPITAL, at=at
        )
    return queries.sheet(made.intake_id, party="bra")


def taken(sheet: ReturnSheet, *, at: datetime = AT, into_closed: bool = False) -> ReturnSheet:
    actions.hand_in(sheet=sheet.intake_id, by=HOSPITAL, at=at)
    with TestCase.captureOnCommitCallbacks(execute=True):
        actions.take_over(sheet=sheet.intake_id, by=AGENCY, at=at, into_closed=into_closed)
    return queries.sheet(sheet.intake_id, party="bra")


def states(sheet: ReturnSheet) -> dict[str, int]:
    found: dict[str, int] = {}
    for state in sheet.intake.rows.values_list("state", flat=True):
        found[state] = found.get(state, 0) + 1
    return found


def state(institution: str = "hospital") -> str | None:
    row = queries.one("bra", institution, Q3)
    return queries.state_of(row, AT.date()) if row else None


# Quarters and clocks: plain


def test_quarters_follow_each_other_and_know_their_days() -> None:
    assert Quarter.of(date(2026, 3, 31)) == Quarter(2026, 1)
    assert Quarter.of(date(2026, 4, 1)) == Quarter(2026, 2)
    assert Quarter(2026, 4).next == Quarter(2027, 1) and Quarter(2026, 1).previous == Quarter(2025, 4)
    assert (Q3.begins, Q3.ends, Q3.due(30)) == (date(2026, 7, 1), date(2026, 10, 1), date(2026, 10, 30))
    assert clocks.last_ended(date(2026, 10, 1)) == Q3
    assert clocks.before(Quarter(2026, 1), 3) == [Quarter(2026, 1), Quarter(2025, 4), Quarter(2025, 3)]
    assert str(Quarter.read("2026Q3")) == "2026-q3"


@pytest.mark.parametrize("text", ["2026", "2026-q5", "1900-q1", "", "20261-q1"])
def test_what_is_no_quarter_is_refused(text: str) -> None:
    with pytest.raises(NotAQuarter):
        Quarter.read(text)


@pytest.mark.parametrize(
    ("days", "told"), [(-8, None), (-7, -7), (-1, -7), (0, 0), (6, 0), (7, 7), (29, 7), (30, 30), (60, 30), (61, None)]
)
def test_reminders_come_seven_days_before_on_the_day_and_seven_and_thirty_after(days: int, told: int | None) -> None:
    assert clocks.reminder(DUE, DUE + timedelta(days=days)) == told


CAME, HANDED_IN, TAKEN, BACK = Came(False), Came(True), Came(True, "taken"), Came(True, "returned", gone=False)
GONE = Came(False, "", gone=True)


@pytest.mark.parametrize(
    ("sheets", "nothing", "on", "told"),
    [
        ([], False, DUE, "not-answered"),
        ([], False, DUE + timedelta(days=1), "late"),
        ([GONE], False, DUE, "not-answered"),
        ([CAME], False, DUE, "received"),
        ([HANDED_IN], False, DUE, "in-review"),
        ([HANDED_IN, CAME], False, DUE, "in-review"),
        ([BACK], False, DUE, "given-back"),
        ([BACK, CAME], False, DUE, "received"),
        ([TAKEN], False, DUE + timedelta(days=99), "taken-over"),
        ([TAKEN, HANDED_IN], False, DUE, "in-review"),
        ([], True, DUE + timedelta(days=99), "nothing"),
    ],
)
def test_where_a_return_stands_follows_from_what_came(sheets: Any, nothing: bool, on: date, told: str) -> None:
    assert rules.state(sheets, nothing=nothing, due=DUE, on=on) == told


def test_of_nobody_asked_there_is_no_share_and_only_all_are_a_hundred_percent() -> None:
    assert rules.answers([]).share is None
    assert rules.answers(["taken-over"] * 199 + ["late"]).share == 99
    assert rules.answers(["taken-over", "nothing", "in-review"]).share == 100


# Asking


def test_an_agency_asks_and_sees_who_has_not_answered() -> None:
    actions.ask_everybody(party="bra", quarter=Q3, due=DUE, by=AGENCY, at=AT)
    actions.nothing_to_report(party="bra", institution="institute", quarter=Q3, by="Institute", at=AT)

    found = queries.overview("bra", [Q3], on=AT.date())

    assert [(line.institution.record, line.cells[0].state) for line in found] == [
        ("hospital", "not-answered"), ("institute", "nothing")
    ]  # fmt: skip
    assert queries.answers(found, Q3) == rules.Answers(asked=2, answered=1)
    assert [row.institution for row in queries.unanswered("bra", Q3, AT.date())] == ["hospital"]


def test_asking_again_changes_the_day_and_doubles_nothing() -> None:
    for due in (DUE, DUE + timedelta(days=5)):
        actions.ask(party="bra", institutions=["hospital", "hospital"], quarter=Q3, due=due, by=AGENCY, at=AT)

    assert list(Return.objects.values_list("institution", "due")) == [("hospital", DUE + timedelta(days=5))]


def test_nobody_and_no_institution_of_the_party_and_a_day_before_the_quarter_are_refused() -> None:
    from bandung.parties.errors import NoSuchInstitution

    with pytest.raises(NobodyToAsk):
        actions.ask(party="mdg", institutions=[], quarter=Q3, due=DUE, by=AGENCY, at=AT)
    with pytest.raises(NoSuchInstitution):
        actions.ask(party="mdg", institutions=["hospital"], quarter=Q3, due=DUE, by=AGENCY, at=AT)
    with pytest.raises(DueTooEarly):
        actions.ask(party="bra", institutions=["hospital"], quarter=Q3, due=date(2026, 6, 1), by=AGENCY, at=AT)


def test_a_standing_request_asks_once_when_a_quarter_has_ended() -> None:
    actions.ask_each_quarter(party="bra", days=30, by=AGENCY, at=AT)
    january = datetime(2027, 1, 2, tzinfo=UTC)

    assert actions.ask_what_stands(AT) == 0
    assert [actions.ask_what_stands(january), actions.ask_what_stands(january)] == [2, 0]
    assert set(Return.objects.values_list("year", "quarter", "due")) == {(2026, 4, date(2027, 1, 30))}
    actions.stop_asking(party="bra")
    assert actions.ask_what_stands(datetime(2027, 4, 2, tzinfo=UTC)) == 0


def test_reminders_fall_due_until_somebody_answers() -> None:
    actions.ask(party="bra", institutions=["hospital"], quarter=Q3, due=DUE, by=AGENCY, at=AT)
    week_before = datetime(2026, 11, 23, 12, tzinfo=UTC)

    assert queries.reminders_due(week_before - timedelta(days=1)) == []
    assert [(each.row.institution, each.days) for each in queries.reminders_due(week_before)] == [("hospital", -7)]
    sheet = sent(a_file(lines(1)))
    assert [each.days for each in queries.reminders_due(later(7))] == [0]
    actions.hand_in(sheet=sheet.intake_id, by=HOSPITAL, at=AT)
    assert queries.reminders_due(later(60)) == []


# Sending, reviewing, taking over


def test_of_five_hundred_rows_three_are_told_and_the_others_become_contributions() -> None:
    told = lines(500)
    told[3]["quantity"], told[77]["unit"], told[400]["year"] = "-4", "dose", 2031
    sheet = sent(a_file(told))

    assert states(sheet) == {"new": 497, "bad": 3}
    bad = sheet.intake.rows.filter(state="bad").order_by("number")
    assert [(row.number, row.problems[0]["name"]) for row in bad] == [(6, "quantity"), (80, "unit"), (403, "year")]
    assert (state(), Contribution.objects.count(), Draft.objects.count()) == ("received", 0, 0)

    done = taken(sheet)

    assert (state(), done.outcomes, done.intake.state) == ("taken-over", {"new": 497}, "done")
    row = Contribution.objects.order_by("uid")[0]
    assert (row.register, row.giver, row.recipient, row.institution, row.quarter, row.public) == (
        "bra", "bra", "mdg", "The hospital", 3, False
    )  # fmt: skip
    assert not intake.file_of(done.intake).exists()


def test_the_same_file_sent_twice_changes_nothing() -> None:
    taken(sent(a_file(lines(3))))
    before = Entry.objects.count()

    again = sent(a_file(lines(3)))

    assert states(again) == {"unchanged": 3}
    with pytest.raises(NotReadYet):
        actions.hand_in(sheet=again.intake_id, by=HOSPITAL, at=AT)
    assert (Entry.objects.count(), state()) == (before, "taken-over")


def test_a_corrected_row_with_its_number_is_a_new_version_and_keeps_what_no_column_tells() -> None:
    taken(sent(a_file([LINE | {"id": "soil"}])))
    body = Contribution.objects.get().body
    ledger.declare(body | {"role": "both"}, party="bra", by=AGENCY, at=AT)
    corrected = sent(a_file([LINE | {"id": "soil", "quantity": "30"}]))

    assert states(corrected) == {"changed": 1}
    done = taken(corrected, at=later(1))

    row = Contribution.objects.get()
    assert (done.outcomes, row.quantity, row.body["role"]) == ({"changed": 1}, "30", "both")
    assert Entry.objects.about("bra", "contribution", "soil").count() == 3
    assert states(sent(a_file([LINE | {"id": "soil", "quantity": "30"}]))) == {"unchanged": 1}


def test_the_first_file_sent_again_does_not_undo_a_correction() -> None:
    first = a_file(lines(1))
    taken(sent(first))
    number = Contribution.objects.get().record
    taken(sent(a_file([lines(1)[0] | {"id": number, "quantity": "30"}])), at=later(1))

    assert states(sent(first)) == {"unchanged": 1}
    assert Contribution.objects.get().quantity == "30"


def test_two_rows_that_say_the_same_wait_for_a_decision() -> None:
    sheet = sent(a_file([LINE, LINE]))

    assert states(sheet) == {"new": 1, "alike": 1}
    actions.decide(sheet=sheet.intake_id, decisions={4: "new"})
    done = taken(sheet)
    assert done.outcomes == {"new": 2}
    with pytest.raises(NotReadYet):
        actions.decide(sheet=sheet.intake_id, decisions={4: "leave"})


def test_an_institution_cannot_write_over_the_line_of_another() -> None:
    taken(sent(a_file([LINE | {"id": "soil"}])))

    other = sent(a_file([LINE | {"id": "soil", "quantity": "1"}]), "institute")

    (row,) = other.intake.rows.all()
    assert row.state == "bad"
    assert [(each["name"], each["places"]) for each in row.problems] == [("id", {"record": "soil"})]


def test_a_line_that_the_agency_declared_for_an_institution_is_that_institutions_to_correct() -> None:
    for name, institution in (("a", "The hospital"), ("b", "The institute"), ("c", None)):
        ledger.declare(LINE | {"id": name, "institution": institution}, party="bra", by=AGENCY, at=AT)

    sheet = sent(a_file([LINE | {"id": name, "quantity": "1"} for name in "abc"]))

    assert list(sheet.intake.rows.order_by("number").values_list("state", flat=True)) == ["changed", "bad", "bad"]


def test_a_sheet_is_given_back_with_a_word_and_another_one_may_follow() -> None:
    sheet = sent(a_file(lines(1)))
    with pytest.raises(NotHandedIn):
        actions.take_over(sheet=sheet.intake_id, by=AGENCY, at=AT)
    actions.hand_in(sheet=sheet.intake_id, by=HOSPITAL, at=AT)
    assert [each.pk for each in queries.waiting("bra")] == [sheet.pk]
    with pytest.raises(AlreadyAnswered):
        actions.nothing_to_report(party="bra", institution="hospital", quarter=Q3, by=HOSPITAL, at=AT)

    with pytest.raises(SayWhy):
        actions.give_back(sheet=sheet.intake_id, comment=" ", by=AGENCY, at=AT)
    actions.give_back(sheet=sheet.intake_id, comment="Which province?", by=AGENCY, at=AT)

    assert (state(), queries.waiting("bra").count(), Contribution.objects.count()) == ("given-back", 0, 0)
    assert taken(sent(a_file(lines(1)))).decision == "taken"
    assert state() == "taken-over"


def test_a_closed_year_changes_only_where_the_agency_says_so() -> None:
    sheet = sent(a_file(lines(2)))
    ledger.close_year(year=2026, party="bra", by=AGENCY, at=AT)
    with pytest.raises(YearClosed):
        taken(sheet)
    assert Contribution.objects.count() == 0

    with TestCase.captureOnCommitCallbacks(execute=True):
        actions.take_over(sheet=sheet.intake_id, by=AGENCY, at=AT, into_closed=True)

    assert {row.after_closing for row in Contribution.objects.all()} == {True}


def test_what_the_ledger_refuses_meanwhile_leaves_the_sheet_waiting_with_the_reason() -> None:
    sheet = sent(a_file(lines(2)))
    actions.hand_in(sheet=sheet.intake_id, by=HOSPITAL, at=AT)
    with TestCase.captureOnCommitCallbacks() as begun:
        actions.take_over(sheet=sheet.intake_id, by=AGENCY, at=AT)
    ledger.close_year(year=2026, party="bra", by=AGENCY, at=AT)
    for each in begun:
        each()

    held = queries.sheet(sheet.intake_id, party="bra")
    assert (held.intake.state, held.decision, held.waits, Contribution.objects.count()) == ("ready", "", True, 0)
    assert [each.said("en") for each in intake.problems_of(held.intake)] == [
        "Your party closed the year 2026. Say that this entry knowingly changes a closed year."
    ]
    assert state() == "in-review"


def test_a_sheet_of_another_institution_or_party_is_not_found() -> None:
    sheet = sent(a_file(lines(1)))

    for where in ({"party": "mdg"}, {"party": "bra", "institution": "institute"}):
        with pytest.raises(NoSuchReturn):
            queries.sheet(sheet.intake_id, **where)


def test_a_template_knows_the_institution_its_initiatives_and_what_it_promised() -> None:
    promised = LINE | {"stage": "commitment", "quarter": 2, "institution": "The hospital", "title": {"en": "Promised"}}
    ledger.declare(promised, party="bra", by=AGENCY, at=AT)
    to = BytesIO()
    prefilled.template("bra", "hospital", Q3, "fr", to)

    sheet = reading.read_rows(to.getvalue(), "contribution", "fr")
    (row,) = sheet.rows

    assert sheet.problems == []
    told = {name: row.answers[name] for name in ("institution", "year", "quarter", "title.en")}
    assert told == {"institution": "The hospital", "year": "2026", "quarter": "3", "title.en": "Promised"}
    assert [row.answers[name].split()[0] for name in ("stage", "unit", "item")] == ["delivery", "seat", "B3"]
    assert [each.name for each in row.problems] == ["quantity"]


def test_a_rebuild_leaves_returns_and_gives_the_same_ledger() -> None:
    taken(sent(a_file(lines(2))))
    before = list(Contribution.objects.order_by("uid").values())

    rebuild.rebuild()

    assert list(Contribution.objects.order_by("uid").values()) == before
    assert (Return.objects.count(), IntakeRow.objects.filter(state="taken").count()) == (1, 2)
