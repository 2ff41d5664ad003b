"""A report section by section in one language: overview, what was given and received, method, checks, reconciliation.

Scope statements, method notes and the steps of the reconciliation come from ``standards.rendering``.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from bandung.measurement.checks import FINDINGS
from bandung.measurement.reconciliation import Reconciliation, Step
from bandung.measurement.scopes import SCOPES
from bandung.printing import values
from bandung.records.naming import name_in
from bandung.records.wording import translated
from bandung.reporting.content import policy_of, total_of
from bandung.reporting.rules import KINDS
from bandung.reporting.shown import Cell, Shown, ShownFact, ShownTable, covered, shown_bars, shown_facts, shown_table
from bandung.reporting.words import METHODS, SWITCH_NAMES, WHY, measure_name, money, number, percent
from bandung.standards.rendering import notes, reconciliation
from bandung.standards.rendering.report import Facts, Report
from bandung.standards.tables.columns import Column
from bandung.values.errors import _

DRAWN = ("by-item", "by-partner", "by-sector")
"""Tables that are drawn as bars too."""
IN_ALL, GIVEN, RECEIVED, METHOD, RATES, CHECKS, RECONCILED, ANNUAL = (
    _("Overview"), _("What was given"), _("What was received"), _("Scope and method"), _("Exchange rates"),
    _("Checks"), _("Reconciliation"), _("Annual tables"),
)  # fmt: skip
OPEN = _("The year is not closed: its figures may still change.")
CLOSED = _("The year is closed; what changed since is marked.")
LATE = _("Lines written after the closing: %(count)s.")
ELSEWHERE = _("Lines that tell of a contribution counted by another line: %(count)s.")
HIDDEN = _("Contributions that only their parties may read: %(count)s. They are in the totals, and not row by row.")
UNKNOWN = _("No exchange rate is known, and so no value in dollars, for contributions in: %(currencies)s.")
UNPRICED = _("Without a value in dollars: %(count)s, %(why)s.")
UNVERIFIED = _("The list of modalities is a working list that no authority has confirmed.")
RECONCILES = _("Each report adds up to the ledger: the unexplained difference is zero.")
DIFFERS = _("A report does not add up to the ledger: see the unexplained difference.")
_STEPS = {"report": "counted", "unexplained": ""}
"""Steps of the reconciliation to those whose contributions stand behind them."""
NOTHING_RECEIVED = _("Nobody has declared a contribution to this party for the year.")
NOTHING_FOUND = _("nothing found")


def sections(head: Mapping[str, Any], language: str, names: Mapping[str, str], *, links: bool = True) -> list[Shown]:
    """Everything that the report says. ``names`` are those of parties in this language, by code."""
    told = [overview(head, language, names, links=links)]
    for key, heading in (("given", GIVEN), ("received", RECEIVED)):
        if head[key]:
            told.append(_side(key, translated(heading, language), head[key], language, links=links))
    if head["more"]:
        told.append(more(head, language))
    told += [method(head, language), rates(head, language), checks(head, language)]
    if head["reconciliation"]:
        told.append(reconciled(head, language))
    return told


def title_of(head: Mapping[str, Any], language: str, names: Mapping[str, str]) -> str:
    """Party, partner and year."""
    parties = [names.get(code, code) for code in (head["party"], head["partner"]) if code]
    return f"{' – '.join(parties)}, {head['year']}"


def overview(head: Mapping[str, Any], language: str, names: Mapping[str, str], *, links: bool) -> Shown:
    """What it is about, how much it counts, and what a reader has to know first."""
    kind = KINDS[head["type"]]
    said = [translated(kind.purpose, language), translated(CLOSED if head["closed"] else OPEN, language)]
    for sentence, count in ((LATE, head["late"]), (ELSEWHERE, head["elsewhere"]), (HIDDEN, head["hidden"])):
        if count:
            said.append(translated(sentence, language) % {"count": number(count, language)})
    if head["unknown"]:
        named = ", ".join(f"{code} {year} ({number(count, language)})" for code, year, count in head["unknown"])
        said.append(translated(UNKNOWN, language) % {"currencies": named})
    usd, counted, lines = total_of(head)
    facts = [
        ShownFact(translated(_("Party"), language), names.get(head["party"], head["party"])),
        ShownFact(translated(_("Year"), language), str(head["year"])),
        ShownFact(measure_name("lines", language), number(lines, language)),
        ShownFact(measure_name("usd", language), "–" if usd is None else money(usd, language)),
    ]  # fmt: skip
    if lines:
        share = f"{percent(_share(counted, lines), language)} ({covered((usd, counted, lines), language) or '='})"
        facts.append(ShownFact(translated(_("Coverage"), language), share.removesuffix(" (=)")))
    return Shown("overview", translated(IN_ALL, language), tuple(said), tuple(facts))


def _share(counted: int, lines: int) -> Decimal:
    return Decimal(counted) / lines


def _side(key: str, heading: str, tables: list[dict[str, Any]], language: str, *, links: bool) -> Shown:
    totals = next(each for each in tables if each["key"] == "totals")
    if key == "received" and not any(each["rows"] for each in tables):
        return Shown(key, heading, (translated(NOTHING_RECEIVED, language),))
    rest = [each for each in tables if each["key"] != "totals" and each["rows"]]
    drawn = [each for each in rest if each["key"] in DRAWN]
    bars = [shown_bars(each, language, measure=name, links=links) for each in drawn for name in ("lines", "usd")]
    return Shown(
        key, heading, facts=shown_facts(totals, language, links=links),
        bars=tuple(each for each in bars if each is not None),
        tables=tuple(shown_table(each, language, links=links) for each in rest),
    )  # fmt: skip


def method(head: Mapping[str, Any], language: str) -> Shown:
    """Scope statement, list, rules, methods with what they compute, and every choice on what is contested."""
    facts = [ShownFact(label, text) for label, text in _notes(head, language)]
    for name, count in head["methods"].items():
        facts.append(ShownFact(f"{name} ({number(count, language)})", translated(METHODS.get(name, ""), language)))
    said = [translated(UNVERIFIED, language)]
    said += [
        translated(UNPRICED, language) % {"count": number(count, language), "why": translated(WHY[why], language)}
        for why, count in head["why"].items()
    ]
    return Shown("method", translated(METHOD, language), tuple(said), tuple(facts))


def _notes(head: Mapping[str, Any], language: str) -> list[tuple[str, str]]:
    if head["type"] in notes.SCOPES and head["country"]:
        return notes.notes(_stub(head), language)
    yes, no = translated(_("counted"), language), translated(_("not counted"), language)
    told = [(SWITCH_NAMES[name], yes if counted else no) for name, counted in head["switches"].items()]
    facts = [
        (_("Version of the list of items"), ", ".join(head["lists"])),
        (_("Version of the counting rules"), head["rules"]),
        (_("Version of the exchange rates"), head["rates"]), *told, (_("Choice of the country"), head["note"]),
    ]  # fmt: skip
    return [(translated(label, language), text) for label, text in facts if text]


def _stub(head: Mapping[str, Any]) -> Report:
    """The report without its lines, as far as its notes need it."""
    sources = sorted({f"{each[0]} {each[1]}: {each[3]}, {each[4]}" for each in head["used"]})
    facts = Facts(
        head["rates"], date.fromisoformat(head["on"]), head["rules"], head["lists"], list(head["methods"]), sources
    )
    rows = [()] * head["count"]
    return Report(head["type"], head["country"], head["year"], policy_of(head), (), rows, (), (), facts)


def rates(head: Mapping[str, Any], language: str) -> Shown:
    """Each rate with its source and the day it was fetched."""
    names = (_("Currency"), _("Year"), _("Units for one US dollar"), _("Source"), _("Retrieved"), _("Contributions"))
    rows = tuple(
        (
            Cell(name_in("currency", code, language)), Cell(str(year)),
            Cell(value, is_figure=True, value=Decimal(value)), Cell(source),
            Cell(values.day(date.fromisoformat(day), language)), counted(count, language),
        )
        for code, year, value, source, day, _note, count in head["used"]
    )  # fmt: skip
    headers = tuple(translated(each, language) for each in names)
    table = ShownTable("rates", translated(RATES, language), headers, rows)
    return Shown("rates", translated(RATES, language), tables=(table,) if rows else ())


def checks(head: Mapping[str, Any], language: str) -> Shown:
    """Every counting rule that was checked, also those that found nothing."""
    rows = []
    for each in head["checks"]:
        found = "; ".join(
            f"{translated(FINDINGS[code], language)}: {number(count, language)}"
            for code, count in each["found"].items()
        )
        rows.append((
            Cell(each["rule"]), Cell(translated(each["name"], language)),
            counted(each["looked"], language), Cell(found or translated(NOTHING_FOUND, language)),
        ))  # fmt: skip
    names = (_("Rule"), _("What is checked"), _("Looked at"), _("Found"))
    headers = tuple(translated(each, language) for each in names)
    table = ShownTable("checks", translated(CHECKS, language), headers, tuple(rows))
    return Shown("checks", translated(CHECKS, language), tables=(table,))


def counted(count: int, language: str) -> Cell:
    """A whole number as a cell."""
    return Cell(number(count, language), is_figure=True, value=count)


def more(head: Mapping[str, Any], language: str) -> Shown:
    """Tables that only this kind has, as their standard divides them."""
    tables: list[ShownTable] = []
    for told in head["more"]:
        columns = [Column(code, kind, {"en": heading}, table) for code, kind, heading, table in told["columns"]]
        rows = tuple(
            tuple(_cell(column, text, language) for column, text in zip(columns, row, strict=True))
            for row in told["rows"]
        )  # fmt: skip
        headers = tuple(column.heading(language) for column in columns)
        tables.append(ShownTable(f"more-{len(tables)}", translated(told["name"], language), headers, rows))
    return Shown("more", translated(ANNUAL, language), tables=tuple(each for each in tables if each.rows))


def _cell(column: Column, text: str, language: str) -> Cell:
    if column.kind == "text":
        return Cell(column.name_of(text, language) if column.table else text)
    return Cell(
        number(Decimal(text), language, 4) if text else "–", is_figure=True, value=Decimal(text) if text else None
    )


def reconciliations(head: Mapping[str, Any]) -> list[Reconciliation]:
    """The reconciliation of each report to the ledger, as it was computed."""

    def step(told: Any) -> Step:
        return Step(told[0], told[1], int(told[2]), told[3])

    return [
        Reconciliation(
            each["scope"], step(each["ledger"]), tuple(map(step, each["steps"])), step(each["counted"]),
            step(each["report"]), (), (), (),
        )
        for each in head["reconciliation"]
    ]  # fmt: skip


def reconciled(head: Mapping[str, Any], language: str) -> Shown:
    """From the ledger to the 17.3.1 return, to TOSSD and to the national report; what stays must be zero."""
    rows = []
    told = reconciliations(head)
    scopes = {translated(SCOPES[each.scope].name, language): each.scope for each in told}
    for scope, code, words, lines, priced, usd in reconciliation.rows(told, language):
        assert isinstance(lines, int)
        assert isinstance(priced, int)
        assert usd is None or isinstance(usd, Decimal)
        step = (scopes[str(scope)], _STEPS.get(str(code), str(code)))
        says = "–" if usd is None else money(int(usd * 100), language)
        worth = Cell(says, is_figure=True, value=usd, step=step)
        figures = (replace(counted(each, language), step=step) for each in (lines, priced))
        rows.append((Cell(str(scope)), Cell(str(words)), *figures, worth))
    names = (_("Report"), _("Step"), _("Contributions"), _("With a value in money"), _("US dollars"))
    headers = tuple(translated(each, language) for each in names)
    table = ShownTable("reconciliation", translated(RECONCILED, language), headers, tuple(rows))
    holds = all(each["holds"] for each in head["reconciliation"])
    said = translated(RECONCILES if holds else DIFFERS, language)
    return Shown("reconciliation", translated(RECONCILED, language), (said,), tables=(table,))
