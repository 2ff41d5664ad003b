"""Two directions for each statement: of its title, and of title and summary read together.

A statement in several languages gets the mean of its versions. On the 106 judged needs of the sample this finds better
offers than the summary alone or the sum of two directions (nDCG@10 0.67, 0.56 and 0.61). A text that the encoder cannot
read takes the direction of the SDG labels that the bridge finds for it.
"""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from bandung import reference
from bandung.matching.bridge import bridge
from bandung.matching.encoders import LONGEST, unit_rows
from bandung.matching.protocols import Encoder
from bandung.matching.statements import Statement
from bandung.matching.tokens import base_language

_BRIDGED = 3
"""Concepts whose labels stand in for a text that the encoder cannot read."""


def readable(statement: Statement, encoder: Encoder) -> tuple[str, ...]:
    """The languages of a statement that the encoder knows; all of them for an encoder that names none."""
    return tuple(
        each for each in statement.languages if not encoder.languages or base_language(each) in encoder.languages
    )


def directions(statements: Sequence[Statement], encoder: Encoder) -> NDArray[np.float32]:
    """float32 [n, 2, dim], rows of length 1; zeros where there is neither a readable text nor a bridge for it."""
    texts: dict[str, int] = {}
    made_of: list[tuple[list[int], list[int]]] = []
    for one in statements:
        titles, bodies = [], []
        for language in readable(one, encoder):
            title, summary = one.titles.get(language, "").strip(), one.summaries.get(language, "").strip()
            if title:
                titles.append(texts.setdefault(title[:LONGEST], len(texts)))
            if title or summary:
                bodies.append(
                    texts.setdefault(f"{title}. {summary}"[:LONGEST] if title else summary[:LONGEST], len(texts))
                )
        if not bodies:
            titles = bodies = [texts.setdefault(label, len(texts)) for label in _bridged(one)]
        made_of.append((titles or bodies, bodies))
    vectors = encoder.encode(list(texts), "passage")
    both = np.zeros((len(statements), 2, encoder.dim), np.float32)
    for row, parts in zip(both, made_of, strict=True):
        for part, places in enumerate(parts):
            if places:
                row[part] = vectors[places].mean(axis=0)
    return unit_rows(both)


def _bridged(statement: Statement) -> list[str]:
    for language in statement.languages:
        text = f"{statement.titles.get(language, '')} {statement.summaries.get(language, '')}"
        if concepts := bridge().concepts(text, language, limit=_BRIDGED):
            return [reference.sdg(concept.code).name("en") for concept in concepts]
    return []


class Labels:
    """Directions of the names of sectors and SDGs, encoded when they are first asked for and kept."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, NDArray[np.float32]] = {}

    def learn(self, statements: Iterable[Statement]) -> None:
        """Encode at once what these statements name."""
        texts = {code: _sector_text(code) for one in statements for code in one.sectors if code not in self._known}
        texts |= {code: _sdg_text(code) for one in statements for code in one.sdgs if code not in self._known}
        if texts:
            self._known |= dict(zip(texts, self._encoder.encode(list(texts.values()), "passage"), strict=True))

    def mean(self, codes: Iterable[str]) -> NDArray[np.float32] | None:
        """The mean direction of some codes that were learnt, of length 1; None for no codes."""
        vectors = [self._known[code] for code in codes]
        if not vectors:
            return None
        total: NDArray[np.float32] = unit_rows(np.stack(vectors).sum(axis=0))
        return total


def _named(lookup: Callable[[str], reference.Coded], code: str) -> str:
    try:
        return lookup(code).name("en")
    except reference.UnknownCode:
        return ""


def _sector_text(code: str) -> str:
    parent = _named(reference.sector, code[:3]) if len(code) > 3 else ""
    return ". ".join(filter(None, (_named(reference.sector, code), parent))) or code


def _sdg_text(code: str) -> str:
    return _named(reference.sdg, code) or code
