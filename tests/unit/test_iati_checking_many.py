"""Folders of files are checked in parallel, reported together, and taken up where they were left."""

import csv
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bandung.cli.iati import app
from bandung.cli.iati_checks import Version
from bandung.standards.iati import checking_many
from bandung.standards.iati.checking_many import Asked, check_many, files_in
from bandung.standards.iati.document import VERSIONS
from bandung.standards.iati.findings import Verdict
from tests.unit.test_iati_results import BAD
from tests.unit.test_iati_validating import GOOD, OLD

ASKED = Asked(datetime(2026, 11, 1, tzinfo=UTC))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "published"
    (home / "old").mkdir(parents=True)
    (home / "good.xml").write_text(f'<iati-activities version="2.03">{GOOD}</iati-activities>', "utf-8")
    (home / "bad.xml").write_text(f'<iati-activities version="2.03">{GOOD}{BAD}</iati-activities>', "utf-8")
    (home / "old" / "a.XML").write_text(f'<iati-activities version="1.04">{OLD}</iati-activities>', "utf-8")
    (home / "notes.txt").write_text("no file of IATI", "utf-8")
    return home


def bandung(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["validate", *map(str, arguments), "--on", "2026-11-01"])


def test_files_in_folders_are_found_once(folder: Path) -> None:
    names = [each.name for each in files_in([folder / "good.xml", folder, folder / "notes.txt"])]
    assert names == ["good.xml", "bad.xml", "a.XML", "notes.txt"]


def test_what_was_checked_is_not_checked_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep, files = tmp_path / "kept", files_in([folder])
    told: list[tuple[int, int]] = []
    first = check_many(files, keep, ASKED, processes=1, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert [each.summary.verdict for each in first] == [Verdict.ERRORS, Verdict.CLEAN, Verdict.ERRORS]
    (folder / "good.xml").write_text(f'<iati-activities version="2.03">{BAD}</iati-activities>', "utf-8")

    again = check_many(files, keep, ASKED, processes=1)

    assert [each.was_there for each in again] == [True, False, True]
    assert [each.summary.good for each in again] == [1, 0, 0]
    other_day = check_many(files, keep, Asked(datetime(2026, 11, 2, tzinfo=UTC)), processes=1)
    assert not any(each.was_there for each in other_day)
    monkeypatch.setattr(checking_many, "_of_data", lambda: "other lists")
    assert not any(each.was_there for each in check_many(files, keep, ASKED, processes=1))


def test_an_interrupted_run_leaves_what_it_has(folder: Path, tmp_path: Path) -> None:
    def interrupted(done: int, _of: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check_many(files_in([folder]), tmp_path / "kept", ASKED, processes=1, progress=interrupted)
    again = check_many(files_in([folder]), tmp_path / "kept", ASKED, processes=1)
    assert sum(each.was_there for each in again) == 2


def test_several_processes_find_the_same(folder: Path, tmp_path: Path) -> None:
    files = files_in([folder])
    one = check_many(files, tmp_path / "one", ASKED, processes=1)
    two = check_many(files, tmp_path / "two", ASKED, processes=2)
    assert [(each.name, each.summary) for each in two] == [(each.name, each.summary) for each in one]


def test_a_file_that_cannot_be_opened_is_among_the_others(folder: Path, tmp_path: Path) -> None:
    gone = folder / "gone.xml"
    [outcome] = check_many([gone], tmp_path, ASKED, processes=1)
    [finding] = outcome.result().findings()
    assert outcome.summary.verdict is Verdict.UNREADABLE
    assert finding.said() == "This file could not be opened (No such file or directory)."


def test_the_command_reports_on_a_folder(folder: Path, tmp_path: Path) -> None:
    keep, report = tmp_path / "kept", tmp_path / "report.json"
    told = bandung(folder, "--format", "json", "-o", report, "--keep", keep)
    assert told.exit_code == 1, told.output
    files = json.loads(report.read_text("utf-8"))["files"]
    assert [each["summary"]["verdict"] for each in files] == ["errors", "clean", "errors"]
    assert "errors 2, clean 1" in told.output
    again = bandung(folder, "--format", "csv", "-o", tmp_path / "report.csv", "--keep", keep)
    assert "3 of 3 files had been checked in an earlier run" in again.output
    with (tmp_path / "report.csv").open(encoding="utf-8", newline="") as rows:
        assert {each["rule"] for each in csv.DictReader(rows)} >= {"code.Sector", "version"}


def test_the_command_prints_some_and_says_how_many_more(folder: Path) -> None:
    told = bandung(folder / "bad.xml", "--most", "1")
    assert told.output.count("How") == 0 and "2 more; --most 0 or --format shows them" in told.output
    assert bandung(folder / "old" / "a.XML", "--only", "schema", "--version", "2.03").exit_code == 1
    assert bandung(folder / "old" / "a.XML", "--only", "schema").exit_code == 0


def test_the_command_offers_every_version() -> None:
    assert [each.value for each in Version] == list(VERSIONS)
