"""The methods of valuation by name: formula, inputs with units, source, an example worked by hand.

The same examples are printed in the documents and run by the tests.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bandung.measurement import valuation
from bandung.records.contributions import Costs, StaffTime
from bandung.records.loans import Loan, Payment
from bandung.values.errors import _

EVIDENCE: Mapping[str, str] = {
    "V": _("read at the address"), "A": _("the document is known, the detail was not read"),
    "R": _("general knowledge, to be checked"), "D": _("our own choice"),
}  # fmt: skip
"""Mark to how far a formula can be trusted."""


@dataclass(frozen=True, slots=True)
class Example:
    """``given`` and ``worked`` in words and numbers, ``answer`` by hand, ``run`` the function on the same numbers."""

    given: str
    worked: str
    answer: Decimal
    run: Callable[[], Decimal]


@dataclass(frozen=True, slots=True)
class Method:
    """A named, versioned way to value; ``key`` stands in every ``Valued.methods``."""

    key: str
    name: str
    formula: str
    inputs: Mapping[str, str]
    """Symbol to what it is, with its unit."""
    source: str
    evidence: str
    examples: tuple[Example, ...] = ()


AGRONOMISTS = Costs(
    currency="BRL",
    staff=(
        StaffTime(profile="agronomist", hours="120", annual_cost="211200"),
        StaffTime(profile="agronomist", hours="120", annual_cost="211200"),
    ),
    overhead="0.1",
    travel="6000",
    per_diem="4500",
)
"""Two agronomists on a mission of three weeks."""


def _back_after_two_years(payment: str) -> Loan:
    return Loan(payments=(Payment(after_years="2", principal=payment),))


METHODS: Mapping[str, Method] = {
    each.key: each
    for each in (
        Method(
            valuation.STATED, _("amount as its giver states it, or as both settled it"), "V", {"V": "amount, currency"},
            "the ledger", "D",
        ),
        Method(
            valuation.SALARY, _("salary method: staff time and what goes with it"),
            "V = share × (1 + o) × sum(h × S / H) + travel + per diem + materials + logistics",
            {
                "h": "hours given", "S": "gross cost of the post, currency a year", "H": "hours paid a year",
                "o": "overhead, share of staff time",
                "share": "settled over declared quantity; 1 where none is settled",
            },
            "salary-based valuation as in Brazil (IPEA) and Mexico (AMEXCID); their annexes were not read", "R",
            (
                Example(
                    "two agronomists, 120 hours each, of posts at BRL 211,200 for 1,760 hours; overhead 10 %; travel "
                    "BRL 6,000, per diem BRL 4,500",
                    "2 × 120 × 211,200 / 1,760 = 28,800; × 1.1 = 31,680; + 6,000 + 4,500 = 42,180",
                    Decimal("42180"), lambda: valuation.salary(AGRONOMISTS),
                ),
                Example(
                    "the same, and both sides settled on half of the days",
                    "31,680 / 2 = 15,840; + 6,000 + 4,500 = 26,340",
                    Decimal("26340"), lambda: valuation.salary(AGRONOMISTS, Decimal("0.5")),
                ),
            ),
        ),
        Method(
            valuation.MARKET_USD, _("US dollars at the market rate of the year"), "V(USD) = V / e",
            {"V": "amount, currency", "e": "units of the currency for one US dollar, annual average"},
            "the giver's own rate where it states one, else the table of rates, each with its source", "D",
            (
                Example(
                    "BRL 42,180 at 5.4", "42,180 / 5.4 = 7,811.11, rounded once to the cent",
                    Decimal("7811.11"),
                    lambda: Decimal(valuation.cents(valuation.market_usd(Decimal(42180), Decimal("5.4")))) / 100,
                ),
            ),
        ),
        Method(
            valuation.PPP, _("staff time at purchasing power parity"), "V(PPP) = V(staff) / p; uplift = e / p",
            {
                "V(staff)": "staff time with overhead, currency",
                "p": "units of the currency for one international dollar", "e": "as above",
            },
            "in the manner of TOSSD's in-kind technical cooperation, whose wording was not read; never added to US "
            "dollars, never on goods, cash or travel", "R",
            (
                Example(
                    "staff time of BRL 31,680, 2.4 for one international dollar", "31,680 / 2.4 = 13,200",
                    Decimal("13200"),
                    lambda: valuation.ppp_value(valuation.staff_time(AGRONOMISTS), Decimal("2.4")),
                ),
                Example(
                    "5.4 at the market, 2.4 at parity", "5.4 / 2.4 = 2.25",
                    Decimal("2.25"), lambda: valuation.uplift(Decimal("5.4"), Decimal("2.4")),
                ),
            ),
        ),
        Method(
            valuation.GRANT_ELEMENT, _("grant element of a loan"), "GE = 1 - sum((P + I) / 1.05^t) / F",
            {
                "F": "amount paid out, currency", "P": "principal paid t years later",
                "I": "interest paid t years later", "t": "years since the paying out",
            },
            "35 % at 5 % a year: https://sdg.data.gov/17-3-1; equal repayments of principal after the grace period are "
            "our reading where payments are not given one by one", "V",
            (
                Example(
                    "100, paid back in one payment of 71.6625 after two years",
                    "71.6625 / 1.05² = 65; 1 - 65 / 100 = 0.35: concessional, exactly",
                    Decimal("0.35"), lambda: valuation.grant_element(Decimal(100), _back_after_two_years("71.6625")),
                ),
                Example(
                    "100 without interest, two equal payments, after one and two years",
                    "50 / 1.05 + 50 / 1.1025 = 47.619048 + 45.351474 = 92.970522; 1 - 0.92970522 = 0.07029478",
                    Decimal("0.07029478"),
                    lambda: round(valuation.grant_element(Decimal(100), Loan(years="2", payments_a_year=1)), 8),
                ),
            ),
        ),
    )
}  # fmt: skip
"""Key to method, in the order in which they are applied."""


def as_markdown() -> str:
    """The methods as the documents print them."""
    parts = []
    for each in METHODS.values():
        inputs = [f"- `{symbol}`: {meaning}" for symbol, meaning in each.inputs.items()]
        examples = [f"Example: {it.given}. {it.worked}." for it in each.examples]
        source = f"Source: {each.source}. Known by: {EVIDENCE[each.evidence]}."
        parts.append("\n\n".join([f"### `{each.key}`: {each.name}", f"`{each.formula}`", "\n".join(inputs), source,
                                  *examples]))  # fmt: skip
    return "\n\n".join(parts) + "\n"
