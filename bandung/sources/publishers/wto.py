"""Regional trade agreements notified to the World Trade Organization (RTA-IS), as its list of all agreements."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import duckdb

from bandung.reference import find_country
from bandung.sources.fetching import Unexpected
from bandung.sources.figures import FigureSource, Layout
from bandung.sources.reading import columns_of, no_table
from bandung.values.errors import _

COLUMNS = (
    "RTA ID", "RTA Name", "Type", "Status", "Date of Entry into Force (G)", "Date of Entry into Force (S)",
    "Inactive Date", "Current signatories", "Original signatories", "Specific Entry/Exit dates",
)  # fmt: skip
ENDLESS = 9999
_JOINED = {
    1958: "BEL DEU FRA ITA LUX NLD", 1973: "DNK GBR IRL", 1981: "GRC", 1986: "ESP PRT", 1995: "AUT FIN SWE",
    2005: "CYP CZE EST HUN LTU LVA MLT POL SVK SVN", 2007: "BGR ROU", 2014: "HRV",
}  # fmt: skip
EUROPEAN_UNION = {
    country: (year, 2020 if country == "GBR" else ENDLESS)
    for year, codes in _JOINED.items()
    for country in codes.split()
}
"""Member to the first and last full year in which agreements of the European Union (or Communities) hold for it; for
the United Kingdom until the transition ended on 31 December 2020."""
_NEW_YEAR = re.compile(r"\d{4}-01-01|0?1-Jan-|0?1/0?1/")
_YEARS_END = re.compile(r"\d{4}-12-31|31-Dec-|31/12/")
_DATES = re.compile(r"^\s*(?P<who>.+?)\s*\((?P<since>[^()]*?)\s+-\s*(?P<until>[^()]*)\)\s*$")


def _members(file: Path, work: Path) -> Path:
    """A row for each agreement in force or ended and each country in it, with its own dates where the list has them."""
    table = columns_of(file, COLUMNS)
    wanted = ", ".join(f'"{name}"' for name in COLUMNS)
    try:
        with duckdb.connect() as database:
            told = database.execute(f"SELECT {wanted} FROM {table}").fetchall()  # noqa: S608
    except duckdb.Error as error:
        raise no_table(file.name, error) from error
    rows = [[cell or "" for cell in row] for row in told]
    groups = _groups(rows)
    out = work / f"{file.name}.members.csv"
    with out.open("w", encoding="utf-8", newline="") as stream:
        write = csv.writer(stream)
        write.writerow(("agreement", "country", "start", "end", "kind"))
        for row in rows:
            _number, name, kind, _status, goods, services, inactive, _now, _first, own = row
            in_force = [_first_full_year(each, file.name) for each in (goods, services) if each]
            if not in_force:
                continue  # signed or under negotiation only
            start, end = min(in_force), _last_full_year(inactive, file.name) if inactive else ENDLESS
            own_dates = _own_dates(own, file.name)
            members: dict[str, tuple[int, int]] = {}
            for who in _signatories(row):
                since, until = own_dates.get(who, (0, ENDLESS))
                for country, (joined, left) in groups.get(who, {who: (0, ENDLESS)}).items():
                    known = find_country(country)
                    members.setdefault(
                        known.code if known else country, (max(start, since, joined), min(end, until, left))
                    )
            write.writerows((name, who, *dates, kind) for who, dates in members.items() if dates[0] <= dates[1])
    return out


def _signatories(row: Sequence[str]) -> list[str]:
    """Those of now, or the first ones where none is left, in the order of the list."""
    listed = (row[7] or row[8]).split(";")
    return list(dict.fromkeys(each.strip() for each in listed if each.strip()))


def _groups(rows: Iterable[Sequence[str]]) -> Mapping[str, Mapping[str, tuple[int, int]]]:
    """Groups that sign as one, to their members: those of the agreement that founded them, by its name in brackets."""
    found: dict[str, Mapping[str, tuple[int, int]]] = {"European Union": EUROPEAN_UNION, "EU": EUROPEAN_UNION}
    for row in rows:
        name, _opens, short = row[1].rstrip(") ").rpartition("(")
        members = _signatories(row)
        if name and len(members) > 2 and all(find_country(each) for each in members):
            inside = dict.fromkeys(members, (0, ENDLESS))
            found.setdefault(short.strip(), inside)
            found.setdefault(name.strip(), inside)
    return {group: members for group, members in found.items() if find_country(group) is None}


def _own_dates(text: str, file: str) -> dict[str, tuple[int, int]]:
    """Signatory to its own first and last full year: “Malaysia(18-Mar-2018 - ); Peru(19-Sep-2021 - )”."""
    found = {}
    for each in text.split(";"):
        if match := _DATES.match(each):
            since, until = match["since"].strip(), match["until"].strip()
            last = _last_full_year(until, file) if until else ENDLESS
            found[match["who"].strip()] = (_first_full_year(since, file) if since else 0, last)
    return found


def _first_full_year(text: str, file: str) -> int:
    return _year(text, file) + (0 if _NEW_YEAR.match(text.strip()) else 1)


def _last_full_year(text: str, file: str) -> int:
    return _year(text, file) - (0 if _YEARS_END.match(text.strip()) else 1)


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
    about="Agreements notified to the WTO, with their signatories. Years are full ones: those of entry and exit do not "
    "count. Groups that signed as one are their members: those of the European Union with their dates, of others "
    "as they are now.",
    page="https://rtais.wto.org/",
    files="*",
    layout=Layout(
        columns=("agreement", "country", "start", "end", "kind"),
        parts={"agreement": "agreement", "country": "country", "start": '"start"', "end": '"end"', "kind": "kind"},
        countries={"country": "names"},
        unfold=_members,
    ),
)
