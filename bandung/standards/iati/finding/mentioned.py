"""Every place where a text of an activity speaks of such cooperation, and how: in a list, as a principle, with whom."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bandung.reference.mentions import countries_mentioned
from bandung.standards.iati.finding.passages import Passage, Sentence, sentences
from bandung.standards.iati.finding.phrases import Phrase, before, directions, may_say, phrases, says
from bandung.standards.iati.finding.reasons import Place

_BEFORE = 70
"""Characters before a phrase that say how it is meant."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One sentence that speaks of cooperation of the South, or of an exchange with a country of the South."""

    sentence: Sentence
    phrase: Phrase | None
    """South-South or the like; None where the sentence has only words of exchange."""
    place: float
    """Where in its text it stands: 0 the beginning, 1 the end."""
    triangular: Phrase | None
    exchange: Phrase | None
    listed: Phrase | None
    principle: Phrase | None
    negated: Phrase | None
    promoting: Phrase | None
    subject: Phrase | None
    about: Phrase | None
    """It is what something else is about: a study, an office, a system of it."""
    through: Phrase | None
    """It is the way in which something is done."""
    component: Phrase | None
    """It is one of several things, joined to others."""
    numbered: Phrase | None
    """It stands in a numbered item or an item of a list."""
    countries: tuple[str, ...]
    """Alpha-3 codes of countries of the South that the sentence names, in order."""
    providing: tuple[tuple[str, Phrase], ...] = ()
    receiving: tuple[tuple[str, Phrase], ...] = ()
    sharing: tuple[tuple[str, Phrase], ...] = ()
    """Two or more that share: "between X and Y"."""

    def at(self, phrase: Phrase | None) -> Place:
        """The place of a phrase of this sentence, or of the sentence itself."""
        start = self.sentence.start
        passage = self.sentence.passage
        low, high = (phrase.start, phrase.end) if phrase else (0, len(self.sentence.text))
        language = passage.language if not phrase or phrase.language == "other" else phrase.language
        return Place(passage.element, passage.line, language, start + low, start + high)

    def words(self, phrase: Phrase | None) -> str:
        """The words of a phrase as they stand."""
        text = self.sentence.text
        return text[phrase.start : phrase.end] if phrase else text


def mentions(texts: Sequence[Passage], is_south: Callable[[str], bool]) -> Iterator[Mention]:
    """The sentences that speak of it, in order."""
    for passage in texts:
        if not (may_say(passage.text) and says(passage.text, "south", "triangular", "exchange")):
            continue
        for sentence in sentences(passage):
            if found := _mention(sentence, is_south):
                yield found


def _first(text: str, kind: str) -> Phrase | None:
    return next(phrases(text, kind), None)


def _mention(sentence: Sentence, is_south: Callable[[str], bool]) -> Mention | None:
    text = sentence.text
    if not says(text, "south", "triangular", "exchange"):
        return None
    south, triangular = _first(text, "south"), _first(text, "triangular")
    phrase, exchange = south or triangular, _first(text, "exchange")
    marked, offsets, codes = _with_countries(text, is_south)
    if phrase is None and not codes:
        return None
    lead = text[max(0, phrase.start - _BEFORE) : phrase.start] if phrase else ""
    shift = max(0, phrase.start - _BEFORE) if phrase else 0
    length = len(sentence.passage.text)
    return Mention(
        sentence=sentence,
        phrase=phrase,
        place=sentence.start / length if length else 0.0,
        triangular=triangular,
        exchange=exchange,
        listed=_moved(before(lead, "list"), shift),
        principle=_first(text, "principle"),
        negated=_moved(before(lead, "negation"), shift),
        promoting=_moved(before(lead, "promoting"), shift),
        subject=_first(text, "subject"),
        about=_first(text, "about"),
        through=_first(text, "through"),
        component=_component(text, lead, shift),
        numbered=before(text[:_BEFORE], "numbered"),
        countries=codes,
        providing=_directed(marked, offsets, "provider"),
        receiving=_directed(marked, offsets, "recipient"),
        sharing=_directed(marked, offsets, "pair"),
    )


def _component(text: str, lead: str, shift: int) -> Phrase | None:
    joined = before(lead, "component")
    return _moved(joined, shift) if joined else before(text[:_BEFORE], "component")


def _moved(phrase: Phrase | None, by: int) -> Phrase | None:
    return phrase and Phrase(phrase.id, phrase.language, phrase.start + by, phrase.end + by)


def _with_countries(text: str, is_south: Callable[[str], bool]) -> tuple[str, list[int], tuple[str, ...]]:
    """The sentence with countries of the South as ``phrases.COUNTRIES``, where each of its characters came from, codes.

    Countries in a row are one: "Brazil, India and Kenya" becomes "§BRA,IND,KEN§".
    """
    spans = sorted((start, end, code) for code, places in countries_mentioned(text).items() for start, end in places)
    spans = [each for each in spans if is_south(each[2])]
    marked, at = "", 0
    offsets: list[int] = []
    for start, end, code in spans:
        between = text[at:start]
        if marked.endswith("§") and _is_joint(between, text[start:end]):
            marked, offsets = f"{marked[:-1]},{code}§", [*offsets[:-1], *[offsets[-1]] * 4, end - 1]
        else:
            marked += between + f"§{code}§"
            offsets += [*range(at, start), *[start] * 4, end - 1]
        at = end
    marked += text[at:]
    offsets += [*range(at, len(text)), len(text)]
    return marked, offsets, tuple(dict.fromkeys(code for _, _, code in spans))


_JOINT = re.compile(
    r"\s*(?:,|/|&|、|;)?\s*(?:and|y|e|et|и|和|与|و)?\s*(?:the|la|le|les|o|a|el|los|las)?\s*", re.IGNORECASE
)


def _is_joint(between: str, following: str) -> bool:
    """Whether two countries stand in a row; in Arabic "and" is the first letter of the second."""
    if not between.strip():
        return bool(between) and following.startswith("و")
    return _JOINT.fullmatch(between) is not None


def _directed(marked: str, offsets: list[int], kind: str) -> tuple[tuple[str, Phrase], ...]:
    found: dict[str, Phrase] = {}
    for phrase, codes in directions(marked, kind):
        at = Phrase(phrase.id, phrase.language, offsets[phrase.start], offsets[phrase.end - 1] + 1)
        if kind == "pair" and len(codes) < 2:
            continue
        for code in codes:
            found.setdefault(code, at)
    return tuple(found.items())
