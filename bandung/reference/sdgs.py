"""The 17 Sustainable Development Goals and their 169 targets (General Assembly resolution 70/1)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from bandung.reference.errors import UnknownCode
from bandung.reference.tables import Coded, names, rows


@dataclass(frozen=True, slots=True)
class Sdg(Coded):
    """A goal ("6") or a target ("6.1", "6.a"); ``goal`` is the target's goal, empty for a goal."""

    goal: str = ""
    short_names: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    def short_name(self, language: str = "en") -> str:
        """A goal's name in a few words; a target has only its full text."""
        return self.short_names.get(language) or self.short_names.get("en") or self.name(language)


@cache
def _sdgs() -> Mapping[str, Sdg]:
    return {row["code"]: Sdg(row["code"], names(row), row["goal"], names(row, "short_")) for row in rows("sdgs")}


def sdgs() -> tuple[Sdg, ...]:
    """All goals and targets, each goal before its targets."""
    return tuple(_sdgs().values())


def sdg(code: str) -> Sdg:
    """The goal or target of this code, such as "6" or "6.1".

    :raises UnknownCode: if there is none.
    """
    try:
        return _sdgs()[code]
    except (KeyError, TypeError):
        raise UnknownCode("Sustainable Development Goals and targets", code, _sdgs()) from None


def goal_of(code: str) -> str:
    """The goal that a goal or target belongs to.

    :raises UnknownCode: if there is no such goal or target.
    """
    it = sdg(code)
    return it.goal or it.code


def targets_of(goal: str) -> tuple[str, ...]:
    """Codes of the targets of a goal; a target has none.

    :raises UnknownCode: if there is no such goal.
    """
    wanted = sdg(goal).code
    return tuple(it.code for it in sdgs() if it.goal == wanted)
