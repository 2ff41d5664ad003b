"""A quarterly return of 20,000 lines taken in, beside pandas that does nothing but read the cells of the same file.

Each in a process of its own, on a node of its own: receiving, reading and checking every line, comparing it with the
ledger, keeping it; then, approved, all of them declared in the register in one transaction. Prints seconds and the
largest memory.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROWS = 20_000
TARGET_SECONDS = 60
GIVEN = (
    ("B1", "person-day", "agronomist"), ("B3", "seat", None), ("B4", "student-month", None), ("B6", "dose", None),
    ("B6", "tonne", None), ("B10", "person-day", "nurse"), ("A1", None, None),
)  # fmt: skip


def lines(rows: int) -> list[dict[str, Any]]:
    """As different as a ministry's: items, units, receivers, money for some, people for some; three do not fit."""
    from bandung import reference

    chance = random.Random(7)
    countries = [each.code for each in reference.countries()][:150]
    sectors = [each.code for each in reference.sectors() if len(each.code) == 5 and getattr(each, "active", True)]
    made: list[dict[str, Any]] = []
    for number in range(rows):
        item, unit, profile = chance.choice(GIVEN)
        told: dict[str, Any] = {
            "title": {"en": f"Mission {number} on {chance.choice(('soils', 'milk', 'wells', 'seeds', 'roads'))}"},
            "language": "en", "item": item, "group": "A" if item == "A1" else "B", "stage": "delivery", "year": 2026,
            "quarter": 3, "recipient": {"country": chance.choice(countries)}, "sector": chance.choice(sectors),
            "sdgs": ["2.4"], "quality": "measured", "period": {"start": "2026-07-06", "end": "2026-08-01"},
        }  # fmt: skip
        if unit:
            told |= {"quantity": str(chance.randint(1, 900)), "unit": unit}
        if profile:
            told |= {"profile": profile, "people": {"women": chance.randint(0, 9), "men": chance.randint(0, 9)}}
        if item == "A1" or chance.random() < 0.3:
            told |= {"amount": str(chance.randint(1_000, 90_000)), "currency": "BRL", "rate": "5.4321"}
        made.append(told)
    for number, change in ((9, {"quantity": "-3"}), (99, {"currency": "ZZZ"}), (999, {"year": 1066})):
        made[number % rows] |= change
    return made


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def pandas_alone(path: Path) -> dict[str, float]:
    import pandas

    begun = time.perf_counter()
    table = pandas.read_excel(path, engine="openpyxl", header=1)
    return {
        "seconds": time.perf_counter() - begun, "processor": time.process_time(), "megabytes": peak(),
        "rows": len(table),
    }  # fmt: skip


def whole_return(path: Path) -> dict[str, float]:
    os.environ["BANDUNG_MODE"] = "demonstration"
    os.environ["DJANGO_SETTINGS_MODULE"] = "bandung.site.settings"
    import django

    django.setup()
    from datetime import UTC, datetime

    from django.core.management import call_command

    from bandung.clearance import intake, tasks
    from bandung.contributions.models import Contribution
    from bandung.parties import actions as parties
    from bandung.records.kinds import read
    from bandung.returns import actions, queries
    from bandung.returns.clocks import Quarter

    call_command("migrate", verbosity=0)
    at = datetime(2026, 11, 24, tzinfo=UTC)
    party = {"id": "bra", "type": "lead-agency", "speaks_for": ["BRA"], "name": {"en": "Agency"}}
    parties.join(party=read("party", party), by="b", at=at)
    institution = {"id": "institute", "type": "public-institution", "name": {"en": "Institute"}}
    parties.name_institution(institution=read("institution", institution), party="bra", by="b", at=at)
    before, begun, busy = peak(), time.perf_counter(), time.process_time()
    sheet = actions.send(
        data=path.read_bytes(), name=path.name, party="bra", institution="institute", quarter=Quarter(2026, 3), by="b",
        at=at,
    )  # fmt: skip
    received = time.perf_counter() - begun
    intake.read_through(sheet.intake_id)
    read_by = time.perf_counter() - begun
    states = dict.fromkeys(("new", "alike", "bad"), 0)
    for state in queries.sheet(sheet.intake_id, party="bra").intake.rows.values_list("state", flat=True):
        states[state] += 1
    actions.hand_in(sheet=sheet.intake_id, by="b", at=at)
    actions.take_over(sheet=sheet.intake_id, by="b", at=at)
    begun_taking, busy_reading = time.perf_counter(), time.process_time() - busy
    tasks.take_intake_over.func(str(sheet.intake_id), "b", at.isoformat())
    return {
        "received": received, "seconds": read_by, "taken over": time.perf_counter() - begun_taking, "before": before,
        "busy reading": busy_reading, "processor": time.process_time() - busy,
        "megabytes": peak(), "contributions": Contribution.objects.count(), **states,
    }  # fmt: skip


def in_a_process(part: str, path: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as home:
        told = subprocess.run(
            [sys.executable, __file__, "--part", part, "--file", str(path)],
            env=os.environ | {"BANDUNG_HOME": home}, stdout=subprocess.PIPE, text=True, check=True,
        )  # fmt: skip
    found: dict[str, float] = json.loads(told.stdout.splitlines()[-1])
    return found


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rows", type=int, default=ROWS)
    arguments.add_argument("--part", choices=("pandas", "return"))
    arguments.add_argument("--file", type=Path)
    told = arguments.parse_args()
    if told.part:
        print(json.dumps(pandas_alone(told.file) if told.part == "pandas" else whole_return(told.file)))
        return
    from bandung.standards.spreadsheet import writing

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "return.xlsx"
        with path.open("wb") as to:
            writing.write("contribution", lines(told.rows), "en", to)
        print(f"{told.rows:,} rows, {path.stat().st_size / 1e6:.1f} MB")
        peer, ours = in_a_process("pandas", path), in_a_process("return", path)
    whole = ours["seconds"] + ours["taken over"]
    print(f"pandas with openpyxl, cells read and nothing else {peer['seconds']:6.1f} s  {peer['megabytes']:5.0f} MB")
    print(f"read, checked, compared with the ledger, kept     {ours['seconds']:6.1f} s")
    print(f"  of it until the page answers                    {ours['received']:6.1f} s")
    print(f"declared in the register, all or none             {ours['taken over']:6.1f} s")
    print(f"in all                                            {whole:6.1f} s  {ours['megabytes']:5.0f} MB  "
          f"(target {TARGET_SECONDS} s)")  # fmt: skip
    print(f"  time of the processor: pandas {peer['processor']:.1f} s, ours {ours['processor']:.1f} s, of it to read "
          f"{ours['busy reading']:.1f} s; others at work on this machine: load {os.getloadavg()[0]:.1f}")  # fmt: skip
    print(f"  memory before the file came                              {ours['before']:5.0f} MB")
    print({state: int(ours[state]) for state in ("new", "alike", "bad", "contributions")})


if __name__ == "__main__":
    main()
