"""Which language a free text is written in."""

import unicodedata
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from bandung import reference
from bandung.matching.bridge import bridge
from bandung.matching.tokens import words
from bandung.values import LANGUAGES

SURE = 0.8
"""Probability from which a guess is believed; below it a language of the interface is preferred."""
POSSIBLE = 0.05
FEW_WORDS = 3
"""A text of so few words may be in any language of its script, so it is looked for in each."""
_EXAMINED = 5_000
_SCRIPTS = {"ar": "ARABIC", "zh": "CJK", "ru": "CYRILLIC"}


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    official = {code for country in reference.countries() for code in reference.official_languages(country.code)}
    identifier.set_languages(sorted((official | {*LANGUAGES, *bridge().languages()}) & set(identifier.labels)))
    return identifier


def languages_of(text: str) -> tuple[str, ...]:
    """The languages a text may be written in, the likeliest first; none for a text without words."""
    found = words(text[:_EXAMINED])
    if not found:
        return ()
    guesses = [(str(code), float(share)) for code, share in _identifier().rank(text[:_EXAMINED])]
    likeliest, share = guesses[0]
    if share < SURE:
        script = next((unicodedata.name(letter, "").split()[0] for letter in text if letter.isalpha()), "")
        ours = [code for code, _ in guesses if code in LANGUAGES and _SCRIPTS.get(code, "LATIN") == script]
        likeliest = ours[0] if ours else likeliest
        if len(found) <= FEW_WORDS:
            return tuple(dict.fromkeys((likeliest, *ours)))
    return tuple(dict.fromkeys((likeliest, *(code for code, chance in guesses if chance >= POSSIBLE))))
