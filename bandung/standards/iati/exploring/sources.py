"""Where the activities of a collection come from: one file of one publisher each, already flattened."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from bandung.standards.iati.flat import TABLES, files

LAYOUT = 2
"""Of a collection; raised when its tables change, so that older ones are made anew."""


@dataclass(frozen=True, slots=True)
class Source:
    """``tables`` are Parquet files as ``flat`` writes them, and those of ``beside`` where they were made."""

    key: str
    """How addresses name it: of a node the data set, of a folder the file."""
    digest: str
    """Of its content; when it changes the collection is made anew."""
    tables: Mapping[str, Path] = field(hash=False)
    name: str = ""
    publisher: str = ""
    licence: str = ""
    address: str = ""
    """Where the file came from."""
    keeper: str = ""
    """The party that keeps it here."""
    version: int = 1
    read_on: str = ""
    """ISO day."""
    file: str = ""
    """The file's own name."""
    within: str = ""
    """What the column ``file`` of its rows says, where its tables hold those of several files; else empty."""


def mark(sources: Sequence[Source]) -> str:
    """The name of the collection of these sources; another one when anything of them changes."""
    told = [
        (it.key, it.digest, it.name, it.publisher, it.licence, it.address, it.keeper, it.version, sorted(it.tables))
        for it in sources
    ]
    return hashlib.sha256(json.dumps([LAYOUT, files.LAYOUT, *sorted(told)]).encode()).hexdigest()[:24]


def of_tables(folder: Path) -> list[Source]:
    """The sources of tables that ``flat.flatten`` wrote as Parquet, one for each file that was flattened."""
    tables = {name: path for name in TABLES if (path := folder / f"{name}.parquet").exists()}
    names = duckdb.sql(
        "SELECT DISTINCT file FROM read_parquet(?) ORDER BY 1", params=[str(tables["activities"])]
    ).fetchall()
    return [Source(name, name, tables, name=name, file=name, within=name) for (name,) in names]
