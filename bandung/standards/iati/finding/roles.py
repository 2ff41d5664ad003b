"""Who provides, who receives, who facilitates: inferred from codes, organisations and the direction that texts give."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bandung.reference.mentions import countries_mentioned
from bandung.standards.iati.finding.agencies import AGENCY, MECHANISM, named_in
from bandung.standards.iati.finding.answers import Kind, Part, Role
from bandung.standards.iati.finding.mentioned import Mention
from bandung.standards.iati.finding.reasons import Place, Reason
from bandung.standards.iati.finding.signs import Look, Sign
from bandung.standards.iati.finding.taking_part import Body, is_outside, is_southern

_FUNDING = ("1", "provider", "reporting")
_UNKNOWN = 0.5
_READ = 3_000
_FEW = 6


@dataclass(frozen=True, slots=True)
class _Clue:
    country: str
    reason: Reason


def parts(seen: Look, signs: Mapping[str, Sign], measured: Mapping[str, float]) -> tuple[Part, ...]:
    """Countries that provide and receive, and organisations that facilitate, the surest of each first.

    ``measured`` says how often each rule was right on labelled activities.
    """
    providing = _together(_providers(seen, signs), seen)
    receiving = {
        country: reasons
        for country, reasons in _together(_recipients(seen), seen).items()
        if country not in providing or _is_both(providing[country], reasons)
    }
    found = [
        *_parts(Role.PROVIDER, providing, seen, measured),
        *_parts(Role.RECIPIENT, receiving, seen, measured),
        *_facilitators(seen, measured),
    ]
    return tuple(found)


def kind(found: Iterable[Part]) -> Kind:
    """Triangular where one facilitates, South-South where only countries of the South are known to take part."""
    roles = {part.role for part in found}
    if Role.FACILITATOR in roles:
        return Kind.TRIANGULAR
    return Kind.SOUTH_SOUTH if Role.PROVIDER in roles else Kind.UNCLEAR


def _is_both(providing: list[Reason], receiving: list[Reason]) -> bool:
    """Whether a country that provides also receives: those of a pair or a group that is named as one do both."""
    return all(each.rule == "provider.among" for each in providing)


def _together(clues: Iterable[_Clue], seen: Look) -> dict[str, list[Reason]]:
    found: dict[str, list[Reason]] = {}
    for each in clues:
        reasons = found.setdefault(each.country, [])
        if seen.is_south(each.country) and all(reason.rule != each.reason.rule for reason in reasons):
            reasons.append(each.reason)
    return {country: reasons for country, reasons in found.items() if reasons}


def _clue(rule: str, country: str, place: Place, words: str = "") -> _Clue:
    return _Clue(country, Reason(rule, place, words, country))


def _near(seen: Look) -> Iterator[Mention]:
    """Sentences that say it, and sentences of exchange."""
    for each in seen.said:
        if each.sentence.passage.part in ("title", "description", "result") and not each.negated:
            yield each


def _providers(seen: Look, signs: Mapping[str, Sign]) -> Iterator[_Clue]:
    found = [*_providing_bodies(seen), *_providing_in_text(seen)]
    yield from found
    if not found:
        yield from _own(seen, signs)


def _providing_bodies(seen: Look) -> Iterator[_Clue]:
    for body in seen.bodies:
        country, what = body.known.country, body.name or body.ref
        if not country or not is_southern(body, seen.on):
            continue
        if body.role in _FUNDING and (country not in seen.receiving or len(seen.receiving) > 1):
            yield _clue("provider.funder", country, body.place, what)
        elif body.known.kind == AGENCY and country not in seen.receiving:
            yield _clue("provider.agency", country, body.place, what)


def _providing_in_text(seen: Look) -> Iterator[_Clue]:
    for each in _near(seen):
        for country, phrase in each.providing:
            if each.phrase or each.exchange:
                yield _clue("provider.direction", country, each.at(phrase), each.words(phrase))
        others = [country for country in each.countries if country not in seen.receiving]
        if (each.phrase or each.exchange) and len(each.sharing) > 1:
            pair = [country for country, _ in each.sharing]
            outside = [country for country in pair if country not in seen.receiving]
            rule = "provider.pair" if 0 < len(outside) < len(pair) else "provider.among"
            phrase = each.sharing[0][1]
            for country in outside or pair:
                yield _clue(rule, country, each.at(phrase), each.words(phrase))
        elif each.phrase and each.exchange and 0 < len(others) < len(each.countries):
            for country in others:
                yield _clue("provider.pair", country, each.at(None), each.words(None))
        for country in others if each.phrase and each.sentence.passage.part == "title" else ():
            if country not in dict(each.receiving):
                yield _clue("provider.title", country, each.at(None), each.words(None))
    for text in seen.texts:
        if text.part in ("title", "description"):
            for name, known, start, end in named_in(text.text, AGENCY, MECHANISM):
                if known.country and known.country not in seen.receiving:
                    place = Place(text.element, text.line, text.language, start, end)
                    yield _clue("provider.named", known.country, place, name)


def _own(seen: Look, signs: Mapping[str, Sign]) -> Iterator[_Clue]:
    """The one country that is coded as recipient, where the activity is about what it shares with others."""
    names = ("title.about", "text.about", "body.funds_at_home", "title.phrase")
    sign = next((signs[name] for name in names if name in signs), None)
    if sign and "title.through" not in signs and len(seen.recipients) == 1:
        yield _clue("provider.own", seen.recipients[0].code, sign.place, sign.words)


def _recipients(seen: Look) -> Iterator[_Clue]:
    for each in seen.recipients:
        yield _clue("recipient.code", each.code, each.place)
    for said in _near(seen):
        if (said.phrase or said.exchange) and len(said.sharing) > 1 and not seen.receiving:
            for country, phrase in said.sharing:
                yield _clue("recipient.among", country, said.at(phrase), said.words(phrase))
        if (said.phrase or said.exchange) and not seen.receiving:
            for country, phrase in said.receiving:
                yield _clue("recipient.direction", country, said.at(phrase), said.words(phrase))
        if said.sentence.passage.part == "title":
            for country in said.countries:
                yield _clue("recipient.title", country, said.at(None), said.words(None))
    if not seen.receiving:
        yield from _named(seen)


def _named(seen: Look) -> Iterator[_Clue]:
    """Where nothing is coded, the countries of the South that title and descriptions name, if they are few."""
    for text in seen.texts:
        if text.part in ("title", "description"):
            places = countries_mentioned(text.text[:_READ])
            if len(places) <= _FEW:
                for country, ((start, end), *_) in places.items():
                    place = Place(text.element, text.line, text.language, start, end)
                    yield _clue("recipient.named", country, place, text.text[start:end])


def _parts(role: Role, found: Mapping[str, list[Reason]], seen: Look, measured: Mapping[str, float]) -> Iterator[Part]:
    sure = {
        country: max(measured.get(reason.rule, _UNKNOWN) for reason in reasons) for country, reasons in found.items()
    }
    for country in sorted(found, key=lambda each: -sure[each]):
        body = next(
            (each for each in seen.bodies if each.known.country == country and is_southern(each, seen.on)), None
        )
        name, ref = (body.name, body.ref) if body and role is Role.PROVIDER else ("", "")
        yield Part(role, country, name, ref, sure[country], tuple(found[country]))


def _facilitators(seen: Look, measured: Mapping[str, float]) -> Iterator[Part]:
    """Bodies of many countries or from outside; not one that only reports what countries of the South do alone."""
    known: dict[str, Body] = {}
    taking = [body for body in seen.bodies if body.role != "reporting"]
    only_reports = bool(taking) and not any(is_outside(body, seen.on) for body in taking)
    for body in sorted(seen.bodies, key=lambda each: each.role not in ("1", "provider")):
        if is_outside(body, seen.on) and not (only_reports and body.role == "reporting"):
            known.setdefault((body.name or body.ref).casefold(), body)
    for body in known.values():
        rule = "facilitator.funder" if body.role in ("1", "provider") else "facilitator.other"
        reason = Reason(rule, body.place, body.name or body.ref)
        yield Part(Role.FACILITATOR, body.known.country, body.name, body.ref, measured.get(rule, _UNKNOWN), (reason,))
