"""A case of a ruleset, read once: its paths, conditions and limits."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from lxml import etree

from bandung.standards.iati.conditions import looked_at, test_of
from bandung.standards.iati.document import Element
from bandung.standards.iati.paths import NOW, Path, expression, holds, path

ORG_ID_PREFIX = "ORG-ID-PREFIX"
_PREDICATE = re.compile(r"\[[^\[\]]*\]")
_STRING = re.compile(r"'[^']*'|\"[^\"]*\"")
_NAME = re.compile(r"(?<![\w@:.$-])[A-Za-z_][\w.-]*(?![\w.-]*\s*[(:])")
_MORE_THAN_NONE = re.compile(r"count\(([\w./-]+)\) *> *0(?![\d.])")
_NOT_BARE = re.compile(r"[\[@:*=<>+$]|\.\.|\w\(|\d")
_WORDS = frozenset(("and", "or", "div", "mod"))
_EMPTY = etree.Element("empty")


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition, and the names of elements on which it hangs."""

    test: Callable[[Element], bool]
    """Whether it holds on an element."""
    needs: frozenset[str]
    """Where none of these is there, it does not hold; empty where that cannot be said."""
    bare: bool
    """Whether it only asks which elements there are, not how many or with what in them."""
    paths: tuple[Path, ...] | None
    """Those on which it hangs by which elements they find and by attributes; None if it hangs on more than that."""


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule asks for."""

    paths: tuple[Path, ...]
    excluded: tuple[Path, ...]
    dates: Mapping[str, Path | None]
    """By key (less, more, start, end, date); None for now."""
    one: Path | None
    all: str
    regex: re.Pattern[str] | None
    begins: tuple[Path, ...]
    agencies: bool
    """Whether a text must begin with the prefix of a known register."""
    separator: str
    total: Decimal
    least: Decimal | None
    most: Decimal | None
    condition: Condition | None
    id_condition: str
    if_: Condition | None
    then: Condition | None


def case_of(raw: Mapping[str, Any]) -> Case:
    """A case from its JSON.

    :raises BadRuleset: if it has a path that cannot be understood.
    """
    begins = _list(raw.get("prefix", raw.get("start") if "paths" in raw else ()))
    dates = {key: raw[key] for key in ("less", "more", "start", "end", "date") if key in raw and "paths" not in raw}
    return Case(
        paths=tuple(path(text) for text in _list(raw.get("paths"))),
        excluded=tuple(path(text) for text in _list(raw.get("excluded"))),
        dates={key: None if text == NOW else path(text) for key, text in dates.items()},
        one=path(raw["one"]) if "one" in raw else None,
        all=raw.get("all", ""),
        regex=_regex(raw["regex"]) if "regex" in raw else None,
        begins=tuple(path(text) for text in begins if text != ORG_ID_PREFIX),
        agencies=ORG_ID_PREFIX in begins,
        separator=raw.get("separator", ""),
        total=Decimal(str(raw.get("sum", 0))),
        least=Decimal(str(raw["min"])) if "min" in raw else None,
        most=Decimal(str(raw["max"])) if "max" in raw else None,
        condition=_condition(raw.get("condition")),
        id_condition=raw.get("idCondition", ""),
        if_=_condition(raw.get("if")),
        then=_condition(raw.get("then")),
    )


def _list(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


def _regex(text: str) -> re.Pattern[str]:
    """A pattern of JavaScript: its "$" is the very end."""
    return re.compile(text[:-1] + r"\Z" if text.endswith("$") and not text.endswith(r"\$") else text)


def _condition(text: str | None) -> Condition | None:
    if text is None:
        return None
    test = test_of(text) or partial(holds, expression(text))
    bare = _STRING.sub("", text)
    names = frozenset(_NAME.findall(bare)) - _WORDS
    only_which = not _NOT_BARE.search(_MORE_THAN_NONE.sub(" \\1 ", bare).replace("not(", "("))
    while bare != (bare := _PREDICATE.sub("", bare)):
        pass
    hangs_on_names = not any(sign in bare for sign in ("@", "..", "::", "*", "text()", "node()"))
    return Condition(test, names if hangs_on_names and not test(_EMPTY) else frozenset(), only_which, looked_at(text))
