"""Whatever text comes in: a check answers, its excerpts lie in the text, and time grows with length and no faster."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandung.safeguards import evaluation
from bandung.safeguards.check import check_text
from bandung.safeguards.rules import RULES
from bandung.safeguards.texts import LEAST_SURE
from bandung.safeguards.words import MOST_SIGNS_IN_SENTENCE, sentences
from bandung.values import LANGUAGES

HOSTILE = st.text(
    st.sampled_from(
        " .;\n\u200b\u202e\u0301\u0640\ufdfa\ufb03İß%٪A方不得独家仅可终止только вправе расторгнуть\ud800\U0001f600'’-"
    ),
    max_size=400,
)
PIECES = st.lists(
    st.sampled_from([
        "the Provider", "alone", "may", "not", "terminate", "amend", "annex", "either Party", "courts", "of London",
        "dispute", "data", "property", "of Brazil", "all", "costs", "bears", "waives", "immunity", ".", "subject to",
        "reform", "confidential", "this Agreement", "escrow", "exclusive", "licence", "third countries", "%",
    ]),
    max_size=200,
).map(" ".join)  # fmt: skip
LANGUAGE = st.sampled_from((*LANGUAGES, "sw", ""))


@settings(max_examples=150, deadline=None)
@given(text=st.one_of(st.text(max_size=300), HOSTILE, PIECES), language=LANGUAGE)
def test_any_text_gets_an_answer_whose_excerpts_lie_in_it(text: str, language: str) -> None:
    for finding in check_text(text, language):
        assert finding.rule in RULES
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.excerpt == text[finding.start : finding.end]
        assert LEAST_SURE <= finding.sure < 1


@settings(max_examples=60, deadline=None)
@given(text=PIECES, language=LANGUAGE)
def test_the_same_text_gets_the_same_answer_and_each_rule_speaks_once(text: str, language: str) -> None:
    found = check_text(text, language)

    assert found == check_text(text, language)
    assert len({finding.rule for finding in found}) == len(found)


@settings(max_examples=60, deadline=None)
@given(text=st.one_of(st.text(max_size=300), HOSTILE))
def test_words_stand_in_the_text_one_after_the_other(text: str) -> None:
    words = [word for sentence in sentences(text) for word in sentence]

    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert all(one.end <= two.start for one, two in pairwise(words))
    assert all(len(sentence) <= MOST_SIGNS_IN_SENTENCE + 1 for sentence in sentences(text))


@settings(max_examples=30, deadline=None)
@given(before=st.sampled_from(["", "The Parties meet once a year. ", "12 March.\n"]), where=st.integers(0, 10**6))
def test_what_stands_before_a_clause_only_moves_its_excerpts(before: str, where: int) -> None:
    english = [it for it in evaluation.sets()["own"] if it.language == "en"]
    clause = english[where % len(english)]
    alone, after = check_text(clause.text, "en"), check_text(before + clause.text, "en")

    assert [(it.rule, it.excerpt) for it in alone] == [(it.rule, it.excerpt) for it in after]
    assert [it.start + len(before) for it in alone] == [it.start for it in after]


@pytest.mark.parametrize(
    "piece",
    [
        "The Provider alone may terminate this Agreement at any time. ",
        "only ",
        "不得独家",
        "a\u0301",
        ".",
        "may not end ",
    ],
)
def test_work_grows_with_length_and_no_faster(piece: str) -> None:
    """Ten times the text takes some ten times the work, counted in calls of functions; a squared cost would be more."""

    def calls(times: int) -> int:
        counted = 0

        def count(_frame: object, event: str, _argument: object) -> None:
            nonlocal counted
            counted += event in ("call", "c_call")

        sys.setprofile(count)
        try:
            for language in ("en", "zh"):
                check_text(piece * times, language)
        finally:
            sys.setprofile(None)
        return counted

    calls(100)
    short, long = calls(300), calls(3_000)

    assert long <= 15 * short + 1_000
