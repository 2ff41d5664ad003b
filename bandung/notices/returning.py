"""What people are told of returns: an institution that one is due, an agency what came and what is missing."""

from collections import Counter
from datetime import datetime

from bandung.notices.actions import tell
from bandung.people.models import Mandate
from bandung.returns import actions, clocks, queries
from bandung.returns.clocks import Quarter
from bandung.returns.models import Return
from bandung.returns.queries import Reminder

MISSING_TOLD = tuple(days for days in clocks.REMINDED if days > 0)
"""Reminders with which the agency hears how many have not answered."""


def follow(what: str, row: Return, by: str, at: datetime) -> None:
    """Tell of what just happened to a return."""
    if what in ("asked", "reminded"):
        _ask(row, f"{what} {at.date()}", at)
    elif what == "came":
        _tell("return-came", row, key=at.isoformat(), by=by, at=at)
    elif what == "returned":
        _tell("return-back", row, key=at.isoformat(), by=by, at=at)


def remind(at: datetime) -> int:
    """Ask whom a standing request asks, remind those who have not answered, tell agencies what is missing.

    How many people were told. Nobody is told of the same thing twice.
    """
    actions.ask_what_stands(at)
    due = queries.reminders_due(at)
    return sum(_ask(each.row, each.key, at) for each in due) + _missing(due, at)


def _missing(due: list[Reminder], at: datetime) -> int:
    late = Counter((each.row.party, each.row.of, each.days) for each in due if each.days in MISSING_TOLD)
    told = 0
    for (party, quarter, days), number in late.items():
        about = ("returns", str(quarter))
        places = {"quarter": name(quarter), "number": str(number)}
        told += tell("return-missing", party=party, about=about, key=f"{days:+d}", places=places, at=at)
    return told


def _ask(row: Return, key: str, at: datetime) -> int:
    """Those who work for the institution; where it has nobody on this node, the agency."""
    there = Mandate.objects.in_force(at).filter(party=row.party, institution=row.institution).exists()
    places = {"quarter": name(row.of), "day": str(row.due or ""), "title": _title(row)}
    return tell(
        "return-asked", party=row.party, about=_about(row), key=key, places=places, at=at,
        institution=row.institution, only_there=there,
    )  # fmt: skip


def _tell(kind: str, row: Return, *, key: str, by: str, at: datetime) -> int:
    places = {"quarter": name(row.of), "by": by, "title": _title(row)}
    back = kind == "return-back"
    return tell(
        kind, party=row.party, about=_about(row), key=key, places=places, at=at,
        institution=row.institution if back else "", only_there=back,
    )  # fmt: skip


def _about(row: Return) -> tuple[str, str]:
    return ("return", f"{row.institution}/{row.of}")


def _title(row: Return) -> dict[str, str]:
    return dict(queries.names(row.party, [row.institution]).get(row.institution, {"": row.institution}))


def name(quarter: Quarter) -> str:
    """A quarter as a sentence names it, in any language."""
    return str(quarter).upper()
