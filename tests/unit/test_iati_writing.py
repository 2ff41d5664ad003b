"""IATI written in one form, stored as JSON and back, and compared: nothing is lost, and every loss would be seen."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

from bandung.cli.iati import app
from bandung.standards.iati.comparing import differences
from bandung.standards.iati.document import Document, Element
from bandung.standards.iati.reading import read
from bandung.standards.iati.shape import is_element
from bandung.standards.iati.storing import restore, store
from bandung.standards.iati.writing import write

FULL = """<?xml version="1.0" encoding="UTF-8"?>
<!-- before -->
<iati-activities xmlns:x="urn:x" xmlns:unused="urn:u" linked-data-default="&quot;l&quot;" version="2.03" x:y="1">
  text
  <!-- between -->
  <iati-activity xml:lang="en" hierarchy="1" default-currency="USD" x:mark="a&#10;b">
    <title><narrative> A <!-- inside -->title </narrative>
    <narrative xml:lang="fr"><![CDATA[<b> & co]]></narrative></title>
    <!-- of the identifier -->
    <iati-identifier>A-1</iati-identifier>
    <sector code="b" vocabulary="99"/><sector code="a" vocabulary="99"/>
    <budget><value value-date="2020-01-01" currency="EUR">1&#13;</value><period-start iso-date="2020-01-01"/></budget>
    <?note keep this?>
    <x:more>one <x:b>two</x:b> <x:i xmlns:z="urn:z" z:a="1">three</x:i>
    </x:more>
    <description><narrative> </narrative></description>
  </iati-activity>
  <x:own/>
</iati-activities>
<?after all?>
"""
CANONICAL = """<?xml version="1.0" encoding="UTF-8"?>
<!-- before -->
<iati-activities xmlns:unused="urn:u" xmlns:x="urn:x" version="2.03" linked-data-default="&quot;l&quot;" x:y="1">text
  <!-- between -->
  <iati-activity default-currency="USD" hierarchy="1" xml:lang="en" x:mark="a&#xA;b">
    <!-- of the identifier -->
    <iati-identifier>A-1</iati-identifier>
    <title>
      <narrative> A <!-- inside -->title </narrative>
      <narrative xml:lang="fr">&lt;b&gt; &amp; co</narrative>
    </title>
    <description>
      <narrative> </narrative>
    </description>
    <sector code="b" vocabulary="99"/>
    <sector code="a" vocabulary="99"/>
    <budget>
      <period-start iso-date="2020-01-01"/>
      <value currency="EUR" value-date="2020-01-01">1&#xD;</value>
    </budget>
    <?note keep this?>
    <x:more>one <x:b>two</x:b> <x:i xmlns:z="urn:z" z:a="1">three</x:i>
    </x:more>
  </iati-activity>
  <x:own/>
</iati-activities>
<?after all?>
"""


def document(text: str) -> Document:
    return read(io.BytesIO(text.encode()))


def written(source: Document, parts: Iterator[Element] | None = None) -> str:
    to = io.BytesIO()
    write(source, to, parts=parts)
    return to.getvalue().decode()


def stored(source: Document) -> Iterator[Element]:
    for part in source.parts():
        if is_element(part):
            back = restore(store(part))
            back.tail = part.tail
            yield back
        else:
            yield part


def test_one_form_whatever_the_order_and_the_space() -> None:
    assert written(document(FULL)) == CANONICAL
    assert written(document(CANONICAL)) == CANONICAL


def test_stored_and_back_it_is_the_same() -> None:
    source = document(FULL)
    text = written(source, stored(source))
    assert text == CANONICAL
    assert list(differences(document(FULL), document(text))) == []


@pytest.mark.parametrize("namespace", ["urn*x", "relative"])
def test_an_empty_element_before_the_end_of_another_is_closed_once(namespace: str) -> None:
    text = (
        f'<iati-organisations version="2.03" xmlns:x="{namespace}"><iati-organisation>9<name role="1"/>'
        "</iati-organisation></iati-organisations>"
    )
    source = document(text)
    assert list(differences(document(text), document(written(source, stored(source))))) == []


@pytest.mark.parametrize("namespace", ["relative", "urn:a&amp;b", "urn:a%20b"])
def test_odd_namespaces_come_back(namespace: str) -> None:
    text = (
        f'<iati-activities version="2.03"><iati-activity xmlns:o="{namespace}" o:b="1" a="2"><o:c/><title/>'
        f'<narrative xmlns:p="{namespace}"/></iati-activity></iati-activities>'
    )
    source = document(text)
    assert list(differences(document(text), document(written(source, stored(source))))) == []
    assert list(differences(document(text), document(written(document(text))))) == []


def test_what_is_stored_is_compact_and_readable() -> None:
    item = next(document(CANONICAL.replace("<x:more>", "<x:more x:n='é'>")).items())
    kept = json.loads(store(item))
    assert kept[:3] == [
        "iati-activity",
        {
            "xmlns:unused": "urn:u",
            "xmlns:x": "urn:x",
            "default-currency": "USD",
            "hierarchy": "1",
            "{http://www.w3.org/XML/1998/namespace}lang": "en",
            "{urn:x}mark": "a\nb",
        },
        ["!", " of the identifier "],
    ]
    assert ["iati-identifier", {}, "A-1"] in kept


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        ('code="a"', 'code="c"', ["part[2]/iati-activity/sector[2]/@code"]),
        ('hierarchy="1" ', "", ["part[2]/iati-activity/@hierarchy"]),
        ("A-1", "A-2", ["part[2]/iati-activity/iati-identifier[1]/text()"]),
        (" A <!--", "A <!--", ["part[2]/iati-activity/title[1]/narrative[1]/text()"]),
        (" inside ", " inside", ["part[2]/iati-activity/title[1]/narrative[1]/comment()"]),
        ("<narrative> </narrative>", "<narrative/>", ["part[2]/iati-activity/description[1]/narrative[1]/text()"]),
        ("two</x:b> ", "two</x:b>", ["part[2]/iati-activity/{urn:x}more[1]/text()"]),
        ("<x:own/>", "", ["part[3]"]),
        ("between", "betwixt", ["part[1]"]),
        (" before ", " ", ["before"]),
        ("after all", "after", ["after"]),
        (">text\n", ">\n", ["text"]),
        ('x:y="1"', "", ["@{urn:x}y"]),
        ('xmlns:unused="urn:u" ', "", ["namespace unused"]),
        ('version="2.03"', 'version="2.02"', ["version"]),
        (
            '<period-start iso-date="2020-01-01"/>',
            "",
            ["part[2]/iati-activity/budget[1]/period-start[1]", "part[2]/iati-activity/budget[1]/value[1]"],
        ),
    ],
)
def test_each_change_is_seen_in_its_place(old: str, new: str, places: list[str]) -> None:
    assert CANONICAL.count(old) >= 1
    found = list(differences(document(CANONICAL), document(CANONICAL.replace(old, new, 1))))
    assert [each.path for each in found] == places


def test_order_of_one_name_counts_and_of_different_names_does_not() -> None:
    one = '<sector code="b" vocabulary="99"/>\n    <sector code="a" vocabulary="99"/>'
    other = '<sector code="a" vocabulary="99"/>\n    <sector code="b" vocabulary="99"/>'
    assert len(list(differences(document(CANONICAL), document(CANONICAL.replace(one, other))))) == 2
    assert list(differences(document(CANONICAL), document(FULL))) == []


def test_the_command_says_how_many_differences(tmp_path: Path) -> None:
    (tmp_path / "full.xml").write_text(FULL, encoding="utf-8")
    done = CliRunner().invoke(app, ["check-roundtrip", str(tmp_path / "full.xml")], catch_exceptions=False)
    assert done.exit_code == 0
    assert done.output.splitlines()[-1].split() == ["all", "1", "0"]


def test_files_that_publishers_made_come_back_whole(data: Path, tmp_path: Path) -> None:
    files = [*data.glob("iati_annotated_examples/*.xml"), *data.glob("iati_real_xml/*.xml")]
    with ZipFile(data / "aiddata_iati_xml" / "aiddata_iati_xml_40_files.zip") as archive:
        for each in sorted(archive.infolist(), key=lambda each: each.file_size)[2:14]:
            files.append(Path(archive.extract(each, tmp_path)))  # noqa: PERF401
    done = CliRunner().invoke(app, ["check-roundtrip", *map(str, files)], catch_exceptions=False)
    assert done.output.splitlines()[-1].split()[-1] == "0", done.output
