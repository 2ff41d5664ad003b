"""A crisis on a node as it runs: one process publishes, the worker tells, in its own process, by its own queue."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
AT_MOST = 60.0
"""Seconds within which the focal points are told."""

BEGIN = """
import django; django.setup()
from django.contrib.auth import get_user_model
from bandung.exchange import actions
from bandung.people.models import Mandate
from tests.cast import AT, joined, post
from tests.factories import an_offer
joined("bra", "mdg")
person = get_user_model().objects.create_user("bra", email="bra@agency.example", password="x")
Mandate.objects.create(person=person, party="bra", duty="clear", post=post("bra"), since=AT, given_by="x")
ready = an_offer("depot", standby={"what": "stock", "ready_in_hours": 12})
actions.publish_new(record=ready, party="bra", by=post("bra"), at=AT)
"""
PUBLISH = """
import django; django.setup()
from django.utils import timezone
from bandung.exchange import actions
from tests.cast import post
from tests.factories import a_need
need = a_need("tents", crisis={"glide": "TC-2022-000010-MDG"})
actions.publish_new(record=need, party="mdg", by=post("mdg"), at=timezone.now())
"""


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("BANDUNG_", "DJANGO_", "PYTEST_", "DATABASE_"))
    }
    return clean | {
        "BANDUNG_HOME": str(tmp_path), "BANDUNG_MODE": "demonstration", "BANDUNG_ENCODER": "hashing",
        "DJANGO_SETTINGS_MODULE": "bandung.site.settings",
    }  # fmt: skip


def test_the_people_of_a_matching_party_have_their_mail_within_a_minute(
    surroundings: dict[str, str], tmp_path: Path
) -> None:
    def run(*words: str) -> None:
        subprocess.run([sys.executable, *words], check=True, env=surroundings, cwd=ROOT)

    run("-m", "bandung.cli", "prepare")
    run("-c", BEGIN)
    work = subprocess.Popen([sys.executable, "-m", "bandung.cli", "work"], env=surroundings, cwd=ROOT)
    try:
        time.sleep(5)
        assert work.poll() is None
        run("-c", PUBLISH)
        published = time.monotonic()
        while not (mails := list((tmp_path / "mail").glob("*"))) and time.monotonic() - published < AT_MOST:
            time.sleep(0.1)
        took = time.monotonic() - published
    finally:
        work.terminate()
        work.wait(timeout=20)

    print(f"told {took:.1f} s after publication")
    assert len(mails) == 1
    text = mails[0].read_text(encoding="utf-8")
    assert "bra@agency.example" in text
    assert "/needs/mdg/tents/" in text
