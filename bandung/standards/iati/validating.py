"""Checking an IATI file offline: reading, schema, standard ruleset, code lists, identifiers, as one stream of findings.

Memory does not grow with the file but for its identifiers. The schemas are those of 2.03; a file of 1.x is brought to
2.03 first (``upgrading``), one of 2.01 or 2.02 is checked as 2.03, of which those are parts. A note says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import BinaryIO

from bandung.standards.iati import codes, ruleset, schema
from bandung.standards.iati.document import VERSIONS, Document, Element, line_of
from bandung.standards.iati.errors import BadIati
from bandung.standards.iati.findings import Finding, Severity, Summary
from bandung.standards.iati.indexing import index_of
from bandung.standards.iati.limits import Limits
from bandung.standards.iati.operators import World
from bandung.standards.iati.reading import read
from bandung.standards.iati.shape import is_element, put_in_order
from bandung.standards.iati.upgrading import upgrade
from bandung.values.errors import _

_LONGEST_ORDER = 1_000
_AS_UPGRADED = _("This file is of version %(version)s. It has been brought to 2.03 and is checked as that.")
_AS_NEWER = _("This file is of version %(version)s and is checked as 2.03, of which that is a part.")
_MEND_VERSION = _("Publish it as 2.03; older versions are no longer taken everywhere.")
_MEND_READING = _("Mend the file at this place, or fetch it again, and check it once more.")
_TWICE = _("“%(identifier)s” already stands in line %(first)s of this file.")
_MEND_TWICE = _("Give each its own identifier, or join the two.")
_NAMELESS = _("There is no identifier here.")
_MEND_NAMELESS = _("Write the identifier: that of the organisation, a hyphen, and a sign of the activity.")
_KEPT_ASIDE = _("2.03 has no place for “%(what)s” (%(times)s times), for example: %(example)s.")
_MEND_KEPT = _("See where it should stand in 2.03, or keep it in a namespace of your own.")


class Part(StrEnum):
    """What can be checked beside that a file can be read."""

    SCHEMA = "schema"
    RULES = "rules"
    CODES = "codes"
    IDENTIFIERS = "identifiers"


@dataclass(slots=True)
class Check:
    """One file and what is found in it. ``summary`` is complete once all ``findings`` have been taken."""

    name: str
    source: Path | BinaryIO
    at: datetime
    rules: ruleset.Ruleset
    limits: Limits | None = None
    parts: frozenset[Part] = frozenset(Part)
    summary: Summary = field(default_factory=Summary)
    version: str = ""

    def findings(self) -> Iterator[Finding]:
        """Everything that is found, as the file is read."""
        self.summary = Summary()
        try:
            document = read(self.source, limits=self.limits, otherwise="2.03")
        except BadIati as problem:
            self.summary.unreadable = True
            yield self.summary.count(_of_reading(problem))
            return
        self.version = document.version
        for finding in _File(self, document).findings():
            yield self.summary.count(finding)


def check(
    source: Path | BinaryIO,
    *,
    at: datetime,
    name: str = "",
    rules: ruleset.Ruleset | None = None,
    limits: Limits | None = None,
    parts: frozenset[Part] = frozenset(Part),
) -> Check:
    """The check of a file as of a moment, by the standard ruleset or by another, or of some ``parts`` only."""
    name = name or (source.name if isinstance(source, Path) else "")
    return Check(name, source, at, rules or ruleset.standard(), limits, parts)


def holds_all(source: Path | BinaryIO, rules: ruleset.Ruleset, at: datetime) -> bool:
    """Whether a file holds to a ruleset, whatever else is wrong with it."""
    document = read(source)
    every = (rules.check(item, index_of(item), document.kind, 1, "", world(at)) for item in document.items())
    return not any(finding for findings in every for finding in findings)


def world(at: datetime) -> World:
    """What rules ask beside the file, from our code lists."""
    return replace(_world(), at=at)


@cache
def _world() -> World:
    lists = codes.code_lists()
    return World(
        datetime.min.replace(tzinfo=UTC),
        frozenset(lists["OrganisationRegistrationAgency"]),
        frozenset({*lists["IATIOrganisationIdentifier"], *lists["OrganisationIdentifier"]}),
    )


class _File:
    """One way through a file that could be opened."""

    def __init__(self, asked: Check, document: Document) -> None:
        self.asked, self.document = asked, document
        self.upgrade = upgrade(document) if document.version.startswith("1") else None
        self.world = world(asked.at)
        self.first_lines: dict[str, int] = {}
        self.order: list[str] = [""]
        """The names of what stands in the first element, each once for many in a row."""
        self.items = 0

    def findings(self) -> Iterator[Finding]:
        old = self.document
        if self.upgrade or old.version != "2.03":
            sentence = _AS_UPGRADED if self.upgrade else _AS_NEWER
            places = {"version": old.version}
            yield Finding(Severity.NOTE, "version", old.line, str(old.kind), "", sentence, _MEND_VERSION, places)
        if (
            Part.CODES in self.asked.parts
            and old.stated_version
            and not (old.stated_version.strip() in VERSIONS or self.upgrade)
        ):
            places = {"code": old.stated_version[:100], "list": "Version"}
            path = f"{old.kind}/@version"
            yield Finding(
                Severity.ERROR, "code.Version", old.line, path, "", codes.NO_SUCH_CODE, codes.MEND_CODE, places
            )
        document = self.upgrade.document if self.upgrade else old
        for part in self.upgrade.parts() if self.upgrade else document.parts():
            if part.tag == document.kind.item:
                self.items += 1
                self.asked.summary.items += 1
                if self.upgrade:
                    put_in_order(part)  # 1.x has none
                yield from self._item(part)
            if is_element(part) and part.tag != self.order[-1] and len(self.order) < _LONGEST_ORDER:
                self.order.append(part.tag)
        if Part.SCHEMA in self.asked.parts:
            yield from schema.check_head(document, self.order[1:])
        for kept in self.upgrade.kept.values() if self.upgrade else ():
            yield Finding(
                Severity.WARNING, "version.kept", kept.line, kept.path, "", _KEPT_ASIDE, _MEND_KEPT,
                {"what": kept.what, "times": kept.times, "example": kept.example},
            )  # fmt: skip
        for problem in document.problems:
            yield _of_reading(problem)
        self.asked.summary.unreadable = document.stopped is not None

    def _item(self, item: Element) -> Iterator[Finding]:
        kind, number, at = self.document.kind, self.items, self.asked.at
        name = "iati-identifier" if kind.item == "iati-activity" else "organisation-identifier"
        identifier = " ".join((item.findtext(name) or "").split())
        parts = self.asked.parts
        if Part.SCHEMA in parts:
            wrong = schema.check_item(item, kind, number, identifier)
            # what 1.x does not ask for is an error only once the file is 2.03
            yield from (replace(each, severity=Severity.ERROR) for each in wrong) if self.upgrade else wrong
        if Part.RULES in parts or Part.CODES in parts:
            index = index_of(item)
            if Part.RULES in parts:
                yield from self.asked.rules.check(item, index, kind, number, identifier, self.world)
            if Part.CODES in parts:
                yield from codes.check_codes(index, item, number, identifier, at.date())
                texts = [each for path, found in index.items() if path.endswith("/narrative") for each in found]
                yield from codes.check_languages([item, *texts], item, number, identifier, at.date())
        if Part.IDENTIFIERS in parts:
            yield from self._identifier(item, name, identifier)

    def _identifier(self, item: Element, name: str, identifier: str) -> Iterator[Finding]:
        line, path = line_of(item), f"{item.tag}[{self.items}]/{name}"
        if not identifier:
            yield Finding(Severity.ERROR, "identifier.none", line, path, "", _NAMELESS, _MEND_NAMELESS)
            return
        if first := self.first_lines.get(identifier):
            places = {"identifier": identifier[:200], "first": first}
            yield Finding(Severity.ERROR, "1.1.2", line, path, identifier, _TWICE, _MEND_TWICE, places)
        else:
            self.first_lines[identifier] = line


def _of_reading(problem: BadIati) -> Finding:
    rule = f"reading.{type(problem).__name__}"
    return Finding(Severity.CRITICAL, rule, problem.line, "", "", problem.sentence, _MEND_READING, problem.places)
