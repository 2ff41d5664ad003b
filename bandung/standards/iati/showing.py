"""Findings as files for others: JSON, CSV, SARIF and a page of HTML; the sentences in the reader's language.

SARIF is the format of static checks, 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/).
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from typing import Any, Protocol, TextIO, TypeAlias

from bandung.standards.iati.findings import VERDICTS, Finding, Severity, Summary
from bandung.values.errors import _

Translate: TypeAlias = Callable[[str], str]


class Check(Protocol):
    """A check that is run, or the results of one: its summary is complete once its findings have been taken."""

    @property
    def name(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def summary(self) -> Summary: ...
    def findings(self) -> Iterator[Finding]: ...


COLUMNS = ("file", "severity", "rule", "line", "path", "identifier", "sentence", "mend", "standard")
_LEVELS = {Severity.CRITICAL: "error", Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_TITLE = _("What was found in IATI files")
_HEADS = (_("How bad"), _("Rule"), _("Line"), _("Where"), _("What"), _("What to do"))


def row(name: str, finding: Finding, translate: Translate = str) -> dict[str, Any]:
    """A finding as one row of ``COLUMNS``."""
    return {
        "file": name,
        "severity": finding.severity.value,
        "rule": finding.rule,
        "line": finding.line,
        "path": finding.path,
        "identifier": finding.item,
        "sentence": finding.said(translate),
        "mend": finding.how_to_mend(translate),
        "standard": finding.places.get("standard", ""),
    }


def summary(check: Check, translate: Translate = str) -> dict[str, Any]:
    """The verdict on a file and what was counted in it, after its findings."""
    found = check.summary
    return {
        "file": check.name,
        "version": check.version,
        "items": found.items,
        "good": found.good,
        "verdict": found.verdict.value,
        "sentence": translate(VERDICTS[found.verdict]),
        "by_severity": {each.value: found.by_severity[each] for each in Severity},
        "by_rule": dict(found.by_rule.most_common()),
    }


def as_json(checks: Iterable[Check], to: TextIO, translate: Translate = str) -> None:
    """One object with a list of files, each with its findings and then its summary; written as it is found."""
    to.write('{"files": [')
    for number, check in enumerate(checks):
        to.write(("," if number else "") + '\n{"findings": [')
        for place, finding in enumerate(check.findings()):
            to.write(
                ("," if place else "") + "\n" + json.dumps(row(check.name, finding, translate), ensure_ascii=False)
            )
        to.write('\n], "summary": ' + json.dumps(summary(check, translate), ensure_ascii=False) + "}")
    to.write("\n]}\n")


def as_csv(checks: Iterable[Check], to: TextIO, translate: Translate = str) -> None:
    """One row per finding; what a spreadsheet would take for a formula has an apostrophe before it."""
    rows = csv.DictWriter(to, COLUMNS, lineterminator="\n")
    rows.writeheader()
    for check in checks:
        for finding in check.findings():
            cells = row(check.name, finding, translate)
            rows.writerow({key: _cell(value) for key, value in cells.items()})


def as_sarif(checks: Iterable[Check], to: TextIO, translate: Translate = str) -> None:
    """One run per file, with the rules that were broken in it."""
    to.write('{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [')
    for number, check in enumerate(checks):
        to.write(("," if number else "") + '\n{"results": [')
        rules: dict[str, Mapping[str, Any]] = {}
        for place, finding in enumerate(check.findings()):
            rules.setdefault(finding.rule, _sarif_rule(finding, translate))
            to.write(("," if place else "") + "\n" + json.dumps(_sarif(check, finding, translate), ensure_ascii=False))
        driver = {"name": "bandung iati validate", "rules": list(rules.values())}
        to.write('\n], "tool": ' + json.dumps({"driver": driver}, ensure_ascii=False))
        to.write(', "properties": ' + json.dumps(summary(check, translate), ensure_ascii=False) + "}")
    to.write("\n]}\n")


def as_html(checks: Iterable[Check], to: TextIO, translate: Translate = str) -> None:
    """One page that needs nothing else, a table for each file."""
    title = escape(translate(_TITLE))
    to.write(f'<!doctype html>\n<html><head><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style></head>')
    to.write(f"<body><h1>{title}</h1>\n")
    heads = "".join(f'<th scope="col">{escape(translate(head))}</th>' for head in _HEADS)
    for check in checks:
        to.write(f"<h2>{escape(check.name)}</h2>\n<table><thead><tr>{heads}</tr></thead><tbody>\n")
        for finding in check.findings():
            cells = row(check.name, finding, translate)
            shown = [cells[key] for key in ("severity", "rule", "line", "path", "sentence", "mend")]
            inside = "".join(f'<td dir="auto">{escape(str(cell))}</td>' for cell in shown)
            to.write(f'<tr class="{finding.severity}">{inside}</tr>\n')
        to.write(f"</tbody></table>\n<p>{escape(summary(check, translate)['sentence'])}</p>\n")
    to.write("</body></html>\n")


WRITERS: Mapping[str, Callable[[Iterable[Check], TextIO, Translate], None]] = {
    "json": as_json, "csv": as_csv, "sarif": as_sarif, "html": as_html,
}  # fmt: skip
"""Format to what writes it."""

_STYLE = (
    "body{font-family:sans-serif;margin:2rem;max-width:80rem}table{border-collapse:collapse;width:100%}"
    "td,th{border-bottom:1px solid #bbb;padding:.3rem .5rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}"
    ".critical td:first-child,.error td:first-child{color:#a00;font-weight:bold}"
    ".warning td:first-child{color:#850}"
)


def _sarif_rule(finding: Finding, translate: Translate) -> Mapping[str, Any]:
    text = str(finding.places.get("standard") or translate(finding.sentence))
    return {"id": finding.rule, "shortDescription": {"text": text}, "help": {"text": finding.how_to_mend(translate)}}


def _sarif(check: Check, finding: Finding, translate: Translate) -> Mapping[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": check.name}}
    if finding.line > 0:
        place["region"] = {"startLine": finding.line}
    return {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.said(translate)} {finding.how_to_mend(translate)}"},
        "locations": [{"physicalLocation": place, "logicalLocations": [{"fullyQualifiedName": finding.path}]}],
        "properties": {"severity": finding.severity.value, "identifier": finding.item},
    }


def _cell(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
