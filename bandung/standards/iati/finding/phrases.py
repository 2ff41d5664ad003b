"""The words by which a text says what is looked for: tables of patterns, one file per language, with ids.

Every text is looked through in every language: what files state of a text's language is often wrong, and the words
that are found show it.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANGUAGES = ("ar", "en", "es", "fr", "pt", "ru", "zh", "other")
"""``other`` has the core phrases alone, in languages of frequent publishers: da, de, fi, it, ko, nl, no, sv."""

COUNTRIES = re.compile("§[A-Z,]+§")
"""How countries stand in a sentence for patterns of direction: "§BRA,IND§"."""
_C = "(?P<c>§[A-Z,]+§)"


@dataclass(frozen=True, slots=True)
class Phrase:
    """What was found: which pattern, in which language, where."""

    id: str
    language: str
    start: int
    end: int


_DOUBLED = re.compile(r"(?:south|sud|sur|sul|syd|süd|sør|zuid)[\W_]{1,3}(?:to[\W_])?[sz]|ss(?:c|tc|trc|&tc)|etel[aä]")
_STEMS = (
    "triang", "trilat", "dreieck", "horizontal", "developing countries", "en desarrollo", "en développement",
    "en developpement", "em desenvolvimento", "tcdc", "ctpd", "css",
    "study", "exchang", "twin", "peer", "shar", "transfer", "expert", "technic", "specialist", "trainer", "engineer",
    "official", "participants", "trainee", "cross-", "learning",
    "intercambi", "visita", "pasant", "gira", "hermana", "pares", "compart", "técnico", "tecnico", "especialista",
    "échange", "echange", "voyage", "visite", "jumel", "pairs", "partag", "spécialiste", "specialiste",
    "intercâmbi", "troca", "missões", "missoes", "gemina", "partilh", "perito",
    "юг", "развивающ", "сторонн", "треугольн", "горизонтальн", "обмен", "визит", "поездк", "обучени", "передач",
    "南", "发展中", "三方", "三边", "三角", "考察", "交流", "分享", "共享", "转让", "派遣", "结对", "结好",
    "互学", "同行",
    "جنوب", "النامية", "ثلاثي", "المثلث", "تبادل", "زيار", "جول", "توأمة", "نقل", "تعلم", "إيفاد", "남남", "삼각",
)  # fmt: skip


def may_say(text: str) -> bool:
    """Whether a text can have a phrase of the kinds south, triangular or exchange: cheap, and never wrongly false."""
    low = text.casefold()
    return _DOUBLED.search(low) is not None or any(stem in low for stem in _STEMS)


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    """(id, kind, pattern) of all languages."""
    folder = files("bandung.standards.iati.finding") / "data"
    found = []
    for language in LANGUAGES:
        text = (folder / f"phrases_{language}.csv").read_text(encoding="utf-8")
        found += [(row["id"], row["kind"], row["pattern"]) for row in csv.DictReader(text.splitlines())]
    return tuple(found)


@cache
def _patterns(kind: str) -> Mapping[str, re.Pattern[str]]:
    """The patterns of a kind by their id; ``{S}`` in them is a phrase of the kind ``south``, ``{C}`` countries."""
    south = {
        language: "(?:" + "|".join(p for i, k, p in _rows() if k == "south" and i.startswith(f"{language}.")) + ")"
        for language in LANGUAGES
    }
    found = {}
    for name, its, pattern in _rows():
        if its == kind:
            parts = pattern.split("{C}")
            text = _C.join(parts[:2]) + "".join(f"(?:§[A-Z,]+§){part}" for part in parts[2:])
            found[name] = re.compile(text.replace("{S}", south[name.split(".")[0]]), re.IGNORECASE)
    return found


@cache
def _any(*kinds: str) -> re.Pattern[str]:
    every = (pattern.pattern for kind in kinds for pattern in _patterns(kind).values())
    return re.compile("|".join(f"(?:{pattern})" for pattern in every), re.IGNORECASE)


def says(text: str, *kinds: str) -> bool:
    """Whether a text has a phrase of one of these kinds; the quick question before ``phrases``."""
    return _any(*kinds).search(text) is not None


def phrases(text: str, kind: str) -> Iterator[Phrase]:
    """Every place where a text has a phrase of this kind; two that overlap count once, the first pattern's."""
    if not says(text, kind):
        return
    taken: list[tuple[int, int]] = []
    for name, pattern in _patterns(kind).items():
        for found in pattern.finditer(text):
            start, end = found.span()
            if start < end and not any(start < its_end and its_start < end for its_start, its_end in taken):
                taken.append((start, end))
                yield Phrase(name, name.split(".")[0], start, end)


def before(text: str, kind: str) -> Phrase | None:
    """The phrase of this kind that a text ends with: its pattern says so itself; None if there is none."""
    for name, pattern in _patterns(kind).items():
        if found := pattern.search(text):
            return Phrase(name, name.split(".")[0], *found.span())
    return None


def directions(text: str, kind: str) -> Iterator[tuple[Phrase, tuple[str, ...]]]:
    """Where a sentence with countries as ``COUNTRIES`` says that they provide, receive or are two that share.

    ``kind`` is provider, recipient or pair.
    """
    if "§" not in text:
        return
    for name, pattern in _patterns(kind).items():
        for found in pattern.finditer(text):
            codes = found["c"] if kind != "pair" else "".join(COUNTRIES.findall(found.group()))
            yield Phrase(name, name.split(".")[0], *found.span()), tuple(re.findall("[A-Z]{3}", codes))
