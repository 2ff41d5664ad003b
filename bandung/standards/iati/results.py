"""The results of a check in a folder: written while the file is read, read again in any language.

``findings.ndjson.gz`` has the findings in order, as templates with their places; ``summary.json`` the verdict, the
counts, for each rule its first places, and the activities or organisations that are not good. A file with more
findings than ``MOST`` is counted to its end; the rest of its findings is not written down, and ``Result.left_out``
says how many that are.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from io import FileIO
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from bandung.standards.iati.findings import Finding, Severity, Summary

MOST = 500_000
FIRST = 10
"""Places of a rule that the summary has."""
LISTED = 1_000
"""Activities or organisations that are listed as not good."""
_ITEM = re.compile(r"iati-(?:activity|organisation)\[(\d+)\]")
_FIELDS = tuple(each.name for each in fields(Finding))
_RANK = {severity: rank for rank, severity in enumerate(Severity)}


class Checking(Protocol):
    """A check that has not been run: ``validating.Check``, or what stands for one."""

    name: str
    source: Path | BinaryIO
    version: str
    kind: str
    summary: Summary

    def findings(self) -> Iterator[Finding]: ...


@dataclass(slots=True)
class Group:
    """What one rule found: how often, how bad at worst, and the first places."""

    rule: str
    severity: Severity
    count: int = 0
    first: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class BadItem:
    """An activity or organisation that is not good: which one it is in the file, and how much is wrong."""

    number: int
    identifier: str
    line: int
    critical: int = 0
    errors: int = 0
    warnings: int = 0


@dataclass(slots=True)
class Result:
    """What came of a check; it has what ``showing`` asks of one."""

    folder: Path
    name: str
    version: str
    kind: str
    summary: Summary
    groups: list[Group]
    bad: list[BadItem]
    """The first ``LISTED`` of them; ``summary`` has their number."""
    left_out: int

    def findings(self, item: int | None = None) -> Iterator[Finding]:
        """The findings in their order; of one activity or organisation by its number in the file, if asked."""
        with gzip.open(self.folder / "findings.ndjson.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                finding = _finding(json.loads(line))
                if item is None or number_of(finding) == item:
                    yield finding


def number_of(finding: Finding) -> int:
    """Which activity or organisation of the file a finding is about; 0 for the file itself."""
    found = _ITEM.match(finding.path)
    return int(found[1]) if found else 0


def run(check: Checking, folder: Path, progress: Callable[[int], None] | None = None) -> Result:
    """Check a file to its end and keep what is found; ``progress`` is told how many of its bytes have been read."""
    folder.mkdir(parents=True, exist_ok=True)
    groups: dict[str, Group] = {}
    bad, counted = _Bad(), 0
    if progress and isinstance(check.source, Path):
        check.source = _Counted(check.source, progress)
    with gzip.open(folder / "findings.ndjson.gz", "wt", compresslevel=1, encoding="utf-8") as to:
        for finding in check.findings():
            counted += 1
            if counted <= MOST:
                to.write(json.dumps(_line(finding), default=str) + "\n")
            _add(groups, finding)
            bad.note(finding)
    if isinstance(check.source, FileIO):
        check.source.close()
    result = Result(
        folder, check.name, check.version, check.kind, check.summary, sorted(groups.values(), key=_worst_first),
        bad.listed, max(0, counted - MOST),
    )  # fmt: skip
    begun = folder / ".summary.json"
    begun.write_text(json.dumps(_told(result), ensure_ascii=True, default=str), encoding="utf-8")
    begun.replace(folder / "summary.json")
    return result


def load(folder: Path) -> Result | None:
    """The result that a folder has; None if the check has not come to its end."""
    try:
        told = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    summary = Summary(
        told["items"], told["good"], Counter({Severity(name): count for name, count in told["by_severity"].items()}),
        Counter(told["by_rule"]), told["unreadable"],
    )  # fmt: skip
    groups = [
        Group(each["rule"], Severity(each["severity"]), each["count"], [_finding(one) for one in each["first"]])
        for each in told["groups"]
    ]
    bad = [BadItem(**each) for each in told["bad"]]
    return Result(
        folder, told["name"], told["version"], told["kind"], summary, groups, bad, told["left_out"]
    )  # fmt: skip


def grouped(findings: Iterable[Finding]) -> list[Group]:
    """Findings by rule, the worst first."""
    groups: dict[str, Group] = {}
    for finding in findings:
        _add(groups, finding)
    return sorted(groups.values(), key=_worst_first)


def _add(groups: dict[str, Group], finding: Finding) -> None:
    group = groups.get(finding.rule)
    if group is None:
        group = groups[finding.rule] = Group(finding.rule, finding.severity)
    group.count += 1
    if len(group.first) < FIRST:
        group.first.append(finding)
    if _RANK[finding.severity] < _RANK[group.severity]:
        group.severity = finding.severity


def _worst_first(group: Group) -> tuple[int, int, str]:
    return _RANK[group.severity], -group.count, group.rule


class _Bad:
    """The activities or organisations that are not good; the findings of each come one after the other."""

    def __init__(self) -> None:
        self.listed: list[BadItem] = []
        self._now = BadItem(0, "", 0)
        self._head = ""

    def note(self, finding: Finding) -> None:
        """Count a finding for what it is about."""
        if finding.severity is Severity.NOTE:
            return
        head = finding.path.partition("/")[0]
        if head != self._head:
            self._head, self._now = head, BadItem(number_of(finding), finding.item, finding.line)
        item, is_bad = self._now, finding.severity in (Severity.CRITICAL, Severity.ERROR)
        if item.number and is_bad and not (item.critical or item.errors) and len(self.listed) < LISTED:
            self.listed.append(item)
        item.line = min(item.line, finding.line) or finding.line
        item.critical += finding.severity is Severity.CRITICAL
        item.errors += finding.severity is Severity.ERROR
        item.warnings += finding.severity is Severity.WARNING


def _told(result: Result) -> dict[str, Any]:
    found = result.summary
    return {
        "name": result.name, "version": result.version, "kind": result.kind, "items": found.items, "good": found.good,
        "unreadable": found.unreadable, "by_severity": {each.value: found.by_severity[each] for each in Severity},
        "by_rule": dict(found.by_rule), "groups": [asdict(each) for each in result.groups],
        "bad": [asdict(each) for each in result.bad], "left_out": result.left_out,
    }  # fmt: skip


def _line(finding: Finding) -> dict[str, Any]:
    return {name: getattr(finding, name) for name in _FIELDS}


def _finding(told: Mapping[str, Any]) -> Finding:
    return Finding(**{**told, "severity": Severity(told["severity"])})


class _Counted(FileIO):
    """A file that says how far it has been read."""

    def __init__(self, path: Path, progress: Callable[[int], None]) -> None:
        super().__init__(str(path))
        self._progress = progress

    def read(self, size: int | None = -1) -> bytes:
        piece = super().read(-1 if size is None else size)
        self._progress(self.tell())
        return piece or b""
