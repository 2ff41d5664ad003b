"""Which lines of the ledger a report takes, and the one reason for which it leaves another out."""

from collections.abc import Iterable, Mapping

from bandung.measurement.valuation import contested
from bandung.measurement.valued import Policy, Valued
from bandung.values.errors import _

RULES = "r1"
"""Version of the counting rules that every report names."""
REASONS: Mapping[str, str] = {
    "counts-elsewhere": _("both sides agreed that another line tells of the same"),
    "not-southern": _("given by a facilitator, not by a country of the South"),
    "contested": _("contested, and not counted by choice of the country"),
}
"""Why a line of the country and year is not in a report: reason to its words."""


def reason_out(scope: str, each: Valued, policy: Policy) -> str:
    """The first reason for which a line is not in a report of this type; empty where it is in."""
    line = each.line
    if not line.counts:
        return "counts-elsewhere"
    if scope == "ssc" and not line.southern:
        return "not-southern"
    if scope != "national" and contested(line.item, policy):
        return "contested"
    return ""


def parted(
    scope: str, valued: Iterable[Valued], country: str, year: int, policy: Policy
) -> tuple[list[Valued], list[tuple[Valued, str]]]:
    """The lines that a country gave in a year: those in scope, and the others each with its reason."""
    counted: list[Valued] = []
    out: list[tuple[Valued, str]] = []
    for each in valued:
        line = each.line
        if line.giver_country != country or line.year != year:
            continue
        reason = reason_out(scope, each, policy)
        if reason:
            out.append((each, reason))
        else:
            counted.append(each)
    return counted, out
