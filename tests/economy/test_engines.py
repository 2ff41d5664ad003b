"""The same figures on every engine: whichever the setting names, each indicator gives what DuckDB gives, to 1e-9.

DuckDB is always compared with itself on rows in another order and with more processors; the others where they are to be
had: PostgreSQL where DATABASE_URL names one, chdb and Spark where they are installed (`make test-engines`).
"""

import inspect
import math
import os
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Any, get_type_hints

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import bandung.economy
from bandung.economy import trade
from bandung.economy.engine import Engine, EngineMissing, EngineSilent, Facts, NoSuchTable, UnknownEngine, open_engine
from tests.economy.engine_expressions import EXPRESSIONS, WORLDS, Tables

pytestmark = [  # py4j leaves closing what it read from Spark to the collector
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
    pytest.mark.filterwarnings("ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning"),
]
DATABASE = os.environ.get("DATABASE_URL", "")


def _lacking(package: str, called: str, otherwise: str = "") -> str:
    return f"{called} is not installed" if find_spec(package) is None else otherwise


MISSING: Mapping[str, str] = {
    "postgresql": _lacking(
        "psycopg", "psycopg", "" if DATABASE.startswith("postgres") else "DATABASE_URL names no PostgreSQL"
    ),
    "chdb": _lacking("chdb", "chdb"),
    "spark": _lacking("pyspark", "pyspark<4.1", "" if which("java") else "a Java runtime is not installed"),
}
"""Engine to what it lacks here, in words; nothing if it is there."""
ADDRESSES = {"postgresql": DATABASE, "chdb": "chdb://", "spark": "spark://local[2]"}
OTHERS = [
    pytest.param(name, marks=pytest.mark.skipif(bool(MISSING[name]), reason=f"{name}: {MISSING[name]}"))
    for name in ADDRESSES
]


@cache
def tables(world: str, engine: str) -> Tables:
    """The tables of a world on an engine; ``again`` is DuckDB with its rows in another order."""
    if engine in ADDRESSES:
        return WORLDS[world](open_engine(ADDRESSES[engine]))
    if engine == "again":
        return WORLDS[world](open_engine(threads=2), 3)
    return WORLDS[world](open_engine(threads=1))


@cache
def expected(world: str, name: str) -> list[dict[str, Any]]:
    return rows_of(EXPRESSIONS[name](tables(world, "duckdb")))


def rows_of(found: Any) -> list[dict[str, Any]]:
    """Rows in an order of their own: by what is no real number first."""
    table = found.arrow() if isinstance(found, Facts) else found
    rows: list[dict[str, Any]] = table.to_pylist() if isinstance(table, pa.Table) else table
    return sorted(rows, key=lambda row: (_order(row, real=False), _order(row, real=True)))


def _order(row: Mapping[str, Any], *, real: bool) -> str:
    return repr([f"{it:.6e}" if real else it for it in row.values() if isinstance(it, float) is real])


def differences(found: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> list[Any]:
    """Cells that are not the same to 1e-9 (of values above 1, in proportion), with their rows."""
    if len(found) != len(wanted):
        return [(len(found), len(wanted))]
    pairs = zip(found, wanted, strict=True)
    return [(name, one, two) for one, two in pairs for name in two if not _same(one[name], two[name])]


def _same(one: Any, two: Any) -> bool:
    if type(one) is not type(two):
        return False
    if isinstance(one, float):
        both = math.isnan(one) and math.isnan(two)
        return both or one == two or abs(one - two) <= 1e-9 * max(1.0, abs(two))
    return bool(one == two)


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_the_order_of_rows_and_the_number_of_processors_do_not_matter(name: str) -> None:
    assert expected("made", name), "a figure that is nowhere compares nothing"
    assert differences(rows_of(EXPRESSIONS[name](tables("made", "again"))), expected("made", name)) == []


def comparisons() -> Iterator[Any]:
    """(engine, world, name) of those that are there; each that is not is skipped once."""
    for engine in OTHERS:
        (name,) = engine.values
        if MISSING[str(name)]:
            yield pytest.param(name, "", "", marks=engine.marks)
        else:
            yield from ((name, world, each) for world in WORLDS for each in EXPRESSIONS)


@pytest.mark.parametrize(("engine", "world", "name"), list(comparisons()))
def test_every_engine_gives_the_same(engine: str, world: str, name: str) -> None:
    assert differences(rows_of(EXPRESSIONS[name](tables(world, engine))), expected(world, name)) == []


def test_every_function_that_gives_figures_is_compared() -> None:
    compared = {word for name in EXPRESSIONS for word in name.split()} | {"between_countries"}

    assert sorted(name for name in giving_facts() if name not in compared) == []


def giving_facts() -> Iterator[str]:
    for module in pkgutil.walk_packages(bandung.economy.__path__, "bandung.economy."):
        if ".engine" in module.name:
            continue
        here = import_module(module.name)
        for name, each in inspect.getmembers(here, inspect.isfunction):
            if each.__module__ == module.name and not name.startswith("_"):
                hints = get_type_hints(each)
                if hints.get("return") is Facts:
                    yield name


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for year, value in ((2019, 1.5), (2020, None)):
        (tmp_path / "figures" / f"year={year}").mkdir(parents=True)
        table = pa.table({
            "exporter": ["KEN", "UGA"], "importer": ["UGA", "KEN"], "product": ["", 'cut "flowers", é\n'],
            "value": pa.array([value, -2.0], pa.float64()),
        })  # fmt: skip
        pq.write_table(table, tmp_path / "figures" / f"year={year}" / "part.parquet")
    return tmp_path / "figures"


@pytest.mark.parametrize("engine", ["duckdb", *OTHERS])
def test_folders_of_parquet_are_read_and_the_year_is_a_whole_number(engine: str, folder: Path) -> None:
    opened = open_engine(ADDRESSES.get(engine, "duckdb://"))

    found = opened.read(folder)
    once_more = opened.read(folder)

    assert found.arrow().schema.field("year").type == pa.int32()
    assert len(found) == len(once_more) == 4
    assert [row["value"] for row in rows_of(found)] == [1.5, None, -2.0, -2.0]
    assert {row["product"] for row in found.rows()} == {"", 'cut "flowers", é\n'}
    assert len(trade.exports(found).rows()) == 3
    opened.close()


@pytest.mark.parametrize("engine", ["duckdb", *OTHERS])
def test_what_was_changed_is_read_anew(engine: str, folder: Path) -> None:
    address = ADDRESSES.get(engine, "duckdb://")
    assert len(_read(address, folder)) == 4
    (folder / "year=2019" / "part.parquet").unlink()

    assert {row["year"] for row in _read(address, folder)} == {2020}


def _read(address: str, folder: Path) -> list[dict[str, Any]]:
    engine = open_engine(address)
    try:
        return engine.read(folder).rows()
    finally:
        engine.close()


@pytest.mark.parametrize("engine", ["duckdb", *OTHERS])
def test_values_come_back_as_they_went_in(engine: str) -> None:
    opened: Engine = open_engine(ADDRESSES.get(engine, "duckdb://"))
    table = pa.table({
        "at": pa.array([1, 2, 3, 4], pa.int32()), "text": ["", None, "NA", "ÄÖ\t\\N"], "yes": [True, None, False, True],
        "real": [0.1, float("inf"), None, -1e-300], "none": pa.nulls(4),
    })  # fmt: skip

    assert rows_of(opened.read(table)) == table.to_pylist()
    opened.close()


@pytest.mark.parametrize("engine", ["duckdb", *OTHERS])
def test_a_place_without_figures_is_called_so(engine: str, tmp_path: Path) -> None:
    opened: Engine = open_engine(ADDRESSES.get(engine, "duckdb://"))

    with pytest.raises(NoSuchTable):
        opened.read(tmp_path)
    opened.close()


@pytest.mark.parametrize(
    "address", ["", "duckdb", "mysql://root:hush@host/db", "duckdb://file.db", "chdb://x", "root:hush@host"]
)
def test_an_address_that_names_no_engine_is_refused_with_those_there_are(address: str) -> None:
    with pytest.raises(UnknownEngine) as refused:
        open_engine(address)

    assert "postgresql://" in str(refused.value)
    assert "hush" not in str(refused.value)


@pytest.mark.parametrize(
    ("address", "package"),
    [
        ("postgresql://minister:hush@127.0.0.1:1/figures?password=hush", "psycopg"),
        ("clickhouse://minister:hush@127.0.0.1:1/figures", "clickhouse_connect"),
    ],
)
def test_a_server_that_does_not_answer_is_named_without_its_password(address: str, package: str) -> None:
    with pytest.raises(EngineSilent if find_spec(package) else EngineMissing) as refused:
        open_engine(address)

    assert "hush" not in str(refused.value)
    assert "minister" not in str(refused.value)
    assert refused.value.__cause__ is None


@pytest.mark.parametrize("address", ["chdb://", "spark://local[2]", "clickhouse://host/figures"])
def test_an_engine_that_is_not_installed_says_what_to_install(address: str) -> None:
    package = {"chdb": "chdb", "spark": "pyspark", "clickhouse": "clickhouse_connect"}[address.partition("://")[0]]
    if find_spec(package) is not None:
        pytest.skip(f"{package} is installed")

    with pytest.raises(EngineMissing, match=package.replace("_", "-")):
        open_engine(address)
