"""``bandung iati check-roundtrip`` and ``upgrade``: files written again, nothing lost, and brought to 2.03."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bandung.cli import output
from bandung.standards.iati import rules
from bandung.standards.iati.comparing import differences
from bandung.standards.iati.document import Element
from bandung.standards.iati.reading import read
from bandung.standards.iati.shape import is_element
from bandung.standards.iati.storing import restore, store
from bandung.standards.iati.upgrading import upgrade
from bandung.standards.iati.writing import write
from bandung.values.errors import BandungError

MOST_SHOWN = 10


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


def upgrade_rules() -> None:
    """Print the table by which 1.x becomes 2.03."""
    typer.echo(rules.page(), nl=False)


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
