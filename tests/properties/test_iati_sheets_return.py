"""IATI through tables and back is the same, whatever stands in it."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bandung.standards.iati.comparing import differences
from bandung.standards.iati.document import Element, Kind
from bandung.standards.iati.reading import read
from bandung.standards.iati.shape import XML_LANG, shapes
from bandung.standards.iati.sheets import converting
from bandung.standards.iati.writing import write
from tests.properties.test_iati_documents import TEXTS, files

VALUES = st.one_of(
    TEXTS,
    st.sampled_from(
        ["", " ", "'", "''", "=1+1", "-1", "1.200", "1200.00", "0.5", "1e3", "Kenya", "KE", "kes", "3", "2026-01-31",
         "2026-02-31", "03/04/2026", "true", "1", "yes", "A01;A02", "A01", "12220", "Health", "_x0041_", "\x85", "№"]
    ),
)  # fmt: skip
LANGUAGES = st.sampled_from([None, "en", "fr", "ar", "", "odd language"])


@st.composite
def shaped(draw: st.DrawFn, path: str) -> Element:
    """An element with what the standard has there, in any values."""
    shape = shapes()[path]
    element = etree.Element(path.rpartition("/")[2])
    for name in draw(st.lists(st.sampled_from(sorted(shape.attributes) or [""]), unique=True, max_size=4)):
        if name:
            element.set(name, draw(VALUES))
    if shape.holds == "text":
        element.text = draw(VALUES)
        return element
    for tag in draw(st.lists(st.sampled_from([*shape.children] or [""]), max_size=5)):
        if tag == "narrative":
            child = etree.SubElement(element, tag)
            child.text = draw(VALUES)
            if (language := draw(LANGUAGES)) is not None:
                child.set(XML_LANG, language)
        elif tag:
            element.append(draw(shaped(f"{path}/{tag}")))
    return element


@st.composite
def shaped_files(draw: st.DrawFn) -> bytes:
    kind = draw(st.sampled_from(list(Kind)))
    root = etree.Element(str(kind), version="2.03")
    for _ in range(draw(st.integers(1, 3))):
        root.append(draw(shaped(kind.item)))
    return etree.tostring(root)


def returned(data: bytes, name: str) -> bytes:
    with TemporaryDirectory() as folder:
        converting.to_tables(read(io.BytesIO(data)), Path(folder) / name)
        made = io.BytesIO()
        told = converting.from_tables(Path(folder) / name, made)
    assert told.problems == []
    return made.getvalue()


@settings(max_examples=25, deadline=None)
@given(shaped_files(), st.sampled_from(["tables", "tables.xlsx"]))
def test_what_the_standard_knows_comes_back_in_the_same_bytes(data: bytes, name: str) -> None:
    expected = io.BytesIO()
    write(read(io.BytesIO(data)), expected)

    assert returned(data, name) == expected.getvalue()


@settings(max_examples=25, deadline=None)
@given(st.one_of(files(), files(version="1.04")), st.sampled_from(["tables", "tables.xlsx"]))
def test_anything_comes_back(data: bytes, name: str) -> None:
    assert list(differences(read(io.BytesIO(data)), read(io.BytesIO(returned(data, name))))) == []


def test_the_annotated_examples_and_real_files_come_back(data: Path) -> None:
    for path in sorted((data / "iati_annotated_examples").glob("*.xml")) + sorted(
        (data / "iati_real_xml").glob("*.xml")
    ):
        for name in ("tables", "tables.xlsx") if path.stat().st_size < 1_000_000 else ("tables",):
            back = io.BytesIO(returned(path.read_bytes(), name))
            assert list(differences(read(path), read(back))) == [], (path.name, name)


def test_geocoded_files_of_two_versions_come_back(data: Path) -> None:
    with ZipFile(data / "aiddata_iati_xml" / "aiddata_iati_xml_40_files.zip") as archive:
        for name in ("1.04_NepalEarthquake", "2.03_NigeriaAIMS", "1.04_FTS_CentralAfricanRepublic"):
            text = archive.read(f"iati_{name}_GeocodedResearchRelease.xml")
            assert list(differences(read(io.BytesIO(text)), read(io.BytesIO(returned(text, "tables"))))) == [], name


def test_whether_texts_stand_in_elements_is_kept_where_the_stated_version_does_not_say_it() -> None:
    old = b"<iati-activities><iati-activity><iati-identifier>A</iati-identifier><title>Milk</title></iati-activity>"
    new = b'<iati-activities version="+2.03"><iati-activity><title><narrative>Milk</narrative></title></iati-activity>'
    for begun in (old, new):
        data = begun + b"</iati-activities>"

        assert list(differences(read(io.BytesIO(data)), read(io.BytesIO(returned(data, "tables"))))) == []
