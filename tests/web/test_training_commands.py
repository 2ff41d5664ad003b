"""``bandung session``: the same action as the desk."""

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from bandung.cli import training
from bandung.cli.training import NoDay
from bandung.exchange import actions as exchange
from bandung.records.errors import BadRecord
from bandung.training.errors import NotATrainingOffer
from bandung.training.models import TrainingSession
from tests.cast import AT, joined, post
from tests.factories import an_offer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]

ANNOUNCE = (
    "announce", "spring", "--offer", "bra/milk", "--party", "bra", "--by", "X", "--start", "2190-03-01",
    "--seats", "12", "--level", "advanced",
)  # fmt: skip


@pytest.fixture
def offered() -> None:
    joined("bra")
    exchange.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)
    exchange.publish_new(record=an_offer("know-how", kind="solution"), party="bra", by=post("bra"), at=AT)


def run(*arguments: str, refused: type[Exception] | None = None) -> str:
    result = CliRunner().invoke(training.app, list(arguments))
    if refused is not None:
        assert isinstance(result.exception, refused), result.output
    else:
        assert result.exit_code == 0, result.output or repr(result.exception)
    return result.output


def listed(*arguments: str) -> Any:
    return json.loads(run("list", *arguments, "--json"))


def test_one_announces_changes_and_lists(offered: None) -> None:
    more = ("--last", "2190-03-05", "--apply-by", "2190-01-31", "--place", "Rio de Janeiro, no hospital da cidade")
    assert run(*ANNOUNCE, *more, "--language", "pt", "--language", "fr").startswith("bra/spring: entry ")
    run(*ANNOUNCE, *more, "--language", "pt", "--costs", "O anfitrião paga a estadia")

    assert listed("--country", "BRA", "--language", "pt", "--open") == [
        {
            "uid": "bra/spring", "offer": "bra/milk", "first day": "2190-03-01", "last day": "2190-03-05",
            "apply until": "2190-01-31", "seats": 12, "level": "advanced", "languages": "pt",
        }
    ]  # fmt: skip
    assert listed("--language", "fr") == []
    assert "bra/spring" in run("list")
    assert set(TrainingSession.objects.get().body["costs"]) == {"pt"}


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        (("--start", "in spring"), NoDay),
        (("--offer", "bra/know-how"), NotATrainingOffer),
        (("--offer", "mdg/milk"), NotATrainingOffer),
        (("--seats", "0"), BadRecord),
        (("--level", "expert"), BadRecord),
        (("--apply-by", "2190-03-02"), BadRecord),
    ],
)
def test_what_cannot_be_announced_is_refused(offered: None, changed: tuple[str, str], why: type[Exception]) -> None:
    run(*ANNOUNCE, *changed, refused=why)

    assert not TrainingSession.objects.exists()
