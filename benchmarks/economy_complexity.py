"""All indicators of economic complexity beside ecomplexity, on the same made exports, and how far their results differ.

    python benchmarks/economy_complexity.py [--whole] [--save]

200 countries, 5,000 products, 5 years. The peer (ecomplexity 0.5.3 of Harvard's Growth Lab, in an environment of its
own) runs on one year, and its time is printed times five as what it would be; ``--whole`` lets it run all five. Each
line is a process of its own on one thread: CPU seconds, seconds by the clock, and the most memory it held, reading the
Parquet file included, importing not. All results of ours are kept in memory until the end, as the peer does.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "economy_complexity.txt"
COUNTRIES, PRODUCTS, YEARS = 200, 5_000, range(2016, 2021)
NAMES = ("rca", "diversity", "ubiquity", "eci", "pci", "density", "coi", "cog")
PEER = """
import json, re, sys, time, warnings
import pandas as pd
from ecomplexity import ecomplexity
warnings.simplefilter("ignore")
clock, began = time.perf_counter(), time.process_time()
table = pd.read_parquet(sys.argv[1])
columns = {"time": "year", "loc": "country", "prod": "product", "val": "value"}
knn = int(sys.argv[3]) if len(sys.argv) > 3 else None
found = ecomplexity(table, columns, check_logsupermodularity=False, verbose=False, knn=knn)
seconds, clock = time.process_time() - began, time.perf_counter() - clock
peak = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) // 1024
found.to_parquet(sys.argv[2])
told = {"seconds": seconds, "clock": clock, "peak": peak, "rows": len(found), "density": float(found.density.max())}
print(json.dumps(told))
"""


def make(path: Path, countries: int = COUNTRIES, products: int = PRODUCTS, years: range = YEARS) -> None:
    """Countries of different ability, products of different demands: about half of the cells are filled."""
    random = np.random.default_rng(7)
    able, hard = np.sort(random.beta(2, 3, countries)), np.sort(random.beta(2, 2, products))
    chance = 1 / (1 + np.exp(-8 * (able[:, None] - hard + 0.15)))
    codes = [
        np.array([f"{letter}{at:04}" for at in range(many)]) for letter, many in (("C", countries), ("P", products))
    ]
    tables = []
    for year in years:
        there = random.random(chance.shape) < chance
        values = np.round(random.lognormal(10 + 3 * able[:, None], 2, chance.shape), 2)
        row, column = np.nonzero(there)
        names = {"country": codes[0][row], "product": codes[1][column], "value": values[there]}
        tables.append(pa.table({"year": np.full(len(row), year, dtype=np.int32)} | names))
    pq.write_table(pa.concat_tables(tables), path, compression="zstd")


def ours(path: Path, out: Path) -> None:
    """In this process; results go to ``out`` for the comparison, after the clock has stopped."""
    from bandung.economy.complexity import complexity
    from bandung.economy.engine import open_engine

    engine = open_engine(threads=1)
    clock, began = time.perf_counter(), time.process_time()
    found = list(complexity(engine.read(path)))
    seconds, clock = time.process_time() - began, time.perf_counter() - clock
    held = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
    peak = int(held[1]) // 1024 if held else 0
    first = found[0]
    table = first.pairs().to_pandas().merge(first.countries().to_pandas(), on=["year", "country"])
    table.merge(first.products().to_pandas(), on=["year", "product"]).to_parquet(out)
    rows = sum(each.rca.size for each in found)
    sys.stdout.write(json.dumps({"seconds": seconds, "clock": clock, "peak": peak, "rows": rows}))


def run(*command: str | Path) -> dict[str, float]:
    """What a process told of itself; on one thread, whatever library it uses."""
    alone = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run([str(it) for it in command], check=True, capture_output=True, text=True, cwd=ROOT, env=alone)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def difference(theirs: Path, mine: Path) -> str:
    """The largest difference of each indicator, over all countries and products of a year."""
    keys = ["year", "country", "product"]
    peer, own = (pq.read_table(path).to_pandas().set_index(keys).sort_index() for path in (theirs, mine))
    peer = peer.loc[own.index]
    return ", ".join(f"{name} {np.abs(peer[name].astype(float) - own[name].astype(float)).max():.0e}" for name in NAMES)


def line(what: str, told: dict[str, float]) -> str:
    return f"{what:44} {told['seconds']:7.1f} {told['clock']:7.1f} {told['peak']:8,}  {told['rows']:,} rows"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--whole", action="store_true", help="let the peer run all five years")
    parser.add_argument("--only", type=Path, nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.only:
        ours(*asked.only)
        return
    lines: list[str] = []

    def say(text: str) -> None:
        lines.append(text)
        sys.stdout.write(text + "\n")
        sys.stdout.flush()

    with tempfile.TemporaryDirectory() as home:
        place = Path(home)
        five, one, small = (place / f"{name}.parquet" for name in ("five", "one", "small"))
        make(five)
        make(one, years=YEARS[:1])
        make(small, 60, 300, YEARS[:1])
        subprocess.run([sys.executable, "-m", "venv", place / "peer"], check=True)
        python = place / "peer" / "bin" / "python"
        install = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "ecomplexity==0.5.3", "pyarrow"]
        subprocess.run(install, check=True, stderr=subprocess.DEVNULL)
        say(f"{'200 countries x 5,000 products':44} {'CPU s':>7} {'wall s':>7} {'peak MB':>8}")
        all_of_ours = run(sys.executable, __file__, "--only", five, place / "ours.parquet")
        say(line("Bandung, 5 years", all_of_ours))
        say(line("Bandung, 1 year", run(sys.executable, __file__, "--only", one, place / "ours.parquet")))
        peer = run(python, "-c", PEER, one, place / "peer.parquet")
        say(line("ecomplexity 0.5.3, 1 year", peer))
        if asked.whole:
            say(line("ecomplexity 0.5.3, 5 years", run(python, "-c", PEER, five, place / "all.parquet")))
        else:
            say(f"{'ecomplexity 0.5.3, 5 years: 5 x 1 year':44} {peer['seconds'] * 5:7.1f} {peer['clock'] * 5:7.1f}")
        say(f"largest difference: {difference(place / 'peer.parquet', place / 'ours.parquet')}")
        knn = run(python, "-c", PEER, small, place / "knn.parquet", "5")
        say(f"density among the 5 nearest products, which is a share: at most {knn['density']:.0f} by the peer")
    if asked.save:
        RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
