"""What parties are reminded of in their work plans: lines that are late, a report that is due, half time."""

from collections import defaultdict
from datetime import datetime

from bandung.notices.actions import tell
from bandung.plans import clocks, queries, rules
from bandung.plans.models import Plan
from bandung.registers.models import in_order

BATCH = 100


def remind(at: datetime) -> int:
    """Tell the parties of every plan in effect what fell due in it; how many people were told.

    Nobody is told of the same thing twice; several lines of one plan that are late are one notice, and the next one
    comes when another line is late.
    """
    told = 0
    for batch in in_order(Plan.objects.filter(state=rules.IN_EFFECT), "uid", BATCH):
        for each in queries.running_of(batch):
            told += _remind_of(each, at)
    return told


def _remind_of(each: clocks.Running, at: datetime) -> int:
    late: dict[str, list[clocks.Due]] = defaultdict(list)
    told = 0
    for due in clocks.ringing(each, at.date()):
        if due.what in clocks.LATE:
            late[due.party].append(due)
        else:
            told += _tell(f"plan-{due.what}", each, due.party, since=due.since.isoformat(), number=1, at=at)
    for party, lines in late.items():
        since = max(due.since for due in lines).isoformat()
        told += _tell("plan-late", each, party, since=since, number=len(lines), at=at)
    return told


def _tell(kind: str, each: clocks.Running, party: str, *, since: str, number: int, at: datetime) -> int:
    places = {"title": dict(each.title), "number": str(number)}
    return tell(kind, party=party, about=("plan", each.initiative), key=f"{since} {each.uid}", places=places, at=at)
