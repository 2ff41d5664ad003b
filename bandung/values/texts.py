"""A text in one or several languages, each version first-class."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from bandung.values.errors import BadValue, _

LANGUAGES: tuple[str, ...] = ("en", "fr", "es", "pt", "ar", "zh", "ru")
"""The languages of the interface, in the order in which a reader without a preference is served."""

LONGEST_TEXT = 20_000
"""Characters in one language version; about ten printed pages, five times the longest summary of the sample."""

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ue000-\uf8ff\ufffe\uffff\U000f0000-\U000ffffd\U00100000-\U0010fffd]"
)
"""Control, private and surrogate characters, and the two that turn the direction of what follows."""

_LATIN, _CYRILLIC = "a-zA-Z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f", "\u0400-\u052f"
_TWO_ALPHABETS = re.compile(f"[{_LATIN}][{_CYRILLIC}]|[{_CYRILLIC}][{_LATIN}]")
"""Latin beside Cyrillic within a word: such a word looks right and is never found."""


def checked_text(text: object, *, field: str, longest: int = LONGEST_TEXT) -> str:
    """The text in normal form C without outer white space.

    Several scripts in one text are welcome; within one word, letters that look alike are not.

    :raises BadValue: if it is no text, is empty or too long, or holds control characters or a word in two alphabets.
    """
    if not isinstance(text, str):
        raise BadValue(_("A text is expected here."), field=field)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
    if not text:
        raise BadValue(_("The text is empty."), field=field)
    if len(text) > longest:
        raise BadValue(
            _("The text has %(length)s characters; at most %(longest)s fit here."),
            field=field,
            length=len(text),
            longest=longest,
        )
    if found := _UNPRINTABLE.search(text):
        raise BadValue(
            _("The character at position %(position)s (U+%(code)s) cannot be printed; please remove it."),
            field=field,
            position=found.start() + 1,
            code=f"{ord(found.group()):04X}",
        )
    if found := _TWO_ALPHABETS.search(text):
        raise BadValue(
            _("A word mixes Latin and Cyrillic letters (“%(word)s”); please write it in one alphabet."),
            field=field,
            word=" ".join(text[max(0, found.start() - 20) : found.end() + 20].split()),
        )
    return text


class Texts(Mapping[str, str]):
    """Language code (ISO 639-1, or 639-3 where there is none) to text; at least one; immutable and hashable."""

    __slots__ = ("_items",)

    def __init__(self, versions: Mapping[str, str], *, field: str = "text", longest: int = LONGEST_TEXT) -> None:
        if not isinstance(versions, Mapping) or not versions:
            raise BadValue(_("A text in at least one language is needed."), field=field)
        checked = {}
        for language, text in versions.items():
            if not (
                isinstance(language, str) and 2 <= len(language) <= 3 and language.isascii() and language.islower()
            ):
                raise BadValue(
                    _("“%(language)s” is not a language code such as en, fr or sw."),
                    field=field,
                    language=str(language)[:20],
                )
            checked[language] = checked_text(text, field=f"{field}.{language}", longest=longest)
        self._items = tuple(sorted(checked.items()))

    def __getitem__(self, language: str) -> str:
        for known, text in self._items:
            if known == language:
                return text
        raise KeyError(language)

    def __iter__(self) -> Iterator[str]:
        return (language for language, _text in self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(self._items)

    def __eq__(self, other: object) -> bool:
        return dict(self._items) == (dict(other) if isinstance(other, Mapping) else other)

    def __repr__(self) -> str:
        return f"Texts({dict(self._items)!r})"

    def best(self, *preferred: str, original: str | None = None) -> tuple[str, str]:
        """(language, text) in the first preferred language there is, else English, else the original, else any."""
        order: Sequence[str] = (*preferred, "en", *([original] if original else []), *LANGUAGES, *self)
        language = next(code for code in order if code in self)
        return language, self[language]
