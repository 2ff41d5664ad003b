"""What a report says, made from lines: language-free, so that the same ledger gives the same bytes and one digest.

The *head* holds figures, tables, method, checks and reconciliation, and the digest of the rows; no line of its own
stands in it. Beside it are kept the lines as they were, so that every file can be made again later.
"""

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from bandung.measurement.lines import Line
from bandung.measurement.valuation import BY_THE_GIVER, value_all
from bandung.measurement.valued import SWITCHES, Policy, Rate, Rates, Valued
from bandung.records.canonical import canonical
from bandung.records.canonical import digest as digest_of
from bandung.reporting import checking, rows
from bandung.reporting.asked import Asked
from bandung.reporting.rules import RULES
from bandung.reporting.tables import filled, tables
from bandung.standards.ibero.initiatives import Initiative
from bandung.standards.ledger import files


@dataclass(frozen=True)
class Content:
    """A report before it is kept: the head in canonical form, and the lines of both sides as files of the ledger."""

    head: str
    given: bytes
    received: bytes
    initiatives: str = ""

    @property
    def digest(self) -> str:
        """Of the head."""
        return digest_of(self.head.encode())

    @property
    def told(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.head)
        return found


@dataclass(frozen=True, slots=True)
class Sides:
    """The lines of a report with their worth: what its party gave, and what others declared to it."""

    given: Sequence[Valued]
    received: Sequence[Valued] = ()

    @property
    def every(self) -> list[Valued]:
        return [*self.given, *self.received]


def made(
    asked: Asked, given: Iterable[Line], received: Iterable[Line], *, policy: Policy, rates: Rates, closed: str,
    initiatives: Sequence[Initiative] = (), kept: str = "",
) -> Content:  # fmt: skip
    """The report over these lines. ``closed`` is the digest of the closing of the year, empty while it is open.

    ``initiatives`` are needed by the tables of Ibero-America alone, ``kept`` is how they are written down.
    """
    sides = Sides(list(value_all(given, rates, policy)), list(value_all(received, rates, policy)))
    return made_of(
        asked, sides, policy=policy, rates=rates.version, closed=closed, initiatives=initiatives, kept=kept
    )  # fmt: skip


def made_of(
    asked: Asked, sides: Sides, *, policy: Policy, rates: str, closed: str, initiatives: Sequence[Initiative] = (),
    kept: str = "",
) -> Content:  # fmt: skip
    """The report over lines that have their worth; ``rates`` is the version of the rates."""
    head = head_of(asked, sides, policy=policy, rates=rates, closed=closed, initiatives=initiatives)
    both = [_kept(each.line for each in side) for side in (sides.given, sides.received)]
    return Content(canonical(head).decode(), both[0], both[1], kept)


def head_of(
    asked: Asked, sides: Sides, *, policy: Policy, rates: str, closed: str, initiatives: Sequence[Initiative] = ()
) -> dict[str, Any]:  # fmt: skip
    """Everything that a report says beside its rows."""
    every = sides.every if asked.kind.received else list(sides.given)
    counting = [each for each in every if each.line.counts]
    delivered = [each for each in counting if each.line.stage == "delivery"]
    reports = [rows.report_of(scope, asked, sides.given, policy, rates) for scope in rows.SCOPES if asked.country]
    made_rows = rows.rows_of(asked, sides.given, sides.received, reports, policy, initiatives)
    return {
        "type": asked.kind.code, "party": asked.party, "country": asked.country, "year": asked.year,
        "partner": asked.partner, "closed": closed, "rules": RULES, "rates": rates, "note": policy.note,
        "on": rows.newest(sides.every, asked.year).isoformat(),
        "lists": sorted({each.line.list_version for each in every}),
        "switches": {name: bool(policy.counted.get(name)) for name in SWITCHES},
        "lines": len(delivered), "elsewhere": len(every) - len(counting),
        "hidden": sum(not each.line.public for each in sides.every),
        "late": sum(each.line.after_closing for each in every),
        "methods": dict(sorted(Counter(name for each in delivered for name in each.methods).items())),
        "why": dict(sorted(Counter(each.why for each in delivered if each.why).items())),
        "used": _rates_used(sides.every), "parities": _parities_used(sides.every), "unknown": _unknown(delivered),
        "given": filled(tables(asked.kind.given, asked.given), sides.given),
        "received": filled(tables(asked.kind.received, asked.received, received=True), sides.received),
        "more": made_rows.tables,
        "checks": checking.summary(every, policy, rates),
        "reconciliation": checking.reconciliation(asked, sides.given, policy, reports),
        "rows": made_rows.digest, "count": made_rows.count,
    }  # fmt: skip


@dataclass(frozen=True)
class KeptRates:
    """The rates that a report used, out of its own head: whatever tables this node has by now."""

    version: str
    exchange: Mapping[tuple[str, int], Rate]
    parities: Mapping[tuple[str, int], Rate]

    @classmethod
    def of(cls, head: Mapping[str, Any]) -> "KeptRates":
        return cls(
            head["rates"],
            {(each[0], each[1]): _rate(each[0], each[1:]) for each in head["used"] if each[5] != BY_THE_GIVER},
            {(each[0], each[2]): _rate(each[1], each[2:]) for each in head["parities"]},
        )

    def per_dollar(self, currency: str, year: int) -> Rate | None:
        """Units of the currency for one US dollar; None where the report had none."""
        return self.exchange.get((currency, year))

    def per_international_dollar(self, country: str, year: int) -> Rate | None:
        """Units of the country's currency for one international dollar; None where the report used none."""
        return self.parities.get((country, year))


def policy_of(head: Mapping[str, Any]) -> Policy:
    """What the report counted, and what not."""
    return Policy(head["country"], head["switches"], head["note"])


def sides_of(head: Mapping[str, Any], given: bytes, received: bytes) -> Sides:
    """The lines of a report as they were, valued as they were."""
    rates, policy = KeptRates.of(head), policy_of(head)
    both = (list(value_all(lines_of(data), rates, policy)) for data in (given, received))
    return Sides(*both)


def lines_of(data: bytes) -> Iterator[Line]:
    """The lines of one side as they were kept."""
    return files.read(zlib.decompress(data))


def total_of(head: Mapping[str, Any], side: str = "given") -> tuple[int | None, int, int]:
    """Dollars in all: cents or None, lines that have a value, lines."""
    totals = next(each for each in head[side] if each["key"] == "totals")
    value, counted, lines = totals["total"][totals["measures"].index("usd")]
    return (None if value is None else int(value)), counted, lines


def _kept(lines: Iterable[Line]) -> bytes:
    """The lines as a compressed CSV file of the ledger, which keeps every number as it was written."""
    to = BytesIO()
    files.write(lines, "csv", to)
    return zlib.compress(to.getvalue(), 6)


def _rates_used(valued: Iterable[Valued]) -> list[list[Any]]:
    """Currency, year, value, source, day, note of each exchange rate, and how many lines it converts."""
    found = Counter(each.rate for each in valued if each.rate is not None)
    return sorted([*_told(rate), count] for rate, count in found.items())


def _parities_used(valued: Iterable[Valued]) -> list[list[Any]]:
    """Country, and then as the exchange rates, of each purchasing power parity."""
    found = Counter((each.line.giver_country, each.ppp_rate) for each in valued if each.ppp_rate is not None)
    return sorted([country, *_told(rate), count] for (country, rate), count in found.items())


def _told(rate: Rate) -> list[Any]:
    return [rate.currency, rate.year, format(rate.value, "f"), rate.source, rate.retrieved.isoformat(), rate.note]


def _rate(currency: str, told: Sequence[Any]) -> Rate:
    year, value, source, retrieved, note = told[:5]
    return Rate(currency, year, Decimal(value), source, date.fromisoformat(retrieved), note)


def _unknown(valued: Iterable[Valued]) -> list[list[Any]]:
    """Currencies and years of which no rate is known, and how many lines that leaves without a value."""
    found = Counter((each.currency, each.line.year) for each in valued if each.why == "no-rate")
    return [[*key, count] for key, count in sorted(found.items())]
