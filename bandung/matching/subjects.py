"""The topics that a statement treats, by the terms of the thesaurus in whatever language it is written."""

from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache

from bandung.matching.statements import Statement
from bandung.matching.tokens import base_language
from bandung.reference.topics import Topic, topics_in
from bandung.reference.topics import topics as all_topics

TITLE = 2
"""A topic in the title counts twice."""
LONGEST = 5_000
"""Characters of a text that are read."""


@lru_cache(20_000)
def _found(text: str, language: str) -> Mapping[str, int]:
    return topics_in(text, language)


def topics(statement: Statement) -> Mapping[str, float]:
    """Topic code to strength, 0 to 1: a topic met once has one half, met often nearly 1; versions count once."""
    counted: Counter[str] = Counter()
    for language in statement.languages:
        found: Counter[str] = Counter()
        for text, times in ((statement.titles.get(language, ""), TITLE), (statement.summaries.get(language, ""), 1)):
            for topic, count in _found(text[:LONGEST], base_language(language)).items():
                found[topic] += times * count
        counted |= found
    return {topic: count / (count + 1) for topic, count in counted.items()}


def prominent(statement: Statement) -> tuple[str, ...]:
    """Codes of the topics that a statement treats, the most prominent first."""
    found = topics(statement)
    return tuple(sorted(found, key=lambda topic: (-found[topic], topic)))


def shared(one: Statement, other: Statement) -> list[str]:
    """Codes of the topics that both treat, the most prominent first."""
    here, there = (each.topics or prominent(each) for each in (one, other))
    return sorted(set(here) & set(there), key=lambda topic: (here.index(topic) + there.index(topic), topic))


def name(topic: str, language: str = "en") -> str:
    """The name of a topic."""
    return _by_code()[topic].name(language)


@cache
def _by_code() -> Mapping[str, Topic]:
    return {each.code: each for each in all_topics()}
