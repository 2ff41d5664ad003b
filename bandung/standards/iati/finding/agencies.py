"""Which organisation is of which country, or of many: by its identifier, by known names, by the country it names."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from bandung.reference.countries import countries, plain
from bandung.reference.mentions import countries_mentioned

AGENCY, MECHANISM, SOUTHERN_BODY = "agency", "mechanism", "southern body"
MULTILATERAL, NORTHERN, FOUNDATION = "multilateral", "northern", "foundation"
_TYPES = {"40": MULTILATERAL, "60": FOUNDATION, "21": FOUNDATION}
_DAC = re.compile(r"(?:XM-DAC-|DAC-)?(\d{1,3})(?:-|$)")
_DAC_MANY = re.compile(r"(?:XM-DAC-|DAC-)?(4[1-7]\d{3}|9\d\d)(?:-|$)|XI-IATI|XM-OCHA|41A")
_LETTERS = {
    "a": "[aàáâãäå]",
    "c": "[cç]",
    "e": "[eèéêë]",
    "i": "[iìíîï]",
    "n": "[nñ]",
    "o": "[oòóôõöø]",
    "u": "[uùúûü]",
}
_ISO = re.compile(r"([A-Z]{2})-[A-Z0-9]")
_NOT_COUNTRIES = frozenset(("XM", "XI", "XR"))


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an organisation; empty texts where nothing is."""

    kind: str
    """One of the constants above."""
    country: str
    """Alpha-3 code."""
    by: str
    """name, ref, type or country: what says so."""


def _table(name: str) -> list[dict[str, str]]:
    text = (files("bandung.standards.iati.finding") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def _names() -> tuple[re.Pattern[str], re.Pattern[str], Mapping[str, Known]]:
    known: dict[str, Known] = {}
    short: list[str] = []
    long: list[str] = []
    for row in _table("agencies"):
        for name in row["names"].split("|"):
            key = name if _is_short(name) else plain(name)
            known.setdefault(key, Known(row["kind"], row["country"], "name"))
            (short if _is_short(name) else long).append(re.escape(key))
    order = sorted(long, key=len, reverse=True)
    return (
        re.compile(r"(?<!\w)(" + "|".join(sorted(short, key=len, reverse=True)) + r")(?!\w)"),
        re.compile(r"(?<!\w)(" + "|".join(order) + ")"),
        known,
    )


def _is_short(name: str) -> bool:
    """Whether a name is letters that stand for words, which count only as written."""
    return " " not in name and sum(letter.isupper() for letter in name) > 1 and name.isascii()


@cache
def _refs() -> tuple[tuple[str, Known], ...]:
    found = [
        (ref, Known(row["kind"], row["country"], "ref"))
        for row in _table("agencies") for ref in row["refs"].split("|") if ref
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda each: -len(each[0])))


@cache
def _dac() -> Mapping[str, str]:
    return {row["code"]: row["country"] for row in _table("dac_codes")}


@cache
def _alpha2() -> Mapping[str, str]:
    return {it.alpha2: it.code for it in countries()}


def by_alpha2(code: str) -> str:
    """The alpha-3 code for the alpha-2 one that IATI has; empty for what is none."""
    return _alpha2().get(code.strip().upper(), "")


def named_in(text: str, *kinds: str) -> tuple[tuple[str, Known, int, int], ...]:
    """Known organisations that a text names: their names as written, what they are, start and end."""
    return tuple(each for each in _named_in(text) if not kinds or each[1].kind in kinds)


@lru_cache(64)
def _named_in(text: str) -> tuple[tuple[str, Known, int, int], ...]:
    short, long, known = _names()
    found = [(m.group(), known[m.group()], *m.span()) for m in short.finditer(text)]
    for m in long.finditer(plain(text)):
        start, end = _place(text, m.group())
        found.append((text[start:end] or m.group(), known[m.group()], start, end))
    return tuple(found)


def _place(text: str, name: str) -> tuple[int, int]:
    """Where a text has a name whose accents and signs were taken off; (0, 0) if letters and accents are apart there."""
    letters = ("".join(_LETTERS.get(letter, re.escape(letter)) for letter in word) for word in name.split())
    at = re.search(r"[\W_]+".join(letters), text, re.IGNORECASE)
    return at.span() if at else (0, 0)


@lru_cache(20_000)
def organisation(name: str, ref: str, type_: str) -> Known:
    """What is known of an organisation, from its name first, then its identifier, its type, a country in its name."""
    first = named_in(name)
    best = min(first, key=lambda each: each[2]) if first else None
    mentioned = countries_mentioned(name[:300])
    if best and best[1].kind != MULTILATERAL:
        return best[1]
    if best and not (len(mentioned) == 1 and min(s for s, _ in next(iter(mentioned.values()))) == 0):
        return best[1]
    by_ref = _by_ref(ref.strip())
    if by_ref and by_ref.kind in (MULTILATERAL, NORTHERN) and not mentioned:
        return by_ref
    if len(mentioned) == 1:
        return Known("", next(iter(mentioned)), "country")
    if by_ref:
        return by_ref
    return Known(_TYPES.get(type_, ""), "", "type" if type_ in _TYPES else "")


def _by_ref(ref: str) -> Known | None:
    for start, known in _refs():
        if ref == start or ref.startswith(f"{start}-"):
            return known
    if _DAC_MANY.match(ref):
        return Known(MULTILATERAL, "", "ref")
    if found := _DAC.match(ref):
        code = _dac().get(found[1].lstrip("0"), "")
        return Known("", code, "ref") if code else None
    if (iso := _ISO.match(ref)) and iso[1] not in _NOT_COUNTRIES and (code := by_alpha2(iso[1])):
        return Known("", code, "ref")
    return None
