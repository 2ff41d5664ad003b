"""What people write in a form or a cell, understood: codes or names in any of our languages, days, numbers."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache

from bandung import reference
from bandung.records.errors import NotUnderstood
from bandung.records.figures import day, number, whole
from bandung.records.layout import Column
from bandung.records.wording import CHOICE_NAMES, translated
from bandung.reference.countries import plain
from bandung.values import LANGUAGES
from bandung.values.errors import _

_LISTS: Mapping[str, tuple[str, Callable[[], tuple[reference.Coded, ...]]]] = {
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
_OWN_WORDS = {"unit": _("units"), "standby": _("what can stand ready"), "consent": _("words for consent")}


def name_in(table: str, code: str, language: str) -> str:
    """The name of a code of a list in one of our languages, in few words where the list has some."""
    if table in CHOICE_NAMES:
        return translated(CHOICE_NAMES[table].get(code, ""), language) or name_in("currency", code, language)
    coded = _coded(table).get(code)
    if coded is None:
        return code
    return coded.short_name(language) if isinstance(coded, reference.Sdg) else coded.name(language)


def codes_of(column: Column) -> tuple[str, ...]:
    """The codes to choose from in a column, without those that are withdrawn."""
    if column.choices:
        return column.choices
    return tuple(code for code, it in _coded(column.table).items() if getattr(it, "active", True))


def label(table: str, code: str, language: str, longest: int = 80) -> str:
    """Code and name as drop-down lists show them: ``12220 Basic health care``."""
    text = f"{code} {name_in(table, code, language)}"
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def understood(column: Column, text: str, language: str = "en") -> list[str]:
    """What was written in a column as codes, days or numbers in the form that records keep; a text as it stands.

    Codes may be written as codes, as names in any of our languages or as both ("12220 Basic health care"); several are
    parted by ; or line breaks, or by commas where no name has one. Of two readings the reader's language wins.

    :raises NotUnderstood: if it cannot be read, or could be read in two ways.
    """
    text = unicodedata.normalize("NFC", text).strip()
    if not text:
        return []
    match column.answer:
        case "codes":
            return list(_codes(column.table, column.choices, text, language))
        case "code" | "choice":
            return [_code(column.table, column.choices, text, language)]
        case "day":
            return [day(text)]
        case "number":
            return [number(text)]
        case "whole":
            return [whole(text)]
    return [text]


@cache
def _coded(table: str) -> Mapping[str, reference.Coded]:
    return {it.code: it for it in _LISTS[table][1]()}


@cache
def _names(table: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Language to plain name to the codes that bear it."""
    found: dict[str, dict[str, tuple[str, ...]]] = {language: {} for language in LANGUAGES}
    for language, named in found.items():
        for code in _coded(table) if table in _LISTS else CHOICE_NAMES[table]:
            for name in {_full_name(table, code, language), name_in(table, code, language)}:
                if key := plain(name):
                    named[key] = (*named.get(key, ()), code)
    return found


def _full_name(table: str, code: str, language: str) -> str:
    return _coded(table)[code].name(language) if table in _LISTS else name_in(table, code, language)


@lru_cache(16_384)
def _codes(table: str, choices: tuple[str, ...], text: str, language: str) -> tuple[str, ...]:
    found: list[str] = []
    for piece in re.split(r"[;\n؛；]", text):
        if not piece.strip():
            continue
        whole_piece = _exact(table, choices, piece, language)
        if whole_piece is not None:
            found.append(whole_piece)
            continue
        found += _listed(table, choices, re.split(r"[,،，、]", piece), language)
    return tuple(found)


def _listed(table: str, choices: tuple[str, ...], parts: list[str], language: str) -> list[str]:
    """Parts between commas: the longest run that is a name counts as one ("Tanzania, United Republic of")."""
    found: list[str] = []
    start = 0
    while start < len(parts):
        for end in range(min(len(parts), start + 8), start, -1):
            code = _exact(table, choices, ",".join(parts[start:end]), language)
            if code is not None:
                found.append(code)
                start = end
                break
        else:
            if len(found) == 0 and start == 0 and (code := _leading(table, choices, ",".join(parts))):
                return [code]
            if parts[start].strip():
                found.append(_code(table, choices, parts[start], language))
            start += 1
    return found


@lru_cache(16_384)
def _exact(table: str, choices: tuple[str, ...], text: str, language: str) -> str | None:
    """The code that this text is, names, or is and names at once; None if it is none of these."""
    text = " ".join(text.split())
    code = _as_code(table, text)
    if code is None:
        bearers = _bearers(table, text, language)
        if len(bearers) == 1:
            code = bearers[0]
        elif not bearers:
            before, _space, after = text.partition(" ")
            first = _as_code(table, before)
            if first is not None and (first in _bearers(table, after, language) or _cut(table, first, after)):
                code = first
    if code is not None and choices and table not in CHOICE_NAMES and code not in choices:
        return None
    return code


def _as_code(table: str, text: str) -> str | None:
    text = "".join(str(unicodedata.digit(c, c)) for c in text)
    known = CHOICE_NAMES[table] if table in CHOICE_NAMES else _coded(table)
    if table == "sdg":
        text = re.sub(r"(?i)^(?:sdg|ods|odd|цур|goal|target)\s*", "", text)
    for written in (text, text.lower(), text.upper()):
        if written in known:
            return written
    if table == "country" and (country := reference.find_country(text)):
        return country.code
    if table == "unit" and text.upper() in _coded("currency"):
        return text.upper()
    if table == "unit" and len(text) == 3 and text.isalpha() and text.isupper():
        return text
    return None


def _bearers(table: str, name: str, language: str) -> tuple[str, ...]:
    names, key = _names(table), plain(name)
    own = names.get(language, {}).get(key, ())
    if own or not key:
        return own
    return tuple(dict.fromkeys(code for named in names.values() for code in named.get(key, ())))


def _cut(table: str, code: str, text: str) -> bool:
    """Whether a text is the beginning of the code's name, as drop-down lists cut it."""
    key = plain(text.rstrip("….")) if text.endswith(("…", "...")) else ""
    return bool(key) and any(
        plain(name(table, code, language)).startswith(key) for language in LANGUAGES for name in (_full_name, name_in)
    )


def _leading(table: str, choices: tuple[str, ...], text: str) -> str | None:
    """A number followed by words that are no name we know: the number counts, unless the words name another code."""
    before, _space, after = text.strip().partition(" ")
    code = _as_code(table, before) if any(c.isdigit() for c in before) else None
    if code is None or not after or (choices and code not in choices) or _bearers(table, after, "en"):
        return None
    return code if not any(_as_code(table, word.strip()) for word in re.split(r"[,،，、]", after)) else None


@lru_cache(16_384)
def _code(table: str, choices: tuple[str, ...], text: str, language: str) -> str:
    found = _exact(table, choices, text, language) or _leading(table, choices, text)
    if found is not None:
        return found
    text = " ".join(text.split())
    bearers = _bearers(table, text, language)
    allowed = choices or tuple(CHOICE_NAMES.get(table, ()))
    nearest = tuple(bearers[:3]) if len(bearers) > 1 else _nearest(table, allowed, text, language)
    labels = [label(table, code, language) for code in nearest]
    code, table_named = text[:80], _OWN_WORDS.get(table) or _LISTS[table][0]
    if len(bearers) > 1:
        raise NotUnderstood(
            _("“%(code)s” names several entries of the list of %(table)s; write one of %(closest)s."),
            suggestion=labels[0], nearest=nearest, closest="; ".join(labels), code=code, table=table_named,
        )  # fmt: skip
    if not nearest and 0 < len(allowed) <= 8:
        labels = [label(table, code, language) for code in allowed]
        raise NotUnderstood(
            _("“%(code)s” is not in the list of %(table)s; write one of %(choices)s."),
            choices="; ".join(labels), code=code, table=table_named,
        )  # fmt: skip
    if not nearest:
        raise NotUnderstood(_("“%(code)s” is not in the list of %(table)s."), code=code, table=table_named)
    raise NotUnderstood(
        _("“%(code)s” is not in the list of %(table)s; the closest are %(closest)s."),
        suggestion=labels[0], nearest=nearest, closest="; ".join(labels), code=code, table=table_named,
    )  # fmt: skip


@cache
def _pieces(table: str, language: str) -> tuple[Mapping[str, set[tuple[str, str]]], Mapping[tuple[str, str], int]]:
    """Three letters to the (name, code) pairs that hold them, in the reader's language and by code."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    sizes: dict[tuple[str, str], int] = {}
    pairs = {(name, code) for name, codes in _names(table).get(language, {}).items() for code in codes}
    pairs |= {(plain(code), code) for code in (_coded(table) if table in _LISTS else CHOICE_NAMES[table])}
    for pair in pairs:
        letters = _threes(pair[0])
        sizes[pair] = len(letters)
        for three in letters:
            found[three].add(pair)
    return found, sizes


def _threes(text: str) -> set[str]:
    padded = f" {text} "
    return {padded[at : at + 2 if not padded.isascii() else at + 3] for at in range(len(padded) - 1)}


def _nearest(table: str, choices: tuple[str, ...], text: str, language: str) -> tuple[str, ...]:
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
