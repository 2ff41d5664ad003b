"""The ledger in memory as columns, added up by DuckDB: one copy for each process, brought up to date when asked.

What changed since is known by the marks of the ledger; only the registers and years that changed are read anew.
"""

from collections.abc import Sequence
from threading import Lock
from typing import Any, get_args

import duckdb
from django.conf import settings

from bandung import reference
from bandung.contributions.models import Contribution
from bandung.records.contributions import Channel, Group, Quality, Stage
from bandung.records.training import Level
from bandung.reporting import parts
from bandung.values.quantity import UNITS

MOST_INLINE = 30_000
"""Lines that are valued while somebody waits; more than these are left to the background, and the page says so."""
_TYPES = {"int16": "SMALLINT", "string": "VARCHAR", "bool": "BOOLEAN", "int64": "BIGINT"}


class Columns:
    """A table ``ledger`` of every line that stands; see ``parts.SCHEMA`` for its columns."""

    def __init__(self) -> None:
        self._database = _connected()
        self._lock = Lock()
        self._version = ""
        self._held: dict[parts.Key, str] = {}
        self.state = 0
        """Goes up with every change; what is kept of answers is kept by it."""
        self.behind = False
        """Whether lines wait for the background to be valued."""

    def sync(self) -> None:
        """Bring the table up to date. Two queries where nothing changed."""
        known, version = parts.marks(), parts.valuation()
        with self._lock:
            if version == self._version and known == self._held:
                return
            self._bring_up(known, version)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """What the table answers, as it was when last brought up to date."""
        cursor = self._database.cursor()
        try:
            return cursor.execute(sql, list(values)).fetchall()
        finally:
            cursor.close()

    def _bring_up(self, known: dict[parts.Key, str], version: str) -> None:
        """By another valuation a table of its own is filled; whoever reads meanwhile reads the one before."""
        same = version == self._version
        database, held = (self._database, self._held) if same else _filled(version)
        changed = [key for key, mark in known.items() if held.get(key) != mark]
        missing = [key for key in changed if not parts.part(key, known[key], version).exists()]
        behind = not self._built(missing, known, version)
        ready = [key for key in changed if not behind or parts.part(key, known[key], version).exists()]
        gone = [key for key in held if key not in known]
        files = [str(parts.part(key, known[key], version)) for key in ready]
        _swap(database, [key for key in (*ready, *gone) if key in held], files)
        self._database, self._version, self.behind = database, version, behind
        self._held = {key: mark for key, mark in held.items() if key in known} | {key: known[key] for key in ready}
        self.state += 1

    def _built(self, missing: list[parts.Key], known: dict[parts.Key, str], version: str) -> bool:
        """Write the files that are missing, unless that takes too long."""
        if missing and _lines(missing) > MOST_INLINE:
            return False
        for key in missing:
            parts.build(key, known[key], version)
        return True


def _connected() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(config={"threads": 2, "enable_external_access": True})


def _begun() -> duckdb.DuckDBPyConnection:
    """An empty table. A code is kept as its number in the list it comes from: that is added up faster."""
    database, coded = _connected(), codes()
    for name, known in coded.items():
        listed = ", ".join(f"'{code}'" for code in known)
        database.execute(f"CREATE TYPE code_{name} AS ENUM ({listed})")
    fields = ", ".join(
        f'"{field.name}" {f"code_{field.name}" if field.name in coded else _type(field.type)}' for field in parts.SCHEMA
    )
    database.execute(f"CREATE TABLE ledger ({fields})")
    return database


def _filled(version: str) -> tuple[duckdb.DuckDBPyConnection, dict[parts.Key, str]]:
    """A table with what one file holds of this valuation, and the marks that its lines had; mostly all there is."""
    database, found = _begun(), parts.gathered(version)
    if found is None:
        return database, {}
    _swap(database, [], [str(found[0])])
    return database, found[1]


def _swap(database: duckdb.DuckDBPyConnection, old: list[parts.Key], files: list[str]) -> None:
    """All at once. A code that its list does not have, or no longer has, is not stated: it must not stop the rest."""
    coded = ", ".join(f'TRY_CAST("{name}" AS code_{name}) AS "{name}"' for name in codes())
    cursor = database.cursor()
    try:
        cursor.execute("BEGIN")
        for register, year in old:
            cursor.execute('DELETE FROM ledger WHERE register = ? AND "year" = ?', [register, year])
        if files:
            read = f"SELECT * REPLACE ({coded}) FROM read_parquet(?)"  # noqa: S608 -- names are our own
            cursor.execute(f"INSERT INTO ledger BY NAME {read}", [files])
        cursor.execute("COMMIT")
    finally:
        cursor.close()


def codes() -> dict[str, list[str]]:
    """Columns whose values come from a list, with that list."""
    countries = [each.code for each in reference.countries()]
    sectors = [each.code for each in reference.sectors()]
    return {
        "item": [each.code for each in reference.modalities()], "sector": sectors,
        "broad": sorted({code[:3] for code in sectors}), "unit": list(UNITS),
        "goal": sorted({each.code.partition(".")[0] for each in reference.sdgs()}),
        "giver_country": countries, "recipient_country": countries, "stage": list(get_args(Stage)),
        "channel": list(get_args(Channel)), "group": list(get_args(Group)), "quality": list(get_args(Quality)),
        "level": list(get_args(Level)), "standing": ["declared", "reported"],
        "said": ["reported", "declared", "confirmed", "partly", "disputed", "settled"],
    }  # fmt: skip


def _lines(keys: list[parts.Key]) -> int:
    """How many lines these have, as far as that matters."""
    total = 0
    for register, year in keys:
        total += Contribution.objects.filter(register=register, year=year)[: MOST_INLINE + 1].count()
        if total > MOST_INLINE:
            break
    return total


def _type(kind: Any) -> str:
    text = str(kind)
    if text.startswith("decimal128"):
        return text.replace("decimal128", "DECIMAL")
    return _TYPES[text]


_COLUMNS: dict[str, Columns] = {}


def columns() -> Columns:
    """This process's copy, up to date."""
    name = str(settings.LEDGER_FOLDER)
    if name not in _COLUMNS:
        _COLUMNS[name] = Columns()
    _COLUMNS[name].sync()
    return _COLUMNS[name]
