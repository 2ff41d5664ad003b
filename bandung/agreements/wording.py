"""What differs between two wordings of one text: runs of words that stayed, went or came.

Words are compared, not characters; where a script writes no spaces between words (Chinese, Japanese, Thai…), characters
are. The work is bounded: what would take too long word by word is compared sentence by sentence, then as a whole.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

_UNSPACED = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\u1780-\u17ff"  # Burmese, Khmer
    "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Japanese, Chinese
)
_MARKS = (
    "\u0300-\u036f\u0483-\u0489"  # accents that follow their letter
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"  # Arabic vowel signs
    "\u0900-\u0963\u0966-\u0dff"  # the scripts of India, which write vowels as marks
    "\u200c\u200d"  # joiners within a word
)
_WORD = re.compile(
    rf"\s+|[{_UNSPACED}]|\d+(?:[.,]\d+)*|(?:[^\W\d{_UNSPACED}]|[{_MARKS}])(?:[^\W{_UNSPACED}]|[{_MARKS}])*|.", re.DOTALL
)
_ENDS = ".!?;:\n。！？；：؟؛।"
_SENTENCE = re.compile(rf"[^{_ENDS}]*[{_ENDS}]+\s*|[^{_ENDS}]+")
_SAYS_SOMETHING = re.compile(r"\w")

MOST_CELLS = 100_000_000
"""Of one pair of texts, words of the old times words of the new: 10,000 by 10,000, about 20 milliseconds."""
MOST_CELLS_IN_ALL = 500_000_000
"""Of all texts of one comparison, about 90 milliseconds."""
_MOST_DISTINCT = 1_000_000


class Run(NamedTuple):
    """A stretch of a text: it stayed, was taken out or was put in."""

    what: Literal["equal", "delete", "insert"]
    text: str


class _Stretch(NamedTuple):
    """The same stretch of both wordings; equal in both, or replaced."""

    same: bool
    old: str
    new: str


@dataclass(slots=True)
class Effort:
    """How much work one comparison may still take."""

    cells: int = MOST_CELLS_IN_ALL

    def spend(self, cells: int) -> bool:
        """Whether so much more may be done; if so it is counted."""
        if cells > min(self.cells, MOST_CELLS):
            return False
        self.cells -= cells
        return True


def words(text: str) -> list[str]:
    """The pieces of a text: words, numbers, signs, spaces; put together again they are the text."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with the spaces after it."""
    return _SENTENCE.findall(text)


def runs(old: str, new: str, effort: Effort | None = None) -> tuple[Run, ...]:
    """How the old wording became the new one, in the order of reading; what was taken out stands before what came."""
    if old == new:
        return (Run("equal", old),) if old else ()
    found: list[Run] = []
    for same, before, after in _readable(_compared(old, new, effort or Effort())):
        if same:
            found.append(Run("equal", before))
        else:
            found += [Run("delete", before)] if before else []
            found += [Run("insert", after)] if after else []
    return tuple(found)


def before(differing: Sequence[Run]) -> str:
    """The old wording."""
    return "".join(run.text for run in differing if run.what != "insert")


def after(differing: Sequence[Run]) -> str:
    """The new wording."""
    return "".join(run.text for run in differing if run.what != "delete")


def _compared(old: str, new: str, effort: Effort) -> Iterator[_Stretch]:
    """Word by word; if that is too much sentence by sentence, and word by word where sentences differ; else whole."""
    by_words = _aligned(words(old), words(new), effort)
    if by_words is not None:
        yield from by_words
        return
    for stretch in _readable(_aligned(sentences(old), sentences(new), effort) or [_Stretch(False, old, new)]):
        finer = None if stretch.same else _aligned(words(stretch.old), words(stretch.new), effort)
        yield from [stretch] if finer is None else finer


def _aligned(old: list[str], new: list[str], effort: Effort) -> list[_Stretch] | None:
    """The longest common sequence of pieces and what lies between; None if that would be too much work."""
    start, ends = _common(old, new)
    olds, news = old[start : len(old) - ends], new[start : len(new) - ends]
    if not effort.spend(len(olds) * len(news)):
        return None
    numbers = {piece: number for number, piece in enumerate(dict.fromkeys([*olds, *news]))}
    if len(numbers) > _MOST_DISTINCT:
        return None
    steps = Indel.opcodes(*("".join([chr(numbers[piece]) for piece in pieces]) for pieces in (olds, news)))
    stretches = [_Stretch(True, *(["".join(old[:start])] * 2))] if start else []
    for step in steps:
        before = "".join(olds[step.src_start : step.src_end])
        stretches.append(_Stretch(step.tag == "equal", before, "".join(news[step.dest_start : step.dest_end])))
    if ends:
        stretches.append(_Stretch(True, *(["".join(old[-ends:])] * 2)))
    return stretches


def _common(old: list[str], new: list[str]) -> tuple[int, int]:
    """How many pieces are the same at the beginning and, of the others, at the end."""
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    left = shorter - start
    return start, next((at for at in range(left) if old[-1 - at] != new[-1 - at]), left)


def _readable(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    """Without the slight agreements between two changes (a space, a lone “the”) that would only tear a text apart."""
    kept: list[_Stretch] = []
    for stretch in stretches:
        kept.append(stretch)
        while len(kept) > 1 and kept[-1].same == kept[-2].same:
            kept[-2:] = [_joined(kept[-2:])]
        while len(kept) > 2 and not kept[-1].same and _slight(*kept[-3:]):
            kept[-3:] = [_joined(kept[-3:])]
    return kept


def _slight(before: _Stretch, equal: _Stretch, after: _Stretch) -> bool:
    """Whether what stayed is no word, or is shorter than what changed on either side of it."""
    if not _SAYS_SOMETHING.search(equal.old):
        return True
    return len(equal.old) <= min(max(len(each.old), len(each.new)) for each in (before, after))


def _joined(stretches: Sequence[_Stretch]) -> _Stretch:
    same = all(each.same for each in stretches)
    return _Stretch(same, "".join(each.old for each in stretches), "".join(each.new for each in stretches))
