"""``bandung iati validate``: files of IATI checked offline, with reports for people and for programs."""

import sys
from contextlib import nullcontext
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bandung.cli import output
from bandung.cli.sentences import translator
from bandung.standards.iati.findings import VERDICTS, Severity, Verdict
from bandung.standards.iati.showing import WRITERS
from bandung.standards.iati.validating import Check, Part, check


class Form(StrEnum):
    """How the report is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    SARIF = "sarif"
    HTML = "html"


def validate(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, help="activity or organisation files")],
    form: Annotated[Form, typer.Option("--format", help="how the report is written")] = Form.TABLE,
    to: Annotated[Path | None, typer.Option("-o", "--output", help="where to; else it is printed")] = None,
    only: Annotated[list[Part] | None, typer.Option("--only", help="check this alone; may be given again")] = None,
    on: Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="as of this day")] = None,
    language: Annotated[str, typer.Option(help="language of the sentences")] = "en",
) -> None:
    """Check files: XML, schema, standard ruleset, code lists, identifiers. Ends with 1 if one has errors."""
    at = (on or datetime.now(UTC)).replace(tzinfo=UTC)
    translate = translator(language)
    checks = [check(path, at=at, name=str(path), parts=frozenset(only or Part)) for path in files]
    with to.open("w", encoding="utf-8", newline="") if to else nullcontext(sys.stdout) as target:
        if form is not Form.TABLE:
            WRITERS[form](checks, target, translate)
        else:
            for each in checks:
                for finding in each.findings():
                    where = f"{each.name}:{finding.line}: {finding.severity} {finding.rule} {finding.path}"
                    target.write(f"{where}\n    {finding.said(translate)} {finding.how_to_mend(translate)}\n")
    if form is Form.TABLE or to:
        _verdicts(checks, translator(language)(VERDICTS[_worst(checks)]))
    if _worst(checks) in (Verdict.UNREADABLE, Verdict.INVALID, Verdict.ERRORS):
        raise typer.Exit(1)


def _verdicts(checks: list[Check], sentence: str) -> None:
    rows = [
        [each.name, each.version, each.summary.items, *(each.summary.by_severity[one] for one in Severity),
         each.summary.verdict.value]
        for each in checks
    ]  # fmt: skip
    output.table(["file", "version", "items", *(one.value for one in Severity), "verdict"], rows)
    if len(checks) == 1:
        typer.echo(sentence)


def _worst(checks: list[Check]) -> Verdict:
    order = list(Verdict)
    return min((each.summary.verdict for each in checks), key=order.index)
