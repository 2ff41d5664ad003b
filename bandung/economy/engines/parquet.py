"""Parquet files of one table, for engines that do not read them themselves: their columns, their rows, their state."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds

from bandung.economy.engine import plain

_AT_ONCE = 131_072


class Files:
    """The files of a place as one table, read piece by piece."""

    def __init__(self, place: Path, files: Sequence[Path]) -> None:
        self.place, self.files = place, files
        self._base = base = place if place.is_dir() else place.parent
        self._found = ds.dataset(
            [str(file) for file in files], format="parquet", partitioning="hive", partition_base_dir=str(base)
        )
        self.schema: pa.Schema = plain(self._found.schema.empty_table()).schema

    def pieces(self) -> Iterator[pa.Table]:
        """The rows, in tables of some size."""
        for batch in self._found.to_batches(batch_size=_AT_ONCE):
            yield plain(pa.Table.from_batches([batch]))

    def state(self) -> str:
        """A digest of where the files lie and of what tells whether they were changed: 32 letters and digits."""
        told = [str(self.place.resolve())]
        for file in self.files:
            about = file.stat()
            told.append(f"{file.relative_to(self._base)} {about.st_size} {about.st_mtime_ns}")
        return hashlib.sha256("\n".join(told).encode()).hexdigest()[:32]
