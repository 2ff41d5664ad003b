"""The same indicators on every statistics engine: are they equal, and what does each cost?

    python benchmarks/economy_engines.py [--save]

1,500,000 rows of made bilateral trade (200 exporters, 200 importers, 150 products) in one Parquet folder, read by each
engine that is to be had: DuckDB always, PostgreSQL where DATABASE_URL names one, chdb and Spark where they are
installed (`make test-engines` makes such an environment). Each engine is a process of its own on two threads. Seconds
of processor are of the process with all it started, and of all servers of PostgreSQL on this machine; starting up and
reading the files in (COPY for PostgreSQL) stand apart. ``difference`` is the largest of any cell from DuckDB's, in
proportion where a value is above 1: the bar is 1e-9.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Any

import duckdb

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "economy_engines.txt"
ROWS = 1_500_000
MEMBERS = 40
DATABASE = os.environ.get("DATABASE_URL", "")
ENGINES = {
    "DuckDB": ("duckdb://", ""),
    "PostgreSQL": (DATABASE, "" if DATABASE.startswith("postgres") else "DATABASE_URL names none"),
    "chdb": ("chdb://", "" if find_spec("chdb") else "chdb is not installed"),
    "Spark": (
        "spark://local[2]",
        "pyspark is not installed" if not find_spec("pyspark") else "" if which("java") else "no Java runtime",
    ),
}
COLUMNS = "{:<12}{:<26}{:>9}{:>10}{:>10}{:>13}"


def make(folder: Path) -> None:
    (folder / "year=2020").mkdir(parents=True)
    duckdb.execute(f"""
        COPY (
            SELECT 'C' || lpad(i::VARCHAR, 3, '0') AS exporter, 'C' || lpad(j::VARCHAR, 3, '0') AS importer,
                lpad(k::VARCHAR, 4, '0') AS product,
                round(exp(8 + 3 * sin(i * 0.7 + k * 0.013) + 2 * cos(j * 0.3 - k * 0.021)
                    + (hash(i * 7919 + j * 104729 + k * 1299709) % 1000) / 250.0), 2)::DOUBLE AS value
            FROM range(200) a(i), range(200) b(j), range(150) d(k)
            WHERE i <> j AND hash(k * 15485863 + i * 32452843 + j * 49979687) % 1000 < 251
        ) TO '{folder}/year=2020/part.parquet' (FORMAT parquet, COMPRESSION zstd)
    """)


def work(address: str, folder: Path, out: Path) -> None:
    """Every indicator of the list once, its rows into a file; a line of JSON for each."""
    import pyarrow.parquet as pq

    from bandung.economy import trade
    from bandung.economy.engine import open_engine

    at = _seconds()
    engine = open_engine(address, threads=2)
    facts = engine.read(folder)
    rows = len(facts)
    at = _told("opened and read in", rows, at)
    members = engine.read([{"year": 2020, "country": f"C{n:03}", "group": "MADE"} for n in range(MEMBERS)])
    for name, figures in {
        "comparative_advantage": lambda: trade.comparative_advantage(facts),
        "trade_intensity": lambda: trade.trade_intensity(facts),
        "share_with a group": lambda: trade.share_with(facts, members),
        "product_concentration": lambda: trade.product_concentration(facts),
        "partner_exposure": lambda: trade.partner_exposure(facts),
        "single_suppliers": lambda: trade.single_suppliers(facts),
        "intra_industry": lambda: trade.intra_industry(facts),
        "complementarity": lambda: trade.complementarity(facts),
    }.items():
        table = figures().arrow()
        at = _told(name, table.num_rows, at)
        keys = [(field.name, "ascending") for field in table.schema if str(field.type) in ("string", "int32")]
        pq.write_table(table.sort_by(keys), out / f"{name}.parquet")
        at = _seconds()


def _told(name: str, rows: int, before: tuple[float, float]) -> tuple[float, float]:
    now = _seconds()
    print(json.dumps([name, rows, now[0] - before[0], now[1] - before[1]]), flush=True)
    return now


def _seconds() -> tuple[float, float]:
    """Seconds of processor of this process and those it or PostgreSQL started, and by the clock."""
    ticks = 0
    parents: dict[int, tuple[str, int, int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                name, _mark, rest = (entry / "stat").read_text().partition("(")[2].rpartition(")")
            except OSError:
                continue
            fields = rest.split()
            parents[int(entry.name)] = (name, int(fields[1]), sum(map(int, fields[11:15])))
    for number, (name, _parent, used) in parents.items():
        line = number
        while line not in (os.getpid(), 0, 1) and line in parents:
            line = parents[line][1]
        if line == os.getpid() or name == "postgres":
            ticks += used
    return ticks / os.sysconf("SC_CLK_TCK"), time.perf_counter()


def difference(one: Path, two: Path) -> float:
    """The largest difference of any cell; infinite where rows, columns, keys or missing values are not the same."""
    import numpy as np
    import pyarrow.parquet as pq

    found, wanted = pq.read_table(one), pq.read_table(two)
    if found.schema.names != wanted.schema.names or found.num_rows != wanted.num_rows:
        return float("inf")
    most = 0.0
    for name in wanted.column_names:
        a, b = found.column(name).combine_chunks(), wanted.column(name).combine_chunks()
        if str(b.type) != "double":
            most = most if a.equals(b) else float("inf")
            continue
        if not a.is_null().equals(b.is_null()):
            return float("inf")
        x, y = a.drop_null().to_numpy(), b.drop_null().to_numpy()
        if len(y):
            most = max(most, float(np.max(np.abs(x - y) / np.maximum(1, np.abs(y)))))
    return most


def main() -> None:
    if sys.argv[1:2] == ["work"]:
        work(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
        return
    lines: list[str] = []

    def tell(line: str) -> None:
        print(line, flush=True)
        lines.append(line)

    with tempfile.TemporaryDirectory(prefix="bandung-") as name:
        folder = Path(name) / "trade"
        make(folder)
        counted = duckdb.sql(f"SELECT count(*) FROM '{folder}/*/*.parquet'").fetchone()
        assert counted is not None
        tell(f"Indicators of trade over {counted[0]:,} rows on each engine, two threads\n")
        tell(COLUMNS.format("engine", "indicator", "rows", "CPU s", "clock s", "difference"))
        for engine, (address, missing) in ENGINES.items():
            if missing:
                tell(f"{engine:<12}left out: {missing}")
                continue
            out = Path(name) / engine
            out.mkdir()
            ran = subprocess.run(
                [sys.executable, __file__, "work", address, str(folder), str(out)],
                capture_output=True, text=True, check=True, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)},
            )  # fmt: skip
            told: list[list[Any]] = [json.loads(line) for line in ran.stdout.splitlines() if line.startswith("[")]
            for what, rows, used, clock in told:
                file = f"{what}.parquet"
                apart = difference(out / file, Path(name) / "DuckDB" / file) if (out / file).exists() else None
                shown = "" if apart is None else f"{apart:.1e}"
                tell(COLUMNS.format(engine, what, f"{rows:,}", f"{used:.2f}", f"{clock:.2f}", shown))
            sums = [sum(each[at] for each in told[1:]) for at in (2, 3)]
            tell(COLUMNS.format(engine, "all indicators", "", f"{sums[0]:.2f}", f"{sums[1]:.2f}", "") + "\n")
    if "--save" in sys.argv:
        RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
