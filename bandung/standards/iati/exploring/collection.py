"""A collection that was made, open for questions: read only, and with no way out of its file."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb

from bandung.standards.iati.exploring.answering import Answers
from bandung.standards.iati.exploring.asking import Asked
from bandung.standards.iati.exploring.errors import NoSuchActivity
from bandung.standards.iati.exploring.groups import Group, group_of

_SOURCE = ("source", "key", "name", "publisher", "licence", "address", "keeper", "version", "read_on", "file", "digest")


class Collection:
    """Several threads may ask at a time; each question has a cursor of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._database = duckdb.connect(
            str(path), read_only=True, config={"threads": 2, "memory_limit": "1GB", "enable_external_access": False}
        )

    @contextmanager
    def ask(self, asked: Asked) -> Iterator[Answers]:
        """Answers to one question."""
        cursor = self._database.cursor()
        try:
            yield Answers(cursor, asked)
        finally:
            cursor.close()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """What the tables answer."""
        cursor = self._database.cursor()
        try:
            return cursor.execute(sql, list(values)).fetchall()
        finally:
            cursor.close()

    @cached_property
    def sources(self) -> Sequence[Mapping[str, Any]]:
        """What is in it, with the number of activities of each."""
        told = self.rows(
            "SELECT s.*, count(a.id) FROM source s LEFT JOIN activity a USING (source) GROUP BY ALL ORDER BY s.source"
        )
        return [dict(zip((*_SOURCE, "activities"), row, strict=True)) for row in told]

    @cached_property
    def size(self) -> Mapping[str, int]:
        """Numbers of what is here: activities, groups, transactions, budgets, reporters, data sets."""
        [row] = self.rows(
            "SELECT (SELECT count(*) FROM activity), (SELECT count(DISTINCT grp) FROM activity), "
            "(SELECT count(*) FROM transactions), (SELECT count(*) FROM budgets), "
            "(SELECT count(DISTINCT reporting) FROM activity), (SELECT count(*) FROM source)"
        )
        return dict(zip(("activities", "groups", "transactions", "budgets", "reporters", "datasets"), row, strict=True))

    def activity(self, key: str, identifier: str, number: int = 1) -> int:
        """The number of an activity of a source; of several with one identifier, the ``number``-th.

        :raises NoSuchActivity: if there is none.
        """
        found = self.rows(
            "SELECT a.id FROM activity a JOIN source s USING (source) WHERE s.key = ? AND a.identifier = ? "
            "AND a.nth = ?",
            [key, identifier, number],
        )
        if not found:
            raise NoSuchActivity()
        return int(found[0][0])

    def group(self, activity: int) -> Group:
        """The group that an activity is in, with each report of it and why they hang together."""
        return group_of(self, activity)
