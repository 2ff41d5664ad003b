"""What was given in kind: as results in the plain file, and whole in our own namespace.

All thirteen types of transactions are flows of money
(https://iatistandard.org/en/iati-standard/203/codelists/transactiontype/), and no price is ever made up here. A
quantity is therefore an output (result type 1): an indicator for each item and unit, a period for each contribution,
``actual`` for what was delivered and ``target`` for what was promised or budgeted, with the giver, the receiver and the
ledger's own number as dimensions. Whoever sums transactions never meets it, whoever reads results does.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from lxml import etree

from bandung import reference
from bandung.records.partnerships import Described, Planned
from bandung.standards.iati.document import Element
from bandung.standards.iati.mapping import namespace
from bandung.standards.iati.mapping.given import Given, World
from bandung.standards.iati.mapping.making import named, narrative, narratives, put
from bandung.standards.iati.mapping.results import days_of, period
from bandung.values.errors import _
from bandung.values.quantity import UNITS

_OUTPUT, _UNIT, _QUALITATIVE = "1", "1", "5"
TITLE = _("Contributions in kind")
PEOPLE = _("People who took part")
_SEXES = (("female", "women"), ("male", "men"), ("not stated", "not_stated"))


def in_kind(activity: Element, given: Sequence[Given], terms: Described | None, world: World) -> None:
    """One ``result`` with all quantities, also those that are planned, and the people who took part."""
    counted = [each for each in given if each.record.quantity is not None]
    stated = planned_of(terms, given)
    planned = [each for each in stated if is_quantity(each) and years_of(each, terms)]
    language = terms.language if terms else given[0].record.language if given else "en"
    peopled = [each for each in given if each.record.people is not None and each.record.people.total is not None]
    if not (counted or planned or peopled):
        return
    result = put(activity, "result", type=_OUTPUT, aggregation_status="false")
    narratives(put(result, "title"), {"en": TITLE})
    indicators: dict[tuple[str, str], Element] = {}
    for each in counted:
        _quantity(_for(result, indicators, each.record.item, each.record.unit or "other", language), each, world)
    for one in planned:
        span = years_of(one, terms)
        told = period(_for(result, indicators, one.modality or "", one.unit, language), *span)  # type: ignore[misc]
        target = put(told, "target", value=one.amount)
        put(target, "dimension", name="giver", value=one.giver or one.country or one.organisation)
        if one.text:
            narratives(put(target, "comment"), one.text)
    _people(result, peopled)


def planned_of(terms: Described | None, given: Sequence[Given]) -> Sequence[Planned]:
    """What the terms plan; nothing where the ledger has lines of its own, so that nobody counts both."""
    return () if given else getattr(terms, "contributions", ())


def is_quantity(planned: Planned) -> bool:
    """Whether what is planned is counted in a unit of quantities."""
    return planned.amount is not None and planned.unit in UNITS and planned.unit != "USD"


def _for(result: Element, indicators: dict[tuple[str, str], Element], item: str, unit: str, language: str) -> Element:
    """The indicator of an item and a unit; its title is the item's name, its description the unit."""
    if (item, unit) not in indicators:
        indicator = put(result, "indicator", measure=_UNIT)
        names = named(reference.modality(item).names, language) if item else {"en": TITLE}
        narratives(
            put(indicator, "title"), {spoken: f"{item} {name}".strip() for spoken, name in names.items()}, language
        )
        narratives(put(indicator, "description"), {"en": UNITS.get(unit, unit)})
        indicators[item, unit] = indicator
    return indicators[item, unit]


def _quantity(indicator: Element, given: Given, world: World) -> None:
    record, stands = given.record, given.standing.settled_quantity
    told = period(indicator, *span_of(given))
    figure = record.quantity if stands is None else f"{stands:f}"
    name = "actual" if record.stage == "delivery" else "target"
    value = put(told, name, value=figure if given.standing.counts else "0")
    put(value, "dimension", name="ledger", value=given.kept.uid)
    put(value, "dimension", name="giver", value=giver_name(given, world))
    put(value, "dimension", name="receiver", value=receiver_name(given, world))
    comment = narratives(put(value, "comment"), record.title, record.language)
    if record.profile:
        narrative(comment, record.profile)
    if record.note:
        narratives(comment, record.note, record.language)


def _people(result: Element, given: Iterable[Given]) -> None:
    indicator: Element | None = None
    for each in given:
        if indicator is None:
            indicator = put(result, "indicator", measure=_UNIT)
            narratives(put(indicator, "title"), {"en": PEOPLE})
        told = period(indicator, *span_of(each))
        for sex, name in _SEXES:
            count = getattr(each.record.people, name)
            if count is not None:
                value = put(told, "actual" if each.record.stage == "delivery" else "target", value=count)
                put(value, "dimension", name="sex", value=sex)
                put(value, "dimension", name="ledger", value=each.kept.uid)


def span_of(given: Given) -> tuple[date, date]:
    """The first and the last day: of the period as far as it is known, else of the year."""
    record = given.record
    start, end = days_of(record.period)
    return start or date(record.year, 1, 1), end or date(record.year, 12, 31)


def years_of(planned: Planned, terms: Described | None) -> tuple[date, date] | None:
    """The year for which it is planned, else the days of the initiative; None where neither is known."""
    if planned.year is not None:
        return date(planned.year, 1, 1), date(planned.year, 12, 31)
    start, end = days_of(terms.period if terms else None)
    return (start, end) if start is not None and end is not None else None


def giver_name(given: Given, world: World) -> str:
    """Who gave, in one name or code: a register, a country, an organisation or a region in words."""
    giver = given.record.giver
    if giver is None or giver.party:
        return world.org(giver.party if giver and giver.party else given.kept.register).ref
    return giver.organisation or giver.country or giver.region or ""


def receiver_name(given: Given, world: World) -> str:
    """Who received, in one name or code."""
    side = given.record.recipient
    return world.org(side.party).ref if side.party else side.organisation or side.country or side.region or ""


def contribution_element(given: Given) -> Element:
    """``<bandung:contribution>``: quantity, unit, item, group, people, where both sides stand; then the records."""
    record, standing = given.record, given.standing
    told: Element = etree.Element(namespace.tag("contribution"), nsmap=namespace.SPACES)
    for name in ("register", "record", "digest"):
        told.set(name, str(getattr(given.kept, name)))
    item = _own(told, "in-group", record.group)
    item.set("item", record.item)
    item.set("list", record.list_version)
    item.set("stage", record.stage)
    if record.quantity is not None:
        _own(told, "quantity", record.quantity).set("unit", record.unit or "other")
    if record.people is not None:
        people = _own(told, "people")
        for name in ("women", "men", "not_stated"):
            count = getattr(record.people, name)
            if count is not None:
                people.set(name.replace("_", "-"), str(count))
    word = _own(told, "stands", standing.said)
    word.set("counts", "true" if standing.counts else "false")
    for name in ("confirmed_quantity", "confirmed_amount", "settled_quantity", "settled_amount"):
        figure = getattr(standing, name)
        if figure is not None:
            word.set(name.replace("_", "-"), f"{figure:f}")
    for kept in (given.kept, *given.words):
        told.append(namespace.record_element(kept, level=3))
    namespace.indent(told, 2)
    return told


def _own(parent: Element, name: str, text: str | None = None) -> Element:
    element: Element = etree.SubElement(parent, namespace.tag(name))
    element.text = text
    return element
