"""A spreadsheet comes in: received, read in the background, looked at, taken over. Nothing is published by itself."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from functools import partial
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F

from bandung.clearance import duplicates, rules
from bandung.clearance.actions import word_limits
from bandung.clearance.errors import NoSuchIntake, NotReadYet, TakenNumber
from bandung.clearance.models import Intake, IntakeRow
from bandung.clearance.ways import WAYS, Compared
from bandung.exchange.models import TABLES
from bandung.matching.lookalikes import Lookalikes
from bandung.parties.models import Party
from bandung.records.answers import NOTHING_KNOWN
from bandung.records.canonical import digest
from bandung.records.kinds import body, read
from bandung.registers.models import in_order
from bandung.standards.spreadsheet import archive, reading, writing
from bandung.standards.spreadsheet.errors import BadSpreadsheet, NotASpreadsheet
from bandung.standards.spreadsheet.reading import Row
from bandung.standards.spreadsheet.words import SheetProblem, headed

BATCH = 500
GOOD = ("new", "changed")
"""States of rows that are taken over when the spreadsheet is; an alike one is, once somebody has decided on it."""


@transaction.atomic
def receive(
    *,
    data: bytes,
    name: str,
    kind: str,
    party: str,
    by: str,
    at: datetime,
    language: str = "en",
    institution: str = "",
    via: str = "web",
    person: Any = None,
) -> Intake:
    """Keep a spreadsheet and have it read in the background.

    :raises BadSpreadsheet: at once, if it is no spreadsheet or too large; what takes longer to find refuses it later.
    """
    from bandung.clearance.tasks import read_intake

    archive.check_size(len(data), reading.LARGEST)
    if (found := archive.kind_of_file(data)) not in ("xlsx", "csv"):
        raise NotASpreadsheet(found=found)
    intake = Intake.objects.create(
        party=party, institution=institution, kind=kind, name=Path(name).name[-255:] or kind, via=via,
        digest=sha256(data).hexdigest(), language=language, person=person, made_by=by, made_at=at,
    )  # fmt: skip
    settings.INTAKE_FOLDER.mkdir(parents=True, exist_ok=True)
    file_of(intake).write_bytes(data)
    transaction.on_commit(partial(read_intake.enqueue, str(intake.pk)))
    return intake


def file_of(intake: Intake) -> Path:
    """Where the file of a spreadsheet is kept until its rows are taken over."""
    return settings.INTAKE_FOLDER / f"{intake.pk}.data"


def read_through(name: UUID) -> None:
    """Read a spreadsheet that was received: every row checked, compared with what is there, and kept with its outcome.

    Doing it again begins anew, so that a worker that died does no harm.
    """
    intake = Intake.objects.get(pk=name)
    if intake.state not in ("waiting", "reading"):
        return
    intake.rows.all().delete()
    Intake.objects.filter(pk=name).update(state="reading", done=0)
    way = WAYS.get(intake.kind)
    digests = way.digests(intake) if way else NOTHING_KNOWN
    try:
        sheet = reading.read_rows(file_of(intake), rules.sheet_kind(intake.kind), intake.language, digests=digests)
    except (BadSpreadsheet, FileNotFoundError) as refusal:
        told = refusal if isinstance(refusal, BadSpreadsheet) else BadSpreadsheet()
        problem = SheetProblem("", 0, "", "", told.sentence, dict(told.places))
        Intake.objects.filter(pk=name).update(state="refused", problems=[asdict(problem)])
        return
    compared: Compared = way.compared(intake) if way else _Compared(intake)
    Intake.objects.filter(pk=name).update(total=sheet.height)
    rows, done = iter(sheet.rows), 0
    while batch := list(islice(rows, BATCH)):
        IntakeRow.objects.bulk_create(compared.outcomes(batch))
        done += len(batch)
        Intake.objects.filter(pk=name).update(done=done)
    Intake.objects.filter(pk=name).update(
        state="ready", done=done, total=done, problems=[asdict(each) for each in sheet.problems]
    )


class _Compared:
    """Rows against what the party has said, what looks the same, and each other."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._kind = rules.statement_kind(intake.kind)
        self._limits = word_limits()
        party = Party.objects.get(code=intake.party)
        known, self._titles = duplicates.everything_known(
            intake.kind, party, institution=intake.institution, longest=duplicates.BRIEFLY
        )
        self._known = Lookalikes(known)

    def outcomes(self, batch: list[Row]) -> list[IntakeRow]:
        """What becomes of some rows; three queries."""
        numbers = [row.record["id"] for row in batch if row.record and "id" in row.record]
        mine = {
            kind: {row.record: row for row in table.objects.filter(register=self._intake.party, record__in=numbers)}
            for kind, table in TABLES.items()
        }
        return [self._outcome(row, mine) for row in batch]

    def _outcome(self, row: Row, mine: Mapping[str, Mapping[str, Any]]) -> IntakeRow:
        record = row.record
        problems = list(row.problems)
        title = _title(row.answers)
        made = IntakeRow(
            intake=self._intake, number=row.number, title=title[:300], answers=row.answers,
            record=row.answers.get("id", "")[:80], state="bad",
        )  # fmt: skip
        if record is not None:
            problems += self._further(row, record, mine)
        made.problems = [asdict(each) for each in problems]
        if problems or record is None:
            return made
        standing = mine[self._intake.kind].get(record.get("id", ""))
        if standing is not None and standing.withdrawn_at is None:
            same = standing.digest == digest(body(read(self._kind, record)).encode())
            made.state = "unchanged" if same else "changed"
            return made
        asked = duplicates.of_told(f"row:{row.number}", record, longest=duplicates.BRIEFLY)
        found = [
            duplicates.as_twin(each, self._titles, self._intake.party) for each in self._known.like(asked, limit=3)
        ]
        self._known.add(asked)
        self._titles[asked.uid] = {"": title}
        made.state = "alike" if found else "new"
        made.alike = [asdict(each) for each in found]
        return made

    def _further(
        self, row: Row, record: Mapping[str, Any], mine: Mapping[str, Mapping[str, Any]]
    ) -> list[SheetProblem]:
        """What only the node can know: its word limits, and numbers that name something else."""
        found = [(column, refusal) for column, refusal in self._limits.problems(record)]
        other = next(kind for kind in TABLES if kind != self._intake.kind)
        wrong = [self._problem(row, column, refusal) for column, refusal in found]
        if record.get("id") in mine[other]:
            wrong.append(self._problem(row, "id", TakenNumber(record=record["id"])))
        return wrong

    def _problem(self, row: Row, column: str, refusal: Any) -> SheetProblem:
        heading = headed(self._kind, column, self._intake.language)
        return SheetProblem("", row.number, "", heading, refusal.sentence, dict(refusal.places), name=column)


@transaction.atomic
def decide(*, intake: UUID, decisions: Mapping[int, str]) -> None:
    """Note what becomes of rows that look like something: ``new``, ``leave``, or ``=record`` for a new version of it.

    :raises NotReadYet: if the spreadsheet does not wait for decisions.
    """
    held = _ready(intake)
    for row in held.rows.filter(number__in=decisions, state="alike"):
        own = [f"={each['uid'].partition('/')[2]}" for each in row.alike if each["is_own"] and "/" in each["uid"]]
        if decisions[row.number] in ("new", "leave", *own):
            row.decision = decisions[row.number]
            row.save(update_fields=["decision"])


@transaction.atomic
def take_over(*, intake: UUID, publishes: bool, by: str, at: datetime) -> None:
    """Take the good rows over in the background: as drafts handed in for clearance, or published at once.

    :raises NotReadYet: if it was done before, or is not read yet.
    """
    from bandung.clearance.tasks import take_intake_over

    held = _ready(intake)
    alike = held.rows.filter(state="alike").exclude(decision__in=("", "leave"))
    total = held.rows.filter(state__in=GOOD).count() + alike.count()
    Intake.objects.filter(pk=held.pk).update(state="taking over", done=0, total=total, publishes=publishes)
    transaction.on_commit(partial(take_intake_over.enqueue, str(held.pk), by, at.isoformat()))


@transaction.atomic
def put_away(*, intake: UUID) -> None:
    """Leave a spreadsheet: nothing of it is taken over.

    :raises NotReadYet: if it is being taken over or was.
    """
    held = _ready(intake)
    Intake.objects.filter(pk=held.pk).update(state="discarded")
    file_of(held).unlink(missing_ok=True)


def good_rows(intake: Intake, size: int = BATCH) -> Iterator[list[IntakeRow]]:
    """The rows to be taken over, so many at a time."""
    states = (*GOOD, "alike")
    for batch in in_order(intake.rows.filter(state__in=states), "number", size):
        wanted = [row for row in batch if row.state in GOOD or row.decision not in ("", "leave")]
        if wanted:
            yield wanted


def answers_of(row: IntakeRow) -> dict[str, str]:
    """What a row says, as the version of the record that was decided for it."""
    answers = dict(row.answers)
    if row.decision.startswith("="):
        answers["id"] = row.decision[1:]
    return answers


def problems_of(intake: Intake) -> list[SheetProblem]:
    """What is wrong with the spreadsheet as a whole."""
    return [SheetProblem(**each) for each in intake.problems]


def every_problem(intake: Intake) -> Iterator[SheetProblem]:
    """What is wrong with the spreadsheet as a whole, then with its rows in their order."""
    yield from problems_of(intake)
    for batch in in_order(intake.rows.filter(state="bad"), "number", BATCH):
        for row in batch:
            yield from (SheetProblem(**each) for each in row.problems)


def report(intake: Intake, to: IO[bytes]) -> None:
    """Write the rows that could not be read as a spreadsheet with the problems marked, to be mended and sent again."""
    rows = (
        Row(row.number, row.answers, None, [SheetProblem(**each) for each in row.problems])
        for batch in in_order(intake.rows.filter(state="bad"), "number", BATCH)
        for row in batch
    )
    kind = rules.sheet_kind(intake.kind)
    writing.problem_workbook(kind, rows, intake.language, to, problems=problems_of(intake))


def export(kind: str, party: str, language: str, to: IO[bytes], *, institution: str = "") -> None:
    """Write everything of one kind that a party has published and not withdrawn, in the form in which it comes in.

    For one ``institution`` of the party: what is public.
    """
    rows = TABLES[kind].objects.filter(register=party, withdrawn_at=None)
    if institution:
        rows = rows.filter(audience="public")
    records = (row.body for batch in in_order(rows, "uid", BATCH) for row in batch)
    writing.write(rules.statement_kind(kind), records, language, to)


def _ready(name: UUID) -> Intake:
    held = Intake.objects.select_for_update().filter(pk=name).first()
    if held is None:
        raise NoSuchIntake
    if held.state != "ready":
        raise NotReadYet(name=held.name, state=held.state)
    return held


def _title(answers: Mapping[str, str]) -> str:
    owner = answers.get(f"title.{answers.get('language', '')}")
    return owner or next((text for name, text in answers.items() if name.startswith("title.")), "")


def rows_taken(intake: UUID, count: int) -> None:
    """Move the progress of a spreadsheet on."""
    Intake.objects.filter(pk=intake).update(done=F("done") + count)
