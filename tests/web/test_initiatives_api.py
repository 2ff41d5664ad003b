"""Initiatives by the API and by commands: the whole way, refusals, and what others see of it."""

import base64
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from typer.testing import CliRunner

from bandung.cli import main
from bandung.exchange import actions as exchange
from bandung.partnerships import actions
from bandung.partnerships.models import Initiative
from bandung.people.models import Mandate
from bandung.records.kinds import as_json, read
from bandung.records.partnerships import Consent
from bandung.records.partnerships import Initiative as InitiativeRecord
from bandung.registers.append import append, publish
from tests.cast import AT, joined, post
from tests.factories import a_need, a_text, an_initiative

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "a-long-enough-password"
PAIR = {"mwi": "recipient", "bra": "provider"}


@pytest.fixture
def opening(django_user_model: Any, fresh_index: None) -> InitiativeRecord:
    joined("mwi", "bra", "ken", "public-sources")
    for code in ("mwi", "bra", "ken"):
        person = django_user_model.objects.create_user(code, password=PASSWORD)
        for duty in ("clear", "consent"):
            Mandate.objects.create(person=person, party=code, duty=duty, post=post(code), since=AT, given_by="x")
    need = exchange.publish_new(record=a_need("milk-bank", "MWI"), party="mwi", by=post("mwi"), at=AT)
    return an_initiative(needs=[{"register_code": "mwi", "record": "milk-bank", "digest": need.digest}])


def call(path: str, who: str | None, body: Any = None) -> Any:
    client = Client()
    named = base64.b64encode(f"{who}:{PASSWORD}".encode()).decode()
    headers = {"Authorization": f"Basic {named}"} if who else {}
    if body is None:
        return client.get(f"/api/v1/{path}", headers=headers)
    return client.post(f"/api/v1/{path}", json.dumps(body), content_type="application/json", headers=headers)


def consent(who: str, shape: dict[str, Any], **more: Any) -> Any:
    told = {"kind": shape["kind"], "uid": shape["uid"], "digest": shape["digest"], **more}
    return call(f"partnerships/{who}/consents", who, told)


def test_the_way_from_an_opening_to_an_agreement_that_one_leaves(opening: InitiativeRecord) -> None:
    made = call("partnerships/mwi/initiatives", "mwi", {"record": as_json(opening)})
    assert made.status_code == 201, made.content
    row = made.json()
    assert (row["stage"], row["invited"], row["basis"]) == ("requested", ["bra"], "bilateral")
    assert consent("bra", {"kind": "initiative", "uid": row["uid"], "digest": row["digest"]}).status_code == 201

    reference = Initiative.objects.get().reference
    text = call("partnerships/mwi/agreements", "mwi", {"record": as_json(a_text(reference, PAIR))}).json()
    assert text["awaited"] == ["bra"]
    assert consent("bra", text | {"digest": "0" * 64}).status_code == 409
    stranger = {"id": "stranger", "to": {**_reference(text), "digest": text["digest"]}, "kind": "agreement"}
    append("ken", publish(read(Consent, stranger), audience="parties", to=["mwi"]), by="?", at=AT)
    assert consent("bra", text).status_code == 201
    assert consent("bra", text).status_code == 409

    shown = call(f"partnerships/bra/agreements/{text['uid']}", "bra").json()
    assert (shown["text"]["state"], shown["bound"]) == ("in-force", ["bra", "mwi"])
    assert [each["party"] for each in shown["consents"]] == ["bra"]
    assert {each["rule"] for each in shown["findings"]} <= {each["rule"] for each in shown["findings"] if each["why"]}
    answer = call(
        f"partnerships/bra/agreements/{text['uid']}/remarks", "bra", {"clause": "purpose", "text": {"pt": "Sim."}}
    )
    assert answer.status_code == 201
    left = call(f"partnerships/bra/initiatives/{row['uid']}/leave", "bra", {"agreement": text["uid"]})
    assert left.status_code == 201
    papers = call(f"partnerships/mwi/initiatives/{row['uid']}", "mwi").json()
    assert papers["agreements"][0]["state"] == "ended"
    assert any(way["to"] == "screened" and way["ours"] for way in papers["ways"])


def _reference(text: dict[str, Any]) -> dict[str, str]:
    register, record = text["uid"].split("/")
    return {"register_code": register, "record": record}


def test_an_outsider_sees_nothing_and_is_told_so(opening: InitiativeRecord) -> None:
    row = actions.open_initiative(initiative=opening, party="mwi", by=post("mwi"), at=AT)

    assert call(f"initiatives/{row.uid}", None).status_code == 404
    assert call(f"partnerships/ken/initiatives/{row.uid}", "ken").status_code == 404
    assert call("partnerships/mwi/initiatives", "ken").status_code == 403
    assert call("partnerships/ken/initiatives", "ken").json()["total"] == 0


def test_a_move_that_lacks_something_is_refused_with_its_sentence(opening: InitiativeRecord) -> None:
    row = actions.open_initiative(initiative=opening, party="mwi", by=post("mwi"), at=AT)
    path = f"partnerships/mwi/initiatives/{row.uid}/moves"

    refused = call(path, "mwi", {"to": "screened"})
    assert refused.status_code == 409
    assert "national plan" in refused.json()["detail"]
    assert call(path, "mwi", {"to": "closed"}).status_code == 409
    assert call(path, "mwi", {"to": "screened", "said": {"text": "not by language"}}).status_code == 422
    assert call(path, "mwi", {"to": "screened", "said": {"text": {"en": "Checked."}}}).status_code == 201
    assert call(path, "mwi", {"to": "matched", "seen": "requested"}).status_code == 409


def test_reports_are_for_everybody_and_say_that_nobody_agreed(opening: InitiativeRecord) -> None:
    told = as_json(opening) | {"id": "reported", "sources": [{"address": "https://source.example/"}]}
    roles = [{"country": "BRA", "role": "provider"}, {"country": "MWI", "role": "recipient"}]
    record = InitiativeRecord.model_validate({**told, "lead": None, "participations": roles})
    actions.report(initiative=record, party="public-sources", by="Editor", at=AT)

    found = call("initiatives?country=MWI&role=recipient", None).json()
    assert [(each["uid"], each["standing"], each["stage"]) for each in found["items"]] == [
        ("public-sources/reported", "reported", "reported")
    ]
    assert call("initiatives?country=MWI&role=provider", None).json()["total"] == 0


def run(*arguments: str) -> str:
    main.assemble()
    result = CliRunner().invoke(main.app, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_the_same_by_commands(opening: InitiativeRecord, tmp_path: Path) -> None:
    file = tmp_path / "opening.json"
    file.write_text(json.dumps(as_json(opening)), encoding="utf-8")
    by = ("--by", "Desk")
    assert "invited: bra" in run("initiative", "open", str(file), "--party", "mwi", *by)
    row = Initiative.objects.get()
    give = ("consent", "give", row.uid, "--kind", "initiative", "--digest", row.digest, "--party", "bra", *by)
    assert "entry" in run(*give)
    file.write_text(json.dumps(as_json(a_text(row.reference, PAIR))), encoding="utf-8")
    assert "awaited: bra" in run("agreement", "propose", str(file), "--party", "mwi", *by)
    listed = json.loads(run("agreement", "list", row.uid, "--party", "bra", "--json"))
    assert [each["state"] for each in listed] == ["proposed"]
    digest = listed[0]["digest"]
    run("consent", "give", "mwi/text-1", "--kind", "agreement", "--digest", digest, "--party", "bra", *by)
    assert "bra" in run("consent", "list", digest)
    json.loads(run("agreement", "check", "mwi/text-1", "--party", "bra", "--json"))
    assert json.loads(run("agreement", "show", "mwi/text-1", "--party", "bra"))["id"] == "text-1"
    moved = run("initiative", "move", row.uid, "--to", "screened", "--party", "mwi", "--text", "Checked.", *by)
    assert "holds" in moved
    shown = json.loads(run("initiative", "show", row.uid, "--party", "mwi"))
    assert shown["stage"] == "screened"
    assert "ended" in run("agreement", "withdraw", "mwi/text-1", "--party", "bra", *by)
    assert "has left" in run("initiative", "leave", row.uid, "--party", "bra", *by, "--reason", "No staff.")
    assert row.uid in run("initiative", "list", "--party", "mwi")
    assert "formulating" in run("initiative", "stages")


def test_a_mandate_that_has_ended_consents_to_nothing(opening: InitiativeRecord) -> None:
    row = actions.open_initiative(initiative=opening, party="mwi", by=post("mwi"), at=AT)
    Mandate.objects.filter(party="bra", duty="consent").update(until=AT + timedelta(minutes=1))

    refused = consent("bra", {"kind": "initiative", "uid": row.uid, "digest": row.digest})

    assert refused.status_code == 403
    row.refresh_from_db()
    assert row.partners == ["mwi"]
