"""Joint commissions in the reader's words: states, steps, what an item is, what is due."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from bandung.commissions.models import CommissionAct

Choices = list[tuple[str, object]]

STATES: Mapping[str, object] = {
    "convened": _("Waits for consent"), "confirmed": _("Agreed to meet"), "held": _("Act signed"),
    "withdrawn": _("Called off"),
}  # fmt: skip
ACT_STATES: Mapping[str, object] = {
    "proposed": _("On the table"), "consented": _("Consents are coming in"), "signed": _("Signed by all parties"),
    "outdated": _("Answered by another version"), "withdrawn": _("Taken back by who proposed it"),
    "closed": _("Not signed"),
}  # fmt: skip
ITEMS: Mapping[str, object] = {
    "project": _("A project for the programme"), "review": _("A review of what goes on"),
    "decision": _("Something to decide"), "other": _("Another matter"),
}  # fmt: skip
DUE: Mapping[str, object] = {
    "consent": _("Joint commission: your party’s word is awaited"),
    "session": _("Joint commission: the session begins"),
    "mid-term": _("Joint commission: mid-term review of the programme"),
    "next-session": _("Joint commission: the next session is due"),
}  # fmt: skip
DUE_HERE: Mapping[str, object] = {
    "consent": _("Your party’s word is awaited"), "session": _("The session begins"),
    "mid-term": _("Mid-term review of the programme"), "next-session": _("The next session is due"),
}  # fmt: skip
"""The same on the page of the session itself."""
STEPS: Mapping[str, object] = {
    "convene": _("All agree to meet"), "agenda": _("Agenda"), "draft": _("Draft of the act"),
    "propose": _("Act proposed"), "consents": _("Consents"), "signed": _("Act signed"),
}  # fmt: skip
"""The way of a session, in order."""
WORDS: Mapping[str, object] = {
    "consent": _("consents"), "refuse": _("does not consent"), "publish": _("agrees that everybody may read it"),
}  # fmt: skip
HEADINGS: Mapping[str, object] = {
    "number": _("Number"), "title": _("Title"), "on": _("Date"), "place": _("Place"), "preamble": _("Preamble"),
    "decisions": _("Decision"), "programme": _("Programme"), "projects": _("Project"),
    "middle": _("Mid-term review"), "next_on": _("Next session"), "next_place": _("Place of the next session"),
    "period": _("Period"), "sector": _("Sector"), "counterparts": _("Institutions"), "budget": _("Budget"),
    "initiative": _("Initiative"),
}  # fmt: skip


def steps(
    state: str, *, items: bool, draft: bool, act: CommissionAct | None, answered: bool
) -> list[tuple[object, str]]:
    """Each step of a session with ``done``, ``now`` or ``later``; the first one that is not done is the present one."""
    done = {
        "convene": state in ("confirmed", "held"),
        "agenda": items or act is not None,
        "draft": draft or act is not None,
        "propose": act is not None,
        "consents": answered or state == "held",
        "signed": state == "held",
    }
    found: list[tuple[object, str]] = []
    now = state != "withdrawn"
    for name, label in STEPS.items():
        if done[name]:
            found.append((label, "done"))
        else:
            found.append((label, "now" if now else "later"))
            now = False
    return found
