"""Indicators over 10,000,000 rows of bilateral trade beside pandas, and over 50,000,000 within a limit of memory.

    python benchmarks/economy_trade.py [--large] [--save]

200 exporters, 200 importers, 1,000 products, a quarter of the cells filled, in Parquet. Comparative advantage, nearness
of products and complementarity by Bandung, and by pandas with numpy for the matrices (as somebody would
write it by hand); both read the file themselves. ``--large`` adds every indicator over five such years, in one process.
Each line is a process of its own on one thread: CPU seconds, seconds by the clock, the most memory it held, and the sum
of what came out, which has to be the same for both.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "economy_trade.txt"
YEARS = range(2016, 2021)
SOUTH = 140
"""So many of the made countries count as South."""


def make(folder: Path, years: range) -> None:
    connection = duckdb.connect()
    connection.execute("SET memory_limit = '2GB'; SET preserve_insertion_order = false")
    for year in years:
        (folder / f"year={year}").mkdir(parents=True)
        connection.execute(f"""
            COPY (
                SELECT 'C' || lpad(i::VARCHAR, 3, '0') AS exporter, 'C' || lpad(j::VARCHAR, 3, '0') AS importer,
                    lpad(k::VARCHAR, 4, '0') AS product,
                    round(exp(8 + 3 * sin(i * 0.7 + k * 0.013 + {year}) + 2 * cos(j * 0.3 - k * 0.021)
                        + (hash(i * 7919 + j * 104729 + k * 1299709 + {year}) % 1000) / 250.0), 2)::DOUBLE AS value
                FROM range(200) a(i), range(200) b(j), range(1000) d(k)
                WHERE i <> j AND hash(k * 15485863 + i * 32452843 + j * 49979687 + {year}) % 1000 < 251
            ) TO '{folder}/year={year}/part.parquet' (FORMAT parquet, COMPRESSION zstd)
        """)


def bandung(folder: Path) -> Iterator[tuple[str, int, float]]:
    """The three of the bar."""
    from bandung.economy import trade
    from bandung.economy.engine import open_engine

    facts = open_engine(threads=1).read(folder)
    for make_, column in (
        (trade.comparative_advantage, "rca"), (trade.product_proximity, "proximity"),
        (trade.complementarity, "complementarity"),
    ):  # fmt: skip
        table = make_(facts).arrow()
        yield column, table.num_rows, float(table.column(column).to_numpy().sum())


def pandas(folder: Path) -> Iterator[tuple[str, int, float]]:
    """The same by pandas, and numpy for the matrices."""
    import numpy as np
    import pandas as pd

    trade = pd.read_parquet(folder)
    exports = trade.groupby(["exporter", "product"], as_index=False)["value"].sum()
    by_country = exports.groupby("exporter")["value"].transform("sum")
    by_product = exports.groupby("product")["value"].transform("sum")
    rca = exports.value / by_country / (by_product / exports.value.sum())
    yield "rca", len(rca), float(rca.sum())
    wide = exports.assign(rca=rca).pivot(index="exporter", columns="product", values="rca").fillna(0)
    made = (wide.to_numpy() >= 1).astype(float)
    both, deep = made.T @ made, made.sum(axis=0)
    near = np.triu(both / np.maximum(deep[:, None], deep), 1)
    yield "proximity", int((near > 0).sum()), float(near.sum())
    sold = trade.pivot_table(index="exporter", columns="product", values="value", aggfunc="sum", fill_value=0)
    bought = trade.pivot_table(index="importer", columns="product", values="value", aggfunc="sum", fill_value=0)
    sells, buys = (table.to_numpy() / table.to_numpy().sum(axis=1)[:, None] for table in (sold, bought))
    fits = np.array([1 - np.abs(buys - each).sum(axis=1) / 2 for each in sells])
    others = sold.index.to_numpy()[:, None] != bought.index.to_numpy()
    yield "complementarity", int(others.sum()), float(fits[others].sum())


def every(folder: Path) -> Iterator[tuple[str, int, float]]:
    """Every indicator, one after the other in one process."""
    from bandung.economy import trade
    from bandung.economy.engine import open_engine

    engine = open_engine(threads=1)
    facts = engine.read(folder)
    rows = [{"year": year, "country": f"C{at:03}", "group": "G"} for year in YEARS for at in range(SOUTH)]
    south = engine.read(rows)
    figures: dict[str, Callable[[], Any]] = {
        "comparative advantage": lambda: trade.comparative_advantage(facts),
        "proximity": lambda: trade.product_proximity(facts),
        "complementarity": lambda: trade.complementarity(facts),
        "South-South share": lambda: trade.south_south_share(facts, south),
        "South-South share by product": lambda: trade.south_south_share(facts, south, ["product"]),
        "share of each country with the South": lambda: trade.share_with(facts, south),
        "the same by product": lambda: trade.share_with(facts, south, by=["product"]),
        "intra-group share": lambda: trade.intra_group_share(facts, south),
        "introversion": lambda: trade.introversion(facts, south),
        "trade intensity": lambda: trade.trade_intensity(facts),
        "concentration in products": lambda: trade.product_concentration(facts),
        "concentration in markets": lambda: trade.market_concentration(facts),
        "intra-industry trade": lambda: trade.intra_industry(facts),
        "exposure to partners": lambda: trade.partner_exposure(facts),
        "single suppliers": lambda: trade.single_suppliers(facts),
        "growth of exports by product": lambda: trade.growth(trade.exports(facts)),
    }
    for name, figure in figures.items():
        yield name, figure().arrow().num_rows, 0.0


WAYS = {"bandung": bandung, "pandas": pandas, "every": every}


def measured(way: str, folder: Path) -> None:
    """In this process: prints each figure with its seconds, then all of them, and the most memory."""
    told: list[tuple[str, float, int, float]] = []
    clock, began = time.perf_counter(), time.process_time()
    last = began
    for name, rows, total in WAYS[way](folder):
        told.append((name, time.process_time() - last, rows, total))
        last = time.process_time()
    seconds, clock = time.process_time() - began, time.perf_counter() - clock
    held = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
    peak = int(held[1]) // 1024 if held else 0
    sys.stdout.write(json.dumps({"told": told, "seconds": seconds, "clock": clock, "peak": peak}))


def run(way: str, folder: Path) -> dict[str, Any]:
    alone = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    command = [sys.executable, __file__, "--only", way, "--folder", str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env=alone)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.only:
        measured(asked.only, asked.folder)
        return
    lines: list[str] = []

    def say(text: str) -> None:
        lines.append(text)
        sys.stdout.write(text + "\n")
        sys.stdout.flush()

    def show(title: str, told: dict[str, Any], sums: bool = True) -> None:
        say(f"{title:40} {told['seconds']:7.1f} {told['clock']:7.1f} {told['peak']:8,}")
        for name, seconds, rows, total in told["told"]:
            say(f"  {name:38} {seconds:7.1f} {'':16} {rows:10,} rows{f', sum {total:.6f}' if sums else ''}")

    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "ten"
        make(folder, YEARS[:1])
        rows = duckdb.sql(f"SELECT count(*) FROM read_parquet('{folder}/*/*.parquet')").fetchone()
        say(f"{f'{rows[0]:,} rows' if rows else '':40} {'CPU s':>7} {'wall s':>7} {'peak MB':>8}")
        show("Bandung", run("bandung", folder))
        show("pandas and numpy", run("pandas", folder))
        if asked.large:
            large = Path(home) / "fifty"
            make(large, YEARS)
            rows = duckdb.sql(f"SELECT count(*) FROM read_parquet('{large}/*/*.parquet')").fetchone()
            show(f"Bandung, every indicator, {rows[0]:,} rows" if rows else "", run("every", large), sums=False)
    if asked.save:
        RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
