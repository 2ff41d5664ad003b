"""``bandung intake`` and ``bandung draft``: the same actions as the desk, with exit codes for scripts."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from typer.testing import CliRunner

from bandung.clearance import actions
from bandung.clearance.errors import NeedsComment, NoSuchDraft, NoSuchIntake, NotNow, NotReadYet
from bandung.clearance.models import Draft, IncomingMail, Intake
from bandung.cli import drafts, hosted, intake
from bandung.cli.intake import NoFile
from bandung.exchange import actions as exchange
from bandung.exchange.models import Need
from bandung.parties.errors import NoSuchInstitution
from bandung.records.errors import BadRecord
from bandung.records.kinds import as_json
from bandung.registers.errors import NoSuchRegister, NotOurKey
from bandung.registers.models import PrivateKey
from bandung.standards.spreadsheet import reading, writing
from bandung.standards.spreadsheet.errors import NotASpreadsheet
from tests.cast import AT, joined, post
from tests.factories import a_need

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]
BY = ("--by", "Ministry of Health, planning")
SUBJECTS = {"wells": "Solar pumps for village wells", "nurses": "Nurse exchange in wards", "tax": "Tax audit manuals"}


@pytest.fixture(autouse=True)
def _two_countries(fresh_index: None) -> Iterator[None]:
    joined("mdg", "bra")
    yield


def run(app: Any, *arguments: str, refused: type[Exception] | None = None, code: int = 0) -> str:
    result = CliRunner().invoke(app, list(arguments))
    if refused is not None:
        assert isinstance(result.exception, refused), result.output
    else:
        assert result.exit_code == code, result.output or repr(result.exception)
    return result.output


def a_file(folder: Path, *names: str, **more: Any) -> str:
    to = BytesIO()
    told = [as_json(a_need(name, title={"en": SUBJECTS[name]}, summary={"en": SUBJECTS[name]})) for name in names]
    writing.write("need", [each | more for each in told], "en", to)
    file = folder / "needs.xlsx"
    file.write_bytes(to.getvalue())
    return str(file)


def uploaded(folder: Path, *names: str) -> str:
    run(intake.app, "upload", a_file(folder, *names), "--party", "mdg", "--kind", "need", *BY)
    return str(Intake.objects.get().pk)


def test_a_template_is_written_in_a_language(tmp_path: Path) -> None:
    file = tmp_path / "besoins.xlsx"

    run(intake.app, "template", "need", "--language", "fr", "-o", str(file))

    sheet = reading.read_rows(file, "need", "fr")
    assert (sheet.name, list(sheet.rows)) == ("Besoins", [])
    run(intake.app, "template", "need", "-o", str(tmp_path / "nowhere" / "x.xlsx"), refused=NoFile)


def test_a_spreadsheet_is_uploaded_shown_and_handed_in(tmp_path: Path) -> None:
    said = run(
        intake.app, "upload", a_file(tmp_path, "wells", "tax"), "--party", "mdg", "--kind", "need", *BY, "--wait"
    )
    name = str(Intake.objects.get().pk)
    assert said == f"{name}: needs.xlsx: ready (2 new)\n"

    (listed,) = json.loads(run(intake.app, "list", "--party", "mdg", "--json"))
    assert (listed["id"], listed["via"], listed["by"]) == (name, "command", BY[1])
    assert name in run(intake.app, "list", "--party", "mdg")
    run(intake.app, "take-over", name, "--party", "mdg", *BY, "--wait")

    assert sorted(Draft.objects.values_list("state", "made_by")) == [("submitted", BY[1])] * 2
    assert Need.objects.count() == 0
    run(intake.app, "take-over", name, "--party", "mdg", *BY, refused=NotReadYet)


def test_what_is_to_mend_is_told_with_its_place_and_exit_code_3(tmp_path: Path) -> None:
    file = a_file(tmp_path, "wells", sectors=["99999"])

    shown = run(intake.app, "upload", file, "--party", "mdg", "--kind", "need", *BY, "--wait", "--json", code=3)

    told = json.loads(shown)
    (problem,) = told["problems"]
    assert (told["state"], told["rows"], problem["row"]) == ("ready", {"bad": 1}, 3)
    assert problem["column"] and problem["heading"] and "99999" in problem["problem"]
    assert "99999" in run(intake.app, "show", told["id"], "--party", "mdg")
    back = tmp_path / "back.xlsx"
    run(intake.app, "report", told["id"], "--party", "mdg", "-o", str(back))
    assert len(list(reading.read_rows(back, "need").rows)) == 1


def test_rows_are_published_at_once_where_it_is_asked_for_and_exported_again(tmp_path: Path) -> None:
    name = uploaded(tmp_path, "wells", "tax", "nurses")

    run(intake.app, "take-over", name, "--party", "mdg", *BY, "--publish")

    assert sorted(Need.objects.values_list("register", flat=True)) == ["mdg"] * 3
    out = tmp_path / "all.xlsx"
    run(intake.app, "export", "--kind", "need", "--party", "mdg", "-o", str(out))
    assert {row.answers["id"] for row in reading.read_rows(out, "need").rows} == {"wells", "tax", "nurses"}


def test_rows_that_look_like_something_are_left_unless_they_are_said_to_be_new(tmp_path: Path) -> None:
    twin = a_need("old", title={"en": SUBJECTS["wells"]}, summary={"en": SUBJECTS["wells"]})
    exchange.publish_new(record=twin, party="mdg", by=post("mdg"), at=AT)
    name = uploaded(tmp_path, "wells")
    assert Intake.objects.get().rows.get().state == "alike"

    run(intake.app, "take-over", name, "--party", "mdg", *BY, "--alike", "new")

    assert Draft.objects.get().record == "wells"


def test_a_spreadsheet_is_put_away_and_not_found_for_another_party(tmp_path: Path) -> None:
    name = uploaded(tmp_path, "wells")

    run(intake.app, "show", name, "--party", "bra", refused=NoSuchIntake)
    run(intake.app, "put-away", name, "--party", "mdg")

    assert Intake.objects.get().state == "discarded"


def test_what_is_no_spreadsheet_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "needs.xlsx"
    file.write_bytes(b"%PDF-1.7")
    told = ("--party", "mdg", "--kind", "need", *BY)

    run(intake.app, "upload", str(file), *told, refused=NotASpreadsheet)
    run(intake.app, "upload", str(tmp_path / "missing.xlsx"), *told, refused=NoFile)
    run(intake.app, "upload", str(file), *told, "--institution", "nowhere", refused=NoSuchInstitution)
    file.write_bytes(b"PK\x03\x04 no zip")
    run(intake.app, "upload", str(file), *told, "--wait", code=1)


def test_only_a_party_of_this_node_is_acted_for() -> None:
    run(intake.app, "list", "--party", "nobody", refused=NoSuchRegister)
    PrivateKey.objects.filter(register="bra").delete()
    run(intake.app, "list", "--party", "bra", refused=NotOurKey)
    with pytest.raises(NotOurKey):
        hosted.check_hosted("bra")


def test_a_draft_goes_its_way_by_commands(tmp_path: Path) -> None:
    name = uploaded(tmp_path, "wells")
    run(intake.app, "take-over", name, "--party", "mdg", *BY)
    draft = str(Draft.objects.get().pk)
    told = (draft, "--party", "mdg", *BY)

    listed = json.loads(run(drafts.app, "list", "--party", "mdg", "--state", "submitted", "--json"))
    assert [(each["id"], each["title"]) for each in listed["items"]] == [(draft, SUBJECTS["wells"])]
    assert "1 of 1" in run(drafts.app, "list", "--party", "mdg", "--intake", name)
    run(drafts.app, "return", *told, "--comment", " ", refused=NeedsComment)
    assert run(drafts.app, "return", *told, "--comment", "Say how many.") == f"{draft}: returned\n"
    assert run(drafts.app, "submit", *told) == f"{draft}: submitted\n"
    assert run(drafts.app, "clear", *told).startswith("mdg/wells: entry ")
    run(drafts.app, "clear", *told, refused=NotNow)

    shown = json.loads(run(drafts.app, "show", draft, "--party", "mdg"))
    assert [each["move"] for each in shown["steps"]] == ["submit", "return", "submit", "clear"]
    assert shown["state"] == "published"


def test_a_draft_that_does_not_fit_is_not_handed_in_but_can_be_put_away() -> None:
    draft = str(actions.start(party="mdg", kind="need", answers={"title.en": "Half"}, by="x", at=AT).pk)
    told = (draft, "--party", "mdg", *BY)

    run(drafts.app, "submit", *told, refused=BadRecord)
    assert json.loads(run(drafts.app, "show", draft, "--party", "mdg"))["problems"]
    run(drafts.app, "discard", draft, "--party", "bra", *BY, refused=NoSuchDraft)
    assert run(drafts.app, "discard", *told) == f"{draft}: discarded\n"


def test_the_operator_lists_the_mails_that_were_refused() -> None:
    IncomingMail.objects.create(
        message="x", sender="a@b.example", subject="Hello", outcome="unknown", sentence="No key of ours.",
        fetched_at=timezone.now(),
    )  # fmt: skip

    assert "a@b.example" in run(intake.app, "mailbox", "--refused")
    (told,) = json.loads(run(intake.app, "mailbox", "--refused", "--json"))
    assert (told["outcome"], told["why"]) == ("unknown", "No key of ours.")
