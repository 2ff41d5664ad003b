"""How matching works: what anyone can read about it is the very table that ranks."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from bandung.matching import weights
from bandung.matching.reasons import MEANINGS, NAMES
from bandung.web.public import matching

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]


@pytest.fixture
def no_results_kept() -> Iterator[None]:
    matching._evaluation.cache_clear()
    yield
    matching._evaluation.cache_clear()


def page(client: Client, path: str = "/en/matching/") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_feature_stands_there_with_its_weight_and_meaning(client: Client) -> None:
    shown = page(client)

    table = weights.load()
    assert set(table.features) <= set(NAMES)
    for name, each in table.features.items():
        assert f'<th scope="row">{NAMES[name]}</th><td class="figures">{each.weight:g}</td>' in shown
        assert MEANINGS[name].replace("'", "&#x27;") in shown
    assert f"Table {table.name}, version {table.version}" in shown


def test_another_table_gives_another_page(client: Client, monkeypatch: Any) -> None:
    fewer = weights.load().without("sdg", "proof")
    monkeypatch.setattr(matching.weights, "load", lambda: fewer)

    shown = page(client)

    assert "Same SDGs" not in shown
    assert "without sdg, proof" in shown


@pytest.mark.usefixtures("no_results_kept")
def test_figures_are_shown_where_they_were_kept(client: Client, tmp_path: Path, monkeypatch: Any) -> None:
    (tmp_path / "data").mkdir()
    parts = {"overall": 0.5, "same_language": 0.75, "other_language": 0.25}
    kept = {"systems": {"bandung": {part: {"ndcg_at_10": figure} for part, figure in parts.items()}}}
    (tmp_path / "data" / matching.RESULTS).write_text(json.dumps(kept))
    monkeypatch.setattr(matching, "files", lambda _package: tmp_path)

    shown = page(client)

    assert "How good it is" in shown
    assert '<td class="figures">0.75</td>' in shown


@pytest.mark.usefixtures("no_results_kept")
def test_without_kept_figures_it_says_how_to_measure(client: Client, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(matching, "files", lambda _package: tmp_path)

    shown = page(client)

    assert "How good it is" not in shown
    assert "bandung evaluate matching" in shown


def test_it_takes_no_query(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        page(client, "/ar/matching/")
