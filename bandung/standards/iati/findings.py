"""What a check of an IATI file found: findings with their place, and the verdict on the whole file."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bandung.standards.iati.document import Element, line_of
from bandung.standards.iati.errors import FOUND, REASONS
from bandung.standards.iati.indexing import children_of
from bandung.values.errors import _


class Severity(StrEnum):
    """How bad it is, worst first."""

    CRITICAL = "critical"
    """The file, or a part of it, cannot be read or is not as the schema has it."""
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Verdict(StrEnum):
    """Of a whole file."""

    UNREADABLE = "unreadable"
    INVALID = "invalid"
    ERRORS = "errors"
    WARNINGS = "warnings"
    CLEAN = "clean"


VERDICTS: Mapping[Verdict, str] = {
    Verdict.UNREADABLE: _("This file cannot be read to its end."),
    Verdict.INVALID: _("This file is not as the schema of IATI has it."),
    Verdict.ERRORS: _("This file is as the schema has it and breaks rules or uses codes that do not exist."),
    Verdict.WARNINGS: _("This file is valid; some of it should be better."),
    Verdict.CLEAN: _("This file is valid and nothing was found."),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be; the sentences are templates with ``places``, to be translated."""

    severity: Severity
    rule: str
    """"reading", "schema.…", the number of the rule in the standard ruleset, "code.NameOfList", "identifier.…"."""
    line: int
    path: str
    """From the activity or organisation down, "iati-activity[3]/transaction[2]/value/@currency"."""
    item: str
    """The identifier of the activity or organisation; empty for the file."""
    sentence: str
    mend: str
    places: Mapping[str, Any] = field(default_factory=dict)

    def said(self, translate: Callable[[str], str] = str) -> str:
        """The sentence in the reader's language."""
        return _filled(self.sentence, self.places, translate)

    def how_to_mend(self, translate: Callable[[str], str] = str) -> str:
        """What to do, in the reader's language."""
        return _filled(self.mend, self.places, translate)


@dataclass(slots=True)
class Summary:
    """What was counted on the way; complete once all findings have been taken."""

    items: int = 0
    good: int = 0
    """Items in which nothing is critical or an error."""
    by_severity: Counter[Severity] = field(default_factory=Counter)
    by_rule: Counter[str] = field(default_factory=Counter)
    unreadable: bool = False

    def count(self, finding: Finding) -> Finding:
        """Count a finding and give it on."""
        self.by_severity[finding.severity] += 1
        self.by_rule[finding.rule] += 1
        return finding

    @property
    def verdict(self) -> Verdict:
        """The verdict on the whole file."""
        if self.unreadable:
            return Verdict.UNREADABLE
        found = self.by_severity
        if found[Severity.CRITICAL]:
            return Verdict.INVALID
        if found[Severity.ERROR]:
            return Verdict.ERRORS
        return Verdict.WARNINGS if found[Severity.WARNING] else Verdict.CLEAN


def line_near(element: Element) -> int:
    """The line of an element; of what it stands in, if the upgrade of the file made it."""
    node: Element | None = element
    while node is not None:
        if line := line_of(node):
            return line
        node = node.getparent()
    return 0


def path_of(element: Element, number: int, top: Element) -> str:
    """Where an element stands in its ``number``-th activity or organisation ``top``."""
    steps: list[str] = []
    node: Element | None = element
    while node is not None and node is not top:
        parent = node.getparent()
        twins = children_of(parent, node.tag) if parent is not None else ()
        steps.append(f"{node.tag}[{twins.index(node) + 1}]" if len(twins) > 1 else str(node.tag))
        node = parent
    return "/".join([f"{top.tag}[{number}]", *reversed(steps)])


def _filled(template: str, places: Mapping[str, Any], translate: Callable[[str], str]) -> str:
    text = translate(template)
    return text % {name: _place(value, translate) for name, value in places.items()} if places else text


def _place(value: Any, translate: Callable[[str], str]) -> Any:
    return translate(value) if isinstance(value, str) and value in _WORDS else value


_WORDS = frozenset((_("nothing more"), _("today"), *FOUND, *REASONS))
"""Places that are words of ours and not of the file."""
