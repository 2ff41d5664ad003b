"""Who counts what: the scopes of reports, and for every line the one reason why it is outside a scope (R-21).

A row that goes to two systems is in both scopes and says so. What a scope leaves out is partly from general knowledge
[R]: the manuals were not read; ``Scope.evidence`` says which.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bandung.measurement.lines import Line
from bandung.measurement.valued import SWITCHES, Policy
from bandung.values.errors import BadValue, _

REASONS: Mapping[str, str] = {
    "counted-elsewhere": _("all concerned agreed that another line tells of the same contribution"),
    "not-delivered": _("promised or budgeted, not delivered"),
    "contested-peacekeeping": _("peacekeeping, which this country does not count"),
    "contested-refugees": _("refugees hosted, which this country does not count"),
    "contested-core-contributions": _("core contributions to multilateral bodies, which this country does not count"),
    "contested-export-credits": _("export credits, which this country does not count"),
    "multilateral-core": _("core money of a multilateral body, never added to the projects that it finances"),
    "not-of-the-south": _("its giver is not of the South, or is a multilateral body"),
    "northern-bilateral": _("its giver is not of the South, and the initiative is not triangular or regional"),
    "contingent": _("a guarantee or a currency swap moves no money until it is drawn"),
    "counted-in-units": _("counted in its own unit only"),
    "financial": _("money between governments, which the Ibero-American report does not count"),
    "outside-ibero-america": _("neither side is in Ibero-America"),
    "outside-an-initiative": _("not part of an action, project or programme"),
}
"""Code to why a line is outside a scope; a line has the first that applies, in this order."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What one system counts. ``leaves_out`` are the reasons that apply to it."""

    key: str
    name: str
    statement: str
    leaves_out: tuple[str, ...]
    evidence: str


ALWAYS = ("counted-elsewhere", "not-delivered", *(f"contested-{switch}" for switch in SWITCHES), "multilateral-core")
SCOPES: Mapping[str, Scope] = {
    each.key: each
    for each in (
        Scope(
            "ssc", _("SDG 17.3.1, South-South cooperation"),
            _("Delivered by a giver of the South, in money and in units; triangular: only its own part."),
            (*ALWAYS, "not-of-the-south", "contingent"), "recalled-unverified",
        ),
        Scope(
            "tossd", _("TOSSD"),
            _("Delivered by any official giver and priced in money."),
            (*ALWAYS, "contingent", "counted-in-units"), "recalled-unverified",
        ),
        Scope(
            "ibero", _("Ibero-American report"),
            _("Delivered in actions, projects and programmes with a side in Ibero-America; no loans or transfers."),
            (*ALWAYS, "northern-bilateral", "financial", "outside-ibero-america", "outside-an-initiative"),
            "recalled-unverified",
        ),
        Scope(
            "national", _("National report"),
            _("Everything that was delivered, in money and in units, as the country chooses to count it."),
            ALWAYS, "verified",
        ),
    )
}  # fmt: skip
"""Scope key to scope."""


def reason_out(line: Line, scope: str, policy: Policy) -> str:
    """Empty where the line is in the scope, else the code of the one reason why it is not.

    :raises BadValue: if there is no such scope.
    """
    if scope not in SCOPES:
        raise BadValue(
            _("“%(value)s” is no scope; use one of %(known)s."),
            field="scope", value=scope[:40], known=", ".join(SCOPES),
        )  # fmt: skip
    leaves_out = SCOPES[scope].leaves_out
    return next((reason for reason in REASONS if reason in leaves_out and _applies(reason, line, policy)), "")


def in_scopes(line: Line, policy: Policy) -> tuple[str, ...]:
    """All scopes that a line is in: the flags that a row in two systems carries."""
    return tuple(scope for scope in SCOPES if not reason_out(line, scope, policy))


def _applies(reason: str, line: Line, policy: Policy) -> bool:
    if reason.startswith("contested-"):
        switch = reason.removeprefix("contested-")
        return line.item == SWITCHES[switch] and not policy.counted.get(switch, False)
    match reason:
        case "counted-elsewhere":
            return not line.counts
        case "not-delivered":
            return line.stage != "delivery"
        case "multilateral-core":
            return line.channel == "multilateral-core" and not policy.counted.get("core-contributions", False)
        case "not-of-the-south":
            return not line.southern
        case "northern-bilateral":
            return not line.southern and line.basis not in ("triangular", "regional")
        case "contingent":
            return line.form in ("guarantee", "currency-swap")
        case "counted-in-units":
            return line.group == "C"
        case "financial":
            return line.group == "A" and line.item not in ("A7", "A8")
        case "outside-ibero-america":
            return not {line.giver_country, line.recipient_country} & ibero_american()
    return not line.initiative


@cache
def ibero_american() -> frozenset[str]:
    """The nineteen countries of Latin America that the Ibero-American report counts; recalled, not read."""
    text = (files("bandung.measurement") / "data" / "ibero_american.csv").read_text(encoding="utf-8")
    return frozenset(row["country"] for row in csv.DictReader(text.splitlines()) if row["part"] == "america")
