"""Signing in with a ministry's directory, played by a small server: it opens no account and gives no mandate."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from bandung.people.models import Mandate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

WHO = {"sub": "77", "email": "focal@brazil.example", "email_verified": True, "preferred_username": "operator"}


class Directory(ThreadingHTTPServer):
    """What a directory of a ministry answers; ``says`` is whom it vouches for."""

    says: dict[str, Any]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answers(BaseHTTPRequestHandler):
    server: Directory

    def do_GET(self) -> None:
        ways = {"issuer": "", "authorization_endpoint": "/ask", "token_endpoint": "/token", "userinfo_endpoint": "/who"}
        known = {name: self.server.address + path for name, path in ways.items()}
        self._say(self.server.says if self.path == "/who" else known)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._say({"access_token": "x", "token_type": "bearer"})

    def _say(self, what: dict[str, Any]) -> None:
        body = json.dumps(what).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_told: Any) -> None:
        """Tests are quiet."""


@pytest.fixture
def directory(settings: Any) -> Iterator[Directory]:
    cache.clear()
    server = Directory(("127.0.0.1", 0), Answers)
    server.says = dict(WHO)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app(server.address)]}}
    yield server
    server.shutdown()
    server.server_close()


def app(address: str) -> dict[str, Any]:
    settings = {"server_url": address, "oauth_pkce_enabled": True}
    return {"provider_id": "directory", "name": "Itamaraty", "client_id": "node", "secret": "s", "settings": settings}


@pytest.fixture
def person(django_user_model: Any) -> Any:
    made = django_user_model.objects.create_user("focal", email="focal@brazil.example", password="a-long-password")
    EmailAddress.objects.create(user=made, email=made.email, verified=True, primary=True)
    return made


def come_back(client: Client, *, next_page: str = "", **changed: str) -> HttpResponse:
    """Go to the directory and come back from it as it sends people back."""
    away = client.get("/account/oidc/directory/login/", {"next": next_page} if next_page else {})
    assert away.status_code == 302, away.content.decode()
    asked = {name: values[0] for name, values in parse_qs(urlsplit(away.headers["Location"]).query).items()}
    return client.get(asked["redirect_uri"], {"code": "c", "state": asked["state"]} | changed)


def signed_in(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_who_is_known_by_the_address_is_signed_in(client: Client, person: Any, directory: Directory) -> None:
    assert "Itamaraty" in client.get("/fr/sign-in/").content.decode()

    answer = come_back(client, next_page="/fr/offers/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/fr/offers/")
    assert signed_in(client) == str(person.pk)
    assert not Mandate.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [
        {"email": "somebody@brazil.example"},
        {"email_verified": False},
        {"email": None},
        {"email": "x@x.example", "preferred_username": "focal"},
    ],
)
def test_nobody_else_is_let_in_and_no_account_opens(
    client: Client, person: Any, directory: Directory, changed: dict[str, Any]
) -> None:
    directory.says = WHO | changed

    answer = come_back(client)

    assert answer.status_code == 403
    assert "belongs to no account here" in answer.content.decode()
    assert signed_in(client) is None
    assert type(person).objects.count() == 1


def test_an_address_that_an_account_has_not_confirmed_does_not_count(
    client: Client, person: Any, directory: Directory
) -> None:
    EmailAddress.objects.update(verified=False)

    assert come_back(client).status_code == 403
    person.refresh_from_db()
    assert person.has_usable_password()


def test_who_was_let_in_once_needs_the_address_again(client: Client, person: Any, directory: Directory) -> None:
    come_back(client)
    directory.says = WHO | {"email": "moved@brazil.example"}

    assert come_back(Client()).status_code == 403


def test_a_closed_account_stays_closed(client: Client, person: Any, directory: Directory) -> None:
    type(person).objects.update(is_active=False)

    assert come_back(client).status_code == 403


def test_a_forged_way_back_is_refused(client: Client, person: Any, directory: Directory) -> None:
    answer = come_back(client, state="forged")

    assert "did not let you in" in answer.content.decode()
    assert signed_in(client) is None


def test_the_way_back_never_leaves_the_node(client: Client, person: Any, directory: Directory) -> None:
    answer = come_back(client, next_page="https://evil.example/")

    assert answer.headers["Location"].startswith("/")


def test_a_directory_that_does_not_answer_is_told_as_such(client: Client, settings: Any) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app("http://127.0.0.1:1")]}}

    answer = client.get("/account/oidc/directory/login/")

    assert answer.status_code == 503
    assert "did not let you in" in answer.content.decode()


def test_without_a_directory_there_is_no_such_way(client: Client) -> None:
    assert client.get("/account/oidc/directory/login/").status_code == 404
    assert "directory" not in client.get("/en/sign-in/").content.decode()
