"""What a line of the ledger is worth: four named, versioned methods, applied by one rule to every line.

Each method is a pure function of plain values. Where a choice is left, ``Policy`` makes it and every report prints it.
"""

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_EVEN, Decimal, Overflow, localcontext
from functools import lru_cache
from itertools import count, pairwise, takewhile

from bandung.measurement.lines import Line
from bandung.measurement.valued import SWITCHES, Policy, Rate, Rates, Valued
from bandung.records.contributions import Costs
from bandung.records.loans import Loan
from bandung.values.errors import BadValue, _

STATED, SALARY, MARKET_USD, PPP, GRANT_ELEMENT = "stated", "salary-1", "market-usd-1", "ppp-1", "grant-element-1"
DISCOUNT = Decimal("0.05")
"""A year, of the test of concessionality. [V] https://sdg.data.gov/17-3-1"""
CONCESSIONAL_FROM = Decimal("0.35")
"""Grant element from which a loan is concessional. [V] https://sdg.data.gov/17-3-1"""
DIGITS = 50
"""Precision of discount factors; far beyond any cent."""
MOST = Decimal(10) ** 15
"""In units of a currency: ten times what the world produces in a year in dollars, and as much as a record can state."""
BY_THE_GIVER = "stated by the giver"


def staff_time(costs: Costs, share: Decimal = Decimal(1)) -> Decimal:
    """F-1, its first part: ``sum(h * S / H) * (1 + o)`` in the currency of the costs.

    h hours given, S gross cost of the post a year, H hours paid a year, o overhead as a share; ``share`` is the part of
    the hours that stands where both sides settled on another quantity. [R] salary-based in Brazil and Mexico; the
    annexes of IPEA and AMEXCID were not read.
    """
    time = sum(
        (Decimal(each.hours) * Decimal(each.annual_cost) / Decimal(each.paid_hours) for each in costs.staff), Decimal()
    )
    return time * share * (1 + Decimal(costs.overhead))


def salary(costs: Costs, share: Decimal = Decimal(1)) -> Decimal:
    """F-1 ``salary-1``: staff time, and travel, per diem, materials and logistics, in the currency of the costs.

    ``sum(h * S / H) * (1 + o) + travel + per diem + materials + logistics``; see ``staff_time``. A cost that is not
    stated adds nothing, and the line's quality says how far the costs were measured.
    """
    other = (costs.travel, costs.per_diem, costs.materials, costs.logistics)
    return staff_time(costs, share) + sum((Decimal(each) for each in other if each is not None), Decimal())


def market_usd(local: Decimal, e: Decimal) -> Decimal:
    """F-2 ``market-usd-1``: ``V / e``, US dollars at the market rate.

    V in units of a currency, e units of it for one US dollar, annual average; the rate names its source. [D]

    :raises BadValue: if the rate is not above zero.
    """
    return local / _above_zero(e)


def ppp_value(staff: Decimal, p: Decimal) -> Decimal:
    """F-3 ``ppp-1``: ``V / p``, international dollars, of staff time only; shown beside dollars, never added to them.

    V staff time in the giver's currency, p its PPP conversion factor, units for one international dollar. [R] the exact
    wording of TOSSD's in-kind technical cooperation was not read.

    :raises BadValue: if the factor is not above zero.
    """
    return staff / _above_zero(p)


def uplift(e: Decimal, p: Decimal) -> Decimal:
    """F-3: ``e / p``, how much more an hour is worth at purchasing power parity than at the market rate.

    :raises BadValue: if one of them is not above zero.
    """
    return _above_zero(e) / _above_zero(p)


def grant_element(amount: Decimal, loan: Loan) -> Decimal:
    """F-4 ``grant-element-1``: ``1 - sum((P + I) / 1.05 ** t) / F``, a share of the face value; may be below zero.

    P principal and I interest paid t years after the loan of F was paid out, in one currency. [V] 5 % a year:
    https://sdg.data.gov/17-3-1; the timing of payments within the year is ours.

    :raises BadValue: if the amount is not above zero.
    """
    if loan.payments:
        paid = tuple((Decimal(it.after_years), Decimal(it.principal) + Decimal(it.interest)) for it in loan.payments)
        return 1 - _present_value(paid) / _above_zero(amount)
    _above_zero(amount)
    assert loan.years is not None, "a loan without payments has years"
    return _grant_element_by_terms(loan.interest, loan.years, loan.grace, loan.payments_a_year)


def is_concessional(element: Decimal) -> bool:
    """Whether a grant element makes a loan concessional: 35 % and above, without rounding. [V] as above."""
    return element >= CONCESSIONAL_FROM


def schedule(loan: Loan) -> list[tuple[Decimal, Decimal]]:
    """Years after the paying out, and the share of the face value paid then: equal principal from the end of the grace
    period to the last year, interest on what is owed at every date."""
    assert loan.years is not None, "a loan without payments has years"
    return _schedule(Decimal(loan.interest), Decimal(loan.years), Decimal(loan.grace), loan.payments_a_year)


def _schedule(interest: Decimal, years: Decimal, grace: Decimal, a_year: int) -> list[tuple[Decimal, Decimal]]:
    with localcontext() as context:
        context.prec = DIGITS
        backwards = takewhile(lambda each: each > 0, (years - Decimal(back) / a_year for back in count()))
        times = sorted(backwards)
        repaying = [each for each in times if each >= grace]
        part, owed, paid = Decimal(1) / len(repaying), Decimal(1), []
        for before, now in pairwise([Decimal(), *times]):
            due = owed * interest / 100 * (now - before)
            if now >= grace:
                due, owed = due + part, owed - part
            paid.append((now, due))
        return paid


@lru_cache(maxsize=4096)
def _grant_element_by_terms(interest: str, years: str, grace: str, a_year: int) -> Decimal:
    return 1 - _present_value(tuple(_schedule(Decimal(interest), Decimal(years), Decimal(grace), a_year)))


def _present_value(paid: Iterable[tuple[Decimal, Decimal]]) -> Decimal:
    with localcontext() as context:
        context.prec = DIGITS
        return sum((amount / _discounted(after) for after, amount in paid), Decimal())


@lru_cache(maxsize=65_536)
def _discounted(after: Decimal) -> Decimal:
    """``1.05 ** t``; without end for a payment that never comes, which is worth nothing today."""
    with localcontext() as context:
        context.prec = DIGITS
        context.traps[Overflow] = False
        return (1 + DISCOUNT) ** after


def _above_zero(number: Decimal) -> Decimal:
    if not number.is_finite() or number <= 0:
        raise BadValue(_("%(value)s is no rate of exchange: a rate is above zero."), field="rate", value=str(number))
    return number


def cents(amount: Decimal) -> int:
    """Rounded once, to the even cent where it lies between two."""
    return int((amount * 100).to_integral_value(ROUND_HALF_EVEN))


def contested(item: str, policy: Policy) -> bool:
    """Whether an item is one that countries disagree on, and this policy does not count (R-22)."""
    return any(item == its and not policy.counted.get(switch, False) for switch, its in SWITCHES.items())


def value(line: Line, rates: Rates, policy: Policy) -> Valued:
    """A line with its worth, by the figures on which both sides settled where they did.

    Group C is never priced. The giver's own rate wins over the table's, and is shown as such. Costs or a rate that make
    more of a line than anybody could give are taken for a slip of the pen: it has no amount, or no rate.
    """
    if line.group == "C":
        return Valued(line, why="counted-in-units")
    local, currency, methods = _local(line)
    element = None
    if line.loan is not None and line.stands_amount:
        element, methods = grant_element(line.stands_amount, line.loan), (*methods, GRANT_ELEMENT)
    if contested(line.item, policy):
        return Valued(line, local, currency, grant_element=element, methods=methods, why="contested")
    if local is None or local >= MOST:
        return Valued(line, methods=methods, why="no-amount")
    rate = _rate(line, currency, rates)
    ppp, ppp_rate = _at_parity(line, rates)
    if ppp is not None:
        methods = (*methods, PPP)
    usd = market_usd(local, rate.value) if rate is not None else MOST
    if usd >= MOST:
        return Valued(line, local, currency, None, ppp, element, methods, rate, ppp_rate, "no-rate")
    return Valued(line, local, currency, cents(usd), ppp, element, (*methods, MARKET_USD), rate, ppp_rate)


def value_all(lines: Iterable[Line], rates: Rates, policy: Policy) -> Iterator[Valued]:
    """Every line with its worth, in the order given."""
    return (value(line, rates, policy) for line in lines)


def _local(line: Line) -> tuple[Decimal | None, str, tuple[str, ...]]:
    """Amount, its currency, by which methods."""
    if line.stands_amount is not None:
        return line.stands_amount, line.currency or (line.costs.currency if line.costs else ""), (STATED,)
    if line.costs is not None:
        return salary(line.costs, settled_share(line)), line.costs.currency, (SALARY,)
    return None, "", ()


def settled_share(line: Line) -> Decimal:
    """The part of the declared quantity on which both settled; 1 where they settled on none."""
    if line.settled_quantity is None or not line.quantity:
        return Decimal(1)
    return line.settled_quantity / line.quantity


def _rate(line: Line, currency: str, rates: Rates) -> Rate | None:
    own = line.currency or (line.costs.currency if line.costs else "")
    if line.rate is not None and line.rate > 0 and currency == own:
        source = line.rate_source or BY_THE_GIVER
        return Rate(currency, line.year, line.rate, source, line.at.date(), BY_THE_GIVER)
    return rates.per_dollar(currency, line.year)


def _at_parity(line: Line, rates: Rates) -> tuple[int | None, Rate | None]:
    """Staff time in cents of an international dollar, where it was worked out from costs in the country's currency."""
    if line.costs is None or not line.costs.staff or line.stands_amount is not None:
        return None, None
    p = rates.per_international_dollar(line.giver_country, line.year)
    if p is None or p.currency != line.costs.currency:
        return None, None
    return cents(ppp_value(staff_time(line.costs, settled_share(line)), p.value)), p
