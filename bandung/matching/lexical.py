"""Words: BM25 within one language, by tantivy.

Each stemmed language has a title and a body field of its own; the others share two fields in which every term carries
its language ("sw:maji"). A text is only ever looked for in its own language, and scores of two languages are never
compared: each is divided by the best score that its own language reached for this question.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt
from pathlib import Path

import numpy as np
import tantivy
from numpy.typing import NDArray
from tantivy import Occur, Query

from bandung.matching.errors import IndexDamaged
from bandung.matching.statements import Statement
from bandung.matching.tokens import STEMMED, analyzer, base_language, single, terms, words

MOST_TERMS = 64
"""Terms of a question that are looked for, the most informative ones."""
MOST_POSTINGS = 1_000_000
"""Rows that those terms may touch together; beyond it the commonest are left out, which bounds the time."""
MOST_PAIRS = 50
"""Pairs of characters that one character alone is taken to mean."""
TITLE_WEIGHT = 2.0
_OTHER = "other"
_FIELDS = (*STEMMED, _OTHER)

Found = tuple[NDArray[np.int64], NDArray[np.float32]]


class Lexical:
    """The tantivy index in one folder."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        schema = tantivy.SchemaBuilder()
        schema.add_unsigned_field("row", indexed=True, fast=True)
        schema.add_text_field("tags", tokenizer_name="plain", index_option="basic")
        for language in _FIELDS:
            for part in ("title", "body"):
                schema.add_text_field(f"{part}_{language}", tokenizer_name=language, index_option="freq")
        self._schema = schema.build()
        if create:
            folder.mkdir()
        try:
            self._index = tantivy.Index(self._schema, str(folder), reuse=not create)
        except (ValueError, OSError) as error:
            raise IndexDamaged(folder=folder.parent, why=str(error)) from None
        plain = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer("plain", plain)
        for language in _FIELDS:
            self._index.register_tokenizer(language, analyzer(language))
        self._index.config_reader("manual")
        self.reload()

    def reload(self) -> None:
        """See what was written last."""
        self._index.reload()
        self._searcher = self._index.searcher()

    def append(self, at: int, batch: Sequence[Statement], tags: Sequence[Iterable[str]]) -> None:
        """Write a batch whose first row is ``at``; what an interrupted write left from there on goes first."""
        writer = self._index.writer(64_000_000 if len(batch) > 1000 else 15_000_000, 1)
        writer.delete_documents_by_query(
            Query.range_query(self._schema, "row", tantivy.FieldType.Unsigned, lower_bound=at)
        )
        for place, (one, row_tags) in enumerate(zip(batch, tags, strict=True)):
            document = tantivy.Document()
            document.add_unsigned("row", at + place)
            document.add_text("tags", " ".join(row_tags))
            for part, texts in (("title", one.titles), ("body", one.summaries)):
                for language, text in texts.items():
                    field, prefix = _field(language)
                    document.add_text(f"{part}_{field}", " ".join(prefix + word for word in words(text)))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def remove(self, rows: Iterable[int]) -> None:
        """Forget these rows."""
        writer = self._index.writer(15_000_000, 1)
        for row in rows:
            writer.delete_documents_by_term("row", row)
        writer.commit()
        writer.wait_merging_threads()

    def best(
        self, text: str, language: str, limit: int, *, must: Sequence[Iterable[str]] = (), must_not: Iterable[str] = ()
    ) -> Found:
        """(rows, BM25) of the best rows for a text among the texts in its language, best first.

        ``must`` holds sets of tags of which a row needs one each; ``must_not`` tags that it may not have.
        """
        chosen = self._chosen(text, language)
        if not chosen or limit < 1:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        question = Query.boolean_query(
            [(Occur.Should, each) for term, times in chosen for each in self._term(term, language, times)]
        )
        narrowed = [(Occur.Must, self._tagged(tags)) for tags in must]
        if unwanted := list(must_not):
            narrowed.append((Occur.MustNot, self._tagged(unwanted)))
        if narrowed:
            question = Query.boolean_query([(Occur.Must, question), *narrowed])
        return self._rows(question, limit)

    def all_of(self, text: str, limit: int) -> Found:
        """(rows, share of the best BM25 in the same language) of rows with every term of a text, in any one language.

        At most ``limit`` rows in each language.
        """
        best: dict[int, float] = {}
        for language in STEMMED:
            asked = list(dict.fromkeys(terms(text, language)))[:MOST_TERMS]
            if not asked:
                continue
            question = Query.boolean_query(
                [
                    (Occur.Must, Query.boolean_query([(Occur.Should, each) for each in self._term(term, language, 1)]))
                    for term in asked
                ]
            )
            rows, scores = self._rows(question, limit)
            for row, score in zip(rows.tolist(), share_of_best(scores).tolist(), strict=True):
                best[row] = max(best.get(row, 0.0), score)
        rows = np.fromiter(best, np.int64, len(best))
        return rows, np.fromiter(best.values(), np.float32, len(best))

    def _rows(self, question: Query, limit: int) -> Found:
        hits = self._searcher.search(question, limit, count=False).hits
        rows = self._searcher.fast_field_values("row", [address for _score, address in hits])
        return np.array(rows, np.int64), np.array([score for score, _address in hits], np.float32)

    def _chosen(self, text: str, language: str) -> list[tuple[str, float]]:
        """The most informative terms with their weight in the question, rarest first within the budget of postings."""
        field, prefix = _field(language)
        weighed: list[tuple[float, int, str, float]] = []
        total = self._searcher.num_docs
        for term, times in Counter(terms(text, language)).items():
            frequency = sum(
                self._searcher.doc_freq(f"{part}_{field}", each)
                for each in self._stored(prefix + term, field)
                for part in ("title", "body")
            )
            if frequency:
                weight = sqrt(times)
                weighed.append((weight * log(1 + total / frequency), frequency, term, weight))
        weighed.sort(reverse=True)
        chosen: list[tuple[str, float]] = []
        postings = 0
        for _information, frequency, term, weight in weighed[:MOST_TERMS]:
            if not chosen or postings + frequency <= MOST_POSTINGS:
                chosen.append((term, weight))
                postings += frequency
        return chosen

    def _term(self, term: str, language: str, weight: float) -> list[Query]:
        field, prefix = _field(language)
        return [
            Query.boost_query(Query.term_query(self._schema, f"{part}_{field}", each, "freq"), weight * boost)
            for each in self._stored(prefix + term, field)
            for part, boost in (("title", TITLE_WEIGHT), ("body", 1.0))
        ]

    def _stored(self, term: str, field: str) -> list[str]:
        """The stored terms that a term of the question stands for: a lone Chinese character for the pairs it begins."""
        if not single(term):
            return [term]
        return [each for each, _rows in self._searcher.terms_with_prefix(f"body_{field}", term, limit=MOST_PAIRS)] or [
            term
        ]

    def _tagged(self, tags: Iterable[str]) -> Query:
        return Query.const_score_query(Query.term_set_query(self._schema, "tags", list(tags)), 0.0)


def share_of_best(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scores of one language as shares of the best of them."""
    return scores / scores.max() if len(scores) and scores.max() > 0 else scores


def _field(language: str) -> tuple[str, str]:
    base = base_language(language)
    return (base, "") if base in STEMMED else (_OTHER, f"{base}:")


def by_language(texts: Mapping[str, str]) -> dict[str, str]:
    """Texts of one base language joined: "zh-Hans" and "zh" ask together."""
    joined: dict[str, str] = {}
    for language, text in texts.items():
        base = base_language(language)
        joined[base] = f"{joined[base]}\n{text}" if base in joined else text
    return joined
