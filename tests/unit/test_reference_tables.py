"""What every reference table must hold, whatever it says."""

import csv
from collections.abc import Callable
from importlib.resources import files
from itertools import pairwise

import pytest

from bandung import reference
from bandung.reference import UnknownCode
from bandung.reference.countries import countries_within
from bandung.reference.groups import memberships
from bandung.reference.tables import Coded
from bandung.values import LANGUAGES

TABLES = sorted(
    it.name.removesuffix(".csv")
    for it in (files("bandung.reference") / "data").iterdir()
    if it.name.endswith(".csv") and it.name != "origins.csv"
)

NAMED: list[Callable[[], tuple[Coded, ...]]] = [
    reference.countries,
    reference.regions,
    reference.groups,
    reference.languages,
    reference.currencies,
    reference.sdgs,
    reference.domains,
    reference.kinds,
    reference.modalities,
    reference.institution_types,
    reference.climate_zones,
]

LOOKUPS = [
    reference.country,
    reference.region,
    reference.group,
    reference.language,
    reference.currency,
    reference.sector,
    reference.sdg,
    reference.domain,
    reference.kind,
    reference.modality,
    reference.institution_type,
    reference.climate_zone,
    reference.origins_of,
]


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_an_origin_with_licence_day_and_evidence(table: str) -> None:
    for origin in reference.origins_of(table):
        assert origin.source
        assert origin.licence
        assert origin.evidence in {"verified", "recalled", "recalled-unverified"}
        assert origin.seen_on.year == 2026


def test_no_origin_is_left_of_a_table_that_is_gone() -> None:
    assert {origin.table for origin in reference.origins()} == set(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_every_row_of_a_table_has_every_cell(table: str) -> None:
    text = (files("bandung.reference") / "data" / f"{table}.csv").read_text(encoding="utf-8")
    header, *lines = csv.reader(text.splitlines())
    assert lines
    assert all(len(line) == len(header) for line in lines)


@pytest.mark.parametrize("list_of", NAMED)
def test_every_entry_has_a_name_in_every_language(list_of: Callable[[], tuple[Coded, ...]]) -> None:
    assert [it.code for it in list_of() if set(it.names) != set(LANGUAGES)] == []


def test_every_sector_in_use_has_a_name_in_every_language() -> None:
    assert [it.code for it in reference.sectors() if it.active and set(it.names) != set(LANGUAGES)] == []


def test_a_name_that_is_missing_in_a_language_is_shown_in_english() -> None:
    withdrawn = next(it for it in reference.sectors() if "ru" not in it.names)
    assert withdrawn.name("ru") == withdrawn.name("en")


@pytest.mark.parametrize("look_up", LOOKUPS)
@pytest.mark.parametrize("code", ["", "nowhere", None, 7, "XX"])
def test_an_unknown_code_is_refused_in_a_sentence(look_up: Callable[[object], object], code: object) -> None:
    with pytest.raises(UnknownCode) as refusal:
        look_up(code)
    assert str(code) in str(refusal.value)


def test_a_refusal_names_the_closest_codes() -> None:
    with pytest.raises(UnknownCode, match=r"“MDX” is not in the list of countries; the closest are .*MDV"):
        reference.country("MDX")


def test_stretches_of_one_country_in_one_group_do_not_overlap() -> None:
    stretches: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for it in memberships():
        start, end = str(it.valid_from or "0"), str(it.valid_to or "9")
        assert start < end
        stretches.setdefault((it.country, it.group), []).append((start, end))
    for its in stretches.values():
        assert all(one[1] <= two[0] for one, two in pairwise(sorted(its)))


def test_memberships_name_known_countries_and_groups_and_say_how_well_they_are_known() -> None:
    marks = {"verified", "verified-entry-recalled", "derived", "recalled", "recalled-unverified"}
    for it in memberships():
        assert reference.country(it.country)
        assert reference.group(it.group)
        assert it.origin
        assert it.evidence in marks


def test_codes_of_countries_are_unique_and_lead_to_known_entries() -> None:
    theirs = reference.countries()
    for attribute in ("alpha3", "alpha2", "m49"):
        codes = [getattr(it, attribute) for it in theirs if getattr(it, attribute)]
        assert len(codes) == len(set(codes))
    for it in theirs:
        assert -90 <= it.latitude <= 90
        assert -180 <= it.longitude <= 180
        assert not it.currency or reference.currency(it.currency)
        assert all(reference.region(code) for code in reference.region_path(it.code) if code)
        assert all(reference.language(code) for code in reference.working_languages(it.code))
        assert all(reference.climate_zone(code) for code in reference.climates_of(it.code))


def test_regions_nest() -> None:
    for it in reference.regions():
        if it.parent:
            assert countries_within(it.code) <= countries_within(it.parent)
    assert "MDG" in countries_within("014")
    assert countries_within("") == frozenset()


def test_purposes_lie_within_their_sector_and_targets_within_their_goal() -> None:
    assert "31161" in reference.sectors_within("311")
    assert reference.sectors_within("31161") == ()
    assert reference.broad_sector("31161") == reference.broad_sector("311") == "311"
    assert reference.goal_of("6.a") == reference.goal_of("6") == "6"
    assert reference.targets_of("6") == ("6.1", "6.2", "6.3", "6.4", "6.5", "6.6", "6.a", "6.b")


def test_modalities_are_a_marked_working_list() -> None:
    assert {it.list_version for it in reference.modalities()} == {"v0"}
    assert {it.evidence for it in reference.modalities()} == {"recalled-unverified"}


def test_currencies_have_their_decimals() -> None:
    assert [reference.currency(code).minor_unit for code in ("KWD", "XOF", "BRL", "XDR")] == [3, 0, 2, None]


def test_official_languages_come_before_working_ones() -> None:
    assert reference.official_languages("MDG") == ("mg", "fr")
    assert reference.official_languages("TUN") == ("ar",)
    assert reference.working_languages("TUN") == ("ar", "fr")
