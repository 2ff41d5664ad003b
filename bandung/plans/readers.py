"""What work plans, reports on them and transfers of technology mean for the tables of this app.

Parties write in several registers. Each entry only puts its own row down; where a plan stands, and whether a transfer
is confirmed, is then told anew from all rows, so the tables are the same in whatever order registers are read.
"""

from typing import Any

from bandung.consents.queries import words_on
from bandung.consents.rules import agreed_at
from bandung.partnerships.models import Initiative
from bandung.partnerships.telling import RESTING
from bandung.plans import rules
from bandung.plans.models import Plan, Progress, Transfer
from bandung.plans.stays import stays_of
from bandung.registers.readers import ReadEntry, Shelf, reads


@reads("plan", Plan)
def read_plan(entry: ReadEntry, shelf: Shelf) -> None:
    """A version stands as it was written first: who means something else proposes another one."""
    before = shelf.get(Plan, entry.uid)
    if entry.act != "publish" or entry.record is None:
        about = before or Plan.objects.filter(pk=entry.uid).first()
        shelf.end(Plan, entry)
        if about is not None:
            shelf.afterwards(tell_plans, about.initiative)
        return
    if before is not None or entry.audience != "parties":
        return
    says = entry.record
    starts, ends = rules.span(says)
    told = {"after": says.after or "", "starts": starts, "ends": ends, "state": rules.PROPOSED, "holds_at": None}
    row = Plan(**_written(entry), **told)
    shelf.put(row)
    shelf.afterwards(tell_plans, row.initiative)


@reads("progress", Progress)
def read_progress(entry: ReadEntry, shelf: Shelf) -> None:
    """A report stands in the version that its author wrote last."""
    if entry.act != "publish" or entry.record is None:
        shelf.end(Progress, entry)
    elif entry.audience == "parties":
        shelf.put(Progress(**_written(entry), plan=entry.record.plan.digest, on=entry.record.on))


@reads("transfer", Transfer)
def read_transfer(entry: ReadEntry, shelf: Shelf) -> None:
    """The newest version stands, recorded by one of the two sides; the other confirms exactly that version."""
    before = shelf.get(Transfer, entry.uid)
    says = entry.record
    if entry.act != "publish" or says is None:
        shelf.end(Transfer, entry)
    elif entry.audience == "parties" and entry.register in (says.giver, says.receiver):
        offer = f"{says.offer.register_code}/{says.offer.record}" if says.offer else ""
        shelf.put(
            Transfer(
                **_written(entry),
                giver=says.giver,
                receiver=says.receiver,
                offer=offer,
                first_at=before.first_at if before else entry.at,
            )
        )
    shelf.afterwards(tell_transfers, entry.uid)


def tell_plans(initiatives: set[str], shelf: Shelf) -> None:
    """Tell anew where every version of these initiatives' plans stands. Two queries, and one for each initiative."""
    rows: dict[str, list[Plan]] = {}
    for row in Plan.objects.filter(initiative__in=initiatives).order_by("uid"):
        rows.setdefault(row.initiative, []).append(row)
    words = words_on("plan", [row for found in rows.values() for row in found])
    for uid, found in rows.items():
        initiative = shelf.get(Initiative, uid)
        stays = stays_of(initiative) if initiative is not None else []
        told = rules.standings([row.version for row in found], words, stays)
        for row in found:
            _stands(row, told[row.uid], shelf)


def tell_of_plans(uids: set[str], shelf: Shelf) -> None:
    """Consents were given or taken back to these versions."""
    found = set(Plan.objects.filter(pk__in=uids).values_list("initiative", flat=True))
    if found:
        tell_plans(found, shelf)


def tell_transfers(uids: set[str], shelf: Shelf) -> None:
    """Tell anew whether the other side has confirmed these transfers. Two queries."""
    rows = list(Transfer.objects.filter(pk__in=uids))
    words = words_on("transfer", rows)
    for row in rows:
        said = words.get(row.uid, [])
        confirmed = agreed_at(row.digest, {row.other}, said, since=row.at, until=row.withdrawn_at)
        if confirmed != row.confirmed_at:
            row.confirmed_at = confirmed
            shelf.put(row)


def _stands(row: Plan, standing: rules.Standing, shelf: Shelf) -> None:
    told = (standing.state, standing.holds_at, sorted(standing.asked))
    if told != (row.state, row.holds_at, row.asked):
        row.state, row.holds_at, row.asked = told
        shelf.put(row)


def _written(entry: ReadEntry) -> dict[str, Any]:
    """What rows of every kind of this app keep."""
    about = entry.record.initiative
    return entry.columns() | {"initiative": f"{about.register_code}/{about.record}"}


RESTING.append(tell_plans)
