"""A made-up ledger of a million contributions for the benchmarks: nobody gave any of it.

What is drawn follows what was counted in AidData's files of China, Qatar, Saudi Arabia and Korea: how often each item
and sector comes, how wide amounts spread (a normal distribution of their logarithm), how uneven givers and recipients
are. Rows are written directly as readings of the ledger with the confirmations on them, not as a million signed
entries: signing has a benchmark of its own (``contributions.py``).
"""

import json
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

YEARS = tuple(range(2015, 2025))
GIVERS, RECIPIENTS = 120, 150
ITEMS: dict[str, tuple[int, float, float, str, float]] = {
    "B3": (13350, 8.8, 0.8, "seat", 3.0), "B10": (10692, 9.4, 0.9, "person-day", 5.4),
    "A1": (2913, 14.2, 2.5, "", 0), "B1": (2315, 10.1, 1.7, "person-day", 3.4), "B7": (931, 11.4, 2.2, "project", 0),
    "A3": (766, 18.6, 1.6, "", 0), "A2": (511, 17.8, 1.6, "", 0), "B8": (411, 10.7, 1.3, "tonne", 3.0),
    "A4": (101, 16.0, 2.0, "", 0), "B4": (101, 10.0, 1.0, "scholarship", 2.5), "B6": (100, 11.0, 1.5, "item", 4.0),
    "B5": (100, 9.0, 1.0, "visit", 1.0),
}  # fmt: skip
"""Item: how often, mean and spread of the logarithm of its dollars, unit, mean of the logarithm of its quantity."""
SECTORS: dict[str, int] = {
    "22040": 2805, "11120": 2393, "15110": 1439, "31120": 1316, "12220": 1223, "32120": 1151, "15140": 1148,
    "12191": 889, "11220": 864, "121": 744, "11330": 717, "111": 707, "": 697, "151": 575, "720": 502, "16010": 480,
    "32182": 461, "43040": 440, "210": 429, "32130": 414, "15130": 389, "22030": 385, "32110": 376, "32140": 349,
    "331": 345, "72010": 344, "998": 321, "230": 301, "11110": 288, "11240": 285,
}  # fmt: skip
SDGS = {"111": "4", "112": "4", "113": "4", "114": "4", "121": "3", "122": "3", "151": "16", "311": "2", "210": "9",
        "220": "9", "321": "9", "230": "7", "410": "13", "430": "11", "720": "1", "331": "8"}  # fmt: skip
SAID = {"declared": 60, "confirmed": 30, "partly": 5, "disputed": 2, "settled": 3}
BATCH = 2_000


def cast() -> tuple[list[str], list[str]]:
    """Countries that give and that receive, of the South by default, by their codes."""
    from bandung import reference

    on = date(YEARS[-1], 12, 31)
    southern = [each.code for each in reference.countries() if reference.south_by_default(each.code, on).value]
    first = ["BRA", "CHN", "IND", "ZAF", "TUR", "MEX", "CUB", "IDN", "THA", "CHL", "ARG", "COL", "EGY", "MAR", "KEN"]
    ordered = [*(each for each in first if each in southern), *(each for each in southern if each not in first)]
    return ordered[:GIVERS], list(reversed(ordered))[:RECIPIENTS]


def join(at: datetime) -> None:
    """A lead agency for each country of the cast."""
    from bandung.parties import actions as parties
    from bandung.records.kinds import read

    givers, recipients = cast()
    for country in dict.fromkeys([*givers, *recipients]):
        told = {"id": country.lower(), "type": "lead-agency", "speaks_for": [country], "south": True,
                "name": {"en": f"Agency of {country}"}}  # fmt: skip
        parties.join(party=read("party", told), by=country, at=at)


def made(count: int, seed: int = 5) -> Iterator[dict[str, Any]]:
    """That many contributions as fields, the same ones for the same seed."""
    from bandung import reference
    from bandung.measurement.rates import sample_rates

    chance, rates = random.Random(seed), sample_rates()
    givers, recipients = cast()
    weights = [1 / (place + 1) ** 0.8 for place in range(len(givers))]
    towards = [1 / (place + 10) for place in range(len(recipients))]
    own = {country: reference.country(country).currency for country in givers}
    known = {(code, year): rates.per_dollar(code, year) for code in {*own.values()} for year in YEARS}
    chosen = zip(
        chance.choices(givers, weights, k=count), chance.choices(recipients, towards, k=count),
        chance.choices(list(ITEMS), [each[0] for each in ITEMS.values()], k=count),
        chance.choices(list(SECTORS), list(SECTORS.values()), k=count),
        chance.choices(list(SAID), list(SAID.values()), k=count), chance.choices(YEARS, range(6, 16), k=count),
        strict=True,
    )  # fmt: skip
    for number, (giver, recipient, item, sector, said, year) in enumerate(chosen):
        if giver == recipient:
            recipient = recipients[(recipients.index(recipient) + 1) % len(recipients)]
        _often, mean, spread, unit, size = ITEMS[item]
        told: dict[str, Any] = {
            "number": number, "giver": giver, "recipient": recipient, "item": item, "sector": sector, "said": said,
            "year": year, "unit": unit, "sdg": SDGS.get(sector[:3], ""), "public": chance.random() < 0.7,
            "stage": "delivery" if chance.random() < 0.85 else "commitment",
            "quantity": max(1, round(chance.lognormvariate(size, 0.9))) if unit else None,
        }  # fmt: skip
        if item[0] == "A" or chance.random() < 0.8:
            dollars = chance.lognormvariate(mean, spread)
            rate = known[own[giver], year]
            local = rate is not None and chance.random() < 0.5
            told["currency"] = own[giver] if local or (rate is None and chance.random() < 0.1) else "USD"
            told["amount"] = round(dollars * (float(rate.value) if local and rate else 1), 2)
        if item in ("B1", "B3", "B4", "B10"):
            told["people"] = max(1, round(chance.lognormvariate(1.5, 0.9)))
            told["women"] = round(told["people"] * chance.uniform(0.2, 0.6))
        yield told


def body_of(told: dict[str, Any]) -> dict[str, Any]:
    """The record of one, as a register would hold it."""
    item, amount = told["item"], told.get("amount")
    body: dict[str, Any] = {
        "id": f"made-{told['number']}", "title": {"en": f"Made-up line {told['number']} of {item}"}, "language": "en",
        "giver": {"party": told["giver"].lower(), "country": told["giver"]},
        "recipient": {"party": told["recipient"].lower(), "country": told["recipient"]},
        "stage": told["stage"], "year": told["year"], "item": item,
        "group": "A" if item[0] == "A" else "B" if amount is not None or item in ("B6", "B7") else "C",
        "quality": "measured", "institution": f"Institution {told['number'] % 23} of {told['giver']}",
    }  # fmt: skip
    if amount is not None:
        body |= {"amount": f"{amount:.2f}", "currency": told["currency"]}
    if told["unit"]:
        body |= {"quantity": str(told["quantity"]), "unit": told["unit"]}
    if "people" in told:
        body["people"] = {"women": told["women"], "not_stated": told["people"] - told["women"]}
    if told["sector"]:
        body["sector"] = told["sector"]
    if told["sdg"]:
        body["sdgs"] = [told["sdg"]]
    return body


def fill(count: int, tell: Any = lambda _done: None) -> None:
    """Write the ledger's readings, the confirmations on them, and the marks by which copies know what is new."""
    from uuid import uuid4

    from bandung.contributions.models import Confirmation, Contribution, LedgerMark

    at = datetime(2025, 6, 1, tzinfo=UTC)
    rows: list[Contribution] = []
    words: list[Confirmation] = []
    marks = set()
    for told in made(count):
        body = body_of(told)
        rows.append(_row(told, body, at + timedelta(seconds=told["number"])))
        marks.add((rows[-1].register, rows[-1].year))
        if told["said"] in ("confirmed", "partly", "disputed"):
            words.append(_word(told, rows[-1]))
        if len(rows) == BATCH:
            Contribution.objects.bulk_create(rows)
            Confirmation.objects.bulk_create(words)
            rows, words = [], []
            tell(told["number"] + 1)
    Contribution.objects.bulk_create(rows)
    Confirmation.objects.bulk_create(words)
    LedgerMark.objects.bulk_create(
        LedgerMark(register=register, year=year, mark=uuid4().hex) for register, year in sorted(marks)
    )


def _row(told: dict[str, Any], body: dict[str, Any], at: datetime) -> Any:
    from bandung.contributions.models import Contribution

    giver, recipient, said = told["giver"].lower(), told["recipient"].lower(), told["said"]
    half = str(told["quantity"] // 2) if told["quantity"] else ""
    return Contribution(
        uid=f"{giver}/{body['id']}", register=giver, digest=sha256(json.dumps(body).encode()).hexdigest(), body=body,
        seq=told["number"] + 1, by="benchmark", at=at, withdrawn_at=None, standing="declared", public=told["public"],
        readers=f",{giver},{recipient},", giver=giver, giver_country=told["giver"], giver_name="", recipient=recipient,
        recipient_country=told["recipient"], recipient_name="", initiative="", stage=told["stage"], year=told["year"],
        item=told["item"], group=body["group"], quantity=body.get("quantity", ""), unit=body.get("unit", ""),
        amount=body.get("amount", ""), currency=body.get("currency", ""), sector=told["sector"],
        institution=body["institution"], quarter=None, words=body["title"]["en"].lower(), first_at=at, said=said,
        confirmed_quantity=half if said == "partly" else "", settled_quantity=half if said == "settled" else "",
    )  # fmt: skip


def _word(told: dict[str, Any], row: Any) -> Any:
    from bandung.contributions.models import Confirmation

    party, said = told["recipient"].lower(), told["said"]
    about = {"register_code": row.register, "record": row.record, "digest": row.digest}
    body: dict[str, Any] = {"id": f"word-{told['number']}", "says": said, "about": about}
    if said == "partly" and row.quantity:
        body |= {"quantity": row.confirmed_quantity, "unit": row.unit}
    elif said != "confirmed":
        body |= {"says": "disputed", "text": {"en": "Made up."}}
    return Confirmation(
        uid=f"{party}/{body['id']}", register=party, digest=sha256(json.dumps(body).encode()).hexdigest(), body=body,
        seq=told["number"] + 1, by="benchmark", at=row.at, withdrawn_at=None, about=row.uid, version=row.digest,
        word=body["says"],
    )  # fmt: skip
