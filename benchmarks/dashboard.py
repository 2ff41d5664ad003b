"""The dashboard of an agency, and the queue of drafts, at 50,000 records with 20 people of 20 parties at once.

    python benchmarks/dashboard.py [--rows 50000] [--people 20] [--seconds 20] [--home FOLDER] [--save]

Every party has 100 records of its own, 60 drafts, introductions both ways; each person is signed in in a party of her
own and asks for one page after the other without a pause, on the same two cores as the server. Beside it, in the same
run, the public list of needs at the same node: what a page without anything personal takes.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pages import PORT, ROOT, WARM_UP, fill, measure, waited_for

COUNTRIES = (
    "BRA", "MDG", "KEN", "VNM", "IND", "CHN", "CUB", "MAR", "EGY", "COL", "PER", "MEX", "CHL", "ARG", "IDN", "THA",
    "SEN", "NGA", "ETH", "ZAF",
)  # fmt: skip
OWN, DRAFTS = 100, 60
TARGET_MS = 200


def fill_desks() -> None:
    """Parties with records, drafts, introductions and people."""
    from django.contrib.auth import get_user_model

    from bandung import sample
    from bandung.clearance import actions as clearance
    from bandung.exchange import actions as exchange
    from bandung.introductions import actions as introductions
    from bandung.parties import actions as parties
    from bandung.people.models import Mandate
    from bandung.records.columns import to_answers
    from bandung.records.kinds import as_json, read
    from bandung.values import Texts

    at = datetime.now(UTC)
    chance = random.Random(3)
    offers = [as_json(each) for each in sample.offers()]
    needs = [as_json(each) for each in sample.needs()]
    for country in COUNTRIES:
        code = country.lower()
        told = {"id": code, "type": "lead-agency", "speaks_for": [country], "name": {"en": f"Agency {country}"}}
        parties.join(party=read("party", told), by=code, at=at - timedelta(days=200))
        for kind, several in (("offer", offers), ("need", needs)):
            records = []
            for number in range(OWN // 2):
                record = dict(chance.choice(several)) | {"id": f"{kind}-{number}", "countries": [country]}
                records.append(read(kind, record))
            exchange.publish_all(records=records, party=code, by=code, at=at - timedelta(days=chance.randint(0, 150)))
        for number in range(DRAFTS):
            answers = to_answers("need", dict(chance.choice(needs)) | {"id": f"draft-{number}", "countries": [country]})
            draft = clearance.start(party=code, kind="need", answers=answers, by=code, at=at)
            if number % 2:
                clearance.submit(draft=draft.pk, by=code, at=at)
        person = get_user_model().objects.create_user(code)
        for duty in ("draft", "clear"):
            Mandate.objects.create(person=person, party=code, duty=duty, post=code, since=at, given_by=code)
    for country in COUNTRIES:
        code = country.lower()
        for other in chance.sample([each.lower() for each in COUNTRIES if each != country], 5):
            introductions.request(
                kind="offer", uid=f"{other}/offer-{chance.randrange(OWN // 2)}", party=code,
                note=Texts({"en": "Please."}),
                by=code, at=at - timedelta(days=chance.randint(1, 60)),
            )  # fmt: skip


def cookies() -> list[str]:
    """A session of every person, as her browser sends it."""
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client

    found = []
    for country in COUNTRIES:
        client = Client()
        client.force_login(
            get_user_model().objects.get(username=country.lower()), backend=settings.AUTHENTICATION_BACKENDS[0]
        )
        found.append(f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}")
    return found


def main() -> None:
    """Run all of it and print one table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=50_000)
    options.add_argument("--people", type=int, default=20)
    options.add_argument("--seconds", type=float, default=20)
    options.add_argument("--save", action="store_true")
    options.add_argument("--home", type=Path, help="use this node if it is there, and keep it")
    chosen = options.parse_args()
    home = chosen.home or Path(tempfile.mkdtemp(prefix="bandung-dashboard-"))
    os.environ |= {
        "BANDUNG_HOME": str(home / "node"),
        "BANDUNG_MODE": "demonstration",
        "DJANGO_SETTINGS_MODULE": "bandung.site.settings",
    }
    import django

    django.setup()
    if not (home / "node" / "index" / "current").exists():
        fill(chosen.rows)
        fill_desks()
        from bandung.exchange import matches

        matches.rebuild_index()
    signed_in = cookies()
    pages: dict[str, Any] = {
        "dashboard": lambda _chosen: "/en/desk/",
        "queue of drafts": lambda chosen: f"/en/desk/drafts/?sort={chosen.choice(['changed', 'title'])}",
        "introductions": lambda _chosen: "/en/desk/introductions/",
        "public list of needs": lambda _chosen: "/en/needs/",
    }
    server = subprocess.Popen(
        [sys.executable, "-m", "bandung.cli", "serve", "--port", str(PORT)], stdout=subprocess.DEVNULL
    )
    rows = []
    try:
        waited_for(PORT, "/en/")
        for name, paths in pages.items():
            measure(PORT, paths, chosen.people, WARM_UP, signed_in)
            rows.append((name, measure(PORT, paths, chosen.people, chosen.seconds, signed_in)))
    finally:
        server.terminate()
        server.wait()
    names = list(rows[0][1])
    lines = [f"{chosen.rows} records and {len(COUNTRIES)} desks, {chosen.people} people at once "
             f"(target: dashboard p95 {TARGET_MS} ms)"]  # fmt: skip
    lines.append(f"{'page':<28}" + "".join(f"{name:>13}" for name in names))
    lines += [f"{page:<28}" + "".join(f"{figures[name]:>13.1f}" for name in names) for page, figures in rows]
    text = "\n".join(lines) + "\n"
    sys.stdout.write(text)
    if chosen.save:
        (ROOT / "benchmarks" / "results" / "dashboard.txt").write_text(text)
        (ROOT / "benchmarks" / "results" / "dashboard.json").write_text(json.dumps(dict(rows), indent=1) + "\n")
    if not chosen.home:
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main()
