"""Finding South-South cooperation: reasons and their places, old versions, files, what goes out."""

import csv
import io
import json
from pathlib import Path

import pytest
from lxml import etree
from typer.testing import CliRunner

from bandung.cli.iati import app
from bandung.standards.iati.finding import phrases
from bandung.standards.iati.finding.agencies import organisation
from bandung.standards.iati.finding.flattened import activity
from bandung.standards.iati.finding.found import Grade, Role, found
from bandung.standards.iati.finding.passages import passages, sentences
from bandung.standards.iati.finding.reasons import SENTENCES
from bandung.standards.iati.finding.searching import files_in, search
from bandung.standards.iati.finding.showing import COLUMNS, as_data, row
from bandung.standards.iati.finding.weighing import current
from bandung.standards.iati.reading import read
from bandung.standards.iati.upgrading import upgrade

OLD = """<iati-activities version="1.04"><iati-activity xml:lang="en">
<reporting-org ref="XM-DAC-41301" type="40">FAO</reporting-org>
<iati-identifier> XM-DAC-41301-7 </iati-identifier>
<participating-org role="Funding" type="10">China</participating-org>
<participating-org role="Implementing" ref="XM-DAC-41301" type="40">FAO</participating-org>
<title>South-South Cooperation
 Technical Assistance in Uganda</title>
<description>Chinese experts share their experience with Uganda.</description>
<recipient-country code="UG"/>
<activity-date type="start-actual" iso-date="2013-01-01"/>
</iati-activity><iati-activity><iati-identifier>XM-DAC-41301-8</iati-identifier><title>Roads</title></iati-activity>
</iati-activities>"""
"""One that carries it and one that does not say a word of it."""


def test_a_file_of_1_x_and_the_same_in_2_03_are_found_alike() -> None:
    old = [found(each) for each in read(io.BytesIO(OLD.encode())).items()]
    new = [found(each) for each in upgrade(read(io.BytesIO(OLD.encode()))).parts()]

    assert [each.grade for each in old] == [Grade.CARRIES, Grade.MENTIONS]
    for one, two in zip(old, new, strict=True):
        assert one.identifier == two.identifier
        assert one.chances == two.chances
        assert [part.country for part in one.parts] == [part.country for part in two.parts]


def test_reasons_say_where_in_the_file_and_which_words() -> None:
    first = next(iter(read(io.BytesIO(OLD.encode())).items()))
    texts = {each.element: each.text for each in passages(first)}
    it = found(first)

    reason = next(each for each in it.reasons if each.rule == "title.phrase")
    assert reason.words == "South-South"
    assert texts["title"][reason.place.start : reason.place.end] == "South-South"
    assert reason.place.line == 6
    assert reason.place.language == "en"
    assert reason.sentence() == "The title says “South-South”."
    (provider,) = it.having(Role.PROVIDER)
    assert (provider.country, provider.name) == ("CHN", "China")
    assert {each.rule for each in provider.reasons} >= {"provider.funder", "provider.direction"}


def test_every_rule_has_its_sentence_and_every_weight_its_rule() -> None:
    assert set(current().signs) <= set(SENTENCES)
    assert set(current().places) <= set(SENTENCES)


@pytest.mark.parametrize("language", phrases.LANGUAGES)
def test_patterns_compile_and_the_quick_look_lets_nothing_through_that_they_would_find(language: str) -> None:
    for kind in ("south", "triangular", "exchange", "about", "through", "subject"):
        assert list(phrases.phrases("nothing", kind)) == []
    for kind in ("provider", "recipient", "pair"):
        assert list(phrases.directions("§", kind)) == []
    samples = {
        "ar": "التعاون بين بلدان الجنوب", "en": "triangular cooperation", "es": "cooperación horizontal",
        "fr": "voyage d’étude", "pt": "cooperação entre países em desenvolvimento", "ru": "обмен опытом",
        "zh": "南南合作", "other": "Dreieckskooperation",
    }  # fmt: skip
    assert phrases.says(samples[language], "south", "triangular", "exchange")
    assert phrases.may_say(samples[language])


@pytest.mark.parametrize(
    ("name", "ref", "kind", "country"),
    [
        ("Brazil, Brazilian Cooperation Agency", "", "agency", "BRA"),
        ("GOVERNMENT OF INDIA", "", "", "IND"),
        ("UNDP China", "", "multilateral", ""),
        ("", "XM-DAC-5-1", "northern", "DEU"),
        ("", "KR-GOV-010", "", "KOR"),
        ("", "XM-DAC-41302", "multilateral", ""),
        ("Name Withheld", "", "", ""),
    ],
)
def test_whose_an_organisation_is(name: str, ref: str, kind: str, country: str) -> None:
    known = organisation(name, ref, "")

    assert (known.kind, known.country) == (kind, country)


def test_lines_of_a_list_are_sentences_and_numbers_with_points_are_not_their_ends() -> None:
    element = etree.fromstring(
        "<iati-activity><description>Two aims: - exchange of 2.5 days.\n 2) South-South.</description></iati-activity>"
    )
    (text,) = passages(element)

    assert [each.text for each in sentences(text)] == ["Two aims: - exchange of 2.5 days.", "2) South-South."]


def test_a_row_with_lists_becomes_an_activity_that_claims_no_more_than_the_row() -> None:
    it = activity(
        {
            "iati_identifier": "X-1", "title_narrative": ["A", "B"], "title_narrative_xml_lang": ["en", "fr"],
            "participating_org_role": ["1", "4"], "participating_org_narrative": ["China", "FAO", "OAA"],
            "participating_org_ref": ["CN-1", "XM-DAC-41301"], "sector_code": ["15123"], "recipient_country_code": "UG",
        }
    )  # fmt: skip

    assert [each.get("role") for each in it.findall("participating-org")] == ["1", "4", None, None, None]
    assert [each.findtext("narrative") for each in it.findall("participating-org")][2:] == ["China", "FAO", "OAA"]
    assert [each.text for each in it.findall("title/narrative")] == ["A", "B"]
    assert it.find("recipient-country").get("code") == "UG"


def test_folders_are_searched_in_their_order_and_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "b.xml").write_text(OLD)
    (tmp_path / "a.xml").write_text("no file of IATI")
    (tmp_path / "notes.txt").write_text("not looked at")
    done: list[tuple[int, int]] = []

    one, two = search(files_in([tmp_path]), progress=lambda here, of: done.append((here, of)))

    assert one.problems and not one.hits
    assert two.activities == 2
    assert [hit.found.identifier for hit in two.hits] == ["XM-DAC-41301-7"]
    assert two.hits[0].title == "South-South Cooperation Technical Assistance in Uganda"
    assert done == [(1, 2), (2, 2)]


def test_the_command_prints_and_writes_what_it_found(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(OLD)
    run = CliRunner().invoke
    shown = run(app, ["find", str(tmp_path), "--processes", "1"])
    lines = run(app, ["find", str(tmp_path), "--format", "json", "--all", "--processes", "1"])
    table = run(app, ["find", str(tmp_path), "--format", "csv", "-o", str(tmp_path / "o.csv"), "--processes", "1"])

    assert shown.exit_code == lines.exit_code == table.exit_code == 0
    assert "carries" in shown.output and "CHN > UGA" in shown.output
    first, second = map(json.loads, lines.output.splitlines())
    assert (first["grade"], second["grade"]) == ("carries", "mentions")
    assert first["parts"][0]["reasons"][0]["sentence"].endswith("China.")
    (cells,) = csv.DictReader(io.StringIO((tmp_path / "o.csv").read_text(encoding="utf-8")))
    assert set(cells) == {"file", "line", *COLUMNS}
    assert cells["providers"] == "CHN"


def test_a_file_that_cannot_be_read_ends_the_command_with_1(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<html/>")

    assert CliRunner().invoke(app, ["find", str(tmp_path / "a.xml")]).exit_code == 1


def test_what_goes_out_has_everything_that_was_found() -> None:
    it = found(next(iter(read(io.BytesIO(OLD.encode())).items())))

    assert set(row(it, "T")) == set(COLUMNS)
    told = as_data(it, "T")
    assert told["chances"]["carries"] == pytest.approx(it.chances[Grade.CARRIES], abs=0.001)
    assert {part["role"] for part in told["parts"]} == {"provider", "recipient", "facilitator"}
    assert json.loads(json.dumps(told)) == told
