"""What kind of help a need asks for, by the beginnings of its words in seven languages ("$" ends a whole word)."""

import csv
import re
from functools import cache
from importlib.resources import files

from bandung.matching.statements import Statement

_WITHOUT_BLANKS = "[\u0600-\u06ff\u3400-\u9fff]"
"""Scripts whose words take prefixes or stand without blanks: their beginnings are looked for anywhere."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    beginnings: dict[str, list[str]] = {}
    text = (files("bandung.matching") / "data" / "asked_kinds.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        free = re.match(_WITHOUT_BLANKS, row["beginning"])
        word = re.escape(row["beginning"].rstrip("$")) + (r"\b" if row["beginning"].endswith("$") else "")
        beginnings.setdefault(row["kind"], []).append(word if free else rf"\b{word}")
    return {kind: re.compile("|".join(words)) for kind, words in beginnings.items()}


def kinds(statement: Statement) -> frozenset[str]:
    """The kinds of help asked for: the stated one, else those that modality and titles name; empty if none."""
    if statement.kind:
        return frozenset((statement.kind,))
    text = " ".join((statement.modality, *statement.titles.values())).lower()
    return frozenset(kind for kind, pattern in _patterns().items() if pattern.search(text))
