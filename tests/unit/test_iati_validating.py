"""Checking IATI files: what is found, where it is said to be, and what the verdict is."""

import csv
import io
import json
import tarfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bandung.standards.iati import codes, ruleset, schema, showing
from bandung.standards.iati.document import VERSIONS, Kind
from bandung.standards.iati.findings import Finding, Severity, Verdict
from bandung.standards.iati.paths import BadRuleset
from bandung.standards.iati.validating import Check, Part, check, holds_all

AT = datetime(2026, 11, 1, tzinfo=UTC)
GOOD = """<iati-activity xml:lang="en" default-currency="USD">
<iati-identifier>XM-DAC-1-A</iati-identifier>
<reporting-org ref="XM-DAC-1" type="10"><narrative>Agency</narrative></reporting-org>
<title><narrative>Seeds</narrative></title>
<description><narrative>Seeds for all</narrative></description>
<participating-org role="1" ref="XM-DAC-1"/>
<activity-status code="2"/>
<activity-date type="2" iso-date="2020-01-01"/>
<recipient-country code="UG"/>
<sector code="31120"/>
<transaction><transaction-type code="3"/><transaction-date iso-date="2020-02-01"/>
<value value-date="2020-02-01">5</value></transaction>
</iati-activity>
"""


def checked(*activities: str, version: str = "2.03", head: str = "") -> Check:
    text = f'<iati-activities version="{version}" {head}>\n{"".join(activities)}</iati-activities>'
    return check(io.BytesIO(text.encode()), at=AT, name="a.xml")


def found(*activities: str, **more: str) -> dict[str, Finding]:
    return {each.rule: each for each in checked(*activities, **more).findings()}


def test_a_good_file_is_clean() -> None:
    one = checked(GOOD)
    assert [str(each) for each in one.findings()] == []
    assert (one.summary.verdict, one.summary.items, one.version) == (Verdict.CLEAN, 1, "2.03")


@pytest.mark.parametrize(
    ("old", "new", "rule", "line", "path"),
    [
        ('code="UG"', 'code="UX"', "code.Country", 10, "recipient-country/@code"),
        ('iso-date="2020-01-01"', 'iso-date="2020-1-1"', "schema.value", 9, "activity-date/@iso-date"),
        ("<activity-status code", "<activity-status cod", "schema.attribute", 8, "activity-status/@code"),
        ('<activity-status code="2"/>', "", "schema.order", 9, "activity-date"),
        ('<sector code="31120"/>', '<sector code="31120">x</sector>', "schema.text", 11, "sector"),
        ('type="2" iso-date="2020', 'type="2" iso-date="2027', "11.1.4", 9, "activity-date/@iso-date"),
        ("XM-DAC-1-A<", "XM-DAC-1-A <", "1.3.1", 3, "iati-identifier"),
        ("XM-DAC-1-A<", "XM-DAC-1<", "1.1.3", 3, "iati-identifier"),
        ("XM-DAC-1-A<", "<", "identifier.none", 2, "iati-identifier"),
        ('code="31120"', 'code="31120" percentage="50"', "2.1.4", 11, "sector"),
        (' default-currency="USD"', "", "7.8.1", 13, "transaction/value"),
        ('xml:lang="en"', 'xml:lang="english"', "code.Language", 2, "@xml:lang"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(old: str, new: str, rule: str, line: int, path: str) -> None:
    findings = found(GOOD.replace(old, new))
    assert rule in findings, sorted(findings)
    finding = findings[rule]
    assert (finding.line, finding.path) == (line, f"iati-activity[1]/{path}".rstrip("/"))
    assert "%(" not in finding.said() + finding.how_to_mend()
    assert finding.said() and finding.how_to_mend()


def test_percentages_add_up_within_each_vocabulary() -> None:
    two = '<sector code="31120" percentage="{}"/><sector code="31110" percentage="50"/>'
    wrong = found(GOOD.replace('<sector code="31120"/>', two.format("49")))
    assert wrong["2.1.2"].said() == "The sum is 99 and should be 100."
    assert found(GOOD.replace('<sector code="31120"/>', two.format("50.00"))) == {}


def test_a_withdrawn_code_may_stand_for_what_was_before() -> None:
    assert codes.check_code("20", "FlowType", date(2015, 1, 1)) is None
    assert codes.check_code("20", "FlowType", date(2016, 1, 1)) == (Severity.WARNING, codes.WITHDRAWN)
    assert codes.check_code("20", "FlowType", None) == (Severity.WARNING, codes.WITHDRAWN_ONCE)
    assert codes.check_code("no", "FlowType", None) == (Severity.ERROR, codes.NO_SUCH_CODE)


def test_every_place_of_a_code_has_its_list() -> None:
    assert {each.list for its in codes.places().values() for each in its} <= set(codes.code_lists())


def test_identifiers_are_there_once() -> None:
    finding = found(GOOD, GOOD)["1.1.2"]
    assert (finding.line, finding.path) == (15, "iati-activity[2]/iati-identifier")
    assert finding.said() == "“XM-DAC-1-A” already stands in line 2 of this file."


def test_the_head_is_checked_too() -> None:
    assert found(GOOD, head='generated-datetime="yesterday"')["schema.value"].path.endswith("/@generated-datetime")
    assert found(GOOD, "<other/>")["schema.order"].path == "iati-activities"
    assert found(GOOD, version="9.99")["code.Version"].severity is Severity.ERROR
    assert found()["schema.missing"].path == "iati-activities"
    outside = '<o:o xmlns:o="urn:o"/>'
    assert found(GOOD, outside) == {}
    assert "schema.order" in found(outside, GOOD)


OLD = (
    "<iati-activity><reporting-org ref='XM-DAC-1' type='10'>A</reporting-org><iati-identifier>XM-DAC-1-A"
    "</iati-identifier><title>Seeds</title><activity-date type='start-actual' iso-date='2020-01-01'/>"
    "<sector code='31120' vocabulary='DAC'/></iati-activity>"
)


def test_older_versions_have_their_own_schema_and_lists() -> None:
    findings = found(OLD, version="1.04")
    assert findings["version"].severity is Severity.NOTE
    assert not [rule for rule in findings if rule.startswith(("schema", "code"))], "2.03 would want a description"
    assert "6.11.1" not in findings, "for the rules the old code of the date has become the new one"
    dateless = found(OLD.replace("<activity-date type='start-actual' iso-date='2020-01-01'/>", ""), version="1.04")
    assert dateless["6.11.1"].line == 2
    strange = found(OLD.replace("start-actual", "1"), version="1.04")["code.ActivityDateType"]
    assert strange.severity is Severity.ERROR and strange.line == 2
    assert found(OLD.replace("<title>", "<titel/><title>"), version="1.02")["schema.order"].line == 2
    assert found(GOOD, version="2.01").keys() == {"version"}
    tag = '<tag code="1" vocabulary="1"/>'
    assert found(GOOD.replace("<transaction>", f"{tag}<transaction>")) == {}, "2.03 has tags"
    assert "schema.order" in found(GOOD.replace("<transaction>", f"{tag}<transaction>"), version="2.02")
    pledge = GOOD.replace('transaction-type code="3"', 'transaction-type code="13"')
    assert found(pledge) == {}
    assert "code.TransactionType" in found(pledge, version="2.02")


def test_every_version_has_its_schemas() -> None:
    for version in VERSIONS:
        for kind in Kind:
            assert schema.schema_of(kind, version)
        assert {each.list for its in codes.places(version).values() for each in its} <= set(codes.code_lists(version))


def test_a_version_that_is_not_said_or_does_not_exist_is_told() -> None:
    def of(head: str, item: str = GOOD) -> tuple[str, str]:
        one = check(io.BytesIO(f"<iati-activities {head}>{item}</iati-activities>".encode()), at=AT)
        [told] = [each for each in one.findings() if each.rule == "version"]
        return one.version, told.said()

    assert of('version="7"') == ("2.03", "“7” is no version of IATI. The file is checked as 2.03.")
    assert of("") == ("2.03", "This file does not say its version. It is checked as 2.03.")
    assert of("", OLD) == ("1.05", "This file does not say its version. It is checked as 1.05.")


def test_an_item_without_its_list_is_checked_all_the_same() -> None:
    old = OLD.replace("<iati-activity>", '<?xml version="1.0"?>\n<iati-activity version="1.04">')
    one = check(io.BytesIO(old.replace("<title>", "<titel/><title>").encode()), at=AT)
    findings = {each.rule: each for each in one.findings()}
    assert findings["alone"].said() == "The file begins with <iati-activity>; only old files have one alone."
    assert (findings["schema.order"].line, one.summary.items, one.version) == (2, 1, "1.04")
    broken = check(io.BytesIO(b"<iati-activity><a></iati-activity>"), at=AT)
    assert [each.rule for each in broken.findings()] == ["reading.NotIati"]


def test_good_items_are_counted_beside_bad_ones() -> None:
    one = checked(GOOD, GOOD.replace('code="31120"', 'code="no"').replace("1-A<", "1-B<"))
    assert [each.rule for each in one.findings()] == ["code.Sector"]
    assert (one.summary.items, one.summary.good) == (2, 1)


@pytest.mark.parametrize(
    ("content", "says", "mend"),
    [
        (b"", "There is nothing in this file.", "has any size"),
        (b"<!DOCTYPE html><html>404</html>", "not XML but a web page", "error page"),
        (b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>", "not XML but a web page", "error page"),
        (b'{"iati": []}', "not XML but a JSON file", "XML"),
        (b"PK\x03\x04 a/data.xml", "not XML but a ZIP archive", "Unpack"),
        (b"PK\x03\x04 [Content_Types].xml", "not XML but an Excel file", "spreadsheet"),
        (b"\xd0\xcf\x11\xe0 ", "older Excel file", "spreadsheet"),
        (b"%PDF-1.7", "not XML but a PDF file", "cannot be turned back"),
        (b"identifier;title\n1;2", "not XML but plain text", "CSV"),
        (b"\x00\x01\x02", "of a kind that we do not know", "Choose the XML"),
        (b"<rss/>", "begins with <rss>", "another standard"),
        (b'<iati-activities>\n<iati-activity>\xe9</iati-activity></iati-activities>', "encoding", "UTF-8"),
        (b'<?xml version="1.0" encoding="latin-99"?><iati-activities/>', "“latin-99”", "UTF-8"),
    ],
)  # fmt: skip
def test_what_is_not_iati_is_said_with_what_to_do(content: bytes, says: str, mend: str) -> None:
    one = check(io.BytesIO(content), at=AT)
    told = [each for each in one.findings() if each.rule.startswith("reading.")]
    assert len(told) == 1 and says in told[0].said() and mend in told[0].how_to_mend()
    assert one.summary.verdict is Verdict.UNREADABLE


def test_a_file_that_breaks_off_is_unreadable_and_the_rest_is_checked() -> None:
    cut = check(io.BytesIO(f'<iati-activities version="2.03">{GOOD}<iati-act'.encode()), at=AT)
    assert [each.rule for each in cut.findings()] == ["reading.CutOff"]
    assert (cut.summary.verdict, cut.summary.items) == (Verdict.UNREADABLE, 1)
    page = check(io.BytesIO(b"<html/>"), at=AT)
    assert [each.rule for each in page.findings()] == ["reading.NotXml"]


def test_a_part_can_be_checked_alone() -> None:
    text = '<iati-activities version="xx"><iati-activity/></iati-activities>'
    only = check(io.BytesIO(text.encode()), at=AT, parts=frozenset({Part.SCHEMA}))
    assert [(each.rule, each.severity) for each in only.findings()] == [
        ("version", Severity.WARNING),
        ("schema.missing", Severity.CRITICAL),
    ]


def test_reports_have_every_finding() -> None:
    activity = GOOD.replace('code="UG"', 'code="=1+1&lt;b>"')
    written = {}
    for name, write in showing.WRITERS.items():
        target = io.StringIO()
        write([checked(activity), checked(GOOD)], target, str)
        written[name] = target.getvalue()
    first, second = json.loads(written["json"])["files"]
    assert [each["rule"] for each in first["findings"]] == ["code.Country"]
    assert first["summary"]["verdict"] == "warnings" and second["summary"]["verdict"] == "clean"
    [row] = csv.DictReader(io.StringIO(written["csv"]))
    assert (row["rule"], row["line"]) == ("code.Country", "10")
    result = json.loads(written["sarif"])["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 10}
    assert "<b>" not in written["html"] and "&lt;b&gt;" in written["html"]


def test_a_ruleset_that_cannot_be_used_is_refused() -> None:
    for wrong in (
        {"//title": {"perhaps": {"cases": [{}]}}},
        {"//title": {"atleast_one": {"cases": [{"paths": ["["]}]}}},
    ):
        with pytest.raises(BadRuleset):
            ruleset.compiled(wrong)


def test_operators_that_the_standard_ruleset_does_not_use() -> None:
    rules = ruleset.compiled(
        {"//sector": {"no_percent": {"cases": [{"paths": ["@p"]}]}, "positive_decimal": {"cases": [{"paths": ["@n"]}]}}}
    )
    for sector, holds in (("<sector p='5' n='0.1'/>", True), ("<sector p='5%'/>", False), ("<sector n='0'/>", False)):
        text = f"<iati-activities version='2.03'><iati-activity>{sector}</iati-activity></iati-activities>"
        assert holds_all(io.BytesIO(text.encode()), rules, AT) is holds


def test_published_cases_of_rulesets(data: Path) -> None:
    folder = data / "iati_ruleset_cases"
    with (folder / "expectations.tsv").open(encoding="utf-8", newline="") as file:
        cases = list(csv.DictReader(file, delimiter="\t"))
    for case in cases:
        rules = ruleset.compiled(json.loads((folder / f"{case['ruleset']}.json").read_text("utf-8")))
        assert str(holds_all(folder / f"{case['document']}.xml", rules, AT)) == case["valid"], case
    assert len(cases) == 83


def test_published_documents_pass_and_fail_as_they_should(data: Path) -> None:
    counted = {"should-pass": 0, "should-fail": 0}
    with tarfile.open(data / "iati_schemas_rulesets" / "tests_and_samples.tar.gz") as archive:
        for member in archive:
            said = next((each for each in counted if f"/{each}/" in member.name), None)
            content = archive.extractfile(member) if member.name.endswith(".xml") else None
            if not said or content is None or "/registry-tests/" in member.name:
                continue
            one = check(io.BytesIO(content.read()), at=AT, parts=frozenset({Part.SCHEMA}))
            fails = any(each.severity is Severity.CRITICAL for each in one.findings())
            assert fails is (said == "should-fail"), member.name
            counted[said] += 1
    assert counted == {"should-pass": 233, "should-fail": 453}


def test_the_command_says_what_it_finds(tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from bandung.cli.iati import app

    good, bad = tmp_path / "good.xml", tmp_path / "bad.xml"
    good.write_text(f'<iati-activities version="2.03">{GOOD}</iati-activities>', "utf-8")
    bad.write_text(f'<iati-activities version="2.03">{GOOD}<iati-activity/></iati-activities>', "utf-8")
    fine = CliRunner().invoke(app, ["validate", str(good), "--on", "2026-11-01"])
    assert fine.exit_code == 0 and "nothing was found" in fine.output, fine.output
    wrong = CliRunner().invoke(app, ["validate", str(good), str(bad), "--format", "json"])
    assert wrong.exit_code == 1
    assert [each["summary"]["verdict"] for each in json.loads(wrong.output)["files"]] == ["clean", "invalid"]
