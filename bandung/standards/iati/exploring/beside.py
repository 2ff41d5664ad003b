"""Tables beside the flat ones, from the same reading of a file: cooperation that was found, and what names what.

``Beside`` takes activities one by one; ``read_beside`` goes through a whole file. Rows name the line on which their
activity begins, so that two activities of one identifier stay apart.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bandung.standards.iati import reading
from bandung.standards.iati.document import Element, Kind, line_of
from bandung.standards.iati.finding.found import Found, found
from bandung.standards.iati.finding.reasons import Reason

COOPERATION, PARTS, LINKS = "cooperation", "cooperation_parts", "links"
BESIDE: Mapping[str, str] = {
    COOPERATION: "activity line:whole grade kind confidence:share reasons",
    PARTS: "activity line:whole role country name ref confidence:share reasons",
    LINKS: "activity line:whole element type ref",
}
"""Table to its columns. ``reasons`` are rules and the words or codes that they hold by, each on a line of its own.
``links`` has other-identifier, related-activity and the activities that participating organisations name."""
_BLOCK = 2_000


class Beside:
    """Writes the tables into a folder, as Parquet."""

    def __init__(self, folder: Path) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        kinds = {"": pa.string(), "whole": pa.int64(), "share": pa.float64()}
        self._folder = folder
        self._rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in BESIDE}
        self._writers = {}
        for name, told in BESIDE.items():
            columns = [column.partition(":") for column in told.split()]
            schema = pa.schema([(column, kinds[kind]) for column, _colon, kind in columns])
            self._writers[name] = pq.ParquetWriter(folder / f".{name}.parquet.begun", schema, compression="zstd")

    def add(self, activity: Element, it: Found, line: int | None = None) -> None:
        """Take what was found of an activity, and what it names."""
        at = (it.identifier, line_of(activity) if line is None else line)
        if it.kind is not None:
            self._put(COOPERATION, (*at, it.grade.value, it.kind.value, it.confidence, _told(it.reasons)))
            for part in it.parts:
                self._put(
                    PARTS,
                    (*at, part.role.value, part.country, part.name, part.ref, part.confidence, _told(part.reasons)),
                )
        for link in links(activity):
            self._put(LINKS, (*at, *link))

    def _put(self, table: str, row: tuple[Any, ...]) -> None:
        self._rows[table].append(row)
        if len(self._rows[table]) >= _BLOCK:
            self._write(table)

    def _write(self, table: str) -> None:
        import pyarrow as pa

        writer, rows = self._writers[table], self._rows[table]
        columns = zip(*rows, strict=True)
        writer.write_batch(
            pa.record_batch(
                [pa.array(column, field.type) for column, field in zip(columns, writer.schema, strict=True)],
                writer.schema,
            )
        )
        rows.clear()

    def close(self) -> None:
        """Finish the files."""
        for name, writer in self._writers.items():
            if self._rows[name]:
                self._write(name)
            writer.close()
            (self._folder / f".{name}.parquet.begun").replace(self._folder / f"{name}.parquet")

    def abandon(self) -> None:
        """Leave no files behind where the reading was broken off."""
        for name, writer in self._writers.items():
            writer.close()
            (self._folder / f".{name}.parquet.begun").unlink(missing_ok=True)


def links(activity: Element) -> list[tuple[str, str, str]]:
    """(element, type, ref) of what an activity names beyond itself, spaces drawn together."""
    told: list[tuple[str, str | None, str | None]] = []
    for element in ("other-identifier", "related-activity"):
        told += [(element, it.get("type"), it.get("ref") or it.text) for it in activity.iter(element)]
    told += [("participating-org", it.get("role"), it.get("activity-id")) for it in activity.iter("participating-org")]
    return [(element, kind or "", clean) for element, kind, ref in told if (clean := " ".join((ref or "").split()))]


def read_beside(file: Path, folder: Path, *, find: Callable[[Element], Found] = found) -> Mapping[str, Path]:
    """Read a file of activities once more and write the tables; what cannot be read of it is left to its validation.

    :raises BadIati: if nothing of the file can be read.
    """
    document = reading.read(file)
    beside = Beside(folder)
    try:
        if document.kind is Kind.ACTIVITIES:
            for activity in document.items():
                beside.add(activity, find(activity))
    except BaseException:
        beside.abandon()
        raise
    beside.close()
    return {name: folder / f"{name}.parquet" for name in BESIDE}


def _told(reasons: Sequence[Reason]) -> str:
    return "\n".join(" ".join(filter(None, (each.rule, each.code, " ".join(each.words.split())))) for each in reasons)
