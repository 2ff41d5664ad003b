"""Which language a short note of the sample is written in: its owner's or English."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_SCRIPTS = {"ar": ("\u0600", "\u06ff"), "zh": ("\u4e00", "\u9fff"), "ru": ("\u0400", "\u04ff")}


def language_of(text: str, owner_language: str) -> str:
    """The owner's language or ``en``, whichever is likelier (py3langid; the script decides where it can)."""
    if owner_language == "en":
        return "en"
    if owner_language in _SCRIPTS:
        first, last = _SCRIPTS[owner_language]
        return owner_language if any(first <= character <= last for character in text) else "en"
    language, _score = _identifier(owner_language).classify(text)
    return str(language)


@cache
def _identifier(owner_language: str) -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(["en", owner_language])
    return identifier
