"""Work plans for tests: an initiative of Malawi and Brazil with Japan as its facilitator, and lines of its plan."""

from datetime import datetime
from typing import Any

from bandung.consents import actions as consents
from bandung.partnerships import actions as partnerships
from bandung.partnerships.models import Initiative
from bandung.plans import actions
from bandung.plans import models as rows
from bandung.records.kinds import read
from bandung.records.plans import Plan
from tests.cast import AT, joined, post
from tests.factories import a_participation, an_initiative

INITIATIVE = {"register_code": "mwi", "record": "cassava", "digest": "1" * 64}


def a_line(key: str, responsible: str, *, start: str = "2027-03-01", end: str = "2027-04-01", **more: Any) -> Any:
    """An activity of March 2027, unless said otherwise."""
    told = {
        "key": key, "type": "activity", "title": {"en": f"Line {key}"}, "period": {"start": start, "end": end},
        "responsible": responsible,
    }  # fmt: skip
    return told | more


def a_plan(*lines: dict[str, Any], **more: Any) -> Plan:
    """A first plan of these lines."""
    told = {"id": "plan", "initiative": INITIATIVE, "title": {"en": "Work plan"}, "language": "en", "items": lines}
    found: Plan = read(Plan, told | more)
    return found


def opened(
    *, facilitator: str = "jica", but: tuple[str, ...] = (), identifier: str = "cassava", partners: tuple[str, ...] = ()
) -> Initiative:
    """An initiative of Madagascar (which leads) and Brazil that both and the facilitator have joined, with more
    ``partners`` where there are any.
    """
    told = [("mdg", "recipient"), ("bra", "provider"), *((each, "both") for each in partners)]
    named = [a_participation(party, role) for party, role in told]
    named += [a_participation(facilitator, "facilitator", supports=["funding"])] if facilitator else []
    record = an_initiative(
        identifier, lead="mdg", participations=named, title={"en": f"Cassava processing {identifier}"}
    )  # fmt: skip
    row = partnerships.open_initiative(initiative=record, party="mdg", by=post("mdg"), at=AT)
    for party in sorted({"bra", *partners, facilitator} - {"", *but}):
        said("initiative", row.uid, row.digest, party)
    return Initiative.objects.get(pk=row.uid)


def said(kind: str, uid: str, digest: str, party: str, at: datetime = AT, says: str = "consent") -> None:
    """A party's word on a version."""
    consents.say(kind=kind, uid=uid, digest=digest, party=party, by=post(party), at=at, says=says)


TITLES = {"title": {"en": "Work plan"}, "language": "en"}


def proposed(uid: str, *lines: Any, party: str = "mdg", at: datetime = AT, **more: Any) -> rows.Plan:
    """A version of the work plan that a party proposes."""
    told = {**TITLES, "items": list(lines), **more}
    return actions.propose(initiative=uid, party=party, told=told, by=post(party), at=at)


def agreed(uid: str, *lines: Any, party: str = "mdg", at: datetime = AT, **more: Any) -> rows.Plan:
    """A version that everybody asked has consented to."""
    row = proposed(uid, *lines, party=party, at=at, **more)
    for other in row.asked:
        said("plan", row.uid, row.digest, other, at)
    row.refresh_from_db()
    return row


def cast() -> Initiative:
    """The parties and their initiative; Kenya is an outsider."""
    joined("bra", "mdg", "ken", "jica")
    return opened()
