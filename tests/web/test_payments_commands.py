"""``bandung payments``: from a file of what is owed to payments that have arrived."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bandung.cli.payments import app
from bandung.payments.models import Obligation
from tests.cast import joined
from tests.stage_of_payments import CIRCLE, MEMBERS, terms

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == code, result.output or repr(result.exception)
    return result.output


def test_the_way_from_a_file_to_a_payment_that_arrived(tmp_path: Path) -> None:
    joined(*MEMBERS)
    others = [part for each in MEMBERS for part in ("--to", each)]
    for debtor, creditor, amount in CIRCLE:
        file = tmp_path / f"{debtor}.csv"
        file.write_text(f"creditor,amount,currency,on\n{creditor},{amount},USD,2026-11-01\n")
        run("declare", str(file), "--party", debtor, "--by", "Desk", *others)
        row = json.loads(run("list", "--party", creditor, "--side", "due", "--json"))[0]
        run("answer", row["uid"], "--digest", row["digest"], "--party", creditor, "--by", "Desk")
    file = tmp_path / "round.json"
    file.write_text(json.dumps(terms()))
    assert json.loads(run("round", "prepare", str(file), "--party", "bra"))["moved"] == "40.00"
    run("round", "propose", str(file), "--party", "bra", "--by", "Desk")
    row = json.loads(run("round", "list", "--party", "mdg", "--json"))[0]
    for party in ("mdg", "vnm"):
        told = run("round", "consent", row["uid"], "--digest", row["digest"], "--party", party, "--by", "Desk")
    assert told == "bra/november: holds\n"

    told = run("paid", row["uid"], "--number", "1", "--on", "2026-12-02", "--party", "bra", "--by", "Desk")
    uid, digest = told.strip().split(": digest ")
    assert run("arrived", uid, "--digest", digest, "--party", "mdg", "--by", "Desk").endswith("arrived\n")


def test_a_file_with_a_bad_row_declares_nothing(tmp_path: Path) -> None:
    joined(*MEMBERS)
    file = tmp_path / "owed.csv"
    file.write_text("creditor,amount,currency,on\nmdg,5,USD,2026-11-01\nmdg,5.001,USD,2026-11-01\n")

    told = run("declare", str(file), "--party", "bra", "--by", "Desk", code=1)

    assert "more decimals than USD" in told
    assert not Obligation.objects.exists()
