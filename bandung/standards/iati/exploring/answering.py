"""Answers to one question: how many, the list, the facets, the totals, by year, by quarter and by country.

Totals rest on the split parts of amounts, so that nothing is counted once per country or once per vocabulary of
sectors; where countries, sectors or years are asked for, only the parts that fall on them count. Amounts are exact
decimals. In US dollars is what a rate of its year could convert; the rest is told by currency, and never left out in
silence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

import duckdb

from bandung.standards.iati.exploring.asking import FACETS, SORTS, Asked
from bandung.standards.iati.exploring.groups import REPORT, Report, listed

MOST_SHOWN = 200
"""Values of a facet."""
TRANSACTION_KINDS: Mapping[str, tuple[str, ...]] = {
    "commitments": ("2", "11"), "spent": ("3", "4"), "incoming": ("1",),
}  # fmt: skip
"""What is added up together: commitments, what was disbursed or spent, incoming funds; all others apart by code."""
_FACETS: Mapping[str, str] = {
    "country": "SELECT code, id FROM of_country", "region": "SELECT code, id FROM of_region",
    "sector": "SELECT code, id FROM of_broad",
    "role": "SELECT code, id FROM of_role",
    "kind": "SELECT kind AS code, id FROM activity WHERE kind <> ''",
    "reporter": "SELECT reporting AS code, id FROM activity WHERE reporting <> ''",
    "status": "SELECT status AS code, id FROM activity WHERE status <> ''",
    "humanitarian": "SELECT 'yes' AS code, id FROM activity WHERE humanitarian",
    "currency": "SELECT currency AS code, id FROM activity WHERE currency <> ''",
    "dataset": "SELECT s.key AS code, a.id FROM activity a JOIN source s USING (source)",
    "told": "SELECT 'several' AS code, id FROM activity SEMI JOIN "
            "(SELECT grp FROM activity GROUP BY grp HAVING count(*) > 1) USING (grp)",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: an activity, with the other reports of it that were found too."""

    first: Report
    others: Sequence[Report]
    countries: Sequence[str]
    kind: str


@dataclass(frozen=True, slots=True)
class Total:
    """Amounts of one kind. ``usd`` covers ``converted`` of ``amounts``; ``rest`` has no dollars, by currency."""

    kind: str
    activities: int
    amounts: int
    converted: int
    usd: Decimal
    by_currency: Mapping[str, Decimal]
    rest: Mapping[str, Decimal]


class Answers:
    """``cursor`` is a connection of its own to a collection."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, asked: Asked) -> None:
        self.cursor, self.asked = cursor, asked
        self._find("found", asked)

    def _find(self, table: str, asked: Asked) -> None:
        where, values = asked.where()
        counts = "row_number() OVER (PARTITION BY a.grp ORDER BY a.counts DESC, a.id) = 1" if asked.once else "TRUE"
        self.cursor.execute(
            f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT a.id, a.grp, {counts} AS counts "  # noqa: S608
            f"FROM activity a WHERE {where}",
            values,
        )

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """What the tables answer; ``found`` are the activities asked for."""
        return self.cursor.execute(sql, list(values)).fetchall()

    @cached_property
    def number(self) -> int:
        """Activities found, each once however many countries, sectors or amounts it has."""
        return int(self.rows("SELECT count(*) FROM found")[0][0])

    @cached_property
    def groups(self) -> int:
        """How many different activities they are, where several reports of one are taken as one."""
        return int(self.rows("SELECT count(DISTINCT grp) FROM found")[0][0])

    def page(self, number: int, size: int) -> list[Line]:
        """A page of the list, from 1; every group is one line."""
        return self.lines(size, (number - 1) * size)

    def lines(self, size: int, after: int = 0) -> list[Line]:
        """So many lines of the list after the first ``after``; every group is one line."""
        order = SORTS[self.asked.sort]
        wanted = self.rows(
            f"SELECT a.grp FROM found f JOIN activity a USING (id) QUALIFY row_number() OVER "  # noqa: S608
            f"(PARTITION BY a.grp ORDER BY {order}) = 1 ORDER BY {order} LIMIT ? OFFSET ?",
            [size, after],
        )
        groups = [row[0] for row in wanted]
        reports: dict[int, list[Report]] = {grp: [] for grp in groups}
        if groups:
            told = self.rows(
                f"SELECT a.grp, {REPORT} FROM found f JOIN activity a USING (id) JOIN source s USING (source) "  # noqa: S608
                f"WHERE a.grp IN ({listed(groups)}) ORDER BY {order}"
            )
            for grp, *row in told:
                reports[grp].append(Report(*row))
        ids = [reports[grp][0].id for grp in groups]
        countries: dict[int, list[str]] = {}
        kinds: dict[int, str] = {}
        if ids:
            named = self.rows(f"SELECT id, code FROM of_country WHERE id IN ({listed(ids)}) ORDER BY id, code")  # noqa: S608
            for id_, code in named:
                countries.setdefault(id_, []).append(code)
            kinds = dict(self.rows(f"SELECT id, kind FROM activity WHERE id IN ({listed(ids)})"))  # noqa: S608
        return [
            Line(reports[grp][0], reports[grp][1:], countries.get(reports[grp][0].id, ()), kinds[reports[grp][0].id])
            for grp in groups
        ]

    def facets(self) -> Mapping[str, Mapping[str, int]]:
        """Facet to value to activities, most first; of a chosen facet as if it were not chosen."""
        found: dict[str, Mapping[str, int]] = {}
        for name in FACETS:
            table = "found"
            if self.asked.chosen(name):
                table = "found_without"
                self._find(table, self.asked.without(name))
            of, values = _FACETS[name], tuple[str, ...]()
            if name == "role" and (countries := self.asked.chosen("country")):
                marks = ", ".join("?" for _each in countries)
                of = f"SELECT DISTINCT role AS code, id FROM of_part WHERE country IN ({marks})"  # noqa: S608
                values = countries
            told = self.rows(
                f"SELECT c.code, count(*) AS n FROM ({of}) c JOIN {table} f USING (id) "  # noqa: S608
                f"GROUP BY 1 ORDER BY n DESC, 1 LIMIT {MOST_SHOWN}",
                values,
            )
            found[name] = dict(told)
        return found

    def reporter_names(self, codes: Sequence[str]) -> Mapping[str, str]:
        """Names of reporters as the data have them; the commonest."""
        if not codes:
            return {}
        marks = ", ".join("?" for _each in codes)
        return dict(self.rows(
            f"SELECT reporting, mode(reporter_name) FROM activity WHERE reporting IN ({marks}) GROUP BY 1",  # noqa: S608
            codes,
        ))  # fmt: skip

    def totals(self) -> list[Total]:
        """What the activities amount to, by kind: commitments, what was spent, incoming funds, others, budgets."""
        kinds = " ".join(
            f"WHEN m.type IN ({', '.join(repr(code) for code in codes)}) THEN '{kind}'"
            for kind, codes in TRANSACTION_KINDS.items()
        )
        found = self._totals("money", f"CASE {kinds} ELSE 'other' END")
        order = [*TRANSACTION_KINDS, "other"]
        found.sort(key=lambda it: order.index(it.kind))
        return found + self._totals("planned", "'budgets'")

    def _totals(self, table: str, kind: str) -> list[Total]:
        amounts, values = self.asked.of_amounts()
        told = self.rows(
            "SELECT kind, currency, converted, grouping(currency), count(DISTINCT id), count(DISTINCT amount), "  # noqa: S608
            f"sum(usd), sum(value) FROM (SELECT {kind} AS kind, m.currency, m.usd IS NOT NULL AS converted, m.id, "
            f"m.amount, m.usd, m.value FROM {table} m JOIN found f USING (id) WHERE f.counts AND {amounts} "
            "AND m.value IS NOT NULL) GROUP BY GROUPING SETS ((kind), (kind, currency, converted)) ORDER BY ALL",
            values,
        )
        activities = {row[0]: row[4] for row in told if row[3]}
        told = [(row[0], row[1], row[2], *row[5:]) for row in told if not row[3]]
        totals = []
        for name, count in activities.items():
            rows = [row[1:] for row in told if row[0] == name]
            by_currency: dict[str, Decimal] = {}
            for currency, _converted, _number, _usd, value in rows:
                by_currency[currency] = by_currency.get(currency, Decimal(0)) + value
            totals.append(Total(
                name, count, sum(row[2] for row in rows), sum(row[2] for row in rows if row[1]),
                sum((row[3] for row in rows if row[1]), Decimal(0)), dict(sorted(by_currency.items())),
                {row[0]: row[4] for row in rows if not row[1]},
            ))  # fmt: skip
        return totals

    def by_year(self) -> Mapping[str, Mapping[int, Decimal]]:
        """Kind to year to US dollars, of transactions that have a date."""
        amounts, values = self.asked.of_amounts()
        found: dict[str, dict[int, Decimal]] = {}
        for kind, codes in TRANSACTION_KINDS.items():
            marks = ", ".join(repr(code) for code in codes)
            found[kind] = dict(self.rows(
                f'SELECT m."year", sum(m.usd) FROM money m JOIN found f USING (id) WHERE f.counts AND '  # noqa: S608
                f'm.type IN ({marks}) AND {amounts} AND m."year" IS NOT NULL AND m.usd IS NOT NULL '
                "GROUP BY 1 ORDER BY 1",
                values,
            ))  # fmt: skip
        return {kind: told for kind, told in found.items() if told}

    def by_quarter(self) -> Mapping[tuple[int, int], Decimal]:
        """(year, quarter) to US dollars of budgets."""
        amounts, values = self.asked.of_amounts()
        told = self.rows(
            f'SELECT m."year", m."quarter", sum(m.usd) FROM planned m JOIN found f USING (id) WHERE f.counts AND '  # noqa: S608
            f'{amounts} AND m."year" IS NOT NULL AND m.usd IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2',
            values,
        )
        return {(year, quarter): usd for year, quarter, usd in told}

    def by_country(self) -> Mapping[str, tuple[int, Decimal, Decimal]]:
        """Country to activities, commitments and what was spent there, in US dollars."""
        amounts, values = self.asked.of_amounts()
        money = self.rows(
            "SELECT m.country, coalesce(sum(m.usd) FILTER (m.type IN ('2', '11')), 0), "  # noqa: S608
            "coalesce(sum(m.usd) FILTER (m.type IN ('3', '4')), 0) FROM money m JOIN found f USING (id) "
            f"WHERE f.counts AND m.country <> '' AND {amounts} GROUP BY 1",
            values,
        )
        known = {code: (committed, spent) for code, committed, spent in money}
        told = self.rows(
            "SELECT c.code, count(DISTINCT f.id) AS n FROM found f JOIN of_country c USING (id) WHERE f.counts "
            "GROUP BY 1 ORDER BY n DESC, 1"
        )
        none = (Decimal(0), Decimal(0))
        return {code: (number, *known.get(code, none)) for code, number in told}
