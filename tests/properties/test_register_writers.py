"""Several writers of one register at once: one chain comes out, and every acknowledged entry is in it."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest
from django.conf import settings
from django.db import connection

from bandung.registers import append, files
from bandung.registers.models import Entry
from tests.cast import AT, joined, post
from tests.factories import an_offer

EACH = 15

PREPARE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.cast import joined
joined("bra")
"""

WRITE = """
import sys, django; django.setup()
from bandung.registers import readers
readers.FOLLOWERS.clear()
from tests.properties.test_register_writers import write
write(sys.argv[1])
"""

VERIFY = """
import django; django.setup()
from bandung.registers import files
print(files.verify("bra"))
"""

on_sqlite = "sqlite" in settings.DATABASES["default"]["ENGINE"]


def write(name: str) -> None:
    """One writer: an entry after the other, each in a transaction of its own."""
    for number in range(EACH):
        append.append("bra", append.publish(an_offer(f"{name}-{number}")), by=post("bra"), at=AT)


@pytest.mark.skipif(not on_sqlite, reason="processes that share the file of the embedded database")
def test_processes_that_write_at_once_make_one_chain(tmp_path: Path) -> None:
    environment = os.environ | {
        "BANDUNG_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "bandung.site.testing", "DATABASE_URL": "",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }  # fmt: skip
    environment.pop("PYTEST_XDIST_WORKER", None)
    subprocess.run([sys.executable, "-c", PREPARE], check=True, env=environment)
    writers = [subprocess.Popen([sys.executable, "-c", WRITE, name], env=environment) for name in ("a", "b", "c")]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0]

    told = subprocess.run([sys.executable, "-c", VERIFY], check=True, env=environment, capture_output=True, text=True)

    assert int(told.stdout) == 2 + 3 * EACH


@pytest.mark.skipif(on_sqlite, reason="threads that share a server's database")
@pytest.mark.django_db(transaction=True)
def test_connections_that_write_at_once_make_one_chain(monkeypatch: pytest.MonkeyPatch) -> None:
    from bandung.registers import readers

    monkeypatch.setattr(readers, "FOLLOWERS", [])
    joined("bra")
    failed = []

    def writer(name: str) -> None:
        try:
            write(name)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [Thread(target=writer, args=[name]) for name in ("a", "b", "c")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []
    assert files.verify("bra") == Entry.objects.count() == 2 + 3 * EACH
