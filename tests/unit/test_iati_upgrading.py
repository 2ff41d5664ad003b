"""From IATI 1.x to 2.03: element by element, with what has no place kept aside and listed."""

import io
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bandung.cli.iati import app
from bandung.standards.iati import rules
from bandung.standards.iati.comparing import differences
from bandung.standards.iati.reading import read
from bandung.standards.iati.upgrading import Upgrade, upgrade
from bandung.standards.iati.writing import write


def upgraded(inside: str, kind: str = "activit", version: str = "1.04") -> tuple[str, Upgrade]:
    """What stands in the one item of a file afterwards, without indentation."""
    plural = f"iati-{kind}ies" if kind == "activit" else f"iati-{kind}s"
    single = f"iati-{kind}y" if kind == "activit" else f"iati-{kind}"
    text = f'<{plural} version="{version}"><{single}>{inside}</{single}></{plural}><!-- end -->'
    new = upgrade(read(io.BytesIO(text.encode())))
    to = io.BytesIO()
    write(new.document, to, parts=new.parts())
    lines = to.getvalue().decode().splitlines()
    assert 'version="2.03"' in lines[1]
    assert lines[-1] == "<!-- end -->"
    return "".join(line.strip() for line in lines[3:-3]), new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<title>\n T \n</title>", "<title><narrative>T</narrative></title>"),
        (
            '<title>T</title><title xml:lang="fr">U</title>',
            '<title><narrative>T</narrative><narrative xml:lang="fr">U</narrative></title>',
        ),
        (
            '<description type="1">A</description><description type="1" xml:lang="fr">B</description>'
            '<description type="2">C</description><description type="1">D</description>',
            '<description type="1"><narrative>A</narrative><narrative xml:lang="fr">B</narrative></description>'
            '<description type="2"><narrative>C</narrative></description>'
            '<description type="1"><narrative>D</narrative></description>',
        ),
        (
            '<participating-org role="funding" ref="X">N</participating-org>',
            '<participating-org ref="X" role="1"><narrative>N</narrative></participating-org>',
        ),
        (
            '<activity-date type="start-actual" iso-date="2014-01-02">2 January</activity-date>',
            '<activity-date iso-date="2014-01-02" type="2"><narrative>2 January</narrative></activity-date>',
        ),
        (
            '<activity-date type="end-planned"> 2014-01-02 </activity-date>',
            '<activity-date iso-date="2014-01-02" type="3"/>',
        ),
        (
            "<activity-website>http://a.test</activity-website>",
            '<document-link format="text/html" url="http://a.test"><title><narrative>http://a.test</narrative></title>'
            '<category code="A12"/></document-link>',
        ),
        (
            '<other-identifier owner-ref="O" owner-name="Owner">123</other-identifier>',
            '<other-identifier ref="123" type="A9"><owner-org ref="O"><narrative>Owner</narrative></owner-org>'
            "</other-identifier>",
        ),
        (
            '<transaction><transaction-date iso-date="2014-01-01"/><transaction-type code="D"/>'
            '<provider-org ref="P">Giver</provider-org><value value-date="2014-01-01">5</value></transaction>',
            '<transaction><transaction-type code="3"/><transaction-date iso-date="2014-01-01"/>'
            '<value value-date="2014-01-01">5</value><provider-org ref="P"><narrative>Giver</narrative></provider-org>'
            "</transaction>",
        ),
        ('<sector vocabulary="DAC-3" code="113">Education</sector>',
         '<sector code="113" vocabulary="2"><narrative>Education</narrative></sector>'),
        (
            '<location><coordinates latitude="1.0" longitude="-2"/><location-type code="PPL"/>'
            '<gazetteer-entry gazetteer-ref="GEO">77</gazetteer-entry><administrative country="AF" level="1" code="9" '
            'vocabulary="G1"/></location>',
            '<location><location-id code="77" vocabulary="G1"/><administrative code="AF" level="0" vocabulary="A4"/>'
            '<administrative code="9" level="1" vocabulary="G1"/>'
            '<point srsName="http://www.opengis.net/def/crs/EPSG/0/4326"><pos>1.0 -2</pos></point>'
            '<feature-designation code="PPL"/></location>',
        ),
        ("<crs-add><aidtype-flag code='1' significance='2'/></crs-add>",
         '<crs-add><other-flags code="1" significance="2"/></crs-add>'),
        ("<document-link url='u' format='f'><language>en</language></document-link>",
         '<document-link format="f" url="u"><language code="en"/></document-link>'),
        ("<budget type='Revised'><period-start>2014-01-01</period-start></budget>",
         '<budget type="2"><period-start iso-date="2014-01-01"/></budget>'),
    ],
)  # fmt: skip
def test_what_becomes_of_an_element(old: str, new: str) -> None:
    text, report = upgraded(old)
    assert text == new
    assert report.kept == {}


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ('<activity-status xml:lang="en">Completion</activity-status>',
         '<activity-status code="3" bandung:lang="en" bandung:text="Completion"/>',
         [("iati-activity/activity-status", "@lang"), ("iati-activity/activity-status", "text")]),
        ('<activity-date type="start"/>', '<activity-date bandung:type="start"/>',
         [("iati-activity/activity-date", "@type")]),
        ('<sector vocabulary="WB" code="LD"/>', '<sector code="LD" bandung:vocabulary="WB"/>',
         [("iati-activity/sector", "@vocabulary")]),
        ('<location percentage="5"/>', '<location bandung:percentage="5"/>',
         [("iati-activity/location", "@percentage")]),
        ('<total-cost a="1">5<b/></total-cost>', '<bandung:total-cost a="1">5<bandung:b/></bandung:total-cost>',
         [("iati-activity/total-cost", "element")]),
        ('<related-activity type="1" ref="R">Name</related-activity>',
         '<related-activity ref="R" type="1"><bandung:text>Name</bandung:text></related-activity>',
         [("iati-activity/related-activity", "text")]),
        ('<activity-status code="1"/><activity-status code="2"/>',
         '<activity-status code="1"/><bandung:activity-status code="2"/>',
         [("iati-activity/activity-status", "second element")]),
        ('<location><coordinates latitude="1" longitude="2" precision="3"/></location>',
         '<location><point srsName="http://www.opengis.net/def/crs/EPSG/0/4326" bandung:precision="3"><pos>1 2</pos>'
         "</point></location>", [("iati-activity/location/point", "@precision")]),
        ('<crs-add><channel-code xml:lang="en">1</channel-code></crs-add>',
         '<crs-add><channel-code>1</channel-code><bandung:channel-code lang="en"/></crs-add>',
         [("iati-activity/crs-add/channel-code", "@lang")]),
    ],
)  # fmt: skip
def test_what_has_no_place_is_kept_and_listed(old: str, new: str, kept: list[tuple[str, str]]) -> None:
    text, report = upgraded(old)
    assert text == new
    assert list(report.kept) == kept
    assert all(each.times == 1 and each.line == 1 for each in report.kept.values())


def test_organisations_are_renamed() -> None:
    text, report = upgraded("<iati-identifier>O</iati-identifier><name>N</name>", kind="organisation")
    assert text == "<organisation-identifier>O</organisation-identifier><name><narrative>N</narrative></name>"
    assert report.kept == {}


def test_a_file_of_the_second_kind_changes_its_version_only() -> None:
    text = '<iati-activities version="2.01"><iati-activity><odd a="1">x</odd></iati-activity></iati-activities>'
    new = upgrade(read(io.BytesIO(text.encode())))
    to = io.BytesIO()
    write(new.document, to, parts=new.parts())
    found = [each.path for each in differences(read(io.BytesIO(text.encode())), read(io.BytesIO(to.getvalue())))]
    assert found == ["version", "namespace bandung"]


def test_the_command_prints_what_it_kept_aside(tmp_path: Path) -> None:
    old, new = tmp_path / "old.xml", tmp_path / "new.xml"
    old.write_text(
        '<iati-activities version="1.03">\n<iati-activity><activity-status code="2">Going</activity-status>'
        '</iati-activity>\n<iati-activity><activity-status code="2">Going</activity-status></iati-activity>'
        "</iati-activities>",
        encoding="utf-8",
    )
    done = CliRunner().invoke(app, ["upgrade", str(old), "-o", str(new)], catch_exceptions=False)
    assert done.output.splitlines()[-1].split() == ["text", "iati-activity/activity-status", "2", "2", "Going"]
    assert read(new).version == "2.03"


def test_the_page_is_the_table() -> None:
    page = Path(__file__).parents[2] / "docs" / "explanation" / "iati-upgrade.md"
    assert page.read_text(encoding="utf-8") == rules.page()
