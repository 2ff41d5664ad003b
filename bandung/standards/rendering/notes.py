"""The scope statement and the method note of a report, in the reader's language (rules R-21, R-22, R-23)."""

from collections.abc import Mapping

from bandung.measurement.valued import SWITCHES
from bandung.records.naming import name_in
from bandung.records.wording import translated
from bandung.standards.rendering.report import Report
from bandung.values.errors import _

Note = tuple[str, str]
"""A heading and its text."""

SCOPES: Mapping[str, str] = {
    "ssc": _(
        "What %(country)s gave to others in %(year)s, as SDG indicator 17.3.1 asks for South-South cooperation: one row"
        " for each contribution. In triangular cooperation only the own contribution of a country of the South is here."
    ),
    "tossd": _(
        "What %(country)s gave in %(year)s, in the fields of TOSSD: one row for each contribution. What facilitators"
        " gave belongs here too."
    ),
    "ibero": _("The initiatives of %(country)s in %(year)s, in annual tables as Ibero-America makes them."),
    "national": _("Everything that %(country)s gave in %(year)s by its own ledger."),
}
"""Type of report to its scope statement (R-21)."""
BASES: Mapping[str, str] = {
    "ssc": _("The columns are derived from descriptions of the framework; this is not the official questionnaire."),
    "tossd": _("The fields are recalled and were not read in the reporting instructions of TOSSD."),
    "ibero": _("Tables, sectors and areas are derived from descriptions; they are not the official ones."),
    "national": "",
}
TWICE = _(
    "A row that is both in the 17.3.1 return and in TOSSD says so. Never add the two reports: they tell of the same"
    " contributions."
)
MISSING = _(
    "What is not stated is not zero: it is an empty cell, and each total says how many of its rows it could count."
)
EMPTY = _(
    "Only what was delivered has a row. Columns that the ledger does not hold stay empty: reflows, what was mobilised,"
    " and how."
)
PARITY = _("Staff time in international dollars stands in its own column and is never added to dollars.")
ADDRESSES = _("Each total has an address, which leads to the contributions behind it, among the rows of this report.")


def notes(report: Report, language: str) -> list[Note]:
    """Scope statement first, then how its figures were made."""
    return [*scope(report, language), *method(report, language)]


def scope(report: Report, language: str) -> list[Note]:
    """What is in the report and what it rests on."""
    places = {"country": name_in("country", report.country, language), "year": report.year}
    told = [(_("Scope"), translated(SCOPES[report.type], language) % places)]
    if BASES[report.type]:
        told.append((_("Standing of this format"), translated(BASES[report.type], language)))
    if report.type in ("ssc", "tossd"):
        told.append((_("Other reports"), translated(TWICE, language)))
    for sentence in (MISSING, *((PARITY, EMPTY) if report.type == "tossd" else ()), ADDRESSES):
        told.append((_("How to read it"), translated(sentence, language)))  # noqa: PERF401 - reads as the rest
    return [(translated(heading, language), text) for heading, text in told]


def method(report: Report, language: str) -> list[Note]:
    """Switches, versions of list, methods and rates, and the day."""
    facts = report.facts
    told = [
        (_("Made on"), facts.on.isoformat()),
        (_("Rows"), str(len(report.rows))),
        (_("Version of the columns"), facts.columns),
        (_("Version of the list of items"), ", ".join(facts.lists)),
        (_("Version of the counting rules"), facts.rules),
        (_("Methods of valuation"), ", ".join(facts.methods)),
        (_("Version of the exchange rates"), facts.rates),
        *((_("Exchange rate"), source) for source in facts.sources),
        (_("Rates stated by givers, row by row"), ", ".join(facts.own_rates)),
        *((_("Contested item"), _contested(report, switch, item, language)) for switch, item in SWITCHES.items()),
        (_("Choice of the country"), report.policy.note),
    ]
    return [(translated(heading, language), text) for heading, text in told if text]


def _contested(report: Report, switch: str, item: str, language: str) -> str:
    counted = report.policy.counted.get(switch, False)
    says = translated(_("counted") if counted else _("not counted"), language)
    return f"{item} {name_in('modality', item, language)}: {says}"
