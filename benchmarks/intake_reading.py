"""How long a spreadsheet of 20,000 offers takes to be read and checked, beside openpyxl on the same file and run.

    python benchmarks/intake_reading.py [--rows 20000] [--bad 10] [--save]

The file is made by our own ``write``: offers in two languages with organisations, capacities, proofs and sources.
Every tenth has a country that does not exist. Four processes do their work one after the other: openpyxl reading in its
read-only mode, python-calamine alone, our inspection and plain reading of cells, and all that intake does: inspecting,
reading, checking every record, and writing the bad rows back with what is wrong. The resident memory is that of each
whole process at its peak.
"""

import argparse
import json
import multiprocessing
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
from python_calamine import CalamineWorkbook

from bandung.standards.spreadsheet import reading
from bandung.standards.spreadsheet.archive import looked_through
from bandung.standards.spreadsheet.writing import problem_workbook, write

RESULTS = Path(__file__).resolve().parent / "results" / "intake_reading.json"
COUNTRIES, SECTORS = ("BRA", "IND", "KEN", "MDG", "TUN", "VNM", "PER"), ("12220", "31120", "11220", "23210", "41010")


def an_offer(number: int) -> dict[str, Any]:
    """One made offer, as full as a careful officer fills it in."""
    said = f"Offer {number}: training of technicians, with materials and two visits a year. " * 6
    return {
        "id": f"offer-{number}", "language": "en", "kind": "training", "sectors": [SECTORS[number % 5]],
        "title": {"en": f"Training of technicians {number}", "fr": f"Formation de techniciens {number}"},
        "summary": {"en": said, "fr": said}, "sdgs": ["3.2", "6.1"], "domain": "technical",
        "countries": [COUNTRIES[number % 7]], "replicated_in": [COUNTRIES[(number + 1) % 7]],
        "organisations": [{"name": f"Institute {number % 300}", "type": "academic"}], "modalities": ["B1"],
        "working_languages": ["en", "fr"], "period": {"start": "2026-01-01", "end": "2027-01-01"},
        "capacity": [{"text": "Twenty places a year", "amount": "20", "unit": "seat", "left": "12"}],
        "conditions": {"en": "Steady power supply and one local engineer."},
        "proof": [{"text": {"en": f"Loss of water fell by {number % 40} per cent."}, "address": "https://example.org/p"}],
        "sources": [{"address": f"https://example.org/{number}", "seen_on": "2026-05-01"}], "stated_on": "2026-05-02",
    }  # fmt: skip


def with_openpyxl(path: Path) -> int:
    """Every row of the first sheet, nothing checked."""
    book = openpyxl.load_workbook(path, read_only=True)
    return sum(1 for _row in book.worksheets[0].iter_rows(values_only=True))


def with_calamine(path: Path) -> int:
    """Every row of the first sheet, nothing checked and nothing inspected."""
    return sum(1 for _row in CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows())


def plainly(path: Path) -> int:
    """Our inspection of the file, then every row."""
    looked_through(path.read_bytes(), most_bytes=reading.MOST_BYTES, most_rows=reading.MOST_ROWS)
    return with_calamine(path)


def checked(path: Path) -> int:
    """All that intake does without a database."""
    sheet = reading.read_rows(path, "offer", "en")
    rows = good = 0
    bad = []
    for row in sheet.rows:
        rows += 1
        good += row.record is not None
        if row.problems:
            bad.append(row)
    with tempfile.TemporaryFile() as to:
        problem_workbook("offer", bad, "en", to, problems=sheet.problems)
    assert good + len(bad) == rows
    return rows


def measured(work: Callable[[Path], int], path: Path) -> dict[str, Any]:
    """Seconds, rows and peak memory of a piece of work in a process of its own."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_work, args=(work, path, there))
    process.start()
    told: dict[str, Any] = here.recv()
    process.join()
    return told


def _work(work: Callable[[Path], int], path: Path, to: Any) -> None:
    begun = time.perf_counter()
    rows = work(path)
    seconds = time.perf_counter() - begun
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    peak = int(status.partition("VmHWM:")[2].split()[0]) // 1024
    to.send({"work": work.__name__, "seconds": round(seconds, 2), "rows": rows, "peak_mib": peak})


def make(path: Path, rows: int, bad: int) -> dict[str, Any]:
    """The file, some of its rows spoilt."""
    begun = time.perf_counter()
    offers = [an_offer(number) for number in range(rows)]
    for offer in offers[::bad] if bad else ():
        offer["countries"] = [f"Brasill {offer['id'][-4:]}"]
    with path.open("wb") as to:
        write("offer", offers, "en", to, node_languages=("en", "fr"))
    return {"work": "write", "seconds": round(time.perf_counter() - begun, 2), "rows": rows,
            "megabytes": round(path.stat().st_size / 1e6, 1)}  # fmt: skip


def main() -> None:
    """Make the file, measure, print, and keep the figures if asked."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rows", type=int, default=20_000)
    asked.add_argument("--bad", type=int, default=10, help="every how manieth row is spoilt; 0 for none")
    asked.add_argument("--save", action="store_true", help="keep the figures in benchmarks/results")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "offers.xlsx"
        figures = [make(path, given.rows, given.bad)]
        figures += [measured(work, path) for work in (with_openpyxl, with_calamine, plainly, checked)]
    for figure in figures:
        print("  ".join(f"{name} {value}" for name, value in figure.items()))
    if given.save:
        RESULTS.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
