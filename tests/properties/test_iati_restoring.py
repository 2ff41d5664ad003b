"""Whatever a record says, our own file gives it back with the digest that its party signed."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bandung.records.canonical import canonical, digest
from bandung.records.kinds import as_json, body
from bandung.sample import initiatives, needs, offers
from bandung.standards.iati.document import Document, Element, Kind
from bandung.standards.iati.findings import Severity
from bandung.standards.iati.mapping.activity import activity_of
from bandung.standards.iati.mapping.errors import NoStart
from bandung.standards.iati.mapping.filing import write_file
from bandung.standards.iati.mapping.given import Org, Sort, Stands, Told, World
from bandung.standards.iati.mapping.namespace import Kept, kept_in, record_element, records_in
from bandung.standards.iati.reading import read
from bandung.standards.iati.storing import restore, store
from bandung.standards.iati.validating import check

AT = datetime(2026, 11, 24, tzinfo=UTC)
REPORTER = Org("public-sources", {"en": "Public sources"}, "reporter")
WORLD = World(REPORTER, {REPORTER.code: REPORTER}, AT.date())

TEXTS = st.text(max_size=12) | st.text(alphabet="\x00\x01\t\n\r \ufffe<&\"'a]", max_size=6)
KEYS = st.sampled_from(["id", "record", "item", "field", "title", "a-b", "x_y", "is"]) | st.text(max_size=5)
VALUES = st.recursive(
    TEXTS | st.integers(-(2**53) + 1, 2**53 - 1) | st.booleans() | st.none(),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(KEYS, inside, max_size=3),
    max_leaves=12,
)


def signed(kind: str, record: Any) -> Kept:
    text = body(record)
    return Kept("public-sources", record.id, kind, 7, "2026-11-20T00:00:00Z", digest(text.encode()), as_json(record))


def through_a_file(element: Element) -> Element:
    """As it comes out of a written file, kept in a database on the way."""
    to = BytesIO()
    write_file(Kind.ACTIVITIES, [element], to)
    document: Document = read(BytesIO(to.getvalue()))
    return next(restore(store(each)) for each in document.items())


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_any_body_comes_back_as_it_was(told: dict[str, Any]) -> None:
    kept = Kept("bra", "x", "need", 1, "2026-11-20T00:00:00Z", digest(canonical(told)), told)
    activity = activity_of(
        Told("public-sources/x", Sort.WHOLE, AT, *with_terms(), Stands("reported")), WORLD
    )  # fmt: skip
    activity.append(record_element(kept, level=2))

    *_terms, back = records_in(through_a_file(activity))

    assert back == kept


def with_terms() -> tuple[Kept, Any]:
    record = next(each for each in initiatives() if each.period and each.period.start)
    return signed("initiative", record), record


def test_every_record_of_the_sample_comes_back_from_its_elements() -> None:
    for kind, records in (("need", needs()), ("offer", offers()), ("initiative", initiatives())):
        for record in records:
            kept = signed(kind, record)
            assert kept_in(record_element(kept)) == kept


def test_every_initiative_of_the_sample_is_an_activity_without_errors_and_comes_back() -> None:
    told, activities = [], []
    for record in initiatives():
        kept = signed("initiative", record)
        try:
            activities.append(
                activity_of(Told(kept.uid, Sort.WHOLE, AT, kept, record, Stands("reported"), secondary=True), WORLD)
            )
        except NoStart:
            assert record.period is None or record.period.start is None
        else:
            told.append(kept)
    to = BytesIO()

    write_file(Kind.ACTIVITIES, activities, to)

    errors = (Severity.ERROR, Severity.CRITICAL)
    assert [each for each in check(BytesIO(to.getvalue()), at=AT).findings() if each.severity in errors] == []
    assert [kept for each in read(BytesIO(to.getvalue())).items() for kept in records_in(each)] == told
