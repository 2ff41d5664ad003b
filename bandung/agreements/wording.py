"""What differs between two wordings of one text: runs of words that stayed, went or came.

Words are compared, not characters; where a script writes no spaces between words (Chinese, Japanese, Thai…), characters
are. The work is bounded: what would take too long word by word is compared sentence by sentence, then as a whole.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
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
_LETTERS = rf"[^\W{_UNSPACED}]*"
_SPACED = rf"[^\W\d{_UNSPACED}{_MARKS}]{_LETTERS}(?:[{_MARKS}]+{_LETTERS})*"
_WORD = re.compile(rf" ?(?:[{_UNSPACED}]|{_SPACED}|\d+(?:[.,]\d+)*|\S[{_MARKS}]*)|\s+")
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


_Span = tuple[bool, int, int, int, int]
"""Whether a stretch is the same in both wordings, and where it begins and ends in the old one and in the new."""


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
    """The pieces of a text, each with the space before it: words, numbers, signs; put together they are the text."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with the spaces after it."""
    return _SENTENCE.findall(text)


def runs(old: str, new: str, effort: Effort | None = None) -> tuple[Run, ...]:
    """How the old wording became the new one, in the order of reading; what was taken out stands before what came."""
    if old == new:
        return (Run("equal", old),) if old else ()
    found: list[Run] = []
    for same, old_start, old_end, new_start, new_end in _readable(old, _compared(old, new, effort or Effort())):
        if same:
            found.append(Run("equal", old[old_start:old_end]))
            continue
        gone, come = old[old_start:old_end], new[new_start:new_end]
        if gone[:1] == come[:1] == " ":
            found[-1:] = [Run("equal", "".join(run.text for run in found[-1:]) + " ")]
            gone, come = gone[1:], come[1:]
        found += [Run("delete", gone)] if gone else []
        found += [Run("insert", come)] if come else []
    return tuple(found)


def before(differing: Sequence[Run]) -> str:
    """The old wording."""
    return "".join(run.text for run in differing if run.what != "insert")


def after(differing: Sequence[Run]) -> str:
    """The new wording."""
    return "".join(run.text for run in differing if run.what != "delete")


def _compared(old: str, new: str, effort: Effort) -> Iterator[_Span]:
    """Word by word; if that is too much sentence by sentence, and word by word where sentences differ; else whole."""
    by_words = _aligned(words(old), words(new), (0, 0), effort)
    if by_words is not None:
        yield from by_words
        return
    by_sentences = _aligned(sentences(old), sentences(new), (0, 0), effort)
    for span in _readable(old, by_sentences or [(False, 0, len(old), 0, len(new))]):
        same, old_start, old_end, new_start, new_end = span
        finer = None
        if not same:
            pieces = words(old[old_start:old_end]), words(new[new_start:new_end])
            finer = _aligned(*pieces, (old_start, new_start), effort)
        yield from [span] if finer is None else finer


def _aligned(old: list[str], new: list[str], start: tuple[int, int], effort: Effort) -> list[_Span] | None:
    """The longest common sequence of pieces and what lies between; None if that would be too much work."""
    same = _same_at_the_ends(old, new)
    if not effort.spend((len(old) - same) * (len(new) - same)):
        return None
    distinct = dict.fromkeys([*old, *new])
    if len(distinct) > _MOST_DISTINCT:
        return None
    letters = {piece: chr(number) for number, piece in enumerate(distinct)}
    steps = Indel.opcodes("".join(map(letters.__getitem__, old)), "".join(map(letters.__getitem__, new)))
    olds = list(accumulate(map(len, old), initial=start[0]))
    news = list(accumulate(map(len, new), initial=start[1]))
    return [
        (step.tag == "equal", olds[step.src_start], olds[step.src_end], news[step.dest_start], news[step.dest_end])
        for step in steps
    ]


def _same_at_the_ends(old: list[str], new: list[str]) -> int:
    """How many pieces are the same at the beginning and, of the others, at the end: they cost nothing."""
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    left = shorter - start
    return start + next((at for at in range(left) if old[-1 - at] != new[-1 - at]), left)


def _readable(old: str, spans: Iterable[_Span]) -> list[_Span]:
    """Without the slight agreements between two changes (a comma, a lone “the”) that would only tear a text apart."""
    kept: list[_Span] = []
    for span in spans:
        while kept:
            if kept[-1][0] == span[0]:
                first = kept.pop()
            elif not span[0] and len(kept) > 1 and _slight(old, kept[-2], kept[-1], span):
                first = kept[-2]
                del kept[-2:]
            else:
                break
            span = (span[0], first[1], span[2], first[3], span[4])
        kept.append(span)
    return kept


def _slight(old: str, before: _Span, equal: _Span, after: _Span) -> bool:
    """Whether what stayed is shorter than what changed on either side of it, or is no word."""
    length = equal[2] - equal[1]
    if length <= max(before[2] - before[1], before[4] - before[3]) and length <= max(
        after[2] - after[1], after[4] - after[3]
    ):
        return True
    return not _SAYS_SOMETHING.search(old, equal[1], equal[2])
