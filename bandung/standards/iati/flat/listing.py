"""What is told of an activity without amounts: itself, its organisations, its places on the map, its results."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from bandung.standards.iati.document import Element
from bandung.standards.iati.flat.current import Children, Current
from bandung.standards.iati.flat.names import language_name
from bandung.standards.iati.flat.reading import attribute, chosen, day, grouped, modern, words

Row = tuple[Element, Sequence[str]]

_DATES = ("1", "2", "3", "4")
"""Planned and actual start, planned and actual end."""
_CODED = (
    ("activity-scope", "ActivityScope"), ("collaboration-type", "CollaborationType"),
    ("default-flow-type", "FlowType"), ("default-finance-type", "FinanceType"), ("default-aid-type", "AidType"),
    ("default-tied-status", "TiedStatus"),
)  # fmt: skip
_MARKED = (
    ("policy-marker", ("vocabulary", "code", "significance")), ("tag", ("vocabulary", "code")),
    ("related-activity", ("type", "ref")),
)  # fmt: skip
_NUMBERED = ("transaction", "budget", "planned-disbursement", "location", "result", "document-link")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NEITHER = ("", "")


def _codes(elements: Sequence[Element] | None, *names: str) -> str:
    """The codes of several elements, with what belongs to each before or after it: "1:11110 2:111"."""
    if not elements:
        return ""
    return " ".join([":".join([it.get(name, "").strip() for name in names]).strip(":") for it in elements])


def _told(children: Children, name: str, language: str) -> str:
    found = children.get(name)
    return words(chosen(found, language), language) if found else ""


def activity_row(current: Current, activity: Element, children: Children, dates: Mapping[str, str]) -> list[str]:
    """The cells of an activity after its version."""
    language, get, own = current.language, children.get, activity.get
    reporter, status, spoken = get("reporting-org"), get("activity-status"), own(_XML_LANG, "")
    coded: list[str] = []
    for name, codes in _CODED:
        coded += current.named(codes, _codes(get(name), "code")) if name in children else _NEITHER
    return [
        attribute(reporter, "ref"), _told(children, "reporting-org", language),
        *current.named("OrganisationType", attribute(reporter, "type")),
        _told(children, "title", language), _told(children, "description", language), spoken,
        language_name(spoken, language), *current.named("ActivityStatus", attribute(status) or (
            modern("activity-status", words(status[0], "")) if status else ""
        )),
        own("hierarchy", ""), own("humanitarian", ""), own("default-currency", ""), own("last-updated-datetime", ""),
        *[dates.get(kind, "") for kind in _DATES], *coded, _codes(get("recipient-country"), "code"),
        _codes(get("recipient-region"), "vocabulary", "code"), _codes(get("sector"), "vocabulary", "code"),
        *[_codes(get(name), *names) if name in children else "" for name, names in _MARKED],
        *[str(len(children[name])) if name in children else "0" for name in _NUMBERED],
    ]  # fmt: skip


def organisations(current: Current, elements: Sequence[Element]) -> Iterator[Row]:
    """Participating organisations."""
    for each in elements:
        get = each.get
        yield each, (
            *current.named("OrganisationRole", modern("participating-org", get("role", ""))), get("ref", ""),
            words(each, current.language), *current.named("OrganisationType", get("type", "")),
            get("activity-id", ""), get("crs-channel-code", ""),
        )  # fmt: skip


def locations(current: Current, elements: Sequence[Element]) -> Iterator[Row]:
    """Places on the map, with the way in which 1.x tells them too."""
    language, named = current.language, current.named
    for each in elements:
        inner = grouped(each)
        latitude = longitude = ""
        if at := inner.get("coordinates"):
            latitude, longitude = attribute(at, "latitude"), attribute(at, "longitude")
        for point in inner.get("point", ()):
            if (pos := point.findtext("pos")) and len(both := pos.split()) == 2:
                latitude, longitude = both
        ids = _codes(inner.get("location-id"), "vocabulary", "code")
        if "gazetteer-entry" in inner:
            ids = " ".join(
                [ids, *(f"{it.get('gazetteer-ref', '')}:{(it.text or '').strip()}" for it in inner["gazetteer-entry"])]
            ).strip()
        kind = attribute(inner.get("feature-designation")) or attribute(inner.get("location-type"))
        yield each, (
            each.get("ref", ""), *named("GeographicLocationReach", attribute(inner.get("location-reach"))),
            _told(inner, "name", language), _told(inner, "description", language), latitude, longitude, ids,
            _codes(inner.get("administrative"), "vocabulary", "level", "code"),
            *named("GeographicExactness", attribute(inner.get("exactness"))),
            *named("GeographicLocationClass", attribute(inner.get("location-class"))), *named("LocationType", kind),
        )  # fmt: skip


def results(current: Current, elements: Sequence[Element]) -> Iterator[Row]:
    """Results: one row for each period of an indicator; for what has no periods or indicators, one of its own."""
    language = current.language
    for number, result in enumerate(elements, 1):
        inner = grouped(result)
        kind = current.named("ResultType", result.get("type", ""))
        about = (str(number), *kind, _told(inner, "title", language))
        added = result.get("aggregation-status", "")
        indicators = inner.get("indicator", ())
        if not indicators:
            yield result, (*about, "", "", "", "", "", added, "", "", "", "", "")
        for place, indicator in enumerate(indicators, 1):
            within = grouped(indicator)
            cells = (
                *about, str(place), _told(within, "title", language),
                *current.named("IndicatorMeasure", indicator.get("measure", "")), indicator.get("ascending", ""),
                added, _values(within.get("baseline", ()), year=True),
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
        text = each.get("value", "")
        if year and (when := each.get("year") or each.get("iso-date")):
            text += f" ({when})"
        said.append(f"{text} [{dimensions}]" if dimensions else text)
    return "; ".join(filter(None, said))


LISTS: Mapping[str, tuple[str, Callable[[Current, Sequence[Element]], Iterator[Row]]]] = {
    "organisations": ("participating-org", organisations), "locations": ("location", locations),
    "results": ("result", results),
}  # fmt: skip
"""Table to the element that fills it, and how."""
