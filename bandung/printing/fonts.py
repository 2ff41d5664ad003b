"""The fonts that documents are set in: Noto Sans from two packages, never from the system, and what they can show."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

PACKAGES = ("manimgx_fonts", "manimgx_fonts_cjk")
CHINESE, JAPANESE, KOREAN = "Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans CJK KR"
_LETTERS = "Noto Sans"
_SCRIPTS = (
    "Arabic", "Armenian", "Bengali", "Devanagari", "Ethiopic", "Georgian", "Gujarati", "Gurmukhi", "Hebrew", "Kannada",
    "Khmer", "Lao", "Malayalam", "Myanmar", "Oriya", "Sinhala", "Tamil", "Telugu", "Thai", "Symbols",
)  # fmt: skip
_EAST_ASIAN = {"zh": CHINESE, "ja": JAPANESE, "ko": KOREAN}


def folders() -> list[str]:
    """Where the fonts lie."""
    return [str(files(package)) for package in PACKAGES]


def families(language: str) -> list[str]:
    """The families that a text in this language is set in, the first that has a character first."""
    own = _EAST_ASIAN.get(language, CHINESE)
    return [_LETTERS, *(f"{_LETTERS} {script}" for script in _SCRIPTS), own, "Noto Emoji"]


def is_east_asian(language: str) -> bool:
    """Whether punctuation is as wide as a character, and lines break between any two."""
    return language in _EAST_ASIAN


def can_show(character: str) -> bool:
    """Whether one of the fonts has this character."""
    starts, ends = _shown()
    place = bisect_right(starts, ord(character)) - 1
    return place >= 0 and ord(character) <= ends[place]


@cache
def _shown() -> tuple[list[int], list[int]]:
    """First and last characters of the stretches that any font has."""
    stretches: list[tuple[int, int]] = []
    for folder in folders():
        for path in sorted(Path(folder).iterdir()):
            if path.suffix in (".ttf", ".ttc") and "Italic" not in path.name:
                stretches.extend(_stretches(path.read_bytes()))
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(stretches):
        if ends and start <= ends[-1] + 1:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _stretches(font: bytes) -> Iterator[tuple[int, int]]:
    """What the first font of a file maps to glyphs: its cmap tables of formats 4 and 12 (OpenType 1.9)."""
    at = struct.unpack_from(">I", font, 12)[0] if font[:4] == b"ttcf" else 0
    for number in range(struct.unpack_from(">H", font, at + 4)[0]):
        tag, _sum, start, _length = struct.unpack_from(">4sIII", font, at + 12 + 16 * number)
        if tag == b"cmap":
            for each in range(struct.unpack_from(">H", font, start + 2)[0]):
                place = start + struct.unpack_from(">I", font, start + 8 + 8 * each)[0]
                form = struct.unpack_from(">H", font, place)[0]
                yield from _format_12(font, place) if form == 12 else _format_4(font, place) if form == 4 else ()


def _format_12(font: bytes, place: int) -> Iterator[tuple[int, int]]:
    groups = struct.unpack_from(">I", font, place + 12)[0]
    for first, last, _glyph in struct.iter_unpack(">III", font[place + 16 : place + 16 + 12 * groups]):
        yield first, last


def _format_4(font: bytes, place: int) -> Iterator[tuple[int, int]]:
    twice = struct.unpack_from(">H", font, place + 6)[0]
    ends = struct.unpack_from(f">{twice // 2}H", font, place + 14)
    starts = struct.unpack_from(f">{twice // 2}H", font, place + 16 + twice)
    yield from ((start, end) for start, end in zip(starts, ends, strict=True) if start != 0xFFFF)
