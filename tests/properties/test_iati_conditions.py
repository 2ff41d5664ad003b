"""Conditions and paths of rulesets say the same with XPath and without it.

But for "1e2", which is no number in XPath 1.0 and one in libxml2; the short way goes by the standard.
"""

from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bandung.standards.iati import ruleset
from bandung.standards.iati.conditions import test_of as condition_of
from bandung.standards.iati.indexing import be_at, index_of
from bandung.standards.iati.paths import NAMESPACES, expression, holds, path

NAMES = ("sector", "recipient-country", "recipient-region", "transaction", "default-aid-type", "activity-date", "title")
INNER = ("sector", "recipient-country", "aid-type", "narrative", "transaction-date")


def _texts(raw: Any, keys: tuple[str, ...]) -> Iterator[str]:
    if isinstance(raw, dict):
        for key, value in raw.items():
            if key in keys:
                yield from [value] if isinstance(value, str) else value
            else:
                yield from _texts(value, keys)
    elif isinstance(raw, list):
        for each in raw:
            yield from _texts(each, keys)


def _raws() -> list[Any]:
    rules = [rule.raw for contexts in ruleset.standard().contexts.values() for each in contexts for rule in each.rules]
    return [dict(raw, ruleInfo=None) for raw in rules]


CONDITIONS = sorted({text.replace("$1", "2") for text in _texts(_raws(), ("condition", "if", "then"))})
PATHS = sorted(
    {text.replace("$1", "2") for text in _texts(_raws(), ("paths", "less", "more", "one"))} - {"NOW"}
    | {"sector[@vocabulary != '1']/@vocabulary", "sector[not(@vocabulary='')]"}
)

attributes = st.dictionaries(
    st.sampled_from(["vocabulary", "percentage", "type", "value", "iso-date", "ref"]),
    st.sampled_from(["", "1", "2", "98", "100", " 100 ", "+1", "50.5", "x"]),
    max_size=3,
)
elements = st.lists(
    st.tuples(st.sampled_from(NAMES), attributes, st.lists(st.tuples(st.sampled_from(INNER), attributes), max_size=2)),
    max_size=6,
)


@given(elements)
@settings(max_examples=40, deadline=None)
def test_the_short_way_is_the_same_as_xpath(content: list[Any]) -> None:
    item = etree.Element("iati-activity")
    for name, its, inner in content:
        child = etree.SubElement(item, name, its)
        for each, more in inner:
            etree.SubElement(child, each, more).text = "x"
    for index in (None, index_of(item)):
        be_at(index)
        for text in CONDITIONS:
            if (test := condition_of(text)) is not None:
                assert bool(test(item)) is holds(expression(text), item), text
        for text in PATHS:
            found = etree.XPath(text, namespaces=NAMESPACES, smart_strings=False)(item)
            assert list(path(text).values(item)) == found, text
    be_at(None)


def test_most_conditions_of_the_standard_go_the_short_way() -> None:
    assert sum(condition_of(text) is not None for text in CONDITIONS) > len(CONDITIONS) / 2
    assert condition_of("count(a) > 1 or contains(b, 'c')") is None
    assert condition_of("count(a) > ") is None
