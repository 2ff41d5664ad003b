"""Rows of the 17.3.1 return: one for each contribution that a country gave in a year, as far as it is in scope."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from bandung.measurement.scopes import reason_out
from bandung.measurement.valued import Policy, Valued
from bandung.standards.rendering.money import amount
from bandung.standards.rendering.report import Report, facts_of
from bandung.standards.rendering.scopes import parted
from bandung.standards.tables.cells import shortened
from bandung.standards.tables.columns import columns_of
from bandung.standards.tables.reading import read_table

COLUMNS = columns_of("ssc")
Scoped = Literal["ssc", "national"]


class Row(NamedTuple):
    """One contribution in the columns of ``data/columns_v0.csv``, in their order; empty text and None: not stated.

    ``usd`` is in US dollars with cents, ``amount`` in units of ``currency``, ``rate`` in those for one US dollar.
    """

    uid: str
    digest: str
    reporting_country: str
    year: int
    role: str
    partner_country: str
    partner: str
    channel: str
    group: str
    item: str
    list_version: str
    sdgs: str
    sector: str
    monetised: bool
    amount: Decimal | None
    currency: str
    rate: Decimal | None
    rate_source: str
    usd: Decimal | None
    why_no_usd: str
    methods: str
    grant_element: Decimal | None
    quantity: Decimal | None
    unit: str
    women: int | None
    men: int | None
    people_not_stated: int | None
    form: str
    stage: str
    triangular: bool
    others: str
    institution: str
    counterpart: str
    standing: str
    said: str
    quality: str
    confidentiality: str
    also_in_tossd: bool
    title: str
    title_language: str
    initiative: str
    comment: str


def row_of(each: Valued, policy: Policy) -> Row:
    """The row of one contribution."""
    line, rate = each.line, each.rate
    element = each.grant_element
    return Row(
        line.uid, line.digest, line.giver_country, line.year, line.role or "provider", line.recipient_country,
        line.recipient_name, line.channel, line.group, line.item, line.list_version, " ".join(line.sdgs), line.sector,
        each.usd is not None or each.local is not None, each.local, each.currency, rate.value if rate else None,
        f"{rate.source}, {rate.year}" if rate else "", amount(each.usd), each.why,
        " ".join(each.methods), None if element is None else round(element, 6), line.stands_quantity, line.unit,
        line.women, line.men, line.people_not_stated, "financial" if line.group == "A" else "in-kind", line.stage,
        line.basis == "triangular", "; ".join(line.others), line.institution, line.counterpart, line.standing,
        line.said, line.quality, "public" if line.public else "parties", not reason_out(line, "tossd", policy),
        line.title, line.language, line.initiative, shortened(line.note),
    )  # fmt: skip


def rows(valued: Iterable[Valued], country: str, year: int, policy: Policy) -> list[Row]:
    """Exactly one row for each contribution in scope, in the order given. Country as alpha-3."""
    counted, _out = parted("ssc", valued, country, year, policy)
    return [row_of(each, policy) for each in counted]


def make(
    valued: Iterable[Valued], country: str, year: int, policy: Policy,
    *, rates: str, on: date, rules: str = "", scope: Scoped = "ssc",
) -> Report:  # fmt: skip
    """The return of a country and a year, or with ``scope="national"`` all that it gave, in the same columns.

    ``rates`` and ``rules`` are the versions of the exchange rates and of the counting rules, ``on`` the day.
    """
    counted, out = parted(scope, valued, country, year, policy)
    return Report(
        scope, country, year, policy, COLUMNS, [row_of(each, policy) for each in counted], counted, out,
        facts_of(counted, rates=rates, on=on, rules=rules),
    )  # fmt: skip


def read(data: bytes) -> Iterator[Row]:
    """The rows of a return that we wrote, from CSV or XLSX.

    :raises BadTable: if it is no such file.
    :raises BadSpreadsheet: if it must not be opened.
    """
    return map(Row._make, read_table(data, COLUMNS))
