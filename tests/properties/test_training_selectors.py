"""Several officers of a provider who select at once: never a seat too many, and who comes second is told."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread
from time import sleep, time

import pytest
from django.conf import settings
from django.db import connection

from bandung.exchange import actions as exchange
from bandung.records.kinds import read
from bandung.records.training import Participant, Session
from bandung.training import actions, queries
from bandung.training.errors import DecidedMeanwhile, TooManySeats
from bandung.training.models import Application
from tests.cast import AT, joined, post
from tests.factories import an_offer

APPLICANTS = ("mdg", "ken")
OFFICERS = ("mdg", "mdg", "ken")
"""On whose application each of three officers of the provider decides."""
SEATS = 5

PREPARE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from bandung.registers import readers
readers.FOLLOWERS.clear()
from tests.properties.test_training_selectors import applied_for
applied_for()
"""

SELECT = """
import sys, django; django.setup()
from bandung.registers import readers
readers.FOLLOWERS.clear()
from tests.properties.test_training_selectors import select, wait
wait(float(sys.argv[1]))
print(select(sys.argv[2]))
"""

LEFT = """
import django; django.setup()
from bandung.training import queries
print(queries.held("bra/spring").left)
"""

on_sqlite = "sqlite" in settings.DATABASES["default"]["ENGINE"]


def applied_for() -> None:
    """A session of five seats for which two parties apply with three people each."""
    joined("bra", *APPLICANTS)
    exchange.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)
    session = read(Session, {
        "id": "spring", "offer": actions.offer_named("bra/milk", "bra").model_dump(), "online": True, "seats": SEATS,
        "period": {"start": (AT + timedelta(days=60)).date().isoformat()}, "level": "advanced",
    })  # fmt: skip
    actions.announce(session=session, party="bra", by=post("bra"), at=AT)
    nurses = [Participant(post="Nurse", institution="Hospital")] * 3
    for party in APPLICANTS:
        actions.apply(uid="bra/spring", party=party, participants=nurses, by=post(party), at=AT)


def select(applicant: str) -> str:
    """Give all three people of an application a seat; what came of it."""
    row = Application.objects.get(register=applicant)
    try:
        actions.select(uid=row.uid, party="bra", seats=3, seen=0, by=post("bra"), at=AT)
    except (TooManySeats, DecidedMeanwhile) as refusal:
        return type(refusal).__name__
    return "given"


def wait(until: float) -> None:
    """All begin at the same moment."""
    sleep(max(0.0, until - time()))


@pytest.mark.skipif(not on_sqlite, reason="processes that share the file of the embedded database")
def test_processes_that_select_at_once_give_no_seat_twice(tmp_path: Path) -> None:
    environment = os.environ | {
        "BANDUNG_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "bandung.site.testing", "DATABASE_URL": "",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }  # fmt: skip
    environment.pop("PYTEST_XDIST_WORKER", None)

    def started(code: str, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", code, *arguments], env=environment, stdout=subprocess.PIPE, text=True
        )

    prepared = started(PREPARE)
    prepared.communicate(timeout=120)
    assert prepared.returncode == 0
    moment = str(time() + 6)
    officers = [started(SELECT, moment, each) for each in OFFICERS]
    came = [officer.communicate(timeout=120)[0].strip() for officer in officers]

    assert_one_was_given(came)
    assert started(LEFT).communicate(timeout=60)[0].strip() == str(SEATS - 3)


@pytest.mark.skipif(on_sqlite, reason="threads that share a server's database")
@pytest.mark.django_db(transaction=True)
def test_connections_that_select_at_once_give_no_seat_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    from bandung.registers import readers

    monkeypatch.setattr(readers, "FOLLOWERS", [])
    applied_for()
    came: list[str] = []
    together = Barrier(len(OFFICERS))

    def officer(applicant: str) -> None:
        try:
            together.wait(timeout=30)
            came.append(select(applicant))
        finally:
            connection.close()

    threads = [Thread(target=officer, args=[each]) for each in OFFICERS]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert_one_was_given(came)
    assert queries.held("bra/spring").left == SEATS - 3


def assert_one_was_given(came: list[str]) -> None:
    """There are five seats: only one of them comes first, whoever that is; the others are told why not."""
    assert (len(came), came.count("given")) == (len(OFFICERS), 1)
    assert {*came} <= {"given", "TooManySeats", "DecidedMeanwhile"}
