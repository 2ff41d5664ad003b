"""The rules that every row of the topics thesaurus keeps."""

import csv
import os
import re
import unicodedata
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "bandung" / "reference" / "data" / "topics.csv"
DATA = Path(os.environ.get("BANDUNG_DATA", ROOT.parent / "shared" / "data"))
LANGUAGES = ("en", "fr", "es", "pt", "ar", "zh", "ru")
TARGETS_OF_GOALS = {
    1: (5, "ab"), 2: (5, "abc"), 3: (9, "abcd"), 4: (7, "abc"), 5: (6, "abc"), 6: (6, "ab"), 7: (3, "ab"),
    8: (10, "ab"), 9: (5, "abc"), 10: (7, "abc"), 11: (7, "abc"), 12: (8, "abc"), 13: (3, "ab"), 14: (7, "abc"),
    15: (9, "abc"), 16: (10, "ab"), 17: (19, ""),
}  # fmt: skip
"""Per goal: how many numbered targets, and the letters of its means of implementation."""

SCRIPTS = {"ar": "ARABIC", "zh": "CJK", "ru": "CYRILLIC"}


def _rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = _rows()


def _folded(term: str) -> str:
    marks = unicodedata.normalize("NFKD", term.lower())
    return " ".join(re.findall(r"[\w*]+", "".join(sign for sign in marks if not unicodedata.combining(sign))))


def test_the_table_covers_at_least_seven_hundred_topics() -> None:
    assert len(ROWS) >= 700


def test_every_code_is_unique_and_made_of_english_words_with_hyphens() -> None:
    codes = [row["topic"] for row in ROWS]
    assert len(codes) == len(set(codes))
    assert [code for code in codes if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)] == []


def test_every_row_has_one_to_three_sectors_of_five_digits() -> None:
    wrong = [row["topic"] for row in ROWS if not re.fullmatch(r"\d{5}(\|\d{5}){0,2}", row["sectors"])]
    assert wrong == []


def test_every_sector_stands_in_the_published_code_list() -> None:
    published = DATA / "iati_codelists" / "xml" / "Sector.xml"
    if not published.exists():
        pytest.skip("The published sector code list is not on this machine.")
    items = ElementTree.parse(published).iter("codelist-item")
    codes = {item.findtext("code") for item in items}
    assert {code for row in ROWS for code in row["sectors"].split("|")} <= codes


def test_every_target_is_one_of_the_hundred_and_sixty_nine() -> None:
    targets = {
        f"{goal}.{target}"
        for goal, (numbered, letters) in TARGETS_OF_GOALS.items()
        for target in (*map(str, range(1, numbered + 1)), *letters)
    }
    assert len(targets) == 169
    assert {target for row in ROWS for target in row["sdgs"].split("|")} <= targets


def test_the_broader_topic_exists_and_leads_to_no_circle() -> None:
    broader = {row["topic"]: row["broader"] for row in ROWS}
    for code in broader:
        seen = [code]
        while following := broader[seen[-1]]:
            assert following in broader, f"{seen[-1]} names the unknown broader topic {following}"
            assert following not in seen, f"{code} is broader than itself"
            seen.append(following)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_has_one_to_ten_terms_in_each_language(language: str) -> None:
    assert [row["topic"] for row in ROWS if not 1 <= len(row[language].split("|")) <= 10] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_are_clean_and_long_enough(language: str) -> None:
    shortest = 2 if language == "zh" else 3
    wrong = [
        (row["topic"], term)
        for row in ROWS
        for term in row[language].split("|")
        if sum(sign.isalnum() for sign in term) < shortest
        or re.search(r"[<>&;]|\s\s|^\s|\s$|\*\w", term)
        or term != unicodedata.normalize("NFC", term)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_label_is_a_whole_word_in_the_script_of_its_language(language: str) -> None:
    script = SCRIPTS.get(language, "LATIN")
    wrong = [
        (row["topic"], label)
        for row in ROWS
        for label in [row[language].split("|")[0]]
        if "*" in label or not any(unicodedata.name(sign, "").startswith(script) for sign in label)
    ]
    # The name of this disease is written in Latin letters in some languages.
    assert [pair for pair in wrong if pair[0] not in {"covid-19"}] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_term_stands_for_more_than_two_topics(language: str) -> None:
    topics = defaultdict(set)
    for row in ROWS:
        for term in row[language].split("|"):
            topics[_folded(term)].add(row["topic"])
    assert {term: codes for term, codes in topics.items() if len(codes) > 2} == {}
