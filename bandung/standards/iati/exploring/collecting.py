"""Making a collection: the tables of several sources in one DuckDB file, ready to be asked.

Every row of every table gets the number of its activity, by identifier and, where a file tells an identifier more than
once, by line. Codes of countries become alpha-3. Of amounts the split parts are kept that count (one vocabulary of
sectors), so that adding up never counts an activity once per country.
"""

from collections.abc import Sequence
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import duckdb

from bandung import reference
from bandung.standards.iati.exploring.beside import BESIDE
from bandung.standards.iati.exploring.grouping import group
from bandung.standards.iati.exploring.sources import Source
from bandung.standards.iati.flat.columns import TABLES

NUMBERED = tuple(name for name in TABLES if name != "activities")
_KINDS = {"text": "VARCHAR", "whole": "BIGINT", "number": "DECIMAL(38,20)", "money": "DECIMAL(38,2)", "day": "DATE"}
_BESIDE_KINDS = {"": "VARCHAR", "whole": "BIGINT", "share": "DOUBLE"}


def collect(sources: Sequence[Source], to: Path) -> None:
    """Write the collection; it appears complete or not at all."""
    to.parent.mkdir(parents=True, exist_ok=True)
    between = Path(mkdtemp(dir=to.parent, prefix=".collecting-"))
    try:
        made = between / "made.duckdb"
        with duckdb.connect(str(made), config={"threads": 2, "memory_limit": "1GB"}) as database:
            _sources(database, sources)
            _tables(database, sources)
            _activities(database)
            _links(database)
            group(database)
            database.execute(_INDEX)
        made.replace(to)
    finally:
        rmtree(between, ignore_errors=True)


def _sources(database: duckdb.DuckDBPyConnection, sources: Sequence[Source]) -> None:
    database.execute(
        "CREATE TABLE source (source INTEGER, key VARCHAR, name VARCHAR, publisher VARCHAR, licence VARCHAR, "
        "address VARCHAR, keeper VARCHAR, version INTEGER, read_on VARCHAR, file VARCHAR, digest VARCHAR)"
    )
    for number, it in enumerate(sources):
        database.execute(
            "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [number, it.key, it.name or it.key, it.publisher, it.licence, it.address, it.keeper, it.version,
             it.read_on, it.file, it.digest],
        )  # fmt: skip
    known = ", ".join(f"('{it.alpha2}', '{it.code}')" for it in reference.countries())
    database.execute(f"CREATE TEMP TABLE alpha AS SELECT * FROM (VALUES {known}) t(two, three)")  # noqa: S608


def _tables(database: duckdb.DuckDBPyConnection, sources: Sequence[Source]) -> None:
    """Every table of all sources, as ``flat_<name>``, with the number of the source."""
    tables = {name: {it.code: _KINDS[it.kind] for it in columns} for name, columns in TABLES.items()}
    tables |= {
        name: {column: _BESIDE_KINDS[kind] for column, _colon, kind in (it.partition(":") for it in told.split())}
        for name, told in BESIDE.items()
    }
    for name, columns in tables.items():
        made = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
        database.execute(f"CREATE TEMP TABLE flat_{name} (source INTEGER, {made})")
        files = {(str(it.tables[name]), it.within): number for number, it in enumerate(sources) if name in it.tables}
        if files:
            paths = dict.fromkeys(path for path, _within in files)
            read = f"read_parquet([{', '.join(map(_quoted, paths))}], union_by_name = true, filename = true)"
            there = {row[0] for row in database.execute(f"DESCRIBE FROM {read}").fetchall()}
            both = ", ".join(f'"{column}"' for column in columns if column in there)
            at = ", ".join(
                f"({_quoted(path)}, {_quoted(within)}, {number})" for (path, within), number in files.items()
            )
            only = "AND (within = '' OR within = file)" if "file" in there else ""
            database.execute(
                f"INSERT INTO flat_{name} BY NAME SELECT source, {both} FROM {read} "  # noqa: S608 - names of ours
                f"JOIN (VALUES {at}) t(path, within, source) ON filename = path {only}"
            )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _activities(database: duckdb.DuckDBPyConnection) -> None:
    database.execute(_ACTIVITIES)
    for name in (*NUMBERED, *BESIDE):
        order = ", r.line" + (", r.number" if any(it.code == "number" for it in TABLES.get(name, ())) else "")
        database.execute(
            f'CREATE TABLE "{name}" AS SELECT a.id, r.* EXCLUDE (source) FROM flat_{name} r ASOF JOIN numbered a '  # noqa: S608
            f"ON r.source = a.source AND r.activity = a.activity AND r.line >= a.since ORDER BY a.id{order}"
        )
        database.execute(f"DROP TABLE flat_{name}")
    database.execute(_CODES)


def _links(database: duckdb.DuckDBPyConnection) -> None:
    database.execute(_MONEY)
    database.execute(_ACTIVITY)


_ACTIVITIES = """
CREATE TABLE activities AS
SELECT row_number() OVER (ORDER BY source, line, activity)::INTEGER AS id, * FROM flat_activities;
CREATE TEMP TABLE numbered AS
SELECT id, source, activity,
  CASE WHEN row_number() OVER (PARTITION BY source, activity ORDER BY line, id) = 1 THEN -1 ELSE line END AS since
FROM activities;
"""

_CODES = """
CREATE TABLE of_country AS
SELECT DISTINCT id, coalesce(three, place) AS code FROM (
  SELECT id, place FROM places WHERE place_kind = 'country'
  UNION ALL SELECT id, place FROM transaction_splits WHERE place_kind = 'country'
) LEFT JOIN alpha ON two = place WHERE place <> '' ORDER BY id;
CREATE TABLE of_region AS
SELECT DISTINCT id, place_vocabulary || '-' || place AS code FROM (
  SELECT id, place_vocabulary, place FROM places WHERE place_kind = 'region'
  UNION ALL SELECT id, place_vocabulary, place FROM transaction_splits WHERE place_kind = 'region'
) WHERE place <> '' ORDER BY id;
CREATE TABLE of_sector AS
SELECT DISTINCT id, sector AS code FROM (
  SELECT id, sector_vocabulary, sector FROM sectors
  UNION ALL SELECT id, sector_vocabulary, sector FROM transaction_splits
) WHERE sector_vocabulary IN ('1', '2') AND regexp_full_match(sector, '[0-9]{3,5}') ORDER BY id;
CREATE TABLE of_broad AS SELECT DISTINCT id, left(code, 3) AS code FROM of_sector ORDER BY id;
CREATE TABLE of_role AS SELECT DISTINCT id, role AS code FROM cooperation_parts WHERE country <> '' ORDER BY id;
CREATE TABLE of_part AS
SELECT DISTINCT id, role, country FROM cooperation_parts WHERE country <> '' ORDER BY id;
"""

_MONEY = """
CREATE TABLE money AS
SELECT s.id, s.id::BIGINT * 16777216 + s.number AS amount, s.type, year(s.date)::SMALLINT AS "year",
  CASE WHEN s.place_kind = 'country' THEN coalesce(three, s.place) ELSE '' END AS country,
  CASE WHEN s.place_kind = 'region' THEN s.place_vocabulary || '-' || s.place ELSE '' END AS region,
  CASE WHEN s.sector_vocabulary IN ('1', '2') THEN s.sector ELSE '' END AS sector,
  s.currency, s.value, s.usd
FROM transaction_splits s LEFT JOIN alpha ON two = s.place WHERE s.counted = 'yes' ORDER BY s.id;
CREATE TABLE planned AS
SELECT s.id, s.id::BIGINT * 16777216 + s.number AS amount, s.type, s.status,
  s."year"::SMALLINT AS "year", s."quarter"::TINYINT AS "quarter",
  CASE WHEN s.place_kind = 'country' THEN coalesce(three, s.place) ELSE '' END AS country,
  CASE WHEN s.place_kind = 'region' THEN s.place_vocabulary || '-' || s.place ELSE '' END AS region,
  CASE WHEN s.sector_vocabulary IN ('1', '2') THEN s.sector ELSE '' END AS sector,
  s.currency, s.value, s.usd
FROM budget_splits s LEFT JOIN alpha ON two = s.place WHERE s.counted = 'yes' ORDER BY s.id;
"""

_ACTIVITY = """
CREATE TABLE activity AS
WITH spent AS (
  SELECT id, min("year") AS first_year, max("year") AS last_year,
    sum(usd) FILTER (type IN ('2', '11')) AS committed, sum(usd) FILTER (type IN ('3', '4')) AS spent,
    count(DISTINCT amount) AS told
  FROM money GROUP BY id
)
SELECT a.id, a.source, a.activity AS identifier,
  row_number() OVER (PARTITION BY a.source, a.activity ORDER BY a.id)::INTEGER AS nth,
  a.line, a.title, a.reporter, a.reporter_name,
  CASE WHEN a.reporter <> '' THEN a.reporter ELSE a.reporter_name END AS reporting,
  a.status, lower(a.humanitarian) IN ('1', 'true') AS humanitarian, upper(trim(a.default_currency)) AS currency,
  strip_accents(lower(a.activity || ' ' || a.title || ' ' || a.description)) AS words,
  strip_accents(lower(a.title)) AS plain_title,
  coalesce(a.actual_start, a.planned_start) AS start, coalesce(a.actual_end, a.planned_end) AS "end",
  least(year(coalesce(a.actual_start, a.planned_start)), s.first_year)::SMALLINT AS first_year,
  greatest(year(coalesce(a.actual_end, a.planned_end)), year(coalesce(a.actual_start, a.planned_start)),
    s.last_year)::SMALLINT AS last_year,
  a.last_updated AS updated, coalesce(s.committed, 0) AS committed, coalesce(s.spent, 0) AS spent,
  coalesce(s.told, 0) AS told, coalesce(c.grade, '') AS grade, coalesce(c.kind, '') AS kind, c.confidence,
  0 AS grp, TRUE AS counts
FROM activities a LEFT JOIN spent s ON s.id = a.id
LEFT JOIN (SELECT id, any_value(grade) AS grade, any_value(kind) AS kind, any_value(confidence) AS confidence
           FROM cooperation GROUP BY id) c ON c.id = a.id
ORDER BY a.id;
"""

_INDEX = """
CREATE INDEX activity_by_identifier ON activity (identifier);
"""
