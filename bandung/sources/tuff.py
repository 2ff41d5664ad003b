"""Projects as AidData published them for China, Qatar and Saudi Arabia: one layout, from open sources (TUFF).

AidData codes each project from press, official and academic sources: what was committed, not what was paid out. ODC-BY
1.0 by its releases. Methods: Strange et al., "Tracking Underreported Financial Flows" (AidData).
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from bandung import reference
from bandung.sources.published import NotUsable, Published, Row, is_currency, number, sector_of, sheet, table

ORIGIN = "https://github.com/AidData-WM/public_datasets"
NEEDED = (
    "project_id", "donor", "title", "year", "status", "flow", "flow_class", "crs_sector_code", "crs_sector_name",
    "all_recipients", "recipient_condensed", "recipient_iso3", "amount", "currency", "sources", "is_cofinanced",
    "loan_type", "interest_rate", "maturity", "grace_period", "line_of_credit", "year_uncertain", "recipient_agencies",
    "funding_agency",
)  # fmt: skip
GIVERS = {"China": "CHN", "Qatar": "QAT", "Saudi Arabia": "SAU"}
STAGES: Mapping[str, str] = {
    "Pipeline: Pledge": "commitment", "Pipeline: Commitment": "commitment", "Implementation": "commitment",
    "Completion": "delivery",
}  # fmt: skip
"""Status of a project to the stage of its amount. Work under way is a commitment: how much was given is not said."""
NOT_GIVEN: Mapping[str, str] = {
    "Cancelled": "cancelled or suspended by the source", "Suspended": "cancelled or suspended by the source",
    "Pipeline: Vague": "the source does not say whether anything was promised",
}  # fmt: skip
FLOWS: Mapping[str, tuple[str, str]] = {
    "Grant": ("A1", "grant"), "Grant (Vague)": ("A1", "grant"),
    "Monetary Grant (excluding debt forgiveness)": ("A1", "grant"),
    "In-kind Grant (Goods or Services)": ("B6", ""), "Free-standing technical assistance": ("B1", ""),
    "Scholarships/training in the donor country": ("B3", ""),
    "Loan (excluding debt rescheduling)": ("A3", "other-loan"),
    "Export credits": ("A3", "export-credit"), "Strategic/Supplier Credit": ("A3", "export-credit"),
    "Debt forgiveness": ("A4", "debt-relief"), "Debt rescheduling": ("A4", "debt-relief"),
}  # fmt: skip
"""Type of flow to item of the list and financial form; loans, relief and scholarships are looked at more closely."""
NO_ITEM: Mapping[str, str] = {
    "Vague TBD": "the source does not say what kind of flow it is",
    "Vague-TBD": "the source does not say what kind of flow it is",
    "": "the source does not say what kind of flow it is",
    "Joint venture with recipient": "an investment, not a contribution",
    "Foreign direct investment": "an investment, not a contribution",
}
MOST_SOURCES = 3
"""Addresses kept of a project; a few rows cite dozens."""


def china(path: Path) -> Iterator[Published]:
    """AidData's global Chinese official finance, 2000-2014 (version 1.0)."""
    return _published(path, sheet(path, "ChineseOfficialFinance1.0", (*NEEDED, "umbrella")))


def china_in_africa(path: Path) -> Iterator[Published]:
    """AidData's Chinese official finance to Africa, 2000-2013 (version 1.2)."""
    return _published(path, sheet(path, "Official Finance", NEEDED))


def gulf(path: Path) -> Iterator[Published]:
    """AidData's files of Qatar or of Saudi Arabia, 2010-2013 (level 1, version 1.0), written in Windows' letters."""
    return _published(path, table(path, "cp1252", NEEDED))


def _published(path: Path, rows: Iterator[tuple[int, Row]]) -> Iterator[Published]:
    for at, row in rows:
        giver = GIVERS.get(row["donor"], "")
        name = f"{giver.lower() or 'unknown'}-aiddata-{row['project_id']}"
        money = _money(row)
        try:
            told = _told(row, giver, money, f"{path.name}, project {row['project_id']}")
        except NotUsable as reason:
            yield Published(path.name, at, name, {}, str(reason), money)
        else:
            yield Published(path.name, at, name, {"id": name} | told, "", money)


def _money(row: Row) -> tuple[tuple[str, Decimal], ...]:
    """Amounts with currencies as the row has them; some rows hold several in one cell."""
    currencies = [each.strip() for each in row["currency"].split(";")]
    amounts = [number(each.strip()) for each in row["amount"].split(";")]
    currencies += [""] * (len(amounts) - len(currencies))
    return tuple(
        (currency, amount) for currency, amount in zip(currencies, amounts, strict=False) if amount is not None
    )


def _told(row: Row, giver: str, money: tuple[tuple[str, Decimal], ...], where: str) -> dict[str, Any]:
    """The contribution that a row reports.

    :raises NotUsable: with the reason.
    """
    if not giver:
        raise NotUsable("the giver is none that we know")
    if not row["title"]:
        raise NotUsable("no title")
    if row["umbrella"] == "1":
        raise NotUsable("a frame agreement, which the source sets apart so that nothing counts twice")
    if row["verified"] == "Suspicious":
        raise NotUsable("the source itself calls it suspicious")
    stage, year = _stage(row), number(row["year"])
    if year is None:
        raise NotUsable("no year")
    told: dict[str, Any] = {
        "title": {"en": row["title"][:300]},
        "language": "en",
        "giver": {"country": giver},
        "recipient": _recipient(row),
        "stage": stage,
        "year": int(year),
        "sector": sector_of(row["crs_sector_code"]),
        "institution": row["funding_agency"][:500] or None,
        "counterpart": row["recipient_agencies"][:500] or None,
        "note": {"en": _note(row)},
        "sources": _sources(row, where),
        **_item(row),
        **_amount(row, money),
    }
    told["group"] = _group(told)
    if loan := _loan(row, told):
        told["loan"] = loan
    return {name: value for name, value in told.items() if value is not None}


def _stage(row: Row) -> str:
    status = row["status"]
    if status in NOT_GIVEN:
        raise NotUsable(NOT_GIVEN[status])
    if status not in STAGES:
        raise NotUsable(f"unknown status “{status}”")
    return STAGES[status]


def _item(row: Row) -> dict[str, str | None]:
    flow, kind = row["flow"], row["loan_type"]
    if flow in NO_ITEM:
        raise NotUsable(NO_ITEM[flow])
    if flow not in FLOWS:
        raise NotUsable(f"unknown type of flow “{flow}”")
    item, form = FLOWS[flow]
    if form == "other-loan":
        concessional = kind in ("Concessional", "Interest-Free") or row["flow_class"] == "ODA-like"
        item = "A2" if concessional else "A3"
        form = "interest-free-loan" if kind == "Interest-Free" else "concessional-loan" if concessional else form
        form = "credit-line" if row["line_of_credit"].upper() == "TRUE" else form
    if item == "B6" and row["crs_sector_code"].startswith("7"):
        item = "B8"
    if item == "B3" and "scholarship" in row["title"].lower():
        item = "B4"
    return {"item": item, "form": form or None}


def _amount(row: Row, money: tuple[tuple[str, Decimal], ...]) -> dict[str, str]:
    if not money:
        return {}
    if len(money) > 1:
        raise NotUsable("several amounts in one cell")
    (currency, amount), *_others = money
    if row["is_cofinanced"].upper() == "TRUE":
        raise NotUsable("money of several givers in one figure")
    if not currency:
        raise NotUsable("an amount without a currency")
    if not is_currency(currency):
        raise NotUsable("a currency that is not in our list")
    if amount < 0:
        raise NotUsable("a negative amount")
    return {"amount": f"{amount:f}", "currency": currency}


def _group(told: Mapping[str, Any]) -> str:
    """In kind without a price counts in its own unit (C), where the list leaves the choice."""
    if told["item"].startswith("A"):
        return "A"
    return "B" if "amount" in told or told["item"] == "B6" else "C"


def _recipient(row: Row) -> dict[str, str]:
    """The one country; a region or several countries in the file's words."""
    codes = {each.strip() for each in row["recipient_iso3"].split(";")} - {""}
    known = reference.find_country(next(iter(codes))) if len(codes) == 1 else None
    if known is not None and known.code in codes:
        return {"country": known.code}
    words = row["all_recipients"] or row["recipient_condensed"]
    if not words:
        raise NotUsable("no recipient")
    return {"region": words[:500]}


def _loan(row: Row, told: Mapping[str, Any]) -> dict[str, str] | None:
    """Terms of a loan, where the source states all of them."""
    interest, years, grace = (number(row[name]) for name in ("interest_rate", "maturity", "grace_period"))
    if "amount" not in told or told["item"] not in ("A2", "A3") or interest is None or years is None or grace is None:
        return None
    if not 0 < years <= 100 or not 0 <= grace <= years or not 0 <= interest <= 100:
        return None
    return {"interest": f"{interest:f}", "years": f"{years:f}", "grace": f"{grace:f}"}


def _note(row: Row) -> str:
    """What the file says of the row in its own labels."""
    said = [
        f"Status: {row['status']}", f"flow: {row['flow']}", f"class: {row['flow_class']}",
        f"sector: {row['crs_sector_code']} {row['crs_sector_name']}",
    ]  # fmt: skip
    if row["year_uncertain"].upper() == "TRUE":
        said.append("the year is uncertain")
    if row["verified"] in ("Check", "Raw"):
        said.append("not checked by the source")
    if row["amount"]:
        said.append("amount as committed, nominal")
    return "; ".join(said) + "."


def _sources(row: Row, where: str) -> list[dict[str, str]]:
    """Where AidData has it, and the first addresses that it cites."""
    found = [{"address": ORIGIN, "note": where}]
    for part in row["sources"].split("; "):
        address = part.partition(", ")[0].strip()
        usable = address.startswith(("http://", "https://")) and " " not in address and address.isprintable()
        if usable and len(address) <= 2_000 and address not in [each["address"] for each in found]:
            found.append({"address": address})
    return found[: MOST_SOURCES + 1]
