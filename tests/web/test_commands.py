"""The commands of a node: the same questions and actions as the pages."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bandung.cli import main
from bandung.values.errors import BandungError
from tests.cast import AT, joined, post
from tests.factories import SOURCE, a_need, an_offer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]

main.assemble()


def bandung(*arguments: str, refused: type[BandungError] | None = None) -> Result:
    result = CliRunner().invoke(main.app, list(arguments))
    if refused is not None:
        assert isinstance(result.exception, refused), result.output
    else:
        assert result.exit_code == 0, result.output or repr(result.exception)
    return result


def told(*arguments: str) -> Any:
    return json.loads(bandung(*arguments).stdout)


@pytest.fixture
def exchange() -> None:
    from bandung.exchange import actions

    joined("bra", "mdg", "public-sources")
    actions.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)
    report = an_offer("report", sources=[SOURCE])
    actions.publish_new(record=report, party="public-sources", by="Editor", at=AT)
    actions.publish_new(record=a_need("milk-bank"), party="mdg", by=post("mdg"), at=AT)


def test_registers_are_listed_shown_and_verified(exchange: None) -> None:
    assert [line["register"] for line in told("registers", "show", "--json")] == ["bra", "mdg", "public-sources"]
    assert [line["act"] for line in told("registers", "show", "bra", "--json")] == ["publish", "publish", "open"]
    assert told("registers", "show", "bra", "3")["body"]["id"] == "milk"
    assert told("registers", "verify", "--json") == {"bra": 3, "mdg": 3, "public-sources": 3}


def test_a_register_is_exported_and_verified_as_a_file(exchange: None, tmp_path: Path) -> None:
    file = tmp_path / "bra.ndjson"
    bandung("registers", "export", "bra", str(file))

    assert told("registers", "verify", "--file", str(file), "--json") == {"bra": 3}
    assert "0 new entries" in bandung("registers", "import", str(file)).stdout
    file.write_bytes(file.read_bytes()[:-20])
    bandung("registers", "verify", "--file", str(file), refused=BandungError)


def test_a_rebuild_says_that_nothing_changed(exchange: None) -> None:
    assert told("registers", "rebuild", "--json")["changed"] == []


def test_a_key_is_rotated(exchange: None) -> None:
    bandung("registers", "rotate", "bra", "--by", "Agency")

    assert told("registers", "verify", "bra", "--json") == {"bra": 4}


def test_needs_and_offers_are_listed_and_matched(exchange: None) -> None:
    assert told("offer", "list", "--json")["total"] == 2
    assert told("offer", "list", "--country", "KEN", "--json")["total"] == 0
    results = told("need", "matches", "mdg/milk-bank", "--json")["results"]
    assert {each["id"] for each in results} == {"offer/bra/milk", "offer/public-sources/report"}


def test_a_text_gets_the_same_ranking_as_on_the_page(exchange: None) -> None:
    from django.test import Client

    page = Client().get("/api/v1/search?q=human+milk&limit=5").json()

    command = told("match", "human milk", "--limit", "5", "--json")

    assert [each["id"] for each in command["results"]] == [f"offer/{each['uid']}" for each in page["results"]]
    assert [each["score"] for each in command["results"]] == [round(each["score"], 4) for each in page["results"]]


def test_an_offer_is_published_revised_claimed_and_withdrawn(exchange: None, tmp_path: Path) -> None:
    from bandung.records.kinds import as_json

    file = tmp_path / "offer.json"
    file.write_text(json.dumps(as_json(an_offer("new"))))
    bandung("offer", "publish", str(file), "--party", "bra", "--by", "Agency")
    file.write_text(json.dumps(as_json(an_offer("new", kind="expertise"))))
    bandung("offer", "publish", str(file), "--party", "bra", "--by", "Agency")
    bandung("offer", "claim", "public-sources/report", "--party", "bra", "--by", "Agency")
    bandung("offer", "withdraw", "new", "--party", "bra", "--by", "Agency", "--reason", "Ended")

    assert [line["act"] for line in told("offer", "history", "bra/new", "--json")] == ["withdraw", "publish", "publish"]
    assert told("offer", "show", "bra/report")["standing"] == "said"


@pytest.mark.parametrize("content", ["", "[]", "{", "[" * 100_000, '{"id": "x"}'])
def test_a_file_without_a_record_is_refused_with_a_sentence(exchange: None, tmp_path: Path, content: str) -> None:
    file = tmp_path / "offer.json"
    file.write_text(content)

    result = bandung("offer", "publish", str(file), "--party", "bra", "--by", "Agency", refused=BandungError)

    assert str(result.exception)


def test_a_party_joins_describes_itself_and_names_its_institutions(tmp_path: Path) -> None:
    from bandung.records.kinds import as_json
    from tests.factories import a_party, an_institution

    def written(record: Any) -> str:
        file = tmp_path / "record.json"
        file.write_text(json.dumps(as_json(record)))
        return str(file)

    bandung("party", "join", written(a_party("ken", "KEN")), "--by", "Ministry")
    bandung("party", "describe", written(a_party("ken", "KEN", south=True)), "--by", "Ministry")
    bandung("party", "institution", written(an_institution("hospital")), "--party", "ken", "--by", "Ministry")
    bandung("party", "join", written(a_party("ken2", "KEN")), "--by", "Other", refused=BandungError)

    assert [line["party"] for line in told("party", "list", "--json")] == ["ken", "ken/hospital"]
    assert told("registers", "verify", "--json") == {"ken": 4}


def test_the_sample_is_loaded_once() -> None:

    assert "733 records" in bandung("sample", "load").stdout
    assert "0 records" in bandung("sample", "load").stdout
    assert told("registers", "verify", "--json") == {"public-sources": 735}


def run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command as somebody types it, in a home of its own: never in the database that the suite was given."""
    ours = ("BANDUNG_", "DJANGO_", "PYTEST_", "DATABASE_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(
        [sys.executable, "-m", "bandung.cli", *arguments], env=kept | environment, capture_output=True, text=True
    )


def test_a_production_node_needs_a_secret(tmp_path: Path) -> None:
    result = run({"BANDUNG_HOME": str(tmp_path), "BANDUNG_MODE": "production"}, "prepare")

    assert result.returncode == 1
    assert "a production node needs a secret of its own" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_node_with_sample_logins_refuses_to_start_as_production() -> None:
    from django.conf import settings
    from django.contrib.auth import get_user_model

    from bandung.site.startup import DEMONSTRATION_MAIL, RefusesToStart, check_node

    get_user_model().objects.create_user("brazil", email=f"brazil{DEMONSTRATION_MAIL}", password="x")
    check_node()
    former, settings.MODE = settings.MODE, "production"
    try:
        with pytest.raises(RefusesToStart):
            check_node()
    finally:
        settings.MODE = former


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BANDUNG_MODE", "staging"), ("DATABASE_URL", "mysql://localhost/x"), ("BANDUNG_HTTPS", "perhaps"),
        ("BANDUNG_SECRET", "short"), ("BANDUNG_ENCODER", "nonsense"),
    ],
)  # fmt: skip
def test_a_bad_setting_is_refused_with_a_sentence(tmp_path: Path, name: str, value: str) -> None:
    run({"BANDUNG_HOME": str(tmp_path), "BANDUNG_ENCODER": "hashing"}, "prepare", "--demonstration")

    result = run({"BANDUNG_HOME": str(tmp_path), name: value}, "prepare", "--demonstration")

    assert result.returncode == 1
    assert value in result.stderr or name in result.stderr
    assert "Traceback" not in result.stderr
