"""What rules look at, so that they need not be asked again about what is alike.

Many rules ask only for counts of elements and for some of their attributes ("sector", its vocabulary and percentage).
Thousands of activities are alike in that. For such rules, what they looked at is remembered together with which of
them were broken; where it comes again, only those are asked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bandung.standards.iati.cases import Case
from bandung.standards.iati.document import Element
from bandung.standards.iati.indexing import Index
from bandung.standards.iati.paths import Path

Signature = tuple[object, ...]

_BY_COUNT = frozenset(("no_more_than_one", "atleast_one", "only_one_of", "dependent", "if_then"))
_BY_TEXT = frozenset(
    ("no_spaces", "no_percent", "positive_decimal", "range", "regex_matches", "regex_no_matches", "sum", "strict_sum",
     "unique", "startswith")
)  # fmt: skip
_LONGEST = 300
"""Signs of a signature that is remembered."""
_MOST = 20_000


def looks_of(operator: str, case: Case, foreach: Path | None) -> dict[str, frozenset[str]] | None:
    """Path from the element of a rule ("" for itself) to the attributes that its outcome hangs on.

    None if it hangs on anything else: texts, dates, what needs XPath.
    """
    if operator not in _BY_COUNT | _BY_TEXT or case.dates or case.one is not None:
        return None
    by_text = (operator in _BY_TEXT or bool(case.id_condition)) and any(not each.attribute for each in case.paths)
    if by_text or any(not each.attribute for each in case.begins):
        return None
    paths = [*case.paths, *case.excluded, *case.begins, *((foreach,) if foreach else ())]
    if operator == "if_then" and not case.id_condition:
        paths = [foreach] if foreach else []  # its paths only say where it is broken
    for condition in (case.condition, case.if_, case.then):
        if condition is not None:
            if condition.paths is None:
                return None
            paths.extend(condition.paths)
    found: dict[str, frozenset[str]] = {}
    for each in paths:
        if each.steps is None:
            return None
        found[each.steps] = found.get(each.steps, frozenset()) | each.looks
    return found


@dataclass(frozen=True, slots=True)
class Group:
    """Places of rules that look at the same elements; ``places`` says where in the index, "" is the element itself."""

    number: int
    places: tuple[tuple[str, tuple[str, ...]], ...]

    def signature(self, element: Element, index: Index) -> Signature:
        """All that these rules see of an element."""
        parts: list[object] = [self.number]
        for path, attributes in self.places:
            if not path:
                parts.extend([element.get(name) for name in attributes])
                continue
            found: Sequence[Element] = index.get(path, ())
            if not attributes or not found:
                parts.append(len(found))
                continue
            parts.extend([tuple([each.get(name) for each in found]) for name in attributes])
        return tuple(parts)


class Memory:
    """Which of its rules each signature broke, for one state of the lists of organisations."""

    def __init__(self) -> None:
        self.broken: dict[Signature, tuple[int, ...]] = {}
        """Their numbers in their group."""
        self._lists: tuple[object, ...] = ()

    def of(self, *lists: object) -> dict[Signature, tuple[int, ...]]:
        """What is remembered, emptied if the lists have become others or it is too much."""
        if len(self._lists) != len(lists) or any(one is not two for one, two in zip(self._lists, lists, strict=True)):
            self.broken, self._lists = {}, lists
        elif len(self.broken) > _MOST:
            self.broken = {}
        return self.broken

    @staticmethod
    def keep(broken: dict[Signature, tuple[int, ...]], signature: Signature, numbers: Iterable[int]) -> None:
        """Remember it, unless it is long."""
        if len(signature) < _LONGEST and sum(_length(part) for part in signature) <= _LONGEST:
            broken[signature] = tuple(numbers)


def _length(part: object) -> int:
    if isinstance(part, tuple):
        return sum(map(_length, part[:_LONGEST])) + len(part)
    return len(part) if isinstance(part, str) else 1
