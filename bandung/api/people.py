"""Who asks: a person by name and password (HTTP Basic), acting under a mandate of the party named in the address."""

from typing import Any

from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.utils import timezone
from ninja.errors import HttpError
from ninja.security import HttpBasicAuth

from bandung.people.models import Mandate
from bandung.people.queries import mandate


class Person(HttpBasicAuth):
    """Name and password of an account of this node."""

    def authenticate(self, request: HttpRequest, username: str, password: str) -> Any | None:
        return authenticate(request, username=username, password=password)


def mandated(request: HttpRequest, party: str) -> Mandate:
    """The mandate under which the person publishes for the party.

    :raises HttpError: 403 if there is none.
    """
    held = mandate(request.auth, duty=Mandate.Duty.CLEAR, at=timezone.now(), party=party)  # type: ignore[attr-defined]
    if held is None:
        raise HttpError(403, f"You hold no mandate to publish for “{party}”.")
    return held
