"""What of our records plain IATI carries fully, coarsely, in words only or not at all: field by field, with counts.

``data/fates.csv`` names every field of every kind of record that goes into our files. Tests walk the fields of the
records so that none is forgotten, and change them one by one: what is said to be carried changes the plain file, what
is said to be lost does not.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from bandung.standards.iati.mapping.namespace import Kept
from bandung.values.errors import _

LONGEST_EXAMPLE = 80


class Fate(StrEnum):
    """How much of a field reads in the file without our namespace."""

    FULL = "full"
    COARSE = "coarse"
    """By a code or a number that says less than the field."""
    WORDS = "words"
    """As a text among others, which only people can read."""
    LOST = "lost"


WHYS: Mapping[str, str] = {
    "code": _("The standard has fewer codes; the nearest one is written."),
    "role": _("The standard knows funding, accountable, extending and implementing organisations, and no partner that "
              "both gives and receives."),
    "date": _("The standard asks for one day; the last one of the period or the year is written."),
    "number": _("The standard has no gift in kind: it is written as a number of a result, apart from all sums."),
    "words": _("There is no element for it; it stands in a description."),
    "title": _("Only its title and its address or digest are written."),
    "shares": _("The standard asks for percentages, and nobody stated any; equal parts are written."),
    "region": _("The standard asks for a country or region by its code; “developing countries” is written."),
    "year": _("The standard asks for the year of a baseline, and none is stated."),
    "place": _("An activity has this once; it is joined with the others of the activity."),
    "once": _("It stands whole in the file of the party that leads, and here only as far as the standard demands."),
    "one-figure": _("Only one figure can be written; what the other side says is lost."),
    "counted": _("Another line tells of the same, so no money is written for it here."),
    "currency": _("The currency is not on the list of the standard, so no money is written."),
    "identifier": _("The party told no registered identifier; one of its register is written, which no agency gave."),
    "none": _("The standard has no place for it."),
    "group": _("The standard does not tell money from what is given in kind."),
    "level": _("Sectors stand in the activity or in each transaction, not in both; here they stand in the activity."),
    "ledger": _("The ledger’s own lines are written instead, so that nobody counts it twice."),
    "word": _("The standard knows one reporter; the receiver’s own word has no place."),
    "unstated": _("It is worked out and not stated; only stated money is written."),
    "new": _("No step of the mapping knows this field."),
}  # fmt: skip
"""Why something is not carried fully, by the word of ``fates.csv``."""

STANDING = "standing"
"""What follows from several records together and is in none of them."""
_SHARED: Mapping[str, tuple[str, ...]] = {"terms": ("initiative", "terms")}


@dataclass(frozen=True, slots=True)
class Carried:
    """How one field is carried, and by which element."""

    fate: Fate
    element: str = ""
    why: str = ""


@dataclass(slots=True)
class Loss:
    """A field that is not carried fully, how often, and the first example."""

    kind: str
    field: str
    fate: Fate
    why: str
    count: int = 0
    uid: str = ""
    example: str = ""
    element: str = ""


@dataclass(slots=True)
class Losses:
    """The account of one file: each value of each record counted once."""

    counts: dict[Fate, int] = field(default_factory=lambda: dict.fromkeys(Fate, 0))
    found: dict[tuple[str, str, Fate, str], Loss] = field(default_factory=dict)
    _otherwise: dict[str, dict[str, tuple[Fate, str]]] = field(default_factory=dict)

    def otherwise(self, uid: str, path: str, fate: Fate, why: str) -> None:
        """Of this record the field is carried otherwise than usual; to be said before ``add``."""
        self._otherwise.setdefault(uid, {})[path] = (fate, why)

    def add(self, kept: Kept) -> None:
        """Count every value of a record."""
        known = fates(kept.kind)
        for path, value in leaves(kept.body, known):
            usual = known.get(path) or Carried(Fate.LOST, "", "new")
            self._count(kept.kind, path, kept.uid, value, usual)
        self._otherwise.pop(kept.uid, None)

    def add_standing(self, uid: str, told: Mapping[str, Any]) -> None:
        """Count what stands of several records together."""
        known = fates(STANDING)
        for path, value in told.items():
            self._count(STANDING, path, uid, value, known.get(path) or Carried(Fate.LOST, "", "new"))
        self._otherwise.pop(uid, None)

    def _count(self, kind: str, path: str, uid: str, value: Any, usual: Carried) -> None:
        fate, why = self._otherwise.get(uid, {}).get(path, (usual.fate, usual.why))
        self.counts[fate] += 1
        if fate is Fate.FULL:
            return
        key = (kind, path, fate, why)
        if key not in self.found:
            self.found[key] = Loss(kind, path, fate, why, 0, uid, _brief(value), usual.element)
        self.found[key].count += 1

    def rows(self) -> list[Loss]:
        """What is not carried fully: lost first, then in words, then coarsely; the most frequent first."""
        order = (Fate.LOST, Fate.WORDS, Fate.COARSE)
        return sorted(
            self.found.values(), key=lambda each: (order.index(each.fate), -each.count, each.kind, each.field)
        )


@cache
def fates(kind: str) -> Mapping[str, Carried]:
    """Field to how it is carried, of one kind of record; lists are written ``participations[].role``."""
    wanted = _SHARED.get(kind, (kind,))
    return {
        row["field"]: Carried(Fate(row["fate"]), row["element"], row["why"]) for row in _rows() if row["kind"] in wanted
    }


@cache
def _rows() -> tuple[dict[str, str], ...]:
    file = Path(__file__).parent / "data" / "fates.csv"
    return tuple(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


def leaves(value: Any, known: Mapping[str, Carried], path: str = "") -> Iterator[tuple[str, Any]]:
    """Each value of a record's JSON with its field; a field that ``known`` names is taken as one value."""
    if path in known or not isinstance(value, dict | list):
        yield path, value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from leaves(each, known, f"{path}.{name}" if path else name)
    else:
        for each in value:
            yield from leaves(each, known, f"{path}[]")


def fields_of(model: type[BaseModel], path: str = "") -> Iterator[str]:
    """Every field of a kind of record, those of its parts too; a text in several languages is one field."""
    for name, told in model.model_fields.items():
        yield from _fields_in(told.annotation, f"{path}.{name}" if path else name)


def _fields_in(annotation: Any, path: str) -> Iterator[str]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from fields_of(annotation, path)
        return
    inner = [each for each in get_args(annotation) if each is not type(None) and each is not Ellipsis]
    if getattr(annotation, "__origin__", None) is tuple:
        yield from _fields_in(inner[0], f"{path}[]")
        return
    models = [each for each in inner if _holds_fields(each)]
    if models:
        yield from _fields_in(models[0], path)
    else:
        yield path


def _holds_fields(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return getattr(annotation, "__origin__", None) is tuple or any(map(_holds_fields, get_args(annotation)))


def _brief(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST_EXAMPLE else text[: LONGEST_EXAMPLE - 1] + "…"
