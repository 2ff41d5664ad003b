"""The counting rules, in one list: each a small function, all run, all reported, also those that found nothing.

A finding is a place to look at, with the reason; it changes no figure by itself.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from bandung.measurement.indicators import giver_of, recipient_of
from bandung.measurement.lines import Line
from bandung.measurement.sameness import likely_same
from bandung.measurement.scopes import REASONS, reasons_out
from bandung.measurement.valuation import contested
from bandung.measurement.valued import SWITCHES, Policy, Valued
from bandung.values.errors import _

FINDINGS: Mapping[str, str] = {
    "likely-same": _("may be the same contribution"),
    "to-itself": _("gives to itself"),
    "pot-or-share": _("a joint fund that names no other contributor: is this the share, or the whole?"),
    "core-in-project": _("core money of a multilateral body, filed in an initiative that it may finance"),
    "told-for-another": _("told for a giver that declares its own part of the same triangular initiative"),
    "zero": _("states zero: leave it out where it is not known"),
    "in-b-and-c": _("the same quantity is priced and counted in units"),
    "priced-in-c": _("counted in units only, and has an amount"),
    "no-reason": _("is outside a scope for a reason that nobody named"),
    "unknown-switch": _("the policy decides on something that is not contested"),
    "no-method": _("is worth something by no named method"),
    "no-rate-source": _("was converted at a rate without source or day"),
    "no-list-version": _("does not say which version of the list it was filed under"),
}
"""Code of a finding to its sentence."""
FACTS: Mapping[str, str] = {
    "narrowed": _("lines compared with their neighbours only"),
    "left_off": _("candidates beyond what is listed"),
    "settled": _("lines that count elsewhere"),
    "both_ways": _("initiatives with contributions in both directions"),
    "priced": _("priced"),
    "counted-in-units": _("counted in their own unit only"),
    "no-amount": _("without an amount"),
    "no-rate": _("without a rate of exchange"),
    "contested": _("contested, and not counted"),
    "ssc_and_tossd": _("in two systems: SDG 17.3.1 and TOSSD"),
    "lines_left_out": _("contested lines left out"),
    "list_versions": _("versions of the list of modalities"),
    "methods": _("methods of valuation"),
    "rates": _("version of the exchange rates"),
    "retrieved": _("rates retrieved"),
}
"""What a check prints in any case; scopes and switches stand under their own keys."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A place to look at: uids of the lines, the code of what was found, and reasons in codes."""

    code: str
    uids: tuple[str, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one check found among how many lines; ``facts`` are what it prints in any case."""

    rule: str
    name: str
    looked: int
    findings: tuple[Finding, ...] = ()
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ledger:
    """What checks look at. ``known`` are pairs of uids about which all concerned have spoken."""

    lines: Sequence[Line]
    valued: Sequence[Valued]
    policy: Policy
    rates: str = ""
    known: Collection[frozenset[str]] = ()


Check = Callable[[Ledger], Outcome]


def each_contribution_once(ledger: Ledger) -> Outcome:
    """R-20: lines that may tell of the same contribution, for both sides to say; the two directions stay two."""
    found = likely_same(ledger.lines, ledger.known)
    return Outcome(
        "R-20", _("Each contribution is counted once"), len(ledger.lines),
        tuple(Finding("likely-same", (each.first, each.second), each.reasons) for each in found.found),
        {"narrowed": found.narrowed, "left_off": found.left_off,
         "settled": sum(not each.counts for each in ledger.lines)},
    )  # fmt: skip


def each_direction_by_itself(ledger: Ledger) -> Outcome:
    """R-20: an exchange counts in each direction, by the line of its giver; nobody gives to itself."""
    wrong = [each for each in ledger.lines if giver_of(each) and giver_of(each) == recipient_of(each)]
    givers: dict[str, set[str]] = defaultdict(set)
    receivers: dict[str, set[str]] = defaultdict(set)
    for each in ledger.lines:
        if each.initiative:
            givers[each.initiative].add(giver_of(each))
            receivers[each.initiative].add(recipient_of(each))
    both_ways = sum(len(givers[name] & receivers[name]) > 1 for name in givers)
    return Outcome(
        "R-20", _("An exchange counts in each direction"), len(ledger.lines),
        tuple(Finding("to-itself", (each.uid,)) for each in wrong), {"both_ways": both_ways},
    )  # fmt: skip


def joint_funds_by_share(ledger: Ledger) -> Outcome:
    """R-20: a joint fund counts by each contributor's share, never the pot."""
    shares = [each for each in ledger.lines if each.counts and (each.channel == "joint-fund" or each.item == "A8")]
    givers: dict[Hashable, set[str]] = defaultdict(set)
    for each in shares:
        if each.initiative:
            givers[each.initiative, each.year].add(giver_of(each))
    alone = [
        each for each in shares
        if not each.others and len(givers.get((each.initiative, each.year), ())) < 2
    ]  # fmt: skip
    return Outcome(
        "R-20", _("Joint funds count by share"), len(shares),
        tuple(Finding("pot-or-share", (each.uid,)) for each in alone),
    )  # fmt: skip


def core_apart_from_projects(ledger: Ledger) -> Outcome:
    """R-20: core money of a multilateral body is never added to the projects that it finances."""
    core = [each for each in ledger.lines if each.counts and (each.channel == "multilateral-core" or each.item == "A6")]
    return Outcome(
        "R-20", _("Core contributions stay apart from projects"), len(core),
        tuple(Finding("core-in-project", (each.uid,)) for each in core if each.initiative),
    )  # fmt: skip


def own_part_of_triangular(ledger: Ledger) -> Outcome:
    """R-20: of a triangular initiative each party counts only its own part."""
    there = [each for each in ledger.lines if each.counts and each.basis == "triangular"]
    own = {(each.initiative, giver_of(each)) for each in there if each.standing == "declared"}
    told = [
        each for each in there if each.standing != "declared" and (each.initiative, giver_of(each)) in own
    ]  # fmt: skip
    return Outcome(
        "R-20", _("Of a triangular initiative only the own part"), len(there),
        tuple(Finding("told-for-another", (each.uid,)) for each in told),
    )  # fmt: skip


def missing_is_not_zero(ledger: Ledger) -> Outcome:
    """R-7: what is not known is left out, and every total says how many of its lines it could count."""
    zero = [each for each in ledger.lines if each.quantity == 0 or each.amount == 0]
    why = Counter(each.why or "priced" for each in ledger.valued if each.line.counts)
    return Outcome(
        "R-7", _("Missing is not zero"), len(ledger.lines),
        tuple(Finding("zero", (each.uid,)) for each in zero), dict(sorted(why.items())),
    )  # fmt: skip


def in_b_or_in_c(ledger: Ledger) -> Outcome:
    """R-11: a quantity is priced in group B or counted in group C, never both."""
    groups: dict[Hashable, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for each in ledger.lines:
        if each.counts and each.group in "BC" and each.quantity is not None:
            what = (giver_of(each), recipient_of(each), each.initiative, each.year, each.stage, each.start, each.end)
            groups[*what, each.quantity, each.unit].setdefault(each.group, []).append(each.uid)
    both = [Finding("in-b-and-c", (*its["B"], *its["C"])) for its in groups.values() if len(its) == 2]
    priced = [
        Finding("priced-in-c", (each.uid,)) for each in ledger.lines
        if each.group == "C" and (each.amount is not None or each.costs is not None)
    ]  # fmt: skip
    return Outcome("R-11", _("A quantity is in B or in C"), len(ledger.lines), (*both, *priced))


def one_reason_for_each_scope(ledger: Ledger) -> Outcome:
    """R-21: every line is in a scope, or out of it for exactly one named reason; lines in two systems are counted."""
    inside: Counter[str] = Counter()
    wrong = []
    for each in ledger.lines:
        out = reasons_out(each, ledger.policy)
        inside.update(scope for scope, reason in out.items() if not reason)
        inside["ssc_and_tossd"] += not out["ssc"] and not out["tossd"]
        if any(reason and reason not in REASONS for reason in out.values()):
            wrong.append(Finding("no-reason", (each.uid,), tuple(sorted(set(out.values())))))
    return Outcome("R-21", _("In each scope, or out for one reason"), len(ledger.lines), tuple(wrong), dict(inside))


def switches_are_printed(ledger: Ledger) -> Outcome:
    """R-22: what countries disagree on counts as this country chose, and the choice is printed."""
    counted = ledger.policy.counted
    facts: dict[str, str | int] = {name: "counted" if counted.get(name, False) else "not-counted" for name in SWITCHES}
    facts["lines_left_out"] = sum(contested(each.item, ledger.policy) for each in ledger.lines)
    unknown = tuple(Finding("unknown-switch", (), (name,)) for name in sorted(set(counted) - set(SWITCHES)))
    return Outcome("R-22", _("Contested items as the country chose"), len(ledger.lines), unknown, facts)


def figures_say_how(ledger: Ledger) -> Outcome:
    """R-23: whatever is worth something carries the list's version, the method, the rate with its source and day."""
    found = []
    priced = [each for each in ledger.valued if each.usd is not None]
    for each in priced:
        if not each.methods:
            found.append(Finding("no-method", (each.line.uid,)))
        if each.rate is None or not each.rate.source or not each.rate.retrieved:
            found.append(Finding("no-rate-source", (each.line.uid,)))
        if not each.line.list_version:
            found.append(Finding("no-list-version", (each.line.uid,)))
    days = [each.rate.retrieved for each in priced if each.rate is not None]
    facts: dict[str, str | int] = {
        "list_versions": " ".join(sorted({each.line.list_version for each in ledger.valued})),
        "methods": " ".join(sorted({method for each in priced for method in each.methods})),
        "rates": ledger.rates,
        "retrieved": max(days).isoformat() if days else "",
    }
    return Outcome("R-23", _("Every figure says how it was made"), len(priced), tuple(found), facts)


CHECKS: tuple[Check, ...] = (
    each_contribution_once, each_direction_by_itself, joint_funds_by_share, core_apart_from_projects,
    own_part_of_triangular, missing_is_not_zero, in_b_or_in_c, one_reason_for_each_scope, switches_are_printed,
    figures_say_how,
)  # fmt: skip
"""Every counting rule that is checked."""


def run(
    lines: Sequence[Line],
    valued: Sequence[Valued],
    policy: Policy,
    *,
    rates: str = "",
    known: Collection[frozenset[str]] = (),
) -> list[Outcome]:
    """All checks, in order. ``rates`` is the version of the table; ``known`` are pairs that are settled already."""
    ledger = Ledger(lines, valued, policy, rates, known)
    return [check(ledger) for check in CHECKS]
