"""``bandung introduction``: the same actions as the pages; and the printed table is the one that holds."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bandung.cli import documents, introductions
from bandung.exchange import actions as exchange
from bandung.introductions import actions
from bandung.introductions.errors import NotYourMove
from bandung.introductions.models import Introduction
from bandung.records.errors import BadRecord
from bandung.values import Texts
from tests.cast import AT, joined, post
from tests.factories import a_need, an_offer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]


@pytest.fixture
def offered() -> None:
    joined("bra", "mdg")
    exchange.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)
    exchange.publish_new(record=a_need("bank"), party="mdg", by=post("mdg"), at=AT)


def run(*arguments: str, refused: type[Exception] | None = None) -> str:
    result = CliRunner().invoke(introductions.app, list(arguments))
    if refused is not None:
        assert isinstance(result.exception, refused), result.output
    else:
        assert result.exit_code == 0, result.output or repr(result.exception)
    return result.output


def told(*arguments: str) -> Any:
    return json.loads(run(*arguments, "--json"))


def test_one_asks_answers_and_lists(offered: None) -> None:
    said = run(
        "request", "bra/milk", "--party", "mdg", "--by", "X", "--note", "Nous cherchons un partenaire pour le lait",
        "--resting-on", "mdg/bank",
    )  # fmt: skip
    row = Introduction.objects.get()
    assert said == f"{row.uid}: asked of bra\n"
    assert list(row.body["note"]) == ["fr"]
    assert [(line["other party"], line["waits for us"]) for line in told("list", "--party", "bra")] == [("mdg", "yes")]

    run("answer", row.uid, "--party", "bra", "--by", "X", "--says", "hand-on", "--handed-to", "Fiocruz")
    run(
        "answer", row.uid, "--party", "bra", "--by", "X", "--says", "accept", "--text", "Com prazer, venham nos visitar"
    )
    run("answer", row.uid, "--party", "bra", "--by", "X", "--says", "decline", "--why", "cost", refused=NotYourMove)
    run("answer", row.uid, "--party", "mdg", "--by", "X", "--says", "outcome", refused=BadRecord)

    assert [line["state"] for line in told("list", "--party", "mdg", "--state", "accepted")] == ["accepted"]
    assert "Fiocruz" in Introduction.objects.get().handed_to
    assert row.uid in run("list", "--party", "mdg")


def test_the_clocks_say_who_has_to_do_what(offered: None) -> None:
    actions.request(
        kind="offer", uid="bra/milk", party="mdg", note=Texts({"en": "x"}), by="X", at=AT.replace(year=2020)
    )

    due = told("clocks", "--party", "bra")

    assert {(line["party"], line["what"], line["after days"]) for line in due} == {
        ("bra", "answer", 14),
        ("bra", "dormant", 180),
    }


def test_the_printed_table_is_the_one_that_holds() -> None:
    written = (Path(documents.DOCS) / "introductions.md").read_text(encoding="utf-8")

    assert written == documents.introductions(), "run `make schemas`"
