"""Exploring activities, for the public pages and the desk alike: what is asked, answered as parts of pages.

The public explores what everybody may see; at the desk the party's own files are there too. Pages are the same; a
``Place`` says which addresses they have and what they stand on.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from bandung import reference
from bandung.charts import BORDERS_NOTE, Chart, Series, grouped_by_year, world_map
from bandung.datasets import exploring
from bandung.standards.iati.exploring.answering import Answers, Line, Total
from bandung.standards.iati.exploring.asking import Asked
from bandung.standards.iati.exploring.collection import Collection
from bandung.standards.iati.exploring.groups import Report
from bandung.standards.iati.exploring.naming import country
from bandung.web import iati_words
from bandung.web.iati_words import AMOUNTS, FACETS, SORTS
from bandung.web.keeping import kept
from bandung.web.naming import name_of
from bandung.web.paging import Paging, address, page_number
from bandung.web.sentences import reader_language
from bandung.web.templatetags.bandung import number

SHOWN = 20
AT_ONCE, MOST_VALUES = 6, 40
"""Values of a facet before "more", and with it."""
OPEN_AT_FIRST = frozenset({"country", "kind", "sector"})
MOST_COUNTRIES = 4
FIRST_YEAR = 1990
MOST_BUDGET_YEARS = 8


@dataclass(frozen=True, slots=True)
class Place:
    """``base`` begins the names of addresses; ``parties`` are those whose own files may be seen."""

    base: str
    parties: tuple[str, ...] = ()

    def to(self, name: str, query: Mapping[str, Sequence[str]] | None = None, **arguments: str) -> str:
        """The address of one of the pages."""
        at = reverse(f"{self.base}{name}", kwargs=arguments or None)
        return at + ("?" + urlencode(query, doseq=True) if query else "")

    def collection(self) -> Collection | None:
        """What may be explored from here. Three queries."""
        return exploring.collection(*self.parties)


PUBLIC = Place("iati-explore")


def asked_of(request: HttpRequest) -> tuple[Asked, int]:
    """What the address asks for, and which page of it.

    :raises BadQuestion, ManyWords, ManyValues, BadValue: for what cannot be asked.
    """
    told = {name: request.GET.getlist(name) for name in request.GET}
    return Asked.read(told), page_number(request.GET.get("page", ""))


def list_of(collection: Collection, place: Place, asked: Asked, page: int, page_language: str) -> str:
    """The list with its filters and totals; kept until the collection is another one."""
    return _list(_Kept(collection), place, asked, page, page_language)


@dataclass(frozen=True, eq=False, slots=True)
class _Kept:
    """A collection as a key: by its name, which changes with what is in it."""

    collection: Collection

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept) and other.collection.path == self.collection.path

    def __hash__(self) -> int:
        return hash(self.collection.path)


@kept(256)
def _list(of: _Kept, place: Place, asked: Asked, page: int, _page_language: str) -> str:
    with of.collection.ask(asked) as answers:
        lines = answers.page(page, SHOWN)
        words = narrowing(answers, place, asked) | {
            "cards": [_card(line, place) for line in lines],
            "totals": [_total(each) for each in answers.totals()],
            "paging": Paging(page, SHOWN, answers.groups, asked.query()),
            "sorts": [
                (label, address(replace(asked, sort=name).query()), name == asked.sort) for name, label in SORTS.items()
            ],
        }
    return render_to_string("bandung/iati/explore_list.html", words)


def narrowing(answers: Answers, place: Place, asked: Asked) -> dict[str, Any]:
    """The filters with their numbers, what is chosen, and where else the same can be seen."""
    language, query = reader_language(), asked.query()
    counts = answers.facets()
    names = answers.reporter_names(list(dict.fromkeys([*counts["reporter"], *asked.chosen("reporter")])))
    datasets = dict(answers.rows("SELECT key, name FROM source"))

    def named(facet: str, code: str) -> str:
        if facet == "reporter":
            return names.get(code) or code
        return str(datasets.get(code, code)) if facet == "dataset" else iati_words.value(facet, code, language)

    chips = [(f"“{asked.words}”", address(query, q=None))] if asked.words else []
    for facet, codes in asked.codes:
        chips += [(named(facet, code), address(query, **{facet: [it for it in codes if it != code]})) for code in codes]
    for name, year, label in (("since", asked.since, gettext("since %s")), ("until", asked.until, gettext("until %s"))):
        chips += [(label % year, address(query, **{name: None}))] if year else []
    return {
        "asked": asked, "place": place, "total": answers.number, "groups": answers.groups, "chips": chips,
        "again": answers.number - answers.groups,
        "facets": [
            _facet(facet, heading, counts[facet], asked.chosen(facet), named)
            for facet, heading in FACETS.items()
            if len(counts[facet]) > 1 or asked.chosen(facet) or (facet in ("told", "humanitarian") and counts[facet])
        ],
        "list": place.to("", query), "picture": place.to("-picture", query), "tables": place.to("-tables", query),
        "once": address(replace(asked, once=not asked.once).query()),
    }  # fmt: skip


def _facet(name: str, heading: object, counts: Mapping[str, int], chosen: Sequence[str], named: Any) -> dict[str, Any]:
    codes = [*chosen, *(code for code in counts if code not in chosen)][: max(MOST_VALUES, len(chosen))]
    at_once = max(AT_ONCE, len(chosen))

    def values(part: Iterable[str]) -> SafeString:
        return mark_safe("\n".join([  # noqa: S308 - joined from escaped parts
            format_html(
                '<label><input type="checkbox" name="{}" value="{}"{}><span>{}</span>'
                '<span class="count">{}</span></label>',
                name, code, mark_safe(" checked") if code in chosen else "", named(name, code),
                number(counts.get(code, 0)),
            )
            for code in part
        ]))  # fmt: skip

    return {
        "heading": heading, "first": values(codes[:at_once]), "more": values(codes[at_once:]),
        "number_of_more": len(codes[at_once:]), "is_open": bool(chosen) or name in OPEN_AT_FIRST,
    }  # fmt: skip


def _card(line: Line, place: Place) -> dict[str, Any]:
    it, language = line.first, reader_language()
    named = [country(code, language) for code in line.countries[:MOST_COUNTRIES]]
    return report(it, place) | {
        "countries": ", ".join(named) + (" …" if len(line.countries) > MOST_COUNTRIES else ""),
        "kind": iati_words.VALUES["kind"].get(line.kind, "") if line.kind else "",
        "others": [report(each, place) for each in line.others[:10]],
        "number": len(line.others) + 1,
        "told": ngettext("%(number)s report of it", "%(number)s reports of it", len(line.others) + 1)
        % {"number": number(len(line.others) + 1)},
    }


def report(it: Report, place: Place) -> dict[str, Any]:
    """A report of an activity as lists and groups show it."""
    query = {"dataset": [it.key], "id": [it.identifier], "n": [str(it.number)] if it.number > 1 else []}
    years = [str(day.year) for day in (it.start, it.end) if day]
    return {
        "address": place.to("-activity", query), "title": it.title or it.identifier or gettext("without a title"),
        "identifier": it.identifier, "reporter": it.reporter_name or it.reporter, "dataset": it.dataset,
        "years": "–".join(dict.fromkeys(years)), "committed": int(it.committed), "spent": int(it.spent),
        "transactions": it.transactions, "updated": it.updated[:10], "counts": it.counts, "line": it.line,
        "start": it.start, "end": it.end,
    }  # fmt: skip


def _total(it: Total) -> dict[str, Any]:
    rest = "; ".join(
        f"{currency or gettext('no currency')} {number(int(value))}" for currency, value in it.rest.items()
    )
    return {
        "name": AMOUNTS[it.kind], "activities": it.activities, "amounts": it.amounts, "usd": int(it.usd),
        "left": it.amounts - it.converted, "rest": rest,
        "currencies": "; ".join(
            f"{currency or gettext('no currency')} {number(int(value))}" for currency, value in it.by_currency.items()
        ),
    }  # fmt: skip


def picture_of(collection: Collection, place: Place, asked: Asked, page_language: str) -> str:
    """The same activities as charts and a map; kept."""
    return _picture(_Kept(collection), place, asked, page_language)


@kept(64)
def _picture(of: _Kept, place: Place, asked: Asked, _page_language: str) -> str:
    with of.collection.ask(asked) as answers:
        words = narrowing(answers, place, asked) | {
            "map": _map(answers, place, asked), "years": _years(answers), "budgets": _budgets(answers),
            "borders_note": gettext(BORDERS_NOTE),
            "years_note": gettext("By the year of each transaction. Years whose sum is below zero are not drawn."),
        }  # fmt: skip
    return render_to_string("bandung/iati/explore_picture.html", words)


def _map(answers: Answers, place: Place, asked: Asked) -> Chart | None:
    told = {code: row for code, row in answers.by_country().items() if len(code) == 3}
    if not told:
        return None
    language = reader_language()
    spent = {code: float(row[1]) for code, row in told.items() if row[1] > 0}
    return world_map(
        {code: float(row[0]) for code, row in told.items()},
        title=gettext("Activities by country"), legend=gettext("Activities"),
        second=spent or None, second_legend=gettext("Commitments there, in US dollars"),
        labels={each.code: name_of("country", each.code, language) for each in reference.countries()},
        language=language, translate=gettext,
        links={code: place.to("", replace(asked, codes=_with(asked, "country", code)).query()) for code in told},
        description=gettext("An activity in several countries is in each of them here; amounts are split by shares."),
    )  # fmt: skip


def _with(asked: Asked, name: str, code: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (*asked.without(name).codes, (name, (code,)))


def _years(answers: Answers) -> Chart | None:
    told = answers.by_year()
    every = sorted({year for years in told.values() for year in years if year >= FIRST_YEAR})
    if not every:
        return None
    shown = every[-20:]
    series = [
        Series(str(AMOUNTS[kind]), {year: float(years[year]) / 1e6 for year in shown if years.get(year, -1) >= 0})
        for kind, years in told.items()
        if any(year in years for year in shown)
    ]
    return grouped_by_year(
        series, title=gettext("Transactions by year"), measure=gettext("Million US dollars"),
        language=reader_language(), translate=gettext,
    )  # fmt: skip


def _budgets(answers: Answers) -> Chart | None:
    told = answers.by_quarter()
    if not told:
        return None
    years = sorted({year for year, _quarter in told})[-MOST_BUDGET_YEARS:]
    series = [
        Series(
            f"Q{quarter}",
            {year: float(told[year, quarter]) / 1e6 for year in years if told.get((year, quarter), -1) >= 0},
        )
        for quarter in (1, 2, 3, 4)
    ]
    return grouped_by_year(
        [each for each in series if each.values], title=gettext("Budgets by quarter"),
        measure=gettext("Million US dollars"), language=reader_language(), translate=gettext,
    )  # fmt: skip
