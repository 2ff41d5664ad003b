"""What the sample's initiatives say was given, as lines of the ledger."""

from collections import Counter
from functools import cache
from typing import Any

import pytest

from bandung import sample
from bandung.records.canonical import digest
from bandung.records.kinds import body, read
from bandung.records.partnerships import Initiative
from bandung.sample.contributions import contributions

OF_ONE_YEAR = {"start": "2020-01-01", "end": "2021-01-01"}


def opened(planned: dict[str, Any], **more: Any) -> Initiative:
    """An initiative of Cuba for Mexico with one planned contribution."""
    told = {
        "id": "brigade", "type": "action", "title": {"es": "Brigada"}, "summary": {"es": "Brigada médica."},
        "language": "es", "sectors": ["12250"], "sources": [{"address": "https://example.org/brigada"}],
        "participations": [{"country": "CUB", "role": "provider"}, {"country": "MEX", "role": "recipient"}],
        "period": OF_ONE_YEAR, "contributions": [planned],
    } | more  # fmt: skip
    return read(Initiative, told)


def line(words: str, modality: str | None = "B1", amount: str = "25", unit: str = "other", **more: Any) -> Any:
    planned = {"country": "CUB", "text": {"en": words}, "amount": amount, "unit": unit} | more
    found, out = contributions([opened(planned | ({"modality": modality} if modality else {}))], "public-sources")
    return found[0] if found else out[0].why


@cache
def of_the_sample() -> tuple[Any, Any]:
    return contributions(sample.initiatives(), "public-sources")


def test_every_planned_contribution_of_the_sample_is_a_line_or_is_left_out_with_its_reason() -> None:
    found, out = of_the_sample()
    planned = sum(len(each.contributions) for each in sample.initiatives())

    assert len(found) + len(out) == planned == 217
    assert len({each.id for each in found}) == len(found) == 91
    assert Counter(each.why for each in out) == {
        "no year is stated": 84,
        "money, and the source does not say in which form": 23,
        "a ceiling or a payment, not a contribution": 7,
        "several givers in one figure": 6,
        "a recipient's own share": 3,
        "no recipient is named": 2,
        "a quantity of something that the list of modalities does not have": 1,
    }


def test_every_line_names_its_giver_its_initiative_and_its_sources() -> None:
    found, _out = of_the_sample()

    assert all(each.giver and each.sources and each.initiative for each in found)
    brigade = next(each for each in found if each.id == "cub-mex-covid-brigadas-given-1")
    initiative = next(each for each in sample.initiatives() if each.id == "cub-mex-covid-brigadas")
    assert brigade.initiative.digest == digest(body(initiative).encode())
    assert brigade.initiative.register_code == "public-sources"


def test_people_are_counted_as_people_and_never_multiplied_into_days() -> None:
    brigade = line("brigade members, three months, sent")

    assert (brigade.people.not_stated, brigade.quantity, brigade.unit) == (25, None, None)
    assert (brigade.group, brigade.stage) == ("C", "delivery")


@pytest.mark.parametrize(
    ("words", "modality", "amount", "quantity", "unit", "people"),
    [
        ("trainees, 10 days", "B3", "24", "24", "seat", 24),
        ("training courses", "B3", "10", "10", "course", None),
        ("scholarship holders", "B4", "658", "658", "scholarship", 658),
        ("tonnes of cement", "B6", "300", "300", "tonne", None),
        ("kg of medicines", "B6", "870", "0.870", "tonne", None),
        ("blankets", "B6", "3000", "3000", "item", None),
        ("days of work on site", "B1", "12", "12", "other", None),
    ],
)
def test_the_words_of_the_source_name_the_unit(
    words: str, modality: str, amount: str, quantity: str, unit: str, people: int | None
) -> None:
    made = line(words, modality, amount)

    assert (made.quantity, made.unit) == (quantity, unit)
    assert (made.people and made.people.not_stated) == people


@pytest.mark.parametrize(
    ("words", "item", "form"),
    [
        ("concessional loan", "A2", "concessional-loan"),
        ("credit line, not a grant", "A3", "credit-line"),
        ("debt cancelled, face value", "A4", "debt-relief"),
        ("budget grant", "A5", "budget-support"),
        ("pledge", "A1", "grant"),
    ],
)
def test_the_words_of_the_source_name_the_form_of_money(words: str, item: str, form: str) -> None:
    made = line(words, None, "1000", "USD")

    assert (made.item, made.form, made.group, made.amount, made.currency) == (item, form, "A", "1000", "USD")


def test_money_in_no_known_form_stays_out_and_so_does_a_ceiling() -> None:
    assert line("two stages", None, "34000", "USD") == "money, and the source does not say in which form"
    assert line("swap ceiling, repayable", None, "1", "USD") == "a ceiling or a payment, not a contribution"
    assert line("loan", None, "1", "XXQ") == "a currency that is not in the list"


def test_what_is_announced_is_a_commitment_and_so_is_what_no_word_calls_given() -> None:
    assert line("trainees; announced", "B3").stage == "commitment"
    assert line("tents", "B6").stage == "commitment"
    assert line("trainees", "B3").stage == "delivery"


def test_a_figure_for_several_countries_names_them_all_and_is_not_split() -> None:
    told = [
        {"country": "CUB", "role": "provider"},
        {"country": "FJI", "role": "recipient"},
        {"country": "TON", "role": "recipient"},
    ]
    planned = {"country": "CUB", "text": {"en": "nurses"}, "amount": "9", "modality": "B1"}

    (both,), _out = contributions([opened(planned, participations=told)], "public-sources")
    (one,), _out = contributions([opened(planned | {"text": {"en": "nurses in Tonga"}}, participations=told)], "r")

    assert (both.recipient.country, both.recipient.region) == (None, "Fiji, Tonga")
    assert one.recipient.country == "TON"


def test_several_givers_in_one_figure_stay_out() -> None:
    assert line("nurses", country=None, organisation="CUB and BOL") == "several givers in one figure"
    assert line("nurses", country=None, organisation="IBSA Fund (IND, BRA, ZAF)").giver.organisation.startswith("IBSA")


def test_an_open_period_names_no_year() -> None:
    planned = {"country": "CUB", "text": {"en": "nurses"}, "amount": "9", "modality": "B1"}
    initiative = opened(planned, period={"start": "2011-01-01", "end": None})

    assert contributions([initiative], "public-sources")[1][0].why == "no year is stated"
