"""Reference lists and our own short lists by name: what a code is called, and which codes a name may mean."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from difflib import SequenceMatcher
from functools import cache

from bandung import reference
from bandung.records.column import Column
from bandung.records.wording import CHOICE_NAMES, translated
from bandung.reference.countries import plain
from bandung.values import LANGUAGES
from bandung.values.errors import _

LISTS: Mapping[str, tuple[str, Callable[[], tuple[reference.Coded, ...]]]] = {
    "country": ("countries", reference.countries),
    "sector": ("sectors", reference.sectors),
    "sdg": ("Sustainable Development Goals and targets", reference.sdgs),
    "language": ("languages", reference.languages),
    "modality": ("modalities", reference.modalities),
    "kind": ("kinds", reference.kinds),
    "domain": ("domains", reference.domains),
    "institution type": ("types of institution", reference.institution_types),
    "currency": ("currencies", reference.currencies),
}
OWN_WORDS = {
    "unit": _("units"), "standby": _("what can stand ready"), "consent": _("words for consent"),
    "group": _("groups of the measure"), "contribution stage": _("stages"), "channel": _("channels"),
    "cost": _("sorts of cost"), "quality": _("qualities of a figure"), "level": _("levels of training"),
}  # fmt: skip


def name_in(table: str, code: str, language: str) -> str:
    """The name of a code of a list in one of our languages, in few words where the list has some."""
    if table in CHOICE_NAMES:
        return translated(CHOICE_NAMES[table].get(code, ""), language) or name_in("currency", code, language)
    it = coded(table).get(code)
    if it is None:
        return code
    return it.short_name(language) if isinstance(it, reference.Sdg) else it.name(language)


def codes_of(column: Column) -> tuple[str, ...]:
    """The codes to choose from in a column, without those that are withdrawn."""
    if column.choices:
        return column.choices
    return tuple(code for code, it in coded(column.table).items() if getattr(it, "active", True))


def label(table: str, code: str, language: str, longest: int = 80) -> str:
    """Code and name as drop-down lists show them: ``12220 Basic health care``."""
    text = re.sub(r"\s*[;；؛]\s*", ", ", f"{code} {name_in(table, code, language)}")
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


@cache
def coded(table: str) -> Mapping[str, reference.Coded]:
    """A reference list by code."""
    return {it.code: it for it in LISTS[table][1]()}


@cache
def _names(table: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Language to plain name to the codes that bear it."""
    found: dict[str, dict[str, tuple[str, ...]]] = {language: {} for language in LANGUAGES}
    for language, named in found.items():
        for code in coded(table) if table in LISTS else CHOICE_NAMES[table]:
            for name in {full_name(table, code, language), name_in(table, code, language)}:
                if key := plain(name):
                    named[key] = (*named.get(key, ()), code)
    return found


def full_name(table: str, code: str, language: str) -> str:
    """The name of a code as its list has it, in one of our languages."""
    return coded(table)[code].name(language) if table in LISTS else name_in(table, code, language)


def bearers(table: str, name: str, language: str) -> tuple[str, ...]:
    """The codes that bear this name: in the reader's language, or else in any other."""
    names, key = _names(table), plain(name)
    own = names.get(language, {}).get(key, ())
    if own or not key:
        return own
    return tuple(dict.fromkeys(code for named in names.values() for code in named.get(key, ())))


@cache
def _pieces(table: str, language: str) -> tuple[Mapping[str, set[tuple[str, str]]], Mapping[tuple[str, str], int]]:
    """Three letters to the (name, code) pairs that hold them, in the reader's language and by code."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    sizes: dict[tuple[str, str], int] = {}
    pairs = {(name, code) for name, codes in _names(table).get(language, {}).items() for code in codes}
    pairs |= {(plain(code), code) for code in (coded(table) if table in LISTS else CHOICE_NAMES[table])}
    for pair in pairs:
        letters = _threes(pair[0])
        sizes[pair] = len(letters)
        for three in letters:
            found[three].add(pair)
    return found, sizes


def _threes(text: str) -> set[str]:
    padded = f" {text} "
    return {padded[at : at + 2 if not padded.isascii() else at + 3] for at in range(len(padded) - 1)}


def nearest(table: str, choices: tuple[str, ...], text: str, language: str) -> tuple[str, ...]:
    """At most three codes whose code or name is written nearly so: a quick sieve, then a careful comparison."""
    wanted = plain(text)[:80]
    index, sizes = _pieces(table, language if language in LANGUAGES else "en")
    shared = Counter(pair for three in _threes(wanted) for pair in index.get(three, ()))
    near = sorted(shared, key=lambda pair: (-shared[pair] / (sizes[pair] + len(wanted)), pair))[:12]
    scored = sorted(
        ((SequenceMatcher(None, wanted, name).ratio(), code) for name, code in near), key=lambda it: (-it[0], it[1])
    )
    codes = dict.fromkeys(code for score, code in scored if score >= 0.5 and (not choices or code in choices))
    return tuple(codes)[:3]
