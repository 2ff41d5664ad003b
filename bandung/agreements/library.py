"""The clause library: model clauses in seven languages, to be taken over, changed or left aside.

Each clause is written once in each language, none translated for show: all seven say the same and have equal authority.
What differs from one agreement to the next stands in braces, such as ``{days}``, and stays visible until it is filled.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from bandung.records.agreements import Clause, ClauseType
from bandung.values import BadValue, Texts
from bandung.values.errors import _

Fits = Literal["bilateral", "triangular", "regional", "any"]
Value = str | int | Mapping[str, str]
"""What fills a place: one for every language, or one for each."""

_PLACE = re.compile(r"\{([a-z_]+)\}")
BLANK = re.compile(r"\[[^\[\]]*_{4}\]")
"""A place that nobody has filled, as it stands in a text."""


_FILLING = r"(?:\[[^\[\]]{0,80}_{4}\]|[^.:!?。：！？؟\n]{0,200}?)"


@dataclass(frozen=True, slots=True)
class LibraryClause:
    """A model clause: for which agreements it is written (``fits``), and in a sentence when to use it (``note``)."""

    id: str
    type: ClauseType
    fits: Fits
    title: Texts
    text: Texts
    note: Texts

    @property
    def places(self) -> tuple[str, ...]:
        """What is to be filled, in the order of the English text."""
        return places(self.text["en"])


@cache
def library() -> tuple[LibraryClause, ...]:
    """All model clauses, type by type in the order in which agreements usually have them."""
    tables = {
        file.name.removesuffix(".toml"): tomllib.loads(file.read_text(encoding="utf-8"))["clause"]
        for file in (files("bandung.agreements") / "data" / "library").iterdir()
    }
    return tuple(_clause(of_type, told) for of_type in get_args(ClauseType) for told in tables.get(of_type, ()))


@cache
def clauses_for(of_type: ClauseType) -> tuple[LibraryClause, ...]:
    """The model clauses of one type, the most usual first."""
    return tuple(each for each in library() if each.type == of_type)


def clause(name: str) -> LibraryClause:
    """The model clause of that name.

    :raises BadValue: if the library has none.
    """
    for each in library():
        if each.id == name:
            return each
    raise BadValue(_("The library has no clause “%(name)s”."), field="library", name=name[:80])


def untouched(one: Clause) -> frozenset[str]:
    """The languages in which a clause says what its model says, with nothing changed but the places that are filled.

    What fills a place is short and ends no sentence, so that nothing else can hide in it.
    """
    models = {each.id: each for each in library()}
    model = models.get(one.library or "")
    if model is None or model.type != one.type:
        return frozenset()
    same = (code for code, text in one.text.items() if code in model.text and _shape(model.id, code).fullmatch(text))
    return frozenset(same)


@cache
def _shape(name: str, language: str) -> re.Pattern[str]:
    text = clause(name).text[language]
    return re.compile(_FILLING.join(map(re.escape, _PLACE.sub("\0", text).split("\0"))))


def places(text: str) -> tuple[str, ...]:
    """The names in braces, each once."""
    return tuple(dict.fromkeys(_PLACE.findall(text)))


def fill(model: LibraryClause, values: Mapping[str, Value], language: str) -> str:
    """The clause's text in one language with its places filled; what is not filled shows as a blank with its name.

    A value under ``withdrawal.days`` fills ``{days}`` in clauses of that type only, before one under ``days``.

    :raises BadValue: if the library has no such language.
    """
    own = {name.partition(".")[2]: value for name, value in values.items() if name.partition(".")[0] == model.type}
    return _filled(_in(model.text, language), {**values, **own}, language)


def fill_title(model: LibraryClause, language: str) -> str:
    """The clause's title in one language.

    :raises BadValue: if the library has no such language.
    """
    return _in(model.title, language)


@cache
def names_of_places() -> Mapping[str, Mapping[str, str]]:
    """What each place asks for, by place and language: ``days`` is “number of days”."""
    data = (files("bandung.agreements") / "data" / "places.toml").read_text(encoding="utf-8")
    return tomllib.loads(data)


def _clause(of_type: ClauseType, told: Mapping[str, Any]) -> LibraryClause:
    return LibraryClause(
        id=told["id"],
        type=of_type,
        fits=told["for"],
        title=Texts(told["title"]),
        text=Texts(told["text"]),
        note=Texts(told["note"]),
    )


def _in(texts: Texts, language: str) -> str:
    if language not in texts:
        raise BadValue(_("The clause library is not written in “%(language)s”."), field="language", language=language)
    return texts[language]


def _filled(text: str, values: Mapping[str, Value], language: str) -> str:
    """In one pass, so that what is filled in is never filled again."""

    def put(found: re.Match[str]) -> str:
        value = values.get(found[1])
        if isinstance(value, Mapping):
            value = value.get(language)
        return str(value) if value not in (None, "") else f"[{names_of_places()[found[1]][language]}: ____]"

    return _PLACE.sub(put, text)
