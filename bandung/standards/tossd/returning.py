"""Rows of TOSSD: one for each contribution of a provider in a year, as far as it is delivered and priced in money.

Staff time at purchasing power parity stands in a column of its own and is never added to dollars. A row that is also in
the 17.3.1 return says so (rule R-21).
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from bandung.measurement.scopes import reason_out
from bandung.measurement.valuation import is_concessional
from bandung.measurement.valued import Policy, Valued
from bandung.standards.rendering.money import amount
from bandung.standards.rendering.report import Report, facts_of
from bandung.standards.rendering.scopes import parted
from bandung.standards.tables.cells import shortened
from bandung.standards.tables.columns import columns_of
from bandung.standards.tables.reading import read_table

COLUMNS = columns_of("tossd")


class Row(NamedTuple):
    """One contribution in the fields of ``data/columns_v0.csv``, in their order; empty text and None: not stated.

    ``disbursement`` is in units of ``currency``, ``disbursement_usd`` in US dollars with cents, ``itc_ppp`` in
    international dollars with cents, ``maturity`` in years.
    """

    uid: str
    digest: str
    year: int
    provider: str
    provider_name: str
    agency: str
    project_number: str
    recipient: str
    recipient_name: str
    title: str
    title_language: str
    description: str
    sdg_focus: str
    sector: str
    channel: str
    modality: str
    list_version: str
    instrument: str
    arrangement: str
    framework: str
    currency: str
    commitment: Decimal | None
    disbursement: Decimal | None
    commitment_usd: Decimal | None
    disbursement_usd: Decimal | None
    rate: Decimal | None
    rate_source: str
    why_no_usd: str
    methods: str
    itc_ppp: Decimal | None
    ppp_rate: Decimal | None
    reflows: Decimal | None
    mobilised: Decimal | None
    leveraging: str
    concessional: bool | None
    grant_element: Decimal | None
    maturity: Decimal | None
    pillar: str
    quantity: Decimal | None
    unit: str
    role: str
    stage: str
    standing: str
    said: str
    quality: str
    confidentiality: str
    also_in_ssc: bool


def row_of(each: Valued, policy: Policy) -> Row:
    """The row of one contribution."""
    line, rate, element = each.line, each.rate, each.grant_element
    promised = line.stage == "commitment"
    money = each.local, amount(each.usd)
    return Row(
        line.uid, line.digest, line.year, line.giver_country, line.giver_name, line.institution, line.initiative,
        line.recipient_country, line.recipient_name, line.title, line.language, shortened(line.note),
        " ".join(line.sdgs), line.sector, line.channel, line.item, line.list_version, instrument(each), "",
        framework(line.basis), each.currency, money[0] if promised else None, None if promised else money[0],
        money[1] if promised else None, None if promised else money[1], rate.value if rate else None,
        f"{rate.source}, {rate.year}" if rate else "", each.why, " ".join(each.methods), amount(each.ppp),
        each.ppp_rate.value if each.ppp_rate else None, None, None, "",
        None if element is None else is_concessional(element), None if element is None else round(element, 6),
        Decimal(line.loan.years) if line.loan and line.loan.years is not None else None, pillar(each),
        line.stands_quantity, line.unit, line.role or "provider", line.stage, line.standing, line.said, line.quality,
        "public" if line.public else "parties", not reason_out(line, "ssc", policy),
    )  # fmt: skip


def instrument(each: Valued) -> str:
    """The financial form where one is stated; otherwise in kind for groups B and C, and nothing for money."""
    return each.line.form or ("" if each.line.group == "A" else "in-kind")


def framework(basis: str) -> str:
    """South-South, triangular or regional; empty where the line stands outside an initiative."""
    return {"bilateral": "south-south", "triangular": "triangular", "": ""}.get(basis, "regional")


def pillar(each: Valued) -> str:
    """I for what crosses a border to a country, II for what goes to a region or an organisation. [R]"""
    return "1" if each.line.recipient_country else "2"


def rows(valued: Iterable[Valued], provider: str, year: int, policy: Policy) -> list[Row]:
    """Exactly one row for each contribution in scope, in the order given. Provider as alpha-3."""
    counted, _out = parted("tossd", valued, provider, year, policy)
    return [row_of(each, policy) for each in counted]


def make(
    valued: Iterable[Valued], provider: str, year: int, policy: Policy, *, rates: str, on: date, rules: str = ""
) -> Report:
    """The rows of a provider and a year with all that they rest on.

    ``rates`` and ``rules`` are the versions of the exchange rates and of the counting rules, ``on`` the day.
    """
    counted, out = parted("tossd", valued, provider, year, policy)
    return Report(
        "tossd", provider, year, policy, COLUMNS, [row_of(each, policy) for each in counted], counted, out,
        facts_of(counted, rates=rates, on=on, rules=rules), "disbursement_usd",
    )  # fmt: skip


def read(data: bytes) -> Iterator[Row]:
    """The rows of a file that we wrote, from CSV or XLSX.

    :raises BadTable: if it is no such file.
    :raises BadSpreadsheet: if it must not be opened.
    """
    return map(Row._make, read_table(data, COLUMNS))
