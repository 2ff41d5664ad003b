"""Folders and outputs on the command line as they should not be: one sentence, and it ends with 1."""

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bandung.cli import main
from bandung.cli.iati import app
from bandung.standards.iati.errors import ItemTooLarge, NoFiles, UnknownVersion
from bandung.standards.iati.limits import Limits
from bandung.standards.iati.reading import read
from tests.explored import told

FILE = f'<iati-activities version="2.03">{told("BR-1")}</iati-activities>'.encode()


@pytest.mark.parametrize("command", ["validate", "find"])
def test_a_folder_without_files_is_not_in_order(tmp_path: Path, command: str) -> None:
    answer = CliRunner().invoke(app, [command, str(tmp_path)])

    assert answer.exit_code == 1
    assert isinstance(answer.exception, NoFiles)


def test_flattening_ends_with_1_where_a_file_could_not_be_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "cut.xml").write_bytes(FILE[:-30])

    answer = CliRunner().invoke(app, ["flatten", str(tmp_path / "in"), "-o", str(tmp_path / "out")])

    assert answer.exit_code == 1
    assert "cut.xml: Line" in answer.output


def test_where_nothing_can_be_written_it_is_said_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.xml").write_bytes(FILE)
    to = tmp_path / "nowhere" / "a.json"
    monkeypatch.setattr(sys, "argv", ["bandung", "iati", "validate", str(tmp_path), "-o", str(to), "--format", "json"])
    monkeypatch.setattr(main, "assemble", lambda asked: None)
    monkeypatch.setattr(main, "app", lambda: app(sys.argv[2:]))

    with pytest.raises(SystemExit) as ended:
        main.main()

    assert ended.value.code == 1
    assert capsys.readouterr().err.splitlines()[-1] == f"{to}: No such file or directory"


def test_what_cannot_be_read_does_not_come_back(tmp_path: Path) -> None:
    (tmp_path / "cut.xml").write_bytes(FILE[:-30])

    assert CliRunner().invoke(app, ["check-roundtrip", str(tmp_path / "cut.xml")]).exit_code == 1


def test_the_last_activity_of_a_file_that_is_too_large_is_told_of_as_that(tmp_path: Path) -> None:
    many = "<budget/>" * 30_000
    inside = f"{told('BR-1')}{told('BR-2', more=many)}"
    (tmp_path / "a.xml").write_text(f'<iati-activities version="2.03">{inside}</iati-activities>', encoding="utf-8")

    document = read(tmp_path / "a.xml", limits=Limits(item=4_000_000))

    assert [item.findtext("iati-identifier") for item in document.items()] == ["BR-1"]
    assert [type(problem) for problem in document.problems] == [ItemTooLarge]


def test_a_version_that_never_ends_is_not_repeated_whole(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(FILE.replace(b"2.03", b"9" * 10_000))

    with pytest.raises(UnknownVersion) as refusal:
        read(tmp_path / "a.xml")

    assert len(str(refusal.value)) < 200
