"""What differs between two versions of an agreement, and which version changed which clause."""

from typing import Any

import pytest

from bandung.agreements import wording
from bandung.agreements.differences import compare
from bandung.agreements.history import Proposal, history, marks, marks_of
from bandung.agreements.wording import Effort, Run, after, before, runs, words
from bandung.records.agreements import Agreement
from bandung.records.kinds import as_json
from tests.agreements import an_agreement


def version(*clauses: str, **more: Any) -> Agreement:
    """An agreement whose clauses are told as ``key: text``."""
    parts = [each.partition(": ") for each in clauses]
    return an_agreement(clauses=[{"key": key, "type": "other", "text": {"en": text}} for key, _, text in parts], **more)


def told(differing: tuple[Run, ...]) -> str:
    signs = {"equal": "{}", "delete": "[-{}-]", "insert": "[+{}+]"}
    return "".join(signs[run.what].format(run.text) for run in differing)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("after 30 days", "after 90 days", "after [-30-][+90+] days"),
        ("1,000 doses", "1,500 doses", "[-1,000-][+1,500+] doses"),
        ("each Party", "each Party of the South", "each Party[+ of the South+]"),
        ("a b c", "", "[-a b c-]"),
        ("L’accord entre en vigueur.", "L’accord prend effet.", "L’accord [-entre en vigueur-][+prend effet+]."),
        ("提供方派出十名专家。", "提供方每年派出十二名专家。", "提供方[+每年+]派出十[+二+]名专家。"),
        ("يقدّم الطرف ثلاثين يوماً", "يقدّم الطرف تسعين يوماً", "يقدّم الطرف [-ثلاثين-][+تسعين+] يوماً"),
        ("والطَّرَفُ الأول", "والطَّرَفِ الأول", "[-والطَّرَفُ-][+والطَّرَفِ+] الأول"),
        ("в течение 30 дней", "в течение 60 дней", "в течение [-30-][+60+] дней"),
        ("in [days: ____] days", "in 30 days", "in [-[days: ____]-][+30+] days"),
    ],
)
def test_words_that_changed_are_marked_and_no_more(old: str, new: str, shown: str) -> None:
    assert told(runs(old, new)) == shown


def test_a_text_written_anew_is_not_torn_into_words_that_agree_by_chance() -> None:
    old = "The Parties shall meet once in a year in the capital of one of the Parties."
    new = "Experts of the host are paid by the host institute."

    assert [run.what for run in runs(old, new)] in (["delete", "insert", "equal"], ["delete", "insert"])


def test_arabic_words_keep_their_signs_and_chinese_goes_by_characters() -> None:
    assert words("الطَّرَفُ،") == ["الطَّرَفُ", "،"]
    assert words("हिन्दी में") == ["हिन्दी", " में"]
    assert words("各方 OK") == ["各", "方", " OK"]


def test_a_clause_keeps_its_key_wherever_it_stands() -> None:
    old = version("a: one", "b: two", "c: three", "d: four")
    new = version("d: four", "a: one", "c: three and more", "e: five")

    found = {
        each.key: (each.change, each.moved, each.old_number, each.new_number) for each in compare(old, new).clauses
    }
    assert found == {
        "d": (None, True, 4, 1),
        "a": (None, False, 1, 2),
        "b": ("removed", False, 2, None),
        "c": ("changed", False, 3, 3),
        "e": ("added", False, None, 4),
    }
    assert list(found) == ["d", "a", "b", "c", "e"]
    assert [each.key for each in compare(old, new).differing] == ["d", "b", "c", "e"]


def test_an_added_clause_moves_none_of_the_others() -> None:
    found = compare(version("a: one", "b: two"), version("n: new", "a: one", "b: two"))

    assert [(each.key, each.change, each.moved) for each in found.differing] == [("n", "added", False)]


def test_only_languages_that_differ_are_told() -> None:
    clause = {"key": "a", "type": "purpose", "title": {"en": "Purpose"}}
    old = an_agreement(clauses=[clause | {"text": {"en": "Milk", "pt": "Leite", "ar": "حليب"}}])
    new = an_agreement(clauses=[clause | {"text": {"en": "Milk", "pt": "Leite humano", "zh": "母乳"}}])

    (found,) = compare(old, new).clauses
    assert {language: told(each) for language, each in found.text.items()} == {
        "ar": "[-حليب-]", "pt": "Leite[+ humano+]", "zh": "[+母乳+]"
    }  # fmt: skip
    assert found.title == {}


def test_what_a_clause_says_as_data_is_compared_too() -> None:
    clause = {"key": "a", "type": "data", "text": {"en": "Data"}}
    old = an_agreement(clauses=[clause | {"country": "MWI"}])
    new = an_agreement(clauses=[clause | {"held_by": ["mwi", "bra"], "library": "data-stay"}])

    (found,) = compare(old, new).clauses
    assert found.change == "changed"
    assert {name: (pair.old, pair.new) for name, pair in found.values.items()} == {
        "held_by": (None, "bra, mwi"), "country": ("MWI", None), "library": (None, "data-stay")
    }  # fmt: skip


def test_parties_contributions_period_and_documents_are_compared_as_values() -> None:
    document = {"title": {"en": "Annex"}, "digest": "cd" * 32}
    old = an_agreement(
        contributions=[{"giver": "bra", "amount": "3", "unit": "mission"}, {"giver": "mwi", "text": {"en": "rooms"}}],
        period={"start": "2027-01-01"},
        documents=[document],
    )
    new = an_agreement(
        title={"en": "Human milk banks"},
        languages=["en", "pt"],
        parties=[
            {"party": "mwi", "role": "both"},
            {"party": "bra", "role": "provider"},
            {"party": "jpn", "role": "facilitator"},
        ],
        contributions=[
            {"giver": "mwi", "text": {"en": "rooms"}},
            {"giver": "bra", "amount": "4", "unit": "mission"},
            {"giver": "bra", "amount": "2", "unit": "course"},
        ],
        documents=[document | {"title": {"en": "Annex I"}}],
    )

    found = compare(old, new)
    assert told(found.title["en"]) == "[-Milk-][+Human milk+] banks"
    assert [(pair.change, pair.new) for pair in found.languages] == [("added", "pt")]
    assert [(pair.change, pair.new.party) for pair in found.parties if pair.new] == [
        ("changed", "mwi"),
        ("added", "jpn"),
    ]
    assert [(pair.change, pair.new.amount) for pair in found.contributions if pair.new] == [
        ("changed", "4"), ("added", "2")
    ]  # fmt: skip
    assert found.period is not None and found.period.change == "removed"
    assert [pair.change for pair in found.documents] == ["changed"]
    assert compare(new, new).nothing
    assert not found.nothing


def test_without_an_old_version_everything_was_added() -> None:
    new = version("a: one", "b: two", contributions=[{"giver": "bra", "text": {"en": "seats"}}])

    found = compare(None, new)
    assert {each.change for each in (*found.clauses, *found.parties, *found.contributions)} == {"added"}
    assert told(found.title["en"]) == "[+Milk banks+]"


@pytest.mark.parametrize("letters", ["words and words. ", "甲方乙方丙方丁方。"])
def test_a_long_clause_written_anew_takes_no_more_work_than_may_be_done(letters: str) -> None:
    old = (letters * 20_000)[:20_000]
    new = "".join(reversed(old))
    effort = Effort(wording.MOST_CELLS)

    found = runs(old, new, effort)

    assert (before(found), after(found)) == (old, new)
    assert 0 <= effort.cells <= wording.MOST_CELLS


def test_a_text_too_long_for_words_is_compared_by_sentences_first() -> None:
    sentences = [f"第{number}条各方平等合作。" for number in range(1_600)]
    changed = ["甲" + sentences[0], *sentences[1:-1], sentences[-1] + "乙"]
    effort = Effort(5_000_000)

    found = runs("".join(sentences), "".join(changed), effort)

    assert len("".join(sentences)) ** 2 > 5_000_000
    assert [run for run in found if run.what != "equal"] == [Run("insert", "甲"), Run("insert", "乙")]


def test_when_nothing_more_may_be_done_a_text_is_replaced_as_a_whole() -> None:
    assert told(runs("one two three", "one two four", Effort(0))) == "[-one two three-][+one two four+]"


def test_effort_is_shared_by_all_texts_of_a_comparison() -> None:
    effort = Effort(30)

    found = [told(runs(f"{number} one two", f"{number} one 2 more", effort)) for number in range(10, 30)]
    assert (found[0], found[-1]) == ("10 one [-two-][+2 more+]", "[-29 one two-][+29 one 2 more+]")
    assert effort.cells >= 0


def test_wordings_are_compared_when_they_are_shown_and_not_before() -> None:
    found = compare(version("a: one two", "b: three four"), version("a: one 2", "b: three 4"))
    effort = found.clauses[0].effort
    untouched = effort.cells

    assert [each.change for each in found.clauses] == ["changed", "changed"]
    assert found.differing == found.clauses
    assert effort.cells == untouched
    assert told(found.clauses[1].text["en"]) == "three [-four-][+4+]"
    assert found.clauses[0].effort.cells < untouched


def proposal(number: int, agreement: Agreement, based_on: int | None = None) -> Proposal:
    told_from = None if based_on is None else f"digest-{based_on}"
    return Proposal(f"digest-{number}", ("mwi", "bra")[number % 2], marks(agreement), told_from)


def test_the_history_tells_for_each_clause_who_changed_it_in_which_version() -> None:
    made = [
        version("a: one", "b: two"),
        version("a: one", "b: two", "c: three"),
        version("b: two changed", "c: three"),
    ]

    steps = history([proposal(number, each) for number, each in enumerate(made, 1)])

    assert {key: [(step.number, step.by, step.what) for step in each] for key, each in steps.items()} == {
        "a": [(1, "bra", "added"), (3, "bra", "removed")],
        "b": [(1, "bra", "added"), (3, "bra", "changed")],
        "c": [(2, "mwi", "added")],
    }


def test_a_version_is_held_against_the_one_from_which_it_was_written() -> None:
    first, mine, yours = version("a: one", "b: two"), version("a: 1", "b: two"), version("a: one", "b: 2")

    steps = history([proposal(1, first), proposal(2, mine, based_on=1), proposal(3, yours, based_on=1)])

    assert [step.number for step in steps["a"]] == [1, 2]
    assert [step.number for step in steps["b"]] == [1, 3]
    unknown = history([proposal(1, first), proposal(2, mine), proposal(3, yours, based_on=9)])
    assert [step.number for step in unknown["a"]] == [1, 2, 3]


def test_marks_are_equal_exactly_where_clauses_are_equal() -> None:
    one, other = version("a: one", "b: two"), version("b: two", "a: 1")

    assert dict(marks(one))["b"] == dict(marks(other))["b"]
    assert dict(marks(one))["a"] != dict(marks(other))["a"]
    assert marks(one) == marks_of(as_json(one)["clauses"])
    assert history([]) == {}
