"""How an activity, or a transaction, divides over places and over sectors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from bandung.standards.iati.document import Element
from bandung.standards.iati.flat.names import country_name, region_name, sector_name
from bandung.standards.iati.flat.reading import modern, words
from bandung.standards.iati.flat.rows import written
from bandung.standards.iati.flat.shares import split, weigh

UNALLOCATED = "unallocated"
NO_PLACE = (UNALLOCATED, "", "", "")
NO_SECTOR = ("", UNALLOCATED, "", "yes")
_FIRST = ("1", "2")
_MOST_KNOWN, _LONGEST = 5_000, 400
"""Divisions that are remembered, and characters of what they are told by."""

_K = TypeVar("_K")
_V = TypeVar("_V")
Cells = tuple[str, ...]
Told = tuple[str, str, str, str]
"""Of a country, region or sector as it stands in a file: code, vocabulary, percentage and its own words."""


class Part(NamedTuple):
    """A country, region or sector as an element tells it; ``at`` is the place of the element among them."""

    cells: Cells
    percentage: str
    at: int
    text: str
    """Of its row after the line, as it is written."""


@dataclass(slots=True, frozen=True, eq=False)
class Division:
    """Cells of each part, and their weights; ``problems`` are codes of ``REASONS`` with the element they are of."""

    cells: Sequence[Cells]
    weights: Sequence[int]
    parts: Sequence[Part] = ()
    problems: Sequence[tuple[str, str]] = ()
    stated: bool = False
    codes: tuple[str, str] = ("", "")
    """Of countries and of regions, as they stand together in the row of an activity."""

    def divide(self, units: int | None) -> Iterator[tuple[Cells, int | None]]:
        """The parts of an amount; parts of nothing are left out, unless the amount is nothing."""
        if len(self.cells) == 1:
            yield self.cells[0], units
        elif units is None:
            for cells, weight in zip(self.cells, self.weights, strict=True):
                if weight:
                    yield cells, None
        else:
            for cells, weight, share in zip(self.cells, self.weights, split(units, self.weights), strict=True):
                if weight:
                    yield cells, share


@dataclass(slots=True, frozen=True, eq=False)
class Sectors:
    """A division for each vocabulary; the first one is counted where amounts are added up."""

    divisions: Sequence[Division] = (Division((NO_SECTOR,), (1,)),)
    stated: bool = False
    codes: str = ""
    """As they stand together in the row of an activity."""


NOWHERE, NOTHING = Division((NO_PLACE,), (1,)), Sectors()


class Divisions:
    """How places and sectors divide, with names in a language; what many activities share is looked up once."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._places: dict[tuple[tuple[Told, ...], tuple[Told, ...]], Division] = {}
        self._sectors: dict[tuple[Told, ...], Sectors] = {}
        self._wholes: dict[tuple[Division, Sectors], tuple[Cells, str]] = {}

    def places(self, countries: Sequence[Element], regions: Sequence[Element]) -> Division:
        """Countries and regions, which together are the whole; of regions, those of one vocabulary."""
        if not countries and not regions:
            return NOWHERE
        language = self.language
        key = (tuple([told_by(it, language) for it in countries]), tuple([told_by(it, language) for it in regions]))
        if (known := self._places.get(key)) is None:
            known = _places(*key, language)
            if _length(key[0]) + _length(key[1]) <= _LONGEST:
                _room(self._places)[key] = known
        return known

    def sectors(self, elements: Sequence[Element]) -> Sectors:
        """Sectors, each vocabulary apart: those of the OECD first, five digits before three."""
        if not elements:
            return NOTHING
        language = self.language
        key = tuple([told_by(it, language) for it in elements])
        if (known := self._sectors.get(key)) is None:
            known = _sectors(key, language)
            if _length(key) <= _LONGEST:
                _room(self._sectors)[key] = known
        return known

    def whole(self, where: Division, what: Sectors) -> tuple[Cells, str]:
        """The cells of the one place and the one sector, and how they are written; empty if an amount is divided."""
        if (known := self._wholes.get((where, what))) is None:
            cells: Cells = ()
            if len(where.cells) == 1 and len(what.divisions) == 1 and len(what.divisions[0].cells) == 1:
                cells = (*where.cells[0], *what.divisions[0].cells[0])
            known = _room(self._wholes)[where, what] = (cells, written(cells))
        return known


def _length(told: tuple[Told, ...]) -> int:
    return sum(len(text) for each in told for text in each)


def _room(known: dict[_K, _V]) -> dict[_K, _V]:
    """Memory stays small, whatever files hold."""
    if len(known) >= _MOST_KNOWN:
        known.clear()
    return known


def told_by(element: Element, language: str) -> Told:
    """A country, region or sector as it stands in a file."""
    get = element.get
    said = words(element, language) if element.text or len(element) else ""
    return get("code", ""), get("vocabulary", ""), get("percentage", ""), said


def _places(countries: Sequence[Told], regions: Sequence[Told], language: str) -> Division:
    parts = []
    for at, (code, _vocabulary, percentage, said) in enumerate(countries):
        code = code.strip().upper()
        parts.append(_place(("country", "", code, country_name(code, language) or said), percentage, at))
    by_vocabulary: dict[str, list[Part]] = {}
    for at, (code, vocabulary, percentage, said) in enumerate(regions, len(parts)):
        code, vocabulary = code.strip(), (vocabulary or "1").strip()
        name = region_name(vocabulary, code, language) or said
        by_vocabulary.setdefault(vocabulary, []).append(_place(("region", vocabulary, code, name), percentage, at))
    taken: list[Part] = list(parts)
    problems: list[tuple[str, str]] = []
    if by_vocabulary:
        first = min(by_vocabulary)
        beside = by_vocabulary[first]
        if (
            parts
            and not any(it.percentage for it in beside)
            and not weigh(tuple([it.percentage for it in parts])).problem
        ):
            problems.append(("recipient-region", "region-beside-country"))
        else:
            taken += beside
        if len(by_vocabulary) > 1:
            problems.append(("recipient-region", "other-vocabulary"))
    every = (*parts, *(part for beside in by_vocabulary.values() for part in beside))
    division = _division(taken, every, NO_PLACE, "recipient-country" if countries else "recipient-region", problems)
    codes = " ".join([told[0].strip() for told in countries]), " ".join(map(_with_vocabulary, regions))
    return replace(division, codes=codes)


def _with_vocabulary(told: Told) -> str:
    return f"{told[1].strip()}:{told[0].strip()}".strip(":")


def _place(cells: Cells, percentage: str, at: int) -> Part:
    return Part(cells, percentage.strip(), at, written((*cells, percentage.strip())))


def _division(
    taken: Sequence[Part], every: Sequence[Part], rest: Cells, element: str, problems: list[tuple[str, str]]
) -> Division:
    weighed = weigh(tuple([part.percentage for part in taken]))
    if weighed.problem:
        problems.append((element, weighed.problem))
    cells, weights = [*(part.cells for part in taken), rest], weighed.weights
    if not weights[-1]:
        cells, weights = cells[:-1], weights[:-1]
    return Division(cells, weights, every, problems, stated=True)


def _sectors(elements: Sequence[Told], language: str) -> Sectors:
    by_vocabulary: dict[str, list[tuple[int, Told]]] = {}
    for at, each in enumerate(elements):
        vocabulary = modern("sector", (each[1] or "1").strip())
        by_vocabulary.setdefault(vocabulary, []).append((at, each))
    divisions: list[Division] = []
    for vocabulary in sorted(by_vocabulary, key=lambda it: (it not in _FIRST, it)):
        counted = "no" if divisions else "yes"
        parts = []
        for at, (code, _vocabulary, percentage, said) in by_vocabulary[vocabulary]:
            code = code.strip()
            name = sector_name(vocabulary, code, language) or said
            text = written((vocabulary, code, name, percentage.strip()))
            parts.append(Part((vocabulary, code, name, counted), percentage.strip(), at, text))
        divisions.append(_division(parts, parts, (vocabulary, UNALLOCATED, "", counted), "sector", []))
    return Sectors(divisions, stated=True, codes=" ".join(map(_with_vocabulary, elements)))
