"""The clause library in seven languages, the first draft made from it, and what is still missing in a text."""

import re
from functools import cache
from typing import get_args

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from bandung.agreements import library as shelf
from bandung.agreements.completeness import ESSENTIAL, TYPES, missing
from bandung.agreements.library import BLANK, LibraryClause, clauses_for, fill, fill_title, library, names_of_places
from bandung.agreements.starter import NamedParty, StarterKind, models_for, starter
from bandung.records.agreements import ClauseType
from bandung.reference.errors import UnknownCode
from bandung.values import LANGUAGES, BadValue, Texts
from tests.agreements import an_agreement

ALTERNATIVES = (
    "purpose", "principles", "contributions", "cost-sharing", "intellectual-property", "data", "settlement",
    "withdrawal", "amendment", "duration", "institutions", "personnel", "procurement", "technology", "monitoring",
    "publicity",
)  # fmt: skip
KINDS: tuple[StarterKind, ...] = get_args(StarterKind)
PARTIES = (
    NamedParty("recipient", Texts({"en": "Malawi", "pt": "Maláui", "ar": "ملاوي"})),
    NamedParty("provider", Texts({"en": "Brazil", "pt": "Brasil", "ar": "البرازيل"})),
    NamedParty("facilitator", Texts({"en": "Japan", "pt": "Japão", "ar": "اليابان"})),
)
every_clause = pytest.mark.parametrize("model", library(), ids=lambda model: model.id)


@every_clause
def test_every_clause_says_the_same_in_seven_languages(model: LibraryClause) -> None:
    for texts in (model.title, model.text, model.note):
        assert set(texts) == set(LANGUAGES)
    filled = {language: sorted(re.findall(r"\{.*?\}", text)) for language, text in model.text.items()}
    assert len({tuple(each) for each in filled.values()}) == 1, filled
    sentences = {language: len(re.findall(r"[.。](?=\s|$|[一-鿿])", text)) for language, text in model.text.items()}
    assert max(sentences.values()) - min(sentences.values()) <= 2, sentences


@cache
def judge_of_languages() -> LanguageIdentifier:
    judge = LanguageIdentifier.from_model_file(MODEL_FILE)
    judge.set_languages(list(LANGUAGES))
    return judge


@every_clause
def test_every_text_is_in_the_language_that_it_stands_under(model: LibraryClause) -> None:
    judge = judge_of_languages()

    assert [language for language, text in model.text.items() if judge.classify(text)[0] != language] == []


@every_clause
def test_no_clause_speaks_of_donors_beneficiaries_or_aid(model: LibraryClause) -> None:
    taken = re.compile(
        r"\b(donors?|aid|beneficiary|donateurs?|bailleurs?|bénéficiaires?|donantes?|beneficiari[oa]s?|doador\w*"
        r"|beneficiári[oa]s?|донор\w*|бенефициар\w*)\b|الجهات المانحة|المانح|捐助|援助|受援|受惠",
        re.IGNORECASE,
    )

    for texts in (model.title, model.text, model.note):
        assert {language: found[0] for language, text in texts.items() if (found := taken.search(text))} == {}


@every_clause
def test_no_clause_is_longer_than_a_page_can_hold_side_by_side(model: LibraryClause) -> None:
    assert {language: len(text) for language, text in model.text.items() if len(text) > 900} == {}
    assert all(len(title) <= 80 for title in model.title.values())


def test_there_are_clauses_of_every_type_and_alternatives_where_parties_choose() -> None:
    assert {each.type for each in library()} == set(get_args(ClauseType)) == set(TYPES)
    assert [each for each in ALTERNATIVES if len(clauses_for(each)) < 2] == []
    assert {each.fits for each in library()} == set(get_args(shelf.Fits))


def test_names_of_clauses_are_given_once() -> None:
    names = [each.id for each in library()]

    assert len(names) == len(set(names))
    assert [shelf.clause(name).id for name in names] == names
    with pytest.raises(BadValue, match="no clause"):
        shelf.clause("nothing")


def test_every_place_has_a_name_in_seven_languages_and_stands_in_a_clause() -> None:
    used = {place for each in library() for place in each.places}

    assert used == set(names_of_places())
    assert all(set(names) == set(LANGUAGES) for names in names_of_places().values())


def test_what_nobody_fills_stays_visible() -> None:
    model = shelf.clause("withdrawal-any-time")

    assert "takes effect [number of days: ____] days after" in fill(model, {}, "en")
    assert all(BLANK.search(fill(model, {"days": ""}, language)) for language in LANGUAGES)
    assert not any(BLANK.search(fill(model, {"days": 90}, language)) for language in LANGUAGES)


def test_a_place_is_filled_once_for_all_languages_or_for_each() -> None:
    model = shelf.clause("duration-fixed")
    values = {"period": {"en": "three years", "ru": "три года"}}

    assert "holds for: three years." in fill(model, values, "en")
    assert "действия: три года." in fill(model, values, "ru")
    assert BLANK.search(fill(model, values, "fr"))
    assert "holds for: {parties}." in fill(model, {"period": "{parties}", "parties": "A; B"}, "en")


def test_a_value_for_one_type_of_clause_goes_before_one_for_all() -> None:
    values = {"days": 30, "withdrawal.days": 180}

    assert "180 days" in fill(shelf.clause("withdrawal-any-time"), values, "en")
    assert "30 days" in fill(shelf.clause("settlement-consultation"), values, "en")


def test_a_language_that_the_library_does_not_have_is_refused() -> None:
    with pytest.raises(BadValue, match="“sw”"):
        fill(library()[0], {}, "sw")
    with pytest.raises(BadValue, match="“sw”"):
        fill_title(library()[0], "sw")
    with pytest.raises(BadValue, match="any of these languages"):
        starter("bilateral", PARTIES[:2], ["sw"])
    with pytest.raises(UnknownCode):
        starter("bilateral", PARTIES[:2], ["en", "xx"])


@pytest.mark.parametrize("kind", KINDS)
def test_a_first_draft_speaks_of_everything_essential_in_every_language(kind: StarterKind) -> None:
    clauses = starter(kind, PARTIES, LANGUAGES)

    assert {*ESSENTIAL, "languages"} <= {each.type for each in clauses}
    assert all(set(each.text) == set(LANGUAGES) for each in clauses)
    assert all(not each.held_by and each.country is None and each.library == each.key for each in clauses)
    draft = an_agreement(title=dict.fromkeys(LANGUAGES, "X"), languages=list(LANGUAGES), clauses=clauses)
    assert {gap.what for gap in missing(draft)} == {"blank", "contribution"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_first_draft_holds_only_clauses_for_its_kind_of_cooperation(kind: StarterKind) -> None:
    assert {each.fits for each in models_for(kind)} <= {kind, "any"}


def test_a_first_draft_names_each_party_in_its_role_and_in_each_language() -> None:
    parties = starter("triangular", PARTIES, ["pt", "ar"])[0]

    assert "receptora (Maláui), a Parte prestadora (Brasil) e a Parte facilitadora (Japão)" in parties.text["pt"]
    assert "الطرف المتلقي (ملاوي)" in parties.text["ar"]
    assert not BLANK.search(parties.text["ar"])


def test_a_name_that_is_not_known_in_a_language_stands_in_another() -> None:
    assert "接受方（Malawi）" in starter("bilateral", PARTIES[:2], ["zh"])[0].text["zh"]


def test_a_first_draft_where_both_give_and_receive_sets_nobody_above() -> None:
    both = [NamedParty("both", each.name) for each in PARTIES[:2]]
    clauses = {each.key: each for each in starter("bilateral", both, ["en"])}

    assert "The Parties to this Agreement are: Malawi; Brazil." in clauses["parties-equal"].text["en"]
    assert not any("receiving Party" in each.text["en"] for each in clauses.values())


def test_a_facilitator_of_a_regional_agreement_has_its_role_written_down() -> None:
    assert "other-facilitator" not in [each.id for each in models_for("regional", ["both"])]
    assert "other-facilitator" in [each.id for each in models_for("regional", ["both", "facilitator"])]


def test_what_is_missing_is_said_in_sentences() -> None:
    draft = an_agreement(
        languages=["en", "pt"],
        clauses=[
            {"key": "a", "type": "purpose", "title": {"en": "Purpose"}, "text": {"en": "Milk banks."}},
            {"key": "b", "type": "withdrawal", "text": {"en": "After [number of days: ____] days.", "pt": "Sempre."}},
        ],
        contributions=[{"giver": "bra", "amount": "3", "unit": "mission"}],
    )

    assert list(map(str, missing(draft))) == [
        *(
            f"clauses: There is no clause on “{TYPES[each]}”."
            for each in ESSENTIAL
            if each not in ("purpose", "withdrawal")
        ),
        "clauses: There is no clause on “Languages”.",
        "title.pt: The title of the agreement is missing in one of its languages (pt).",
        "clauses[0].title.pt: The title of clause 1 is missing in one of the languages (pt).",
        "clauses[0].text.pt: Clause 1 is missing in one of the languages (pt).",
        "clauses[1].text.en: A blank in clause 2 is still to be filled (en).",
        "contributions: What mwi plans to contribute is not stated yet.",
    ]
    assert [gap.clause for gap in missing(draft) if gap.clause] == ["a", "a", "b"]


def test_an_agreement_in_one_language_needs_no_clause_on_languages() -> None:
    there = {gap.places.get("kind") for gap in missing(an_agreement())}

    assert "Languages" not in there
    assert "Data" in there
