"""``bandung plan`` and ``bandung transfer``: the same actions as the desk."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bandung.cli import plans
from bandung.cli.initiatives import NoRecord
from bandung.cli.training import NoDay
from bandung.consents.errors import OtherVersion
from bandung.partnerships.errors import NoSuchInitiative
from bandung.plans import rules
from bandung.plans.errors import UnknownLine
from bandung.plans.models import Plan, Progress, Transfer
from tests.plans_cast import a_line, agreed, cast

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]

UID = "mdg/cassava"
MDG, BRA = ("--party", "mdg", "--by", "X"), ("--party", "bra", "--by", "Y")
TOLD = {"title": {"en": "Work plan"}, "language": "en", "items": [a_line("harvest", "mdg"), a_line("course", "bra")]}


@pytest.fixture
def node() -> None:
    cast()


def run(*arguments: str, app: Any = plans.app, refused: type[Exception] | None = None) -> str:
    result = CliRunner().invoke(app, list(arguments))
    if refused is not None:
        assert isinstance(result.exception, refused), result.output
    else:
        assert result.exit_code == 0, result.output or repr(result.exception)
    return result.output


def a_file(folder: Path, told: Any) -> str:
    file = folder / "told.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    return str(file)


def test_a_plan_is_proposed_consented_to_reported_on_and_shown(node: None, tmp_path: Path) -> None:
    said = run("propose", UID, a_file(tmp_path, TOLD), *MDG)
    row = Plan.objects.get()
    assert said == f"{row.uid}: waits for bra; digest {row.digest}\n"
    assert f"{row.uid} waits for bra; digest {row.digest}" in run("show", UID, "--party", "bra")
    run("consent", row.uid, "--digest", "0" * 64, *BRA, refused=OtherVersion)
    assert run("consent", row.uid, "--digest", row.digest, *BRA, "--why", "Está bem.") == f"{row.uid}: in-effect\n"
    run("progress", UID, *MDG, "--stand", "harvest=done", "--text", "The harvest is in.", "--on", "2026-11-24")

    shown = json.loads(run("show", UID, "--party", "jica", "--json"))
    assert shown["plan"] == {"uid": row.uid, "digest": row.digest}
    assert [(each["key"], each["state"]) for each in shown["lines"]] == [
        ("harvest", "done"), ("course", "not-stated"),
    ]  # fmt: skip
    assert set(Progress.objects.get().body["text"]) == {"en"}


def test_a_refusal_leaves_it_waiting(node: None, tmp_path: Path) -> None:
    run("propose", UID, a_file(tmp_path, TOLD), *MDG)
    row = Plan.objects.get()

    assert run("consent", row.uid, "--digest", row.digest, *BRA, "--refuse") == f"{row.uid}: proposed\n"

    row.refresh_from_db()
    assert row.state == rules.PROPOSED


def test_what_cannot_be_is_refused(node: None, tmp_path: Path) -> None:
    agreed(UID, *TOLD["items"])  # type: ignore[misc]

    run("propose", UID, str(tmp_path / "none.json"), *MDG, refused=NoRecord)
    run("show", UID, "--party", "ken", refused=NoSuchInitiative)
    run("progress", UID, *MDG, "--stand", "course=done", refused=UnknownLine)
    run("progress", UID, *MDG, "--stand", "harvest=done", "--on", "soon", refused=NoDay)


def test_what_is_late_is_listed(node: None) -> None:
    agreed(UID, a_line("sow", "mdg", start="2020-01-01", end="2020-02-01"), a_line("course", "bra", end="2028-01-01"))

    listed = json.loads(run("late", "--party", "mdg", "--json"))

    assert [(each["what"], each["line"], each["since"]) for each in listed][:1] == [("late-end", "sow", "2020-02-01")]
    assert "late-end" in run("late", "--party", "mdg")
    assert json.loads(run("late", "--party", "ken", "--json")) == []


def test_a_transfer_is_recorded_and_listed(node: None, tmp_path: Path) -> None:
    told = {
        "technology": {"en": "Solar dryer"}, "what": {"en": "Drawings"}, "giver": "bra", "receiver": "mdg",
        "origin": "Pewenche",
    }  # fmt: skip

    said = run("record", UID, a_file(tmp_path, told), *BRA, "--id", "dryer", app=plans.transfer)

    row = Transfer.objects.get()
    assert said.startswith(f"bra/dryer: waits for mdg; digest {row.digest}\n")
    assert "The consent of Pewenche is not stated as given." in said
    listed = json.loads(run("list", UID, "--party", "mdg", "--json", app=plans.transfer))
    assert [(each["uid"], each["confirmed"], each["technology"]) for each in listed] == [
        ("bra/dryer", "", "Solar dryer")
    ]
    assert "Solar dryer" in run("list", UID, "--party", "mdg", app=plans.transfer)
