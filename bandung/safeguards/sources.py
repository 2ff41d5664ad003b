"""The six principles and where they are written, from a table that says how well each source is known."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bandung.values.errors import _

PRINCIPLES: Mapping[str, str] = {
    "non-conditionality": _("Non-conditionality"),
    "non-interference": _("Non-interference"),
    "ownership": _("Ownership"),
    "equality": _("Equality"),
    "mutual-benefit": _("Mutual benefit"),
    "sovereignty": _("Sovereignty"),
}
"""Code to name, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Source:
    """One place where a principle is written. ``evidence`` is verified, recalled or unverified."""

    principle: str
    version: int
    source: str
    place: str
    evidence: str
    says: str


@cache
def _sources() -> Mapping[str, tuple[Source, ...]]:
    text = (files("bandung.safeguards") / "data" / "principles.csv").read_text(encoding="utf-8")
    found: dict[str, list[Source]] = {principle: [] for principle in PRINCIPLES}
    for row in csv.DictReader(text.splitlines()):
        found[row["principle"]].append(Source(**(row | {"version": int(row["version"])})))  # type: ignore[arg-type]
    return {principle: tuple(its) for principle, its in found.items()}


def sources_of(principle: str) -> tuple[Source, ...]:
    """Where this principle is written; empty for what is no principle."""
    return _sources().get(principle, ())
