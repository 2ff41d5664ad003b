"""Measures of a ranking, by hand."""

from math import log2

import pytest

from bandung.matching import measures


def test_the_best_order_scores_one():
    assert measures.ndcg(["a", "b", "c"], {"a": 3, "b": 1, "c": 0}) == pytest.approx(1)


def test_gain_is_two_to_the_grade_less_one():
    best = 7 + 1 / log2(3)
    assert measures.ndcg(["b", "a"], {"a": 3, "b": 1}) == pytest.approx((1 + 7 / log2(3)) / best)


def test_what_nobody_judged_counts_as_zero():
    assert measures.ndcg(["x", "a"], {"a": 1}) == pytest.approx(1 / log2(3))
    assert measures.unjudged(["x", "a"], {"a": 1}) == 0.5


def test_a_need_without_any_answer_has_no_score():
    assert measures.ndcg(["a"], {"a": 0}) is None
    assert measures.recall(["a"], {"a": 1}) is None
    assert measures.reciprocal_rank(["a"], {"a": 1}) is None


def test_recall_and_reciprocal_rank_count_grades_of_two_and_three():
    grades = {"a": 1, "b": 2, "c": 3}
    assert measures.recall(["a", "b"], grades) == 0.5
    assert measures.reciprocal_rank(["a", "b"], grades) == 0.5


def test_only_the_first_ten_count():
    assert measures.ndcg([str(n) for n in range(10)] + ["a"], {"a": 3}) == 0
