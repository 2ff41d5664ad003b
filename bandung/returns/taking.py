"""Rows of a return beside the ledger, and the way by which good ones become contributions."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from bandung.clearance import intake as intakes
from bandung.clearance.models import Intake, IntakeRow
from bandung.clearance.ways import Way
from bandung.contributions import actions as ledger
from bandung.contributions.models import Contribution
from bandung.parties.models import Institution
from bandung.partnerships.models import Initiative
from bandung.partnerships.queries import of_party
from bandung.records.canonical import canonical, digest
from bandung.records.columns import to_record
from bandung.records.layout import LAYOUT
from bandung.returns.errors import AnotherInstitutions, YearToCome
from bandung.returns.models import Return, ReturnSheet
from bandung.standards.spreadsheet.reading import Row
from bandung.standards.spreadsheet.words import SheetProblem, headed
from bandung.values.errors import BandungError

KIND = "contribution"
_COLUMNS = frozenset(column.field for column in LAYOUT["contribution"])
AT_ONCE = 5_000
"""Lines declared in one go: whoever receives them is told once of so many. All are one transaction all the same."""
_OURS = ("giver", "after_closing")
"""What the ledger fills in by itself."""


def initiatives(party: str) -> list[Initiative]:
    """The initiatives that a party's lines may belong to."""
    return list(of_party(party).order_by("uid"))


def digests(intake: Intake) -> dict[str, str]:
    """Of the initiatives that rows may name, by ``register/record``."""
    return {row.uid: row.digest for row in initiatives(intake.party)}


class Compared:
    """Rows of one sheet against the ledger and each other."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._return = Return.objects.get(sheets__intake=intake)
        row = Institution.objects.get(pk=self._return.uid)
        self._names: Mapping[str, str] = row.body["name"]
        self._known_as = frozenset(self._names.values())
        self._seen: dict[str, int] = {}

    def outcomes(self, batch: list[Row]) -> list[IntakeRow]:
        """What becomes of some rows; two queries."""
        told = {row.number: self._told(row) for row in batch if row.record is not None}
        made = {number: self._number(each) for number, each in told.items() if "id" not in each}
        wanted = {each["id"] for each in told.values() if "id" in each} | set(made.values())
        there = Contribution.objects.in_bulk([f"{self._intake.party}/{each}" for each in wanted])
        own = self._returned_before([row.record for row in there.values()])
        return [self._outcome(row, told.get(row.number), made.get(row.number, ""), there, own) for row in batch]

    def _told(self, row: Row) -> dict[str, Any]:
        """The line with what the return itself says where it was left empty: whose it is, and of which quarter."""
        record = dict(row.record or {})
        record.setdefault("institution", self._names.get(record["language"]) or next(iter(self._names.values())))
        if record.get("year") == self._return.year:
            record.setdefault("quarter", self._return.quarter)
        return record

    def _number(self, told: Mapping[str, Any]) -> str:
        """Made of what the line says, so that the same line sent again has the same one."""
        of = self._return.of
        return f"{self._return.institution[:40]}-{of}-{digest(canonical(dict(told)))[:12]}"

    def _returned_before(self, numbers: list[str]) -> set[str]:
        """Of these lines of the ledger, those that this institution brought in."""
        if not numbers:
            return set()
        rows = IntakeRow.objects.filter(
            intake__party=self._intake.party, intake__kind=KIND, intake__institution=self._intake.institution,
            state="taken", record__in=numbers,
        )  # fmt: skip
        return set(rows.values_list("record", flat=True))

    def _outcome(
        self, row: Row, told: dict[str, Any] | None, made: str, there: Mapping[str, Contribution], own: set[str]
    ) -> IntakeRow:
        number = made or row.answers.get("id", "")[:80]
        found = IntakeRow(
            intake=self._intake, number=row.number, title=_title(row.answers)[:300], answers=row.answers,
            record=number, state="bad",
        )  # fmt: skip
        problems = list(row.problems)
        standing = there.get(f"{self._intake.party}/{number}")
        if told is not None:
            is_own = bool(made) or number in own or (standing is not None and standing.institution in self._known_as)
            problems += self._further(row, told, standing, is_own)
        found.problems = [asdict(each) for each in problems]
        if problems or told is None:
            return found
        found.answers = self._filled_in(row.answers, told, number)
        found.state = _became(told, standing, is_made=bool(made))
        first = self._seen.setdefault(number, row.number)
        if made and first != row.number and found.state == "new":
            found.record = found.answers["id"] = f"{number}-{row.number}"
            found.state = "alike"
            found.alike = [{"uid": f"row:{first}", "title": {"": found.title}, "is_own": False}]
        return found

    def _filled_in(self, answers: Mapping[str, str], told: Mapping[str, Any], number: str) -> dict[str, str]:
        filled = {"id": number, "institution": told["institution"]}
        if "quarter" in told:
            filled["quarter"] = str(told["quarter"])
        return dict(answers) | filled

    def _further(
        self, row: Row, told: Mapping[str, Any], standing: Contribution | None, is_own: bool
    ) -> list[SheetProblem]:
        """What only the node can know: whose line it is, and which year it is."""
        found = []
        if standing is not None and not is_own:
            found.append(self._problem(row, "id", AnotherInstitutions(record=standing.record)))
        if told["stage"] == "delivery" and told["year"] > self._intake.made_at.year:
            found.append(self._problem(row, "year", YearToCome(year=told["year"])))
        return found

    def _problem(self, row: Row, column: str, refusal: BandungError) -> SheetProblem:
        heading = headed("contribution", column, self._intake.language)
        return SheetProblem("", row.number, "", heading, refusal.sentence, dict(refusal.places), name=column)


def _became(told: Mapping[str, Any], standing: Contribution | None, *, is_made: bool) -> str:
    """``new``, ``changed``, or ``unchanged``. A line without a number that was taken over before says nothing new,
    also where it was corrected or taken back since: who means to change it names its number.
    """
    if standing is None:
        return "new"
    if is_made or (standing.withdrawn_at is None and _says(told, told) == _says(standing.body, told)):
        return "unchanged"
    return "changed"


def _says(body: Mapping[str, Any], told: Mapping[str, Any]) -> Any:
    """What a line says, as far as a sheet can say it."""
    said = {name: value for name, value in body.items() if name in _COLUMNS and name not in ("id", *_OURS)}
    said["recipient"] = {name: body["recipient"].get(name) for name in told["recipient"]}
    for name, usual in (("channel", "direct"), ("cost", "direct"), ("quality", "not-stated")):
        said.setdefault(name, usual)
    said["evidence"] = [{name: each.get(name) for name in ("title", "digest")} for each in body.get("evidence", ())]
    return said


def _title(answers: Mapping[str, str]) -> str:
    owner = answers.get(f"title.{answers.get('language', '')}")
    return owner or next((text for name, text in answers.items() if name.startswith("title.")), "")


def years(intake: Intake) -> set[int]:
    """The years of which the good rows of a sheet speak."""
    return {
        int(year)
        for rows in intakes.good_rows(intake)
        for row in rows
        if (year := to_record("contribution", {"year": row.answers.get("year", "")}).get("year"))
    }


def take(intake: Intake, by: str, at: datetime) -> None:
    """Declare the good rows, all or none; what stands exactly so already is not written again.

    If the ledger refuses one, the sheet waits again and says why.
    """
    try:
        with transaction.atomic():
            _take(intake, by, at)
    except BandungError as refusal:
        problem = SheetProblem("", 0, "", "", refusal.sentence, dict(refusal.places))
        Intake.objects.filter(pk=intake.pk).update(state="ready", done=0, problems=[asdict(problem)])
        ReturnSheet.objects.filter(intake=intake).update(decided_by="", decided_at=None)
        return
    intakes.file_of(intake).unlink(missing_ok=True)


def _take(intake: Intake, by: str, at: datetime) -> None:
    sheet = ReturnSheet.objects.select_for_update().get(intake=intake)
    if sheet.decision:
        return
    known, became = digests(intake), Counter[str]()
    for rows in intakes.good_rows(intake, AT_ONCE):
        standing = _standing(intake.party, rows)
        lines: dict[bool, list[dict[str, Any]]] = {False: [], True: []}
        for row in rows:
            record = to_record("contribution", intakes.answers_of(row), intake.language, known)
            before = standing.get(row.record)
            lines[before is not None and before.public].append(_kept(before) | record)
        for public, told in lines.items():
            if told:
                outcomes = ledger.declare_all(
                    told, party=intake.party, by=by, at=at, public=public, into_closed=sheet.into_closed
                )
                became.update(each.became for each in outcomes)
        for some in batched(rows):
            IntakeRow.objects.filter(pk__in=[row.pk for row in some]).update(state="taken")
    intake.rows.filter(state="alike").update(state="left")
    Intake.objects.filter(pk=intake.pk).update(state="done", done=became.total(), problems=[])
    sheet.decision, sheet.outcomes = "taken", dict(became)
    sheet.save(update_fields=["decision", "outcomes"])


def _standing(party: str, rows: Sequence[IntakeRow]) -> dict[str, Contribution]:
    """The lines of the ledger that these rows correct, by number."""
    found: dict[str, Contribution] = {}
    for some in batched(rows):
        there = Contribution.objects.in_bulk([f"{party}/{row.record}" for row in some])
        found |= {row.record: row for row in there.values()}
    return found


def batched(rows: Sequence[IntakeRow]) -> Iterator[Sequence[IntakeRow]]:
    """So many at a time as a statement may name."""
    return (rows[start : start + intakes.BATCH] for start in range(0, len(rows), intakes.BATCH))


def _kept(before: Contribution | None) -> dict[str, Any]:
    """What a line that is corrected says beyond the columns of a sheet."""
    if before is None:
        return {}
    return {name: value for name, value in before.body.items() if name not in _COLUMNS and name not in _OURS}


WAY = Way(compared=Compared, digests=digests, take=take)
