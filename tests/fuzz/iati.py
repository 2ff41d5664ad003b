"""Files that no publisher would write, found by coverage: refused with a sentence, or surviving every step.

Not part of the suite: it runs for as long as it is told and needs ``atheris`` (coverage-guided fuzzing through
libFuzzer), which only this file uses.

    pip install atheris
    python tests/fuzz/iati.py -max_total_time=3600 -rss_limit_mb=2048 -timeout=20 CORPUS

``CORPUS`` is a folder that keeps what reached new code; it is filled with small files on the first run. A crash is an
exception that is no sentence of ours, a difference after storing and writing or after tables and back, rows that the
two ways of flattening make differently, or a sum that its parts do not make. The input is written beside, and the same
command with its name runs it again.
"""

import random
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["bandung.standards.iati"]):
    from lxml import etree

    from bandung.measurement.rates import sample_rates
    from bandung.standards.iati.comparing import differences
    from bandung.standards.iati.document import Element
    from bandung.standards.iati.finding.found import found
    from bandung.standards.iati.flat.flattening import Flattener
    from bandung.standards.iati.flat.rows import Rows, texts_of
    from bandung.standards.iati.flat.streaming import flatten_activities
    from bandung.standards.iati.limits import Limits
    from bandung.standards.iati.reading import read
    from bandung.standards.iati.shape import is_element
    from bandung.standards.iati.sheets.converting import from_tables, to_form
    from bandung.standards.iati.storing import restore, store
    from bandung.standards.iati.upgrading import upgrade
    from bandung.standards.iati.validating import check
    from bandung.standards.iati.writing import write
    from bandung.values.errors import BandungError

AT = datetime(2026, 11, 24, tzinfo=UTC)
RATES = sample_rates()
LIMITS = Limits(item=4_000_000)
VALUES = (
    "", "0", "-0", "1e400", "NaN", "1,000.5", "0000-00-00", "9999-12-31", "2020-02-30", "2020-01-01T00:00:00+99:00",
    "100", "-100", "33.333333333333333333", "\u0660\u0661", "\u202e", "XM-DAC-0-1", "KE", "USD", "1", "2", "8", "99",
    "true", " ",
)  # fmt: skip
SEEDS = (
    b'<iati-activities version="2.03"><iati-activity default-currency="USD"><iati-identifier>XM-1</iati-identifier>'
    b'<reporting-org ref="XM" type="10"><narrative>A</narrative></reporting-org><title><narrative>B</narrative>'
    b'<narrative xml:lang="fr">C</narrative></title><description type="1"><narrative>D</narrative></description>'
    b'<participating-org ref="KE-1" role="1" type="10"/><activity-status code="2"/>'
    b'<activity-date type="1" iso-date="2020-01-01"/><recipient-country code="KE" percentage="60"/>'
    b'<recipient-region code="298" percentage="40"/><sector vocabulary="1" code="11110" percentage="50"/>'
    b'<sector vocabulary="1" code="12110" percentage="50"/><budget type="1"><period-start iso-date="2020-01-01"/>'
    b'<period-end iso-date="2020-12-31"/><value currency="EUR" value-date="2020-01-01">100.01</value></budget>'
    b'<transaction><transaction-type code="2"/><transaction-date iso-date="2020-05-05"/>'
    b'<value value-date="2020-05-05">33.33</value><provider-org ref="KE-1"/><receiver-org/></transaction>'
    b'<result type="1"><title><narrative>R</narrative></title><indicator measure="1"><title><narrative>I</narrative>'
    b'</title><period><period-start iso-date="2020-01-01"/><period-end iso-date="2020-12-31"/><target value="1"/>'
    b"</period></indicator></result></iati-activity></iati-activities>",
    b'<iati-activities version="1.04"><iati-activity><iati-identifier>GB-1</iati-identifier><title>T</title>'
    b'<description xml:lang="es">x</description><activity-date type="start-actual" iso-date="2011-01-01"/>'
    b'<participating-org role="Funding" ref="GB-1">UK</participating-org><policy-marker vocabulary="DAC" code="2"/>'
    b'<transaction><transaction-type code="D"/><value value-date="2011-02-02">5</value></transaction>'
    b"<location><coordinates latitude='1' longitude='2'/></location></iati-activity></iati-activities>",
    b'<iati-organisations version="2.03" xmlns:x="urn:x"><iati-organisation default-currency="EUR" x:a="1">'
    b"<organisation-identifier>KE-1</organisation-identifier><name><narrative>N</narrative></name>"
    b'<total-budget><period-start iso-date="2020-01-01"/><period-end iso-date="2020-12-31"/><value>1</value>'
    b"</total-budget><x:e>y<!--c--><?p q?></x:e></iati-organisation></iati-organisations>",
)

_TOLD_ALIKE = """\t<iati-activity default-currency="USD">
\t\t<iati-identifier>AD-%(n)s</iati-identifier>
\t\t<reporting-org ref="AD" type="80">
\t\t\t<narrative>A</narrative>
\t\t</reporting-org>
\t\t<title>
\t\t\t<narrative>Road %(n)s &amp; bridge</narrative>
\t\t</title>
\t\t<activity-status code="2" />
\t\t<activity-date type="2" iso-date="2011-0%(n)s-01" />
\t\t<recipient-country code="HN" percentage="100" />
\t\t<location>
\t\t\t<point srsName="http://www.opengis.net/def/crs/EPSG/0/4326">
\t\t\t\t<pos>14.%(n)s -87.2</pos>
\t\t\t</point>
\t\t</location>
\t\t<sector vocabulary="1" code="21020" percentage="100" />
\t\t<transaction>
\t\t\t<transaction-type code="2" />
\t\t\t<transaction-date iso-date="2011-05-0%(n)s" />
\t\t\t<value value-date="2011-05-0%(n)s">1%(n)s.5</value>
\t\t</transaction>
\t\t<transaction>
\t\t\t<transaction-type code="3" />
\t\t\t<transaction-date iso-date="2012-05-0%(n)s" />
\t\t\t<value value-date="2012-05-0%(n)s">2%(n)s</value>
\t\t</transaction>
\t</iati-activity>
"""
"""An activity as publishers write thousands, so that patterns are learned from it."""
SEEDS += (
    (
        '<iati-activities version="2.03">\n'
        + "".join(_TOLD_ALIKE % {"n": n} for n in range(1, 5))
        + "</iati-activities>\n"
    ).encode(),
)


def look(data: bytes) -> None:
    """Everything that is done with a file, on these bytes."""
    try:
        document = read(BytesIO(data), limits=LIMITS)
        for part in document.parts():
            if is_element(part):
                store(part)
    except BandungError:
        for _finding in check(BytesIO(data), at=AT, limits=LIMITS).findings():
            pass
        return
    _checked(data)
    _as_text(data)
    if not document.problems:
        _there_and_back(data)
        if sum(data) % 8 == 0:  # the slowest
            _tables(data)
        _flattened(document.version, data)
        if document.version.startswith("1"):
            new = upgrade(read(BytesIO(data), limits=LIMITS))
            for part in new.parts():
                if is_element(part):
                    store(part)


def _checked(data: bytes) -> None:
    asked = check(BytesIO(data), at=AT, limits=LIMITS)
    for finding in asked.findings():
        str(finding)


def _there_and_back(data: bytes) -> None:
    document, new = read(BytesIO(data), limits=LIMITS), BytesIO()

    def stored():  # type: ignore[no-untyped-def]
        for part in document.parts():
            if is_element(part):
                back = restore(store(part))
                back.tail = part.tail
                yield back
            else:
                yield part

    write(document, new, parts=stored())
    unlike = list(differences(read(BytesIO(data), limits=LIMITS), read(BytesIO(new.getvalue()))))
    assert not unlike, unlike[:3]


def _flattened(version: str, data: bytes) -> None:
    """Both ways of flattening make the same rows, and parts add up; each activity is looked through too."""
    made = []
    for plain in (True, False):
        rows = Rows()
        flattener = Flattener("f", version, rows, rates=RATES, plain=plain)
        for item in read(BytesIO(data), limits=LIMITS).items():
            if item.tag == "iati-activity":
                flattener.add(item)
                if plain:
                    _searched(item)
        made.append({table: list(texts_of(table, kept)) for table, kept in rows.kept.items() if kept})
        _added_up(flattener)
    assert made[0] == made[1], [table for table in made[0] if made[0][table] != made[1].get(table)]


def _as_text(data: bytes) -> None:
    """Flattening that does not parse gives the rows of the one that does, and the same problems, good file or bad."""
    told = []
    for from_text in (True, False):
        document, rows = read(BytesIO(data)), Rows()
        if document.kind.item != "iati-activity":
            return
        flattener = Flattener("f", document.version, rows, rates=RATES)
        if from_text:
            flatten_activities(BytesIO(data), document, flattener)
        else:
            for item in document.items():
                flattener.add(item)
        tables = {table: list(texts_of(table, kept)) for table, kept in rows.kept.items() if kept}
        told.append((tables, flattener.current.sums, [(each.line, str(each)) for each in document.problems]))
    assert told[0] == told[1], told


def _added_up(flattener: Flattener) -> None:
    for (table, currency, decimals), units in flattener.current.sums.items():
        if table == "transaction":
            parts = flattener.current.sums["transaction_splits", currency, decimals]
            assert units == parts, (currency, units, parts)


def _searched(item: Element) -> None:
    told = found(item)
    assert abs(sum(told.chances.values()) - 1) < 1e-9, told


def _tables(data: bytes) -> None:
    """As tables and back: the same file."""
    with TemporaryDirectory() as folder:
        tables, back = Path(folder) / "tables.zip", BytesIO()
        with tables.open("wb") as to:
            to_form(read(BytesIO(data), limits=LIMITS), "zip", to)
        try:
            told = from_tables(tables, back)
        except BandungError:
            assert not any(True for _item in read(BytesIO(data), limits=LIMITS).items())
            return
        assert not told.problems, [str(each) for each in told.problems[:3]]
    unlike = list(differences(read(BytesIO(data), limits=LIMITS), read(BytesIO(back.getvalue()))))
    assert not unlike, unlike[:3]


def mutate(data: bytes, most: int, seed: int) -> bytes:
    """Half of the time bytes as libFuzzer changes them, else another tree of elements."""
    chance = random.Random(seed)
    if chance.random() < 0.4:
        return atheris.Mutate(data, most)
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        root = etree.fromstring(chance.choice(SEEDS))
    for _time in range(chance.randint(1, 4)):
        _change(root, chance)
    return etree.tostring(root)[:most]


def _change(root: etree._Element, chance: random.Random) -> None:
    nodes = [node for node in root.iter() if isinstance(node.tag, str)]
    node = chance.choice(nodes)
    match chance.randint(0, 6):
        case 0 if node is not root:
            node.getparent().remove(node)
        case 1 if node is not root:
            node.addnext(etree.fromstring(etree.tostring(node, with_tail=False)))
        case 2 if node.attrib:
            node.set(chance.choice(list(node.attrib)), chance.choice(VALUES))
        case 3 if node.attrib:
            del node.attrib[chance.choice(list(node.attrib))]
        case 4:
            node.text = chance.choice(VALUES)
        case 5:
            other = chance.choice(nodes)
            chance.choice(nodes).append(etree.fromstring(etree.tostring(other, with_tail=False)))
        case _:
            node.set(chance.choice(("code", "type", "percentage", "vocabulary", "currency", "iso-date", "ref", "role")),
                     chance.choice(VALUES))  # fmt: skip


def main() -> None:
    folders = [Path(each) for each in sys.argv[1:] if not each.startswith("-") and not Path(each).is_file()]
    for folder in folders[:1]:
        folder.mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(SEEDS):
            (folder / f"seed-{number}").write_bytes(seed)
    atheris.Setup(sys.argv, look, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
