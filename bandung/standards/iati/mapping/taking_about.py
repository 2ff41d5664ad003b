"""What a foreign activity is about, as fields of an initiative: sectors, goals, time, region, results."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from bandung import reference
from bandung.reference import UnknownCode
from bandung.standards.iati.document import Element, line_of
from bandung.standards.iati.flat.amounts import day_of
from bandung.standards.iati.flat.names import region_name
from bandung.standards.iati.flat.reading import date_text
from bandung.standards.iati.mapping.taking_left import Rest
from bandung.standards.iati.mapping.taking_texts import LONGEST_TEXT, LONGEST_TITLE, Speaker, line

Children = Mapping[str, Sequence[Element]]
NOT_SPECIFIED = "99810"
"""Sectors not specified: what the OECD's list has for an activity that names none."""
MOST_SECTORS, MOST_RESULTS, MOST_INDICATORS, MOST_SDGS = 60, 60, 30, 60
BASIS = {"1": "bilateral", "2": "multilateral", "4": "multilateral", "8": "triangular"}
"""Collaboration type to what the source calls it; 8 is triangular cooperation."""
_GOALS = {("tag", "2"), ("tag", "3"), ("sector", "7"), ("sector", "8")}


def sectors(children: Children, rest: Rest) -> list[str]:
    """DAC codes, the largest share first; ``99810`` where none is known."""
    found: dict[str, Decimal] = {}
    for each in children.get("sector", ()):
        vocabulary, code = (each.get("vocabulary") or "1").strip(), str(each.get("code", "")).strip()
        if ("sector", vocabulary) in _GOALS:
            continue
        known = _known(reference.sector, code) if vocabulary in ("1", "2") else ""
        if not known:
            rest.leave("sector", "unknown-sector", line_of(each), f"{vocabulary}:{code}")
            continue
        found.setdefault(known, _share(each))
        if each.get("percentage"):
            rest.leave("sector/@percentage", "no-shares", line_of(each), str(each.get("percentage")))
    if len(found) > MOST_SECTORS:
        rest.leave("sector", "too-many", 0, times=len(found) - MOST_SECTORS)
    return sorted(found, key=lambda code: -found[code])[:MOST_SECTORS] or [NOT_SPECIFIED]


def sdgs(children: Children, rest: Rest) -> list[str]:
    """Goals and targets, from tags and from sectors of the SDG vocabularies."""
    found: list[str] = []
    for name in ("tag", "sector"):
        for each in children.get(name, ()):
            vocabulary, code = (each.get("vocabulary") or "1").strip(), str(each.get("code", "")).strip()
            if (name, vocabulary) not in _GOALS:
                if name == "tag":
                    rest.leave("tag", "no-place", line_of(each), f"{vocabulary}:{code}")
                continue
            known = _known(reference.sdg, code)
            if not known:
                rest.leave(name, "unknown-sdg", line_of(each), code)
            elif known not in found:
                found.append(known)
    return found[:MOST_SDGS]


def period(children: Children, rest: Rest) -> dict[str, str] | None:
    """From the actual day where there is one, else the planned one; our periods do not include their end."""
    days: dict[str, date] = {}
    for each in children.get("activity-date", ()):
        kind, when = str(each.get("type", "")), day_of(date_text(each))
        if when is None:
            rest.leave("activity-date", "bad-date", line_of(each), date_text(each))
        elif kind in ("1", "2", "3", "4") and kind not in days:
            days[kind] = when
        else:
            rest.leave("activity-date", "no-place", line_of(each), date_text(each))
    for planned, actual in (("1", "2"), ("3", "4")):
        if planned in days and actual in days and days[planned] != days[actual]:
            rest.leave("activity-date", "actual-counts", 0, days[planned].isoformat())
    start, end = days.get("2") or days.get("1"), days.get("4") or days.get("3")
    if start and end and end < start:
        rest.leave("activity-date", "bad-period", 0, f"{start} {end}")
        end = None
    if end is not None and end < date.max:
        end += timedelta(days=1)
    told = {name: when.isoformat() for name, when in (("start", start), ("end", end)) if when}
    return told or None


def region(children: Children, speaker: Speaker) -> str:
    """The names of its regions, in one line."""
    names = []
    for each in children.get("recipient-region", ()):
        vocabulary = (each.get("vocabulary") or "1").strip()
        name = speaker.words(each) or region_name(vocabulary, str(each.get("code", "")).strip(), "en")
        if name and name not in names:
            names.append(name)
    return line("; ".join(names))


def place(children: Children, speaker: Speaker, rest: Rest) -> dict[str, str]:
    """The names of its locations, by language; what else a location says is left."""
    found: dict[str, list[str]] = {}
    for each in children.get("location", ()):
        for language, said in speaker.texts(each.iterchildren("name"), "location/name", LONGEST_TITLE).items():
            if said not in found.setdefault(language, []):
                found[language].append(said)
        for inner in each:
            if isinstance(inner.tag, str) and inner.tag != "name":
                rest.leave(f"location/{inner.tag}", "no-place", line_of(inner))
    return {language: "; ".join(names)[:LONGEST_TEXT] for language, names in found.items()}


def results(children: Children, speaker: Speaker, rest: Rest) -> Iterator[dict[str, Any]]:
    """Results with their indicators; those without a title are left."""
    for number, each in enumerate(children.get("result", ())):
        title = speaker.texts(each.iterchildren("title"), "result/title", LONGEST_TEXT)
        if number >= MOST_RESULTS or not title:
            rest.leave("result", "too-many" if title else "no-title", line_of(each))
            continue
        indicators = list(each.iterchildren("indicator"))
        if len(indicators) > MOST_INDICATORS:
            rest.leave("result/indicator", "too-many", line_of(each), times=len(indicators) - MOST_INDICATORS)
        told = [found for it in indicators[:MOST_INDICATORS] if (found := _indicator(it, speaker, rest))]
        for inner in each:
            if isinstance(inner.tag, str) and inner.tag not in ("title", "indicator"):
                rest.leave(f"result/{inner.tag}", "no-place", line_of(inner))
        yield {"dimension": "development", "title": title} | ({"indicators": told} if told else {})


def _indicator(element: Element, speaker: Speaker, rest: Rest) -> dict[str, Any] | None:
    name = speaker.texts(element.iterchildren("title"), "result/indicator/title", LONGEST_TEXT)
    if not name:
        rest.leave("result/indicator", "no-title", line_of(element))
        return None
    told: dict[str, Any] = {"name": name}
    baselines = list(element.iterchildren("baseline"))
    if len(baselines) == 1 and (number := _number(str(baselines[0].get("value", "")))):
        told["baseline"] = number
    elif baselines:
        rest.leave("result/indicator/baseline", "no-place", line_of(baselines[0]), times=len(baselines))
    periods = list(element.iterchildren("period"))
    ends = [(day_of(date_text(end)), each) for each in periods for end in each.iterchildren("period-end")]
    last = max(((when, each) for when, each in ends if when), key=lambda pair: pair[0], default=None)
    for each in periods:
        targets = list(each.iterchildren("target"))
        is_last = last is not None and each is last[1] and len(targets) == 1
        if last is not None and is_last and (number := _number(str(targets[0].get("value", "")))):
            told |= {"target": number, "by": last[0].isoformat()}
            targets = []
        if targets:
            rest.leave("result/indicator/period/target", "no-place", line_of(targets[0]), times=len(targets))
        if actual := list(each.iterchildren("actual")):
            rest.leave("result/indicator/period/actual", "no-place", line_of(actual[0]), times=len(actual))
    for inner in element:
        if isinstance(inner.tag, str) and inner.tag not in ("title", "baseline", "period"):
            rest.leave(f"result/indicator/{inner.tag}", "no-place", line_of(inner))
    return told


def _number(text: str) -> str:
    """A number as our records write it; empty for what is none, or below zero."""
    try:
        found = Decimal(text.strip())
    except InvalidOperation:
        return ""
    if not found.is_finite() or not 0 <= found < Decimal(10) ** 15 or -int(found.as_tuple().exponent) > 20:
        return ""
    return f"{found:f}"


def _share(element: Element) -> Decimal:
    try:
        return Decimal(_number(str(element.get("percentage", ""))) or "100")
    except InvalidOperation:
        return Decimal(100)


def _known(look_up: Any, code: str) -> str:
    try:
        return str(look_up(code).code)
    except UnknownCode:
        return ""
