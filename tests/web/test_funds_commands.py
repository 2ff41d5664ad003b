"""``bandung fund``, ``call``, ``proposal``: the same actions as the desk."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from bandung.cli import funds
from bandung.cli.statements import BadFile
from bandung.funds import queries
from bandung.funds.errors import NoSuchCall, NotEligible
from bandung.records.errors import BadRecord
from bandung.records.kinds import as_json
from tests.cast import joined
from tests.stage_of_funds import PARTIES, a_call, a_fund, a_proposal, agreed_call, agreed_proposal, assessed_together

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]

TODAY = datetime.now(UTC).date()
WINDOW = {"opens": (TODAY - timedelta(days=2)).isoformat(), "closes": (TODAY + timedelta(days=2)).isoformat()}


@pytest.fixture(autouse=True)
def parties() -> None:
    joined(*PARTIES)


def run(app: typer.Typer, *arguments: str, refused: type[Exception] | None = None, code: int = 0) -> str:
    result = CliRunner().invoke(app, list(arguments))
    if refused is not None:
        assert isinstance(result.exception, refused), result.output
    else:
        assert result.exit_code == code, result.output or repr(result.exception)
    return result.output


def file_of(folder: Path, record: Any, **more: Any) -> str:
    path = folder / f"{record.id}.json"
    path.write_text(json.dumps(as_json(record) | more), encoding="utf-8")
    return str(path)


def listed(app: typer.Typer, *more: str) -> Any:
    return json.loads(run(app, "list", "--json", *more))


WHO = ("--party", "bra", "--by", "Desk")
OTHER = ("--party", "vnm", "--by", "Desk")


def test_the_way_from_a_fund_to_a_proposal(tmp_path: Path) -> None:
    assert run(funds.fund, "open", file_of(tmp_path, a_fund()), *WHO).startswith("bra/joint: entry ")
    assert listed(funds.fund) == []
    digest = listed(funds.fund, "--party", "vnm")[0]["digest"]
    run(funds.fund, "consent", "bra/joint", "--digest", digest, *OTHER)
    assert listed(funds.fund)[0]["shares"] == "bra:1000000 vnm:1000000"
    run(funds.fund, "announce", "bra/joint", *WHO)
    run(funds.call, "announce", "bra/call-2027", *WHO, refused=NoSuchCall)
    run(funds.call, "open", file_of(tmp_path, a_call(**WINDOW)), *WHO)
    waiting = listed(funds.call, "--party", "vnm", "--state", "proposed")
    run(funds.call, "consent", "bra/call-2027", "--digest", waiting[0]["digest"], *OTHER)
    assert [each["state"] for each in listed(funds.call, "--sector", "122", "--country", "BRA")] == ["open"]
    assert "bra/call-2027" in run(funds.call, "list")

    good = file_of(tmp_path, a_proposal())
    assert "no" not in [line.split()[1] for line in run(funds.proposal, "check", good).splitlines()[1:] if line]
    poor = file_of(tmp_path, a_proposal("poor"), asked_for="999999")
    assert "100000 USD at most" in run(funds.proposal, "check", poor, code=1)
    run(funds.proposal, "submit", poor, *WHO, refused=NotEligible)
    run(funds.proposal, "submit", good, *WHO)
    digest = listed(funds.proposal, "--party", "vnm")[0]["digest"]
    run(funds.proposal, "consent", "bra/milk", "--digest", digest, *OTHER)

    assert queries.proposal("bra/milk", "bra").stands


def test_the_ranking_is_printed_for_those_who_decide() -> None:
    agreed_call()
    assessed_together(agreed_proposal())

    told = json.loads(run(funds.call, "ranking", "bra/call-2027", "--party", "vnm", "--json"))

    assert told == [
        {"rank": 1, "proposal": "bra/milk", "points": "74.00", "bra": "74.00", "vnm": "74.00", "divergence": "0.00"}
    ]
    assert "0 of 1 still to be assessed" in run(funds.call, "ranking", "bra/call-2027", "--party", "bra")
    run(funds.call, "ranking", "bra/call-2027", "--party", "ken", refused=NoSuchCall)


def test_what_is_no_record_is_refused(tmp_path: Path) -> None:
    run(funds.fund, "open", str(tmp_path / "nothing.json"), *WHO, refused=BadFile)
    run(funds.fund, "open", file_of(tmp_path, a_fund(), currency="dollars"), *WHO, refused=BadRecord)
