"""Mandates are given inside a party and nowhere else: who invites, what can be given, what an invitation becomes."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model

from bandung.parties.models import Institution
from bandung.people import accounts, actions, errors
from bandung.people.models import Invitation, Mandate
from bandung.people.permissions import DUTIES
from bandung.people.queries import acting, held
from tests.cast import AT, joined, later, post

pytestmark = pytest.mark.django_db

PASSWORD = "a-long-password"


@pytest.fixture(autouse=True)
def parties() -> None:
    joined("bra", "mdg")
    Institution.objects.create(uid="mdg/hospital", party="mdg", type="x", body={"name": {"fr": "CHU"}}, seq=9, at=AT)
    Institution.objects.create(uid="bra/fiocruz", party="bra", type="x", body={"name": {"pt": "F"}}, seq=9, at=AT)


def person(name: str, **more: Any) -> Any:
    return get_user_model().objects.create_user(name, email=f"{name}@agency.example", password=PASSWORD, **more)


def given(to: Any, duty: str = "administer", party: str = "mdg", **more: Any) -> Mandate:
    told = {"post": post(party), "since": AT, "given_by": "Ministry"} | more
    return Mandate.objects.create(person=to, party=party, duty=duty, **told)


def invite(by: Mandate, **more: Any) -> str:
    told = {"party": "mdg", "address": "new@agency.example", "duties": ["draft"], "post": "Officer", "at": later(1)}
    return actions.invite(by=by, **(told | more))[1]


@pytest.mark.parametrize("duty", [each for each in DUTIES if each != "administer"])
def test_only_the_duty_to_administer_gives(duty: str) -> None:
    with pytest.raises(errors.NotPermitted):
        invite(given(person("a"), duty))


@pytest.mark.parametrize(
    "more", [{"party": "bra"}, {"until": later(1)}, {"since": later(2)}, {"institution": "hospital"}]
)
def test_a_mandate_of_others_or_of_another_time_gives_nothing(more: dict[str, Any]) -> None:
    with pytest.raises(errors.NotPermitted):
        invite(given(person("a"), **more))


def test_a_closed_account_gives_nothing() -> None:
    with pytest.raises(errors.NotPermitted):
        invite(given(person("a", is_active=False)))


def test_staff_of_the_node_are_nobody_in_a_party() -> None:
    operator = person("operator", is_staff=True, is_superuser=True)

    assert held(operator, AT) == []
    with pytest.raises(errors.NotPermitted):
        acting(operator, "give", "mandate", at=AT, party="mdg")


@pytest.mark.parametrize(
    ("more", "refused"),
    [
        ({"duties": []}, errors.NothingGiven),
        ({"duties": ["own"]}, errors.NothingGiven),
        ({"until": later(1)}, errors.NothingGiven),
        ({"institution": "fiocruz"}, errors.CannotGive),
        ({"institution": "hospital", "duties": ["clear"]}, errors.CannotGive),
        ({"institution": "hospital", "duties": ["draft", "administer"]}, errors.CannotGive),
    ],
)
def test_what_cannot_be_given_is_refused(more: dict[str, Any], refused: type[errors.PeopleError]) -> None:
    by = given(person("a"))

    with pytest.raises(refused):
        invite(by, **more)
    assert not Invitation.objects.exists()


def test_an_institutions_officer_drafts_for_it_alone() -> None:
    secret = invite(given(person("a")), institution="hospital", until=later(100))

    officer = accounts.open_by_invitation(secret=secret, name="officer", password=PASSWORD, at=later(2))

    told = acting(officer, "write", "draft", at=later(3), party="mdg", institution="hospital")
    assert (told.institution, told.until, told.given_by) == ("hospital", later(100), post("mdg"))
    for action, kind, institution in (("write", "draft", ""), ("clear", "draft", "hospital")):
        with pytest.raises(errors.NotPermitted):
            acting(officer, action, kind, at=later(3), party="mdg", institution=institution)


def test_an_account_of_the_address_takes_the_mandates_and_has_its_address_confirmed() -> None:
    secret = invite(given(person("a")), address="B@Agency.example")
    her = person("b")

    (held_now,) = actions.accept(secret=secret, person=her, at=later(2))

    assert (held_now.person, held_now.duty) == (her, "draft")
    assert EmailAddress.objects.get(user=her).verified


def test_a_link_opens_for_fourteen_days_and_once() -> None:
    by = given(person("a"))
    secret, other = invite(by), invite(by, address="b@agency.example")

    accounts.open_by_invitation(secret=secret, name="new", password=PASSWORD, at=later(15) - timedelta(seconds=1))

    with pytest.raises(errors.InvitationUsed):
        actions.opened(secret, later(2))
    with pytest.raises(errors.InvitationExpired):
        actions.opened(other, later(15))


def test_what_is_kept_of_a_link_does_not_open_it() -> None:
    invite(given(person("a")))

    with pytest.raises(errors.InvitationUnknown):
        actions.opened(Invitation.objects.get().digest, later(2))


@pytest.mark.parametrize(
    ("name", "refused"), [("A", errors.NameTaken), ("minister@agency.example", errors.NameLikeAddress)]
)
def test_a_name_is_taken_once_and_is_no_address(name: str, refused: type[errors.PeopleError]) -> None:
    secret = invite(given(person("a")))

    with pytest.raises(refused):
        accounts.open_by_invitation(secret=secret, name=name, password=PASSWORD, at=later(2))
    assert get_user_model().objects.count() == 1


def test_who_administers_ends_a_mandate_but_not_the_last_lasting_one() -> None:
    mine, brief = given(person("a")), given(person("b"), until=later(50))

    with pytest.raises(errors.LastAdministrator):
        actions.end(mandate=mine.pk, party="mdg", by=brief, at=later(2))
    ended = actions.end(mandate=brief.pk, party="mdg", by=mine, at=later(2))

    assert (ended.until, ended.ended_by) == (later(2), post("mdg"))
    with pytest.raises(errors.NoSuchMandate):
        actions.end(mandate=brief.pk, party="mdg", by=mine, at=later(3))


def test_a_mandate_of_another_party_cannot_be_ended() -> None:
    theirs = given(person("b"), "draft", party="bra")

    with pytest.raises(errors.NoSuchMandate):
        actions.end(mandate=theirs.pk, party="mdg", by=given(person("a")), at=later(2))


def test_the_last_administrator_cannot_erase_her_account_and_others_can() -> None:
    last, other = person("a"), person("b")
    given(last)
    kept = given(other, "clear")
    invite(Mandate.objects.get(person=last), address="B@Agency.example")

    with pytest.raises(errors.LastAdministrator):
        accounts.erase(person=last, at=later(2))
    accounts.erase(person=other, at=later(2))

    kept.refresh_from_db()
    assert (kept.person, kept.post, kept.until, kept.ended_by) == (None, post("mdg"), later(2), post("mdg"))
    assert list(get_user_model().objects.values_list("username", flat=True)) == ["a"]
    assert not Invitation.objects.exists()


def test_an_account_that_was_erased_leaves_its_invitations_to_others_without_force() -> None:
    one, two = person("a"), person("b")
    given(two)
    secret = invite(given(one))

    accounts.erase(person=one, at=later(2))

    with pytest.raises(errors.InvitationRevoked):
        actions.opened(secret, later(3))


def test_an_invitation_that_was_taken_back_gives_nothing() -> None:
    by = given(person("a"))
    secret = invite(by)
    actions.take_back(invitation=Invitation.objects.get().pk, party="mdg", by=by, at=later(2))

    with pytest.raises(errors.InvitationRevoked):
        accounts.open_by_invitation(secret=secret, name="new", password=PASSWORD, at=later(3))
    with pytest.raises(errors.InvitationUsed):
        actions.take_back(invitation=Invitation.objects.get().pk, party="mdg", by=by, at=later(3))
