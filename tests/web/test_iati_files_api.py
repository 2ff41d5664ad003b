"""A party's own IATI files by the API and from the command line: made, looked at, published, taken back."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from typer.testing import CliRunner

from bandung.cli import iati
from bandung.contributions import actions as ledger
from bandung.people.models import Mandate
from bandung.registers.errors import NoSuchRegister
from bandung.reporting.iati_errors import NothingToPublish
from bandung.reporting.iati_models import IatiVersion
from bandung.standards.iati.reading import read
from tests.cast import AT, joined, post
from tests.factories import a_contribution

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "a-long-enough-password"


@pytest.fixture
def node(django_user_model: Any) -> None:
    joined("bra", "mdg", "ken")
    for code in ("bra", "ken"):
        person = django_user_model.objects.create_user(code, password=PASSWORD)
        Mandate.objects.create(person=person, party=code, duty="clear", post=post(code), since=AT, given_by="x")
    ledger.declare(a_contribution("experts", year=2025), party="bra", by=post("bra"), at=AT, public=True)


def ask(
    client: Client, path: str, body: Any = None, *, who: str = "bra", method: str = "get", status: int = 200
) -> Any:
    named = base64.b64encode(f"{who}:{PASSWORD}".encode()).decode()
    headers = {"Authorization": f"Basic {named}"} if who else {}
    told = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
    answer = getattr(client, method)(f"/api/v1/iati/files{path}", headers=headers, **told)
    assert answer.status_code == status, answer.content
    return answer.json()


def run(*arguments: str, refused: type[Exception] | None = None) -> str:
    result = CliRunner().invoke(iati.app, list(arguments))
    if refused is not None:
        assert isinstance(result.exception, refused), result.output
    else:
        assert result.exit_code == 0, result.output or repr(result.exception)
    return result.output


def test_the_way_from_making_to_everybody_and_back(client: Client, node: None) -> None:
    assert ask(client, "", who="") == {"items": [], "total": 0}
    chosen = ask(client, "/bra/choice", {"identifier": "BR-CNPJ-1", "licence": "cc0-1.0"}, method="put")
    assert (chosen, ask(client, "/bra/choice")) == (chosen, chosen)
    row = ask(client, "/bra/versions", method="post", status=201)
    assert (row["state"], row["activities"], row["errors"]) == ("made", 1, 0)
    assert row["changes"]["added"] == ["BR-CNPJ-1-contribution:experts"]
    assert ask(client, f"/bra/versions/{row['number']}/losses")["counts"]["lost"] > 0

    row = ask(client, f"/bra/versions/{row['number']}/publish", method="post")
    assert ask(client, f"/bra/versions/{row['number']}") == row
    told = ask(client, "/bra", who="")
    assert [each["address"] for each in told["files"]] == [
        "/iati/files/bra/activities.xml", "/iati/files/bra/organisations.xml",
    ]  # fmt: skip
    assert ask(client, "", who="")["items"] == [told]
    lost = {each["field"] for each in ask(client, "/bra/losses", who="")["rows"]}
    assert {"quantity", "unit", "group"} <= lost

    assert ask(client, "/bra", method="delete")["state"] == "taken-back"
    assert ask(client, "/bra", who="", status=404)["status"] == 404
    assert ask(client, "/bra/versions")["total"] == 1


def test_refusals_say_what_is_wrong(client: Client, node: None) -> None:
    ask(client, "/bra/versions", who="", method="post", status=401)
    ask(client, "/bra/versions", who="ken", method="post", status=403)
    ask(client, "/ken/versions", who="ken", method="post", status=409)
    ask(client, "/bra/versions/77", status=404)
    ask(client, "/bra/versions/77/publish", method="post", status=404)
    ask(client, "/bra", method="delete", status=409)
    ask(client, "/bra/choice", {"identifier": "MADE-UP", "licence": "cc0-1.0"}, method="put", status=422)


def test_a_party_publishes_by_one_command(node: None, tmp_path: Path) -> None:
    output = run("publish", "--as", "bra", "--licence", "cc0-1.0", "--to", str(tmp_path))

    assert "/iati/files/bra/activities.xml" in output
    assert IatiVersion.objects.get().state == "published"
    assert [each.tag for each in read(tmp_path / "activities.xml").items()] == ["iati-activity"]
    assert [each.tag for each in read(tmp_path / "organisations.xml").items()] == ["iati-organisation"]


def test_looking_publishes_nothing(node: None) -> None:
    run("publish", "--as", "bra", "--look")

    assert IatiVersion.objects.get().state == "made"


def test_the_command_refuses_what_the_desk_refuses(node: None) -> None:
    run("publish", "--as", "ken", refused=NothingToPublish)
    run("publish", "--as", "nobody", refused=NoSuchRegister)


def test_losses_are_printed_as_a_table_and_as_json(node: None) -> None:
    assert "gift in kind" in run("losses", "--as", "bra")
    assert json.loads(run("losses", "--as", "bra", "--json"))["counts"]["lost"] > 0
