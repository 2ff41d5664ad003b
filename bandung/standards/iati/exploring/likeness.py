"""Activities that are likely the same though no identifier says so: by title, country, amount and beginning.

Two reports are candidates when they share a country and one of their titles, or the same amount at the same time. What
one file tells side by side is two in the eyes of its reporter, and is never drawn together; nor is a title that one
file has more than once in a country, or one whose numbers differ ("phase II", "phase III"). Titles that differ are
compared by words weighed by how rare they are, as ``matching.lookalikes`` compares needs and offers.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import duckdb

from bandung.matching.lookalikes import Known, Lookalikes, weighed

SHORTEST = 15
"""Characters of a title that can tell one activity from others."""
NEAR = Decimal("0.01")
"""How far two amounts may be apart to be the same, as a share of the larger one: exchange and rounding."""
DAYS = 92
"""How far two beginnings may be apart to be nearly the same: a quarter."""
ALIKE = 0.7
"""Likeness of two titles that differ, 0 to 1, from which on amount and beginning decide."""
MANY = 40
"""A title or an amount that more activities of a country have tells none of them from the others."""
MOST = 20_000
"""Candidates whose titles differ that are compared."""
_AS_ASKED = {"shortest": SHORTEST, "days": DAYS, "many": MANY}
_NUMBERS = re.compile(r"\d+|\b[ivx]{1,4}\b")
_LANGUAGE = "en"

Pairs = Mapping[tuple[int, int], str]
"""Two activities, the lower number first, to what the link rests on."""


class Told(NamedTuple):
    """An activity as far as it is compared."""

    id: int
    country: str
    title: str
    start: date | None
    amount: Decimal


def likely(database: duckdb.DuckDBPyConnection) -> Mapping[str, Pairs]:
    """Reason of ``grouping.REASONS`` to the pairs that it draws together."""
    found: dict[str, dict[tuple[int, int], str]] = {}
    titled = database.execute(_BY_TITLE, {**_AS_ASKED, "near": NEAR}).fetchall()
    for one, other in _pairs(titled):
        same, near = _same_amount(one, other), _near(one, other)
        reason = "title-amount-date" if same and near else "title-amount" if same else "title-date"
        found.setdefault(reason, {})[one.id, other.id] = _evidence(one)
    unlike = list(_pairs(database.execute(_BY_AMOUNT, {**_AS_ASKED, "most": MOST}).fetchall()))
    known = Lookalikes()
    for it in {each.id: each for pair in unlike for each in pair}.values():
        known.add(_known(it))
    for one, other in unlike:
        if _numbers(one.title) != _numbers(other.title):
            continue
        if any(each.uid == str(other.id) and each.likeness >= ALIKE for each in known.like(_known(one), limit=12)):
            found.setdefault("alike-amount-date", {})[one.id, other.id] = _evidence(one)
    return found


def _pairs(rows: Iterable[tuple[Any, ...]]) -> Iterable[tuple[Told, Told]]:
    for row in rows:
        yield Told(*row[:5]), Told(*row[5:])


def _known(it: Told) -> Known:
    return Known(str(it.id), weighed({_LANGUAGE: (it.title, "")}))


def _numbers(title: str) -> list[str]:
    return sorted(_NUMBERS.findall(title))


def _same_amount(one: Told, other: Told) -> bool:
    if one.amount <= 0 or other.amount <= 0:
        return False
    return abs(one.amount - other.amount) <= NEAR * max(one.amount, other.amount)


def _near(one: Told, other: Told) -> bool:
    return bool(one.start and other.start and abs((one.start - other.start).days) <= DAYS)


def _evidence(it: Told) -> str:
    money = f"USD {it.amount:,.0f}" if it.amount > 0 else ""
    return ", ".join(filter(None, (it.country, money, it.start.isoformat() if it.start else "")))


_WHOLE = """
WITH every AS (
  SELECT a.id, a.source, a.reporting, a.identifier, c.code AS country, trim(a.plain_title) AS title, a.start,
    CASE WHEN a.committed > 0 THEN a.committed ELSE a.spent END AS amount
  FROM activity a JOIN of_country c USING (id) WHERE length(trim(a.plain_title)) >= $shortest
),
"""
_APART = """
  WHERE x.id < y.id AND x.identifier <> y.identifier AND (x.source <> y.source OR x.reporting <> y.reporting)
    AND NOT EXISTS (SELECT 1 FROM activity p JOIN activity q ON p.source = q.source AND p.reporting = q.reporting
                    WHERE p.identifier = x.identifier AND q.identifier = y.identifier)
"""
_SHOWN = """
SELECT DISTINCT ON (x.id, y.id) x.id, x.country, x.title, x.start, x.amount,
  y.id, y.country, y.title, y.start, y.amount
"""
_BY_TITLE = f"""
{_WHOLE}
told AS (SELECT * FROM every
         QUALIFY count(DISTINCT identifier) OVER (PARTITION BY source, reporting, country, title) = 1
           AND count(*) OVER (PARTITION BY country, title) <= $many)
{_SHOWN} FROM told x JOIN told y ON x.country = y.country AND x.title = y.title {_APART}
    AND ((x.amount > 0 AND y.amount > 0 AND abs(x.amount - y.amount) <= $near * greatest(x.amount, y.amount))
      OR abs(x.start - y.start) <= $days)
ORDER BY x.id, y.id, x.country
"""  # noqa: S608 - of our own words
_BY_AMOUNT = f"""
{_WHOLE}
told AS (SELECT * FROM every WHERE amount > 0 AND start IS NOT NULL
         QUALIFY count(DISTINCT identifier) OVER (PARTITION BY source, reporting, country, amount, year(start)) = 1
           AND count(*) OVER (PARTITION BY country, amount) <= $many)
{_SHOWN} FROM told x JOIN told y ON x.country = y.country AND x.amount = y.amount {_APART}
    AND x.title <> y.title AND abs(x.start - y.start) <= $days
ORDER BY x.id, y.id, x.country LIMIT $most
"""  # noqa: S608 - of our own words
