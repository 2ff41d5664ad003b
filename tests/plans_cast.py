"""Work plans for tests: an initiative of Malawi and Brazil with Japan as its facilitator, and lines of its plan."""

from typing import Any

from bandung.records.kinds import read
from bandung.records.plans import Plan

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
