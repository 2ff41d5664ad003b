"""Regional trade agreements notified to the World Trade Organization (RTA-IS), as its list of all agreements."""

import csv
import re
from pathlib import Path

import duckdb

from bandung.sources.fetching import Unexpected
from bandung.sources.figures import FigureSource, Layout
from bandung.sources.reading import columns_of, no_table
from bandung.values.errors import _

COLUMNS = (
    "RTA ID", "RTA Name", "Type", "Status", "Date of Entry into Force (G)", "Date of Entry into Force (S)",
    "Inactive Date", "Current signatories", "Original signatories", "Specific Entry/Exit dates",
)  # fmt: skip
ENDLESS = 9999
_DATES = re.compile(r"^\s*(?P<who>.+?)\s*\((?P<since>[^()]*?)\s+-\s*(?P<until>[^()]*)\)\s*$")


def _members(file: Path, work: Path) -> Path:
    """A row for each agreement in force or ended, and each signatory, with its own dates where the list has them."""
    table = columns_of(file, COLUMNS)
    wanted = ", ".join(f'"{name}"' for name in COLUMNS)
    try:
        with duckdb.connect() as database:
            rows = database.execute(f"SELECT {wanted} FROM {table}").fetchall()  # noqa: S608
    except duckdb.Error as error:
        raise no_table(file.name, error) from error
    out = work / f"{file.name}.members.csv"
    with out.open("w", encoding="utf-8", newline="") as stream:
        write = csv.writer(stream)
        write.writerow(("agreement", "country", "start", "end", "kind"))
        for row in rows:
            _number, name, kind, _status, goods, services, inactive, now, first, own = (cell or "" for cell in row)
            in_force = [_year(each, file.name) for each in (goods, services) if each]
            if not in_force:
                continue  # signed or under negotiation only
            start, end = min(in_force), _year(inactive, file.name) - 1 if inactive else ENDLESS
            own_dates = _own_dates(own, file.name)
            for who in dict.fromkeys(each.strip() for each in (now or first).split(";") if each.strip()):
                since, until = own_dates.get(who, (0, ENDLESS))
                write.writerow((name, who, max(start, since), min(end, until), kind))
    return out


def _own_dates(text: str, file: str) -> dict[str, tuple[int, int]]:
    """Signatory to its own first and last full year: “Malaysia(18-Mar-2018 - ); Peru(19-Sep-2021 - )”."""
    found = {}
    for each in text.split(";"):
        if match := _DATES.match(each):
            since, until = match["since"].strip(), match["until"].strip()
            last = _year(until, file) - 1 if until else ENDLESS
            found[match["who"].strip()] = (_year(since, file) if since else 0, last)
    return found


def _year(text: str, file: str) -> int:
    """The year of a date: 2021-07-27, 27-Jul-2021, 27/07/2021."""
    found = re.search(r"(?<!\d)(19|20)\d\d(?!\d)", text)
    if found is None:
        raise Unexpected(_("“%(date)s” is no date that we can read."), field=file, date=text[:40])
    return int(found.group())


SOURCE = FigureSource(
    code="wto-agreements",
    name="Regional Trade Agreements Database (RTA-IS)",
    publisher="World Trade Organization",
    licence="WTO: free use with attribution",
    shape="agreements",
    about="Agreements notified to the WTO, with their signatories. The year of entry into force counts as a whole one; "
    "the European Union as a signatory is set aside where its members are not listed.",
    page="https://rtais.wto.org/",
    files="*",
    layout=Layout(
        columns=("agreement", "country", "start", "end", "kind"),
        parts={"agreement": "agreement", "country": "country", "start": '"start"', "end": '"end"', "kind": "kind"},
        countries={"country": "names"},
        unfold=_members,
    ),
)
