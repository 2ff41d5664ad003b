"""Signed registers: entries verified, appended one by one, appended in batches, and read again, beside three peers.

    python benchmarks/registers.py [--rows 10000 100000] [--singles 2000] [--without-peers] [--save]

The same bodies, the sample's records under new names, go into every store of the run, on SQLite with a write-ahead log
and synchronous FULL. The peers say what a part of the work costs:

``table``  one row an entry, nothing signed: the floor that durable keeping costs
``chain``  a row that also holds the SHA-256 of the one before it, the usual tamper-evident log: no signature, no tables
``git``    an object store whose commits are signed with an Ed25519 key (OpenSSH), the widespread signed chain: one
           commit an entry, verified by ``git verify-commit``; a process each, as its users have it

Ours does more than any of them: it signs, chains, keeps, and reads each entry into the tables that pages query. Every
measurement runs in a process of its own; ``peak`` is its largest resident memory.
"""

import argparse
import hashlib
import itertools
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
REGISTER, BY, AT = "benchmark", "Benchmark", datetime(2026, 11, 24, tzinfo=UTC)
BATCH = 1_000
BARS = {"verified": 2_000, "appended one by one": 300, "appended in batches": 2_000}


@cache
def material() -> list[Any]:
    """The sample's records; read before anything is timed."""
    from bandung.records.kinds import read

    return [read(kind, told) for kind, told in json.loads(Path(os.environ["MATERIAL"]).read_text())]


def records(first: int, count: int) -> Iterator[Any]:
    """The sample's records again and again, each under a name of its own."""
    told = material()
    for number in range(first, first + count):
        yield told[number % len(told)].model_copy(update={"id": f"made-{number}"})


def batches(count: int, first: int = 0) -> Iterator[list[Any]]:
    """Records by the thousand."""
    made = records(first, count)
    return iter(lambda: list(itertools.islice(made, BATCH)), [])


def timed(work: Callable[[], int]) -> dict[str, float]:
    """How many entries in how many seconds, and the process's largest resident memory in MB."""
    began = time.perf_counter()
    count = work()
    seconds = time.perf_counter() - began
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return {"count": count, "seconds": seconds, "peak": int(status["VmHWM"].split()[0]) / 1024}


def node() -> None:
    """A node in this process; the matching index does not follow, it has a benchmark of its own."""
    import django

    django.setup()
    from bandung.registers import readers

    readers.FOLLOWERS.clear()


def set_up(_rows: int, _home: Path) -> int:
    from django.core.management import call_command

    from bandung.parties.actions import join
    from bandung.records.kinds import read

    call_command("migrate", verbosity=0)
    party = read("party", {"id": REGISTER, "type": "reporter", "name": {"en": "Benchmark"}})
    join(party=party, by=BY, at=AT)
    return 2


def in_batches(rows: int, _home: Path) -> int:
    from bandung.registers.append import append_all, publish

    for batch in batches(rows):
        append_all(REGISTER, [publish(record) for record in batch], by=BY, at=AT)
    return rows


def one_by_one(rows: int, _home: Path) -> int:
    from bandung.registers.append import append, publish

    for record in list(records(10_000_000, rows)):
        append(REGISTER, publish(record), by=BY, at=AT)
    return rows


def verified(_rows: int, _home: Path) -> int:
    from bandung.registers import files

    return files.verify(REGISTER)


def rebuilt(_rows: int, _home: Path) -> int:
    from bandung.registers import rebuild

    return rebuild.rebuild()


def bodies(rows: int, first: int = 0) -> Iterator[str]:
    from bandung.records.kinds import body

    return (body(record) for record in records(first, rows))


def plain(home: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(home / "peer.sqlite3", isolation_level=None)
    connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS entry (seq INTEGER PRIMARY KEY, body TEXT, link TEXT)")
    return connection


def plain_rows(rows: int, home: Path, *, size: int, chained: bool) -> int:
    """Rows in transactions of that size, with or without a hash chain."""
    connection = plain(home)
    connection.execute("DELETE FROM entry")
    link = ""
    made = bodies(rows)
    while batch := list(itertools.islice(made, size)):
        connection.execute("BEGIN IMMEDIATE")
        for body in batch:
            link = hashlib.sha256((link + body).encode()).hexdigest() if chained else ""
            connection.execute("INSERT INTO entry (body, link) VALUES (?, ?)", (body, link))
        connection.execute("COMMIT")
    return rows


def chain_verified(_rows: int, home: Path) -> int:
    link, count = "", 0
    for count, (body, kept) in enumerate(plain(home).execute("SELECT body, link FROM entry ORDER BY seq"), start=1):
        link = hashlib.sha256((link + body).encode()).hexdigest()
        if link != kept:
            raise SystemExit(f"row {count} does not hold")
    return count


def git(home: Path, *arguments: str, text: str | None = None) -> str:
    done = subprocess.run(["git", *arguments], cwd=home / "git", check=True, capture_output=True, text=True, input=text)
    return done.stdout.strip()


def git_set_up(_rows: int, home: Path) -> int:
    (home / "git").mkdir()
    key = home / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "a@b.example", "-f", str(key)], check=True)
    (home / "signers").write_text("a@b.example " + key.with_suffix(".pub").read_text())
    git(home, "init", "-q", "-b", "register")
    for name, value in {
        "user.name": "Register", "user.email": "a@b.example", "gpg.format": "ssh", "user.signingkey": str(key),
        "gpg.ssh.allowedSignersFile": str(home / "signers"), "core.fsync": "committed", "gc.auto": "0",
    }.items():  # fmt: skip
        git(home, "config", name, value)
    return 0


def git_one_by_one(rows: int, home: Path) -> int:
    parent: list[str] = []
    for body in list(bodies(rows)):
        blob = git(home, "hash-object", "-w", "--stdin", text=body)
        tree = git(home, "mktree", text=f"100644 blob {blob}\tbody\n")
        commit = git(home, "commit-tree", "-S", tree, *parent, "-m", "entry")
        git(home, "update-ref", "refs/heads/register", commit)
        parent = ["-p", commit]
    return rows


def git_verified(rows: int, home: Path) -> int:
    git(home, "fsck", "--full", "--no-dangling")
    git(home, "verify-commit", *git(home, "rev-list", "register").split())
    return rows


PHASES: dict[str, Callable[[int, Path], int]] = {
    "set up": set_up,
    "appended in batches": in_batches,
    "appended one by one": one_by_one,
    "verified": verified,
    "read again": rebuilt,
    "table in batches": lambda rows, home: plain_rows(rows, home, size=BATCH, chained=False),
    "table one by one": lambda rows, home: plain_rows(rows, home, size=1, chained=False),
    "chain one by one": lambda rows, home: plain_rows(rows, home, size=1, chained=True),
    "chain in batches": lambda rows, home: plain_rows(rows, home, size=BATCH, chained=True),
    "chain verified": chain_verified,
    "git set up": git_set_up,
    "git one by one": git_one_by_one,
    "git verified": git_verified,
}


def sampled() -> list[tuple[str, Any]]:
    """The sample as JSON, for the processes that measure."""
    from bandung import sample
    from bandung.records.kinds import as_json

    kinds = (("offer", sample.offers()), ("need", sample.needs()))
    return [(kind, as_json(record)) for kind, records in kinds for record in records]


def measured(phase: str, rows: int, home: Path) -> dict[str, float]:
    """One phase in a process of its own."""
    environment = os.environ | {
        "BANDUNG_HOME": str(home), "DJANGO_SETTINGS_MODULE": "bandung.site.testing", "DATABASE_URL": "",
        "PYTHONPATH": str(ROOT), "MATERIAL": str(home.parent / "material.json"),
    }  # fmt: skip
    command = [sys.executable, __file__, "--phase", phase, "--rows", str(rows), "--home", str(home)]
    os.sync()  # what an earlier phase left to be written is not this one's work
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def table(sizes: list[int], singles: int, with_peers: bool) -> Iterator[str]:
    """Every measurement as a line of the printed table: a register of each size, then the peers with the largest."""
    signed_with_git = min(singles, 200)
    yield f"{'':34} {'entries':>9} {'seconds':>9} {'per second':>11} {'peak MB':>8}   bar"
    folder = Path(tempfile.mkdtemp(prefix="bandung-benchmark-"))

    def line(name: str, phase: str, count: int, home: Path) -> str:
        told = measured(phase, count, home)
        rate = told["count"] / told["seconds"]
        bar = BARS.get(phase, 0)
        verdict = f"  >= {bar:,}: {'met' if rate >= bar else 'MISSED'}" if bar else ""
        return f"{name:34} {told['count']:>9,} {told['seconds']:>9.2f} {rate:>11,.0f} {told['peak']:>8,.0f}{verdict}"

    try:
        (folder / "material.json").write_text(json.dumps(sampled()))
        for size in sizes:
            home = folder / str(size)
            home.mkdir()
            measured("set up", 0, home)
            yield f"a register of {size:,} entries"
            for phase in ("appended in batches", "appended one by one", "verified", "read again"):
                yield line(f"  {phase}", phase, singles if phase.endswith("one by one") else size, home)
        if not with_peers:
            return
        rows, peers = max(sizes), folder / "peers"
        peers.mkdir()
        yield "peers"
        for phase in ("table one by one", "table in batches", "chain one by one", "chain in batches", "chain verified"):
            yield line(f"  {phase}", phase, singles if phase.endswith("one by one") else rows, peers)
        measured("git set up", 0, peers)
        for phase in ("git one by one", "git verified"):
            yield line(f"  {phase}", phase, signed_with_git, peers)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000])
    asked.add_argument("--singles", type=int, default=2_000)
    asked.add_argument("--without-peers", action="store_true")
    asked.add_argument("--save", action="store_true", help="keep what is printed in benchmarks/results")
    asked.add_argument("--phase", choices=PHASES, help=argparse.SUPPRESS)
    asked.add_argument("--home", type=Path, help=argparse.SUPPRESS)
    options = asked.parse_args()
    if options.phase:
        node()
        material()
        print(json.dumps(timed(lambda: PHASES[options.phase](options.rows[0], options.home))))
        return
    printed = []
    for text in table(options.rows, options.singles, not options.without_peers):
        print(text, flush=True)
        printed.append(text)
    if options.save:
        name = f"registers{f'-{max(options.rows)}' if options.without_peers else ''}.txt"
        results = ROOT / "benchmarks" / "results" / name
        results.parent.mkdir(exist_ok=True)
        results.write_text("\n".join(printed) + "\n")


if __name__ == "__main__":
    main()
