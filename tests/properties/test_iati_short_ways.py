"""Short ways through dates and texts find what the long ones find."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bandung.standards.iati.operators import World, _in_order, _is_late
from bandung.standards.iati.paths import expression, moment, path

WORLD = World(datetime(2026, 11, 28, 12, tzinfo=UTC), frozenset(), frozenset())
DATES = st.one_of(
    st.dates().map(str),
    st.sampled_from(("2026-11-28", "2026-11-29", "2026-02-30", "20270101  ", "\t20270101 ", "+999-01-01", "2_27-01-01",
                     "0001-01-01", "2026W481  ", "2026-11-28Z", "2026-11-28T13:00:00", "٢٠٢٧-٠١-٠١", "", "x")),
    st.text("0123456789-+_ TZW:٢", min_size=9, max_size=11),
)  # fmt: skip


@given(DATES)
@settings(max_examples=40)
def test_a_plain_date_is_late_as_its_moment_is(text: str) -> None:
    found = moment(text)
    assert _is_late(text, WORLD) is (found is not None and found > WORLD.at)


@given(DATES, DATES)
@settings(max_examples=40)
def test_dates_in_order_have_moments_in_order(first: str, second: str) -> None:
    one, two = moment(first), moment(second)
    if _in_order([first], [second]):
        assert one is None or two is None or one <= two


@given(st.lists(st.sampled_from(("<narrative/>", "<narrative>a</narrative>", "<narrative> <x/>b</narrative>",
                                 "<narrative><!-- c -->d</narrative>", "<other>e</other>")), max_size=4))  # fmt: skip
@settings(max_examples=40)
def test_texts_of_elements_are_those_of_xpath(inside: list[str]) -> None:
    title = etree.fromstring(f"<title>{''.join(inside)}</title>")
    assert path("narrative/text()").values(title) == expression("narrative/text()")(title)
