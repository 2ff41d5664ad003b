"""A clearing round of 5,000 obligations that 20 members hold in their registers, beside pandas netting a flat file.

    python benchmarks/payments_round.py

Each in a process of its own, ours on a node of its own: declared and confirmed, the round looked at and proposed, the
consents of 19 members, the pages that an officer opens. Prints seconds of the processor. The peer reads the same
obligations from a CSV and nets them by party, in floating point and for one currency after another: what a spreadsheet
would do, without anybody's word on it.
"""

import argparse
import csv
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

OBLIGATIONS, MEMBERS, DAYS = 5_000, 20, 60
RATES = {"USD": "1", "CNY": "0.1391", "INR": "0.01173", "BRL": "0.187"}
RESULT = Path(__file__).parent / "results" / "payments_round.txt"
AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
COLUMNS = ("debtor", "creditor", "amount", "currency", "on")


def obligations(count: int) -> list[dict[str, str]]:
    """Banks of very different size, as trade is."""
    chance = random.Random(2026)
    size = [chance.lognormvariate(0, 1.4) for _each in range(MEMBERS)]
    made = []
    for _number in range(count):
        debtor, creditor = chance.choices(range(MEMBERS), size, k=2)
        if debtor == creditor:
            creditor = (debtor + 1) % MEMBERS
        made.append(
            {
                "debtor": code(debtor), "creditor": code(creditor), "currency": chance.choice(list(RATES)),
                "amount": f"{chance.randint(100, 10_000_000) / 100:.2f}",
                "on": (date(2026, 9, 1) + timedelta(chance.randrange(DAYS))).isoformat(),
            }
        )  # fmt: skip
    return made


def code(number: int) -> str:
    return f"bank-{number:02d}"


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def pandas_alone(path: Path) -> dict[str, float]:
    """What each member receives less what it pays."""
    import pandas

    begun = time.process_time()
    frame = pandas.read_csv(path)
    frame["value"] = frame["amount"] * frame["currency"].map({name: float(rate) for name, rate in RATES.items()})
    net = frame.groupby("creditor")["value"].sum().sub(frame.groupby("debtor")["value"].sum(), fill_value=0)
    return {"seconds": time.process_time() - begun, "megabytes": peak(), "moved": float(net[net > 0].sum())}


class Stage:
    """Members with a mandate each, and seconds of the processor by step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def timed(self, name: str, work: Callable[[], Any]) -> Any:
        begun = time.process_time()
        found = work()
        self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - begun
        return found


def whole_round(path: Path) -> dict[str, float]:
    os.environ["BANDUNG_MODE"] = "demonstration"
    os.environ["DJANGO_SETTINGS_MODULE"] = "bandung.site.settings"
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.test import Client
    from django.test.utils import setup_test_environment

    from bandung.parties import actions as parties
    from bandung.payments import actions
    from bandung.payments.models import ClearingRound, Obligation
    from bandung.people.models import Mandate
    from bandung.records.kinds import read
    from bandung.registers.append import append_all, publish

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    setup_test_environment()
    stage, codes, clients = Stage(), [code(number) for number in range(MEMBERS)], {}
    for each in codes:
        party = {"id": each, "type": "regional-body", "name": {"en": each}}
        parties.join(party=read("party", party), by="b", at=AT)
        person = get_user_model().objects.create_user(each, password="a-long-enough-password")
        for duty in ("clear", "consent"):
            Mandate.objects.create(person=person, party=each, duty=duty, post="b", since=AT, given_by="x")
        clients[each] = Client()
        clients[each].force_login(person)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    owed: dict[str, list[dict[str, str]]] = {each: [] for each in codes}
    for row in rows:
        owed[row["debtor"]].append({name: value for name, value in row.items() if name != "debtor"})

    def told(party: str, minute: int = 0) -> dict[str, Any]:
        return {"party": party, "by": "b", "at": AT + timedelta(minutes=minute)}

    stage.timed("declared", lambda: [actions.declare(owed[each], also_to=codes, **told(each)) for each in codes])

    def confirmed(creditor: str) -> None:
        """One batch, as a system of a bank would send it: a call for each writes the same."""
        steps = []
        for number, row in enumerate(Obligation.objects.filter(creditor=creditor).order_by("uid")):
            about = row.reference.model_dump()
            word = read("consent", {"id": f"yes-{number}", "to": about, "kind": "obligation", "says": "consent"})
            steps.append(publish(word, audience="parties", to=[each for each in codes if each != creditor]))
        append_all(creditor, steps, by="b", at=AT)

    stage.timed("confirmed", lambda: [confirmed(each) for each in codes])
    terms = {
        "title": {"en": "November"}, "language": "en", "members": codes, "unit": "USD", "until": "2026-11-24",
        "settles_on": "2026-12-02", "interest": "4.5",
        "rates": [
            {"currency": name, "rate": rate, "source": "Central bank", "on": "2026-11-24"}
            for name, rate in RATES.items() if name != "USD"
        ],
    }  # fmt: skip
    author = codes[0]
    stage.timed("looked at", lambda: actions.prepare(terms, party=author))
    row = stage.timed("proposed", lambda: actions.propose(terms, **told(author)))
    other = stage.timed("a second one proposed", lambda: actions.propose(terms, **told(codes[1])))

    def page(name: str, address: str, reader: str) -> None:
        assert clients[reader].get(address).status_code == 200, address
        stage.timed(name, lambda: [clients[reader].get(address) for _each in range(5)])
        stage.seconds[name] /= 5

    page("page of the round, proposed", f"/en/desk/payments/rounds/{row.uid}/", author)
    for minute, each in enumerate(codes[1:-1], 1):
        stage.timed(
            "consents but the last, each",
            lambda each=each, minute=minute: actions.consent(
                kind="clearing-round", uid=row.uid, digest=row.digest, **told(each, minute)
            ),
        )
    stage.seconds["consents but the last, each"] /= MEMBERS - 2
    stage.timed(
        "the last consent",
        lambda: actions.consent(kind="clearing-round", uid=row.uid, digest=row.digest, **told(codes[-1], MEMBERS)),
    )
    row.refresh_from_db()
    other.refresh_from_db()
    assert (row.state, other.why) == ("holds", "cleared")
    number = next(at for at, due in enumerate(row.says.payments, 1) if due.payer)
    payer = row.says.payments[number - 1].payer
    stage.timed(
        "a payment said", lambda: actions.pay(round_uid=row.uid, number=number, on="2026-12-02", **told(payer, 60))
    )
    page("page of the round, held", f"/en/desk/payments/rounds/{row.uid}/", author)
    page("list of rounds", "/en/desk/payments/rounds/", author)
    page("payments of a party", "/en/desk/payments/", author)
    page("payments waiting, today", "/en/desk/", author)
    moved = float(ClearingRound.objects.get(pk=row.uid).says.moved)
    return stage.seconds | {"megabytes": peak(), "moved": moved, "payments": len(row.says.payments)}


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
    arguments.add_argument("--obligations", type=int, default=OBLIGATIONS)
    arguments.add_argument("--part", choices=("pandas", "round"))
    arguments.add_argument("--file", type=Path)
    told = arguments.parse_args()
    if told.part:
        print(json.dumps(pandas_alone(told.file) if told.part == "pandas" else whole_round(told.file)))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "owed.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, COLUMNS)
            table.writeheader()
            table.writerows(obligations(told.obligations))
        peer, ours = in_a_process("pandas", path), in_a_process("round", path)
    lines = [
        f"{told.obligations:,} obligations of {MEMBERS} members in {len(RATES)} currencies, seconds of the processor"
    ]
    memory, moved, payments = ours.pop("megabytes"), ours.pop("moved"), int(ours.pop("payments"))
    lines += [f"  {name:34}{seconds:8.3f}" for name, seconds in ours.items()]
    lines += [
        f"{payments} payments move {moved:,.2f} USD with interest; {memory:.0f} MB",
        f"pandas, positions from the file and nothing else {peer['seconds']:.3f}, without interest "
        f"{peer['moved']:,.2f} USD; {peer['megabytes']:.0f} MB",
    ]  # fmt: skip
    text = "\n".join(lines) + "\n"
    print(text, end="")
    if told.obligations == OBLIGATIONS:
        RESULT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
