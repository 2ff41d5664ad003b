"""``bandung iati validate``: files of IATI checked offline, one or a folder of thousands, with reports for all."""

import sys
import tempfile
from collections import Counter
from contextlib import nullcontext
from datetime import UTC, datetime
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Annotated, TextIO

import typer

from bandung.cli import output
from bandung.cli.sentences import translator
from bandung.standards.iati.checking_many import Asked, Outcome, check_many, files_in
from bandung.standards.iati.errors import NoFiles
from bandung.standards.iati.findings import VERDICTS, Severity, Verdict
from bandung.standards.iati.showing import WRITERS, Translate
from bandung.standards.iati.validating import Part

ALL_SHOWN = 50
"""Files up to which the table has a row for each; beyond, the worst of them."""
BAD = (Verdict.UNREADABLE, Verdict.INVALID, Verdict.ERRORS)


class Form(StrEnum):
    """How the report is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    SARIF = "sarif"
    HTML = "html"


class Version(StrEnum):
    """Whose schema and lists are taken; the same as ``document.VERSIONS``."""

    V1_01 = "1.01"
    V1_02 = "1.02"
    V1_03 = "1.03"
    V1_04 = "1.04"
    V1_05 = "1.05"
    V2_01 = "2.01"
    V2_02 = "2.02"
    V2_03 = "2.03"


def validate(
    paths: Annotated[list[Path], typer.Argument(exists=True, help="files, or folders of them")],
    form: Annotated[Form, typer.Option("--format", help="how the report is written")] = Form.TABLE,
    to: Annotated[Path | None, typer.Option("-o", "--output", help="where to; else it is printed")] = None,
    only: Annotated[list[Part] | None, typer.Option("--only", help="check this alone; may be given again")] = None,
    on: Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="as of this day")] = None,
    version: Annotated[Version | None, typer.Option(help="by the schema and lists of this one alone")] = None,
    language: Annotated[str, typer.Option(help="language of the sentences")] = "en",
    most: Annotated[int, typer.Option(min=0, help="findings printed of each file; 0 is all")] = 100,
    processes: Annotated[int, typer.Option(min=0, help="how many at once; 0 is as many as there are cores")] = 0,
    keep: Annotated[
        Path | None, typer.Option(file_okay=False, help="keep results here, and check only what is not there")
    ] = None,
) -> None:
    """Check files: XML, schema, standard ruleset, code lists, identifiers. Ends with 1 if one has errors."""
    at = (on or datetime.now(UTC)).replace(hour=23, minute=59, second=59, microsecond=0, tzinfo=UTC)
    asked = Asked(at, frozenset(only or Part), version or "")
    files, translate = files_in(paths), translator(language)
    if not files:
        raise NoFiles()
    with tempfile.TemporaryDirectory() if keep is None else nullcontext(str(keep)) as folder:
        outcomes = check_many(files, Path(folder), asked, processes=processes or _enough(files), progress=_progress)
        with to.open("w", encoding="utf-8", newline="") if to else nullcontext(sys.stdout) as target:
            if form is not Form.TABLE:
                WRITERS[form]((each.result() for each in outcomes), target, translate)
            else:
                _findings(outcomes, target, translate, most)
    if form is Form.TABLE or to:
        _verdicts(outcomes, translate)
    if any(each.summary.verdict in BAD for each in outcomes):
        raise typer.Exit(1)


def _enough(files: list[Path]) -> int:
    """One process for little, as beginning another takes longer; else all cores."""
    return 1 if sum(path.stat().st_size for path in files if path.exists()) < 5_000_000 else 0


def _progress(done: int, of: int) -> None:
    if of > 1:
        output.progress(done, of)


def _findings(outcomes: list[Outcome], target: TextIO, translate: Translate, most: int) -> None:
    for each in outcomes:
        for finding in islice(each.result().findings(), most or None):
            where = f"{each.name}:{finding.line}: {finding.severity} {finding.rule} {finding.path}"
            target.write(f"{where}\n    {finding.said(translate)} {finding.how_to_mend(translate)}\n")
        left = sum(each.summary.by_severity.values()) - most
        if most and left > 0:
            target.write(f"{each.name}: {left:,} more; --most 0 or --format shows them\n")


def _verdicts(outcomes: list[Outcome], translate: Translate) -> None:
    order = list(Verdict)
    shown = outcomes
    if len(outcomes) > ALL_SHOWN:
        shown = sorted(outcomes, key=lambda each: order.index(each.summary.verdict))[:ALL_SHOWN]
    rows = [
        [each.name, each.version, each.summary.items, each.summary.good,
         *(each.summary.by_severity[one] for one in Severity), each.summary.verdict.value]
        for each in shown
    ]  # fmt: skip
    if len(outcomes) > len(shown):
        rows.append([f"{len(outcomes) - len(shown):,} others", *[""] * 8])
    if len(outcomes) > 1:
        every = [each.summary for each in outcomes]
        verdicts = Counter(each.verdict for each in every)
        rows.append([
            f"all {len(every):,}", "", sum(each.items for each in every), sum(each.good for each in every),
            *(sum(each.by_severity[one] for each in every) for one in Severity),
            ", ".join(f"{one.value} {verdicts[one]:,}" for one in order if verdicts[one]),
        ])  # fmt: skip
    output.table(["file", "version", "items", "good", *(one.value for one in Severity), "verdict"], rows)
    if was_there := sum(each.was_there for each in outcomes):
        typer.echo(f"{was_there:,} of {len(outcomes):,} files had been checked in an earlier run")
    if len(outcomes) == 1:
        typer.echo(translate(VERDICTS[outcomes[0].summary.verdict]))
