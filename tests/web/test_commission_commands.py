"""``bandung commission`` and ``bandung act``: the same actions as the desk, and a paper verified without a browser."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bandung.cli import commissions
from bandung.cli.commissions import NotSigned, NotThere
from bandung.cli.initiatives import NoRecord
from bandung.commissions.errors import NoSuchCommission, NotNow
from bandung.commissions.models import AgendaItem, CommissionAct, CommissionSession
from bandung.consents.errors import OtherVersion
from bandung.printing.errors import MistypedCode, NotPrintedHere
from bandung.records.errors import BadRecord
from bandung.records.kinds import as_json
from tests.cast import joined
from tests.commissions import SESSION, an_act, confirmed, session_told, signed

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]

BY = ("--by", "Agency, Director")


def run(*arguments: str, group: Any = commissions.app, refused: type[Exception] | None = None) -> str:
    result = CliRunner().invoke(group, list(arguments))
    if refused is not None:
        assert isinstance(result.exception, refused), result.output
    else:
        assert result.exit_code == 0, result.output or repr(result.exception)
    return result.output


def act(*arguments: str, refused: type[Exception] | None = None) -> str:
    return run(*arguments, group=commissions.act, refused=refused)


def written(folder: Path, told: dict[str, Any]) -> str:
    file = folder / "record.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    return str(file)


def test_a_session_is_convened_agreed_and_its_act_signed_and_printed(tmp_path: Path) -> None:
    joined("bra", "mdg")
    assert run("convene", written(tmp_path, session_told()), "--party", "bra", *BY).startswith("bra/first: entry ")
    row = CommissionSession.objects.get()
    run("consent", SESSION, "--party", "mdg", "--digest", row.newest, *BY)
    listed = json.loads(run("list", "--party", "mdg", "--state", "confirmed", "--partner", "bra", "--json"))
    assert [each["uid"] for each in listed] == [SESSION]
    item = {"id": "seeds", "type": "project", "title": {"pt": "Sementes"}}
    run("bring", SESSION, written(tmp_path, item), "--party", "bra", *BY)
    assert AgendaItem.objects.get().register == "bra"

    told = {name: value for name, value in as_json(an_act()).items() if name not in ("id", "session", "parties")}
    proposed = run("propose", SESSION, written(tmp_path, told), "--party", "bra", *BY)
    found = CommissionAct.objects.get()
    assert found.digest in proposed
    run("consent", found.uid, "--party", "mdg", "--digest", found.digest, "--text", "D’accord.", *BY)
    shown = json.loads(run("show", SESSION, "--party", "mdg"))
    assert (shown["state"], shown["signed"]) == ("held", found.uid)
    assert [each["what"] for each in shown["due"]] == ["mid-term", "next-session"]

    paper = tmp_path / "act.pdf"
    code = act("pdf", found.uid, "--party", "mdg", "--to", str(paper)).split()[-1]
    assert paper.read_bytes().startswith(b"%PDF")
    told_of_it = act("verify", str(paper))
    assert "signed by all" in told_of_it
    assert "the pages say what the record says" in told_of_it
    assert "signed by all" in act("verify", found.digest)
    act("verify", code, refused=NotSigned)
    for party in ("bra", "mdg"):
        run("consent", found.uid, "--party", party, "--digest", found.digest, "--says", "publish", *BY)
    assert "I-2027" in act("verify", code)


def test_what_cannot_be_done_is_refused_with_its_sentence(tmp_path: Path) -> None:
    joined("bra", "mdg", "ken")
    run("convene", written(tmp_path, session_told(until="2026-01-01")), "--party", "bra", *BY, refused=BadRecord)
    run("convene", str(tmp_path / "nothing.json"), "--party", "bra", *BY, refused=NoRecord)
    confirmed()
    run("show", SESSION, "--party", "ken", refused=NoSuchCommission)
    run("consent", SESSION, "--party", "mdg", "--digest", "0" * 64, *BY, refused=OtherVersion)
    signed()
    run("propose", SESSION, written(tmp_path, as_json(an_act(id="late"))), "--party", "bra", *BY, refused=NotNow)


def test_what_is_no_act_of_ours_is_not_verified(tmp_path: Path) -> None:
    joined("bra", "mdg")
    confirmed()
    uid = signed()
    other = tmp_path / "other.pdf"
    other.write_bytes(b"%PDF-1.7 nothing")

    act("verify", str(other), refused=NotPrintedHere)
    act("verify", str(tmp_path / "nowhere.pdf"), refused=NotThere)
    act("verify", "AAAA-BBBB", refused=MistypedCode)
    act("verify", "0" * 64, refused=NotSigned)
    act("pdf", uid, "--party", "bra", "--to", str(tmp_path / "no" / "folder.pdf"), refused=NotThere)
