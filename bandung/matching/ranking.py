"""Which offers answer a need, which needs an offer answers, best first, each with its reasons as data.

The index proposes candidates by words and by meaning; each is then judged feature by feature, and the score is the
weighted mean of what the features say. The web, the API, the command line and the evaluation all call :func:`rank`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

import numpy as np

from bandung.matching import subjects
from bandung.matching.detection import languages_of
from bandung.matching.directions import directions, readable
from bandung.matching.features import FEATURES, Judged, Pair, Side
from bandung.matching.index import Candidates, Index, Query
from bandung.matching.protocols import Encoder
from bandung.matching.statements import Filters, RecordKind, Statement
from bandung.matching.tokens import words
from bandung.matching.weights import Weight, Weights, load
from bandung.values.errors import BandungError, _

RETRIEVED = 120
"""Rows asked of the index by words and as many by meaning."""
JUDGED = 80
"""Candidates that are judged feature by feature."""
WORDS_SHARE = 0.3
"""What the words count beside the meaning when candidates are chosen for judging."""
LONGEST_QUESTION = 20_000
"""Characters of a question that are read."""

NO_FILTERS = Filters()

PastCooperation = Mapping[tuple[str, str], int]
"""(one country, another), in alphabetical order, to their earlier initiatives."""


class NothingAsked(BandungError):
    """The question holds no words."""

    status = 422
    sentence = _("There are no words to look for; please write what is needed or offered, in any language.")


@dataclass(frozen=True, slots=True)
class Reason:
    """What one feature says for a match, as data; sentences are made of it where it is shown."""

    feature: str
    value: float
    """0 to 1"""
    weight: float
    contribution: float
    """The part of the score that comes from it: weight times value over the sum of all weights."""
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Match:
    """A statement that answers the question, its score (0 to 1) and why."""

    id: str
    score: float
    reasons: tuple[Reason, ...]
    """What could be judged, the largest contribution first."""
    unjudged: tuple[str, ...]
    """Features that could not be judged, for want of a statement on one side or the other."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Matches, best first, and what the reader should know of them."""

    results: tuple[Match, ...]
    notes: tuple[str, ...]
    """Sentences (untranslated)."""
    language: str
    """The language of the question: its owner's, or the one that was detected."""
    weights: str
    """Name and version of the table of weights."""


Said = Sequence[tuple[str, Weight, Judged | None]]
"""What each feature said of a pair."""

LANGUAGE_UNKNOWN = _(
    "The encoder does not know this language; matches rest on its words and on the concepts they name."
)
NO_CONCEPTS = _("Neither the encoder nor our lists of concepts know this language; matches rest on its words alone.")
SHORTENED = _("The text is long; only its beginning was compared.")


def rank(
    query: Statement | str,
    index: Index,
    *,
    filters: Filters = NO_FILTERS,
    on: date,
    limit: int = 20,
    weights: Weights | None = None,
    past_cooperation: PastCooperation | None = None,
) -> Ranking:
    """What answers a need, an offer or a free text on a day.

    A need is answered by offers and an offer by needs; a free text by what the filters ask for, else by offers. What
    the very same countries state themselves is left out.

    :raises NothingAsked: if the question holds no words.
    """
    statement = _asked(query, filters)
    texts = _texts(statement)
    if not any(words(text) for text in texts.values()):
        raise NothingAsked
    wanted: RecordKind = "offer" if statement.record == "need" else "need"
    table = weights or load()
    both = _directions(statement, index)
    question = Query(texts, both if both.any() else None)
    candidates = index.retrieve(question, replace(filters, record=filters.record or wanted), on=on, limit=RETRIEVED)
    rows, shares = _worth_judging(candidates, statement, index)
    found = index.statements(rows)
    asked = Side(statement, both[1])
    if len(found) != len(rows):  # some were removed in between
        known = dict(zip(rows, shares, strict=True))
        rows = [index.row(one.id) for one in found]
        shares = [known.get(row) for row in rows]
    scored: dict[str, tuple[float, Said, Statement]] = {}
    for one, vectors, share in zip(found, index.vectors(rows), shares, strict=True):
        answer = Side(one, vectors[1])
        need, offer = (asked, answer) if statement.record == "need" else (answer, asked)
        pair = Pair(need, offer, on, share, _cooperated(statement, one, past_cooperation))
        scored[one.id] = (*judged(pair, table), one)
    best = sorted(scored.items(), key=lambda each: (-each[1][0], each[0]))[:limit]
    return Ranking(
        tuple(_explained(name, score, said, table, statement, one) for name, (score, said, one) in best),
        _notes(statement, index.encoder, both),
        statement.language,
        f"{table.name} {table.version}",
    )


def judged(pair: Pair, table: Weights) -> tuple[float, Said]:
    """The score of one pair under a table of weights, 0 to 1, and what each feature said."""
    said = [(name, each, FEATURES[name](pair)) for name, each in table.features.items()]
    score = sum(each.weight * (each.neutral if found is None else found[0]) for _name, each, found in said)
    return score / table.total, said


def _explained(name: str, score: float, said: Said, table: Weights, one: Statement, other: Statement) -> Match:
    """A match with its reasons; the topics that both treat are a fact of their common meaning."""
    total = table.total
    reasons = [
        Reason(feature, found[0], each.weight, each.weight * found[0] / total, found[1])
        for feature, each, found in said
        if found is not None
    ]
    reasons.sort(key=lambda reason: -reason.contribution)
    if topics := subjects.shared(one, other):
        reasons = [
            replace(reason, facts={"topics": topics}) if reason.feature == "meaning" else reason for reason in reasons
        ]
    return Match(name, score, tuple(reasons), tuple(feature for feature, _each, found in said if found is None))


def _asked(query: Statement | str, filters: Filters) -> Statement:
    if isinstance(query, Statement):
        return query
    text = query[:LONGEST_QUESTION].encode("utf-8", "replace").decode().strip()
    languages = languages_of(text)
    if not languages:
        raise NothingAsked
    record: RecordKind = "offer" if filters.record == "need" else "need"
    return Statement("", record, summaries=dict.fromkeys(languages, text), language=languages[0])


def _texts(statement: Statement) -> dict[str, str]:
    return {
        language: f"{statement.titles.get(language, '')}. {statement.summaries.get(language, '')}"[:LONGEST_QUESTION]
        for language in statement.languages
    }


def _directions(statement: Statement, index: Index) -> Any:
    """float32 [2, dim]: those in the index if it holds this very statement, else made now."""
    if statement.id and statement.id in index:
        row = index.row(statement.id)
        if index.statement(row) == statement:
            return index.vectors([row])[0]
    return directions([statement], index.encoder)[0]


def _worth_judging(candidates: Candidates, statement: Statement, index: Index) -> tuple[list[int], list[float | None]]:
    """Rows and word shares of the best candidates that are not the question's own countries' statements."""
    countries = index.columns["country"]
    own = set(statement.countries)
    first = np.nan_to_num(candidates.semantic) + WORDS_SHARE * candidates.lexical
    rows: list[int] = []
    shares: list[float | None] = []
    for place in np.argsort(-first, kind="stable").tolist():
        row = int(candidates.rows[place])
        if own and set(countries.of(row)) == own:
            continue
        rows.append(row)
        shares.append(float(candidates.lexical[place]) if candidates.same_language[place] else None)
        if len(rows) == JUDGED:
            break
    return rows, shares


def _cooperated(one: Statement, other: Statement, past: PastCooperation | None) -> int | None:
    if past is None or not one.countries or not other.countries:
        return None
    return max(
        past.get(cast(tuple[str, str], tuple(sorted((a, b)))), 0) for a in one.countries for b in other.countries
    )


def _notes(statement: Statement, encoder: Encoder, both: Any) -> tuple[str, ...]:
    notes = []
    if not readable(statement, encoder):
        notes.append(LANGUAGE_UNKNOWN if both.any() else NO_CONCEPTS)
    if any(
        len(text) >= LONGEST_QUESTION for texts in (statement.titles, statement.summaries) for text in texts.values()
    ):
        notes.append(SHORTENED)
    return tuple(notes)
