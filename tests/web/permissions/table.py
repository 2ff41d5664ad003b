"""How the lines of the table are tried: each attempt is one way to do what one line speaks of.

An attempt of reading gives the answer in which the object's word may stand; any other attempt changes something or
does not.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bandung.people.permissions import PERMISSIONS
from tests.web.permissions.world import Person, World

Try = Callable[[World, Person], Any]


@dataclass(frozen=True)
class Attempt:
    """One way to try one line."""

    action: str
    kind: str
    way: str
    run: Try
    at_own_desk: bool
    """The page names no party: who is of another works at her own desk, and nothing of this party may change."""

    def __str__(self) -> str:
        return f"{self.action} {self.kind} {self.way}".replace(" ", "-")


ATTEMPTS: list[Attempt] = []


def attempt(action: str, kind: str, way: str = "page", *, at_own_desk: bool = False) -> Callable[[Try], Try]:
    def listed(run: Try) -> Try:
        ATTEMPTS.append(Attempt(action, kind, way, run, at_own_desk))
        return run

    return listed


def untried() -> set[tuple[str, str]]:
    """Lines of the table that nothing here tries."""
    return {(each.action, each.kind) for each in PERMISSIONS} - {(each.action, each.kind) for each in ATTEMPTS}


def unknown() -> set[tuple[str, str]]:
    """What is tried here and the table does not know."""
    return {(each.action, each.kind) for each in ATTEMPTS} - {(each.action, each.kind) for each in PERMISSIONS}
