"""The pipeline board of an agency that takes part in 20,000 initiatives, and the public list beside it.

    python benchmarks/pipeline.py [--initiatives 20000] [--people 4] [--seconds 20] [--home FOLDER] [--save]

Every initiative is opened by one agency with one of nineteen partners, who joined; each stands at one of five stages.
Every person is of that agency and asks for one page after the other without a pause, on the same two cores as the
server. The public list of needs at the same node is measured in the same run: a page without anything personal.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from dashboard import COUNTRIES
from pages import PORT, ROOT, WARM_UP, measure, waited_for

OWN = "mwi"
STAGES = ("screened", "matched", "formulating", "withdrawn")
BATCH = 1_000
TARGET_MS = 200


def fill(initiatives: int) -> None:
    """One agency, its partners, the sample, and all the initiatives."""
    from django.contrib.auth import get_user_model

    from bandung.parties import actions as parties
    from bandung.people.models import Mandate
    from bandung.records.kinds import read
    from bandung.registers import readers
    from bandung.site.demonstration import load_sample

    at = datetime.now(UTC) - timedelta(days=100)
    load_sample(at=at)
    for country in ("MWI", *COUNTRIES[:19]):
        told = {
            "id": country.lower(),
            "type": "lead-agency",
            "speaks_for": [country],
            "name": {"en": f"Agency {country}"},
        }
        parties.join(party=read("party", told), by=country, at=at)
    for number in range(20):
        person = get_user_model().objects.create_user(f"officer-{number}")
        for duty in ("draft", "clear", "consent"):
            Mandate.objects.create(person=person, party=OWN, duty=duty, post=OWN, since=at, given_by=OWN)
    readers.FOLLOWERS.clear()  # nobody is told of what a benchmark fills in
    chance = random.Random(4)
    for start in range(0, initiatives, BATCH):
        _open(range(start, min(start + BATCH, initiatives)), chance, at)
        print(f"\r{min(start + BATCH, initiatives)} initiatives", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


def _open(numbers: range, chance: random.Random, at: datetime) -> None:
    from bandung.records.kinds import read
    from bandung.records.partnerships import Consent, Initiative, Move
    from bandung.registers.append import append_all, publish

    partners = [each.lower() for each in COUNTRIES[:19]]
    with_whom = {number: chance.choice(partners) for number in numbers}
    days = {number: at + timedelta(minutes=number) for number in numbers}
    steps = []
    for number, partner in with_whom.items():
        told = {
            "id": f"initiative-{number}", "type": chance.choice(["action", "project", "programme"]),
            "title": {"en": f"Cooperation number {number} with {partner}"},
            "summary": {"en": "Training, missions and equipment for hospitals of two districts."}, "language": "en",
            "lead": OWN, "sectors": [chance.choice(["12220", "31120", "14030", "11320"])],
            "participations": [
                {"party": OWN, "country": "MWI", "role": "recipient"},
                {"party": partner, "country": partner.upper(), "role": "provider"},
            ],
        }  # fmt: skip
        steps.append(publish(read(Initiative, told), audience="parties", to=[partner]))
    opened = append_all(OWN, steps, by=OWN, at=days[numbers[0]])
    references = {
        number: {"register_code": OWN, "record": entry.record, "digest": entry.digest}
        for number, entry in zip(numbers, opened, strict=True)
    }
    for partner in partners:
        said = [
            publish(read(Consent, {"id": f"word-{number}", "to": references[number], "kind": "initiative"}),
                    audience="parties", to=[OWN])
            for number, other in with_whom.items() if other == partner
        ]  # fmt: skip
        if said:
            append_all(partner, said, by=partner, at=days[numbers[0]] + timedelta(hours=1))
    last: dict[int, str] = {}
    for place, to in enumerate(STAGES[:3]):
        going = [number for number in numbers if number % 5 > place]
        moves = []
        for number in going:
            told = {
                "id": f"move-{number}-{place}", "initiative": references[number], "to": to, "after": last.get(number),
                "text": {"en": "Checked against the plan."},
            }  # fmt: skip
            moves.append(publish(read(Move, told), audience="parties", to=[with_whom[number]]))
        made = append_all(OWN, moves, by=OWN, at=days[numbers[0]] + timedelta(hours=2 + place))
        last |= {number: entry.digest for number, entry in zip(going, made, strict=True)}


def cookies() -> list[str]:
    """A session of every officer, as her browser sends it."""
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client

    found = []
    for number in range(20):
        client = Client()
        officer = get_user_model().objects.get(username=f"officer-{number}")
        client.force_login(officer, backend=settings.AUTHENTICATION_BACKENDS[0])
        found.append(f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}")
    return found


def main() -> None:
    """Run all of it and print one table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--initiatives", type=int, default=20_000)
    options.add_argument("--people", type=int, default=4)
    options.add_argument("--seconds", type=float, default=20)
    options.add_argument("--save", action="store_true")
    options.add_argument("--home", type=Path, help="use this node if it is there, and keep it")
    chosen = options.parse_args()
    home = chosen.home or Path(tempfile.mkdtemp(prefix="bandung-pipeline-"))
    os.environ |= {
        "BANDUNG_HOME": str(home / "node"),
        "BANDUNG_MODE": "demonstration",
        "DJANGO_SETTINGS_MODULE": "bandung.site.settings",
    }
    import django

    django.setup()
    if not (home / "node" / "filled").exists():
        subprocess.run([sys.executable, "-m", "bandung.cli", "prepare"], check=True, stdout=subprocess.DEVNULL)
        fill(chosen.initiatives)
        from bandung.exchange import matches

        matches.rebuild_index()
        (home / "node" / "filled").touch()
    signed_in = cookies()
    pages: dict[str, Any] = {
        "pipeline": lambda _chosen: "/en/desk/initiatives/",
        "pipeline, one partner": lambda chosen: (
            f"/en/desk/initiatives/?partner={chosen.choice(COUNTRIES[:19]).lower()}"
        ),
        "one initiative": lambda chance: f"/en/desk/initiatives/mwi/initiative-{chance.randrange(chosen.initiatives)}/",
        "public initiatives": lambda _chosen: "/en/initiatives/",
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
    lines = [f"{chosen.initiatives} initiatives of one agency, {chosen.people} people at once "
             f"(target: pipeline p95 {TARGET_MS} ms)"]  # fmt: skip
    lines.append(f"{'page':<28}" + "".join(f"{name:>13}" for name in names))
    lines += [f"{page:<28}" + "".join(f"{figures[name]:>13.1f}" for name in names) for page, figures in rows]
    text = "\n".join(lines)
    print(text)
    if chosen.save:
        (ROOT / "benchmarks" / "results" / "pipeline.txt").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
