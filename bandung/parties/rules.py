"""Who speaks for whom. Plain values; no database, no clock."""

from collections.abc import Iterable
from typing import Literal

from bandung.parties.errors import AlreadySpeaks, NotItsRegister
from bandung.records.parties import Party

Standing = Literal["said", "reported"]


def standing(speaks_for: str, subjects: Iterable[str], party_type: str) -> Standing:
    """Whether a statement is its subject's own word.

    A country's word is its lead agency's, on that country alone. A regional or multilateral body speaks for itself
    where no country is named. Everything else is reported (DESIGN: reported is not said).
    """
    named = set(subjects)
    if named:
        return "said" if named == {speaks_for} else "reported"
    return "said" if party_type in ("regional-body", "multilateral") else "reported"


def check_can_describe(party: Party, *, register: str, speakers: Iterable[str]) -> None:
    """
    :raises NotItsRegister: if a party describes another.
    :raises AlreadySpeaks: if the country has a lead agency already; ``speakers`` are the others that speak for it.
    """
    if party.id != register:
        raise NotItsRegister(party=register, record=party.id)
    check_speaks_alone(register, country="".join(party.speaks_for), speakers=speakers)


def check_speaks_alone(register: str, *, country: str, speakers: Iterable[str]) -> None:
    """:raises AlreadySpeaks: if there are other ``speakers`` for the country."""
    for other in speakers if country else ():
        raise AlreadySpeaks(party=register, other=other, country=country)
