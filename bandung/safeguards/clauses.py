"""The rules that need no words: what a clause says as data, in whatever language it is written."""

from collections.abc import Iterator, Mapping

from bandung.records.agreements import Agreement, Clause
from bandung.safeguards.context import Context, partners, recipients
from bandung.safeguards.findings import Finding, finding
from bandung.values.errors import _

_HELD: Mapping[str, tuple[str, str]] = {
    "amendment": ("amendment-held", _("Only %(parties)s may change the text.")),
    "withdrawal": ("withdrawal-held", _("Only %(parties)s may withdraw.")),
    "termination": ("termination-held", _("Only %(parties)s may end it.")),
    "suspension": ("termination-held", _("Only %(parties)s may suspend it.")),
    "institutions": ("decision-held", _("Only %(parties)s decide.")),
    "monitoring": ("decision-held", _("Only %(parties)s decide.")),
    "settlement": ("decision-held", _("Only %(parties)s may bring a difference forward.")),
    "data": ("data-held", _("Only %(parties)s have the data.")),
    "intellectual-property": ("data-held", _("Only %(parties)s have the rights in what is made together.")),
    "resources": ("resources-held", _("Only %(parties)s have the rights in these resources.")),
}
"""Type of clause to the rule for a right that only some hold, and how it is said."""
_OWN_TO_KEEP = frozenset(("data-held", "resources-held"))
"""A recipient's own data and resources are rightly held by it alone."""
_SURE, _LESS_SURE = 0.95, 0.7


def check_data(agreement: Agreement, context: Context) -> Iterator[Finding]:
    """What the clauses say as data against the rules, clause by clause."""
    for clause in agreement.clauses:
        yield from _held_by_some(clause, agreement)
        if clause.country is not None:
            if clause.type == "settlement":
                yield from _law_of_one(clause, clause.country, agreement, context)
            elif clause.type == "data":
                yield from _kept_elsewhere(clause, clause.country, agreement, context)


def _held_by_some(clause: Clause, agreement: Agreement) -> Iterator[Finding]:
    """A right that only some of those hold who should. Leaving is for facilitators too; deciding is for partners."""
    if not clause.held_by or clause.type not in _HELD:
        return
    rule, why = _HELD[clause.type]
    all_of_them = (
        {each.party for each in agreement.parties} if clause.type == "withdrawal" else set(partners(agreement))
    )
    if all_of_them <= set(clause.held_by):
        return
    if rule in _OWN_TO_KEEP and set(clause.held_by) <= set(recipients(agreement)):
        return
    yield finding(rule, why, _SURE, clause=clause.key, parties=clause.held_by)


def _law_of_one(clause: Clause, country: str, agreement: Agreement, context: Context) -> Iterator[Finding]:
    its = _of_country(country, agreement, context)
    if len(its) == len(agreement.parties):
        return
    if its:
        why, sure = _("Differences are decided in %(country)s, the country of %(parties)s only."), _SURE
    else:
        why, sure = _("Differences are decided in %(country)s, the country of none of the parties."), _LESS_SURE
    yield finding("law-of-one", why, sure, clause=clause.key, parties=its, country=country)


def _kept_elsewhere(clause: Clause, country: str, agreement: Agreement, context: Context) -> Iterator[Finding]:
    """Data kept in a third country, or, where some only receive, away from all of them."""
    its = _of_country(country, agreement, context)
    if not its:
        why, sure = _("The data are kept in %(country)s, the country of none of the parties."), _SURE
    elif (theirs := recipients(agreement)) and not set(its) & set(theirs):
        why, sure = _("The data are kept in %(country)s, the country of %(parties)s only."), _LESS_SURE
    else:
        return
    known = all(each.party in context.countries for each in agreement.parties)
    yield finding(
        "data-abroad", why, sure if known else min(sure, _LESS_SURE), clause=clause.key, parties=its, country=country
    )


def _of_country(country: str, agreement: Agreement, context: Context) -> tuple[str, ...]:
    return tuple(each.party for each in agreement.parties if context.countries.get(each.party) == country)
