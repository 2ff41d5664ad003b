"""Texts as they go to the printer: as they are, except where paper needs help.

A word too long for its column may break between any two letters. A character that none of the fonts has is printed as
its number in Unicode, ⟨U+1234⟩; the record inside the document holds it as it was written.
"""

import re
import unicodedata
from collections.abc import Callable

from bandung.printing import fonts

LONGEST_WORD = 24
"""Letters that fit into the narrowest column."""
MAY_BREAK = "\u200b"
"""ZERO WIDTH SPACE: a line may end here."""
_LONG_WORD = re.compile(rf"[^\s{MAY_BREAK}]{{{LONGEST_WORD + 1},}}")
_UNSEEN = ("Cf", "Cc", "Zl", "Zp", "Zs")
"""Categories of characters that have no shape of their own: joiners, marks of direction, spaces."""
_BREAKS_ANYWHERE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


def printable(text: str) -> str:
    """The text as the printer takes it."""
    return _LONG_WORD.sub(_breakable, "".join(map(_shown, text)))


def numbered(character: str) -> str:
    """A character by its number, where it cannot be shown."""
    return f"⟨U+{ord(character):04X}⟩"


def everywhere(value: object, change: Callable[[str], str]) -> object:
    """The same value with every text in it changed; keys stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: everywhere(each, change) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [everywhere(each, change) for each in value]
    return value


def _shown(character: str) -> str:
    if character < "\x7f" or fonts.can_show(character) or unicodedata.category(character) in _UNSEEN:
        return character
    if "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef":
        return ""  # chooses between two forms of the character before it
    return numbered(character)


def _breakable(found: re.Match[str]) -> str:
    word = found.group()
    if _BREAKS_ANYWHERE.search(word):
        return word
    pieces: list[str] = []
    since = 0
    for place, letter in enumerate(word):
        joined = unicodedata.category(letter)[0] == "M" or "\u200d" in word[place - 1 : place + 1]
        if since >= LONGEST_WORD // 2 and not joined:
            pieces.append(MAY_BREAK)
            since = 0
        pieces.append(letter)
        since += 1
    return "".join(pieces)
