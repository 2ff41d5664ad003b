"""``bandung iati``: files of IATI, the standard in which cooperation is published: checked, and brought to 2.03."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bandung import reference
from bandung.cli import output
from bandung.cli.iati_checks import validate
from bandung.cli.iati_explore import explore
from bandung.cli.iati_finding import find
from bandung.cli.iati_import import import_, imports, undo
from bandung.cli.iati_publish import losses, publish
from bandung.cli.iati_sheets import from_tables, template, to_tables
from bandung.cli.rates import shelf
from bandung.measurement.rates import current_rates
from bandung.records.wording import translated
from bandung.standards.iati import rules
from bandung.standards.iati.comparing import differences
from bandung.standards.iati.document import Element
from bandung.standards.iati.flat.columns import NO_USD, TABLES
from bandung.standards.iati.flat.files import SPLIT, Flattened, flatten
from bandung.standards.iati.reading import read
from bandung.standards.iati.shape import is_element
from bandung.standards.iati.storing import restore, store
from bandung.standards.iati.upgrading import upgrade
from bandung.standards.iati.writing import write
from bandung.values.errors import BandungError

app = typer.Typer(no_args_is_help=True, help="IATI files: check that nothing is lost, bring to version 2.03.")
app.command("validate")(validate)
app.command("explore")(explore)
app.command("find")(find)
app.command("to-tables")(to_tables)
app.command("from-tables")(from_tables)
app.command("template")(template)
app.command("import")(import_)
app.command("imports")(imports)
app.command("undo")(undo)
app.command("publish")(publish)
app.command("losses")(losses)

MOST_SHOWN = 10


@app.command("check-roundtrip")
def check_roundtrip(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, help="activity or organisation files")],
) -> None:
    """Read each file, store every activity, write it again and say in what the two differ.

    Ends with 1 if they differ in anything, or if something could not be read.
    """
    rows, found, unread = [], 0, 0
    for path in files:
        try:
            items, unlike, notes = _there_and_back(path)
        except BandungError as refusal:
            items, unlike, notes = 0, [str(refusal)], []
        found, unread = found + len(unlike), unread + len(notes)
        rows.append([path.name, items, len(unlike)])
        for line in (*notes, *unlike[:MOST_SHOWN]):
            typer.echo(f"{path.name}: {line}", err=True)
    output.table(["file", "items", "differences"], [*rows, ["all", sum(row[1] for row in rows), found]])
    if found or unread:
        raise typer.Exit(1)


@app.command("upgrade")
def upgrade_(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="a file of any version")],
    to: Annotated[Path, typer.Option("-o", "--output", help="the new file")],
) -> None:
    """Bring a file to 2.03 and print what 2.03 has no place for, which the new file keeps in an extension."""
    new = upgrade(read(file))
    begun = to.with_name(f".{to.name}.begun")  # the new file may take the place of the old one
    try:
        with begun.open("wb") as target:
            write(new.document, target, parts=new.parts())
        begun.replace(to)
    finally:
        begun.unlink(missing_ok=True)
    kept = sorted(new.kept.values(), key=lambda each: -each.times)
    output.table(
        ["kept aside", "of", "times", "first in line", "example"],
        [[each.what, each.path, each.times, each.line, each.example[:60]] for each in kept],
    )
    for problem in new.document.problems:
        typer.echo(str(problem), err=True)
    if new.document.stopped:
        raise typer.Exit(1)


@app.command("upgrade-rules")
def upgrade_rules() -> None:
    """Print the table by which 1.x becomes 2.03."""
    typer.echo(rules.page(), nl=False)


@app.command("flatten")
def flatten_(
    source: Annotated[Path, typer.Argument(exists=True, help="an activity file, or a folder of them")],
    to: Annotated[Path, typer.Option("-o", "--output", file_okay=False, help="the folder for the tables")],
    form: Annotated[list[str], typer.Option(help="csv, parquet, xlsx, duckdb; several are possible")] = ["csv"],  # noqa: B006
    language: Annotated[str, typer.Option(help="of the names beside codes")] = "en",
    processes: Annotated[int, typer.Option(min=0, help="how many at once; 0 is as many as there are cores")] = 0,
    keep: Annotated[
        bool, typer.Option(help="keep the rows of each file, so that only changed ones are read again")
    ] = False,
) -> None:
    """Turn activities into tables whose splits add up; taken up where it was left when it was interrupted.

    Ends with 1 if a file could not be read to its end.
    """
    reference.language(language)
    told = flatten(
        source, to, rates=current_rates(shelf()), forms=form, language=language, processes=processes or None,
        keep=keep, progress=lambda done, of, _name: output.progress(done, of),
    )  # fmt: skip
    output.table(["table", "rows"], [[name, told.rows[name]] for name in TABLES])
    output.table(
        ["amounts", "currency", "sum", "sum of the parts"],
        [
            [kind, currency or "none", f"{total:f}", f"{told.sums[SPLIT[kind], currency]:f}" if kind in SPLIT else ""]
            for (kind, currency), total in told.sums.items()
            if kind not in SPLIT.values()
        ],
    )
    _without_usd(told, language)
    for name, why in told.unread.items():
        typer.echo(f"{name}: {why}", err=True)
    if told.taken_up:
        typer.echo(f"{told.taken_up} of {told.files} files were there from an earlier run")
    if told.differences() or told.unread:
        raise typer.Exit(1)


def _without_usd(told: Flattened, language: str) -> None:
    """Print how many amounts are not said in dollars, and why: the currencies that have most."""
    years: dict[tuple[str, str, str], list[str]] = {}
    number: Counter[tuple[str, str, str]] = Counter()
    for (kind, why, currency, year), times in told.without_usd.items():
        number[kind, why, currency] += times
        years.setdefault((kind, why, currency), []).append(year)
    rows = [
        [
            kind,
            currency or "none",
            "-".join(dict.fromkeys((min(of), max(of)))),
            translated(NO_USD[why], language),
            times,
        ]
        for (kind, why, currency), times in number.most_common(MOST_SHOWN)
        if (of := years[kind, why, currency])
    ]
    if rows:
        output.table(["amounts without dollars", "currency", "years", "because", "number"], rows)
    if more := sum(number.values()) - sum(times for _key, times in number.most_common(MOST_SHOWN)):
        typer.echo(f"and {more} more in {len(number) - MOST_SHOWN} other currencies or kinds")


def _there_and_back(path: Path) -> tuple[int, list[str], list[str]]:
    """How many items a file has, where it differs after the way, and what could not be read in it."""
    document, items = read(path), 0

    def stored() -> Iterator[Element]:
        nonlocal items
        for part in document.parts():
            if is_element(part):
                items += part.tag == document.kind.item
                back = restore(store(part))
                back.tail = part.tail
                yield back
            else:
                yield part

    with tempfile.TemporaryDirectory() as folder:
        new = Path(folder) / "new.xml"
        with new.open("wb") as target:
            write(document, target, parts=stored())
        unlike = [str(each) for each in differences(read(path), read(new))]
    return items, unlike, [str(problem) for problem in document.problems]
