"""At the desk: for which party a person works just now, and under which mandate she does what."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from bandung.notices.queries import unread_of
from bandung.parties.models import Party
from bandung.people.errors import NotPermitted
from bandung.people.models import Mandate
from bandung.people.queries import held, under

CHOSEN = "party"
"""Where the session keeps the party that a person of several parties works for just now."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A person's place in one party: her mandates there, and the parties she could change to."""

    party: Party
    held: tuple[Mandate, ...]
    parties: tuple[str, ...]
    at: datetime
    unread: int = 0
    """Notices of this party that she has not read."""

    def may(self, action: str, kind: str, *, relation: str = "own", institution: str = "") -> bool:
        """Whether a button is shown: the same question that the action asks."""
        return under(self.held, action, kind, relation=relation, institution=institution) is not None

    def acting(self, action: str, kind: str, *, relation: str = "own", institution: str = "") -> Mandate:
        """The mandate under which she does this.

        :raises NotPermitted: if she holds none that covers it.
        """
        found = under(self.held, action, kind, relation=relation, institution=institution)
        if found is None:
            raise NotPermitted
        return found

    @property
    def institution(self) -> str:
        """The institution that her mandates are for; empty if any of them reaches the whole party.

        Of several institutions, the one that was given first: nobody reaches the whole party by holding two parts.
        """
        return "" if any(not each.institution for each in self.held) else self.held[0].institution


def desk_of(request: HttpRequest) -> Desk:
    """The desk of whoever asks.

    :raises NotPermitted: if she holds no mandate in any party.
    """
    at = timezone.now()
    every = held(request.user, at)
    codes = tuple(dict.fromkeys(each.party for each in every))
    chosen = request.session.get(CHOSEN)
    code = chosen if chosen in codes else codes[0] if codes else ""
    person: Any = request.user
    party: Any = Party.objects.filter(code=code).annotate(unread=unread_of(person.pk, code)).first()
    if party is None:
        raise NotPermitted
    return Desk(party, tuple(each for each in every if each.party == code), codes, at, party.unread)


def at_desk(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of the desk: ``view(request, desk, ...)``; asks who is not signed in to sign in."""

    @login_required
    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        desk = desk_of(request)
        request.desk = desk  # type: ignore[attr-defined] - for the navigation of the desk
        return view(request, desk, *args, **named)

    return opened
