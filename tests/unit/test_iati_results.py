"""The results of a check in a folder: everything comes back as it was found, and the bad ones are listed."""

import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bandung.standards.iati import results
from bandung.standards.iati.findings import Finding, Severity, Verdict
from bandung.standards.iati.results import grouped, load, number_of, run
from bandung.standards.iati.showing import WRITERS
from bandung.standards.iati.validating import Check, check
from tests.unit.test_iati_validating import GOOD

AT = datetime(2026, 11, 1, tzinfo=UTC)
BAD = GOOD.replace('code="UG"', 'code="UX"').replace("XM-DAC-1-A<", "XM-DAC-1-B <").replace('code="31120"', 'code="0"')


def a_check(*activities: str) -> Check:
    text = f'<iati-activities version="2.03">\n{"".join(activities)}</iati-activities>'
    return check(io.BytesIO(text.encode()), at=AT, name="a.xml")


def test_results_come_back_as_they_were_found(tmp_path: Path) -> None:
    again = list(a_check(GOOD, BAD).findings())

    made = run(a_check(GOOD, BAD), tmp_path)

    kept = load(tmp_path)
    assert kept is not None
    said = [(each.rule, each.line, each.path, each.said(), each.how_to_mend()) for each in again]
    for result in (made, kept):
        assert [(e.rule, e.line, e.path, e.said(), e.how_to_mend()) for e in result.findings()] == said
        assert (result.name, result.version, result.kind) == ("a.xml", "2.03", "iati-activities")
        assert (result.summary.items, result.summary.good, result.summary.verdict) == (2, 1, Verdict.ERRORS)
        assert [(each.number, each.identifier, each.errors, each.warnings) for each in result.bad] == [
            (2, "XM-DAC-1-B", 1, 2)
        ]
    assert [(each.rule, each.severity, each.count) for each in kept.groups] == [
        ("code.Sector", Severity.ERROR, 1), ("1.3.1", Severity.WARNING, 1), ("code.Country", Severity.WARNING, 1),
    ]  # fmt: skip
    assert [each.rule for each in kept.findings(1)] == []
    assert len(list(kept.findings(2))) == 3


def test_a_check_that_has_not_ended_has_no_results(tmp_path: Path) -> None:
    assert load(tmp_path) is None


def test_reports_of_results_are_those_of_the_check(tmp_path: Path) -> None:
    result = run(a_check(GOOD, BAD), tmp_path)
    for write in WRITERS.values():
        direct, kept = io.StringIO(), io.StringIO()
        write([a_check(GOOD, BAD)], direct, str)
        write([result], kept, str)
        assert kept.getvalue() == direct.getvalue()


def test_what_is_too_much_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "MOST", 2)
    monkeypatch.setattr(results, "LISTED", 1)
    result = run(a_check(BAD, BAD.replace("1-B", "1-C")), tmp_path)
    assert (len(list(result.findings())), result.left_out, result.summary.good) == (2, 4, 0)
    assert [each.number for each in result.bad] == [1]


def test_progress_is_told_in_bytes(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text(f'<iati-activities version="2.03">{GOOD}</iati-activities>', encoding="utf-8")
    told: list[int] = []
    run(check(file, at=AT), tmp_path / "results", told.append)
    assert told[-1] == file.stat().st_size


def test_places_of_the_file_itself_have_no_number() -> None:
    one = Finding(Severity.NOTE, "version", 1, "iati-activities/@version", "", "x", "y", {"day": date(2026, 1, 1)})
    assert number_of(one) == 0
    assert [(each.rule, each.count) for each in grouped([one, one])] == [("version", 2)]
