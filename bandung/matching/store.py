"""The statements themselves, and how many rows of every other file count: one SQLite file.

A row number is given once and never again; a new version of a statement gets a new row and its former row is dead.
SQLite's transaction is what makes a batch visible, all at once, to every reader; readers are never blocked (write-ahead
log).
"""

import json
import os
import sqlite3
import threading
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import MISSING, fields
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from bandung.matching.errors import IndexDamaged, IndexOutdated
from bandung.matching.statements import Statement

FORMAT = "2"
_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE statement (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body BLOB NOT NULL);
CREATE TABLE removed (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL);
CREATE TABLE word (col TEXT, code INTEGER, value TEXT, PRIMARY KEY (col, code)) WITHOUT ROWID;
"""
MOST_KEPT = 20_000
"""Statements kept in memory, about 3 KB each."""
_DICTIONARY_BYTES = 32_000
_DEFAULTS: dict[str, Any] = {
    each.name: each.default if each.default_factory is MISSING else each.default_factory()
    for each in fields(Statement)
    if each.default is not MISSING or each.default_factory is not MISSING
}


class Store:
    """Reads and writes ``statements.sqlite`` in the folder of an index."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "statements.sqlite"
        self._kept: dict[int, Statement] = {}
        self._local = threading.local()

    def create(self, meta: Mapping[str, str]) -> None:
        """Make the empty file."""
        with closing(sqlite3.connect(self._path)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript(_SCHEMA)
            facts = {"format": FORMAT, "rows": "0", **meta}
            connection.executemany("INSERT INTO meta VALUES (?, ?)", facts.items())
            connection.commit()

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection (another after a fork).

        :raises IndexDamaged: if there is no such file.
        """
        if getattr(self._local, "process", None) != os.getpid():
            if not self._path.exists():
                raise IndexDamaged(folder=self._folder, why=f"{self._path.name}: -")
            self._local.connection = sqlite3.connect(self._path, timeout=20, isolation_level=None)
            self._local.connection.execute("PRAGMA synchronous = FULL")
            self._local.connection.execute("PRAGMA secure_delete = ON")
            self._local.process = os.getpid()
        connection: sqlite3.Connection = self._local.connection
        return connection

    def meta(self) -> dict[str, Any]:
        """Encoder, format, number of rows, name of the approximate index.

        :raises IndexDamaged: if the file is not one of ours.
        :raises IndexOutdated: if an earlier version of the software made it.
        """
        try:
            facts = dict(self.connection.execute("SELECT name, value FROM meta").fetchall())
        except sqlite3.DatabaseError as error:
            raise IndexDamaged(folder=self._folder, why=str(error)) from None
        if facts.get("format") != FORMAT:
            raise IndexOutdated(folder=self._folder, why=f"format {facts.get('format')}")
        return facts

    def stamp(self) -> tuple[int, int, str]:
        """(rows, last removal, file of the approximate index): differs as soon as anything was written."""
        rows, removal, approximate = self.connection.execute(
            "SELECT (SELECT value FROM meta WHERE name = 'rows'), (SELECT ifnull(max(seq), 0) FROM removed), "
            "(SELECT value FROM meta WHERE name = 'approximate')"
        ).fetchone()
        return int(rows), removal, approximate or ""

    def vocabulary(self, column: str, known: int) -> list[str]:
        """The values of a column from the code ``known`` on."""
        found = self.connection.execute(
            "SELECT value FROM word WHERE col = ? AND code >= ? ORDER BY code", (column, known)
        )
        return [value for (value,) in found]

    def removed(self, after: int) -> tuple[list[int], int]:
        """Rows that died after the given event, and the last event."""
        found = self.connection.execute("SELECT seq, row FROM removed WHERE seq > ? ORDER BY seq", (after,)).fetchall()
        return [row for _seq, row in found], found[-1][0] if found else after

    def rows_of(self, ids: Iterable[str]) -> dict[str, int]:
        """Id to row, for those there are."""
        found: dict[str, int] = {}
        for chunk in _chunks(ids):
            marks = ",".join("?" * len(chunk))
            found |= self.connection.execute(f"SELECT id, row FROM statement WHERE id IN ({marks})", chunk)  # noqa: S608
        return found

    def ids_of(self, rows: Iterable[int]) -> dict[int, str]:
        """Row to id, for the living rows."""
        found: dict[int, str] = {}
        for chunk in _chunks(rows):
            marks = ",".join("?" * len(chunk))
            found |= self.connection.execute(f"SELECT row, id FROM statement WHERE row IN ({marks})", chunk)  # noqa: S608
        return found

    def all_ids(self) -> Iterator[tuple[str, int]]:
        """Every living (id, row), by row."""
        yield from self.connection.execute("SELECT id, row FROM statement ORDER BY row")

    def statements(self, rows: Iterable[int]) -> dict[int, Statement]:
        """Row to statement, for the living rows. A row never changes, so those read lately are kept."""
        dictionary = self._dictionary()
        wanted = list(rows)
        found = {row: kept for row in wanted if (kept := self._kept.get(row)) is not None}
        read: dict[int, Statement] = {}
        for chunk in _chunks(row for row in wanted if row not in found):
            marks = ",".join("?" * len(chunk))
            for row, body in self.connection.execute(
                f"SELECT row, body FROM statement WHERE row IN ({marks})",  # noqa: S608
                chunk,
            ):
                unpacked = zlib.decompressobj(zdict=dictionary) if dictionary else zlib.decompressobj()
                read[row] = _decoded(json.loads(unpacked.decompress(body)))
        if len(self._kept) + len(read) > MOST_KEPT:
            self._kept = {}
        self._kept |= read
        return found | read

    def forget(self, rows: Iterable[int]) -> None:
        """Keep nothing of rows that died."""
        for row in rows:
            self._kept.pop(row, None)

    def append(
        self, at: int, batch: Sequence[Statement], dead: Iterable[int], words: Mapping[str, list[tuple[int, str]]]
    ) -> None:
        """Write a batch from row ``at`` on, what it replaces and the new values of columns; one transaction."""
        bodies = [json.dumps(_encoded(one), ensure_ascii=False, separators=(",", ":")).encode() for one in batch]
        dictionary = self._dictionary()
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        with connection:
            if not dictionary and len(bodies) >= 50:
                dictionary = b"".join(bodies)[-_DICTIONARY_BYTES:]
                connection.execute("INSERT INTO meta VALUES ('dictionary', ?)", (dictionary,))
            packer = zlib.compressobj(6, zdict=dictionary) if dictionary else zlib.compressobj(6)
            self._drop(connection, dead)
            connection.executemany(
                "INSERT INTO statement VALUES (?, ?, ?)",
                (
                    (at + place, one.id, (copy := packer.copy()).compress(body) + copy.flush())
                    for place, (one, body) in enumerate(zip(batch, bodies, strict=True))
                ),
            )
            connection.executemany(
                "INSERT INTO word VALUES (?, ?, ?)",
                ((column, code, value) for column, values in words.items() for code, value in values),
            )
            connection.execute("UPDATE meta SET value = ? WHERE name = 'rows'", (str(at + len(batch)),))

    def remove(self, rows: Iterable[int]) -> None:
        """Delete the statements of these rows; one transaction."""
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        with connection:
            self._drop(connection, rows)

    def put_meta(self, name: str, value: str) -> None:
        """Write one fact."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def _drop(self, connection: sqlite3.Connection, rows: Iterable[int]) -> None:
        places = [(row,) for row in rows]
        connection.executemany("DELETE FROM statement WHERE row = ?", places)
        connection.executemany("INSERT INTO removed (row) VALUES (?)", places)

    def _dictionary(self) -> bytes:
        known: bytes = getattr(self._local, "dictionary", b"")
        if not known:
            found = self.connection.execute("SELECT value FROM meta WHERE name = 'dictionary'").fetchone()
            known = self._local.dictionary = bytes(found[0]) if found else b""
        return known


def _chunks(values: Iterable[Any], size: int = 500) -> Iterator[list[Any]]:
    remaining = iter(values)
    while chunk := list(islice(remaining, size)):
        yield chunk


def _encoded(statement: Statement) -> dict[str, Any]:
    stated: dict[str, Any] = {}
    for each in fields(Statement):
        value = getattr(statement, each.name)
        if each.name in _DEFAULTS and value == _DEFAULTS[each.name]:
            continue
        stated[each.name] = (
            value.isoformat() if isinstance(value, date) else dict(value) if isinstance(value, Mapping) else value
        )
    return stated


def _decoded(stated: dict[str, Any]) -> Statement:
    for name, value in stated.items():
        if isinstance(value, list):
            stated[name] = tuple(value)
    if "confirmed_on" in stated:
        stated["confirmed_on"] = date.fromisoformat(stated["confirmed_on"])
    return Statement(**stated)
