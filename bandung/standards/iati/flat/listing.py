"""What is told of an activity without amounts: itself, its organisations, its results."""

from collections.abc import Iterator, Mapping, Sequence

from bandung.standards.iati.document import Element, line_of
from bandung.standards.iati.flat.current import Children, Current
from bandung.standards.iati.flat.reading import attribute, chosen, day, grouped, modern, words
from bandung.standards.iati.flat.rows import written
from bandung.standards.iati.shape import XML_LANG

Row = tuple[Element, Sequence[str]]

_DATES = ("1", "2", "3", "4")
"""Planned and actual start, planned and actual end."""
_CODED = {
    "activity-scope": "ActivityScope", "collaboration-type": "CollaborationType", "default-flow-type": "FlowType",
    "default-finance-type": "FinanceType", "default-aid-type": "AidType", "default-tied-status": "TiedStatus",
}  # fmt: skip
_MARKED = {
    "policy-marker": ("vocabulary", "code", "significance"), "tag": ("vocabulary", "code"),
    "related-activity": ("type", "ref"),
}  # fmt: skip
_NOTHING_CODED, _NOTHING_MARKED = ("",) * 2 * len(_CODED), ("",) * len(_MARKED)
_MOST_KNOWN, _LONGEST = 5_000, 300
_NUMBERED = ("transaction", "budget", "planned-disbursement", "location", "result", "document-link")


def codes_of(elements: Sequence[Element] | None, *names: str) -> str:
    """The codes of several elements, with what belongs to each before or after it: "1:11110 2:111"."""
    if not elements:
        return ""
    return " ".join([":".join([it.get(name, "").strip() for name in names]).strip(":") for it in elements])


def told_in(children: Children, name: str, language: str) -> str:
    """The text of a child in a language."""
    found = children.get(name)
    return words(chosen(found, language), language) if found else ""


def activity_row(current: Current, activity: Element, children: Children, dates: Mapping[str, str]) -> list[str]:
    """The cells of an activity after its version."""
    language, get, own, named = current.language, children.get, activity.get, current.named
    reporter, status, spoken = get("reporting-org"), get("activity-status"), own(XML_LANG, "")
    state = attribute(status)
    if status and not state:
        state = modern("activity-status", words(status[0], ""))
    return [
        attribute(reporter, "ref"), told_in(children, "reporting-org", language),
        *named("OrganisationType", attribute(reporter, "type")), told_in(children, "title", language),
        told_in(children, "description", language), spoken, current.language_named(spoken),
        *named("ActivityStatus", state), own("hierarchy", ""), own("humanitarian", ""), own("default-currency", ""),
        own("last-updated-datetime", ""), *[dates.get(kind, "") for kind in _DATES],
        *(_NOTHING_CODED if _CODED.keys().isdisjoint(children) else _coded(current, children)),
        *current.places.codes, current.sectors.codes,
        *(_NOTHING_MARKED if _MARKED.keys().isdisjoint(children) else _marked(children)),
        *[str(len(children[name])) if name in children else "0" for name in _NUMBERED],
    ]  # fmt: skip


def _coded(current: Current, children: Children) -> list[str]:
    cells: list[str] = []
    for name, codes in _CODED.items():
        cells += current.named(codes, codes_of(children.get(name), "code"))
    return cells


def _marked(children: Children) -> list[str]:
    return [codes_of(children.get(name), *names) for name, names in _MARKED.items()]


class Organisations:
    """Rows of participating organisations; what many say in the same way is looked up once."""

    def __init__(self, current: Current) -> None:
        self.current = current
        self._known: dict[tuple[str, ...], str] = {}
        self._rows = current.rows.kept["organisations"]

    def add(self, elements: Sequence[Element]) -> None:
        """Put the rows of the organisations of an activity."""
        begins = self.current.begins
        self._rows += [f"{begins}{line_of(each)},{self.text(each)}" for each in elements]

    def text(self, element: Element) -> str:
        """The row of an organisation after its line, as it is written."""
        get = element.get
        key = (
            get("role", ""), get("ref", ""), words(element, self.current.language), get("type", ""),
            get("activity-id", ""), get("crs-channel-code", ""),
        )  # fmt: skip
        return self._known[key] if key in self._known else self._looked_up(*key)

    def _looked_up(self, role: str, ref: str, name: str, kind: str, activity: str, channel: str) -> str:
        named = self.current.named
        text = written((
            *named("OrganisationRole", modern("participating-org", role)), ref, name,
            *named("OrganisationType", kind), activity, channel,
        ))  # fmt: skip
        if len(text) <= _LONGEST:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[role, ref, name, kind, activity, channel] = text
        return text


def results(current: Current, elements: Sequence[Element]) -> Iterator[Row]:
    """Results: one row for each period of an indicator; for what has no periods or indicators, one of its own."""
    language = current.language
    for number, result in enumerate(elements, 1):
        inner = grouped(result)
        kind = current.named("ResultType", result.get("type", ""))
        about = (str(number), *kind, told_in(inner, "title", language))
        added = result.get("aggregation-status", "")
        indicators = inner.get("indicator", ())
        if not indicators:
            yield result, (*about, "", "", "", "", "", added, "", "", "", "", "")
        for place, indicator in enumerate(indicators, 1):
            within = grouped(indicator)
            cells = (
                *about, str(place), told_in(within, "title", language),
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
