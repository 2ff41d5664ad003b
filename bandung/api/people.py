"""Who asks: a person by name and password (HTTP Basic) or by a token of hers, under a mandate of the party named."""

from functools import partial
from typing import Any

from allauth.core.internal import ratelimit
from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.utils import timezone
from ninja.errors import HttpError
from ninja.security import HttpBasicAuth, HttpBearer

from bandung.people.accounts import token_of
from bandung.people.errors import NotPermitted
from bandung.people.models import Mandate
from bandung.people.queries import acting, has_second_factor, held
from bandung.people.scopes import covers

TRIES = {"wrong_password": "20/m/ip,5/5m/key"}
"""How often a wrong password is heard out, from one address and for one name, before nobody is."""


class Person(HttpBasicAuth):
    """Name and password of an account of this node; an account with a second factor uses a token instead."""

    def authenticate(self, request: HttpRequest, username: str, password: str) -> Any | None:
        """
        :raises HttpError: 429 after too many wrong passwords.
        """
        tried = partial(
            ratelimit.consume, request, app="bandung.api", action="wrong_password", config=TRIES,
            key=username.strip().lower()[:254], limit_get=True,
        )  # fmt: skip
        if tried(dry_run=True) is None:
            raise HttpError(429, "Too many wrong passwords. Wait five minutes, or use a token.")
        person = authenticate(request, username=username, password=password)
        if person is None:
            tried()
        return None if person is None or has_second_factor(person) else person


class Program(HttpBearer):
    """A personal token, made on the page of the person's account."""

    def authenticate(self, request: HttpRequest, token: str) -> Any | None:
        found = token_of(token, timezone.now())
        if found is None:
            return None
        request.token = found  # type: ignore[attr-defined] - for `mandated`
        return found.person


SIGNED_IN = [Program(), Person()]
"""What an operation for people with a mandate takes as `auth`."""


def mandated(
    request: HttpRequest,
    party: str,
    action: str = "publish",
    kind: str = "record",
    relation: str = "own",
    institution: str = "",
) -> Mandate:
    """The mandate under which the person does this for the party; a token must cover it too.

    ``institution`` is the one that the object belongs to: a mandate of an institution reaches its own objects alone.

    :raises HttpError: 403 if there is none, or the token's scopes do not reach that far.
    """
    token = getattr(request, "token", None)
    if token is not None and not covers(token.scopes, action, kind):
        raise HttpError(403, f"This token does not cover “{action} {kind}”.")
    asked: dict[str, Any] = {"at": timezone.now(), "party": party, "relation": relation, "institution": institution}
    try:
        return acting(request.auth, action, kind, **asked)  # type: ignore[attr-defined]
    except NotPermitted:
        raise HttpError(403, f"You hold no mandate to {action} a {kind} for “{party}”.") from None


def reach(request: HttpRequest, party: str) -> str:
    """The institution of the party that the person's mandates are for; empty if any of them reaches the whole party.

    Of several institutions, the one that was given first.
    """
    names = [each.institution for each in held(request.auth, timezone.now()) if each.party == party]  # type: ignore[attr-defined]
    return "" if "" in names or not names else names[0]
