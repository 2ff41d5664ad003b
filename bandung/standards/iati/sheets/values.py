"""The value of a cell: as it stands where its form leaves no doubt, otherwise what a person means by it."""

import re
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from functools import cache, lru_cache

from bandung import reference
from bandung.records.errors import NotUnderstood
from bandung.records.figures import day, number
from bandung.reference.countries import plain
from bandung.standards.iati.codes import NO_SUCH_CODE, code_lists
from bandung.standards.iati.sheets.cells import exact_value, is_open
from bandung.standards.iati.sheets.plan import Column, Table
from bandung.values import LANGUAGES
from bandung.values.errors import _

PARTED = "\n"
"""Between several values of one cell, once they are read."""
_MOST_KEPT = 50_000
_MOST_SEARCHED = 1_000
"""Words for which the nearest names are looked for; that takes a while."""
_YES = frozenset(map(plain, ("yes", "oui", "sí", "sim", "نعم", "是", "да", "true", "vrai", "verdadero", "x")))
_NO = frozenset(map(plain, ("no", "non", "não", "لا", "否", "нет", "false", "faux", "falso")))

CLOSEST = _("“%(code)s” is not on the list %(list)s; the closest are %(closest)s.")
SEVERAL_NAMES = _("“%(code)s” names several entries of the list %(list)s; write one of %(closest)s.")
YES_OR_NO = _("“%(value)s” is neither yes nor no.")


class BadCell(Exception):
    """A cell whose form does not say what it means."""


class Reader:
    """Understands cells; ``language`` is that of the person, whose names of codes win."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self.searched = 0

    def of(self, table: Table, at: int, escape: Callable[[str], str]) -> Callable[[str], str]:
        """What gives the value of a cell in this column, escaped.

        It raises ``BadCell`` for what it takes ``understood`` to read.
        """
        column = table.columns[at]

        def value(cell: str) -> str:
            found = exact_value(column, cell)
            if found is None:
                raise BadCell
            return escape(found)

        def values(cell: str) -> str:
            found = [exact_value(column, part) for part in _parts(cell)]
            if None in found:
                raise BadCell
            return PARTED.join(escape(part) for part in found if part)

        return values if column.several else value if column.holds == "text" else _Kept(value).__getitem__

    def understood(self, table: Table, at: int, cells: Sequence[str]) -> str | NotUnderstood:
        """What a person means by a cell of a row, or why that cannot be told."""
        column = table.columns[at]
        try:
            parts = _parts(cells[at]) if column.several else [cells[at]]
            return PARTED.join(self._value(table, at, column, part, cells) for part in parts)
        except NotUnderstood as wrong:
            return wrong

    def _value(self, table: Table, at: int, column: Column, cell: str, cells: Sequence[str]) -> str:
        if (exact := exact_value(column, cell)) is not None:
            return exact
        if not cell.strip():
            return ""
        match column.holds:
            case "number":
                return number(cell)
            case "date":
                return day(cell)
            case "yes-no":
                said = plain(cell)
                if said in _YES or said in _NO:
                    return "true" if said in _YES else "false"
                raise NotUnderstood(YES_OR_NO, value=cell[:40])
        return self._code(table, at, column, cell, cells)

    def _code(self, table: Table, at: int, column: Column, cell: str, cells: Sequence[str]) -> str:
        lists = self._lists(table, at, column, cells)
        found = [code for name in lists if (code := code_named(name, cell.strip(), self.language))]
        if found:
            return found[0]
        if is_open(column) and not lists:
            return cell
        raise self._unknown(lists[0], cell)

    def _lists(self, table: Table, at: int, column: Column, cells: Sequence[str]) -> list[str]:
        """The lists that hold for this row, by its vocabulary."""
        by = table.vocabularies.get(at)
        if by is None:
            return [place.list for place in column.lists]
        stated = cells[by] if by < len(cells) else ""
        vocabulary = self._value(table, by, table.columns[by], stated, cells) if stated else ""
        return [place.list for place in column.lists if vocabulary in place.values or not place.vocabulary]

    def _unknown(self, name: str, cell: str) -> NotUnderstood:
        text = cell.strip()
        several = sorted(_by_name(name, self.language).get(plain(text), ()))
        if several:
            shown = [label(name, code, self.language) for code in several[:3]]
            return NotUnderstood(
                SEVERAL_NAMES, suggestion=shown[0], closest="; ".join(shown), code=text[:80], list=name
            )
        self.searched += 1
        names = _by_name(name, self.language) if self.searched <= _MOST_SEARCHED else {}
        near = get_close_matches(plain(text)[:80], names, n=3, cutoff=0.6)
        codes = list(dict.fromkeys(code for each in near for code in sorted(_by_name(name, self.language)[each])))[:3]
        if not codes:
            return NotUnderstood(NO_SUCH_CODE, code=text[:80], list=name)
        shown = [label(name, code, self.language) for code in codes]
        return NotUnderstood(CLOSEST, suggestion=shown[0], closest="; ".join(shown), code=text[:80], list=name)


class _Kept(dict[str, str]):
    def __init__(self, work: Callable[[str], str]) -> None:
        super().__init__()
        self.work = work

    def __missing__(self, cell: str) -> str:
        found = self.work(cell)
        if len(self) > _MOST_KEPT:
            self.clear()
        self[cell] = found
        return found


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;\n؛；]", cell) if part.strip()]


@lru_cache(20_000)
def code_named(name: str, text: str, language: str) -> str:
    """The code of a list that a text is, names, or is and names at once; "" if it is none, or could be several."""
    codes = code_lists().get(name, {})
    for written in (text, text.upper(), text.lower()):
        if written in codes:
            return written
    if name == "Country" and (country := reference.find_country(text)) and country.alpha2 in codes:
        return country.alpha2
    found = _by_name(name, language).get(plain(text), ())
    if not found:
        others = (_by_name(name, each).get(plain(text), ()) for each in LANGUAGES if each != language)
        found = frozenset(code for some in others for code in some)
    if len(found) == 1:
        return next(iter(found))
    first, _space, rest = re.sub(r"\s*[-–—:]\s+", " ", text, count=1).partition(" ")
    if rest and first in codes:
        mine = {code for each in ("en", language) for code in _by_name(name, each).get(plain(rest), ())}
        if first in mine or rest.endswith("…"):
            return first
    return ""


@cache
def _by_name(name: str, language: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for code in code_lists().get(name, {}):
        for each in {code_name(name, code, language), code_name(name, code, "en")}:
            if key := plain(each):
                found.setdefault(key, set()).add(code)
    return {key: frozenset(codes) for key, codes in found.items()}


@lru_cache(50_000)
def code_name(name: str, code: str, language: str) -> str:
    """What a code of a list is called, in the reader's language where that is known; "" for no code of the list."""
    known = code_lists().get(name, {}).get(code)
    if known is None:
        return ""
    found = _own_names(name, language).get(code, "")
    return found or (known.fr if language == "fr" else "") or known.en


@cache
def _own_names(name: str, language: str) -> Mapping[str, str]:
    """Names that the project has in all its languages."""
    match name:
        case "Country":
            return {it.alpha2: it.name(language) for it in reference.countries()}
        case "Sector" | "SectorCategory":
            return {it.code: it.name(language) for it in reference.sectors()}
        case "Currency":
            return {it.code: it.name(language) for it in reference.currencies()}
        case "Language":
            return {it.code: it.name(language) for it in reference.languages()}
    return {}


def label(name: str, code: str, language: str) -> str:
    """Code and name, as drop-down lists show them."""
    text = f"{code} {code_name(name, code, language)}".replace(";", ",")
    return text if len(text) <= 80 else text[:79].rstrip() + "…"


def name_beside(table: Table, at: int, cells: Sequence[str], language: str) -> str:
    """The names of the codes in a cell, for the column beside it; "" where the lists have none."""
    column = table.columns[at]
    by = table.vocabularies.get(at)
    vocabulary = cells[by] if by is not None else ""
    lists = [place.list for place in column.lists if not place.vocabulary or vocabulary in place.values]
    parts = _parts(cells[at]) if column.several else [cells[at]]
    names = [next((found for each in lists if (found := code_name(each, code, language))), "") for code in parts]
    return "; ".join(filter(None, names))
