"""Cleaning a BACI file of 10,000,000 rows, beside pandas: CPU seconds and the most memory held; then asking it.

    python benchmarks/economy_sources.py [--rows 10000000 20000000] [--years 5] [--save]

A made CSV of BACI's layout (200 countries, 5,000 products, one year). Bandung reads, judges and counts every row and
writes Parquet sorted by its key; pandas does the least of the same: reads, maps the codes, takes thousands times 1,000,
drops self-trade, refuses duplicates, sorts, writes. Each is a process of its own; the sum of what came
out has to be the same. With ``--years`` the table that was cleaned stands as so many years, and what a page asks of one
country, pair or product is measured on it: time of the middle and the slowest of 20 countries.
"""

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import ibis

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "economy_sources.txt"
NAME = "BACI_HS17_Y2020_V202501.csv"


def make(folder: Path, rows: int) -> None:
    from bandung.reference import countries

    codes = [it.m49.lstrip("0") for it in countries() if it.m49 and it.code != "MCO"][:200]
    per_mille = round(1000 * rows / (200 * 200 * 5000))
    with duckdb.connect() as connection:
        connection.execute("SET memory_limit = '1GB'; SET threads = 1; SET preserve_insertion_order = false")
        connection.execute("CREATE TABLE codes AS SELECT unnest(?) AS code, unnest(range(200)) AS place", [codes])
        connection.execute(f"""
            COPY (
                SELECT 2020 AS t, a.code AS i, b.code AS j, lpad((10000 + k * 37)::VARCHAR, 6, '0') AS k,
                    (hash(a.place * 7919 + b.place * 104729 + k * 1299709) % 1000000 + 1) / 1000.0 AS v, 1.0 AS q
                FROM codes a, codes b, range(5000) d(k)
                WHERE hash(k * 15485863 + a.place * 32452843 + b.place * 49979687) % 1000 < {per_mille}
            ) TO '{folder / NAME}' (HEADER)
        """)


def bandung(folder: Path) -> tuple[int, float]:
    from bandung.sources.cleaning import clean
    from bandung.sources.publishers import figure_source

    quality = clean([folder / NAME], figure_source("baci"), folder / "bandung")
    return quality.kept, quality.value or 0.0


def pandas(folder: Path) -> tuple[int, float]:
    import pandas as pd

    from bandung.reference import countries

    names = {int(it.m49): it.code for it in countries() if it.m49}
    frame = pd.read_csv(folder / NAME, dtype={"k": "category", "i": "int16", "j": "int16"})
    frame["exporter"] = frame["i"].map(names).astype("category")
    frame["importer"] = frame["j"].map(names).astype("category")
    frame["value"] = frame["v"] * 1000
    frame = frame.loc[(frame["i"] != frame["j"]) & (frame["value"] > 0), ["t", "exporter", "importer", "k", "value"]]
    if frame.duplicated(["t", "exporter", "importer", "k"]).any():
        raise SystemExit("duplicates")
    frame = frame.sort_values(["exporter", "importer", "k"])
    frame.to_parquet(folder / "pandas.parquet", compression="zstd", index=False)
    return len(frame), float(frame["value"].sum())


def measured(name: str, folder: Path) -> None:
    """In a process of its own: what came out, and what it took."""
    began = time.perf_counter()
    kept, value = {"bandung": bandung, "pandas": pandas}[name](folder)
    status = Path("/proc/self/status").read_text()
    peak = re.search(r"VmHWM:\s+(\d+)", status)
    print(json.dumps({
        "name": name, "cpu": time.process_time(), "clock": time.perf_counter() - began, "kept": kept, "value": value,
        "mb": int(peak.group(1)) / 1024 if peak else 0,
    }))  # fmt: skip


def compared(rows: int) -> list[str]:
    """Both, one after the other, on the same file."""
    found = []
    with tempfile.TemporaryDirectory() as place:
        make(Path(place), rows)
        one = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
        for name in ("bandung", "pandas"):
            command = [sys.executable, __file__, "--measure", name, place]
            done = subprocess.run(command, env={**os.environ, **one}, capture_output=True, text=True, check=True)
            found.append(json.loads(done.stdout))
    ours, theirs = found
    same = ours["kept"] == theirs["kept"] and abs(ours["value"] / theirs["value"] - 1) < 1e-9
    return [
        f"Cleaning {rows:,} rows of BACI's layout, one process each",
        *[
            f"{each['name']:8} {each['cpu']:6.1f} CPU s  {each['clock']:6.1f} s  {each['mb']:7.0f} MB  "
            f"{each['kept']:,} rows kept, {each['value']:.6e} US dollars"
            for each in found
        ],
        f"{ours['mb'] / theirs['mb']:.2f} of the memory, {ours['cpu'] / theirs['cpu']:.1f} times the CPU seconds; "
        f"the same rows and sum: {'yes' if same else 'NO'}",
    ]


def asked(rows: int, years: int) -> list[str]:
    """What a page asks of so many years of a table as it was loaded, each of 20 countries once."""
    from bandung.economy.engine import open_engine
    from bandung.sources import sums as added
    from bandung.sources.cleaning import clean
    from bandung.sources.publishers import figure_source

    with tempfile.TemporaryDirectory() as place:
        make(Path(place), rows)
        table = Path(place) / "table"
        clean([Path(place) / NAME], figure_source("baci"), table)
        (Path(place) / NAME).unlink()
        for year in range(2021, 2020 + years):
            shutil.copytree(table / "year=2020", table / f"year={year}", copy_function=os.link)
        added.write(table, table)
        engine = open_engine()
        facts = engine.read(table)
        totals = engine.read(added.folder(table, "totals")).table
        exports = engine.read(added.folder(table, "exports")).table
        trade = facts.table
        one = trade.filter(trade.year == 2020 + years - 1)
        countries = sorted(facts.with_(one.select("exporter").distinct()).arrow().column("exporter").to_pylist())[::10]
        sums = {
            "what a country sold, by product, one year": lambda c: one.filter(one.exporter == c).group_by("product"),
            "to whom, one year": lambda c: one.filter(one.exporter == c).group_by("importer"),
            "to whom, all years": lambda c: trade.filter(trade.exporter == c).group_by("year", "importer"),
            "what a country bought, by product, one year": lambda c: one.filter(one.importer == c).group_by("product"),
            "from whom, all years": lambda c: trade.filter(trade.importer == c).group_by("year", "exporter"),
            "a pair by product, one year": lambda c: one.filter(
                (one.exporter == c) & (one.importer == countries[0])
            ).group_by("product"),
            "who sells a product, one year": lambda c: one.filter(
                one.product == f"{10000 + 37 * countries.index(c):06d}"
            ).group_by("exporter"),
        }
        sums |= {
            "from whom, all years (sums beside it)": lambda c: totals.filter(totals.importer == c).group_by(
                "year", "exporter"
            ),
            "what a country sold, all years (sums)": lambda c: exports.filter(exports.country == c).group_by(
                "year", "product"
            ),
            "who sells a product, all years (sums)": lambda c: exports.filter(
                exports.product == f"{10000 + 37 * countries.index(c):06d}"
            ).group_by("year", "country"),
        }
        lines = [f"Asking {years} years of {rows:,} rows, as they were loaded: 20 countries or products each"]
        for name, of in sums.items():
            clock, cpu = [], time.process_time()
            for country in countries[:20]:
                began = time.perf_counter()
                found = facts.with_(of(country).aggregate(value=ibis._.value.sum())).arrow()
                clock.append(time.perf_counter() - began)
                if not found.num_rows and country != countries[0]:
                    raise SystemExit(f"nothing of {country}")
            cpu = (time.process_time() - cpu) / len(clock)
            lines.append(
                f"{name:45} median {statistics.median(clock) * 1000:6.0f} ms  slowest {max(clock) * 1000:6.0f} ms  "
                f"CPU {cpu * 1000:6.0f} ms"
            )
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000_000])
    parser.add_argument("--years", type=int, default=5)
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--measure", nargs=2, metavar=("NAME", "FOLDER"))
    given = parser.parse_args()
    if given.measure:
        measured(given.measure[0], Path(given.measure[1]))
        return
    lines = [line for rows in given.rows for line in compared(rows)]
    if given.years:
        lines += asked(given.rows[0], given.years)
    text = "\n".join(lines) + "\n"
    print(text, end="")
    if given.save:
        RESULTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
