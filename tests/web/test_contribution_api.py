"""Contributions by the API: for both sides what is theirs, for everybody what is public; nobody acts for another."""

import base64
import json
from typing import Any

import pytest
from django.test import Client

from bandung.contributions.models import Contribution
from bandung.people.models import Mandate
from bandung.registers.models import Entry
from tests.cast import AT, joined, post
from tests.factories import a_contribution

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "a-long-enough-password"
UID = "bra/agronomists"


@pytest.fixture
def node(django_user_model: Any, fresh_index: None) -> None:
    joined("bra", "mdg", "ken", "jica")
    for code in ("bra", "mdg", "ken", "jica"):
        person = django_user_model.objects.create_user(code, password=PASSWORD)
        for duty in ("clear", "consent"):
            Mandate.objects.create(person=person, party=code, duty=duty, post=post(code), since=AT, given_by="x")


def call(client: Client, path: str, body: Any = None, *, who: str = "", status: int = 0) -> Any:
    who = who or path.partition("/")[0].partition("?")[0]
    named = base64.b64encode(f"{who}:{PASSWORD}".encode()).decode()
    headers = {"Authorization": f"Basic {named}"} if who != "nobody" else {}
    address = f"/api/v1/contributions/{path}" if who != "nobody" or path else "/api/v1/contributions"
    if body is None:
        answer = client.get(address, headers=headers)
    else:
        answer = client.post(address, json.dumps(body), content_type="application/json", headers=headers)
    assert answer.status_code == (status or (200 if body is None else 201)), answer.content
    return answer.json()


def declared(client: Client, **more: Any) -> Any:
    return call(client, "bra", {"record": a_contribution(**more)})


def test_the_way_from_a_declaration_to_a_settlement(client: Client, node: None) -> None:
    made = declared(client)
    assert (made["uid"], made["said"], made["quantity"], made["settled_quantity"]) == (UID, "declared", "45", None)
    waits = call(client, "mdg/waiting")
    assert [each["uid"] for each in waits["items"]] == [UID]
    word = {
        "digest": made["digest"],
        "says": "partly",
        "quantity": "30",
        "unit": "person-day",
        "text": {"fr": "Trente."},
    }
    assert call(client, f"mdg/{UID}/words", word)["says"] == "partly"
    call(client, f"mdg/{UID}/words", word, status=409)
    figures = {"digest": made["digest"], "quantity": "38", "unit": "person-day"}
    said = call(client, f"bra/{UID}/settlements", figures)
    agreed = call(client, f"mdg/proposals/settlement/{said['uid']}/words", {"digest": said["digest"]})
    assert agreed["holds_at"]

    told = call(client, f"bra/{UID}")
    assert (told["said"], told["quantity"], told["confirmed_quantity"], told["settled_quantity"]) == (
        "settled", "45", "30", "38",
    )  # fmt: skip
    assert [each["says"] for each in told["words"]] == ["partly"]
    call(client, f"bra/proposals/settlement/{said['uid']}/take-back", {}, status=409)


def test_many_are_declared_at_once_all_of_them_or_none(client: Client, node: None) -> None:
    rows = [a_contribution(f"line-{number}") for number in range(3)]

    bad = call(client, "bra/many", {"records": [*rows, a_contribution("bad", quantity="-1")]}, status=422)
    assert "quantity" in json.dumps(bad)
    assert not Contribution.objects.exists()
    assert [each["became"] for each in call(client, "bra/many", {"records": rows})] == ["new"] * 3
    assert [each["became"] for each in call(client, "bra/many", {"records": rows})] == ["same"] * 3
    call(client, "bra/many", {"records": [{}] * 1_001}, status=422)


def test_lists_go_on_by_cursor_and_are_narrowed(client: Client, node: None) -> None:
    call(client, "bra/many", {"records": [a_contribution(f"line-{number}") for number in range(3)]})
    call(client, "bra", {"record": a_contribution("open", item="B3", unit="seat"), "public": True})

    first = call(client, "mdg?limit=3")
    rest = call(client, f"mdg?limit=3&cursor={first['next']}")

    told = [each["uid"] for each in first["items"] + rest["items"]]
    assert told == ["bra/line-0", "bra/line-1", "bra/line-2", "bra/open"]
    assert rest["next"] is None
    assert [each["uid"] for each in call(client, "bra?item=B3&side=given")["items"]] == ["bra/open"]
    assert [each["uid"] for each in call(client, "", who="nobody")["items"]] == ["bra/open"]
    call(client, "mdg?cursor=nonsense", status=400)
    call(client, "mdg?year=1", status=422)


def test_what_is_the_same_counts_once(client: Client, node: None) -> None:
    declared(client)
    call(client, "jica", {"record": a_contribution("paid")})

    said = call(client, "mdg/same", {"lines": [UID, "jica/paid"], "counts": UID})
    assert said["asked"] == ["bra", "jica"]
    for party in said["asked"]:
        call(client, f"{party}/proposals/same-contribution/{said['uid']}/words", {"digest": said["digest"]})

    told = call(client, "jica/jica/paid")
    assert (told["counts"], told["counts_instead"]) == (False, UID)
    call(client, "mdg/same", {"lines": [UID, UID], "counts": UID}, status=422)


def test_a_closed_year_says_so(client: Client, node: None) -> None:
    declared(client)
    assert call(client, "bra/years/2026/close", {"text": {"pt": "Fechado."}})["year"] == 2026

    call(client, "bra", {"record": a_contribution(quantity="44")}, status=409)
    changed = call(client, "bra", {"record": a_contribution(quantity="44"), "into_closed": True})
    assert changed["after_closing"]
    call(client, f"bra/{UID}/withdraw", {}, status=409)
    call(client, "bra/years/2026/close", {}, status=409)


def test_a_word_and_a_line_are_taken_back(client: Client, node: None) -> None:
    made = declared(client)
    call(client, f"mdg/{UID}/words", {"digest": made["digest"]})
    call(client, f"mdg/{UID}/words/take-back", {}, status=200)
    assert call(client, f"mdg/{UID}")["said"] == "declared"

    assert call(client, f"bra/{UID}/withdraw", {"text": {"en": "A mistake."}}, status=200)["uid"] == UID
    assert call(client, "bra")["items"] == []


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"giver": "bra"}, 403), ({"giver": {"party": "ken"}}, 403), ({"initiative": "a\0b"}, 403),
        ({"initiative": {"record": "\0"}}, 403), ({"recipient": "mdg"}, 422), ({"id": "\0"}, 422), ({"item": 5}, 422),
        ({"year": "soon"}, 422), ({"quantity": str(2**63)}, 422), ({"costs": []}, 201),
        ({"quantity": "\ud800"}, 422), ({"initiative": "\ud800"}, 403), ({"recipient": {"party": ["mdg"]}}, 422),
    ],
)  # fmt: skip
def test_bad_input_is_a_sentence_and_never_a_fault(client: Client, node: None, wrong: Any, status: int) -> None:
    call(client, "bra/years/2024/close", {})

    call(client, "bra", {"record": a_contribution(**wrong)}, status=status)


def test_nobody_acts_for_another_party_and_outsiders_read_nothing(client: Client, node: None) -> None:
    digest = declared(client)["digest"]
    before = Entry.objects.count()

    call(client, "bra", who="ken", status=403)
    call(client, f"ken/{UID}", status=404)
    call(client, f"ken/{UID}/words", {"digest": digest}, status=404)
    call(client, f"bra/{UID}/words", {"digest": digest}, status=403)
    call(client, f"mdg/{UID}/words", {"digest": "0" * 64}, status=409)
    call(client, f"mdg/{UID}/words", {"digest": digest, "says": "disputed"}, status=422)
    call(client, "bra", {"record": a_contribution("other")}, who="nobody", status=401)
    assert Entry.objects.count() == before
