"""Sentences of the domain in the reader's language: errors, reasons and headings are translated here, at the edge."""

from django.utils.translation import get_language, gettext

from bandung.records.errors import Problem
from bandung.values.errors import BandungError, Sentences

_OUR_WORDS = ("table", "kind", "reason")
"""Places of a sentence that are filled with words of ours, which have translations."""
_AS_IN_RECORDS = {"zh-hans": "zh"}


def reader_language() -> str:
    """The page's language as records and reference lists name it: ISO 639-1."""
    language = get_language() or "en"
    return _AS_IN_RECORDS.get(language, language.partition("-")[0])


def translated(error: BandungError | Problem) -> str:
    """What went wrong, in the reader's language; names of lists and kinds inside the sentence too."""
    sentence = gettext(error.sentence)
    if not error.places:
        return sentence
    return sentence % {name: _in_place(name, value) for name, value in error.places.items()}


def _in_place(name: str, value: object) -> object:
    if isinstance(value, Sentences):
        return Sentences(gettext(each) for each in value)
    return gettext(value) if name in _OUR_WORDS and isinstance(value, str) and value else value
