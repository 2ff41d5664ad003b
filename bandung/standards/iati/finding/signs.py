"""What in an activity speaks for or against such cooperation: each sign with how strong it is and what shows it.

Signs say nothing by themselves; ``weighing`` has what each is worth.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bandung.reference.countries import plain
from bandung.standards.iati.document import Element, line_of
from bandung.standards.iati.finding.agencies import MECHANISM, named_in
from bandung.standards.iati.finding.mentioned import Mention, mentions
from bandung.standards.iati.finding.passages import Passage, passages, sentences
from bandung.standards.iati.finding.phrases import may_say, says
from bandung.standards.iati.finding.reasons import Place
from bandung.standards.iati.finding.taking_part import (
    Body,
    Country,
    bodies,
    day_of,
    funders,
    is_outside,
    is_south,
    is_southern,
    recipients,
)

_EARLY = 0.2
_LONG = 1500
_MANY = 3
_COMMITTEE = frozenset(("KOR",))
"""In the last UN list of developing regions, and in the OECD's Development Assistance Committee since 2010."""
_TARGETS = frozenset(("17.6", "17.9"))
_TECHNICAL = frozenset(("D01", "D02", "E01"))
_CORE = frozenset(("B01", "B02", "B021", "B022", "G01", "H01"))


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that holds of an activity."""

    name: str
    strength: float
    """0 to 1."""
    place: Place
    words: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """An activity as the rules see it."""

    on: date
    texts: Sequence[Passage]
    said: Sequence[Mention]
    bodies: Sequence[Body]
    recipients: Sequence[Country]

    def is_south(self, code: str) -> bool:
        """Whether a country, by its alpha-3 code, counts as South on the day of the activity."""
        return is_south(code, self.on)

    @property
    def receiving(self) -> frozenset[str]:
        """Alpha-3 codes of the recipient countries."""
        return frozenset(each.code for each in self.recipients)


def first_look(activity: Element, otherwise: date) -> Look | None:
    """What the rules ask of an activity; None where neither texts nor codes nor bodies give a reason to ask.

    Most activities end there, with the chance of one without any sign.
    """
    texts = passages(activity)
    kind = activity.find("collaboration-type")
    if not any(may_say(text.text) and says(text.text, "south", "triangular", "exchange") for text in texts):
        coded = kind is not None and kind.get("code") == "8"
        if not coded and not any(is_south(code, otherwise) for code in funders(activity)):
            return None
    return look(activity, texts, otherwise)


def look(activity: Element, texts: Sequence[Passage], otherwise: date) -> Look:
    """Everything the rules ask of an activity."""
    on = day_of(activity, otherwise)
    said = tuple(mentions(texts, lambda code: is_south(code, on)))
    return Look(on, texts, said, bodies(activity), recipients(activity))


def signs(activity: Element, seen: Look, often: Mapping[str, int] | None = None) -> dict[str, Sign]:
    """The signs that hold, by name."""
    found: dict[str, Sign] = {}

    def add(name: str, strength: float, place: Place, words: str = "", code: str = "") -> None:
        if strength > 0 and (name not in found or found[name].strength < strength):
            found[name] = Sign(name, min(1.0, strength), place, words[:300], code)

    named = [each for each in seen.said if each.phrase and not each.negated]
    _in_title(named, seen, add)
    _in_texts([each for each in named if each.sentence.passage.part == "description"], seen, often or {}, add)
    _elsewhere(seen, named, add)
    _taking_part(seen, add)
    _codes(activity, add)
    funder = found.get("body.southern_funder")
    if funder and ("title.phrase" in found or "text.early" in found):
        add("both.funder_and_phrase", 1, funder.place, funder.words, funder.code)
    return found


Add = Callable[..., None]


def _in_title(named: Sequence[Mention], seen: Look, add: Add) -> None:
    for each in named:
        if each.sentence.passage.part != "title":
            continue
        if each.listed:
            add("title.listed", 1, each.at(each.listed), each.words(each.listed))
            continue
        add("title.phrase", 1, each.at(each.phrase), each.words(each.phrase))
        for name in ("about", "through", "subject"):
            if phrase := getattr(each, name):
                add(f"title.{name}", 1, each.at(phrase), each.words(phrase))
        if not (each.about or each.subject):
            add("title.plain", 1, each.at(None), each.words(None))
        if others := [code for code in each.countries if code not in seen.receiving]:
            add("title.country", 1, each.at(None), each.words(None), " ".join(others))
        for code, phrase in (*each.providing, *(each.sharing if len(each.sharing) > 1 else ())):
            add("title.direction", 1, each.at(phrase), each.words(phrase), code)


def _in_texts(named: Sequence[Mention], seen: Look, often: Mapping[str, int], add: Add) -> None:
    own = [each for each in named if often.get(sentence_key(each.sentence.text), 0) < _MANY]
    if named and not own:
        add("text.repeated", 1, named[0].at(None), named[0].words(None))
    for each in named:
        add("text.phrase", 1, each.at(each.phrase), each.words(each.phrase))
        if each.place <= _EARLY and not each.listed:
            add("text.early", 1, each.at(each.phrase), each.words(each.phrase))
        if not (each.listed or each.principle or each.component or each.about):
            add("text.plain", 1, each.at(None), each.words(None))
        for name in (
            "exchange",
            "promoting",
            "subject",
            "triangular",
            "about",
            "component",
            "numbered",
            "principle",
            "listed",
        ):
            if phrase := getattr(each, name):
                add(f"text.{name}", 1, each.at(phrase), each.words(phrase))
        if each.through and not each.listed:
            add("text.through", 1, each.at(each.through), each.words(each.through))
        if len(each.countries) > 1 or set(each.countries) - seen.receiving:
            add("text.countries", 1, each.at(None), each.words(None), " ".join(each.countries))
            if each.exchange:
                add("text.exchange_countries", 1, each.at(each.exchange), each.words(each.exchange))
        for code, phrase in (*each.providing, *each.sharing):
            add("text.direction", 1, each.at(phrase), each.words(phrase), code)
    distinct = {each.sentence.text: each for each in named}
    if len(distinct) > 1:
        last = named[-1]
        add("text.often", (len(distinct) - 1) / _MANY, last.at(last.phrase), last.words(last.phrase))
    length = sum(len(each.text) for each in seen.texts if each.part == "description")
    if distinct:
        share = sum(map(len, distinct)) / max(length, 1)
        longest = max(distinct.values(), key=lambda each: len(each.sentence.text))
        add("text.share", share, longest.at(None), longest.words(None))
        if len(distinct) == 1 and length > _LONG:
            add("text.once_in_long", 1, longest.at(longest.phrase), longest.words(longest.phrase))


def sentence_key(text: str) -> str:
    """A sentence as it is counted: letters and digits alone, in small letters, without accents."""
    return " ".join(plain(text).split())


def _elsewhere(seen: Look, named: Sequence[Mention], add: Add) -> None:
    titles = [text.text for text in seen.texts if text.part == "title"]
    for each in named:
        part = each.sentence.passage.part
        if part in ("result", "document") and not any(each.sentence.text.endswith(title) for title in titles):
            add(f"{part}.phrase", 1, each.at(each.phrase), each.words(each.phrase))
    for each in seen.said:
        if each.phrase or not each.exchange or each.sentence.passage.part not in ("title", "description"):
            continue
        others = [code for code in each.countries if code not in seen.receiving]
        if others and (each.providing or each.sharing):
            add("text.exchange_with", 1, each.at(each.exchange), each.words(each.exchange), " ".join(others))
    for text in seen.texts:
        if text.part in ("title", "description"):
            for name, _known, start, end in named_in(text.text, MECHANISM):
                place = Place(text.element, text.line, text.language, start, end)
                add(f"{'title' if text.part == 'title' else 'text'}.mechanism", 1, place, name)


def _taking_part(seen: Look, add: Add) -> None:
    for each in seen.bodies:
        what = each.name or each.ref
        if each.known.kind == MECHANISM:
            add("body.mechanism", 1, each.place, what)
        country = each.known.country
        if not is_southern(each, seen.on) or not country:
            continue
        if each.role in ("1", "provider", "reporting"):
            other = country not in seen.receiving
            add("body.southern_funder" if other else "body.funds_at_home", 1, each.place, what, country)
        elif country not in seen.receiving:
            add("body.southern_partner", 1, each.place, what, country)
    if any(is_outside(each, seen.on) for each in seen.bodies if each.role in ("1", "provider")):
        funder = next(each for each in seen.bodies if each.role in ("1", "provider") and is_outside(each, seen.on))
        add("body.outside_funder", 1, funder.place, funder.name or funder.ref)
    south = [each for each in seen.recipients if seen.is_south(each.code)]
    _among_themselves(seen, south, add)
    if len(south) > 1:
        add("country.several", 1, south[0].place, code=" ".join(each.code for each in south[:8]))


def _among_themselves(seen: Look, south: Sequence[Country], add: Add) -> None:
    """A country of the South pays for an activity in another one, and nobody from outside takes part."""
    taking = [each for each in seen.bodies if each.role != "reporting"]
    if not south or any(is_outside(each, seen.on) for each in taking):
        return
    for each in taking:
        country = each.known.country
        pays = each.role in ("1", "provider") and is_southern(each, seen.on)
        if pays and country and country not in seen.receiving and country not in _COMMITTEE:
            add("both.south_to_south", 1, each.place, each.name or each.ref, country)


def _codes(activity: Element, add: Add) -> None:
    for name, path, attribute, wanted in (
        ("code.collaboration_type", "collaboration-type", "code", frozenset("8")),
        ("code.technical", "default-aid-type", "code", _TECHNICAL),
        ("code.core", "default-aid-type", "code", _CORE),
        ("code.administration", "sector", "code", frozenset(("15123",))),
        ("code.target", "sector", "code", _TARGETS),
        ("code.target", "tag", "code", _TARGETS),
    ):
        for element in activity.iterfind(path):
            code = (element.get(attribute) or "").strip()
            if code in wanted:
                add(name, 1, Place(path, line_of(element)), code=code)


def keys(texts: Iterable[Passage]) -> set[str]:
    """The sentences of an activity that speak of such cooperation, as they are counted over a corpus."""
    return {
        sentence_key(each.text)
        for text in texts
        if may_say(text.text) and says(text.text, "south", "triangular")
        for each in sentences(text)
        if says(each.text, "south", "triangular")
    }
