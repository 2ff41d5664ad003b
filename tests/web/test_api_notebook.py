"""The example notebook does what it says, against a running node; and is kept without outputs."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from bandung.clearance.models import Draft, Intake
from bandung.exchange.models import Need
from bandung.introductions.models import Introduction
from tests.web.test_api_client import people

__all__ = ["people"]

NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebooks" / "desk_by_api.ipynb"
CELLS = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]


def test_the_notebook_runs_from_a_draft_to_an_introduction(
    people: dict[str, str],
    live_server: Any,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("BANDUNG_NODE", live_server.url)
    monkeypatch.setenv("BANDUNG_TOKEN", people["mdg"])
    names: dict[str, Any] = {}

    try:
        for number, cell in enumerate(CELLS):
            if cell["cell_type"] == "code":
                exec(compile("".join(cell["source"]), f"cell {number}", "exec"), names)
    finally:
        names["node"].get_httpx_client().close()

    said = capsys.readouterr().out
    assert "sectors:" in said
    assert "99999" in said
    assert "mdg/creer-un-lactarium-au-centre-hospitalier-de-mahajanga" in said
    assert "bra/milk" in said
    assert Draft.objects.get().state == "published"
    assert Intake.objects.get().state == "done"
    assert Need.objects.filter(register="mdg").count() == 2
    assert Introduction.objects.get().about == "bra/milk"


def test_the_notebook_is_kept_without_outputs_and_addresses_of_a_machine() -> None:
    for cell in CELLS:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
    text = NOTEBOOK.read_text(encoding="utf-8")
    assert "bdg_" not in text
    assert os.environ.get("HOME", "/home/nobody") not in text
