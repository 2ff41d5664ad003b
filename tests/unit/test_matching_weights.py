"""The table of weights."""

import pytest

from bandung.matching import weights
from bandung.matching.features import FEATURES
from bandung.matching.reasons import MEANINGS, NAMES, SENTENCES

HEAD = "name = 'x'\nversion = '1'\nmade_on = 2026-01-01\nhow = ''\n"


def test_the_shipped_table_names_exactly_the_features_there_are():
    table = weights.load()
    assert set(table.features) == set(FEATURES)
    assert set(table.features) == set(MEANINGS)
    assert all(each.origin in ("fitted", "set") for each in table.features.values())


def test_every_feature_has_a_name_and_a_sentence():
    assert set(NAMES) == set(FEATURES) == set(SENTENCES)


def test_a_table_without_a_feature_weighs_less():
    table = weights.load()
    assert table.without("words").total == pytest.approx(table.total - table.features["words"].weight)


def test_an_unknown_table_is_refused():
    with pytest.raises(weights.BadWeights, match="no table of weights"):
        weights.load("weights-999")
    with pytest.raises(weights.BadWeights):
        weights.load("../secrets")


@pytest.mark.parametrize(
    "content",
    [
        "nothing",
        "name = 1",
        HEAD + "[features.words]\nweight = -1\nneutral = 0\norigin = ''",
        HEAD + "[features.words]\nweight = 1\nneutral = 2\norigin = ''",
    ],
)
def test_a_table_that_says_something_impossible_is_refused(tmp_path, content):
    path = tmp_path / "mine.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(weights.BadWeights):
        weights.read(path)
