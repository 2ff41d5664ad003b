"""What is told of an activity without amounts: itself, its organisations, its places on the map, its results."""

from collections.abc import Iterator, Mapping, Sequence

from bandung.standards.iati.document import Element
from bandung.standards.iati.flat_names import language_name
from bandung.standards.iati.flat_reading import attribute, chosen, day, grouped, modern, words

Children = Mapping[str, Sequence[Element]]
Row = tuple[Element, Sequence[str]]

_DATES = ("1", "2", "3", "4")
"""Planned and actual start, planned and actual end."""
_NUMBERED = ("transaction", "budget", "planned-disbursement", "location", "result", "document-link")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _codes(elements: Sequence[Element], *names: str) -> str:
    """The codes of several elements, with what belongs to each before or after it: "1:11110 2:111"."""
    return " ".join(":".join(str(it.get(name) or "").strip() for name in names).strip(":") for it in elements)


def _told(children: Children, name: str, language: str) -> str:
    return words(chosen(children.get(name, ()), language), language)


def activity_row(activity: Element, children: Children, version: str, language: str) -> Iterator[str]:
    """The cells of an activity from ``version`` on."""
    reporter = children.get("reporting-org")
    get = children.get
    spoken = str(activity.get(_XML_LANG, ""))
    yield from (version, attribute(reporter, "ref"), _told(children, "reporting-org", language))
    yield from (attribute(reporter, "type"), _told(children, "title", language))
    yield from (_told(children, "description", language), spoken, language_name(spoken, language))
    status = get("activity-status")
    code = attribute(status) or modern("activity-status", words(status[0], "") if status else "")
    yield from (code, *(str(activity.get(name, "")) for name in ("hierarchy", "humanitarian", "default-currency")))
    yield str(activity.get("last-updated-datetime", ""))
    dates: dict[str, str] = {}
    for each in get("activity-date", ()):
        on = day([each])
        dates.setdefault(modern("activity-date", str(each.get("type", ""))), on.isoformat() if on else "")
    yield from (dates.get(kind, "") for kind in _DATES)
    yield from (attribute(get("activity-scope")), attribute(get("collaboration-type")))
    yield from (attribute(get("default-flow-type")), attribute(get("default-finance-type")))
    yield from (_codes(get("default-aid-type", ()), "code"), attribute(get("default-tied-status")))
    yield from (_codes(get("recipient-country", ()), "code"), _codes(get("recipient-region", ()), "vocabulary", "code"))
    yield _codes(get("sector", ()), "vocabulary", "code")
    yield from (
        _codes(get("policy-marker", ()), "vocabulary", "code", "significance"),
        _codes(get("tag", ()), "vocabulary", "code"),
    )
    yield _codes(get("related-activity", ()), "type", "ref")
    yield from (str(len(get(name, ()))) for name in _NUMBERED)


def organisations(children: Children, language: str) -> Iterator[Row]:
    """Participating organisations."""
    for each in children.get("participating-org", ()):
        role = modern("participating-org", str(each.get("role", "")))
        rest = (str(each.get(name, "")) for name in ("type", "activity-id", "crs-channel-code"))
        yield each, (role, str(each.get("ref", "")), words(each, language), *rest)


def locations(children: Children, language: str) -> Iterator[Row]:
    """Places on the map, with the way in which 1.x tells them too."""
    for each in children.get("location", ()):
        inner = grouped(each)
        at = inner.get("coordinates")
        latitude, longitude = attribute(at, "latitude"), attribute(at, "longitude")
        for point in inner.get("point", ()):
            pos = point.findtext("pos")
            if pos and len(both := pos.split()) == 2:
                latitude, longitude = both
        ids = [_codes(inner.get("location-id", ()), "vocabulary", "code")]
        ids += [f"{it.get('gazetteer-ref', '')}:{(it.text or '').strip()}" for it in inner.get("gazetteer-entry", ())]
        yield each, (
            str(each.get("ref", "")), attribute(inner.get("location-reach")), _told(inner, "name", language),
            _told(inner, "description", language), latitude, longitude, " ".join(filter(None, ids)),
            _codes(inner.get("administrative", ()), "vocabulary", "level", "code"), attribute(inner.get("exactness")),
            attribute(inner.get("location-class")),
            attribute(inner.get("feature-designation")) or attribute(inner.get("location-type")),
        )  # fmt: skip


def results(children: Children, language: str) -> Iterator[Row]:
    """Results: one row for each period of an indicator; for what has no periods or indicators, one of its own."""
    for number, result in enumerate(children.get("result", ()), 1):
        inner = grouped(result)
        about = (str(number), str(result.get("type", "")), _told(inner, "title", language))
        added = str(result.get("aggregation-status", ""))
        indicators = inner.get("indicator", ())
        if not indicators:
            yield result, (*about, "", "", "", "", added, "", "", "", "", "")
        for place, indicator in enumerate(indicators, 1):
            within = grouped(indicator)
            cells = (
                *about, str(place), _told(within, "title", language), str(indicator.get("measure", "")),
                str(indicator.get("ascending", "")), added, _values(within.get("baseline", ()), year=True),
            )  # fmt: skip
            periods = within.get("period", ())
            if not periods:
                yield indicator, (*cells, "", "", "", "")
            for period in periods:
                told = grouped(period)
                start, end = day(told.get("period-start")), day(told.get("period-end"))
                yield period, (
                    *cells, start.isoformat() if start else "", end.isoformat() if end else "",
                    _values(told.get("target", ())), _values(told.get("actual", ())),
                )  # fmt: skip


def _values(elements: Sequence[Element], *, year: bool = False) -> str:
    """Values as they stand; several, for instance by sex, each with its dimensions."""
    said = []
    for each in elements:
        dimensions = ", ".join(f"{it.get('name', '')}={it.get('value', '')}" for it in each.iterchildren("dimension"))
        text = str(each.get("value", ""))
        if year and (when := each.get("year") or each.get("iso-date")):
            text += f" ({when})"
        said.append(f"{text} [{dimensions}]" if dimensions else text)
    return "; ".join(filter(None, said))
