"""Which activities of a collection tell of one and the same: by their identifiers, by what they name, by likeness.

Found are *links* of two activities, each with its reason, what it rests on and a confidence; activities that hang
together are a *group*. A group is shown with the figures of each report side by side; they are never added unless
somebody asks for it, and a switch counts each group once, with the figures of the report that ``counts``.

Parents, children and siblings are parts of a whole that one reporter divides, and no duplicates. An activity that more
than ``MOST_NAMING`` others name as where their money comes from is a fund, and is not the same as what it pays for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from string import Template

import duckdb

from bandung.standards.iati.exploring.likeness import likely
from bandung.values.errors import _

MOST_NAMING = 5
LARGEST = 40
"""Activities that reasons other than one identifier may draw together."""


@dataclass(frozen=True, slots=True)
class Why:
    """``confidence`` is a judgement, 0 to 1, of how often the reason is right; that of likeness was measured."""

    sentence: str
    confidence: float


REASONS: Mapping[str, Why] = {
    "same-identifier": Why(_("Both have the identifier %(evidence)s."), 1.0),
    "third-party": Why(_("One says that it reports on the other, %(evidence)s."), 0.95),
    "other-identifier": Why(_("One names the identifier of the other, %(evidence)s, as another of its own."), 0.9),
    "shared-identifier": Why(_("Both name %(evidence)s as another identifier of theirs."), 0.8),
    "names-activity": Why(_("One names %(evidence)s as the activity of an organisation that takes part."), 0.8),
    "co-funded": Why(_("One says that it is funded together with the other, %(evidence)s."), 0.75),
    "money-chain": Why(_("Money passes from one to the other: a transaction names %(evidence)s."), 0.7),
    "title-amount-date": Why(
        _("The same title and country, the same amount and nearly the same beginning: %(evidence)s."), 0.95
    ),
    "title-amount": Why(_("The same title, country and amount: %(evidence)s."), 0.85),
    "title-date": Why(_("The same title and country, and nearly the same beginning: %(evidence)s."), 0.75),
    "alike-amount-date": Why(
        _("Titles that are much alike, in the same country with the same amount and beginning: %(evidence)s."), 0.75
    ),
}
"""Reasons, the surest first; ``evidence`` is what a link rests on."""


_NUMBERS = {
    "naming": MOST_NAMING,
    **{name.replace("-", "_"): why.confidence for name, why in REASONS.items()},
}  # fmt: skip


def group(database: duckdb.DuckDBPyConnection) -> None:
    """Fill the tables ``link`` and the columns ``grp`` and ``counts`` of ``activity``."""
    database.execute("CREATE TABLE link (a INTEGER, b INTEGER, reason VARCHAR, evidence VARCHAR, confidence DOUBLE)")
    for query in (_BY_IDENTIFIER, _NAMED):
        database.execute(Template(query).substitute(_NUMBERS))
    for reason, pairs in likely(database).items():
        rows = [(*pair, reason, evidence, REASONS[reason].confidence) for pair, evidence in pairs.items()]
        if rows:
            import pyarrow as pa

            names = ("a", "b", "reason", "evidence", "confidence")
            database.register("told", pa.table(dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))))
            database.execute("INSERT INTO link BY NAME SELECT * FROM told")
            database.unregister("told")
    together = drawn_together(
        database.execute("SELECT a, b, confidence FROM link ORDER BY confidence DESC, a, b").fetchall()
    )
    database.execute("CREATE TEMP TABLE drawn (id INTEGER, grp INTEGER)")
    if together:
        import pyarrow as pa

        database.register("found", pa.table({"id": list(together), "grp": list(together.values())}))
        database.execute("INSERT INTO drawn SELECT id, grp FROM found")
        database.unregister("found")
    database.execute(_DRAWN)


def drawn_together(links: list[tuple[int, int, float]]) -> dict[int, int]:
    """Activity to the lowest number of its group, of those that are not alone."""
    above: dict[int, int] = {}
    size: dict[int, int] = {}

    def top(of: int) -> int:
        while (found := above.setdefault(of, of)) != of:
            above[of] = above[found]
            of = above[of]
        return of

    for a, b, confidence in links:
        one, other = sorted((top(a), top(b)))
        both = size.get(one, 1) + size.get(other, 1)
        if one != other and (confidence == 1 or both <= LARGEST):
            above[other] = one
            size[one] = both
    return {of: top(of) for of in above}


_BY_IDENTIFIER = """
INSERT INTO link
SELECT before, id, 'same-identifier', identifier, $same_identifier FROM (
  SELECT id, identifier, lag(id) OVER (PARTITION BY identifier ORDER BY id) AS before FROM activity
  WHERE identifier <> ''
) WHERE before IS NOT NULL;
"""

_NAMED = """
INSERT INTO link
WITH one AS (SELECT identifier, min(id) AS id, any_value(reporting) AS reporting FROM activity
             WHERE identifier <> '' GROUP BY identifier),
related AS (
  SELECT id, split_part(each, ':', 1) AS type, substr(each, strpos(each, ':') + 1) AS ref
  FROM (SELECT id, unnest(string_split(related, ' ')) AS each FROM activities WHERE related <> '')
  UNION SELECT id, type, ref FROM links WHERE element = 'related-activity'
),
passing AS (
  SELECT DISTINCT id, ref FROM (
    SELECT id, provider_activity AS ref FROM transactions UNION ALL SELECT id, receiver_activity FROM transactions
  ) WHERE ref <> ''
),
few AS (SELECT ref FROM passing GROUP BY ref HAVING count(DISTINCT id) <= $naming ),
named AS (
  SELECT id, ref, 'third-party' AS reason, $third_party AS confidence FROM related WHERE type = '5'
  UNION ALL SELECT id, ref, 'co-funded', $co_funded FROM related WHERE type = '4'
  UNION ALL SELECT id, ref, 'other-identifier', $other_identifier FROM links WHERE element = 'other-identifier'
  UNION ALL SELECT id, org_activity, 'names-activity', $names_activity FROM organisations WHERE org_activity <> ''
  UNION ALL SELECT id, ref, 'money-chain', $money_chain FROM passing SEMI JOIN few USING (ref)
)
SELECT least(n.id, one.id), greatest(n.id, one.id), n.reason, n.ref, max(n.confidence)
FROM named n JOIN one ON one.identifier = n.ref JOIN activity a ON a.id = n.id
WHERE a.identifier <> n.ref AND (a.reporting <> one.reporting OR n.reason IN ('third-party', 'other-identifier'))
GROUP BY 1, 2, 3, 4;
INSERT INTO link
WITH shared AS (
  SELECT DISTINCT l.id, l.ref, a.reporting FROM links l JOIN activity a USING (id)
  WHERE l.element = 'other-identifier' AND l.type = 'A2' AND length(l.ref) >= 6
)
SELECT min(id), max(id), 'shared-identifier', ref, $shared_identifier FROM shared
GROUP BY ref HAVING count(*) = 2 AND count(DISTINCT reporting) = 2;
"""

_DRAWN = """
UPDATE activity SET grp = id;
UPDATE activity SET grp = drawn.grp FROM drawn WHERE drawn.id = activity.id;
UPDATE activity SET counts = chosen.first FROM (
  SELECT id, row_number() OVER (PARTITION BY grp ORDER BY updated DESC, told DESC, id) = 1 AS first FROM activity
) chosen WHERE chosen.id = activity.id AND NOT chosen.first;
DROP TABLE drawn;
"""
