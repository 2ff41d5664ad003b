"""How good matching is, measured on judged needs: our ranking beside BM25 and the encoder alone.

Candidates for a need are all offers but those of the very same countries. "Same language" restricts offers and
judgements to those written in the need's own language (the original of both), "other language" to the rest;
"readable" and "not readable" do so by whether the offer has a text in the need's language. A need for which a
restriction leaves nothing relevant is left out of its mean.
"""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from math import log
from pathlib import Path
from statistics import fmean

from bandung.matching import measures
from bandung.matching.corpus import Corpus
from bandung.matching.directions import directions
from bandung.matching.index import Index
from bandung.matching.protocols import Encoder
from bandung.matching.ranking import NothingAsked, rank
from bandung.matching.statements import Filters, Statement
from bandung.matching.tokens import terms
from bandung.matching.weights import Weights, load

Order = Sequence[str]
"""Offer ids, best first."""
System = Callable[[Statement], Order]
Scores = dict[str, float | int | None]
Report = dict[str, Scores | dict[str, Scores]]


@dataclass(frozen=True, slots=True)
class Bench:
    """A corpus in an index, ready to be asked."""

    corpus: Corpus
    index: Index
    on: date

    def candidates(self, need: Statement) -> dict[str, Statement]:
        """The offers that may answer a need, by id."""
        own = set(need.countries)
        return {one.id: one for one in self.corpus.offers if not own or set(one.countries) != own}

    def bandung(self, need: Statement, weights: Weights | None = None) -> Order:
        """Our ranking, through the function that pages, API and commands use."""
        try:
            ranking = rank(
                need,
                self.index,
                filters=Filters(record="offer"),
                on=self.on,
                limit=len(self.corpus.offers),
                weights=weights,
            )
        except NothingAsked:
            return ()
        return [match.id for match in ranking.results]


def bench(corpus: Corpus, encoder: Encoder, folder: Path, on: date) -> Bench:
    """The offers of a corpus in a new index in an empty folder."""
    index = Index.create(folder, encoder)
    index.add(corpus.offers, directions(corpus.offers, encoder))
    return Bench(corpus, index, on)


def systems(it: Bench) -> dict[str, System]:
    """The systems that are compared: words in the need's language, words in all texts, the encoder alone, and ours."""
    encoder = it.index.encoder
    directed = dict(
        zip(
            (one.id for one in it.corpus.offers),
            directions(it.corpus.offers, encoder, with_names=False)[:, 1],
            strict=True,
        )
    )

    def by_meaning(need: Statement) -> Order:
        question = directions([need], encoder, with_names=False)[0, 1]
        return _ordered({each: float(vector @ question) for each, vector in directed.items()})

    return {
        "bm25_own_language": Bm25(it.corpus.offers, _own_text),
        "bm25_all_texts": Bm25(it.corpus.offers, _all_texts),
        f"encoder_{encoder.name}": by_meaning,
        "bandung": it.bandung,
    }


def evaluate(it: Bench, compared: Mapping[str, System]) -> dict[str, Report]:
    """Measures of each system: over all offers, over four parts of them, and ``by_language`` of the need."""
    return {name: _report(it, system) for name, system in compared.items()}


def ablation(it: Bench, table: Weights | None = None) -> dict[str, Report]:
    """Our ranking with each feature taken out, by the feature's name; "" for nothing taken out."""
    table = table or load()
    tables = {"": table} | {name: table.without(name) for name in table.features}
    return {name: _report(it, partial(it.bandung, weights=each)) for name, each in tables.items()}


def _report(it: Bench, system: System) -> Report:
    parts: dict[str, Callable[[Statement, Statement], bool]] = {
        "overall": lambda need, offer: True,
        "same_language": lambda need, offer: need.language == offer.language,
        "other_language": lambda need, offer: need.language != offer.language,
        "readable": lambda need, offer: need.language in offer.languages,
        "not_readable": lambda need, offer: need.language not in offer.languages,
    }
    rows: dict[str, list[Scores]] = {name: [] for name in parts}
    by_language: dict[str, list[Scores]] = {}
    for need in it.corpus.judged_needs:
        candidates = it.candidates(need)
        order = [each for each in system(need) if each in candidates]
        for name, admitted in parts.items():
            kept = {each for each, offer in candidates.items() if admitted(need, offer)}
            grades = {each: grade for each, grade in it.corpus.grades[need.id].items() if each in kept}
            scores = _scores([each for each in order if each in kept], grades)
            rows[name].append(scores)
            if name == "overall":
                by_language.setdefault(need.language, []).append(scores)
    report: Report = {name: _mean(scores) for name, scores in rows.items()}
    report["by_language"] = {language: _mean(scores) for language, scores in sorted(by_language.items())}
    return report


def _scores(order: Order, grades: Mapping[str, int]) -> Scores:
    return {
        "ndcg_at_10": measures.ndcg(order, grades),
        "recall_at_50": measures.recall(order, grades),
        "mrr": measures.reciprocal_rank(order, grades),
        "unjudged_at_10": measures.unjudged(order, grades),
    }


def _mean(rows: Sequence[Scores]) -> Scores:
    means: Scores = {}
    for name in rows[0] if rows else ():
        values = [value for row in rows if (value := row[name]) is not None]
        means[name] = round(fmean(values), 4) if values else None
    return means | {"needs": sum(row["ndcg_at_10"] is not None for row in rows)}


def _ordered(scores: Mapping[str, float]) -> Order:
    return sorted(scores, key=lambda each: (-scores[each], each))


def _all_texts(statement: Statement) -> dict[str, str]:
    return {
        language: f"{statement.titles.get(language, '')} {statement.summaries.get(language, '')}"
        for language in statement.languages
    }


def _own_text(statement: Statement) -> dict[str, str]:
    return {language: text for language, text in _all_texts(statement).items() if language == statement.language}


class Bm25:
    """BM25 (Robertson et al. 1994; k1 1.2, b 0.75) over some texts of each offer; the need asks with the same."""

    def __init__(self, offers: Iterable[Statement], texts: Callable[[Statement], Mapping[str, str]]) -> None:
        self._texts = texts
        self._counted = {one.id: Counter(self._terms(one)) for one in offers}
        self._lengths = {each: counted.total() for each, counted in self._counted.items()}
        self._mean_length = sum(self._lengths.values()) / max(1, len(self._lengths))
        self._frequency = Counter(term for counted in self._counted.values() for term in counted)

    def _terms(self, statement: Statement) -> list[str]:
        return [term for language, text in self._texts(statement).items() for term in terms(text, language)]

    def __call__(self, need: Statement) -> Order:
        number = len(self._counted)
        scores = dict.fromkeys(self._counted, 0.0)
        for term in set(self._terms(need)) & self._frequency.keys():
            idf = log(1 + (number - self._frequency[term] + 0.5) / (self._frequency[term] + 0.5))
            for each, counted in self._counted.items():
                if times := counted.get(term):
                    norm = 1.2 * (0.25 + 0.75 * self._lengths[each] / self._mean_length)
                    scores[each] += idf * times * 2.2 / (times + norm)
        return _ordered(scores)


def measure(corpus: Corpus, encoder: Encoder, on: date, *, with_ablation: bool = False) -> dict[str, dict[str, Report]]:
    """``systems`` and, if asked, ``ablation``, of a corpus, in an index of its own that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        it = bench(corpus, encoder, Path(folder) / "index", on)
        result = {"systems": evaluate(it, systems(it))}
        if with_ablation:
            result["ablation"] = ablation(it)
        return result
