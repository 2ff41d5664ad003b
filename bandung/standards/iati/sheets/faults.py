"""Which rows of an activity are at fault, once it is known that some are."""

import re

from bandung.standards.iati.sheets.cells import unmarked_text
from bandung.standards.iati.sheets.layout import (
    IMPOSSIBLE,
    NO_RESULT,
    NO_SUCH_ROW,
    NO_VALUE,
    NUMBER,
    WHICH_ROW,
    BadRow,
    Group,
)
from bandung.standards.iati.sheets.plan import Plan

IMPOSSIBLE_SIGNS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 does not allow."""


def impossible(group: Group) -> list[BadRow]:
    """The rows with a character that XML does not know."""
    found = []
    for name, rows in group.rows.items():
        for row in rows:
            for at, cell in enumerate(row[1]):
                if IMPOSSIBLE_SIGNS.search(cell):
                    found.append(BadRow(name, row, NO_RESULT if cell == NO_VALUE else IMPOSSIBLE, at))
                    break
    return found


def unattached(plan: Plan, group: Group) -> list[BadRow]:
    """The rows whose number names nothing."""
    parents = {above for table in plan.tables.values() for above in table.parents}
    there = {(name, _plain(row[1][NUMBER])) for name in parents for row in group.rows.get(name, ())}
    found = []
    for name, rows in group.rows.items():
        table = plan.tables.get(name)
        for row in rows if table else ():
            assert table is not None
            for above, at in table.parents.items():
                if (cell := row[1][at]) and (above, _plain(cell)) not in there:
                    found.append(BadRow(name, row, NO_SUCH_ROW, at, table=above, number=cell[:20]))
                    break
    if not found:
        names = [name for name, rows in group.rows.items() if rows and plan.tables[name].parents]
        found = [BadRow(name, row, WHICH_ROW, table=name) for name in names for row in group.rows[name]]
    return found


def _plain(cell: str) -> str:
    return unmarked_text(cell) if cell else cell
