"""The index of needs and offers: words, vectors and columns in one folder, searched together.

Any number of processes read; one at a time writes. A batch becomes visible at once, when the store commits; until then,
and after a crash, readers see what was there before. Rows are numbered in order of arrival and keep their number.
"""

import fcntl
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from bandung import reference
from bandung.matching import filters as filtering
from bandung.matching import subjects
from bandung.matching.columns import NOT_STATED, ColumnFiles, Columns
from bandung.matching.directions import directions
from bandung.matching.errors import IndexBusy, IndexDamaged, IndexMismatch
from bandung.matching.lexical import Lexical, by_language, share_of_best
from bandung.matching.protocols import Encoder, Places
from bandung.matching.statements import Filters, Statement
from bandung.matching.store import Store
from bandung.matching.tokens import base_language
from bandung.matching.vectors import Vectors

__all__ = ["Candidates", "Index", "IndexBusy", "IndexDamaged", "IndexMismatch", "Query", "Sort"]

Sort = Literal["newest", "oldest", "title", "relevance"]

BATCH = 8192
MOST_FOUND = 50_000
"""Rows in each language that a list found by words goes through; its total is exact up to here."""
_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: a text per language, and its two directions (of title and summary, or twice the same)."""

    texts: Mapping[str, str]
    vectors: NDArray[np.float32] | None = None
    """float32 [2, dim]; None where the encoder does not know the language."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Rows worth ranking, without order; all satisfy the filters."""

    rows: NDArray[np.int64]
    """int64 [m]"""
    lexical: NDArray[np.float32]
    """float32 [m]: share of the best BM25 in the same language, 0 to 1; 0 where the words did not find the row."""
    semantic: NDArray[np.float32]
    """float32 [m]: cosine to the sum of title and summary; NaN where the question or the row has no direction."""
    same_language: NDArray[np.bool_]
    """bool [m]: the row can be read in a language of the question, so its words were compared."""
    bm25: Mapping[str, NDArray[np.float32]] = field(default_factory=dict)
    """Language to float32 [m]; never comparable between languages."""

    def __len__(self) -> int:
        return len(self.rows)


class _Reference:
    """Countries and their groups as ``bandung.reference`` knows them."""

    @lru_cache(4096)  # noqa: B019 - there is one, for the life of the process
    def members(self, code: str, on: date) -> frozenset[str]:
        return reference.countries_within(code) if code.isdigit() else reference.members(code, on)

    def regions(self) -> list[str]:
        return [it.code for it in reference.regions()]

    def groups(self) -> list[str]:
        return [it.code for it in reference.groups()]


_REFERENCE = _Reference()


class Index:
    """Needs and offers in one folder. Open it once per process and keep it; threads may share it."""

    def __init__(self, folder: Path, encoder: Encoder, places: Places | None = None) -> None:
        self.folder = folder
        self.encoder = encoder
        self._places = places or _REFERENCE
        self._store = Store(folder)
        facts = self._store.meta()
        wanted = f"{encoder.name}@{encoder.revision}"
        if facts["encoder"] != wanted or int(facts["dim"]) != encoder.dim:
            raise IndexMismatch(folder=folder, stored=facts["encoder"], wanted=wanted)
        self._lexical = Lexical(folder / "lexical")
        self._vectors = Vectors(folder, encoder.dim)
        self._files = ColumnFiles(folder)
        self._reading = threading.Lock()
        self._stamp = (-1, -1, "")
        self._last_removal = 0
        self._alive = np.empty(0, np.bool_)
        self.refresh()

    @classmethod
    def create(cls, folder: Path, encoder: Encoder, places: Places | None = None) -> "Index":
        """Make an empty index in a new or empty folder.

        :raises FileExistsError: if the folder holds something.
        """
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise FileExistsError(folder)
        Lexical(folder / "lexical", create=True)
        Store(folder).create({"encoder": f"{encoder.name}@{encoder.revision}", "dim": str(encoder.dim)})
        return cls(folder, encoder, places)

    @classmethod
    def open(cls, folder: Path, encoder: Encoder, places: Places | None = None) -> "Index":
        """The index in a folder.

        :raises IndexMismatch: if it was made with another encoder or revision.
        :raises IndexDamaged: if a file is missing, too short or not readable.
        """
        return cls(folder, encoder, places)

    # -- what changes -------------------------------------------------------------------------------------------------

    def add(
        self,
        statements: Iterable[Statement],
        vectors: Iterable[NDArray[np.float32]] | None = None,
        *,
        batch: int = BATCH,
    ) -> int:
        """Add statements, each in place of the one with its id if there is one; how many. Visible batch by batch.

        ``vectors`` (float32 [2, dim] for each statement: title, summary) spares their encoding, and the search for
        their topics; give these with the statements, or they are searched for whenever one is shown.

        :raises IndexBusy: if another process keeps writing for a minute.
        """
        added = 0
        coming, given = iter(statements), iter(vectors) if vectors is not None else None
        with self._writing():
            while some := list(islice(coming, batch)):
                if given is None:
                    some = [replace(one, topics=subjects.prominent(one)) for one in some]
                    matrix = directions(some, self.encoder)
                else:
                    matrix = np.asarray(list(islice(given, len(some))), np.float32)
                if matrix.shape != (len(some), 2, self.encoder.dim):
                    raise ValueError(f"vectors of shape {matrix.shape} for {len(some)} statements")
                last = {one.id: place for place, one in enumerate(some)}
                self._append([some[place] for place in last.values()], matrix[list(last.values())])
                added += len(last)
            self.merge()
        return added

    def remove(self, ids: Iterable[str]) -> int:
        """Take statements out; how many there were."""
        with self._writing():
            rows = list(self._store.rows_of(set(ids)).values())
            if rows:
                self._store.remove(rows)
                self.refresh()
                self._lexical.remove(rows)
                self._lexical.reload()
        return len(rows)

    def refresh(self) -> bool:
        """See what has been written since, here or by another process; whether there was anything. Cheap if not."""
        if self._store.stamp() == self._stamp:
            return False
        with self._reading:
            while (stamp := self._store.stamp()) != self._stamp:
                try:
                    self._read(*stamp)
                    self._stamp = stamp
                except IndexDamaged:
                    if self._store.stamp() == stamp:
                        raise
        return True

    def _read(self, rows: int, removal: int, approximate: str) -> None:
        columns = self._files.read(rows, self._store.vocabulary)
        dead, last = self._store.removed(self._last_removal)
        self._store.forget(dead)
        alive = np.ones(rows, np.bool_)
        alive[: len(self._alive)] = self._alive
        alive[[row for row in dead if row < rows]] = False
        self._vectors.read(rows, approximate)
        self._lexical.reload()
        self._columns, self._alive, self._last_removal = columns, alive, last

    def _append(self, batch: Sequence[Statement], vectors: NDArray[np.float32]) -> None:
        at = len(self._columns)
        dead = list(self._store.rows_of(one.id for one in batch).values())
        self._vectors.append(at, vectors)
        words = self._files.write(self._columns, batch)
        self._lexical.append(at, batch, [filtering.tags(one) for one in batch])
        self._store.append(at, batch, dead, words)
        self.refresh()
        if dead:
            self._lexical.remove(dead)
            self._lexical.reload()

    def merge(self, *, force: bool = False) -> None:
        """Bring young rows into the approximate index if there are many (or at once with ``force``)."""
        former = self._stamp[2]
        name = self._vectors.merged(force=force)
        if name != former:
            self._store.put_meta("approximate", name)
            if former:
                (self.folder / former).unlink(missing_ok=True)
            self.refresh()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with (self.folder / "writer.lock").open("a") as lock:
            until = time.monotonic() + _PATIENCE
            while True:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() > until:
                        raise IndexBusy(folder=self.folder) from None
                    time.sleep(0.02)
            self.refresh()
            yield

    # -- what is there ------------------------------------------------------------------------------------------------

    def __len__(self) -> int:
        """Statements that are not removed."""
        return int(np.count_nonzero(self._alive))

    def __contains__(self, statement_id: object) -> bool:
        return isinstance(statement_id, str) and bool(self._store.rows_of([statement_id]))

    @property
    def columns(self) -> Columns:
        """The columns of all rows, dead ones too (a mask leaves those out)."""
        return self._columns

    def ids(self, rows: Iterable[int] | None = None) -> list[str]:
        """The ids of these rows in their order, without those removed meanwhile; of all if no rows are given."""
        if rows is None:
            return [each for each, _row in self._store.all_ids()]
        wanted = [int(row) for row in rows]
        found = self._store.ids_of(wanted)
        return [found[row] for row in wanted if row in found]

    def row(self, statement_id: str) -> int:
        """The row of a statement.

        :raises KeyError: if it is not here.
        """
        return self._store.rows_of([statement_id])[statement_id]

    def rows_of(self, statement_ids: Iterable[str]) -> dict[str, int]:
        """Id to row of those of these statements that are here."""
        return self._store.rows_of(set(statement_ids))

    def statement(self, row: int) -> Statement:
        """The statement in a row.

        :raises KeyError: if it was removed or replaced.
        """
        return self._store.statements([int(row)])[int(row)]

    def statements(self, rows: Iterable[int]) -> list[Statement]:
        """The statements in these rows in their order; those removed meanwhile are left out."""
        wanted = [int(row) for row in rows]
        found = self._store.statements(wanted)
        return [found[row] for row in wanted if row in found]

    def vectors(self, rows: Sequence[int] | NDArray[np.int64]) -> NDArray[np.float32]:
        """float32 [m, 2, dim]: directions of title and summary of each row, of length 1, or zeros where none."""
        return self._vectors.of(np.asarray(rows, np.int64))

    # -- what is asked ------------------------------------------------------------------------------------------------

    def mask(self, filters: Filters, on: date) -> NDArray[np.bool_]:
        """bool [n]: the rows that satisfy the filters on a day, exactly."""
        return filtering.mask(self._columns, self._alive, filtering.resolved(filters, on, self._places))

    def facets(
        self, mask: NDArray[np.bool_], on: date, names: Sequence[str] = filtering.FACETS
    ) -> dict[str, dict[str, int]]:
        """For each name, value to number of masked rows, most frequent first."""
        return filtering.facets(self._columns, mask, names, on, self._places)

    def retrieve(self, query: Query, filters: Filters, *, on: date, limit: int = 200) -> Candidates:
        """The best ``limit`` rows by words in each language of the question, and the best ``limit`` by meaning."""
        terms = filtering.resolved(filters, on, self._places)
        mask = filtering.mask(self._columns, self._alive, terms)
        found: dict[str, tuple[NDArray[np.int64], NDArray[np.float32]]] = {}
        for language, text in by_language(query.texts).items():
            found[language] = self._best_words(text, language, mask, terms, limit)
        near = np.empty(0, np.int64)
        if query.vectors is not None:
            near, _cosine = self._vectors.nearest(query.vectors, mask, limit)
        rows = np.unique(np.concatenate([near, *(each for each, _scores in found.values())]))
        lexical = np.zeros(len(rows), np.float32)
        bm25: dict[str, NDArray[np.float32]] = {}
        for language, (some, scores) in found.items():
            bm25[language] = np.zeros(len(rows), np.float32)
            spots = np.searchsorted(rows, some)
            bm25[language][spots] = scores
            lexical[spots] = np.maximum(lexical[spots], share_of_best(scores))
        readable = self._columns["language"]
        asked = set(found)
        same = [any(base_language(each) in asked for each in readable.of(row)) for row in rows.tolist()]
        semantic = self._vectors.cosine(rows, query.vectors)
        return Candidates(rows, lexical, semantic, np.array(same, np.bool_), bm25)

    def nearest(
        self, vectors: NDArray[np.float32], mask: NDArray[np.bool_], limit: int, *, exact: bool = False
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """(rows, cosine) of masked rows by meaning alone, nearest first; ``exact`` compares every one of them."""
        return self._vectors.nearest(vectors, mask, limit, exact=exact)

    def _best_words(
        self, text: str, language: str, mask: NDArray[np.bool_], terms: filtering.Terms, limit: int
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The best masked rows by words: many are fetched and masked, or few are left and the engine narrows first."""
        kept = int(np.count_nonzero(mask))
        if not kept:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        narrow = kept * 5 < len(mask)
        must = [[filtering.tag(name, value) for value in values] for name, values in terms.must] if narrow else []
        must_not = [filtering.tag(name, value) for name, values in terms.must_not for value in values] if narrow else []
        fetched = limit if narrow else -(-limit * len(mask) * 5 // (kept * 4))
        while True:
            rows, scores = self._lexical.best(text, language, fetched, must=must, must_not=must_not)
            here = rows < len(mask)
            here[here] = mask[rows[here]]
            if here.sum() >= limit or len(rows) < fetched:
                return rows[here][:limit], scores[here][:limit]
            fetched *= 4

    def page(
        self,
        filters: Filters,
        *,
        on: date,
        text: str | None = None,
        sort: Sort = "newest",
        offset: int = 0,
        limit: int = 50,
    ) -> tuple[list[str], int]:
        """(ids of one page, total) of a list; with ``text`` only rows that hold all its words in one language.

        "newest" and "oldest" go by the day of confirmation, those without one last; "relevance" needs a text.
        """
        mask = self.mask(filters, on)
        scores = None
        if text is None:
            rows = np.flatnonzero(mask)
        else:
            rows, scores = self._lexical.all_of(text, MOST_FOUND)
            here = rows < len(mask)
            here[here] = mask[rows[here]]
            rows, scores = rows[here], scores[here]
        order = self._ordered(rows, scores, sort, offset + limit)
        return self.ids(rows[order[offset : offset + limit]].tolist()), len(rows)

    def _ordered(
        self, rows: NDArray[np.int64], scores: NDArray[np.float32] | None, sort: Sort, first: int
    ) -> NDArray[np.int64]:
        """Places of (at least the first) rows in order; rows of the same rank in order of arrival, newest first."""
        if sort == "title":
            return np.lexsort((rows, self._columns.title_keys[rows]))
        days = self._columns.confirmed_on[rows].astype(np.int64)
        if sort == "relevance" and scores is not None:
            return np.lexsort((-rows, -days, -scores))
        if sort == "oldest":
            days[days == NOT_STATED] = np.iinfo(np.int32).max
        keys = (days if sort == "oldest" else -days) * (len(self._columns) + 1) - rows
        if first * 4 < len(keys):
            head = np.argpartition(keys, first)[:first]
            return head[np.argsort(keys[head])]
        return np.argsort(keys)
