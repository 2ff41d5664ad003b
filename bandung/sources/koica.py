"""Korea's cooperation of 1991 to 2007, as AidData published it from the statistics of its agency KOICA.

A row is what one kind of cooperation cost for one country in a year. A row of trainees is the people of one country in
one course, and how many they were is not said: in the same course, one country's row may be exactly twice another's.
So no row counts people; money is in won, nominal, as KOICA has it.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from bandung import reference
from bandung.sources.published import NotUsable, Published, Row, number, sector_of, sheet
from bandung.sources.tuff import ORIGIN

NEEDED = (
    "id", "project_year", "country", "project_name", "type_of_cooperation", "won_amount", "duration", "crs_code_name",
    "recipient_agency", "job_category", "source_url", "Aid_Data_purposecode",
)  # fmt: skip
ITEMS: Mapping[str, str] = {
    "Invitation of Trainees": "B3", "Volunteers": "B10", "Volunteers-Personal": "B10", "Volunteers-Doctor": "B10",
    "Experts": "B1", "Medics": "B1", "Taekwondo Instructors": "B1", "Emergency Relief": "B8",
    "Development Study-Preliminary": "B1", "Development Study-Follow up": "B1",
    "Infra-Preliminary Project/Prog": "B7", "Infra-Follow up": "B7", "Administrative Cost": "B13",
}  # fmt: skip
"""Type of cooperation to item of the list."""
NO_ITEM: Mapping[str, str] = {
    "Aid In Kind/In Cash": "in kind or in cash: the source does not say which",
    "NGOs": "support of organisations at home: no item of the list",
    "evelopment Awareness": "awareness at home: not given to another country",
}
SPELLED: Mapping[str, str] = {
    "Arab Emirates": "ARE", "Central Africa": "CAF", "Czech": "CZE", "El Savador": "SLV", "Slovak": "SVK",
    "St.Vincent": "VCT", "Tokelau Island": "TKL", "Trinidad and Tobaco": "TTO",
}  # fmt: skip
"""Names of countries as only this file spells them."""
NO_COUNTRY = ("General", "Serbia-Montenegro", "Yugoslavia")
"""No single recipient, and states that are no more: they stay as words."""
HANGUL = re.compile(r"[가-힣]")
YEARS = 10


def korea(path: Path) -> Iterator[Published]:
    """KOICA's projects, trainees, experts and volunteers."""
    for at, row in sheet(path, "Data", NEEDED):
        name = f"kor-koica-{row['id']}"
        won = number(row["won_amount"])
        money = () if won is None else (("KRW", won),)
        try:
            told = _told(row, won, f"{path.name}, row {row['id']}")
        except NotUsable as reason:
            yield Published(path.name, at, name, {}, str(reason), money)
        else:
            yield Published(path.name, at, name, {"id": name} | told, "", money)


def _told(row: Row, won: Decimal | None, where: str) -> dict[str, Any]:
    """The contribution that a row reports.

    :raises NotUsable: with the reason.
    """
    form, year = row["type_of_cooperation"], number(row["project_year"])
    if form in NO_ITEM:
        raise NotUsable(NO_ITEM[form])
    if form not in ITEMS:
        raise NotUsable(f"unknown type of cooperation “{form}”")
    if year is None:
        raise NotUsable("no year")
    if won is not None and won < 0:
        raise NotUsable("a negative amount")
    title = row["project_name"] or f"{form}, {row['country']}"
    language = "ko" if HANGUL.search(title) else "en"
    told: dict[str, Any] = {
        "title": {language: title[:300]},
        "language": language,
        "giver": {"country": "KOR", "organisation": "KOICA"},
        "recipient": _recipient(row["country"]),
        "stage": "delivery",
        "year": int(year),
        "period": _period(row["duration"], int(year)),
        "item": ITEMS[form],
        "group": "B",
        "cost": "indirect" if ITEMS[form] == "B13" else "direct",
        "profile": row["job_category"] if ITEMS[form] in ("B1", "B10") and row["job_category"] else None,
        "sector": sector_of(row["Aid_Data_purposecode"]),
        "institution": "KOICA",
        "counterpart": row["recipient_agency"][:500] or None,
        "note": {"en": _note(row, form, won)},
        "sources": [{"address": row["source_url"] or ORIGIN, "note": where}],
    }
    if won:
        told |= {"amount": f"{won:f}", "currency": "KRW"}
    return {name: value for name, value in told.items() if value is not None}


def _recipient(name: str) -> dict[str, str]:
    """The country; an organisation where the name is none. Names in capitals are never codes of countries here."""
    if not name:
        raise NotUsable("no recipient")
    if name in SPELLED:
        return {"country": SPELLED[name]}
    if name in NO_COUNTRY:
        return {"region": name}
    found = None if name.upper() == name else reference.find_country(name)
    return {"country": found.code} if found else {"organisation": name}


def _period(duration: str, year: int) -> dict[str, str] | None:
    """From the first day to the day after the last, where the year of the money lies within and it is not too long."""
    first, _between, last = duration.partition("~")
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
    if not start < end or not start.year <= year <= end.year or (end - start).days > 366 * YEARS:
        return None
    return {"start": start.isoformat(), "end": (end + timedelta(days=1)).isoformat()}


def _note(row: Row, form: str, won: Decimal | None) -> str:
    said = [f"Type: {form}", f"sector: {row['Aid_Data_purposecode']} {row['crs_code_name']}".rstrip()]
    if row["job_category"]:
        said.append(f"category: {row['job_category']}")
    said.append("amount in won, nominal" if won else "the source shows no amount")
    return "; ".join(said) + "."
