"""IATI documents of any content: there and back the same, upgraded with every value, and never a surprise."""

import io
from collections import Counter
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bandung.standards.iati.comparing import differences
from bandung.standards.iati.document import Document, Element
from bandung.standards.iati.errors import BadIati
from bandung.standards.iati.reading import read
from bandung.standards.iati.shape import is_element, shapes
from bandung.standards.iati.storing import restore, store
from bandung.standards.iati.upgrading import upgrade
from bandung.standards.iati.writing import write

TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\n\r", exclude_characters="\ufffe\uffff"),
    max_size=12,
)
NAMES = st.sampled_from(
    [
        *sorted({path.rpartition("/")[2] for path in shapes() if path.startswith("iati-activity/")})[::3],
        "activity-website", "other-identifier", "coordinates", "odd", "{urn:x}own", "{urn:y}own", "title", "narrative",
    ]
)  # fmt: skip
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["type", "code", "vocabulary", "ref", "odd", "owner-name", "{urn:x}a",
                     "{http://www.w3.org/XML/1998/namespace}lang"]),
    TEXTS,
    max_size=3,
)  # fmt: skip
SPACE = st.sampled_from([None, "", "\n  "])


@st.composite
def elements(draw: st.DrawFn, name: str | None = None, depth: int = 0) -> Element:
    element = etree.Element(name or draw(NAMES), draw(ATTRIBUTES))
    inside = draw(st.integers(0, 4 if depth < 3 else 0))
    foreign = element.tag.startswith("{")
    if not inside:
        element.text = draw(TEXTS)
        return element
    element.text = draw(TEXTS if foreign else SPACE)
    for _ in range(inside):
        kind = draw(st.sampled_from("eeeec?"))
        if kind == "c":
            node = etree.Comment(draw(TEXTS).replace("-", "").replace("\r", ""))
        elif kind == "?":
            node = etree.ProcessingInstruction("note", draw(TEXTS).replace("?", "").replace("\r", "").strip() or None)
        else:
            node = draw(elements(depth=depth + 1))
        node.tail = draw(TEXTS if foreign else SPACE)
        element.append(node)
    return element


@st.composite
def files(draw: st.DrawFn, version: str = "2.03") -> bytes:
    root = etree.Element("iati-activities", {"version": version}, nsmap={"x": "urn:x"})
    for _ in range(draw(st.integers(0, 3))):
        root.append(draw(elements(name="iati-activity")))
    return etree.tostring(root, encoding=draw(st.sampled_from(["UTF-8", "UTF-16", "ASCII"])), xml_declaration=True)


def stored(data: bytes) -> Iterator[Element]:
    for part in read(io.BytesIO(data)).parts():
        yield restore(store(part)) if is_element(part) else part


@settings(max_examples=40, deadline=None)
@given(files())
def test_read_stored_and_written_it_is_the_same(data: bytes) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    write(read(io.BytesIO(data)), first, parts=stored(data))
    assert list(differences(read(io.BytesIO(data)), read(io.BytesIO(first.getvalue())))) == []
    write(read(io.BytesIO(first.getvalue())), second)
    assert second.getvalue() == first.getvalue()


@settings(max_examples=40, deadline=None)
@given(files(version="1.04"))
def test_an_upgrade_keeps_every_value(data: bytes) -> None:
    new = upgrade(read(io.BytesIO(data)))
    to = io.BytesIO()
    write(new.document, to, parts=new.parts())
    document = read(io.BytesIO(to.getvalue()))
    assert words(read(io.BytesIO(data))) <= words(document)


def words(document: Document) -> Counter[str]:
    """Each word of each text and attribute, as often as it stands there."""
    found: Counter[str] = Counter()
    for part in document.parts():
        for node in part.iter(etree.Element):
            for value in (*node.attrib.values(), *node.xpath("text()")):
                found.update(value.split())
    return found


@settings(max_examples=40, deadline=None)
@given(files(), st.integers(0, 4000), st.binary(max_size=3))
def test_a_damaged_file_is_reported_and_gives_only_what_it_had(data: bytes, at: int, damage: bytes) -> None:
    whole = len(list(read(io.BytesIO(data)).items()))
    at = at % (len(data) + 1)
    try:
        document = read(io.BytesIO(data[:at] + damage))
        assert len(list(document.items())) <= whole
        assert document.stopped is not None or (at == len(data))
    except BadIati as refusal:
        assert str(refusal)
