"""``bandung reviews``: the same actions as the desk."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from typer.testing import CliRunner

from bandung.cli import reviews
from bandung.cli.initiatives import NoRecord
from bandung.cli.training import NoDay
from bandung.exchange import actions as exchange
from bandung.partnerships.errors import NoSuchInitiative
from bandung.reviews.errors import NoSuchIndicator, NotOpened, NotSealed
from bandung.reviews.models import ReviewRound
from tests.factories import an_offer
from tests.reviews_cast import carried_out, cast, on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

UID = "mdg/milk"


def run(*arguments: str, refused: type[Exception] | None = None) -> str:
    result = CliRunner().invoke(reviews.app, list(arguments))
    if refused is not None:
        assert isinstance(result.exception, refused), result.output
    else:
        assert result.exit_code == 0, result.output or repr(result.exception)
    return result.output


def told(*arguments: str) -> Any:
    return json.loads(run(*arguments, "--json"))


def by(party: str) -> tuple[str, ...]:
    return ("--party", party, "--by", "X")


def test_a_round_from_its_opening_to_the_answers_side_by_side(tmp_path: Path) -> None:
    cast()
    run("open", UID, "--due", "soon", *by("mdg"), refused=NoDay)
    due = (timezone.now() + timedelta(days=30)).date().isoformat()
    said = run("open", UID, "--due", due, *by("mdg"), "--text", "Half time.")
    uid = ReviewRound.objects.get().uid
    assert said == f"{uid}: waits for bra, mdg, jica\n"
    file = tmp_path / "answers.json"
    run("seal", uid, str(file), *by("mdg"), refused=NoRecord)
    for party, points in (("mdg", 3), ("bra", 1), ("jica", None)):
        run("reveal", uid, *by("mdg"), refused=NotSealed if party == "mdg" else NotOpened)
        answers = [{"key": "1.1", "points": points}, {"key": "1.2", "points": 2}]
        file.write_text(json.dumps({"answers": answers, "satisfaction": 2, "text": {"en": "Well."}}), encoding="utf-8")
        last = run("seal", uid, str(file), *by(party))
    assert last == f"{uid}: revealing\n"
    run("reveal", uid, *by("mdg"))
    run("reveal", uid, *by("jica"))

    rows = {each["key"]: each for each in told("show", uid, "--party", "bra")}

    assert (rows["1"]["mdg"], rows["1"]["bra"], rows["1"]["jica"], rows["1"]["divergence"]) == ("2.5", None, "2", "0.5")
    assert (rows["1.1"]["mdg"], rows["1.1"]["bra"], rows["1.1"]["jica"]) == (3, None, "n/a")
    assert "+6" in rows
    assert [(each["party"], each["answers"]) for each in told("rounds", UID, "--party", "jica")] == [
        ("bra", "sealed"), ("mdg", "revealed"), ("jica", "revealed"),
    ]  # fmt: skip
    assert "satisfaction" in run("show", uid, "--party", "mdg")


def test_what_was_seen_is_written_and_listed() -> None:
    cast()
    place = ("--result", "1", "--indicator", "1", "--source", "Survey")

    run("observe", UID, *place, *by("mdg"), "--value", "30", "--on", "2026-10-01", "--quality", "measured")
    run("observe", UID, "--result", "3", "--indicator", "1", "--source", "X", *by("mdg"), refused=NoSuchIndicator)

    listed = told("observed", UID, "--party", "bra")
    assert [(each["number"], each["party"], each["value"], each["progress"]) for each in listed] == [
        ("1.1", "mdg", "30", "0.5"), ("2.1", None, None, None), ("2.2", None, None, None),
    ]  # fmt: skip
    run("observed", UID, "--party", "ken", refused=NoSuchInitiative)


def test_lessons_and_where_an_offer_has_gone_are_listed() -> None:
    from bandung.reviews import actions
    from tests.cast import joined

    joined("bra", "mdg", "ken", "jica")
    offer = exchange.publish_new(record=an_offer("banks"), **on("bra"))
    row = carried_out(offers=[{"register_code": "bra", "record": "banks", "digest": offer.digest}])
    lesson = {"title": {"en": "Train two"}, "text": {"en": "Train two nurses."}, "language": "en"}
    actions.note(initiative=row.uid, told=lesson, **on("mdg"))

    assert "Train two" in run("lessons", UID, "--party", "bra")
    assert told("lessons") == []
    shown = told("multiplier", "bra/banks", "--party", "mdg")
    assert (shown["reached_directly"], shown["multiplier"]) == (["MDG"], "1")
    assert "1 directly, 1 in all; multiplier: 1\n" in run("multiplier", "bra/banks", "--party", "bra")
    assert "multiplier: not stated" in run("multiplier", "bra/banks")
