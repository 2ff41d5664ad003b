"""The short ways of flattening make the same rows as the exact one, of whatever shape activities and files are."""

import io
from collections.abc import Sequence
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bandung.measurement.rates import sample_rates
from bandung.standards.iati import reading
from bandung.standards.iati.flat.columns import TABLES
from bandung.standards.iati.flat.flattening import Flattener
from bandung.standards.iati.flat.rows import Rows, texts_of
from bandung.standards.iati.flat.streaming import flatten_activities

numbers = st.sampled_from(
    ["1", "-2.5", "0", "007", "10.125", "1.", ".5", "+3", "1e4", "", " 12.345678 ", "٣", "9" * 20]
)
days = st.sampled_from(["2020-05-04", "2019-02-30", "", "2021-01-01T00:00:00Z", "1850-01-01"])
codes = st.sampled_from(["1", "3", "C", " 2 ", "&amp;", "", "=x"])
texts = st.sampled_from(["Maputo", "a, b", "=1+1", '"x"', "R&amp;D &lt;i&gt;", " two\n words ", "", "-3", "&amp;lt;"])


def attributes(**values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Some of these attributes, in any order."""
    named = {name.replace("_", "-"): value for name, value in values.items()}
    some = st.permutations(list(named)).flatmap(lambda names: st.integers(0, len(names)).map(lambda n: names[:n]))
    return some.flatmap(
        lambda names: st.tuples(*(named[name] for name in names)).map(
            lambda found: "".join(
                f" {name}='{value.replace(chr(10), ' ')}'" for name, value in zip(names, found, strict=True)
            )
        )
    )


def element(
    name: str, attributes_: st.SearchStrategy[str], inside: st.SearchStrategy[str] | None = None
) -> st.SearchStrategy[str]:
    inner = st.just("") if inside is None else inside
    return st.tuples(attributes_, inner).map(lambda told: f"<{name}{told[0]}>{told[1]}</{name}>")


def mostly(first: st.SearchStrategy[str], *others: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """What is usual, and now and then something else."""
    return st.one_of(first, first, first, *others)


narrative = mostly(
    texts.map(lambda text: f"<narrative>{text}</narrative>"), texts,
    texts.map(lambda text: f"<narrative xml:lang='fr'>{text}</narrative><narrative xml:lang='en'>b</narrative>"),
)  # fmt: skip
value = element(
    "value", attributes(currency=st.sampled_from(["USD", "BRL", "JPY", "XXY", ""]), value_date=days), numbers
)
kind, day = element("transaction-type", attributes(code=codes)), element("transaction-date", attributes(iso_date=days))
rest = st.sampled_from([
    "", "<recipient-country code='AO'/>", "<sector code='11110'/>", "<!-- c -->", "<value>3</value>",
    "<provider-org ref='X'><narrative>a, b</narrative></provider-org>",
    "<!-- <transaction><transaction-type code='1'/></transaction> -->",
])  # fmt: skip
transaction = st.tuples(
    mostly(st.just(""), st.just(" ref='T,1'"), st.just(" humanitarian='1'")),
    kind,
    day,
    value,
    mostly(st.just(""), rest),
).map(lambda told: f"<transaction{told[0]}>{''.join(told[1:])}</transaction>")
place = st.tuples(
    element("location-id", attributes(vocabulary=codes, code=codes)), element("name", st.just(""), narrative),
    element("point", st.just(""), element("pos", st.just(""), st.sampled_from(["1.5 -20", "91 0", "x", "1 2 3"]))),
    element("exactness", attributes(code=codes)),
    mostly(st.just(""), element("administrative", attributes(code=codes, level=codes, vocabulary=codes)),
        st.sampled_from([
        "<exactness code='2'/>", "<name>second</name>", "<gazetteer-entry gazetteer-ref='g'>1</gazetteer-entry>",
        "<coordinates latitude='-3' longitude='4.5'/>", "<foo><location><location-id code='9'/></location></foo>",
    ])),
).map(lambda told: f"<location ref='r'>{''.join(told)}</location>")  # fmt: skip
same = st.one_of(
    st.lists(transaction, max_size=4), st.lists(place, max_size=4),
    transaction.flatmap(lambda one: st.integers(2, 4).map(lambda times: [one] * times)),
    place.flatmap(lambda one: st.integers(2, 4).map(lambda times: [one] * times)),
)  # fmt: skip
activity = st.tuples(
    st.sampled_from(["", "<recipient-country code='MZ'/>", "<recipient-country code='MZ' percentage='33.3'/>"]),
    st.sampled_from(["", "<sector code='11220' percentage='50'/><sector code='11110' percentage='50'/>"]), same, same,
).map(lambda told: f"{told[0]}{told[1]}{''.join(told[2])}{''.join(told[3])}")  # fmt: skip


def flattened(text: bytes, *, plain: bool) -> tuple[dict[str, list[list[str]]], object, object]:
    document = reading.read(io.BytesIO(text))
    rows = Rows()
    flattener = Flattener("a, b.xml", document.version, rows, rates=sample_rates(), plain=plain)
    for each in document.items():
        flattener.add(each)
    current = flattener.current
    return {table: list(texts_of(table, rows.kept[table])) for table in TABLES}, current.sums, current.without_usd


@settings(max_examples=40, deadline=None)
@given(st.lists(activity, min_size=1, max_size=3))
def test_both_ways_make_the_same_rows_and_sums(activities: list[str]) -> None:
    text = "\n".join(
        f"<iati-activity default-currency='EUR'><iati-identifier>X-{at}</iati-identifier>{each}</iati-activity>"
        for at, each in enumerate(activities)
    )
    file = f"<iati-activities version='2.03'>{text}</iati-activities>".encode()

    assert flattened(file, plain=True) == flattened(file, plain=False)


def test_both_ways_make_the_same_rows_of_real_files(data: Path) -> None:
    for path in sorted((data / "iati_real_xml").glob("*.xml")):
        text = path.read_bytes()

        assert flattened(text, plain=True) == flattened(text, plain=False)
        assert of_a_file(text, plain=True)[0] == of_a_file(text, plain=False)[0]


Told = tuple[dict[str, list[list[str]]], object, object, list[tuple[int, str]]]


def of_a_file(text: bytes, *, plain: bool) -> tuple[Told, int]:
    """All that comes of a file, and how many activities of it were read from their text."""
    document, rows, from_text = reading.read(io.BytesIO(text)), Rows(), 0
    flattener = Flattener("a, b.xml", document.version, rows, rates=sample_rates(), plain=plain)
    if plain:
        add_text = flattener.add_text

        def counted(one: str, line: int) -> bool:
            nonlocal from_text
            added = add_text(one, line)
            from_text += added
            return added

        flattener.add_text = counted  # type: ignore[method-assign, assignment]
        flatten_activities(io.BytesIO(text), document, flattener)
    else:
        for each in document.items():
            flattener.add(each)
    current = flattener.current
    tables = {table: list(texts_of(table, rows.kept[table])) for table in TABLES}
    problems = [(problem.line, str(problem)) for problem in document.problems]
    return (tables, current.sums, current.without_usd, problems), from_text


NARRATIVES = ["Maputo", "a, b", "=1+1", "R&amp;D &lt;i&gt;", "d&apos;eau", "-3", "Água", "水", "two  blanks", '"q"']
ODD_NARRATIVES = ["&#65;", "two\n lines", "&bad;", "]]>", "a\tb", "<!-- c -->", "<![CDATA[x]]>"]
"""What the parser alone can tell."""


def told_by(name: str, attributes: str = "", texts: Sequence[str] = NARRATIVES) -> list[str]:
    """Elements with a narrative, as a publisher indents them."""
    return [
        f"<{name}{attributes}>\n\t\t\t<narrative>{each}</narrative>\n\t\t</{name}>" for each in texts
    ]  # fmt: skip


def location(name: str, position: str) -> str:
    return (
        f'<location ref="g">\n\t\t\t<location-id code="{len(name)}" vocabulary="G1"/>\n\t\t\t<name>\n\t\t\t\t'
        f"<narrative>{name}</narrative>\n\t\t\t</name>\n\t\t\t<point>\n\t\t\t\t<pos>{position}</pos>\n\t\t\t</point>\n\t\t</location>"
    )


def paid(kind: str, on: str, currency: str, value: str) -> str:
    return (
        f'<transaction>\n\t\t\t<transaction-type code="{kind}"/>\n\t\t\t<transaction-date iso-date="{on}"/>\n\t\t\t'
        f'<value currency="{currency}" value-date="{on}">{value}</value>\n\t\t</transaction>'
    )


# kind to: how many there are, what is plain, what is not
KINDS: dict[str, tuple[int, int, list[str], list[str]]] = {
    "iati-identifier": (1, 1, [f"<iati-identifier>{each}</iati-identifier>" for each in ("X-1", " X, 2", "A&amp;B")],
                        ["<iati-identifier/>", "<iati-identifier>  </iati-identifier>"]),
    "reporting-org": (1, 1, [*told_by("reporting-org", " ref='R' type='21'"), "<reporting-org>R</reporting-org>"],
                      told_by("reporting-org", " ref='R'", ODD_NARRATIVES)),
    "title": (1, 1, [*told_by("title"), "<title>alone</title>"],
              ["<title/>", "<title xml:lang='fr'>a</title>", *told_by("title", "", ODD_NARRATIVES)]),
    "description": (1, 1, told_by("description"), ["<description><b/></description>"]),
    "participating-org": (1, 2, [*told_by("participating-org", ' role="1"'), '<participating-org role="Funding">a, b'
                          '</participating-org>'], ["<participating-org\n role='2'/>"]),
    "activity-status": (1, 1, ['<activity-status code="2"/>'], ["<activity-status>Completion</activity-status>"]),
    "activity-date": (1, 3, [
        '<activity-date type="2" iso-date="2012-01-01"/>', '<activity-date type="4" iso-date="2015-01-31"/>',
    ], [
        '<activity-date type="4" iso-date="2015-13-01"/>', '<activity-date iso-date="2014-07-01" type="1"/>',
    ]),
    "recipient-country": (0, 1, [
        '<recipient-country code="CO" percentage="100.00"/>', '<recipient-country code="XQ">\n</recipient-country>',
    ], ['<recipient-country code="CO" percentage="x"/>', "<recipient-country\n code='AO'/>"]),
    "recipient-region": (0, 0, ["<recipient-region code='298'/>"], ['<recipient-region code="298" percentage="50"/>']),
    "location": (0, 3, [location(name, "6.0 -77.0") for name in NARRATIVES],
                 [location(ODD_NARRATIVES[0], "1 2"), location("x", "91 0"), location("x", "1"), "<location/>"]),
    "sector": (1, 1, ['<sector code="152" percentage="100.00" vocabulary="2"/>', '<sector code="11110"/>'],
               ['<sector code="11110" percentage="50"/>', "<sector code='11110'><b/></sector>"]),
    "transaction": (0, 4, [paid(*each) for each in (
        ("2", "2012-01-01", "USD", "1434153.58881"), ("3", "2012-01-01", "EUR", "0.005"),
        ("C", "2010-03-02", "USD", "7"), ("2", "2012-01-01", "USD", "2.5"),
        ("2", "2012-01-01", "USD", "0.125"), ("2", "1850-01-01", "BRL", "1.0"),
    )], [paid("2", "2013-02-30", "USD", "7"), paid("3", "2011-05-06", "JPY", "07"), paid("2", "2010-01-01", "", "-1"),
         paid("2", "2010-01-01", "&amp;", "1"), paid("2", "2010-01-01", "USD", "1\n"), "<transaction ref='x'/>"]),
}  # fmt: skip
ODD = st.sampled_from([
    "<budget><value value-date='2010-01-01'>3</value></budget>", "<!-- </iati-activity> -->", "stray", "\n\n", "&bad;",
    "<sector\n code='1'/>", "<sector code='1'\n/>", "<x/>", "]]>", "\x01", "\ufffe", "\r\n", "<?a b?>",
    "<transaction/>", "<result><indicator/></result>", "<iati-activity/>", "<x:y/>", "</iati-activity>", "<narrative>",
    "&", "\u00a0", "<tag code='1'/>", "<location/>", "<location-id code='1'/>", "<title lang='a' lang='b'/>",
])  # fmt: skip
RARELY = st.integers(0, 19).map(lambda number: number == 7)


@st.composite
def usual_activity(draw: st.DrawFn, kinds: Sequence[str], *, odd: bool) -> str:
    """An activity as a publisher writes thousands, now and then with something else in it."""
    parts: list[str] = []
    for kind in kinds:
        least, most, plain, other = KINDS[kind]
        pool = [*plain, *other] if odd and draw(RARELY) else plain
        parts += draw(st.lists(st.sampled_from(pool), min_size=least, max_size=most + (odd and draw(RARELY))))
    if odd and draw(RARELY):
        parts.insert(draw(st.integers(0, len(parts))), draw(ODD))
    start = ' default-currency="USD" xml:lang="en"'
    if odd and draw(RARELY):
        start = draw(st.sampled_from(["", "\n hierarchy='1'", ' xmlns="y"', " a='>'", " x:a='b'"]))
    return f"<iati-activity{start}>\n\t\t" + "\n\t\t".join(parts) + "\n\t</iati-activity>"


@st.composite
def files(draw: st.DrawFn, *, odd: bool = True) -> bytes:
    """A file in one manner; if ``odd``, with something now and then that text alone does not tell."""
    kinds = draw(st.one_of(st.just(list(KINDS)), st.permutations(list(KINDS))))
    activities = draw(st.lists(usual_activity(kinds, odd=odd), min_size=3, max_size=8 if odd else 4))
    activities *= 1 if odd else 4
    between, end = "\n\t", "\n</iati-activities>\n"
    if odd and draw(RARELY):
        between = draw(st.sampled_from(["<!-- a -->", "", "text", "\u00a0"]))
    if odd and draw(RARELY):
        end = draw(st.sampled_from(["", "</iati-activities>x", "</iati-activities>\u00a0", "<iati-activity>"]))
    head = "<?xml version='1.0' encoding='UTF-8'?>\n<iati-activities version='2.03'>\n\t"
    return (head + between.join(activities) + end).encode()


def commented() -> bytes:
    """An end of an activity in a comment."""
    one = "<iati-activity>\n<iati-identifier>X</iati-identifier>{0}\n</iati-activity>"
    all_ = "".join(one.format(each) for each in ("", "", "\n<!-- </iati-activity> --><title>a</title>"))
    return f"<iati-activities version='2.03'>{all_}</iati-activities>".encode()


@settings(max_examples=40, deadline=None)
@example(commented())
@given(files())
def test_a_file_read_as_text_makes_the_same_rows_sums_and_problems(text: bytes) -> None:
    assert of_a_file(text, plain=True)[0] == of_a_file(text, plain=False)[0]


@settings(max_examples=10, deadline=None)
@given(files(odd=False))
def test_activities_of_one_manner_are_read_from_their_text(text: bytes) -> None:
    """The first ones teach in what order and shape all are told."""
    told, from_text = of_a_file(text, plain=True)

    assert from_text >= len(told[0]["activities"]) // 4
    assert told == of_a_file(text, plain=False)[0]
