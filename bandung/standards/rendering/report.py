"""One report of a country and a year: its rows, and everything that they rest on."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from bandung.measurement.valuation import BY_THE_GIVER
from bandung.measurement.valued import Policy, Valued
from bandung.standards.tables.cells import cell_text
from bandung.standards.tables.columns import Column
from bandung.standards.tables.sheets import Cell


@dataclass(frozen=True, slots=True)
class Facts:
    """What makes every figure of a report computable again (rule R-23)."""

    rates: str
    """Version of the table of exchange rates."""
    on: date
    """The day on which the report was made."""
    rules: str = ""
    """Version of the counting rules."""
    lists: Sequence[str] = ()
    """Versions of the list of items under which its rows are filed."""
    methods: Sequence[str] = ()
    sources: Sequence[str] = ()
    """Of the rates that were used."""
    columns: str = "v0"
    own_rates: Sequence[str] = ()
    """Currencies and years that givers converted by rates of their own; each row names its rate and source."""


@dataclass(frozen=True, slots=True)
class Report:
    """``rows`` has one row for each of ``counted``, in its order; ``left_out`` are the other lines of the country and
    year, each with the one reason for which it is out.
    """

    type: str
    country: str
    year: int
    policy: Policy
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    counted: Sequence[Valued]
    left_out: Sequence[tuple[Valued, str]]
    facts: Facts
    money: str = "usd"
    """The column that holds its dollars."""


def facts_of(counted: Iterable[Valued], *, rates: str, on: date, rules: str = "") -> Facts:
    """What the counted lines rest on, collected from them."""
    lists: set[str] = set()
    methods: set[str] = set()
    sources: set[str] = set()
    own_rates: set[str] = set()
    for each in counted:
        lists.add(each.line.list_version)
        methods.update(each.methods)
        for rate in (each.rate, each.ppp_rate):
            if rate is not None and rate.note == BY_THE_GIVER:
                own_rates.add(f"{rate.currency} {rate.year}")
            elif rate is not None:
                sources.add(f"{rate.currency} {rate.year}: {rate.source}, {rate.retrieved.isoformat()}")
    return Facts(
        rates, on, rules, tuple(sorted(lists)), tuple(sorted(methods)), tuple(sorted(sources)),
        own_rates=tuple(sorted(own_rates)),
    )  # fmt: skip


def digest_of(report: Report) -> str:
    """SHA-256 of the rows as canonical JSON (RFC 8785): the machine names of the columns, then each row as texts."""
    found = sha256(b"[" + _canonical([column.code for column in report.columns]))
    for row in report.rows:
        found.update(b"," + _canonical([cell_text(cell) for cell in row]))
    found.update(b"]")
    return found.hexdigest()


def _canonical(texts: Sequence[str]) -> bytes:
    return json.dumps(texts, ensure_ascii=False, separators=(",", ":")).encode()
