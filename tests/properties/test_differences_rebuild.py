"""Whatever two wordings or versions are compared: the difference gives back both, and nothing differs from itself."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandung.agreements import wording
from bandung.agreements.differences import Comparison, compare, moved_keys
from bandung.agreements.history import Proposal, history, marks
from bandung.agreements.wording import Effort, Run, after, before, runs, sentences, words
from bandung.records.agreements import Agreement
from tests.agreements import an_agreement

VOCABULARY = (
    "party", "shall", "the", "30", "days", " ", ", ", ".", "\n", "l’accord", "الطرف", "الطَّرَفُ", "،", "各方", "提供",
    "。", "Сторона", "e\u0301", "हिन्दी", "{days}", "____", "👩‍🔬",
)  # fmt: skip
texts = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(VOCABULARY), max_size=30).map("".join))
efforts = st.sampled_from([0, 1, 20, 400, wording.MOST_CELLS_IN_ALL])


@given(texts)
def test_the_pieces_of_a_text_put_together_are_the_text(text: str) -> None:
    assert "".join(words(text)) == text
    assert "".join(sentences(text)) == text


@given(texts, texts, efforts)
def test_the_difference_gives_back_both_wordings(old: str, new: str, cells: int) -> None:
    found = runs(old, new, Effort(cells))

    assert (before(found), after(found)) == (old, new)
    assert all(run.text for run in found)
    assert all(one.what != other.what for one, other in pairwise(found))


@given(texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert {run.what for run in runs(text, text)} <= {"equal"}


@given(texts, texts)
def test_the_way_back_takes_out_what_the_way_there_put_in(old: str, new: str) -> None:
    there, back = runs(old, new), runs(new, old)

    assert (before(there), after(there)) == (after(back), before(back))


keys = st.permutations(range(8)).flatmap(lambda order: st.integers(1, 8).map(lambda most: order[:most]))


@given(keys, keys)
def test_keys_that_did_not_move_stand_in_the_same_order(old: list[int], new: list[int]) -> None:
    olds, news = [str(key) for key in old], [str(key) for key in new]
    moved = moved_keys(olds, news)

    stayed = [key for key in news if key in olds and key not in moved]
    assert stayed == [key for key in olds if key in stayed]
    assert moved <= set(olds) & set(news)


@st.composite
def versions(draw: st.DrawFn) -> Agreement:
    """A version of one agreement: some of eight clauses in some order, in one or two languages."""
    languages = draw(st.sampled_from((["en"], ["en", "ar"], ["zh"])))
    clauses = [
        {
            "key": f"c{key}",
            "type": draw(st.sampled_from(("purpose", "data", "other"))),
            "text": {language: draw(st.sampled_from(VOCABULARY[:5])) + str(key) for language in languages},
            "held_by": draw(st.sampled_from(([], ["bra"], ["mwi"]))),
        }
        for key in draw(keys)
    ]
    told: dict[str, Any] = {"title": {"en": draw(st.sampled_from(("Seeds", "Milk banks")))}}
    told["contributions"] = draw(
        st.lists(st.sampled_from([
            {"giver": "bra", "amount": "3", "unit": "mission"}, {"giver": "bra", "amount": "4", "unit": "mission"},
            {"giver": "mwi", "text": {"en": "rooms"}},
        ]), max_size=4)
    )  # fmt: skip
    return an_agreement(languages=languages, clauses=clauses, **told)


def applied(old: Agreement, found: Comparison) -> dict[str, Any]:
    """The clauses of the new version, made of the old ones and of what differs."""
    there = {clause.key: clause for clause in old.clauses}
    made = {}
    for each in found.clauses:
        if each.change == "removed":
            continue
        text = dict(there[each.key].text) if each.key in there else {}
        for language, differing in each.text.items():
            assert before(differing) == text.get(language, "")
            text[language] = after(differing)
        made[each.key] = {language: wording for language, wording in text.items() if wording}
    return made


@given(versions(), versions())
@settings(max_examples=60)
def test_a_comparison_applied_to_the_old_version_gives_the_new(old: Agreement, new: Agreement) -> None:
    found = compare(old, new)

    made = applied(old, found)
    assert made == {clause.key: dict(clause.text) for clause in new.clauses}
    assert list(made) == [clause.key for clause in new.clauses]
    assert found.nothing == (old == new)
    contributions = list(map(repr, old.contributions))
    for pair in found.contributions:
        contributions += [repr(pair.new)] if pair.new is not None else []
        if pair.old is not None:
            contributions.remove(repr(pair.old))
    assert sorted(contributions) == sorted(map(repr, new.contributions))


@given(versions())
@settings(max_examples=30)
def test_a_version_does_not_differ_from_itself(version: Agreement) -> None:
    assert compare(version, version).nothing


@given(st.lists(versions(), max_size=5))
@settings(max_examples=30)
def test_the_history_names_exactly_the_clauses_that_a_comparison_finds(made: list[Agreement]) -> None:
    proposals = [Proposal(str(number), "bra", marks(version)) for number, version in enumerate(made)]
    steps = history(proposals)

    for number, version in enumerate(made, 1):
        found = compare(made[number - 2] if number > 1 else None, version)
        told = {key for key, each in steps.items() if any(step.number == number for step in each)}
        assert told == {each.key for each in found.differing}


@pytest.mark.parametrize("cells", [0, wording.MOST_CELLS_IN_ALL])
def test_a_run_is_one_of_three_things(cells: int) -> None:
    assert runs("", "", Effort(cells)) == ()
    assert runs("a", "", Effort(cells)) == (Run("delete", "a"),)
    assert runs("", "a", Effort(cells)) == (Run("insert", "a"),)
