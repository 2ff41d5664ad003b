"""The evaluation, the fit of the weights and their commands, on a corpus of a few lines."""

import json
from datetime import date

import pytest
from typer.testing import CliRunner

from bandung.cli.evaluate import app
from bandung.matching import bridge_evaluation, corpus, evaluation, fitting, weights
from bandung.matching.encoders import encoder_named

OFFERS = (
    ("water", "BRA", "en", "Rainwater cisterns for rural schools"),
    ("milk", "CUB", "en", "Human milk banks for newborn babies"),
    ("eau", "SEN", "fr", "Forages et eau potable pour villages"),
    ("own", "TUV", "en", "Rainwater cisterns"),
)
NEEDS = (
    ("n1", "TUV", "en", "Rainwater for rural schools"),
    ("n2", "MDG", "fr", "Eau potable pour villages"),
    ("n3", "HTI", "fr", "Riz"),
)
GRADES = "need\toffer\tgrade\nn1\twater\t3\nn1\teau\t1\nn1\tmilk\t0\nn1\town\t3\nn2\teau\t3\nn2\twater\t2\n"


@pytest.fixture
def folder(tmp_path):
    for name, rows in (("offers", OFFERS), ("needs", NEEDS)):
        lines = [
            json.dumps({"id": i, "country": c, "owner_language": language, "title": {language: t}})
            for i, c, language, t in rows
        ]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "judgements").mkdir()
    (tmp_path / "judgements" / "grades.tsv").write_text(GRADES, encoding="utf-8")
    return tmp_path


@pytest.fixture
def bench(folder, tmp_path):
    return evaluation.bench(corpus.read(folder), encoder_named("hashing"), tmp_path / "index", date(2026, 1, 1))


def test_every_system_is_measured_on_all_offers_and_on_parts(bench):
    reports = evaluation.evaluate(bench, evaluation.systems(bench))
    assert set(reports) == {"bm25_own_language", "bm25_all_texts", "encoder_hashing", "bandung"}
    for report in reports.values():
        assert set(report) == {"overall", "same_language", "other_language", "readable", "not_readable", "by_language"}
        assert report["overall"]["needs"] == 2, "a need without judgements is left out"
        assert set(report["by_language"]) == {"en", "fr"}


def test_the_needing_country_is_no_candidate(bench):
    need = bench.corpus.judged_needs[0]
    assert "own" not in bench.candidates(need) and "own" not in bench.bandung(need)


def test_words_alone_find_nothing_in_another_language(bench):
    report = evaluation.evaluate(bench, {"bm25": evaluation.systems(bench)["bm25_own_language"]})["bm25"]
    assert report["same_language"]["ndcg_at_10"] == 1


def test_an_ablation_takes_out_each_feature_in_turn(bench):
    table = weights.load()
    assert set(evaluation.ablation(bench, table)) == {"", *table.features}


def test_weights_are_fitted_without_negative_ones_and_can_be_read_back(bench, tmp_path):
    names = [name for name, each in weights.load().features.items() if each.origin == "fitted"]
    made = fitting.fit(bench, names, weights.load(), penalty=0.02)
    path = tmp_path / "made.toml"
    path.write_text(fitting.as_toml(made), encoding="utf-8")
    read = weights.read(path)
    assert read.features == made.features and all(each.weight >= 0 for each in read.features.values())
    assert sum(read.features[name].weight for name in names) == pytest.approx(10, abs=0.3)


def test_the_command_prints_json_with_the_promised_keys(folder, monkeypatch):
    monkeypatch.setenv("BANDUNG_ENCODER", "hashing")
    result = CliRunner().invoke(app, ["matching", "--corpus", str(folder), "--json"])
    systems = json.loads(result.stdout)["systems"]
    for part in ("overall", "same_language", "other_language"):
        assert isinstance(systems["bandung"][part]["ndcg_at_10"], float)
    assert systems["bandung"]["by_language"]["fr"]["ndcg_at_10"] is not None


def test_the_command_prints_a_table_and_an_ablation(folder, monkeypatch):
    monkeypatch.setenv("BANDUNG_ENCODER", "hashing")
    result = CliRunner().invoke(app, ["matching", "--corpus", str(folder), "--ablation"])
    assert result.exit_code == 0 and "bm25_all_texts" in result.stdout and "(nothing)" in result.stdout


def test_missing_translations_are_refused_in_a_sentence(tmp_path):
    with pytest.raises(bridge_evaluation.TranslationsMissing, match="BANDUNG_DATA"):
        bridge_evaluation.indicators(tmp_path, "sw")
