"""Reports by the API and from the command line: made, fetched, compared, published, verified."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from typer.testing import CliRunner

from bandung.cli import reports
from bandung.contributions import actions as ledger
from bandung.people.models import Mandate
from bandung.reporting import actions
from bandung.reporting.models import PublishedReport, ReportVersion
from tests.cast import AT, joined, later, post
from tests.factories import a_contribution

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "a-long-enough-password"


@pytest.fixture
def node(django_user_model: Any) -> None:
    joined("bra", "mdg", "ken")
    for code in ("bra", "ken"):
        person = django_user_model.objects.create_user(code, password=PASSWORD)
        Mandate.objects.create(person=person, party=code, duty="clear", post=post(code), since=AT, given_by="x")
    declared("grant")


def declared(identifier: str, public: bool = True, **more: Any) -> None:
    money = {"item": "A1", "group": "A", "quantity": None, "unit": None, "amount": "1000", "currency": "USD"}
    told = a_contribution(identifier, **{"year": 2025, **money, **more})
    ledger.declare(told, party="bra", by=post("bra"), at=AT, public=public)


def made(kind: str = "ssc") -> ReportVersion:
    return actions.begin(party="bra", kind=kind, year=2025, by=post("bra"), at=later(9))


def ask(client: Client, path: str, body: Any = None, *, who: str = "bra", method: str = "", status: int = 200) -> Any:
    named = base64.b64encode(f"{who}:{PASSWORD}".encode()).decode()
    headers = {"Authorization": f"Basic {named}"} if who else {}
    told = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
    call = getattr(client, method or ("get" if body is None else "post"))
    answer = call(f"/api/v1/reports{path}", headers=headers, **told)
    assert answer.status_code == status, answer.content
    return answer.json() if "json" in answer["Content-Type"] else answer


def run(*arguments: str) -> Any:
    return CliRunner().invoke(reports.app, list(arguments))


def test_the_way_from_making_to_everybody(client: Client, node: None) -> None:
    assert [each["type"] for each in ask(client, "/kinds", who="")][:2] == ["ssc", "tossd"]
    row = ask(client, "/bra", {"type": "ssc", "year": 2025}, status=201)
    assert (row["state"], row["lines"], row["usd"], row["valued"]) == ("made", 1, 100_000, 1)

    told = ask(client, f"/bra/{row['number']}")
    figures = {each["figure"]: each["value"] for each in told["figures"]}
    assert figures["usd?giver=bra&item=A1&stage=delivery&standing=declared&year=2025"] == "100000"
    assert all(each["holds"] for each in told["head"]["reconciliation"])
    file = ask(client, f"/bra/{row['number']}/file.xlsx?language=fr")
    assert file.content.startswith(b"PK")

    published = ask(client, f"/bra/{row['number']}/publish", {"public": True}, status=201)
    assert published["content"] == row["content"]
    assert ask(client, "/published?year=2025&party=bra", who="")["total"] == 1
    one = ask(client, f"/published/{published['uid']}", who="")
    assert one["head"]["lines"] == 1
    assert b"bra/grant" in ask(client, f"/published/{published['uid']}/file.csv", who="").content
    for name in (published["code"], row["content"]):
        assert ask(client, f"/verify/{name}", who="")["uid"] == published["uid"]
    assert ask(client, "/bra?type=ssc")["total"] == 1


def test_what_changed_is_fetched_by_contribution(client: Client, node: None) -> None:
    first = made()
    declared("grant", amount="1200")
    second = made()

    told = ask(client, f"/bra/{second.pk}/changes")

    assert (told["number"], told["since"], told["same"], told["total"]) == (second.pk, first.pk, 0, 1)
    assert told["items"][0]["old"]["usd"] == "100000" and told["items"][0]["new"]["usd"] == "120000"
    assert ask(client, f"/bra/{first.pk}/changes", status=404)["detail"].startswith("There is no earlier version")


def test_what_is_counted_is_chosen(client: Client, node: None) -> None:
    assert ask(client, "/bra/policy") == {"counted": {}, "note": ""}
    told = ask(client, "/bra/policy", {"counted": {"refugees": True}, "note": "Ours."}, method="put")
    assert told == {"counted": {"refugees": True}, "note": "Ours."} == ask(client, "/bra/policy")
    ask(client, "/bra/policy", {"counted": {"tourism": True}}, method="put", status=422)


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/bra", {"type": "ssc", "year": 1980}, 422), ("/bra", {"type": "oda", "year": 2025}, 422),
        ("/bra", {"type": "balance", "year": 2025}, 422), ("/bra", {"type": "ssc", "year": 9**20}, 422),
        ("/bra/999", None, 404), ("/verify/0000", None, 422), ("/published/bra/nothing", None, 404),
    ],
)  # fmt: skip
def test_bad_questions_are_refused_with_a_sentence(
    client: Client, node: None, path: str, body: Any, status: int
) -> None:  # fmt: skip
    assert ask(client, path, body, status=status)["detail"]


def test_nobody_else_reads_or_makes(client: Client, node: None) -> None:
    row = made()

    for path in ("/bra", f"/bra/{row.pk}", f"/bra/{row.pk}/file.csv", f"/bra/{row.pk}/changes", "/bra/policy"):
        ask(client, path, who="ken", status=403)
        ask(client, path, who="", status=401)
    ask(client, "/bra", {"type": "ssc", "year": 2025}, who="ken", status=403)
    ask(client, f"/ken/{row.pk}", who="ken", status=404)


def test_commands_make_write_list_compare_publish_and_verify(node: None, tmp_path: Path) -> None:
    to = tmp_path / "return.pdf"
    told = run("make", "ssc", "2025", "--party", "bra", "--by", "Statistician", "--to", str(to))
    assert told.exit_code == 0, told.output
    row = ReportVersion.objects.get()
    assert "1 contributions, 1 with a value" in told.output and to.read_bytes().startswith(b"%PDF")

    assert run("verify", str(to)).exit_code == 1
    assert "bra/report-ssc-2025" in run("publish", str(row.pk), "--party", "bra", "--by", "S", "--public").output
    checked = run("verify", str(to))
    assert checked.exit_code == 0 and "the pages say what is inside" in checked.output
    assert run("verify", PublishedReport.objects.get().rows).exit_code == 0

    declared("more")
    run("make", "ssc", "2025", "--party", "bra", "--by", "S")
    newest = ReportVersion.objects.order_by("-pk")[0]
    assert json.loads(run("list", "--party", "bra", "--json").output)[0]["number"] == newest.pk
    assert "added" in run("compare", str(newest.pk), "--party", "bra").output
    table = tmp_path / "rows.csv"
    assert run("file", str(newest.pk), "--party", "bra", "--to", str(table)).exit_code == 0
    assert "bra/more" in table.read_text(encoding="utf-8")
    assert run("make", "ssc", "1980", "--party", "bra", "--by", "S").exit_code == 1


def test_a_note_is_kept_without_the_character_that_one_database_refuses(client: Client, node: None) -> None:
    told = ask(client, "/bra/policy", {"counted": {}, "note": "So\0 be it"}, method="put")

    assert told["note"] == ask(client, "/bra/policy")["note"] == "So be it"
