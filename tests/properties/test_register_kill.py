"""A process killed at any moment while it appends: nothing acknowledged is lost, nothing half-written is ever read."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings

from bandung.records.chain import Stored, Walk

WRITER = """
import os, sys
import django
django.setup()
from bandung.exchange import actions
from bandung.registers.append import append_all, publish
from bandung.registers import readers
from django.db import connection
from tests.cast import AT, post
from tests.factories import an_offer

readers.FOLLOWERS.clear()
connection.close()
number = int(sys.argv[1])
for line in sys.stdin:
    child = os.fork()
    if child:
        sys.stdout.write(f"child {child}\\n"); sys.stdout.flush()
        os.waitpid(child, 0)
        sys.stdout.write("gone\\n"); sys.stdout.flush()
        number += 1000
        continue
    batch = int(line)
    while True:
        names = [f"r{number + each}" for each in range(batch)]
        number += batch
        entries = append_all("bra", [publish(an_offer(name)) for name in names], by=post("bra"), at=AT)
        sys.stdout.write(f"kept {entries[-1].seq}\\n"); sys.stdout.flush()
"""


def kept_and_verified(database: Path, walk: Walk) -> int:
    """Verify what was added since, read past Django; the number of the last entry."""
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(
            "SELECT signed, body FROM registers_entry WHERE register_id = 'bra' AND seq > ? ORDER BY seq", [walk.length]
        ).fetchall()
        ending = connection.execute("SELECT length, last FROM registers_register WHERE code = 'bra'").fetchone()
        read = connection.execute("SELECT count(*) FROM exchange_offer").fetchone()[0]
    for signed, body in rows:
        walk.step(Stored(signed, body))
    assert ending == (walk.length, walk.last), "the register's end is not its last entry"
    assert read == walk.length - 2, "tables and register differ"
    return walk.length


def killed(runs: int, tmp_path: Path, seed: int) -> int:
    """Kill that many writers, each at a random moment; the number of entries that survived."""
    home = tmp_path / "home"
    environment = os.environ | {
        "BANDUNG_HOME": str(home), "DJANGO_SETTINGS_MODULE": "bandung.site.testing", "DATABASE_URL": "",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }  # fmt: skip
    environment.pop("PYTEST_XDIST_WORKER", None)
    prepare = (
        "import django; django.setup(); from django.core.management import call_command as c; c('migrate', verbosity=0)"
    )
    joining = "; from tests.cast import joined; joined('bra')"
    subprocess.run([sys.executable, "-c", prepare + joining], check=True, env=environment)
    command = [sys.executable, "-c", WRITER, "1"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment) as parent:
        assert parent.stdin
        assert parent.stdout
        chosen = random.Random(seed)
        walk = Walk("bra")
        for _run in range(runs):
            parent.stdin.write(f"{chosen.choice([1, 1, 20])}\n")
            parent.stdin.flush()
            child = int(parent.stdout.readline().split()[1])
            time.sleep(chosen.uniform(0.02, 0.3))
            os.kill(child, signal.SIGKILL)
            acknowledged = walk.length
            while (line := parent.stdout.readline()).startswith("kept"):
                acknowledged = max(acknowledged, int(line.split()[1]))
            assert kept_and_verified(home / "bandung.sqlite3", walk) >= acknowledged
        parent.stdin.close()
    return walk.length


on_sqlite = pytest.mark.skipif(
    "sqlite" not in settings.DATABASES["default"]["ENGINE"], reason="kills the embedded database's own process"
)


@on_sqlite
def test_a_writer_killed_now_and_then_loses_nothing(tmp_path: Path) -> None:
    assert killed(8, tmp_path, seed=1) > 10


@on_sqlite
@pytest.mark.slow
def test_two_hundred_writers_killed_at_random_lose_nothing(tmp_path: Path) -> None:
    assert killed(200, tmp_path, seed=2) > 200
