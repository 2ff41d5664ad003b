"""A party and its institutions as organisations of an IATI organisation file.

https://iatistandard.org/en/iati-standard/203/organisation-standard/. Budgets by receiving country and spending by
year are sums of the party's own contributions that everybody may read, of each currency apart, and only of stated
amounts; what was never priced is in no sum.
"""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from lxml import etree

from bandung import reference
from bandung.records.entry import stamp
from bandung.standards.iati.document import Element
from bandung.standards.iati.mapping.given import Org, ToldParty, World
from bandung.standards.iati.mapping.losing import Losses
from bandung.standards.iati.mapping.making import WEB_PAGE, XML_LANG, day, iati_code, narratives, put
from bandung.standards.iati.mapping.money import amount_of, has_money
from bandung.standards.iati.mapping.namespace import SPACES, Kept, record_element
from bandung.standards.iati.mapping.placing import country_of

_WEB_PAGE = "B16"


def organisations_of(told: ToldParty, world: World, losses: Losses | None = None) -> list[Element]:
    """The party first, then each of its institutions; what is not carried is counted in ``losses``."""
    losses = losses if losses is not None else Losses()
    org = world.reporter
    first = _organisation(org.ref, told.record.name, told.record.languages, told, org)
    _budgets(first, told, world)
    _spending(first, told)
    _page(first, told.record.address, told.record.name)
    _ours(first, told.kept, losses)
    found = [first]
    for kept, record in told.institutions:
        each = _organisation(f"{org.ref}-{record.id}", record.name, record.languages, told, org)
        _page(each, record.address, record.name)
        _ours(each, kept, losses)
        found.append(each)
    return found


def _organisation(ref: str, name: object, languages: tuple[str, ...], told: ToldParty, org: Org) -> Element:
    texts: dict[str, str] = dict(name)  # type: ignore[call-overload]
    organisation: Element = etree.Element("iati-organisation", nsmap=SPACES)
    organisation.set("last-updated-datetime", stamp(told.changed))
    language = next((each for each in languages if each in texts), next(iter(sorted(texts))))
    organisation.set(XML_LANG, language)
    put(organisation, "organisation-identifier", ref)
    narratives(put(organisation, "name"), texts, language)
    kind = iati_code("party type", org.type) or "90"
    narratives(put(organisation, "reporting-org", ref=org.ref, type=kind), org.name)
    return organisation


def _budgets(organisation: Element, told: ToldParty, world: World) -> None:
    """``recipient-country-budget`` for each year, country and currency of what stands in budgets."""
    sums: dict[tuple[int, str, str], Decimal] = defaultdict(Decimal)
    for given in told.contributions:
        country = country_of(given.record.recipient, world)
        if given.record.stage == "budget" and has_money(given) and country:
            sums[given.record.year, country, given.record.currency or ""] += Decimal(amount_of(given))
    for (year, country, currency), total in sorted(sums.items()):
        budget = put(organisation, "recipient-country-budget", status="1")
        put(budget, "recipient-country", code=reference.country(country).alpha2)
        _year(budget, year, total, currency)


def _spending(organisation: Element, told: ToldParty) -> None:
    """``total-expenditure`` for each year and currency of what was delivered."""
    sums: dict[tuple[int, str], Decimal] = defaultdict(Decimal)
    for given in told.contributions:
        if given.record.stage == "delivery" and has_money(given):
            sums[given.record.year, given.record.currency or ""] += Decimal(amount_of(given))
    for (year, currency), total in sorted(sums.items()):
        _year(put(organisation, "total-expenditure"), year, total, currency)


def _year(parent: Element, year: int, total: Decimal, currency: str) -> None:
    put(parent, "period-start", iso_date=day(date(year, 1, 1)))
    put(parent, "period-end", iso_date=day(date(year, 12, 31)))
    put(parent, "value", f"{total:f}", currency=currency, value_date=day(date(year, 1, 1)))


def _page(organisation: Element, address: str | None, name: object) -> None:
    if address:
        link = put(organisation, "document-link", url=address, format=WEB_PAGE)
        narratives(put(link, "title"), dict(name))  # type: ignore[call-overload]
        put(link, "category", code=_WEB_PAGE)


def _ours(organisation: Element, kept: Kept, losses: Losses) -> None:
    organisation.append(record_element(kept, level=2))
    losses.add(kept)
