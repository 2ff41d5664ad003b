"""Obligations from a file: a central bank brings what it owes as CSV or XLSX, sees row by row what is good and what is
not, and declares the good rows. Two steps; nothing is declared by bringing, and nothing in the file is lost.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.crypto import salted_hmac

from bandung.parties.models import Institution, Party
from bandung.payments import actions
from bandung.payments import errors as wrong
from bandung.payments.models import BroughtFile, Obligation
from bandung.records import payments as records
from bandung.records.canonical import canonical
from bandung.records.errors import BadRecord
from bandung.records.kinds import as_json, read
from bandung.standards.spreadsheet.making import number_text
from bandung.standards.spreadsheet.plain import NO_VALUE, plain_rows
from bandung.standards.tables.cells import unguarded
from bandung.values.errors import BandungError, _

COLUMNS = ("creditor", "amount", "currency", "on", "reference", "text", "institution")
NEEDED = COLUMNS[:4]
LARGEST = 5_000_000
"""Bytes of a file that is taken."""
MOST_BYTES = 100_000_000
"""Bytes that it may unpack to."""
MOST_ROWS = records.MOST_OBLIGATIONS
_MOST_EXACT = 10**13
"""From here on a number in a cell of a spreadsheet may have lost its last decimals."""
_LONGEST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing wrong with a row: where it is, what was written there, and why that cannot be declared."""

    row: int
    column: str
    value: str
    sentence: str
    places: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.sentence % self.places if self.places else self.sentence


@dataclass(slots=True)
class Found:
    """What a file says: records without a number by row, and everything wrong with the others."""

    good: dict[int, dict[str, Any]] = field(default_factory=dict)
    bad: list[Wrong] = field(default_factory=list)

    def spoil(self, row: int, column: str, refusal: BandungError) -> None:
        """A row that read well cannot be declared after all."""
        value = str(self.good.pop(row).get(column, ""))
        self.bad.append(_wrong(row, column, value, refusal.sentence, refusal.places))


def read_rows(data: bytes, language: str = "en") -> Found:
    """The rows of a file; amounts are of the currency itself, as 1250.50. ``text`` is in the language given.

    :raises BadSpreadsheet: if it must not or cannot be opened. :raises NotOfObligations: if it has not the columns.
    """
    rows = plain_rows(data, _is_header, largest=LARGEST, most_bytes=MOST_BYTES, most_rows=MOST_ROWS)
    first, header = next(rows, (0, ()))
    if not header:
        raise wrong.NotOfObligations(needed=", ".join(NEEDED))
    found, names = Found(), [_name(cell) for cell in header]
    for at, name in enumerate(names):
        if name and (name not in COLUMNS or name in names[:at]):
            found.bad.append(_wrong(first, name, name, _("This column is not one of ours; nothing of it is read."), {}))
            names[at] = ""
    for number, cells in rows:
        if any(cell is NO_VALUE or str("" if cell is None else cell).strip() for cell in cells):
            _take(found, number, names, cells, language)
    return found


def _take(found: Found, number: int, names: Sequence[str], cells: Sequence[Any], language: str) -> None:
    told: dict[str, Any] = {}
    before = len(found.bad)
    for at, cell in enumerate(cells):
        name = names[at] if at < len(names) else ""
        text = _text(cell)
        if not text:
            continue
        if not name:
            if at >= len(names):
                sentence = _("This row has more cells than there are columns; is a text with a comma in quotes?")
                found.bad.append(_wrong(number, "", text, sentence, {}))
            continue
        if cell is NO_VALUE:
            sentence = _("The formula in this cell has no value; write the value itself.")
            found.bad.append(_wrong(number, name, "", sentence, {}))
        elif name == "amount" and isinstance(cell, float) and abs(cell) >= _MOST_EXACT:
            sentence = _("A spreadsheet keeps at most 15 digits of a number; write this amount as text.")
            found.bad.append(_wrong(number, name, text, sentence, {}))
        told[name] = text
    if len(found.bad) > before:
        return
    record = told | ({"text": {language: told["text"]}} if "text" in told else {})
    try:
        made = read(records.Obligation, record | {"id": "row"})
    except BadRecord as refusal:
        for each in refusal.problems:
            name = each.path.partition(".")[0].partition("[")[0]
            found.bad.append(_wrong(number, name, told.get(name, ""), each.sentence, each.places))
        return
    found.good[number] = {name: value for name, value in as_json(made).items() if name != "id"}


@transaction.atomic
def bring(
    data: bytes, name: str, *, party: str, by: str, at: datetime, also_to: Iterable[str] = (), language: str = "en"
) -> BroughtFile:
    """Read a file and keep it until somebody declares its good rows.

    A row gets its number from what it says, so that the same file brought twice declares nothing twice.

    :raises BadSpreadsheet, NotOfObligations: see ``read_rows``. :raises UnknownParty: if a party beside is none.
    """
    others = sorted(set(also_to) - {party})
    found = read_rows(data, language)
    _check_names(found, party, others)
    counted: Counter[str] = Counter()
    good = [_numbered(found.good[row], party, counted) for row in sorted(found.good)]
    _renumber_withdrawn(good, party, counted)
    return BroughtFile.objects.create(
        party=party, name=_plain(name)[-255:], good=good, also_to=others, brought_by=by, brought_at=at,
        bad=[asdict(each) for each in sorted(found.bad, key=lambda each: each.row)],
    )  # fmt: skip


@transaction.atomic
def confirm(number: int, *, party: str, by: str, at: datetime) -> list[Obligation]:
    """Declare the good rows of a file, all or none; what stands in these words already is not written again.

    What is wrong with other rows stays to be read, until the file is put away.

    :raises NoSuchFile: if the party has none of this number. :raises NothingToDeclare: if no row is good.
    """
    brought = BroughtFile.objects.select_for_update().filter(pk=number, party=party).first()
    if brought is None:
        raise wrong.NoSuchFile
    if not brought.good:
        raise wrong.NothingToDeclare
    made = actions.declare(brought.good, party=party, by=by, at=at, also_to=brought.also_to)
    if brought.bad:
        brought.good = []
        brought.save(update_fields=["good"])
    else:
        brought.delete()
    return made


def put_away(number: int, *, party: str) -> None:
    """Forget a file; what was declared from it stays.

    :raises NoSuchFile: if the party has none of this number.
    """
    if not BroughtFile.objects.filter(pk=number, party=party).delete()[0]:
        raise wrong.NoSuchFile


def _check_names(found: Found, party: str, others: Sequence[str]) -> None:
    """Rows that name nobody that they can name are bad. Two queries."""
    creditors = {row["creditor"] for row in found.good.values()}
    known = set(Party.objects.filter(code__in=creditors | set(others)).values_list("code", flat=True))
    if missing := sorted(set(others) - known):
        raise wrong.UnknownParty(party=missing[0])
    named = {row["institution"] for row in found.good.values() if row.get("institution")}
    uids = {f"{party}/{each}" for each in named}
    there = set(Institution.objects.filter(pk__in=uids, withdrawn_at=None).values_list("uid", flat=True))
    for number, row in list(found.good.items()):
        institution = row.get("institution")
        if row["creditor"] == party:
            found.spoil(number, "creditor", wrong.OwesItself())
        elif row["creditor"] not in known:
            found.spoil(number, "creditor", wrong.UnknownParty(party=row["creditor"]))
        elif institution and f"{party}/{institution}" not in there:
            found.spoil(number, "institution", wrong.UnknownInstitution(institution=institution))


def _numbered(row: Mapping[str, Any], party: str, counted: Counter[str]) -> dict[str, Any]:
    """With the number of the so-manieth row that says exactly this; what it says, only this node can tell from it."""
    said = salted_hmac(f"{__name__}/{party}", canonical(dict(row)), algorithm="sha256").hexdigest()[:16]
    counted[said] += 1
    return dict(row) | {"id": f"o-{said}" + (f"-{counted[said]}" if counted[said] > 1 else "")}


def _renumber_withdrawn(good: list[dict[str, Any]], party: str, counted: Counter[str]) -> None:
    """What was withdrawn under a number is declared again under the next one."""
    waiting = list(range(len(good)))
    while waiting:
        uids = {f"{party}/{good[at]['id']}": at for at in waiting}
        taken = Obligation.objects.filter(pk__in=uids).exclude(withdrawn_at=None).values_list("uid", flat=True)
        waiting = [uids[uid] for uid in taken]
        for at in waiting:
            row = {name: value for name, value in good[at].items() if name != "id"}
            good[at] = _numbered(row, party, counted)


def _is_header(cells: Sequence[Any]) -> bool:
    return set(NEEDED) <= {_name(cell) for cell in cells}


def _name(cell: Any) -> str:
    return str("" if cell is None or cell is NO_VALUE else cell).strip().rstrip("*").strip().lower()


def _text(cell: Any) -> str:
    """A cell as somebody would have typed it."""
    match cell:
        case None:
            return ""
        case _ if cell is NO_VALUE:
            return "="
        case bool():
            return str(cell).upper()
        case int() | float():
            return number_text(cell)
        case datetime():
            return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat(" ")
        case date():
            return cell.isoformat()
    return unguarded(str(cell)).strip()


def _wrong(row: int, column: str, value: str, sentence: str, places: Mapping[str, Any]) -> Wrong:
    told = {name: each if isinstance(each, int) else _plain(str(each)) for name, each in places.items()}
    return Wrong(row, _plain(column)[:_LONGEST_SHOWN], _plain(value)[:_LONGEST_SHOWN], sentence, told)


def _plain(text: str) -> str:
    """As a table of the database takes it."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()
