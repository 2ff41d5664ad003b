"""How an initiative goes, and how an agreement goes: the states, and the moves as one table each.

A move names who may make it, and the guards that must hold. ``docs/initiatives.md`` is printed from here, and tests
loop over it. Stages follow the project cycle of cooperation agencies (docs/decisions/0014).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bandung.values.errors import _

Who = Literal["lead", "partner", "partners"]
WHO: Mapping[str, str] = {
    "lead": _("the party that leads"),
    "partner": _("any one partner"),
    "partners": _("all partners, each by its own consent"),
}
"""Partners are the parties of the South that have joined and not left; a facilitator moves nothing."""

STAGES: Mapping[str, str] = {
    "requested": _("requested"),
    "returned": _("returned for more work"),
    "screened": _("screened at home"),
    "matched": _("partners found"),
    "formulating": _("being formulated"),
    "formulated": _("formulated"),
    "agreed": _("partnership agreed"),
    "on-agenda": _("on the agenda of a commission"),
    "approved": _("approved"),
    "executing": _("being carried out"),
    "suspended": _("suspended"),
    "completed": _("completed"),
    "evaluated": _("evaluated"),
    "closed": _("closed"),
    "rejected": _("rejected"),
    "withdrawn": _("withdrawn"),
    "cancelled": _("cancelled"),
    "expired": _("expired"),
}
FIRST = "requested"
ENDED = ("closed", "rejected", "withdrawn", "cancelled", "expired")
REPORTED = "reported"
"""Where an initiative stands that a source reports: nobody's consent is behind it."""
SHOWN: Mapping[str, str] = {**STAGES, REPORTED: _("reported by its source")}
STEPS = (
    "requested", "screened", "matched", "formulating", "formulated", "agreed", "on-agenda", "approved", "executing",
    "completed", "evaluated", "closed",
)  # fmt: skip
"""The straight way, for a picture of how far it is."""

GROUPS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "prepare": (_("Prepare"), ("requested", "returned", "screened", "matched", "formulating")),
    "agree": (_("Agree"), ("formulated", "agreed", "on-agenda", "approved")),
    "carry-out": (_("Carry out"), ("executing", "suspended")),
    "after": (_("Look back"), ("completed", "evaluated")),
    "ended": (_("Ended"), ENDED),
}
"""Stages by what people do in them."""

GUARDS: Mapping[str, str] = {
    "statement": _("Say how it was checked against the national plan and foreign policy."),
    "joined": _("Every party that is named has joined, and a provider and a recipient are among them."),
    "need": _("A recipient’s need stands in its own register and is named in the terms."),
    "indicators": _("At least one development result and one partnership result have an indicator each."),
    "agreement": _("An agreement of its partners is in force."),
    "roles": _("Triangular: provider, recipient and facilitator are bound by that agreement."),
    "not-triangular": _("A triangular initiative needs the agreement of all its roles first."),
    "session": _("Name the commission’s session."),
    "act": _("Name the act that approves it."),
    "counterparts": _("Name the institution that answers for the work on each side."),
    "budget": _("State who bears which costs."),
    "start": _("Say on which day it begins."),
    "reason": _("Say why."),
    "report": _("Name the final report by its digest."),
    "evaluation": _("Name the evaluation by its digest, or say why there is none."),
    "costs": _("State the costs of each party, or say that they are not known."),
}
"""What has to hold before a move takes effect, as the sentence that is shown until it does."""


@dataclass(frozen=True, slots=True)
class StageMove:
    """One line of the table. The entry written is a ``move``; where all partners move, a ``consent`` of each other."""

    of: str
    to: str
    who: Who
    guards: tuple[str, ...] = ()


def _from(*stages: str, to: str, who: Who, guards: tuple[str, ...] = ()) -> tuple[StageMove, ...]:
    return tuple(StageMove(stage, to, who, guards) for stage in stages)


_APPROVAL = ("act", "counterparts", "budget")
_BEFORE_APPROVAL = (
    "requested",
    "returned",
    "screened",
    "matched",
    "formulating",
    "formulated",
    "agreed",
    "on-agenda",
)

MOVES: tuple[StageMove, ...] = (
    StageMove("requested", "screened", "lead", ("statement",)),
    *_from("requested", "screened", to="returned", who="lead", guards=("reason",)),
    StageMove("returned", "requested", "lead"),
    StageMove("screened", "matched", "lead", ("joined",)),
    StageMove("matched", "formulating", "partner"),
    StageMove("formulating", "formulated", "partners", ("need", "indicators")),
    *_from("formulated", "agreed", "on-agenda", to="formulating", who="partner", guards=("reason",)),
    StageMove("formulated", "agreed", "lead", ("need", "indicators", "agreement", "roles")),
    StageMove("formulated", "on-agenda", "lead", ("need", "indicators", "not-triangular", "session")),
    StageMove("agreed", "on-agenda", "lead", ("session",)),
    StageMove("agreed", "approved", "partners", (*_APPROVAL, "agreement")),
    StageMove("on-agenda", "approved", "partners", _APPROVAL),
    StageMove("on-agenda", "rejected", "partners", ("reason",)),
    StageMove("approved", "executing", "lead", ("start",)),
    StageMove("executing", "suspended", "partner", ("reason",)),
    StageMove("suspended", "executing", "partners"),
    StageMove("executing", "completed", "partners", ("report",)),
    StageMove("completed", "evaluated", "lead", ("evaluation",)),
    StageMove("evaluated", "closed", "partners", ("costs",)),
    *_from(*_BEFORE_APPROVAL, to="withdrawn", who="lead", guards=("reason",)),
    *_from("approved", "executing", "suspended", to="cancelled", who="partners", guards=("reason",)),
    *_from(*_BEFORE_APPROVAL, "approved", to="expired", who="lead", guards=("reason",)),
)
"""Every move of an initiative. What is not here is not allowed."""
BY_WAY: Mapping[tuple[str, str], StageMove] = {(each.of, each.to): each for each in MOVES}

AGREEMENT_STATES: Mapping[str, str] = {
    "proposed": _("proposed"),
    "in-force": _("in force"),
    "suspended": _("suspended"),
    "amended": _("replaced by an amendment"),
    "terminated": _("terminated by all"),
    "ended": _("ended, since too few parties are left in it"),
    "closed": _("not taken up"),
    "withdrawn": _("taken back by who proposed it"),
}
IN_FORCE = ("in-force", "suspended")
"""States in which the text binds, or would bind again."""
AGREEMENT_MOVES: tuple[StageMove, ...] = (
    StageMove("in-force", "suspended", "partner", ("reason",)),
    StageMove("suspended", "in-force", "partners"),
    *_from("in-force", "suspended", to="terminated", who="partners", guards=("reason",)),
)
"""Moves of an agreement in force. Withdrawing from it is no move: each party may, at any time, alone."""
AGREEMENT_BY_WAY: Mapping[tuple[str, str], StageMove] = {(each.of, each.to): each for each in AGREEMENT_MOVES}


def ways_out(stage: str) -> tuple[StageMove, ...]:
    """The moves that lead on from a stage."""
    return tuple(each for each in MOVES if each.of == stage)
