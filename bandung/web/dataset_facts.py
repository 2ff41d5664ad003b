"""Fields of an initiative that a foreign activity becomes, in words: as it would be, and what would change."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from bandung.records.fields import Period
from bandung.records.kinds import read
from bandung.web.fields import Difference
from bandung.web.initiative_facts import changed
from bandung.web.initiative_parts import days_of
from bandung.web.partnership_words import BASES
from bandung.web.templatetags.bandung import day

ORDER = (
    "title", "summary", "type", "basis", "participations", "period", "region", "place", "sectors", "sdgs", "results",
    "language",
)  # fmt: skip
HEADINGS: Mapping[str, object] = {"basis": _("Form of cooperation"), "period": _("From – until")}


def compared(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """What differs between two initiatives, field by field; of nothing and one, everything that it says."""
    found: list[Difference] = []
    for name in (*ORDER, *sorted({*before, *after} - {*ORDER, "id"})):
        if before.get(name) == after.get(name):
            continue
        if name in HEADINGS:
            values = [_in_words(name, each.get(name)) for each in (before, after)]
            found.append(Difference(str(HEADINGS[name]), *values))
        else:
            found += changed(name, before.get(name), after.get(name), {})
    return found


def _in_words(name: str, value: Any) -> str:
    if not value:
        return ""
    if name == "basis":
        return str(BASES.get(value, value))
    return " – ".join(day(each) or "…" for each in days_of(read(Period, value)))
