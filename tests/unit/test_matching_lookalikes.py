"""Twins are found, in the same words and in other ones; what only shares a subject is not called the same."""

import random

import pytest

from bandung import sample
from bandung.matching.lookalikes import Known, Lookalikes, weighed

SAMPLE = [*sample.offers(), *sample.needs()]


def known(record: object, uid: str = "", change: object = None) -> Known:
    texts = {}
    for code in {*record.title, *record.summary}:  # type: ignore[attr-defined]
        pair = tuple(dict(texts_of).get(code, "") for texts_of in (record.title, record.summary))  # type: ignore[attr-defined]
        texts[code] = tuple(change(text) for text in pair) if change else pair  # type: ignore[operator]
    return Known(uid or record.id, weighed(texts))  # type: ignore[attr-defined, arg-type]


def shortened(text: str) -> str:
    """As somebody writes it down again a year later: every fourth word gone, the rest in another order."""
    words = [word for place, word in enumerate(text.split()) if place % 4 != 3] or text.split()
    random.Random(len(text)).shuffle(words)
    return " ".join(words)


@pytest.mark.parametrize("kind", ["offers", "needs"])
def test_no_two_records_of_the_sample_are_taken_for_the_same(kind: str) -> None:
    records = list(getattr(sample, kind)())
    asked = Lookalikes(known(record) for record in records)

    assert [(record.id, found[0].uid) for record in records if (found := asked.like(known(record)))] == []


def test_a_record_written_down_again_in_other_words_finds_its_twin() -> None:
    asked = Lookalikes(known(record) for record in SAMPLE)

    missed = [
        record.id
        for record in SAMPLE
        if [each.uid for each in asked.like(known(record, "again", shortened), limit=1)] != [record.id]
    ]

    assert len(missed) <= len(SAMPLE) // 50, missed


def test_itself_is_no_lookalike() -> None:
    asked = Lookalikes(known(record) for record in SAMPLE[:20])

    assert SAMPLE[0].id not in [each.uid for each in asked.like(known(SAMPLE[0]))]


def test_records_without_words_look_like_nothing() -> None:
    asked = Lookalikes([Known("empty", weighed({"en": ("", "")}))])

    assert asked.like(Known("other", weighed({"en": ("", "!!!")}))) == []


def test_reasons_say_what_is_the_same() -> None:
    words = weighed({"en": ("Solar pumps for village wells", "Cheap pumps.")})
    one = Known("one", words, frozenset({"14030"}), frozenset({"water board"}), "sofia")
    found = Lookalikes([one]).like(Known("two", words, frozenset({"14030"}), frozenset({"water board"}), "sofia"))

    assert dict(found[0].reasons) == {
        "words": 1.0, "sectors": ["14030"], "institutions": ["water board"], "place": "sofia",
    }  # fmt: skip
