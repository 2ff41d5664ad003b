"""Results with their indicators: development and partnership results stay apart, as outcome (2) and other (9).

https://iatistandard.org/en/iati-standard/203/activity-standard/elements/iati-activity/result/. A baseline needs a year
and a target needs a period; the period of the initiative stands in where the indicator states none.
"""

from datetime import date, timedelta

from bandung.records.fields import Period
from bandung.records.partnerships import Described, Indicator
from bandung.standards.iati.document import Element
from bandung.standards.iati.mapping.losing import Fate, Losses
from bandung.standards.iati.mapping.making import day, iati_code, narrative, narratives, put

_UNIT, _PERCENTAGE, _QUALITATIVE = "1", "2", "5"
_PERCENT = ("%", "percent", "per cent", "pour cent", "por ciento", "por cento")


def results(activity: Element, terms: Described, uid: str, losses: Losses) -> None:
    """A ``result`` for each of the terms; one without indicators gets one in words, as the schema demands."""
    for each in terms.results:
        result = put(activity, "result", type=iati_code("dimension", each.dimension))
        narratives(put(result, "title"), each.title, terms.language)
        for one in each.indicators:
            _indicator(result, one, terms, uid, losses)
        if not each.indicators:
            indicator = put(result, "indicator", measure=_QUALITATIVE)
            narratives(put(indicator, "title"), each.title, terms.language)


def _indicator(result: Element, told: Indicator, terms: Described, uid: str, losses: Losses) -> None:
    measure = _PERCENTAGE if (told.unit or "").strip().lower() in _PERCENT else _UNIT
    indicator = put(result, "indicator", measure=measure)
    narratives(put(indicator, "title"), told.name, terms.language)
    if told.unit:
        narrative(put(indicator, "description"), told.unit)
    start, end = days_of(terms.period)
    if told.baseline is not None:
        if start is not None:
            put(indicator, "baseline", year=start.year, value=told.baseline)
            losses.otherwise(uid, "results[].indicators[].baseline", Fate.COARSE, "year")
        else:
            losses.otherwise(uid, "results[].indicators[].baseline", Fate.LOST, "year")
    until = told.by or end
    if told.target is not None and until is not None:
        period(indicator, min(start or date(until.year, 1, 1), until), until, target=told.target)
    elif told.target is not None:
        losses.otherwise(uid, "results[].indicators[].target", Fate.LOST, "date")
    if told.by is not None and told.target is None:
        losses.otherwise(uid, "results[].indicators[].by", Fate.LOST, "none")


def period(indicator: Element, start: date, until: date, *, target: str | None = None) -> Element:
    """A ``period`` from its first to its last day."""
    told = put(indicator, "period")
    put(told, "period-start", iso_date=day(start))
    put(told, "period-end", iso_date=day(until))
    if target is not None:
        put(told, "target", value=target)
    return told


def days_of(told: Period | None) -> tuple[date | None, date | None]:
    """The first and the last day of a period of ours, whose end is not in it."""
    if told is None:
        return None, None
    return told.start, told.end - timedelta(days=1) if told.end is not None else None
