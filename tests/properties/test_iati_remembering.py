"""What is remembered of rules changes nothing: the same findings as without remembering, in any order of activities."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bandung.standards.iati import ruleset
from bandung.standards.iati.document import Element, Kind
from bandung.standards.iati.indexing import index_of
from bandung.standards.iati.operators import World
from bandung.standards.iati.remembering import Memory, looks_of
from bandung.standards.iati.ruleset import Ruleset
from bandung.standards.iati.validating import world

AT = datetime(2026, 11, 1, tzinfo=UTC)
VALUES = st.sampled_from(("", "1", "2", "98", "99", "100", "50", "50.0", " 1", "a/b", "XM-DAC-1", "101%", "x" * 400))
NAMES = ("sector", "recipient-country", "recipient-region", "reporting-org", "participating-org", "other-identifier")
ATTRIBUTES = st.dictionaries(st.sampled_from(("vocabulary", "percentage", "code", "ref", "type", "role")), VALUES)


@st.composite
def activities(draw: st.DrawFn) -> Element:
    """An activity with some of what the rules ask for, in any combination."""
    item = etree.Element("iati-activity")
    etree.SubElement(item, "iati-identifier").text = draw(VALUES)
    for name, attributes in draw(st.lists(st.tuples(st.sampled_from(NAMES), ATTRIBUTES), max_size=7)):
        etree.SubElement(item, name, attributes)
    for _number in range(draw(st.integers(0, 2))):
        transaction = etree.SubElement(item, "transaction")
        for name, attributes in draw(st.lists(st.tuples(st.sampled_from(NAMES), ATTRIBUTES), max_size=3)):
            etree.SubElement(transaction, name, attributes)
    return item


def without_memory() -> Ruleset:
    """The standard ruleset with every rule asked every time."""
    contexts = {
        kind: tuple(
            replace(each, rules=tuple(replace(rule, looks=None) for rule in each.rules)) for each in contexts
        )
        for kind, contexts in ruleset.standard().contexts.items()
    }  # fmt: skip
    return Ruleset(contexts)


PLAIN = without_memory()
REMEMBERING = Ruleset(ruleset.standard().contexts)


def told(rules: Ruleset, item: Element, of: World) -> list[tuple[str, str, str]]:
    found = rules.check(item, index_of(item), Kind.ACTIVITIES, 1, "", of)
    return sorted((each.rule, each.path, each.said()) for each in found)


@settings(max_examples=40)
@given(st.lists(activities(), min_size=1, max_size=4), st.sets(VALUES, max_size=2))
def test_remembering_changes_nothing(items: list[Element], organisations: set[str]) -> None:
    for of in (world(AT), replace(world(AT), organisations=frozenset(organisations))):
        for item in (*items, *items):
            assert told(REMEMBERING, item, of) == told(PLAIN, item, of)


def test_much_of_the_standard_ruleset_is_remembered() -> None:
    rules = {rule.number: rule.looks for each in ruleset.standard().contexts[Kind.ACTIVITIES] for rule in each.rules}
    assert rules["2.1.1"] == {"sector": {"vocabulary", "percentage"}}
    assert rules["1.14.8"] == {"reporting-org": {"ref"}}
    assert rules["1.3.1"] is rules["11.1.3"] is rules["4.3.1"] is None, "texts and dates are always asked"
    assert looks_of("one_or_all", next(iter(ruleset.standard().contexts[Kind.ACTIVITIES])).rules[0].case, None) is None


def test_what_is_long_is_not_remembered() -> None:
    broken: dict[tuple[object, ...], tuple[int, ...]] = {}
    Memory.keep(broken, (1, ("x" * 300,)), ())
    Memory.keep(broken, (1, ("x",) * 400), ())
    Memory.keep(broken, (1, ("x", None)), (2,))
    assert broken == {(1, ("x", None)): (2,)}
