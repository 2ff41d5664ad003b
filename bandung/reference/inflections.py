"""Forms that the name of a country takes in running text, in the two of our languages that change it.

Russian declines names (Бразилия, Бразилии, Бразилией); Arabic writes short words in one piece with the next
(والبرازيل, "and Brazil"; للبرازيل, "to Brazil"). Both are rules of spelling, not full grammars: they give a few forms
too many, which do no harm, as such words do not exist.
"""

_CASES = (
    ("острова", "острова островов островам островами островах"),
    ("ая", "ая ой ую ою"),
    ("ый", "ый ого ому ым ом"),
    ("ий", "ий его ему им ем ого ому ом"),
    ("ое", "ое ого ому ым ом"),
    ("ые", "ые ых ым ыми"),
    ("ие", "ие их им ими"),
    ("ия", "ия ии ию ией иею"),
    ("а", "а ы и е у ой ою"),
    ("я", "я и е ю ей ею"),
    ("ь", "ь и ю ем е ью я"),
    ("й", "й я ю ем е"),
    ("ы", "ы ов ам ами ах -"),
)
"""Ending of the nominative to the endings of all cases; "-" is none."""

_ONE_LETTER_WORDS = "وف"
_PREPOSITIONS = "بلك"
_SHORTEST = 3


def russian_cases(word: str) -> frozenset[str]:
    """The word (lower case, nominative) in all its cases; a name that does not decline, such as Перу, alone."""
    for ending, cases in _CASES:
        if (word.endswith(ending) and len(word) - len(ending) >= 2) or word == ending:
            stem = word.removesuffix(ending)
            return frozenset(stem + case.replace("-", "") for case in cases.split())
    if word[-1] in "оеуюэиё" or len(word) < _SHORTEST:
        return frozenset({word})
    return frozenset(word + case for case in ("", "а", "у", "ом", "ем", "е"))


def arabic_readings(word: str) -> tuple[str, ...]:
    """The word itself, then what may stand in it behind "and", "so", "in", "for" or "like"."""
    readings = [word]
    for prefixes in (_ONE_LETTER_WORDS, _PREPOSITIONS):
        for reading in tuple(readings):
            if reading[0] in prefixes and len(reading) > _SHORTEST:
                readings.append(reading[1:])
            if prefixes is _PREPOSITIONS and reading.startswith("لل") and len(reading) > _SHORTEST + 1:
                readings.append("ا" + reading[1:])
    return tuple(readings)
