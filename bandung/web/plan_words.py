"""Work plans and transfers in the reader's words."""

from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.charts.timeline import STATES

TYPES: Mapping[str, object] = {
    "activity": _("Activity"), "milestone": _("Milestone"), "mission": _("Mission of experts"),
    "training": _("Training session"), "goods": _("Goods"),
}  # fmt: skip
LEVELS: Mapping[str, object] = {
    "introductory": _("Beginners"), "intermediate": _("Practitioners"), "advanced": _("Specialists"),
    "trainers": _("Those who will train others"),
}  # fmt: skip
REPORTED: Mapping[str, object] = {
    "not-begun": _("Not begun"), "under-way": _("Under way"), "done": _("Done"), "dropped": _("Dropped"),
}  # fmt: skip
"""What a report says of a line."""
LATE: Mapping[str, object] = {"begin": _("should have begun"), "end": _("should have ended")}
DUE: Mapping[str, object] = {
    "late-begin": _("A line of a work plan should have begun: %(what)s"),
    "late-end": _("A line of a work plan should have ended: %(what)s"),
    "begin": _("A line of a work plan begins: %(what)s"),
    "end": _("A line of a work plan ends: %(what)s"),
    "report": _("Your party’s report of progress is due: %(what)s"),
    "mid-term": _("Half time of a work plan; look at it together: %(what)s"),
}
PROPOSALS: Mapping[str, object] = {
    "proposed": _("waits for consents"), "in-effect": _("in effect"), "replaced": _("replaced by a later plan"),
    "outdated": _("no longer possible; another plan is in effect"), "withdrawn": _("taken back by its author"),
}  # fmt: skip
SAID: Mapping[str, object] = {"consent": _("consents"), "refuse": _("does not consent")}
COMMUNITY: Mapping[str, object] = {
    "not-stated": _("not stated"), "given": _("given"), "asked": _("asked for, not given yet"),
    "not-needed": _("not needed"),
}  # fmt: skip
READINESS: Mapping[int, object] = {
    1: _("1 – principle observed"), 2: _("2 – idea formulated"), 3: _("3 – shown to be possible"),
    4: _("4 – works in the laboratory"), 5: _("5 – parts work where it will be used"),
    6: _("6 – model works where it will be used"), 7: _("7 – prototype works in the field"),
    8: _("8 – complete and tested"), 9: _("9 – proven in use"),
}  # fmt: skip
"""Technology readiness levels, after ISO 16290:2013, in short words of our own."""


def state_name(state: str) -> str:
    """How a line stands."""
    return gettext(STATES[state])
