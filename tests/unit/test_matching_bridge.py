"""The concept bridge and the detection of languages."""

import pytest

from bandung.matching.bridge import Bridge, bridge
from bandung.matching.detection import languages_of

LABELS = {"xx": {"6": "maji safi na salama", "4": "elimu bora kwa wote", "3": "afya njema"}}


def test_a_text_finds_the_label_it_resembles_in_its_own_language():
    found = Bridge(LABELS).concepts("tunahitaji maji safi", "xx", limit=2)
    assert found[0].code == "6" and 0 < found[0].likeness <= 1


def test_there_are_no_concepts_without_labels_or_without_text():
    assert Bridge(LABELS).concepts("maji", "yy") == () == Bridge(LABELS).concepts("  ", "xx")


def test_a_text_that_resembles_nothing_finds_nothing():
    assert Bridge(LABELS).concepts("☃☃☃", "xx") == ()


@pytest.mark.parametrize(
    ("text", "language", "goal"),
    [
        ("shule zinahitaji maji safi ya kunywa", "sw", "6"),
        ("पिउने पानी र सरसफाइ", "ne", "6"),
        ("des écoles sans eau potable", "fr", "6"),
    ],
)
def test_shipped_labels_lead_to_the_goal(text, language, goal):
    assert goal in {concept.code.partition(".")[0] for concept in bridge().concepts(text, language)}


def test_labels_are_shipped_for_languages_that_the_encoder_does_not_know():
    assert {"sw", "ne", "hy", "km", "my", "en", "zh"} <= set(bridge().languages())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Accès à l'eau potable dans les écoles rurales", "fr"),
        ("Maji safi ya kunywa kwa shule za vijijini", "sw"),
        ("مياه شرب نظيفة للمدارس", "ar"),
        ("农村学校的饮用水", "zh"),
        ("ទឹកស្អាតសម្រាប់សាលារៀន", "km"),
    ],
)
def test_the_language_of_a_sentence_is_recognised(text, language):
    assert languages_of(text)[0] == language


def test_one_word_may_be_of_several_languages_of_its_script():
    assert {"en", "es", "pt", "fr"} <= set(languages_of("agua"))
    assert "ar" not in languages_of("agua")


@pytest.mark.parametrize("text", ["", "  ", "😀 🌍", "?!"])
def test_a_text_without_words_has_no_language(text):
    assert languages_of(text) == ()
