"""The rules by which IATI 1.x becomes 2.03, one row each, and that table as a page.

Sources: the notes on the changes of 1.04 and 2.01 (https://github.com/IATI/IATI-Guidance, en/upgrades) and the code
lists of 2.03. Where those notes number the sector vocabularies in another way than the published code list of 2.01,
the code list counts.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

EXTENSION = "https://bandung.example/iati/1"
"""The namespace of what IATI has no place for, in files that Bandung writes; its prefix is ``bandung``."""
PREFIX = "bandung"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: what becomes of an element (``path`` is how its own path ends)."""

    path: str
    rule: str
    attribute: str
    values: str
    why: str

    def codes(self) -> Mapping[str, str]:
        """Old value, in small letters, to new value."""
        return _codes(self.values)


@cache
def _codes(values: str) -> Mapping[str, str]:
    pairs = (pair.rpartition("=") for pair in values.split())
    return {old.lower(): new for old, _equals, new in pairs}


@cache
def rules() -> tuple[Rule, ...]:
    """The table, in its order."""
    with (Path(__file__).parent / "data" / "upgrade_v1.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Rule(**row) for row in csv.DictReader(file))


@cache
def rules_of(path: str) -> tuple[Rule, ...]:
    """The rules for an element in its place, "iati-activity/transaction/sector"."""
    return tuple(rule for rule in rules() if f"/{path}".endswith(f"/{rule.path}"))


def page() -> str:
    """The table as a page of the documentation."""
    head = (
        "# From IATI 1.x to 2.03",
        "",
        "`bandung iati upgrade FILE -o NEW` follows this table, from top to bottom for each element, and prints what",
        "it kept aside. Nothing is left out: what 2.03 has no place for stands in the new file under the namespace",
        f"`{EXTENSION}`: an element under its old name, an attribute under its own, a text as `text`;",
        "where the schema lets no attribute in, as an element. What 2.03 demands and 1.x does not have is not",
        "invented: an old file with gaps is a new file with gaps. Space around a text that moves into a narrative or",
        "an attribute is taken off. Files of 2.01 and 2.02 change only their version. The table is",
        "`bandung/standards/iati/data/upgrade_v1.csv`; this page is printed by `bandung iati upgrade-rules`.",
        "",
        "| element | what happens | attribute | values | because |",
        "|---|---|---|---|---|",
    )
    rows = (
        f"| `{rule.path}` | {rule.rule} | {rule.attribute} | {rule.values.replace(' ', ', ')} | {rule.why} |"
        for rule in rules()
    )
    return "\n".join([*head, *rows]) + "\n"
