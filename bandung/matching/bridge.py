"""The concept bridge: from a text in any language to SDG targets, by letters alone.

A text is compared with the labels of the 17 goals and 169 targets in its own language by pieces of 2 to 5 letters
(tf-idf, cosine). What it resembles are concepts, and concepts are the same in every language. It needs no model, so it
works for languages that no encoder knows.
"""

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from scipy.sparse import csr_matrix

from bandung import reference
from bandung.matching.tokens import base_language
from bandung.values import LANGUAGES

SHORTEST_PIECE, LONGEST_PIECE = 2, 5
LONGEST_TEXT = 3_000
"""Characters of a text that are compared."""
LEAST = 0.02
"""Cosine under which a label does not resemble a text at all."""


@dataclass(frozen=True, slots=True)
class Concept:
    """An SDG goal or target that a text resembles, and how much (cosine, 0 to 1)."""

    code: str
    likeness: float


def pieces(text: str) -> Counter[str]:
    """Runs of 2 to 5 characters inside a text, white space counted as one blank."""
    plain = f" {' '.join(text[:LONGEST_TEXT].lower().split())} "
    return Counter(
        plain[start : start + size]
        for size in range(SHORTEST_PIECE, LONGEST_PIECE + 1)
        for start in range(len(plain) - size + 1)
    )


class Labels:
    """The labels of one language as rows of tf-idf, each of length 1."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        self.codes = tuple(labels)
        counted = [pieces(label) for label in labels.values()]
        frequency = Counter(piece for each in counted for piece in each)
        self._places = {piece: place for place, piece in enumerate(frequency)}
        self._idf = np.array([np.log((1 + len(counted)) / (1 + times)) + 1 for times in frequency.values()])
        self._rows = self._matrix(counted)

    def _matrix(self, counted: Sequence[Counter[str]]) -> csr_matrix:
        data: list[np.ndarray[tuple[int], np.dtype[np.float64]]] = []
        columns: list[int] = []
        ends = [0]
        for each in counted:
            known = {self._places[piece]: times for piece, times in each.items() if piece in self._places}
            row = (1 + np.log(np.fromiter(known.values(), float, len(known)))) * self._idf[list(known)]
            data.append(row / (np.linalg.norm(row) or 1))
            columns.extend(known)
            ends.append(len(columns))
        return csr_matrix(
            (np.concatenate(data) if data else [], columns, ends), shape=(len(counted), len(self._places))
        )

    def likeness(self, text: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """float64 [labels]: cosine of a text to each label."""
        row = self._matrix([pieces(text)])
        return np.asarray((self._rows @ row.T).toarray()).ravel()


class Bridge:
    """Labels of the SDGs in many languages, read when a language is first asked for."""

    def __init__(self, labels: Mapping[str, Mapping[str, str]] | None = None) -> None:
        self._given = labels
        self._ready: dict[str, Labels | None] = {}

    def languages(self) -> tuple[str, ...]:
        """The languages that have labels, sorted."""
        return tuple(sorted(self._given if self._given is not None else {*LANGUAGES, *other_languages()}))

    def labels(self, language: str) -> Labels | None:
        """The labels of a language, None if there are none."""
        language = base_language(language)
        if language not in self._ready:
            given = self._given.get(language, {}) if self._given is not None else shipped_labels(language)
            self._ready[language] = Labels(given) if given else None
        return self._ready[language]

    def concepts(self, text: str, language: str, limit: int = 3) -> tuple[Concept, ...]:
        """The SDG targets (and goals) that a text resembles most, best first; none in a language without labels."""
        labels = self.labels(language)
        if labels is None or not text.strip():
            return ()
        likeness = labels.likeness(text)
        best = np.argsort(-likeness, kind="stable")[:limit]
        return tuple(Concept(labels.codes[place], float(likeness[place])) for place in best if likeness[place] > LEAST)


@cache
def bridge() -> Bridge:
    """The bridge over the labels that come with Bandung."""
    return Bridge()


def shipped_labels(language: str) -> dict[str, str]:
    """SDG code to label in a language: the reference tables' own, or those of ``data/sdg_labels_other_languages``."""
    if language in LANGUAGES:
        return {sdg.code: sdg.names[language] for sdg in reference.sdgs() if language in sdg.names}
    return other_languages().get(language, {})


@cache
def other_languages() -> Mapping[str, dict[str, str]]:
    """Language to SDG code to label, for languages beyond those of the interface."""
    text = (files("bandung.matching") / "data" / "sdg_labels_other_languages.csv").read_text(encoding="utf-8")
    labels: dict[str, dict[str, str]] = {}
    for row in csv.DictReader(text.splitlines()):
        labels.setdefault(row["language"], {})[row["code"]] = row["label"]
    return labels
