"""Texts in seven languages, and the topics they speak of."""

import pytest

from bandung.reference.topics import Topic, topics, topics_in

TOPICS = {topic.code: topic for topic in topics()}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "We run a network of human milk banks and train nurses.", {"human-milk-bank", "nursing"}),
        ("fr", "Lutte contre le paludisme et forage d'eau dans les villages", {"malaria-control", "well-drilling"}),
        ("es", "Cirugía de CATARATAS y alfabetización de adultos", {"eye-surgery", "adult-literacy"}),
        ("pt", "Bancos de leite humano e agricultura familiar", {"human-milk-bank", "family-farming"}),
        ("ar", "تحتاج البلاد إلى محطات تحلية المياه وإلى الطاقة الشمسية", {"desalination", "solar-energy"}),
        ("zh", "中国向非洲国家提供杂交水稻和菌草技术培训", {"hybrid-rice", "mushroom-growing"}),
        ("ru", "Обучение рыбоводству и борьба с туберкулёзом", {"aquaculture", "tuberculosis-control"}),
    ],
)
def test_a_text_shows_its_topics_with_and_without_its_language(language: str, text: str, expected: set[str]) -> None:
    assert set(topics_in(text, language)) >= expected
    assert set(topics_in(text)) >= expected


def test_the_longest_term_counts_alone_and_leads_to_the_broader_topic() -> None:
    assert topics_in("Hybrid rice for upland farms", "en") == {"hybrid-rice": 1}
    assert TOPICS["hybrid-rice"].broader == "rice"


def test_occurrences_are_counted_with_the_most_frequent_first() -> None:
    assert list(topics_in("Cassava, tuberculosis; cassava again.", "en").items()) == [
        ("cassava", 2),
        ("tuberculosis-control", 1),
    ]


def test_accents_case_and_plurals_make_no_difference() -> None:
    assert topics_in("ALPHABETISATION", "fr") == topics_in("alphabétisation", "fr") == {"adult-literacy": 1}
    assert topics_in("human milk bank", "en") == topics_in("Human Milk Banks", "en")


def test_a_term_is_not_found_inside_a_longer_word_of_an_alphabet() -> None:
    assert topics_in("The price of prices", "en") == {}


@pytest.mark.parametrize("form", ["الملاريا", "والملاريا", "للملاريا", "بالملاريا", "ملاريا", "مـلاريا", "مَلاريا"])
def test_arabic_particles_vowel_signs_and_tatweel_make_no_difference(form: str) -> None:
    assert topics_in(f"برنامج {form}", "ar") == {"malaria-control": 1}


def test_a_russian_stem_finds_the_cases_of_a_word() -> None:
    for form in ("малярия", "малярии", "малярией"):
        assert topics_in(f"программа {form}", "ru") == {"malaria-control": 1}


def test_only_terms_of_the_named_language_count() -> None:
    assert topics_in("Lutte contre le paludisme", "es") == {}


@pytest.mark.parametrize("text", ["", "   ", "🙂🙂", "*", "، ؛"])
def test_a_text_without_words_has_no_topics(text: str) -> None:
    assert topics_in(text) == {}


def test_a_language_without_terms_has_no_topics() -> None:
    assert topics_in("malaria", "sw") == {}


def test_fifty_thousand_words_are_read() -> None:
    assert topics_in("cassava and nothing else here " * 10_000) == {"cassava": 10_000}


@pytest.mark.parametrize("language", ["en", "fr", "es", "pt", "ar", "zh", "ru"])
def test_every_label_finds_its_own_topic_or_a_narrower_name_of_it(language: str) -> None:
    lost = [topic.code for topic in topics() if not topics_in(topic.name(language), language)]
    assert lost == []


def test_a_topic_names_itself_in_english_where_it_has_no_label() -> None:
    rice: Topic = TOPICS["rice"]
    assert (rice.name("pt"), rice.name("sw")) == ("arroz", "rice")
