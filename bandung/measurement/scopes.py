"""Who counts what: the scopes of reports, and for every line the one reason why it is outside a scope (R-21).

A row that goes to two systems is in both scopes and says so. What a scope leaves out is partly from general knowledge
[R]: the manuals were not read; ``Scope.evidence`` says which.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

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
    return _reasons_out(_kind_of(line), _counted(policy))[scope]


def in_scopes(line: Line, policy: Policy) -> tuple[str, ...]:
    """All scopes that a line is in: the flags that a row in two systems carries."""
    return tuple(scope for scope, reason in reasons_out(line, policy).items() if not reason)


def reasons_out(line: Line, policy: Policy) -> Mapping[str, str]:
    """Scope to ``reason_out``."""
    return _reasons_out(_kind_of(line), _counted(policy))


class _Kind(NamedTuple):
    """All that decides of a line's scopes; a ledger of a million lines has a few hundred kinds."""

    counts: bool
    stage: str
    item: str
    channel: str
    southern: bool
    basis: str
    form: str
    group: str
    american: bool
    in_initiative: bool


def _kind_of(line: Line) -> _Kind:
    americans = ibero_american()
    return _Kind(
        line.counts, line.stage, line.item, line.channel, line.southern, line.basis, line.form, line.group,
        line.giver_country in americans or line.recipient_country in americans, bool(line.initiative),
    )  # fmt: skip


def _counted(policy: Policy) -> frozenset[str]:
    return frozenset(switch for switch, counted in policy.counted.items() if counted)


@lru_cache(maxsize=65_536)
def _reasons_out(kind: _Kind, counted: frozenset[str]) -> Mapping[str, str]:
    there = [reason for reason in REASONS if _applies(reason, kind, counted)]
    return MappingProxyType(
        {key: next((reason for reason in there if reason in its.leaves_out), "") for key, its in SCOPES.items()}
    )


def _applies(reason: str, kind: _Kind, counted: frozenset[str]) -> bool:
    if reason.startswith("contested-"):
        switch = reason.removeprefix("contested-")
        return kind.item == SWITCHES[switch] and switch not in counted
    return {
        "counted-elsewhere": not kind.counts,
        "not-delivered": kind.stage != "delivery",
        "multilateral-core": kind.channel == "multilateral-core" and "core-contributions" not in counted,
        "not-of-the-south": not kind.southern,
        "northern-bilateral": not kind.southern and kind.basis not in ("triangular", "regional"),
        "contingent": kind.form in ("guarantee", "currency-swap"),
        "counted-in-units": kind.group == "C",
        "financial": kind.group == "A" and kind.item not in ("A7", "A8"),
        "outside-ibero-america": not kind.american,
        "outside-an-initiative": not kind.in_initiative,
    }[reason]


@cache
def ibero_american() -> frozenset[str]:
    """The nineteen countries of Latin America that the Ibero-American report counts; recalled, not read."""
    text = (files("bandung.measurement") / "data" / "ibero_american.csv").read_text(encoding="utf-8")
    return frozenset(row["country"] for row in csv.DictReader(text.splitlines()) if row["part"] == "america")
