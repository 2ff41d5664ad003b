"""The list of objectives and benefits: names in all languages, measures that we have, honest about the rest."""

from collections import Counter

from bandung import reference
from bandung.measurement.benefits import KINDS, MEASURED, NEEDED, SECTORS, STATUSES, benefits
from bandung.values import LANGUAGES


def test_every_objective_and_benefit_is_named_in_every_language() -> None:
    assert Counter(each.kind for each in benefits()) == {"objective": 8, "benefit": 9, "promotion": 7}
    assert len({each.key for each in benefits()}) == len(benefits())
    for each in benefits():
        assert set(each.names) == set(LANGUAGES), each.key
        assert each.kind in KINDS


def test_what_is_not_wholly_measured_says_what_would_be_needed() -> None:
    for each in benefits():
        assert each.status in STATUSES, each.key
        assert set(each.measures) <= set(MEASURED), each.key
        assert bool(each.measures) == (each.status != "not-yet"), each.key
        assert bool(NEEDED[each.needed]) == (each.status != "measured"), each.key


def test_no_measure_and_no_need_stands_there_for_nothing() -> None:
    used = {measure for each in benefits() for measure in each.measures}

    assert set(MEASURED) - used == set()
    assert set(NEEDED) - {each.needed for each in benefits()} == set()
    assert set(SECTORS) <= used
    assert all(reference.sector(code) for codes in SECTORS.values() for code in codes)
