"""What the node says to a browser that is to work without a network: what may be kept, for whom, and nothing else."""

import json
import re
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

from bandung.clearance import actions
from bandung.clearance.models import Draft
from bandung.people.models import Mandate
from bandung.web.public.offline import FILES, KEPT_FOR
from tests.cast import AT, joined, post

pytestmark = pytest.mark.django_db
STATIC = Path(__file__).parents[2] / "bandung" / "web" / "static"
FITS = {"title.fr": "Lactarium", "language": "fr"}
JSON: dict[str, Any] = {"headers": {"accept": "application/json"}}


def a_writer(name: str = "writer", party: str = "mdg") -> Client:
    person = get_user_model().objects.create_user(name, password="x")
    Mandate.objects.create(
        person=person, party=party, duty="draft", post=f"{name} of {party}", since=AT, given_by=post(party)
    )
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def writer(fresh_index: None) -> Client:
    joined("mdg", "bra")
    return a_writer()


def test_the_worker_has_the_whole_node_for_its_scope_and_is_looked_for_every_time() -> None:
    answer = Client().get("/service-worker.js")

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/javascript"
    assert answer.headers["Cache-Control"] == "no-cache"
    node = json.loads(re.match(r"const NODE = (.*);\n", answer.content.decode()).group(1))  # type: ignore[union-attr]
    assert list(node["offline"]) == [code for code, _name in settings.LANGUAGES]
    assert [Path(name).suffix for name in node["files"]] == [Path(name).suffix for name in FILES]
    assert all(name.startswith(node["static"]) for name in node["files"])


@pytest.mark.parametrize("code", [code for code, _name in settings.LANGUAGES])
def test_the_offline_page_is_there_in_every_language_and_names_nobody(code: str, writer: Client) -> None:
    page = Client().get(f"/{code}/offline/")

    assert page.status_code == 200
    assert f'<html lang="{code}"' in page.content.decode()
    assert 'data-person=""' in page.content.decode()


def test_only_pages_of_drafts_may_be_kept_and_only_by_their_reader(writer: Client) -> None:
    draft = actions.start(party="mdg", kind="need", answers=FITS, by="writer of mdg", at=AT)
    kept = ["/en/desk/drafts/new/need/", "/en/desk/drafts/new/offer/", f"/en/desk/drafts/{draft.pk}/"]
    others = ["/en/", "/en/needs/", "/en/desk/drafts/", f"/en/desk/drafts/{draft.pk}/check/", "/en/account/"]

    keys = {writer.get(address).headers.get(KEPT_FOR) for address in kept}

    assert keys == {writer.get("/en/desk/here/").json()["person"]}
    assert [writer.get(address).headers.get(KEPT_FOR) for address in others] == [None] * len(others)
    assert [Client().get(address).headers.get(KEPT_FOR) for address in kept + others] == [None] * 8
    assert a_writer("other").get(kept[0]).headers[KEPT_FOR] not in keys


def test_a_device_asks_whose_session_this_is_and_nobody_keeps_the_answer(writer: Client) -> None:
    mine, nobody = writer.get("/en/desk/here/"), Client().get("/en/desk/here/")

    assert len(mine.json()["person"]) == 20
    assert len(mine.json()["token"]) == 64
    assert nobody.json()["person"] == ""
    assert "no-store" in mine.headers["Cache-Control"]


def test_the_token_sends_a_draft(writer: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(get_user_model().objects.get(username="writer"))

    refused = strict.post("/en/desk/drafts/new/need/", FITS, **JSON)
    token = strict.get("/en/desk/here/").json()["token"]
    sent = strict.post("/en/desk/drafts/new/need/", FITS, headers={"accept": "application/json", "x-csrftoken": token})

    assert [refused.status_code, sent.status_code] == [403, 200]


def test_a_new_draft_sent_again_with_more_in_it_is_saved_and_not_doubled(writer: Client) -> None:
    address, name = "/en/desk/drafts/new/need/", str(uuid.uuid4())

    first = writer.post(address, FITS | {"name": name, "place.fr": ""}, **JSON).json()
    again = writer.post(address, FITS | {"name": name}, **JSON).json()
    more = writer.post(address, FITS | {"name": name, "title.fr": "Lactariums"}, **JSON).json()

    assert [first["version"], again["version"], more["version"]] == [1, 1, 2]
    assert [draft.title for draft in Draft.objects.all()] == ["Lactariums"]


def test_a_new_draft_sent_again_over_the_words_of_another_is_a_conflict(writer: Client) -> None:
    address, name = "/en/desk/drafts/new/need/", uuid.uuid4()
    writer.post(address, FITS | {"name": str(name)}, **JSON)
    actions.save(draft=name, answers=FITS | {"title.fr": "Hers"}, version=1, by="other of mdg", at=AT)

    answer = writer.post(address, FITS | {"name": str(name), "title.fr": "Mine"}, **JSON)

    assert answer.status_code == 409
    assert Draft.objects.get().title == "Hers"


def test_a_save_sent_twice_changes_nothing_the_second_time(writer: Client) -> None:
    draft = actions.start(party="mdg", kind="need", answers=FITS, by="writer of mdg", at=AT)
    typed = FITS | {"title.fr": "Banque de lait", "version": "1", "countries": ""}

    told = [writer.post(f"/en/desk/drafts/{draft.pk}/", typed, **JSON) for _time in range(2)]

    assert [(each.status_code, each.json()["version"]) for each in told] == [(200, 2), (200, 2)]


def test_a_draft_sent_after_the_session_ended_keeps_its_name(writer: Client) -> None:
    name, client = uuid.uuid4(), Client()
    client.post("/en/desk/drafts/new/need/", FITS | {"name": str(name)})
    client.force_login(get_user_model().objects.get(username="writer"))

    page = client.get("/en/desk/drafts/new/need/")

    assert f'name="name" value="{name}"' in page.content.decode()
    assert 'data-kept="yes"' in page.content.decode()


def test_scripts_stay_small_and_speak_to_old_phones() -> None:
    scripts = {name: (STATIC / name).read_text() for name in ("desk.js", "waiting.js", "service-worker.js")}
    newer = re.compile(r"\?\.|\?\?|\|\|=|&&=|catch \{|\{ ?\.\.\.|\bimport\b|\bexport\b|#\w+ ?=|\?<[=!]")

    assert {name: newer.findall(text) for name, text in scripts.items()} == {name: [] for name in scripts}
    assert sum(len(text.encode()) for text in scripts.values()) < 26_000
