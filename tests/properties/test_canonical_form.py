"""Canonical JSON: the same bytes as the reference encoder, and no two ways to write one value."""

import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from bandung.records.canonical import canonical, digest, parse
from bandung.values import BadValue

words = st.text(st.characters(codec="utf-8"), max_size=8) | st.text(st.characters(max_codepoint=127), max_size=8)
plain = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | words


def nested(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4)


values = st.recursive(plain | st.integers() | st.floats(), nested, max_leaves=12)


@given(values)
def test_the_bytes_are_those_of_rfc_8785(value: Any) -> None:
    try:
        expected = rfc8785.dumps(value)
    except rfc8785.CanonicalizationError:
        with pytest.raises(BadValue, match="written down exactly"):
            canonical(value)
        return
    assert canonical(value) == expected


@given(st.recursive(plain, nested, max_leaves=12))
def test_what_was_written_is_read_as_it_was(value: Any) -> None:
    assert parse(canonical(value)) == value


@given(values)
def test_any_other_way_to_write_it_is_refused(value: Any) -> None:
    try:
        data = canonical(value)
    except BadValue:
        return
    for other in (json.dumps(value, indent=1), json.dumps(value, ensure_ascii=True), data.decode() + "\n"):
        if other.encode() != data:
            with pytest.raises(BadValue):
                parse(other)


@pytest.mark.parametrize(
    "text",
    [
        '{"a":1,"a":2}', '{"b":1,"a":2}', "1.0", "1e3", "NaN", "Infinity", "-0", '"\\u0041"', '"\ud800"',
        "9007199254740993", "", "{", b"\xff", "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_not_canonical_is_refused(text: str | bytes) -> None:
    with pytest.raises(BadValue):
        parse(text)


@pytest.mark.parametrize("value", [{1: "a"}, {"a": {1, 2}}, b"a", "\ud800", float("nan"), 2**53, {"\ud800": 1}])
def test_what_json_cannot_hold_is_refused(value: Any) -> None:
    with pytest.raises(BadValue, match="written down exactly"):
        canonical(value)


def test_keys_beyond_the_basic_plane_are_sorted_as_the_standard_says() -> None:
    assert canonical({"\ufb33": 1, "😀": 2, "ö": 3, "1": 4}).decode() == '{"1":4,"ö":3,"😀":2,"\ufb33":1}'


def test_the_digest_is_that_of_the_bytes() -> None:
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
