"""``bandung iati to-tables``, ``from-tables``, ``template``: IATI in spreadsheets, both ways."""

from pathlib import Path
from typing import Annotated

import typer

from bandung import reference
from bandung.cli import output
from bandung.standards.iati.document import Kind
from bandung.standards.iati.reading import read
from bandung.standards.iati.sheets import converting

MOST_SHOWN = 50


def to_tables(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="an activity or organisation file")],
    to: Annotated[Path, typer.Option("-o", "--output", help="a folder, or a file whose name ends in .xlsx or .zip")],
    upgrade: Annotated[bool, typer.Option(help="bring it to version 2.03 first")] = False,
    language: Annotated[str, typer.Option(help="of headings and names, in a workbook")] = "en",
) -> None:
    """Turn a file into tables that people work in; from-tables brings back the same file."""
    reference.language(language)
    document = read(file)
    items = converting.to_tables(converting.upgraded(document) if upgrade else document, to, language=language)
    for problem in document.problems:
        typer.echo(str(problem), err=True)
    typer.echo(f"{items} items in {to}")
    if document.stopped:
        raise typer.Exit(1)


def from_tables(
    tables: Annotated[Path, typer.Argument(exists=True, help="a folder or ZIP archive of CSV files, or a workbook")],
    to: Annotated[Path, typer.Option("-o", "--output", dir_okay=False, help="the IATI file")],
    problems: Annotated[Path | None, typer.Option(help="write what is wrong into this workbook")] = None,
    language: Annotated[str, typer.Option(help="in which names of codes are read first, and of sentences")] = "en",
) -> None:
    """Turn tables into an IATI file; rows not understood are left out and listed. Ends with 1 if there are any."""
    reference.language(language)
    begun = to.with_name(f".{to.name}.begun")
    try:
        with begun.open("w+b") as target:
            told = converting.from_tables(tables, target, language=language)
        begun.replace(to)
    finally:
        begun.unlink(missing_ok=True)
    for problem in [*told.problems, *told.notes][:MOST_SHOWN]:
        said = f" → {problem.suggestion}" if problem.suggestion else ""
        typer.echo(f"{problem.sheet}!{problem.column}{problem.row or ''} {problem.said(language)}{said}", err=True)
    if problems:
        problems.write_bytes(converting.problems_as_workbook(told, language))
    wrong = len(told.problems) + told.more
    output.table(["items", "problems"], [[told.items, wrong]])
    if wrong:
        raise typer.Exit(1)


def template(
    to: Annotated[Path, typer.Option("-o", "--output", dir_okay=False, help="the workbook to fill in")],
    organisations: Annotated[bool, typer.Option(help="for an organisation file")] = False,
    language: Annotated[str, typer.Option(help="of headings, names and explanations")] = "en",
    texts: Annotated[list[str] | None, typer.Option(help="a further language of texts; may be given again")] = None,
) -> None:
    """Write an empty workbook to fill in by hand, with lists to choose from."""
    reference.language(language)
    for each in texts or ():
        reference.language(each)
    kind = Kind.ORGANISATIONS if organisations else Kind.ACTIVITIES
    to.write_bytes(converting.template(kind, language=language, texts=texts or ()))
