"""Returns by the API and by command: the same actions as the desk."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from typer.testing import CliRunner

from bandung.cli import returns as commands
from bandung.contributions.models import Contribution
from bandung.parties import actions as parties
from bandung.registers.errors import NoSuchRegister
from bandung.returns.errors import NoSuchReturn, NotAQuarter, NotHandedIn
from bandung.returns.models import Return
from bandung.site import worker
from bandung.standards.spreadsheet import reading, writing
from tests.cast import AT, joined, post
from tests.factories import an_institution
from tests.web.test_api_intake import by_token

pytestmark = pytest.mark.django_db(transaction=True)
HERE = "/api/v1/returns/bra"
HERS = f"{HERE}/hospital/2026-q3"
BY = ("--party", "bra", "--by", "Hospital, planning")
LINE = {
    "title": {"en": "Course"}, "language": "en", "item": "B3", "group": "B", "stage": "delivery", "year": 2026,
    "recipient": {"country": "MDG"}, "quantity": "24", "unit": "seat",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _two_countries() -> None:
    joined("bra", "mdg")
    for name in ("hospital", "institute"):
        parties.name_institution(institution=an_institution(name), party="bra", by=post("bra"), at=AT)


def a_file(*records: dict[str, Any]) -> bytes:
    to = BytesIO()
    writing.write("contribution", records, "en", to)
    return to.getvalue()


def told(client: Client, where: str, body: Any = None) -> Any:
    return client.post(where, json.dumps(body or {}), content_type="application/json")


def sent(client: Client, *records: dict[str, Any]) -> Any:
    file = SimpleUploadedFile("return.xlsx", a_file(*records))
    answer = client.post(f"{HERS}/sheet", {"file": file})
    assert answer.status_code == 202, answer.content
    return answer.json()


def agency() -> Client:
    return by_token("agency", "bra", "draft", "clear")


def hospital() -> Client:
    return by_token("hospital", "bra", "draft", institution="hospital")


def test_a_return_is_asked_for_sent_handed_in_and_taken_over() -> None:
    officer, planner = agency(), hospital()
    asked = told(officer, f"{HERE}/ask", {"quarter": "2026-q3", "due": "2099-01-31"})
    assert asked.json() == {"institutions": ["hospital", "institute"]}
    assert officer.get(f"{HERE}?quarter=2026-q3").json()["share"] == 0

    sheet = sent(planner, LINE, LINE | {"title": {"en": "Bad"}, "quantity": "-3"})
    where = f"{HERE}/sheets/{sheet['id']}"
    read = planner.get(where).json()
    assert (read["rows"], read["institution"], read["quarter"]) == ({"bad": 1, "new": 1}, "hospital", "2026-q3")
    (bad,) = planner.get(f"{where}/rows?state=bad").json()["items"]
    assert [(each["row"], each["column"], each["detail"]) for each in bad["problems"]] == [
        (4, "quantity", "-3 is not a quantity that we can keep.")
    ]
    assert told(planner, f"{where}/take-over").status_code == 403
    assert told(officer, f"{where}/take-over").status_code == 409
    assert told(planner, f"{where}/hand-in").status_code == 200
    assert told(officer, f"{where}/take-over").status_code == 202

    done = planner.get(where).json()
    assert (done["decision"], done["outcomes"], Contribution.objects.count()) == ("taken", {"new": 1}, 1)
    page = officer.get(f"{HERE}?quarter=2026-q3&state=taken-over").json()
    assert [each["institution"] for each in page["items"]] == ["hospital"]
    assert (page["share"], page["asked"], page["answered"]) == (50, 2, 1)


def test_an_institution_reads_its_own_return_alone() -> None:
    planner = hospital()

    assert [each["institution"] for each in planner.get(HERE).json()["items"]] == ["hospital"]
    assert planner.get(HERS).json()["state"] is None
    assert planner.get(f"{HERE}/institute/2026-q3").status_code == 403
    assert told(planner, f"{HERE}/institute/2026-q3/nothing").status_code == 403
    assert told(planner, f"{HERE}/ask", {"quarter": "2026-q3", "due": "2099-01-31"}).status_code == 403
    assert planner.get(f"{HERE}/sheets/{uuid4()}").status_code == 404
    assert told(planner, f"{HERS}/nothing").json()["state"] == "nothing"
    assert told(planner, f"{HERE}/hospital/2026-q9/nothing").status_code == 422


def test_a_template_comes_in_the_language_asked_for_and_rows_to_mend_come_back() -> None:
    planner = hospital()
    file = planner.get(f"{HERS}/template.xlsx?language=ar")
    sheet = reading.read_rows(file.content, "contribution", "ar")
    assert ([column.name for column in sheet.columns][:2], list(sheet.rows)) == (["id", "title.ar"], [])

    sheet = sent(planner, LINE | {"unit": "dose"}, LINE, LINE)
    where = f"{HERE}/sheets/{sheet['id']}"
    back = planner.get(f"{where}/to-mend.xlsx")
    assert [row.answers["unit"] for row in reading.read_rows(back.content, "contribution", "en").rows] == ["dose"]
    assert told(planner, f"{where}/decisions", {"decisions": {"5": "new"}}).status_code == 200
    assert told(planner, f"{where}/hand-in").status_code == 200


def test_what_is_given_back_says_why() -> None:
    officer, planner = agency(), hospital()
    where = f"{HERE}/sheets/{sent(planner, LINE)['id']}"
    told(planner, f"{where}/hand-in")

    assert told(officer, f"{where}/give-back", {"comment": " "}).status_code == 422
    assert told(officer, f"{where}/give-back", {"comment": "Which province?"}).json()["decision"] == "returned"
    assert planner.get(HERS).json()["sheets"][0]["comment"] == "Which province?"


def run(*arguments: str, refused: type[Exception] | None = None, code: int = 0) -> str:
    result = CliRunner().invoke(commands.app, list(arguments))
    if refused is not None:
        assert isinstance(result.exception, refused), result.output
    else:
        assert result.exit_code == code, result.output or repr(result.exception)
    return result.output


def test_commands_ask_begin_send_hand_in_and_take_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "is_alive", lambda _at: False)
    assert "2026-q3: 2 asked, due on 2099-01-31" in run("ask", "2026-q3", *BY, "--due", "2099-01-31")
    begun, filled = tmp_path / "begun.xlsx", tmp_path / "filled.xlsx"
    run("template", "hospital", "2026-q3", "--party", "bra", "-o", str(begun), "--language", "zh")
    assert reading.read_rows(begun, "contribution", "zh").problems == []
    filled.write_bytes(a_file(LINE, LINE | {"title": {"en": "Bad"}, "year": 3000}))

    said = json.loads(run("send", "hospital", "2026-q3", str(filled), *BY, "--json", code=3))
    assert (said["rows"], [each["row"] for each in said["problems"]]) == ({"bad": 1, "new": 1}, [4])
    run("take-over", said["id"], *BY, refused=NotHandedIn)
    assert "in review" in run("hand-in", said["id"], *BY)
    assert "taken" in run("take-over", said["id"], *BY)
    assert Contribution.objects.count() == 1
    run("nothing", "institute", "2026-q3", *BY)
    assert "2026-q3: 2 of 2 asked have answered" in run("status", "2026-q3", "--party", "bra")
    assert json.loads(run("status", "2026-q3", "--party", "bra", "--json"))["answered"] == 2


def test_commands_refuse_with_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "is_alive", lambda _at: False)
    run("status", "2026", "--party", "bra", refused=NotAQuarter)
    run("status", "2026-q3", "--party", "xyz", refused=NoSuchRegister)
    run("hand-in", str(uuid4()), *BY, refused=NoSuchReturn)
    file = tmp_path / "one.xlsx"
    file.write_bytes(a_file(LINE))
    sheet = json.loads(run("send", "institute", "2026-q3", str(file), *BY, "--json"))["id"]
    run("hand-in", sheet, *BY)
    assert "returned" in run("give-back", sheet, *BY, "--comment", "Which province?")
    assert Return.objects.get().sheets.get().comment == "Which province?"
