"""``bandung iati import``, ``imports`` and ``undo``."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bandung.cli import iati
from bandung.partnerships.models import Initiative
from tests.cast import joined
from tests.foreign_files import a_file, an_activity

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]


@pytest.fixture
def file(tmp_path: Path) -> str:
    joined("bra")
    path = tmp_path / "abc.xml"
    norway = ("NO-BRC-971277882", "Norad")
    path.write_bytes(a_file(an_activity(), an_activity("NO-2", title="A road", collaboration="", giver=norway)))
    return str(path)


def run(*words: str, code: int = 0) -> str:
    answer = CliRunner().invoke(iati.app, [*words, "--as", "bra"])
    assert answer.exit_code == code, answer.output
    return answer.output


def standing() -> int:
    return Initiative.objects.filter(withdrawn_at=None).count()


def test_a_dry_run_says_what_would_be_written_and_writes_nothing(file: str) -> None:
    told = json.loads(run("import", file, "--dry-run", "--json"))

    assert (told["activities"], told["chosen"], told["sums"]) == (2, 1, [["delivery", "BRL", "1000.50"]])
    assert standing() == 0


def test_what_was_found_or_everything_is_taken_over_once_and_undone(file: str) -> None:
    first = json.loads(run("import", file, "--json"))
    everything = json.loads(run("import", file, "--all", "--json"))
    nothing = json.loads(run("import", file, "--all", "--json"))

    assert (first["became"], everything["became"], "import" in nothing) == ({"new": 1}, {"new": 1}, False)
    assert standing() == 2
    assert everything["import"] in run("imports")
    assert "2 records taken back, 0 stay" in run("undo", everything["import"])
    assert standing() == 1
    assert "2 records taken back, 0 stay" in run("undo", first["import"], "--activity", "BR-ABC-1")
    assert standing() == 0


def test_what_is_no_iati_ends_with_one(file: str) -> None:
    Path(file).write_text("<html/>")

    assert "web page" in run("import", file, code=1)
