"""Flattening IATI beside lxml alone and iatiflattener, on the same files, and what each of them loses.

    BANDUNG_DATA=… python benchmarks/iati_flatten.py [--peer] [--save]

The files are the IATI XML that AidData published (40 files, 118 MB) and five files of other publishers. The peer reads
version 2 alone, so that there is a part for it with the nine files of 2.03, each five times with identifiers of its own
(97 MB); ``--peer`` installs it into an environment of its own.
Each line is a process of its own: CPU seconds, MB of XML a second on one core, and the most memory it held.
Before a time is printed, the sums of ours for each currency are compared with sums that are read from the files apart,
by a few lines that share nothing with ours: number of transactions, budgets and planned disbursements, and their value.

"lxml alone" writes one table with seven columns (transaction, country, sector), with floats; ours is twelve tables.
"""

import argparse
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from decimal import Decimal, localcontext
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree

from bandung import reference
from bandung.measurement.rates import sample_rates
from bandung.standards.iati import reading
from bandung.standards.iati.flat.files import flatten

COPIES = 5
ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "iati_flatten.txt"
KINDS = {"transaction": "transactions", "budget": "budgets", "planned-disbursement": "planned_disbursements"}


def alone(folder: Path, out: Path) -> str:
    """What thirty lines of lxml do."""
    rows = 0
    with (out / "flat.csv").open("w") as file:
        write = csv.writer(file).writerow
        for path in sorted(folder.glob("*.xml")):
            for _event, activity in etree.iterparse(path, tag="iati-activity"):
                identifier, currency = activity.findtext("iati-identifier"), activity.get("default-currency")
                both: list[list[tuple[Any, float]]] = [
                    [(it.get("code"), float(it.get("percentage") or 100)) for it in activity.iterfind(name)]
                    or [("", 100.0)]
                    for name in ("recipient-country", "sector")
                ]
                for each in activity.iterfind("transaction"):
                    value, kind, day = (each.find(name) for name in ("value", "transaction-type", "transaction-date"))
                    if value is None:
                        continue
                    amount = float(value.text or 0)
                    told = kind.get("code") if kind is not None else "", day.get("iso-date") if day is not None else ""
                    money = value.get("currency") or currency
                    for country, part in both[0]:
                        for sector, share in both[1]:
                            write((identifier, *told, country, sector, amount * part * share / 1e4, money))
                            rows += 1
                activity.clear()
                while activity.getprevious() is not None:
                    del activity.getparent()[0]
    return f"{rows} rows of one table"


def ours(folder: Path, out: Path, *forms: str) -> str:
    """Bandung, in one process, and whether anything is lost."""
    told = flatten(folder, out, rates=sample_rates(), forms=forms or ("csv",), processes=1)
    return json.dumps({
        "said": f"{sum(told.rows.values())} rows of {len(told.rows)} tables",
        "rows": told.rows, "sums": [[*key, str(total)] for key, total in told.sums.items()],
        "differences": len(told.differences()),
    })  # fmt: skip


def reading_alone(folder: Path, _out: Path) -> str:
    """What it takes to read the files with all limits, and to do nothing."""
    return f"{sum(1 for path in sorted(folder.glob('*.xml')) for _item in reading.read(path).items())} activities"


WAYS: dict[str, Callable[[Path, Path], str]] = {
    "lxml alone, to CSV": alone,
    "Bandung, reading alone": reading_alone,
    "Bandung, to CSV": ours,
    "Bandung, to CSV and Parquet": lambda folder, out: ours(folder, out, "csv", "parquet"),
    "Bandung, to DuckDB": lambda folder, out: ours(folder, out, "duckdb"),
}


def apart(folder: Path) -> tuple[Counter[str], dict[tuple[str, str], Decimal]]:
    """How many amounts there are in the files, and their sums by kind and currency."""
    rows: Counter[str] = Counter()
    sums: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    with localcontext(prec=100):
        for path in folder.glob("*.xml"):
            for each in etree.parse(path).iter(*KINDS):
                activity = each.getparent()
                value = each.find("value")
                rows[each.tag] += 1
                if activity is not None and value is not None and value.text:
                    currency = value.get("currency") or activity.get("default-currency") or ""
                    sums[each.tag, currency] += Decimal(value.text.strip())
    return rows, sums


def lost(told: dict[str, Any], folder: Path) -> str:
    """What of the files is not in our tables."""
    rows, sums = apart(folder)
    fewer = sum(number - told["rows"].get(KINDS[kind], 0) for kind, number in rows.items())
    said = {(kind, currency): Decimal(total) for kind, currency, total in told["sums"] if kind in KINDS}
    off = sum(sums.get(key, 0) != said.get(key, 0) for key in {*sums, *said})
    return f"; lost: {fewer} rows, {off} of {len(sums)} sums differ, {told['differences']} splits do not add up"


def measured(way: str, folder: Path) -> str:
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, __file__, "--only", way, "--folder", str(folder), "--out", out]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    return line(way, folder, json.loads(done.stdout))


def line(way: str, folder: Path, told: dict[str, Any]) -> str:
    size = sum(path.stat().st_size for path in folder.glob("*.xml")) / 1e6
    said = told["said"]
    if said.startswith("{"):
        ours_told = json.loads(said)
        said = ours_told["said"] + lost(ours_told, folder)
    return f"{way:30} {told['seconds']:6.1f} {size / told['seconds']:6.1f} {told['peak']:8}  {said}"


def peer(folder: Path, home: Path) -> str:
    environment, out, codes = home / "peer", home / "peer-out", home / "codes.json"
    out.mkdir()
    subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    subprocess.run([environment / "bin" / "pip", "install", "-q", "iatiflattener==0.10.12"], check=True)
    countries = reference.countries()
    regions = ["998", "298", "498", "798", "889", "89", "289", "189", "589", "789", "389", "489", "380", "679", "619"]
    codes.write_text(json.dumps({
        "countries": [*(it.alpha2 for it in countries), *regions],
        "sectors": {it.code: it.code for it in reference.sectors()},
        "currencies": {it.alpha2: it.currency for it in countries},
    }))  # fmt: skip
    script = Path(__file__).with_name("_iati_flatten_peer.py")
    command = [environment / "bin" / "python", script, folder, codes, out]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return line("iatiflattener 0.10.12", folder, json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--peer", action="store_true")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.only:
        began = time.process_time()
        said = WAYS[asked.only](asked.folder, asked.out)
        seconds = time.process_time() - began
        held = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
        peak = int(held[1]) // 1024 if held else 0
        sys.stdout.write(json.dumps({"seconds": seconds, "peak": peak, "said": said}))
        return
    lines: list[str] = []

    def say(text: str) -> None:
        lines.append(text)
        sys.stdout.write(text + "\n")

    data = Path(os.environ["BANDUNG_DATA"])
    with tempfile.TemporaryDirectory() as home:
        every, second = Path(home) / "all", Path(home) / "2.03"
        second.mkdir()
        with ZipFile(data / "aiddata_iati_xml" / "aiddata_iati_xml_40_files.zip") as archive:
            archive.extractall(every)
        for path in every.glob("*_2.03_*.xml"):
            for copy in range(COPIES):
                text = re.sub(rb"(?=</iati-identifier>)", b"-%d" % copy, path.read_bytes())
                (second / f"{copy}_{path.name}").write_bytes(text)
        for path in (data / "iati_real_xml").glob("*.xml"):
            shutil.copyfile(path, every / path.name)
        for folder, title in ((every, "all files"), (second, "the nine files of 2.03, five times")):
            size = sum(path.stat().st_size for path in folder.glob("*.xml")) / 1e6
            say(f"{title}, {size:.1f} MB")
            say(f"{'way':30} {'CPU s':>6} {'MB/s':>6} {'peak MB':>8}")
            for way in WAYS if folder is every else list(WAYS)[:4]:
                say(measured(way, folder))
            if asked.peer and folder is second:
                say(peer(second, Path(home)))
    if asked.save:
        RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
