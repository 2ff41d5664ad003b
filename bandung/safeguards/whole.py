"""The rules that read a whole agreement beside the terms of its initiative: what is missing, and for whom."""

from collections.abc import Callable, Iterator, Mapping

from bandung.records.agreements import Agreement
from bandung.records.partnerships import Described, Initiative
from bandung.reference import UnknownCode, countries_mentioned, working_languages
from bandung.safeguards.context import Context, partners, recipients
from bandung.safeguards.findings import Finding, finding
from bandung.values.errors import _

_EXPECTED: Mapping[str, tuple[str, str]] = {
    "amendment": ("amendment-missing", _("No clause says how the text is changed.")),
    "withdrawal": ("withdrawal-missing", _("No clause says how a party leaves.")),
    "settlement": ("settlement-missing", _("No clause says how differences are settled.")),
    "institutions": ("institutions-missing", _("No clause says who decides, and how.")),
}
"""Type of clause that every agreement has to the rule that misses it."""
_PUBLIC = frozenset(("government", "public-institution", "academic"))
"""Types of organisation that are a country's own systems."""
_SURE, _LESS_SURE = 0.9, 0.6


def check_whole(agreement: Agreement, context: Context) -> Iterator[Finding]:
    """What the agreement as a whole leaves open."""
    there = {clause.type for clause in agreement.clauses}
    for type_, (rule, why) in _EXPECTED.items():
        if type_ not in there:
            yield finding(rule, why, _SURE)
    yield from _languages(agreement, context)
    yield from _places_of_data(agreement)
    yield from _contributions(agreement, context.terms)
    if context.terms is not None:
        for check in _OF_TERMS:
            yield from check(agreement, context.terms)


def _need(agreement: Agreement, terms: Described) -> Iterator[Finding]:
    """A need in the register of one that receives."""
    theirs = recipients(agreement)
    if not any(need.register_code in theirs for need in terms.needs):
        yield finding("need-missing", _("No need of a party that receives is named."), _SURE, parties=theirs)


def _plan(agreement: Agreement, terms: Described) -> Iterator[Finding]:
    if terms.plan_objective is None:
        why = _("No objective of a recipient's national plan is named.")
        yield finding("plan-missing", why, _LESS_SURE, parties=recipients(agreement))


def _systems(agreement: Agreement, terms: Described) -> Iterator[Finding]:
    """A public institution of each that receives takes part."""
    served = {
        each.party
        for each in terms.participations
        if each.role != "facilitator" and any(it.type in _PUBLIC for it in each.organisations)
    }
    without = tuple(party for party in recipients(agreement) if party not in served)
    if without:
        yield finding(
            "systems-missing", _("No public institution of %(parties)s takes part."), _LESS_SURE, parties=without
        )


def _benefits(agreement: Agreement, terms: Described) -> Iterator[Finding]:
    stated = {each.party for each in terms.participations if each.benefit is not None}
    without = tuple(party for party in partners(agreement) if party not in stated)
    if without:
        why = _("What %(parties)s expect for themselves is not stated.")
        yield finding("benefit-missing", why, _SURE, parties=without)


def _contributions(agreement: Agreement, terms: Described | None) -> Iterator[Finding]:
    planned = [*agreement.contributions, *(terms.contributions if isinstance(terms, Initiative) else ())]
    givers = {each.giver for each in planned}
    without = tuple(party for party in partners(agreement) if party not in givers)
    if without:
        yield finding("contribution-missing", _("What %(parties)s contribute is not stated."), _SURE, parties=without)


def _languages(agreement: Agreement, context: Context) -> Iterator[Finding]:
    without = tuple(
        party
        for party in partners(agreement)
        if (country := context.countries.get(party)) and not _reads(country, agreement.languages)
    )
    if without:
        yield finding("language-of-one", _("No version is in a language of %(parties)s."), _LESS_SURE, parties=without)


def _reads(country: str, languages: tuple[str, ...]) -> bool:
    """Whether one of the languages is used there; a country of which we know no language is not judged."""
    try:
        known = working_languages(country)
    except UnknownCode:
        return True
    return not known or any(each in languages for each in known)


def _places_of_data(agreement: Agreement) -> Iterator[Finding]:
    for clause in agreement.clauses:
        if clause.type == "data" and clause.country is None:
            named = any(countries_mentioned(text) for text in clause.text.values())
            if not named:
                yield finding(
                    "data-place-missing", _("The clause does not say where the data are kept."), _LESS_SURE,
                    clause=clause.key,
                )  # fmt: skip


_OF_TERMS: tuple[Callable[[Agreement, Described], Iterator[Finding]], ...] = (_need, _plan, _systems, _benefits)
