"""Who gave whom: every two countries between which something flows, for a map of all."""

from dataclasses import dataclass
from functools import lru_cache

from bandung.measurement.figures import Figure
from bandung.reporting.asking import choose, readable
from bandung.reporting.columns import Columns, columns
from bandung.reporting.dashboard import Asked

MOST = 500
"""Flows that are told; those with the fewest contributions are left out."""


@dataclass(frozen=True, slots=True)
class Flow:
    """What one country gave another; ``usd`` in cents, None where nothing could be valued."""

    giver: str
    recipient: str
    lines: int
    usd: int | None
    usd_lines: int

    def figure(self, measure: str, asked: Asked) -> str:
        """The address of ``lines`` or ``usd`` of this flow."""
        ends = {"giver_country": self.giver, "recipient_country": self.recipient}
        return str(Figure.of(measure, **asked.filters(), **ends))


def flows(asked: Asked, reader: str = "") -> tuple[Flow, ...]:
    """From country to country, those with most contributions first, as ``reader`` may see them. One pass."""
    held = columns()
    return _kept(held, held.state, asked, reader)


@lru_cache(maxsize=256)
def _kept(held: Columns, _state: int, asked: Asked, reader: str) -> tuple[Flow, ...]:
    where = readable(reader)
    for name, value in asked.filters().items():
        choose(where, name, value)
    where.add("giver_country IS NOT NULL").add("recipient_country IS NOT NULL")
    found = held.rows(
        f"SELECT giver_country, recipient_country, count(*), sum(usd), count(usd) FROM ledger WHERE {where}"  # noqa: S608 -- values are bound
        " GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT ?",
        [*where.values, MOST],
    )
    return tuple(
        Flow(giver, recipient, lines, None if usd is None else int(usd), counted)
        for giver, recipient, lines, usd, counted in found
    )
