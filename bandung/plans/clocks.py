"""The clocks of a work plan: which party is reminded of what, and since which day. Pure: dates in, dates out.

What falls due follows from the plan in effect, the reports and the day alone, and each due thing has a name of its own
(``key``), so whoever reminds can never do it twice.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from bandung.plans.lines import OVER, Line

REPORT_EVERY = timedelta(days=182)
"""Each party that has lines reports every half year."""
LATE = ("late-begin", "late-end")


@dataclass(frozen=True, slots=True)
class Running:
    """What the clocks need to know of the plan in effect."""

    uid: str
    initiative: str
    starts: date
    ends: date
    """The day after its last."""
    partners: tuple[str, ...]
    """Parties of the South that take part now."""
    reported: Mapping[str, date]
    """By party, the latest day of which it reported."""
    lines: tuple[Line, ...]
    title: Mapping[str, str] = field(default_factory=dict)
    """Of the initiative."""

    @property
    def middle(self) -> date:
        """Half time."""
        return self.starts + (self.ends - self.starts) / 2


@dataclass(frozen=True, slots=True)
class Due:
    """A party has to do something since some day."""

    initiative: str
    plan: str
    party: str
    what: str
    """``late-begin``, ``late-end``, ``report`` or ``mid-term``."""
    since: date
    item: str = ""
    """Key of the line, where it is about one."""

    @property
    def key(self) -> str:
        """The same for the same reminder, for ever."""
        return f"{self.plan} {self.what} {self.item or '-'} {self.since.isoformat()} {self.party}"


def ringing(each: Running, on: date) -> list[Due]:
    """What is due on a day and not done: late lines first, by their day, then reports, then half time."""
    return [*_late(each, on), *_reports(each, on), *_middle(each, on)]


def next_rings(each: Running, party: str, on: date) -> Iterator[Due]:
    """The days to come on which something of this party's begins, ends or falls due, if nobody reports before."""
    for line in each.lines:
        if line.item.responsible != party or line.state in OVER:
            continue
        if line.state != "under-way" and line.starts >= on:
            yield Due(each.initiative, each.uid, party, "begin", line.starts, line.item.key)
        if line.last_day >= on:
            yield Due(each.initiative, each.uid, party, "end", line.last_day, line.item.key)
    if party in each.partners and each.middle > on:
        yield Due(each.initiative, each.uid, party, "mid-term", each.middle)
    since = _report_due(each, party)
    if since is not None and since > on:
        yield Due(each.initiative, each.uid, party, "report", since)


def _late(each: Running, on: date) -> list[Due]:
    found = []
    for line in each.lines:
        late = line.late(on)
        if late:
            since = (line.last_day if late == "end" else line.starts) + timedelta(days=1)
            found.append(Due(each.initiative, each.uid, line.item.responsible, f"late-{late}", since, line.item.key))
    return sorted(found, key=lambda due: due.since)


def _reports(each: Running, on: date) -> Iterator[Due]:
    for party in sorted({line.item.responsible for line in each.lines}):
        since = _report_due(each, party)
        if since is not None and since <= on:
            yield Due(each.initiative, each.uid, party, "report", since)


def _report_due(each: Running, party: str) -> date | None:
    """When a party's next report is due; None once all its lines are done, or where it has none."""
    mine = [line for line in each.lines if line.item.responsible == party]
    if all(line.state in OVER for line in mine):
        return None
    first = min(line.starts for line in mine)
    return max(first, each.reported.get(party, first)) + REPORT_EVERY


def _middle(each: Running, on: date) -> Iterator[Due]:
    if on < each.middle:
        return
    for party in sorted(each.partners):
        if each.reported.get(party, date.min) < each.middle:
            yield Due(each.initiative, each.uid, party, "mid-term", each.middle)
