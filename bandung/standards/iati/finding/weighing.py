"""What each sign is worth: a named, versioned table that people can read; nothing is learned while files are read.

The weights of the signs that hold are added up to log-odds, twice: that an activity carries such cooperation, and that
it carries or promotes it.
"""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

MEASURED = "south-south-1"
"""Fitted on the part to develop on alone: those of the figures on the part held out."""
CURRENT = "south-south-2"
"""The same rules fitted on all labels, once the others had been measured: those that answers are made with."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What a sign adds to the log-odds, at full strength."""

    carries: float
    either: float
    """To those that it carries or promotes."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A table of weights and where it comes from."""

    name: str
    version: str
    start: Weight
    """The log-odds of an activity without any sign."""
    signs: Mapping[str, Weight]
    how: str = ""
    made_on: str = ""
    places: Mapping[str, float] = field(default_factory=dict)
    """How often roles inferred from each kind of evidence were right on labelled activities, 0 to 1."""

    @property
    def key(self) -> str:
        """Name and version, "south-south-1"."""
        return f"{self.name}-{self.version}"


def current() -> Weights:
    """The table in use."""
    return table_of(CURRENT)


@cache
def table_of(name: str) -> Weights:
    """One of the tables that are kept, by its name and version."""
    text = (files("bandung.standards.iati.finding") / "data" / f"{name}.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return Weights(
        name=table["name"],
        version=table["version"],
        start=Weight(**table["start"]),
        signs={name: Weight(**row) for name, row in table["signs"].items()},
        how=table["how"].strip(),
        made_on=str(table["made_on"]),
        places=table["roles"],
    )


def chances(strengths: Mapping[str, float], weights: Weights) -> tuple[float, float]:
    """(carries, carries or promotes), 0 to 1, the second never below the first."""
    carries, either = weights.start.carries, weights.start.either
    for name, strength in strengths.items():
        if weight := weights.signs.get(name):
            carries += strength * weight.carries
            either += strength * weight.either
    first = _chance(carries)
    return first, max(first, _chance(either))


def _chance(log_odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))


def as_toml(weights: Weights) -> str:
    """The table as it is kept in ``data``."""
    lines = [f'name = "{weights.name}"', f'version = "{weights.version}"', f'made_on = "{weights.made_on}"']
    lines += ['how = """', weights.how, '"""', "", "[start]"]
    lines += [f"carries = {weights.start.carries}", f"either = {weights.start.either}", "", "[roles]"]
    lines += [f'"{name}" = {value}' for name, value in sorted(weights.places.items())]
    lines += ["", "[signs]"]
    lines += [
        f'"{name}" = {{ carries = {each.carries}, either = {each.either} }}'
        for name, each in sorted(weights.signs.items())
    ]
    return "\n".join(lines) + "\n"
