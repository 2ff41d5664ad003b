"""``bandung contributions``: the same actions as the desk."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bandung.cli import contributions
from bandung.cli.statements import BadFile
from bandung.contributions.errors import NoSuchContribution, OtherVersion, YearClosed
from bandung.contributions.models import Contribution, Settlement
from bandung.records.errors import BadRecord
from tests.cast import joined
from tests.factories import a_contribution

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]

UID = "bra/agronomists"
BRA, MDG = ("--party", "bra", "--by", "X"), ("--party", "mdg", "--by", "Y")


@pytest.fixture(autouse=True)
def node() -> None:
    joined("bra", "mdg", "ken")


def run(*arguments: str, refused: type[Exception] | None = None, typed: str = "") -> str:
    result = CliRunner().invoke(contributions.app, list(arguments), input=typed)
    if refused is not None:
        assert isinstance(result.exception, refused), result.output
    else:
        assert result.exit_code == 0, result.output or repr(result.exception)
    return result.output


def a_file(folder: Path, told: Any) -> str:
    file = folder / "told.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    return str(file)


def test_the_way_from_a_declaration_to_a_settlement(tmp_path: Path) -> None:
    told = run("declare", "--file", a_file(tmp_path, [a_contribution(), a_contribution("second")]), *BRA)
    assert told.splitlines()[1].split() == [UID, "new"]
    row = Contribution.objects.get(pk=UID)
    listed = json.loads(run("list", "--party", "mdg", "--waiting", "--json"))
    assert {each["uid"] for each in listed} == {UID, "bra/second"}
    run("confirm", UID, "--digest", "0" * 64, *MDG, refused=OtherVersion)
    assert run("confirm", UID, "--digest", row.digest, *MDG, "--quantity", "30") == f"{UID}: partly\n"
    assert run("dispute", UID, "--digest", row.digest, *MDG, "--text", "Personne.") == f"{UID}: disputed\n"
    run("settle", UID, "--digest", row.digest, *BRA, "--quantity", "38")
    said = Settlement.objects.get()
    assert "waits" in run("show", UID, "--party", "bra")
    assert run("agree", said.uid, "--digest", said.digest, *MDG) == f"{said.uid}: mdg consents\n"

    shown = json.loads(run("show", UID, "--party", "mdg", "--json"))
    assert (shown["said"], shown["settlements"][0]["holds"]) == ("settled", True)
    assert "1 of 1" in run("list", "--party", "bra", "--said", "settled")
    assert "0 of 0" in run("list")


def test_a_year_is_closed_after_a_question(tmp_path: Path) -> None:
    file = a_file(tmp_path, a_contribution())
    run("declare", "--file", file, *BRA)
    result = CliRunner().invoke(contributions.app, ["close-year", "2026", *BRA], input="n\n")
    assert result.exit_code == 1

    assert run("close-year", "2026", *BRA, typed="y\n").endswith("bra/year-2026: entry 4\n")

    changed = a_file(tmp_path, a_contribution(quantity="44"))
    run("declare", "--file", changed, *BRA, refused=YearClosed)
    assert "changed" in run("declare", "--file", changed, *BRA, "--into-closed")


def test_what_cannot_be_is_refused(tmp_path: Path) -> None:
    run("declare", "--file", str(tmp_path / "none.json"), *BRA, refused=BadFile)
    run("declare", "--file", a_file(tmp_path, ["x"]), *BRA, refused=BadFile)
    run("declare", "--file", a_file(tmp_path, a_contribution(quantity="x")), *BRA, refused=BadRecord)
    run("declare", "--file", a_file(tmp_path, a_contribution()), *BRA)
    run("show", UID, "--party", "ken", refused=NoSuchContribution)
    row = Contribution.objects.get()
    run("dispute", UID, "--digest", row.digest, *MDG, refused=BadRecord)


def test_reading_published_projects_belongs_to_the_same_group() -> None:
    assert "load-reported" in run("--help")
