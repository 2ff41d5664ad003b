"""People of a party: invited, given mandates, ended; by who administers the party and by nobody else."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bandung.people import accounts, actions
from bandung.people.models import Invitation, Mandate, Token
from tests.cast import AT, joined, post

pytestmark = pytest.mark.django_db

NEW = {"name": "voahangy", "password": "a quiet long password"}


@pytest.fixture(autouse=True)
def parties() -> None:
    cache.clear()
    joined("bra", "mdg")


def member(django_user_model: Any, party: str, *duties: str, **more: Any) -> Any:
    name = f"{party}-{'-'.join(duties)}"
    person = django_user_model.objects.create_user(name, email=f"{name}@agency.example", password="a-long-password")
    for duty in duties:
        Mandate.objects.create(
            person=person, party=party, duty=duty, post=post(party), since=AT, given_by="Ministry", **more
        )
    return person


def signed_in_anew(client: Client, person: Any) -> None:
    """As the pages of an account ask for it: the password a moment ago."""
    client.post("/en/sign-in/", {"login": person.username, "password": "a-long-password"})
    client.post("/en/account/again/", {"password": "a-long-password"})


@pytest.fixture
def administrator(django_user_model: Any) -> Any:
    return member(django_user_model, "mdg", "administer")


def letter(by: Any, **more: Any) -> str:
    told = {"party": "mdg", "address": "v@agency.example", "duties": ["draft"], "post": "Desk officer"} | more
    return actions.invite(by=by.mandates.get(), at=timezone.now(), **told)[1]


def test_a_colleague_is_invited_by_mail_and_works_at_once(
    client: Client, administrator: Any, mailoutbox: list[Any]
) -> None:
    client.force_login(administrator)
    told = {"address": "v@agency.example", "post": "Desk officer", "duties": ["draft", "clear"], "language": "fr"}

    assert client.post("/en/desk/people/invite/", told).status_code == 302
    link = re.search(r"http://testserver(\S+)", mailoutbox[0].body).group(1)  # type: ignore[union-attr]
    other = Client()
    page = other.get(link)
    answer = other.post(link, NEW)

    assert link.startswith("/fr/invitations/")
    assert page.status_code == 200
    assert answer.headers["Location"] == "/fr/account/"
    assert other.get("/en/desk/people/").status_code == 200
    mandates = Mandate.objects.filter(person__username="voahangy").order_by("pk")
    assert list(mandates.values_list("duty", "given_by")) == [
        ("draft", post("mdg")),
        ("clear", post("mdg")),
    ]


@pytest.mark.parametrize(
    ("party", "duty", "status"),
    [("mdg", "draft", 403), ("mdg", "clear", 403), ("mdg", "consent", 403), ("bra", "administer", 404)],
)
def test_only_who_administers_the_party_ends_its_mandates(
    client: Client, django_user_model: Any, administrator: Any, party: str, duty: str, status: int
) -> None:
    client.force_login(member(django_user_model, party, duty))
    held = administrator.mandates.get()

    assert client.post(f"/en/desk/people/{held.pk}/end/").status_code == status
    held.refresh_from_db()
    assert held.until is None


def test_the_operator_is_nobody_in_a_party(client: Client, django_user_model: Any, administrator: Any) -> None:
    client.force_login(django_user_model.objects.create_superuser("operator", password="a-long-password"))

    assert client.get("/en/desk/people/").status_code == 403
    assert client.post("/en/desk/people/invite/", {}).status_code == 403


def test_who_is_not_signed_in_is_asked_to(client: Client) -> None:
    assert client.get("/en/desk/people/").headers["Location"] == "/en/sign-in/?next=/en/desk/people/"


def test_an_invitation_without_duties_is_asked_again_and_keeps_what_was_typed(
    client: Client, administrator: Any
) -> None:
    client.force_login(administrator)

    answer = client.post(
        "/en/desk/people/invite/", {"address": "v@agency.example", "post": "Officer", "language": "fr"}
    )

    assert answer.status_code == 422
    assert 'value="v@agency.example"' in answer.content.decode()


def test_links_that_are_forged_replayed_or_old_give_nothing(client: Client, administrator: Any) -> None:
    used, taken, old = (letter(administrator, address=f"{name}@agency.example") for name in ("a", "b", "c"))
    Client().post(f"/en/invitations/{used}/", NEW)
    Invitation.objects.filter(address="b@agency.example").update(revoked_at=timezone.now())
    Invitation.objects.filter(address="c@agency.example").update(expires=timezone.now())
    before = Mandate.objects.count()

    pages = [
        client.post(f"/en/invitations/{each}/", NEW | {"name": "other"}).content.decode()
        for each in (used, taken, old, "forged")
    ]

    sentences = ("was used already", "was taken back", "has run out", "is not complete")
    assert all(sentence in page for sentence, page in zip(sentences, pages, strict=True))
    assert Mandate.objects.count() == before


def test_an_invitation_falls_with_the_mandate_that_gave_it(
    client: Client, django_user_model: Any, administrator: Any
) -> None:
    secret = letter(administrator)
    administrator.mandates.update(until=timezone.now())

    client.post(f"/en/invitations/{secret}/", NEW)

    assert not django_user_model.objects.filter(username="voahangy").exists()


def test_a_link_is_for_its_address_alone(client: Client, django_user_model: Any, administrator: Any) -> None:
    stranger = member(django_user_model, "bra", "draft")
    client.force_login(stranger)

    answer = client.post(f"/en/invitations/{letter(administrator)}/")

    assert "for another address" in answer.content.decode()
    assert not stranger.mandates.filter(party="mdg").exists()


def test_the_last_administrator_stays(client: Client, administrator: Any) -> None:
    client.force_login(administrator)
    held = administrator.mandates.get()

    answer = client.post(f"/en/desk/people/{held.pk}/end/")

    assert answer.status_code == 422
    assert "left without anybody who gives mandates" in answer.content.decode()


def test_the_page_asks_the_same_questions_at_one_and_three_rows(
    client: Client, django_user_model: Any, administrator: Any
) -> None:
    client.force_login(administrator)
    client.get("/en/desk/people/")
    with CaptureQueriesContext(connection) as one:
        client.get("/en/desk/people/")
    member(django_user_model, "mdg", "draft", "clear")
    with CaptureQueriesContext(connection) as three:
        client.get("/en/desk/people/")

    assert len(one) == len(three) <= 8


def test_a_token_works_within_its_scope_until_revoked(client: Client, django_user_model: Any) -> None:
    person = member(django_user_model, "mdg", "clear")
    at = timezone.now()
    reads, publishes = (
        accounts.make_token(person=person, name=each, scopes=[each], expires=at + timedelta(days=1), at=at)[1]
        for each in ("read", "publish")
    )

    def status(token: str) -> int:
        url = "/api/v1/needs/mdg"
        headers = {"Authorization": f"Bearer {token}"}
        return client.post(url, {"record": {}}, content_type="application/json", headers=headers).status_code

    assert (status("bdg_forged"), status(reads)) == (401, 403)
    assert status(publishes) not in (401, 403)
    accounts.revoke_token(person=person, token=Token.objects.get(name="publish").pk, at=at)
    assert status(publishes) == 401


def test_a_new_token_is_shown_once(client: Client, administrator: Any) -> None:
    signed_in_anew(client, administrator)

    page = client.post("/en/account/tokens/", {"name": "script", "scopes": ["read"], "days": 30}).content.decode()

    assert re.search(r"bdg_[\w-]{40,}", page)
    assert not re.search(r"bdg_[\w-]{40,}", client.get("/en/account/tokens/").content.decode())


@pytest.mark.parametrize(
    "path",
    ["", "factors/", "factors/application/", "factors/keys/add/", "factors/keys/", "tokens/", "email/", "password/"],
)
def test_pages_of_the_account_carry_no_inline_script(client: Client, administrator: Any, path: str) -> None:
    signed_in_anew(client, administrator)

    page = client.get(f"/en/account/{path}", follow=True)

    assert page.status_code == 200
    assert "Your account" in page.content.decode()
    scripts = re.findall(r"<script(?![^>]*(?:src=|application/json))", page.content.decode())
    assert (scripts, re.findall(r"\son\w+=|\sstyle=", page.content.decode())) == ([], [])


def test_an_erased_account_leaves_its_post_alone(client: Client, django_user_model: Any) -> None:
    person = member(django_user_model, "mdg", "clear")
    signed_in_anew(client, person)

    client.post("/en/account/erase/")

    assert not django_user_model.objects.exists()
    held = Mandate.objects.get()
    assert (held.person, held.post, held.until is None) == (None, post("mdg"), False)


def test_a_party_is_founded_once(django_user_model: Any) -> None:
    _letter, secret = actions.found(party="mdg", address="v@agency.example", post="Head", by="Operator", at=AT)
    accounts.open_by_invitation(secret=secret, at=AT, **NEW)

    with pytest.raises(actions.errors.AlreadyFounded):
        actions.found(party="mdg", address="w@agency.example", post="Head", by="Operator", at=AT)


def test_secrets_of_second_factors_are_sealed_at_rest() -> None:
    from bandung.web.accounts.adapters import SecondFactors

    adapter = SecondFactors()
    sealed = adapter.encrypt("JBSWY3DPEHPK3PXP")

    assert "JBSWY3DPEHPK3PXP" not in sealed
    assert adapter.decrypt(sealed) == "JBSWY3DPEHPK3PXP"
