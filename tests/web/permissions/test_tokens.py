"""What a token may be used for: every scope against every action of the API; what it does not name is refused."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from bandung.people import accounts
from bandung.people.models import Invitation, Mandate, Token
from bandung.people.permissions import DUTIES, PERMISSIONS, roles_for
from bandung.people.scopes import NAMES, SCOPES, covers
from tests.cast import AT, post
from tests.web.permissions.attempts import ATTEMPTS, Attempt
from tests.web.permissions.reading import content
from tests.web.permissions.world import OWN, SECRETS, Person, World, a_person, a_token, standing

pytestmark = pytest.mark.django_db

BY_API = [each for each in ATTEMPTS if each.way.endswith("api") and each.kind not in ("public record", "hosting")]


def with_every_duty(attempt: Attempt, scopes: tuple[str, ...]) -> Person:
    """Somebody who may do anything in the party that can do this, by a token of these scopes."""
    party = OWN if roles_for(attempt.action, attempt.kind) else "ken"
    who = a_person(party, "clear")
    for duty in set(DUTIES) - {"clear"}:
        Mandate.objects.create(person=who.user, party=party, duty=duty, post="p", since=AT, given_by="x")
    return Person(party, "clear", who.user, a_token(who.user, scopes))


@pytest.mark.parametrize("scope", NAMES)
@pytest.mark.parametrize("attempt", BY_API, ids=str)
def test_a_token_does_what_its_scope_covers_and_nothing_else(here: World, attempt: Attempt, scope: str) -> None:
    who = with_every_duty(attempt, (scope,))
    before = standing()

    answer = attempt.run(here, who)

    assert (answer.status_code < 300) == covers([scope], attempt.action, attempt.kind)
    if attempt.action in ("read", "export"):
        assert SECRETS[attempt.kind] in content(answer)
    else:
        assert (standing() != before) == covers([scope], attempt.action, attempt.kind)


def test_every_action_of_a_party_is_in_one_scope() -> None:
    acted = {(each.action, each.kind) for each in PERMISSIONS if each.action not in ("read", "export")}
    named = [pair for pairs in SCOPES.values() for pair in pairs]

    assert set(named) == acted - {("suspend", "hosting")}
    assert len(named) == len(set(named))


@pytest.mark.parametrize("how", ["revoked", "run out", "guessed", "of a closed account", "of an ended mandate"])
def test_a_token_that_does_not_hold_any_more_does_nothing(here: World, how: str) -> None:
    attempt = next(each for each in BY_API if (each.action, each.kind) == ("publish", "record"))
    who = with_every_duty(attempt, ("publish",))
    token, now = Token.objects.filter(person=who.user).order_by("-pk")[:1], timezone.now()
    match how:
        case "revoked":
            accounts.revoke_token(person=who.user, token=token.get().pk, at=now)
        case "run out":
            Token.objects.filter(pk__in=list(token.values_list("pk", flat=True))).update(expires=now)
        case "guessed":
            who = Person(OWN, "clear", who.user, who.token[:-1] + "_")
        case "of a closed account":
            who.user.is_active = False
            who.user.save()
        case _:
            Mandate.objects.filter(person=who.user).update(until=now - timedelta(minutes=1))
    before = standing()

    answer = attempt.run(here, who)

    assert answer.status_code in (401, 403)
    assert standing() == before


def test_nobody_revokes_the_token_of_another(here: World) -> None:
    hers = Token.objects.filter(person=here.person("own", "administer").user).get()
    other = here.person("outsider", "administer")

    answer = other.post(f"/en/account/tokens/{hers.pk}/revoke/")

    assert answer.status_code < 500
    hers.refresh_from_db()
    assert hers.revoked_at is None


def test_nobody_takes_back_an_invitation_of_another_party(here: World) -> None:
    here.person("own", "administer").post(
        "/en/desk/people/invite/", address="new@agency.example", post="Officer", duties=["draft"], language="fr"
    )
    letter = Invitation.objects.get(party=OWN)

    answers: list[Any] = [
        here.person(relation, role).post(f"/en/desk/people/invitations/{letter.pk}/take-back/")
        for relation, role in (("outsider", "administer"), ("partner", "administer"), ("own", "clear"))
    ]

    letter.refresh_from_db()
    assert letter.revoked_at is None
    assert all(300 < answer.status_code < 500 for answer in answers)
    assert letter.made_by != post("ken")
