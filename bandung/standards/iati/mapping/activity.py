"""One activity: an initiative, a partner's share of one, or a single contribution, as IATI 2.03 asks for it.

Elements: https://iatistandard.org/en/iati-standard/203/activity-standard/. What each of our fields becomes is listed
in ``data/fates.csv``, codes in ``data/codes.csv``. At the end stand our records whole, in our own namespace.
"""

from collections.abc import Mapping
from datetime import date

from lxml import etree

from bandung.records.entry import stamp
from bandung.records.partnerships import Described
from bandung.standards.iati.document import Element
from bandung.standards.iati.mapping import in_kind, money, papers, participating, placing
from bandung.standards.iati.mapping.errors import NoStart
from bandung.standards.iati.mapping.given import Given, Sort, Told, World
from bandung.standards.iati.mapping.identifiers import activity_identifier
from bandung.standards.iati.mapping.losing import Fate, Losses
from bandung.standards.iati.mapping.making import XML_LANG, day, iati_code, narrative, narratives, put, says_all
from bandung.standards.iati.mapping.namespace import SPACES, record_element
from bandung.standards.iati.mapping.results import days_of, results

REPORTED = "reported"
_GENERAL, _OBJECTIVES, _OTHER = "1", "2", "4"
_PARENT, _CHILD = "1", "2"
_OF_STAGE = {"commitment": "1", "budget": "1", "delivery": "4"}
_FUNDING, _ACCOUNTABLE, _IMPLEMENTING = "1", "2", "4"
_NO_SECTOR = "99810"


def activity_of(told: Told, world: World, losses: Losses | None = None) -> Element:
    """The activity; what it could not carry is counted in ``losses``.

    :raises NoStart: if nobody says when it starts; then nothing is counted.
    """
    losses = losses if losses is not None else Losses()
    dates = _dates(told, world)
    activity: Element = etree.Element("iati-activity", nsmap=SPACES)
    language = told.terms.language if told.terms else told.contributions[0].record.language
    activity.set("last-updated-datetime", stamp(told.changed))
    activity.set(XML_LANG, language)
    if told.sort is not Sort.SINGLE:
        activity.set("hierarchy", "1" if told.sort is Sort.WHOLE else "2")
    put(activity, "iati-identifier", activity_identifier(world.reporter, told.uid, told.sort))
    _reporter(activity, told, world)
    identifier = put(activity, "other-identifier", ref=told.uid, type="A1")
    narratives(put(identifier, "owner-org", ref=world.reporter.ref), world.reporter.name)
    for kind, on in dates.items():
        put(activity, "activity-date", type=kind, iso_date=day(on))
    put(activity, "activity-status", code=_status(told, dates, world))
    if told.terms is not None:
        _described(activity, told, told.terms, world, losses)
    else:
        _single(activity, told, world, losses)
    _related(activity, told, world)
    if told.address:
        papers.pages(activity, [told.address], _title(told)[language], language)
    for given in told.contributions:
        papers.documents(activity, given.record.evidence, given.record.language)
        papers.sources(activity, given.record.sources, _title(told)[language], language)
    in_kind.in_kind(activity, told.contributions, told.terms if told.sort is Sort.WHOLE else None, world)
    _ours(activity, told, losses)
    return activity


def _title(told: Told) -> Mapping[str, str]:
    return told.terms.title if told.terms else told.contributions[0].record.title


def _reporter(activity: Element, told: Told, world: World) -> None:
    """``reporting-org``, as secondary where the party tells what others do."""
    org, second = world.reporter, "1" if told.secondary else None
    kind = iati_code("party type", org.type) or "90"
    element = put(activity, "reporting-org", ref=org.ref, type=kind, secondary_reporter=second)
    narratives(element, org.name)


def _described(activity: Element, told: Told, terms: Described, world: World, losses: Losses) -> None:
    language, uid = terms.language, told.kept.uid if told.kept else told.uid
    narratives(put(activity, "title"), terms.title, language)
    narratives(put(activity, "description", type=_GENERAL), terms.summary, language)
    basis = getattr(terms, "basis", None) or ""
    if told.sort is Sort.WHOLE:
        participating.organisations(activity, terms, told.lead, world)
        _words(activity, terms)
        _planned(told, terms, uid, losses)
        results(activity, terms, uid, losses)
        papers.documents(activity, terms.documents, language)
        papers.texts(activity, told.papers)
        papers.sources(activity, getattr(terms, "sources", ()), terms.title[language], language)
        papers.proofs(activity, getattr(terms, "proof", ()), language)
    else:
        _giving(activity, told, world)
    receiving = placing.receiving(terms, world)
    split = money.by_country(told, len(receiving), world)
    if not split:
        placing.countries(activity, receiving)
    if len(receiving) != 1:
        losses.otherwise(uid, "participations[].country", Fate.COARSE, "shares" if receiving else "region")
    if scope := _scope(basis, len(receiving)):
        put(activity, "activity-scope", code=scope)
    if terms.place:
        narratives(put(put(activity, "location"), "name"), terms.place, language)
    if placing.sectors(activity, terms.sectors):
        losses.otherwise(uid, "sectors[]", Fate.COARSE, "shares")
    if placing.is_humanitarian(terms.sectors):
        activity.set("humanitarian", "true")
    placing.goals(activity, [*terms.sdgs, *(code for each in told.contributions for code in each.record.sdgs)])
    put(activity, "collaboration-type", code=participating.collaboration(terms, basis, world))
    if basis and says_all("basis", basis):
        losses.otherwise(uid, "basis", Fate.FULL, "")
    money.money(activity, told, world, losses, by_country=split)


def _words(activity: Element, terms: Described) -> None:
    """What has no element of its own, as descriptions."""
    if terms.plan_objective:
        narratives(put(activity, "description", type=_OBJECTIVES), terms.plan_objective, terms.language)
    for text in (terms.framework, terms.region):
        if text:
            narrative(put(activity, "description", type=_OTHER), text)
    modality = getattr(terms, "modality", None)
    proofs = [each.text for each in getattr(terms, "proof", ()) if not each.address]
    benefits = [each.benefit for each in terms.participations]
    planned = [each.text for each in getattr(terms, "contributions", ()) if not in_kind.is_quantity(each)]
    for texts in (modality, *benefits, *planned, *proofs):
        if texts:
            narratives(put(activity, "description", type=_OTHER), texts, terms.language)


def _planned(told: Told, terms: Described, uid: str, losses: Losses) -> None:
    """What is planned is carried as a budget or as the target of a result, where it has a year and a unit."""
    names = ("amount", "unit", "year")
    if told.contributions:
        for name in (*names, "giver", "country", "organisation", "modality"):
            losses.otherwise(uid, f"contributions[].{name}", Fate.LOST, "ledger")
        return
    stated = [each for each in getattr(terms, "contributions", ()) if each.amount is not None]
    if stated and all(money.is_written(each, terms) for each in stated):
        for name in names:
            losses.otherwise(uid, f"contributions[].{name}", Fate.COARSE, "number")


def _single(activity: Element, told: Told, world: World, losses: Losses) -> None:
    given = told.contributions[0]
    record = given.record
    narratives(put(activity, "title"), record.title, record.language)
    narratives(put(activity, "description", type=_GENERAL), record.note or record.title, record.language)
    country = placing.country_of(record.recipient, world)
    placing.countries(activity, [country] if country else [])
    placing.sectors(activity, [record.sector] if record.sector else [_NO_SECTOR])
    if record.sector and placing.is_humanitarian([record.sector]):
        activity.set("humanitarian", "true")
    placing.goals(activity, record.sdgs)
    _giving(activity, told, world)
    put(activity, "collaboration-type", code="1")
    money.money(activity, told, world, losses, by_country=False)
    for name in ("sector", "sdgs[]", "note"):
        losses.otherwise(given.kept.uid, name, Fate.FULL, "")


def _giving(activity: Element, told: Told, world: World) -> None:
    """Who gives and who receives what stands in the activity, each once in each role."""
    parties: set[tuple[str, str]] = set()
    names: set[str] = set()
    for given in told.contributions:
        record, giver = given.record, given.record.giver
        code = giver.party if giver else given.kept.register
        parties |= {(each, role) for each, role in ((code, _FUNDING), (record.recipient.party, _IMPLEMENTING)) if each}
        own = (record.institution, record.counterpart, giver.organisation if giver else None)
        names |= {each for each in (*own, record.recipient.organisation) if each}
    for code, role in sorted(parties) or [(world.reporter.code, _ACCOUNTABLE)]:
        participating.party(activity, code, role, world)
    for name in sorted(names):
        narrative(put(activity, "participating-org", role=_IMPLEMENTING), name)


def _scope(basis: str, countries: int) -> str:
    """ActivityScope: 2 regional, 3 multi-national, 4 national."""
    if basis in ("regional", "subregional"):
        return "2"
    return "3" if countries > 1 or basis == "interregional" else "4" if countries else ""


def _dates(told: Told, world: World) -> dict[str, date]:
    """Type of date to the day: 1 and 3 planned, 2 and 4 actual start and end.

    :raises NoStart: if there is no start.
    """
    found: dict[str, date] = {}
    if told.terms is not None:
        start, end = days_of(told.terms.period)
        stands = told.stands
        began, ended = (stands.started, stands.ended) if stands else (None, None)
        every = {"1": start, "2": began, "3": end, "4": ended}
        found = {kind: on for kind, on in every.items() if on and (kind in "13" or on <= world.on)}
    if "1" not in found and "2" not in found and told.contributions:
        spans = [in_kind.span_of(each) for each in told.contributions]
        first = min(start for start, _end in spans)
        begun = first <= world.on and (
            told.contributions[0].record.stage == "delivery" or first > found.get("3", first)
        )
        if begun or first <= found.get("3", first):  # else it would start after its own end
            found["2" if begun else "1"] = first
    if "1" not in found and "2" not in found:
        raise NoStart
    return dict(sorted(found.items()))


def _status(told: Told, dates: Mapping[str, date], world: World) -> str:
    """By the stage; of what is only reported, by its days."""
    if told.terms is None:
        return _OF_STAGE[told.contributions[0].record.stage]
    stage = told.stands.stage if told.stands else REPORTED
    if stage != REPORTED:
        return iati_code("stage", stage)
    if "3" in dates and dates["3"] < world.on:
        return "4"
    return "1" if dates.get("1", world.on) > world.on else "2"


def _related(activity: Element, told: Told, world: World) -> None:
    """The whole of a share, the shares of a whole, and the programme it belongs to."""
    if told.sort is Sort.SHARE:
        put(activity, "related-activity", ref=_whole(told.uid, told.lead, world), type=_PARENT)
    for code in told.shares:
        put(activity, "related-activity", ref=activity_identifier(world.org(code), told.uid, Sort.SHARE), type=_CHILD)
    if told.sort is Sort.WHOLE and (uid := told.uid_of_programme):
        lead = world.leads.get(uid) or uid.partition("/")[0]
        put(activity, "related-activity", ref=_whole(uid, lead, world), type=_PARENT)


def _whole(uid: str, lead: str, world: World) -> str:
    return activity_identifier(world.org(lead), uid, Sort.WHOLE)


def _ours(activity: Element, told: Told, losses: Losses) -> None:
    """Our records whole; and each of their values in the account."""
    if told.sort is Sort.WHOLE:
        for kept in filter(None, (told.kept, *(each.kept for each in told.papers))):
            activity.append(record_element(kept, level=2))
            losses.add(kept)
        if told.stands is not None:
            if told.stands.stage != REPORTED and says_all("stage", told.stands.stage):
                losses.otherwise(told.uid, "stage", Fate.FULL, "")
            losses.add_standing(told.uid, {"stage": told.stands.stage})
    for given in told.contributions:
        activity.append(in_kind.contribution_element(given))
        for kept in (given.kept, *given.words):
            losses.add(kept)
        losses.add_standing(given.kept.uid, _standing(given))


def _standing(given: Given) -> dict[str, str]:
    """Where both sides stand, as far as there is anything."""
    standing = given.standing
    figures = ("confirmed_quantity", "confirmed_amount", "settled_quantity", "settled_amount")
    told = {name: f"{figure:f}" for name in figures if (figure := getattr(standing, name)) is not None}
    return {"said": standing.said, **({} if standing.counts else {"counts": "false"}), **told}
