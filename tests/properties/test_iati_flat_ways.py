"""The short way of flattening makes the same rows as the exact one, of whatever shape activities are."""

import io
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bandung.measurement.rates import sample_rates
from bandung.standards.iati import reading
from bandung.standards.iati.flat.columns import TABLES
from bandung.standards.iati.flat.flattening import Flattener
from bandung.standards.iati.flat.rows import Rows, texts_of

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
