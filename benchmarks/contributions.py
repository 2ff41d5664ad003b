"""Registers of contributions: declared in batches, confirmed by the receiver, and all of it read again from entries.

    python benchmarks/contributions.py [--lines 20000] [--save]

Every declaration and every confirmation is a signed entry. The peer keeps the same bodies as plain rows of a table in
one process on the same SQLite settings: what durable keeping costs, without signatures, chain, or tables to query.
``ledger_scale.py`` measures what is asked of a million lines.
"""

import argparse
import json
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import ledger_made
from pages import ROOT

BATCH = 1_000
AT = datetime(2026, 11, 28, tzinfo=UTC)
BAR = 60.0
"""Seconds for the intake of 20,000 rows."""


def told(lines: int) -> dict[str, list[dict[str, Any]]]:
    """Contributions as people hand them over, by the party that declares them."""
    found: dict[str, list[dict[str, Any]]] = {}
    for each in ledger_made.made(lines):
        found.setdefault(each["giver"].lower(), []).append(ledger_made.body_of(each))
    return found


def measured(lines: int, home: Path) -> Iterator[str]:
    """Each measurement as a line of the table."""
    from bandung.contributions import actions
    from bandung.contributions.models import Contribution
    from bandung.records.confirmations import Confirmation
    from bandung.records.kinds import read
    from bandung.registers import files, rebuild
    from bandung.registers.append import append_all, publish
    from bandung.registers.models import Register

    ledger_made.join(AT)
    rows = told(lines)

    began = time.perf_counter()
    for party, bodies in rows.items():
        for start in range(0, len(bodies), BATCH):
            part = bodies[start : start + BATCH]
            actions.declare_all(part, party=party, by="benchmark", at=AT, public=True)
    yield _line("declared, signed and read into tables", lines, time.perf_counter() - began, BAR)

    words: dict[str, list[Any]] = {}
    for row in Contribution.objects.order_by("uid")[: lines // 2].iterator():
        about = {"register_code": row.register, "record": row.record, "digest": row.digest}
        word = {"id": f"word-{row.register}-{row.record}", "about": about, "says": "confirmed"}
        words.setdefault(row.recipient, []).append(publish(read(Confirmation, word)))
    began = time.perf_counter()
    for party, steps in words.items():
        append_all(party, steps, by="benchmark", at=AT)
    yield _line("confirmed by their receivers", lines // 2, time.perf_counter() - began, 0)

    confirmed = Contribution.objects.filter(said="confirmed").count()
    if confirmed != lines // 2:
        raise SystemExit(f"{confirmed} contributions are confirmed, and {lines // 2} should be")
    began = time.perf_counter()
    entries = sum(files.verify(code) for code in Register.objects.values_list("code", flat=True))
    yield _line("verified: signatures and chains", entries, time.perf_counter() - began, 0)

    before = _tables()
    began = time.perf_counter()
    entries = rebuild.rebuild()
    yield _line("tables made anew from all registers", entries, time.perf_counter() - began, 0)
    if _tables() != before:
        raise SystemExit("the tables are not the same after reading the registers again")

    began = time.perf_counter()
    with sqlite3.connect(home / "peer.sqlite3", isolation_level=None) as peer:
        peer.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE entry (body TEXT)")
        for bodies in rows.values():
            peer.execute("BEGIN")
            peer.executemany("INSERT INTO entry VALUES (?)", [(json.dumps(body),) for body in bodies])
            peer.execute("COMMIT")
    yield _line("peer: the same bodies as plain rows", lines, time.perf_counter() - began, 0)


def _tables() -> list[tuple[Any, ...]]:
    """Where every line stands."""
    from bandung.contributions.models import Contribution

    return list(Contribution.objects.order_by("uid").values_list("uid", "digest", "said", "seq", "readers"))


def _line(name: str, count: int, seconds: float, bar: float) -> str:
    verdict = f"   <= {bar:g} s: {'met' if seconds <= bar else 'MISSED'}" if bar else ""
    return f"{name:<44}{count:>9,}{seconds:>9.2f}{count / seconds:>12,.0f}{verdict}"


def main() -> None:
    """Run all of it and print one table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--lines", type=int, default=20_000)
    options.add_argument("--save", action="store_true", help="keep what is printed in benchmarks/results")
    chosen = options.parse_args()
    home = Path(tempfile.mkdtemp(prefix="bandung-contributions-"))
    os.environ |= {
        "BANDUNG_HOME": str(home / "node"), "BANDUNG_MODE": "demonstration",
        "DJANGO_SETTINGS_MODULE": "bandung.site.settings",
    }  # fmt: skip
    import django
    from django.core.management import call_command

    django.setup()
    from bandung.registers import readers

    readers.FOLLOWERS.clear()  # nobody is told of what a benchmark fills in
    call_command("migrate", verbosity=0)
    printed = [f"{'':<44}{'entries':>9}{'seconds':>9}{'per second':>12}"]
    print(printed[0])
    try:
        for text in measured(chosen.lines, home):
            print(text, flush=True)
            printed.append(text)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    if chosen.save:
        (ROOT / "benchmarks" / "results" / "contributions.txt").write_text("\n".join(printed) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
