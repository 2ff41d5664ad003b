"""What people write in a form or a cell, understood: codes or names in any of our languages, days, numbers."""

import re
import unicodedata
from functools import lru_cache

from bandung import reference
from bandung.records.column import Column
from bandung.records.errors import NotUnderstood
from bandung.records.figures import day, number, whole
from bandung.records.naming import LISTS, OWN_WORDS, bearers, coded, full_name, label, name_in, nearest
from bandung.records.wording import CHOICE_NAMES
from bandung.reference.countries import plain
from bandung.values import LANGUAGES
from bandung.values.errors import _


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


@lru_cache(16_384)
def _codes(table: str, choices: tuple[str, ...], text: str, language: str) -> tuple[str, ...]:
    if (only := _exact(table, choices, text, language)) is not None:
        return (only,)
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
        found_as = bearers(table, text, language)
        if len(found_as) == 1:
            code = found_as[0]
        elif not found_as:
            before, _space, after = text.partition(" ")
            first = _as_code(table, before)
            if first is not None and (first in bearers(table, after, language) or _cut(table, first, after)):
                code = first
    if code is not None and choices and table not in CHOICE_NAMES and code not in choices:
        return None
    return code


def _as_code(table: str, text: str) -> str | None:
    text = "".join(str(unicodedata.digit(c, c)) for c in text)
    known = CHOICE_NAMES[table] if table in CHOICE_NAMES else coded(table)
    if table == "sdg":
        text = re.sub(r"(?i)^(?:sdg|ods|odd|цур|goal|target)\s*", "", text)
    for written in (text, text.lower(), text.upper()):
        if written in known:
            return written
    if table == "country" and (country := reference.find_country(text)):
        return country.code
    if table == "unit" and text.upper() in coded("currency"):
        return text.upper()
    if table == "unit" and len(text) == 3 and text.isalpha() and text.isupper():
        return text
    return None


def _cut(table: str, code: str, text: str) -> bool:
    """Whether a text is the beginning of the code's name, as drop-down lists cut it."""
    key = plain(text.rstrip("….")) if text.endswith(("…", "...")) else ""
    return bool(key) and any(
        plain(name(table, code, language)).startswith(key) for language in LANGUAGES for name in (full_name, name_in)
    )


def _leading(table: str, choices: tuple[str, ...], text: str) -> str | None:
    """A number followed by words that are no name we know: the number counts, unless the words name another code."""
    before, _space, after = text.strip().partition(" ")
    code = _as_code(table, before) if any(c.isdigit() for c in before) else None
    if code is None or not after or (choices and code not in choices) or bearers(table, after, "en"):
        return None
    return code if not any(_as_code(table, word.strip()) for word in re.split(r"[,،，、]", after)) else None


@lru_cache(16_384)
def _code(table: str, choices: tuple[str, ...], text: str, language: str) -> str:
    found = _exact(table, choices, text, language) or _leading(table, choices, text)
    if found is not None:
        return found
    text = " ".join(text.split())
    found_as = bearers(table, text, language)
    allowed = choices or tuple(CHOICE_NAMES.get(table, ()))
    near = found_as[:3] if len(found_as) > 1 else nearest(table, allowed, text, language)
    labels = [label(table, code, language) for code in near]
    code, table_named = text[:80], OWN_WORDS.get(table) or LISTS[table][0]
    if len(found_as) > 1:
        raise NotUnderstood(
            _("“%(code)s” names several entries of the list of %(table)s; write one of %(closest)s."),
            suggestion=labels[0], nearest=near, closest="; ".join(labels), code=code, table=table_named,
        )  # fmt: skip
    if not near and 0 < len(allowed) <= 8:
        labels = [label(table, code, language) for code in allowed]
        raise NotUnderstood(
            _("“%(code)s” is not in the list of %(table)s; write one of %(choices)s."),
            choices="; ".join(labels), code=code, table=table_named,
        )  # fmt: skip
    if not near:
        raise NotUnderstood(_("“%(code)s” is not in the list of %(table)s."), code=code, table=table_named)
    raise NotUnderstood(
        _("“%(code)s” is not in the list of %(table)s; the closest are %(closest)s."),
        suggestion=labels[0], nearest=near, closest="; ".join(labels), code=code, table=table_named,
    )  # fmt: skip
