"""The typed client: generated from the description, and able to do the work of a desk against a running node."""

import filecmp
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from bandung.api.service import api  # before the client: of equal choices Python keeps the order that it saw first
from bandung.cli.documents import openapi
from bandung.exchange import actions as exchange
from bandung.people.accounts import make_token
from bandung.people.models import Mandate
from bandung.records.kinds import as_json
from bandung.standards.spreadsheet import writing
from tests.cast import AT, joined, post
from tests.factories import a_need, an_offer

ROOT = Path(__file__).parents[2]
CLIENT = ROOT / "clients" / "python"


def generated(to: Path) -> None:
    """Generate the client anew."""
    folder = Path(sys.executable).parent
    command = [
        str(folder / "openapi-python-client"), "generate", "--path", str(ROOT / "docs" / "openapi.json"),
        "--meta", "uv", "--config", str(ROOT / "clients" / "python.yml"), "--output-path", str(to), "--fail-on-warning",
    ]  # fmt: skip
    found = {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | found, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def files(under: Path) -> set[str]:
    made = ("__pycache__", ".ruff_cache")
    every = (path for path in under.rglob("*") if path.is_file() and not set(path.parts) & set(made))
    return {str(path.relative_to(under)) for path in every}


def test_generating_the_client_again_gives_the_same_files(tmp_path: Path) -> None:
    generated(tmp_path / "python")

    names = files(tmp_path / "python")
    assert files(CLIENT) == names
    _same, different, failed = filecmp.cmpfiles(CLIENT, tmp_path / "python", sorted(names), shallow=False)
    assert (different, failed) == ([], []), "run “make client” and commit what it writes"


def test_the_printed_description_is_that_of_the_api() -> None:
    printed = json.loads((ROOT / "docs" / "openapi.json").read_text(encoding="utf-8"))

    assert api.title == printed["info"]["title"]
    assert printed == json.loads(openapi()), "run “make client” and commit what it writes"


@pytest.fixture
def people(
    transactional_db: None, fresh_index: None, django_user_model: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[dict[str, str]]:
    """Tokens of two agencies; and the client can be imported."""
    monkeypatch.syspath_prepend(str(CLIENT))
    joined("bra", "mdg")
    exchange.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)
    tokens = {}
    for code in ("bra", "mdg"):
        person = django_user_model.objects.create_user(code)
        Mandate.objects.create(person=person, party=code, duty="clear", post=post(code), since=AT, given_by="x")
        end = timezone.now() + timedelta(days=1)
        scopes = ["draft", "publish", "introduce"]
        tokens[code] = make_token(person=person, name="t", scopes=scopes, expires=end, at=timezone.now())[1]
    yield tokens
    for name in [each for each in sys.modules if each.partition(".")[0] == "bandung_client"]:
        del sys.modules[name]


@pytest.fixture
def agencies(people: dict[str, str], live_server: Any) -> Iterator[dict[str, Any]]:
    """Clients of two agencies and of somebody without an account, closed after use."""
    from bandung_client import AuthenticatedClient, Client

    with ExitStack() as opened:
        clients = {code: AuthenticatedClient(base_url=live_server.url, token=token) for code, token in people.items()}
        clients["nobody"] = AuthenticatedClient(base_url=live_server.url, token="bdg_nothing")
        yield {code: opened.enter_context(client) for code, client in clients.items()} | {
            "anybody": opened.enter_context(Client(base_url=live_server.url))
        }


def test_a_need_goes_from_a_draft_to_an_introduction(agencies: dict[str, Any]) -> None:
    from bandung_client.api.drafts import clear_draft, get_draft, list_drafts, make_draft, save_draft, submit_draft
    from bandung_client.api.introductions import list_introductions, request_introduction
    from bandung_client.api.needs import list_needs, matches_of_need
    from bandung_client.models import (
        ChangedDraft,
        ChangedDraftAnswersType0,
        Comment,
        Conflict,
        DraftShape,
        NewDraft,
        NewDraftRecordType0,
        NewIntroduction,
    )

    ours = agencies["mdg"]
    told = {name: value for name, value in as_json(a_need("x")).items() if name != "id"}
    new = NewDraft(kind="need", id=uuid4(), record=NewDraftRecordType0.from_dict(told))

    draft = make_draft.sync("mdg", client=ours, body=new)
    assert isinstance(draft, DraftShape)
    assert draft.problems == []
    late = ChangedDraft(version=0, answers=ChangedDraftAnswersType0.from_dict({"title.fr": "Autre"}))
    assert isinstance(save_draft.sync("mdg", draft.id, client=ours, body=late), Conflict)
    assert submit_draft.sync("mdg", draft.id, client=ours).state == "submitted"
    assert [each.id for each in list_drafts.sync("mdg", client=ours, state="submitted").items] == [draft.id]
    entry = clear_draft.sync("mdg", draft.id, client=ours, body=Comment())
    assert get_draft.sync("mdg", draft.id, client=ours).state == "published"

    assert [each.uid for each in list_needs.sync(client=ours).items] == [entry.uid]
    found = matches_of_need.sync("mdg", entry.uid.partition("/")[2], client=ours)
    assert [each.uid for each in found.results] == ["bra/milk"]
    assert found.results[0].reasons[0].sentence
    asked = NewIntroduction.from_dict(
        {"kind": "offer", "uid": "bra/milk", "note": {"fr": "Bonjour"}, "resting_on": entry.uid}
    )
    made = request_introduction.sync("mdg", client=ours, body=asked)
    theirs = agencies["bra"]
    waiting = list_introductions.sync("bra", client=theirs).items
    assert [(each.uid, each.waits_for_us) for each in waiting] == [(made.uid, True)]


def test_a_spreadsheet_goes_in_and_out(agencies: dict[str, Any]) -> None:
    from bandung_client.api.spreadsheets import (
        export_spreadsheet,
        get_intake,
        send_spreadsheet,
        spreadsheet_template,
        take_over_spreadsheet,
    )
    from bandung_client.models import SendSpreadsheetMultiPartBodyParams, TakingOver
    from bandung_client.types import File

    ours = agencies["bra"]
    to = BytesIO()
    writing.write("offer", [as_json(an_offer("wells", title={"en": "Wells"}))], "en", to)
    to.seek(0)

    sheet = File(payload=to, file_name="offers.xlsx")
    sent = send_spreadsheet.sync("bra", client=ours, body=SendSpreadsheetMultiPartBodyParams(kind="offer", file=sheet))
    assert sent.rows.to_dict() == {"new": 1}
    assert take_over_spreadsheet.sync("bra", sent.id, client=ours, body=TakingOver(publishes=True)).state == "done"
    assert get_intake.sync("bra", sent.id, client=ours).rows.to_dict() == {"taken": 1}
    assert export_spreadsheet.sync("bra", "offer", client=ours).payload.read()[:2] == b"PK"
    anybody = agencies["anybody"]
    assert spreadsheet_template.sync("need", client=anybody, language="ar").payload.read()[:2] == b"PK"


def test_a_refusal_is_a_problem_and_not_an_exception(agencies: dict[str, Any]) -> None:
    from bandung_client.api.drafts import get_draft, list_drafts
    from bandung_client.models import Problem

    nobody = agencies["nobody"]
    ours = agencies["mdg"]

    assert list_drafts.sync("mdg", client=nobody).status == 401
    missing = get_draft.sync("mdg", uuid4(), client=ours)
    assert isinstance(missing, Problem)
    assert (missing.status, missing.type_) == (404, "/problems/no-such-draft")
