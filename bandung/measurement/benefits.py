"""What South-South cooperation is for: its objectives and benefits, and which measures of ours speak to each.

The list follows “What Is South-South Cooperation?” of the United Nations Office for South-South Cooperation, told in
our own words. What is not measured yet says so, and what would be needed.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from bandung.reference.tables import names
from bandung.values.errors import _

KINDS: Mapping[str, str] = {"objective": _("Objectives"), "benefit": _("Benefits"), "promotion": _("What it promotes")}
STATUSES: Mapping[str, str] = {
    "measured": _("measured"), "partly": _("measured in part"), "not-yet": _("not measured yet"),
}  # fmt: skip
MEASURED: Mapping[str, str] = {
    "given": _("Contributions given"),
    "received": _("Contributions received"),
    "partners": _("Countries it works with in public initiatives"),
    "initiatives": _("Public initiatives it takes part in"),
    "two-way": _("Public initiatives in which all sides give and receive"),
    "regional": _("Regional initiatives it takes part in"),
    "to-ldc": _("Given to least developed countries, of the list of the year"),
    "to-lldc": _("Given to landlocked developing countries, of the list of the year"),
    "to-sids": _("Given to small island developing States, of the list of the year"),
    "trained-given": _("People trained, as giver"),
    "trained-received": _("People trained, as receiver"),
    "research": _("Contributions to research, given and received"),
    "planning": _("Contributions to planning and public policy, given and received"),
    "administration": _("Contributions to administration, given and received"),
    "evaluation": _("Contributions to monitoring and evaluation, given and received"),
    "offers": _("Its offers that everybody can read"),
    "offers-own": _("Offers in its own word"),
    "needs": _("Its needs that everybody can read"),
    "needs-own": _("Needs in its own word"),
    "crisis-needs": _("Needs that it published in a crisis"),
    "technology-offers": _("Its offers of technology"),
    "adapted-by": _("Offers that it made of what it had received"),
    "adapted-from": _("Offers that others made of what it had shared"),
    "sessions": _("Training sessions it announced"),
    "acts": _("Acts of joint commissions that it published with others"),
    "introductions-node": _("Introductions accepted on this node, of all parties"),
}
"""Every measure that a benefit may name, as a page calls it."""
NEEDED: Mapping[str, str] = {
    "": "",
    "outcomes": _("What became of each initiative, by its own indicators, told by both sides."),
    "strategies": _("Strategies and policies that countries write together, as records."),
    "capacities": _("What institutions could do before and what they can do after, by their own account."),
    "knowledge": _("Which new knowledge came of it, and who uses it."),
    "trade": _("Trade and investment between partners, from national statistics."),
    "negotiations": _("Joint positions and what became of them, from the records of negotiations."),
    "follow-up": _("What those who learned passed on to others, asked a year later."),
    "science": _("Statistics of research, patents and imported technology, by country."),
    "survey": _("A survey of institutions: whom they know, and whose capacities they trust."),
    "plans": _("National plans, and which initiative contributed to which objective."),
    "resources": _("Statistics of employment and of natural resources, tied to initiatives."),
}
"""What would be needed to measure what is not measured, or not wholly."""
SECTORS: Mapping[str, tuple[str, ...]] = {
    "research": ("11182", "12182", "12382", "23082", "23182", "31182", "31282", "31382", "32182", "41082", "43082"),
    "planning": ("15110", "16011", "21011", "22011", "23111"),
    "administration": ("15111", "15140", "15185"),
    "evaluation": ("15127",),
}
"""Purpose codes of DAC/CRS that a measure counts."""


@dataclass(frozen=True, slots=True)
class Benefit:
    """One objective or benefit, and what is known of it."""

    key: str
    kind: str
    names: Mapping[str, str] = field(repr=False)
    measures: tuple[str, ...]
    status: str
    needed: str

    def name(self, language: str) -> str:
        """In this language; in English where we have none."""
        return self.names.get(language) or self.names["en"]


@cache
def benefits() -> tuple[Benefit, ...]:
    """All objectives and benefits, in the order of their source."""
    text = (files("bandung.measurement") / "data" / "benefits.csv").read_text(encoding="utf-8")
    return tuple(
        Benefit(row["key"], row["kind"], names(row), tuple(row["measures"].split()), row["status"], row["needed"])
        for row in csv.DictReader(text.splitlines())
    )
