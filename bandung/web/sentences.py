"""Sentences of the domain in the reader's language: errors, reasons and headings are translated here, at the edge."""

from django.utils.translation import get_language, gettext

from bandung.values.errors import BandungError

_AS_IN_RECORDS = {"zh-hans": "zh"}


def reader_language() -> str:
    """The page's language as records and reference lists name it: ISO 639-1."""
    language = get_language() or "en"
    return _AS_IN_RECORDS.get(language, language.partition("-")[0])


def translated(error: BandungError) -> str:
    """What went wrong, in the reader's language."""
    sentence = gettext(error.sentence)
    return sentence % error.places if error.places else sentence
