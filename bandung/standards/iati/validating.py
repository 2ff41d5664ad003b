"""Checking an IATI file offline: reading, schema, standard ruleset, code lists, identifiers, as one stream of findings.

Memory does not grow with the file but for its identifiers. Schema and code lists are those of the version of the file.
The standard ruleset is one of 2.x; for it a file of 1.x is looked at as the 2.03 that it becomes (``upgrading``), and
a note says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import BinaryIO

from bandung.standards.iati import codes, ruleset, schema
from bandung.standards.iati.alone import in_a_list
from bandung.standards.iati.document import VERSIONS, Document, Element, line_of
from bandung.standards.iati.errors import BadIati
from bandung.standards.iati.findings import Finding, Severity, Summary
from bandung.standards.iati.indexing import Index, index_of
from bandung.standards.iati.limits import Limits
from bandung.standards.iati.operators import World
from bandung.standards.iati.reading import read
from bandung.standards.iati.shape import is_element, put_in_order
from bandung.standards.iati.unreadable import of_reading
from bandung.standards.iati.upgrading import upgrade
from bandung.values.errors import _

_LONGEST_ORDER = 1_000
_AS_UPGRADED = _(
    "This file is of version %(version)s. Its schema and lists are those of %(version)s; the rules, which are of 2.x, "
    "look at what it becomes as 2.03."
)
_OF_OLDER = _("This file is of version %(version)s and is checked by the schema and the lists of that.")
_NOT_STATED = _("This file does not say its version. It is checked as %(version)s.")
_NO_VERSION = _("“%(stated)s” is no version of IATI. The file is checked as %(version)s.")
_AS_ASKED = _("This file says that it is of version “%(stated)s”. It is checked as %(version)s, as was asked for.")
_MEND_OLDER = _("It may stay as it is; new files are best of 2.03, which is taken everywhere.")
_MEND_VERSION = _('Write the version into the first element: version="2.03".')
_TWICE = _("“%(identifier)s” already stands in line %(first)s of this file.")
_MEND_TWICE = _("Give each its own identifier, or join the two.")
_NAMELESS = _("There is no identifier here.")
_MEND_NAMELESS = _("Write the identifier: that of the organisation, a hyphen, and a sign of the activity.")
_ALONE = _("The file begins with <%(item)s>; only old files have one alone.")
_MEND_ALONE = _("Put <%(list)s> with its version around it.")
_KEPT_ASIDE = _("2.03 has no place for “%(what)s” (%(times)s times), for example: %(example)s.")
_MEND_KEPT = _("Nothing now. When you bring the file to 2.03, see where it should stand there.")
_BAD = frozenset((Severity.CRITICAL, Severity.ERROR))


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
    """By whose schema and lists it is checked: that of the file, or the one that was asked for."""
    asked_version: str = ""
    kind: str = ""
    """"iati-activities" or "iati-organisations", once its head has been read."""

    def findings(self) -> Iterator[Finding]:
        """Everything that is found, as the file is read."""
        self.summary = Summary()
        try:
            try:
                document = read(self.source, limits=self.limits, otherwise=VERSIONS[-1])
            except BadIati as problem:
                if (listed := in_a_list(self.source, problem)) is None:
                    raise
                document = read(listed, limits=self.limits, otherwise=VERSIONS[-1])
                yield self.summary.count(
                    Finding(Severity.WARNING, "alone", 1, document.kind.item, "", _ALONE, _MEND_ALONE,
                            {"item": document.kind.item, "list": str(document.kind)})
                )  # fmt: skip
        except BadIati as problem:
            self.summary.unreadable = True
            yield self.summary.count(of_reading(problem))
            return
        self.kind = str(document.kind)
        document.version = self.version = self.asked_version or document.version
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
    version: str = "",
) -> Check:
    """The check of a file as of a moment, by the standard ruleset or by another, or of some ``parts`` only.

    ``version`` (one of ``VERSIONS``) is the one whose schema and lists are taken, whatever the file says.
    """
    name = name or (source.name if isinstance(source, Path) else "")
    return Check(name, source, at, rules or ruleset.standard(), limits, parts, asked_version=version)


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
        kind = document.kind
        self.name = "iati-identifier" if kind.item == "iati-activity" else "organisation-identifier"

    def findings(self) -> Iterator[Finding]:
        document, summary = self.document, self.asked.summary
        yield from self._of_version()
        for part in document.parts():
            if part.tag == document.kind.item:
                self.items += 1
                summary.items += 1
                good = True
                for finding in self._item(part):
                    good = good and finding.severity not in _BAD
                    yield finding
                summary.good += good
            if is_element(part) and part.tag != self.order[-1] and len(self.order) < _LONGEST_ORDER:
                self.order.append(part.tag)
        if Part.SCHEMA in self.asked.parts:
            yield from schema.check_head(document, self.order[1:])
        for kept in self.upgrade.kept.values() if self.upgrade else ():
            yield Finding(
                Severity.NOTE, "version.kept", kept.line, kept.path, "", _KEPT_ASIDE, _MEND_KEPT,
                {"what": kept.what, "times": kept.times, "example": kept.example},
            )  # fmt: skip
        for problem in document.problems:
            yield of_reading(problem)
        summary.unreadable = document.stopped is not None

    def _of_version(self) -> Iterator[Finding]:
        """By which version the file is checked, wherever that is not plainly 2.03."""
        head = self.document
        stated, places = head.stated_version.strip(), {"version": head.version, "stated": head.stated_version[:100]}
        known = stated in VERSIONS or (stated and head.version.startswith("1"))  # 1.x writes a number
        severity, sentence, mend = Severity.NOTE, _OF_OLDER, _MEND_OLDER
        if self.asked.asked_version:
            if stated == head.version:
                return
            sentence, known = _AS_ASKED, True
        elif not known:
            severity, mend = Severity.WARNING, _MEND_VERSION
            sentence = _NO_VERSION if stated else _NOT_STATED
        elif head.version == VERSIONS[-1]:
            return
        elif self.upgrade:
            sentence = _AS_UPGRADED
        yield Finding(severity, "version", head.line, f"{head.kind}/@version", "", sentence, mend, places)
        if Part.CODES in self.asked.parts and stated and not known:
            places = {"code": head.stated_version[:100], "list": "Version"}
            yield Finding(
                Severity.ERROR, "code.Version", head.line, f"{head.kind}/@version", "", codes.NO_SUCH_CODE,
                codes.MEND_CODE, places,
            )  # fmt: skip

    def _item(self, item: Element) -> Iterator[Finding]:
        parts, kind, number = self.asked.parts, self.document.kind, self.items
        identifier = " ".join((item.findtext(self.name) or "").split())
        if Part.SCHEMA in parts:
            yield from schema.check_item(item, kind, self.document.version, number, identifier)
        if Part.IDENTIFIERS in parts:
            yield from self._identifier(item, identifier)
        index = index_of(item) if Part.RULES in parts or Part.CODES in parts else Index()
        if Part.CODES in parts:
            yield from self._codes(item, index, identifier)
        if Part.RULES in parts:
            if self.upgrade:
                item = self.upgrade.part(item)
                put_in_order(item)  # 1.x has none
                index = index_of(item)
            yield from self.asked.rules.check(item, index, kind, number, identifier, self.world)

    def _codes(self, item: Element, index: Index, identifier: str) -> Iterator[Finding]:
        of = codes.Speaking(item, self.items, identifier, self.document.version, self.asked.at.date())
        yield from codes.check_codes(index, of)
        if self.upgrade:  # in 1.x any text may say its language
            yield from codes.check_languages((each for its in index.values() for each in its), of)
        else:
            texts = [each for path, found in index.items() if path.endswith("/narrative") for each in found]
            yield from codes.check_languages([item, *texts], of)

    def _identifier(self, item: Element, identifier: str) -> Iterator[Finding]:
        line, path = line_of(item), f"{item.tag}[{self.items}]/{self.name}"
        if not identifier:
            yield Finding(Severity.ERROR, "identifier.none", line, path, "", _NAMELESS, _MEND_NAMELESS)
            return
        if first := self.first_lines.get(identifier):
            places = {"identifier": identifier[:200], "first": first}
            yield Finding(Severity.ERROR, "1.1.2", line, path, identifier, _TWICE, _MEND_TWICE, places)
        else:
            self.first_lines[identifier] = line
