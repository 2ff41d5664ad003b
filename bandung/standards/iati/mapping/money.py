"""Money: budgets and transactions for amounts that somebody stated, in their own currency; nothing is ever priced here.

Transaction types (https://iatistandard.org/en/iati-standard/203/codelists/transactiontype/): a promise is 2, outgoing
commitment; money placed at the disposal of the receiver is 3, disbursement; what the giver spends itself on goods and
services (group B of the list) is 4, expenditure. What others give to the file's own party is 1 or 11, incoming. What
stands in a giver's budget is a ``budget``, which may not be longer than a year (rule 7.5.3).
"""

from datetime import date

from bandung import reference
from bandung.records.contributions import Side
from bandung.records.partnerships import Described, Planned
from bandung.standards.iati.document import Element
from bandung.standards.iati.mapping import in_kind
from bandung.standards.iati.mapping.given import Given, Told, World
from bandung.standards.iati.mapping.in_kind import is_quantity, span_of, years_of
from bandung.standards.iati.mapping.losing import Fate, Losses
from bandung.standards.iati.mapping.making import day, iati_code, is_on, named, narrative, narratives, put, says_all
from bandung.standards.iati.mapping.placing import country_of
from bandung.values.quantity import UNITS

_INDICATIVE = "1"
_ORIGINAL = "1"
_HUMANITARIAN_ITEM = "B8"


def money(activity: Element, told: Told, world: World, losses: Losses, *, by_country: bool) -> None:
    """Budgets and transactions of an activity. ``by_country``: the receiving country stands in each transaction."""
    for planned in in_kind.planned_of(told.terms, told.contributions):
        if is_money(planned) and planned.year is not None:
            _budget(activity, date(planned.year, 1, 1), date(planned.year, 12, 31), planned.amount, planned.unit)
    for given in told.contributions:
        record = given.record
        if record.quantity is None:
            for name in ("profile", "note"):
                losses.otherwise(given.kept.uid, name, Fate.LOST, "none")
        if not has_money(given):
            _without_money(given, losses)
        elif record.stage == "budget":
            start, end = date(record.year, 1, 1), date(record.year, 12, 31)
            _budget(activity, start, end, amount_of(given), record.currency or "")
        else:
            _transaction(activity, given, world, losses, by_country=by_country)


def has_money(given: Given) -> bool:
    """Whether an amount was stated that can be written, and no other line tells of the same."""
    record = given.record
    return record.amount is not None and given.standing.counts and is_on("Currency", record.currency or "")


def is_money(planned: Planned) -> bool:
    """Whether what is planned is an amount of money."""
    return (
        planned.amount is not None
        and (planned.unit not in UNITS or planned.unit == "USD")
        and is_on("Currency", planned.unit)
    )


def amount_of(given: Given) -> str:
    """What both settled on, else what the giver states."""
    settled = given.standing.settled_amount
    return given.record.amount or "" if settled is None else f"{settled:f}"


def day_of(given: Given) -> date:
    """The last day of its period or year, and never one after its entry was signed (rule 11.2.1)."""
    return min(span_of(given)[1], date.fromisoformat(given.kept.at[:10]))


def _without_money(given: Given, losses: Losses) -> None:
    if given.record.amount is not None:
        why = "currency" if given.standing.counts else "counted"
        for name in ("amount", "currency"):
            losses.otherwise(given.kept.uid, name, Fate.LOST, why)
    for name in ("form", "stage"):
        losses.otherwise(
            given.kept.uid, name, Fate.COARSE if name == "stage" else Fate.LOST, "number" if name == "stage" else "none"
        )


def _budget(
    activity: Element, start: date, end: date, amount: str | None, currency: str, status: str = _INDICATIVE
) -> None:
    budget = put(activity, "budget", type=_ORIGINAL, status=status)
    put(budget, "period-start", iso_date=day(start))
    put(budget, "period-end", iso_date=day(end))
    put(budget, "value", amount, currency=currency, value_date=day(start))


def transaction_type(given: Given, world: World) -> str:
    """By the stage, by who gives, and by whether the giver places the money or spends it."""
    record = given.record
    giver = (record.giver.party if record.giver else None) or (given.kept.register if record.giver is None else "")
    incoming = record.recipient.party == world.reporter.code and giver != world.reporter.code
    if record.stage == "commitment":
        return "11" if incoming else "2"
    return "1" if incoming else "4" if record.group == "B" else "3"


def _transaction(activity: Element, given: Given, world: World, losses: Losses, *, by_country: bool) -> None:
    record = given.record
    flag = "true" if record.item == _HUMANITARIAN_ITEM else None
    told = put(activity, "transaction", ref=given.kept.uid, humanitarian=flag)
    put(told, "transaction-type", code=transaction_type(given, world))
    on = day(day_of(given))
    put(told, "transaction-date", iso_date=on)
    put(told, "value", amount_of(given), currency=record.currency, value_date=on)
    narratives(put(told, "description"), record.title, record.language)
    giver = record.giver or Side(party=given.kept.register)
    _side(put(told, "provider-org"), giver, record.institution, record.language, world)
    _side(put(told, "receiver-org"), record.recipient, record.counterpart, record.language, world)
    if by_country:
        put(told, "recipient-country", code=reference.country(country_of(record.recipient, world)).alpha2)
    southern = world.org(giver.party).southern if giver.party else None
    if southern:
        put(told, "flow-type", code=iati_code("flow type", "southern"))
    if record.form and (code := iati_code("finance type", record.form)):
        put(told, "finance-type", code=code)
        if says_all("finance type", record.form):
            losses.otherwise(given.kept.uid, "form", Fate.FULL, "")
    if code := iati_code("aid type", record.item):
        put(told, "aid-type", code=code)


def _side(element: Element, side: Side, institution: str | None, language: str, world: World) -> None:
    """A party by its identifier, and in words whatever else is said of who stands there."""
    if side.party:
        org = world.org(side.party)
        element.set("ref", org.ref)
        if kind := iati_code("party type", org.type):
            element.set("type", kind)
        if org.name and not institution:
            narratives(element, org.name)
    words = [institution or "", side.organisation or "", side.region or ""]
    if side.country and not any(words) and not side.party:
        narratives(element, named(reference.country(side.country).names, language), language)
    if any(words):
        narrative(element, ", ".join(filter(None, words)))


def by_country(told: Told, several: int, world: World) -> bool:
    """Whether countries stand in transactions: several receive, and each transaction says which one."""
    moved = [each for each in told.contributions if has_money(each) and each.record.stage != "budget"]
    return several > 1 and bool(moved) and all(country_of(each.record.recipient, world) for each in moved)


def is_written(planned: Planned, terms: Described) -> bool:
    """Whether the number of what is planned stands in the plain file."""
    if is_money(planned):
        return planned.year is not None
    return is_quantity(planned) and years_of(planned, terms) is not None
