"""Intake of 20,000 rows from a spreadsheet, beside openpyxl that does nothing but read the cells of the same file.

Each in a process of its own, on a node of its own: receiving, reading, checking, comparing with 2,000 records that are
there and with each other, keeping the rows; then taking them over as drafts. Prints seconds and the largest memory.
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

ROWS, THERE = 20_000, 2_000
TARGET_SECONDS, TARGET_MB = 60, 500


def records(rows: int) -> list[dict[str, object]]:
    """Offers as different as a country's are: title and summary joined from sentences of different sample records."""
    from bandung import sample
    from bandung.records.kinds import as_json

    offers = [as_json(offer) for offer in sample.offers()]
    sentences: dict[str, list[str]] = {}
    for offer in offers:
        for code, text in offer["summary"].items():
            sentences.setdefault(code, []).extend(piece for piece in text.split(". ") if len(piece) > 30)
    chance = random.Random(7)
    made = []
    for number in range(rows):
        offer = dict(chance.choice(offers))
        codes = list(offer["title"])
        offer["id"] = f"row-{number}"
        offer["countries"] = ["BRA"]
        offer["title"] = {code: chance.choice(sentences[code])[:200] for code in codes}
        offer["summary"] = {code: ". ".join(chance.sample(sentences[code], 3)) for code in offer["summary"]}
        if offer["language"] not in offer["title"] or offer["language"] not in offer["summary"]:
            continue
        made.append(offer)
    return made


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def openpyxl_alone(path: Path) -> dict[str, float]:
    import openpyxl

    begun = time.perf_counter()
    book = openpyxl.load_workbook(path, read_only=True)
    cells = sum(len(row) for row in book.worksheets[0].iter_rows(values_only=True))
    return {"seconds": time.perf_counter() - begun, "megabytes": peak(), "cells": cells}


def whole_intake(path: Path) -> dict[str, float]:
    os.environ["BANDUNG_MODE"] = "demonstration"
    os.environ["DJANGO_SETTINGS_MODULE"] = "bandung.site.settings"
    import django

    django.setup()
    from datetime import UTC, datetime

    from django.core.management import call_command

    from bandung.clearance import intake, tasks
    from bandung.clearance.models import Draft, Intake
    from bandung.exchange import actions
    from bandung.parties import actions as parties
    from bandung.records.kinds import read
    from bandung.registers import readers

    call_command("migrate", verbosity=0)
    at = datetime(2026, 11, 24, tzinfo=UTC)
    party = {"id": "bra", "type": "lead-agency", "speaks_for": ["BRA"], "name": {"en": "Agency"}}
    parties.join(party=read("party", party), by="b", at=at)
    readers.FOLLOWERS.clear()  # filling the matching index is measured elsewhere
    there = json.loads(path.with_suffix(".json").read_text())
    actions.publish_all(records=[read("offer", told) for told in there], party="bra", by="b", at=at)
    before = peak()
    begun = time.perf_counter()
    held = intake.receive(data=path.read_bytes(), name=path.name, kind="offer", party="bra", by="b", at=at)
    received = time.perf_counter() - begun
    intake.read_through(held.pk)
    read_by = time.perf_counter() - begun
    states = dict.fromkeys(("new", "unchanged", "changed", "alike", "bad"), 0)
    for state in held.rows.values_list("state", flat=True):
        states[state] += 1
    Intake.objects.filter(pk=held.pk).update(state="taking over")
    tasks.take_intake_over.func(str(held.pk), "b", at.isoformat())
    return {
        "received": received, "seconds": read_by, "taken over": time.perf_counter() - begun - read_by,
        "before": before, "megabytes": peak(), "drafts": Draft.objects.count(), **states,
    }  # fmt: skip


def in_a_process(part: str, path: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as home:
        told = subprocess.run(
            [sys.executable, __file__, "--part", part, "--file", str(path)],
            env=os.environ | {"BANDUNG_HOME": home}, stdout=subprocess.PIPE, text=True, check=True,
        )  # fmt: skip
    return json.loads(told.stdout.splitlines()[-1])


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rows", type=int, default=ROWS)
    arguments.add_argument("--part", choices=("openpyxl", "intake"))
    arguments.add_argument("--file", type=Path)
    told = arguments.parse_args()
    if told.part:
        print(json.dumps(openpyxl_alone(told.file) if told.part == "openpyxl" else whole_intake(told.file)))
        return
    from bandung.standards.spreadsheet import writing

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "offers.xlsx"
        made = records(told.rows)
        path.with_suffix(".json").write_text(json.dumps(made[:THERE]))
        with path.open("wb") as to:
            writing.write("offer", made, "en", to)
        print(f"{told.rows:,} rows, {path.stat().st_size / 1e6:.1f} MB; {THERE:,} records of the party there already")
        peer, ours = in_a_process("openpyxl", path), in_a_process("intake", path)
    print(f"openpyxl, cells read and nothing else   {peer['seconds']:6.1f} s  {peer['megabytes']:5.0f} MB")
    print(f"read, checked, compared, kept           {ours['seconds']:6.1f} s  {ours['megabytes']:5.0f} MB  "
          f"(target {TARGET_SECONDS} s, {TARGET_MB} MB)")  # fmt: skip
    print(f"  memory before the file came                     {ours['before']:5.0f} MB")
    print(f"  of it until the page answers          {ours['received']:6.1f} s")
    print(f"taken over as drafts                    {ours['taken over']:6.1f} s")
    print({state: int(ours[state]) for state in ("new", "unchanged", "changed", "alike", "bad", "drafts")})


if __name__ == "__main__":
    main()
