"""What speaks for an offer: each feature on one pair."""

from datetime import date

import numpy as np
import pytest

from bandung.matching import asking, features, partners
from bandung.matching.features import FEATURES, Pair, Side
from bandung.matching.statements import Statement

DAY = date(2026, 1, 1)
EAST, NORTH, NOWHERE = np.array([1, 0], np.float32), np.array([0, 1], np.float32), np.zeros(2, np.float32)


def pair(need=None, offer=None, *, words=None, cooperated=None, directions=(EAST, EAST)):
    return Pair(
        Side(Statement("n", "need", **(need or {})), directions[0]),
        Side(Statement("o", "offer", **(offer or {})), directions[1]),
        DAY,
        words,
        cooperated,
    )


def value(feature, *args, **kwargs):
    said = FEATURES[feature](pair(*args, **kwargs))
    return None if said is None else said[0]


def test_a_pair_without_any_statement_is_judged_by_meaning_and_partner_alone():
    judged = {name for name, feature in FEATURES.items() if feature(pair()) is not None}
    assert judged == {"meaning", "partner"}


def test_meaning_is_the_cosine_and_unjudged_without_a_direction():
    assert value("meaning", directions=(EAST, EAST)) == 1 and value("meaning", directions=(EAST, NORTH)) == 0
    assert value("meaning", directions=(EAST, NOWHERE)) is None


def test_the_same_purpose_counts_a_little_more_than_the_same_sector():
    need = {"sectors": ("14031",)}
    assert value("sector", need, {"sectors": ("14031",)}) == 1
    assert 0 < value("sector", need, {"sectors": ("14015",)}) < 1
    assert value("sector", need, {"sectors": ("140",)}) > 0
    assert value("sector", need, {"sectors": ("12220",)}) == 0


def test_an_offer_over_several_sectors_is_not_judged_by_sector():
    assert value("sector", {"sectors": ("14031",)}, {"sectors": ("43010",)}) is None


def test_a_shared_target_counts_more_than_a_shared_goal():
    assert value("sdg", {"sdgs": ("6.1",)}, {"sdgs": ("6.1",)}) == 1
    assert 0 < value("sdg", {"sdgs": ("6.1",)}, {"sdgs": ("6",)}) < 1
    assert value("sdg", {"sdgs": ("6.1", "3.1")}, {"sdgs": ("6.1",)}) == pytest.approx(0.5)
    assert value("sdg", {"sdgs": ("6.1",)}, {}) is None


def test_facts_are_codes():
    assert features.sdg(pair({"sdgs": ("6.1", "3.2")}, {"sdgs": ("6.1", "3.9")}))[1] == {"sdgs": ["3", "6.1"]}
    assert features.sector(pair({"sectors": ("14031",)}, {"sectors": ("14031",)}))[1] == {"sectors": ["14031"]}


@pytest.mark.parametrize(
    ("modality", "kind"),
    [
        ("formation des cadres", "training"),
        ("asistencia técnica", "expertise"),
        ("تدريب", "training"),
        ("кредит", "finance"),
    ],
)
def test_what_a_need_asks_for_is_read_from_its_words(modality, kind):
    assert kind in asking.kinds(Statement("n", "need", modality=modality))


def test_the_kind_that_a_need_states_goes_before_its_words():
    assert asking.kinds(Statement("n", "need", kind="finance", modality="training")) == {"finance"}


def test_money_is_judged_only_where_money_is_asked_for():
    assert value("finance", {"modality": "grant"}, {"kind": "finance"}) == 1
    assert value("finance", {"modality": "grant"}, {"kind": "training"}) == 0
    assert value("finance", {"modality": "training"}, {"kind": "finance"}) is None


def test_goods_are_judged_only_where_goods_are_asked_for():
    assert value("goods", {"modality": "emergency relief"}, {"kind": "in-kind"}) == 1
    assert value("goods", {"modality": "emergency relief"}, {"kind": "expertise"}) == 0
    assert value("goods", {"modality": "training"}, {"kind": "in-kind"}) is None


def test_a_word_that_only_begins_like_one_does_not_ask():
    assert "finance" not in asking.kinds(Statement("n", "need", modality="investigação agrária, fundação"))


def test_a_named_country_is_a_part_of_a_joint_offer():
    need = {"titles": {"fr": "Appui du Brésil"}}
    assert value("partner", need, {"countries": ("BRA", "ARG", "URY", "PRY")}) == 0.25


def test_a_need_that_names_a_country_wants_its_offers():
    need = {"titles": {"fr": "Appui du Brésil aux écoles"}, "countries": ("MDG",)}
    assert value("partner", need, {"countries": ("BRA",)}) == 1
    assert value("partner", need, {"countries": ("CUB",)}) == 0
    assert value("partner", need, {"countries": ("MDG",)}) == 0, "its own name is no partner"


def test_a_need_that_names_an_institution_wants_its_offers():
    need = Statement("n", "need", summaries={"en": "The Islamic Development Bank was asked to help AGCT."})
    assert partners.named(need, ("Ministry of Water", "Islamic Development Bank")) == "Islamic Development Bank"
    assert partners.named(need, ("Agence guinéenne de coopération technique (AGCT)",))
    assert partners.named(need, ("Development Bank",)) == "", "two words are not distinctive"


def test_neighbours_and_like_conditions():
    assert value("region", {"countries": ("SEN",)}, {"countries": ("MLI",)}) == 1
    assert value("region", {"countries": ("SEN",)}, {"countries": ("KEN",)}) == 0.5
    assert value("region", {"countries": ("SEN",)}, {"countries": ("BRA", "MLI")}) == 1, "the nearest counts"
    assert value("region", {"countries": ("SEN",)}, {"countries": ()}) is None
    assert value("region", {"countries": ("???",)}, {"countries": ("BRA",)}) is None
    alike = value("conditions", {"countries": ("TUV",)}, {"countries": ("KIR",)})
    assert alike > value("conditions", {"countries": ("TUV",)}, {"countries": ("KAZ",)})


def test_a_common_language_is_one_in_which_officials_of_both_work():
    assert value("language", {"countries": ("MOZ",)}, {"countries": ("BRA",)}) == 1
    assert value("language", {"countries": ("MOZ",)}, {"countries": ("KGZ",)}) == 0
    assert value("language", {"countries": ("MOZ",)}, {"working_languages": ("pt",)}) == 1, "what is stated goes first"
    assert value("language", {"language": "pt"}, {"countries": ("BRA",)}) == 1, "a text without a country has its own"
    assert value("language", {"countries": ("MOZ",)}, {"titles": {"pt": "Água"}}) is None


def test_proof_and_replication_can_only_help():
    assert value("proof", {}, {"proof": "1000 schools"}) == 1 and value("proof", {}, {"proof": " "}) is None
    few, many = (value("replication", {}, {"replicated_in": ("SEN",) * n}) for n in (1, 5))
    assert 0 < few < many < 1 and value("replication") is None


def test_a_confirmation_is_worth_half_after_two_years():
    assert value("freshness", {}, {"confirmed_on": DAY}) == 1
    assert value("freshness", {}, {"confirmed_on": date(2025, 1, 1)}) == 1, "fresh for twelve months"
    assert value("freshness", {}, {"confirmed_on": date(2024, 1, 2)}) == pytest.approx(0.5, abs=0.01)
    assert value("freshness", {}, {"confirmed_on": date(2027, 1, 1)}) == 1, "a day to come is not fresher than today"


def test_capacity_and_earlier_cooperation():
    assert value("capacity", {}, {"capacity_left": 0.25}) == 0.25
    assert value("cooperation", cooperated=0) == 0 and value("cooperation", cooperated=2) == 0.5
    assert value("cooperation") is None
