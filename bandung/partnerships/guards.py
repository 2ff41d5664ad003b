"""The guards of the table of stages: each a small function of what is known, true where it holds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bandung.partnerships.stages import StageMove
from bandung.records.partnerships import Described, Move

RECEIVING = ("recipient", "both")
PROVIDING = ("provider", "both")


@dataclass(frozen=True, slots=True)
class Known:
    """What the guards look at: the terms in effect, the move as written, who has joined, who is bound."""

    terms: Described
    move: Move
    joined: frozenset[str]
    """Parties that have joined and not left."""
    bound: frozenset[str] | None = None
    """Parties bound by an agreement in force; None where there is none."""


def parties_in(terms: Described, *roles: str) -> frozenset[str]:
    """The parties with a register that hold one of these roles."""
    return frozenset(each.party for each in terms.participations if each.party and each.role in roles)


def has_need(terms: Described) -> bool:
    """Whether a recipient's own need is named."""
    return any(need.register_code in parties_in(terms, *RECEIVING) for need in terms.needs)


def _joined(known: Known) -> bool:
    named = {each.party for each in known.terms.participations if each.party}
    here = known.joined
    return (
        named <= here
        and bool(parties_in(known.terms, *PROVIDING) & here)
        and bool(parties_in(known.terms, *RECEIVING) & here)
        and len(here) > 1
    )


def _indicators(known: Known) -> bool:
    shown = {each.dimension for each in known.terms.results if each.indicators}
    return shown == {"development", "partnership"}


def _roles(known: Known) -> bool:
    facilitators = parties_in(known.terms, "facilitator")
    if not facilitators:
        return True
    bound = known.bound or frozenset()
    sides = (parties_in(known.terms, *PROVIDING), parties_in(known.terms, *RECEIVING), facilitators)
    return all(side & bound for side in sides)


def _counterparts(known: Known) -> bool:
    partners = known.joined - parties_in(known.terms, "facilitator")
    return partners <= {each.party for each in known.move.counterparts}


def _start(known: Known) -> bool:
    return known.move.on is not None or (known.terms.period is not None and known.terms.period.start is not None)


def _text(known: Known) -> bool:
    return known.move.text is not None


def _document(kind: str) -> Callable[[Known], bool]:
    return lambda known: known.move.document is not None and known.move.document.kind == kind


CHECKS: Mapping[str, Callable[[Known], bool]] = {
    "statement": _text,
    "joined": _joined,
    "need": lambda known: has_need(known.terms),
    "indicators": _indicators,
    "agreement": lambda known: known.bound is not None,
    "roles": _roles,
    "not-triangular": lambda known: not parties_in(known.terms, "facilitator"),
    "session": lambda known: known.move.session is not None or known.move.text is not None,
    "act": lambda known: known.move.act is not None,
    "counterparts": _counterparts,
    "budget": lambda known: known.move.budget is not None,
    "start": _start,
    "reason": _text,
    "report": _document("final-report"),
    "evaluation": lambda known: _document("evaluation")(known) or known.move.text is not None,
    "costs": lambda known: bool(known.move.costs) or known.move.costs_not_known,
}


def unmet(way: StageMove, known: Known) -> tuple[str, ...]:
    """The guards of this move that do not hold, in the order of the table."""
    return tuple(guard for guard in way.guards if not CHECKS[guard](known))
