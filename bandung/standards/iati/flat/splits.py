"""How an activity, or a transaction, divides over places and over sectors."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bandung.standards.iati.document import Element
from bandung.standards.iati.flat.names import country_name, region_name, sector_name
from bandung.standards.iati.flat.reading import modern, words
from bandung.standards.iati.flat.shares import split, weigh

UNALLOCATED = "unallocated"
NO_PLACE = (UNALLOCATED, "", "", "")
NO_SECTOR = ("", UNALLOCATED, "", "yes")
_FIRST = ("1", "2")

Cells = tuple[str, ...]


class Part(NamedTuple):
    """A country, region or sector as its elements tell it."""

    cells: Cells
    percentage: str
    element: Element


@dataclass(slots=True)
class Division:
    """Cells of each part, and their weights; ``problems`` are codes of ``REASONS`` with the element they are of."""

    cells: Sequence[Cells]
    weights: Sequence[int]
    parts: Sequence[Part] = ()
    problems: Sequence[tuple[str, str]] = ()
    stated: bool = False

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


def places(children: Mapping[str, Sequence[Element]], language: str) -> Division:
    """Countries and regions, which together are the whole; of regions, those of one vocabulary."""
    countries = children.get("recipient-country", ())
    regions = children.get("recipient-region", ())
    if not countries and not regions:
        return Division((NO_PLACE,), (1,))
    parts = []
    for each in countries:
        code = each.get("code", "").strip().upper()
        name = country_name(code, language) or words(each, language)
        parts.append(Part(("country", "", code, name), each.get("percentage", "").strip(), each))
    by_vocabulary: dict[str, list[Part]] = {}
    for each in regions:
        code, vocabulary = each.get("code", "").strip(), (each.get("vocabulary") or "1").strip()
        name = region_name(vocabulary, code, language) or words(each, language)
        by_vocabulary.setdefault(vocabulary, []).append(
            Part(("region", vocabulary, code, name), each.get("percentage", "").strip(), each)
        )
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
    return _division(taken, every, NO_PLACE, "recipient-country" if countries else "recipient-region", problems)


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


@dataclass(slots=True)
class Sectors:
    """A division for each vocabulary; the first one is counted where amounts are added up."""

    divisions: Sequence[Division] = field(default_factory=lambda: (Division((NO_SECTOR,), (1,)),))
    stated: bool = False


def sectors(children: Mapping[str, Sequence[Element]], language: str) -> Sectors:
    """Sectors, each vocabulary apart: those of the OECD first, five digits before three."""
    elements = children.get("sector")
    if not elements:
        return Sectors()
    by_vocabulary: dict[str, list[Element]] = {}
    for each in elements:
        vocabulary = modern("sector", (each.get("vocabulary") or "1").strip())
        by_vocabulary.setdefault(vocabulary, []).append(each)
    divisions: list[Division] = []
    for vocabulary in sorted(by_vocabulary, key=lambda it: (it not in _FIRST, it)):
        counted = "no" if divisions else "yes"
        parts = []
        for each in by_vocabulary[vocabulary]:
            code = each.get("code", "").strip()
            name = sector_name(vocabulary, code, language) or words(each, language)
            parts.append(Part((vocabulary, code, name, counted), each.get("percentage", "").strip(), each))
        divisions.append(_division(parts, parts, (vocabulary, UNALLOCATED, "", counted), "sector", []))
    return Sectors(divisions, stated=True)
