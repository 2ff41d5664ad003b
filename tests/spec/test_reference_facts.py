"""Facts about countries and their groups that reference data must hold, as a statistician would check them."""

from datetime import date

import pytest

from bandung.reference import (
    countries,
    country,
    find_country,
    groups_of,
    income_group,
    members,
    scheduled_changes,
    sdgs,
    sectors,
    south_by_default,
)

TODAY = date(2026, 11, 24)

SIZES = [
    # group, day, members
    ("LDC", "2025-01-01", 44),
    ("LDC", "2024-12-13", 44),
    ("LDC", "2024-12-12", 45),
    ("LDC", "2023-12-13", 45),
    ("LDC", "2023-12-12", 46),
    ("LLDC", "2025-01-01", 32),
    ("SIDS_UNSD", "2025-01-01", 53),
    ("SIDS_OHRLLS", "2025-01-01", 39),
    ("G77", "2025-01-01", 134),
    ("DAC_ODA", "2025-01-01", 141),
    ("DAC_ODA", "2026-01-01", 140),
    ("M49_DEV_HIST", "2021-06-30", 182),
    ("AU", "2025-01-01", 55),
    ("AU", "2017-01-01", 54),
    ("ECOWAS", "2025-01-28", 15),
    ("ECOWAS", "2025-01-29", 12),
    ("SADC", "2025-01-01", 16),
    ("EAC", "2025-01-01", 8),
    ("COMESA", "2025-01-01", 21),
    ("ECCAS", "2025-01-01", 11),
    ("AMU", "2025-01-01", 5),
    ("ASEAN", "2025-10-25", 10),
    ("ASEAN", "2025-10-26", 11),
    ("SAARC", "2025-01-01", 8),
    ("GCC", "2025-01-01", 6),
    ("LAS", "2025-01-01", 22),
    ("OIC", "2025-01-01", 57),
    ("CARICOM", "2025-01-01", 15),
    ("SICA", "2025-01-01", 8),
    ("CAN", "2025-01-01", 4),
    ("ALADI", "2025-01-01", 13),
    ("ALBA", "2025-01-01", 10),
    ("PIF", "2025-01-01", 18),
    ("BRICS", "2023-12-31", 5),
    ("BRICS", "2024-01-01", 9),
    ("BRICS", "2025-01-06", 10),
    ("ECO", "2025-01-01", 10),
    ("CPLP", "2025-01-01", 9),
    ("SCO", "2025-01-01", 10),
    ("UEMOA", "2025-01-01", 8),
]

GRADUATIONS = [
    # country, first day outside the least developed countries
    ("BWA", "1994-12-19"),
    ("CPV", "2007-12-20"),
    ("MDV", "2011-01-01"),
    ("WSM", "2014-01-01"),
    ("GNQ", "2017-06-04"),
    ("VUT", "2020-12-04"),
    ("BTN", "2023-12-13"),
    ("STP", "2024-12-13"),
]

JOINED_AND_LEFT = [
    # country, group, day, belongs
    ("MRT", "ECOWAS", "1999-01-01", True),
    ("MRT", "ECOWAS", "2001-01-01", False),
    ("MLI", "ECOWAS", "2025-01-28", True),
    ("BFA", "ECOWAS", "2025-01-29", False),
    ("NER", "ECOWAS", "2025-02-01", False),
    ("RWA", "ECCAS", "2006-01-01", True),
    ("RWA", "ECCAS", "2010-01-01", False),
    ("RWA", "ECCAS", "2017-01-01", True),
    ("COD", "EAC", "2021-12-31", False),
    ("COD", "EAC", "2023-01-01", True),
    ("SOM", "EAC", "2024-12-31", True),
    ("MAR", "AU", "2016-12-31", False),
    ("MAR", "AU", "2017-02-01", True),
    ("BOL", "MERCOSUR", "2024-01-01", False),
    ("BOL", "MERCOSUR", "2024-12-31", True),
    ("VEN", "CAN", "2005-01-01", True),
    ("VEN", "CAN", "2007-01-01", False),
    ("IDN", "BRICS", "2024-12-31", False),
    ("IDN", "BRICS", "2025-02-01", True),
    ("TLS", "ASEAN", "2025-10-26", True),
    ("BHR", "SIDS_OHRLLS", "2022-01-01", True),
    ("BHR", "SIDS_OHRLLS", "2024-01-01", False),
]


@pytest.mark.parametrize(("group", "day", "count"), SIZES)
def test_a_group_has_on_a_day_as_many_members_as_were_in_it(group: str, day: str, count: int) -> None:
    assert len(members(group, date.fromisoformat(day))) == count


@pytest.mark.parametrize(("code", "day"), GRADUATIONS)
def test_a_graduated_country_is_least_developed_until_the_day_before(code: str, day: str) -> None:
    first = date.fromisoformat(day)
    assert "LDC" in groups_of(code, date.fromordinal(first.toordinal() - 1))
    assert "LDC" not in groups_of(code, first)


@pytest.mark.parametrize(("code", "group", "day", "belongs"), JOINED_AND_LEFT)
def test_joining_and_leaving_take_effect_on_their_day(code: str, group: str, day: str, belongs: bool) -> None:
    assert (group in groups_of(code, date.fromisoformat(day))) is belongs


def test_a_scheduled_graduation_ends_nothing_until_it_is_verified() -> None:
    planned = {it.country: it for it in scheduled_changes() if it.group == "LDC"}
    assert {"BGD", "LAO", "NPL"} <= set(planned)
    assert all(planned[code].evidence == "scheduled" for code in ("BGD", "LAO", "NPL"))
    assert {"BGD", "LAO", "NPL"} <= members("LDC", date(2026, 12, 1))


def test_the_united_nations_have_193_members_and_venezuela_is_one() -> None:
    assert sum(it.un_member for it in countries()) == 193
    assert country("VEN").un_member


def test_every_island_of_the_shorter_list_is_on_the_longer_one() -> None:
    longer, shorter = members("SIDS_UNSD", TODAY), members("SIDS_OHRLLS", TODAY)
    assert shorter < longer
    assert len(longer - shorter) == 14


def test_landlocked_developing_countries_are_landlocked() -> None:
    assert all(country(code).landlocked for code in members("LLDC", TODAY))


def test_income_groups_are_known_from_their_vintage_on_and_not_before() -> None:
    assert income_group("CRI", TODAY) == "HIC"
    assert income_group("MDG", TODAY) == "LIC"
    assert income_group("ETH", TODAY) is None
    assert income_group("MDG", date(2010, 1, 1)) is None


@pytest.mark.parametrize(
    ("code", "south"), [("MEX", True), ("TUR", True), ("CHL", True), ("AZE", True), ("FRA", False), ("RUS", False)]
)
def test_the_default_of_south_says_its_rule(code: str, south: bool) -> None:
    default = south_by_default(code, TODAY)
    assert default.value is south
    assert default.reason.startswith("By default")


def test_there_are_17_goals_and_169_targets() -> None:
    assert sum(not it.goal for it in sdgs()) == 17
    assert sum(bool(it.goal) for it in sdgs()) == 169


def test_sectors_are_those_of_the_code_list() -> None:
    assert sum(bool(it.parent) for it in sectors()) == 325
    assert sum(it.active and bool(it.parent) for it in sectors()) == 295


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Brasil", "BRA"), ("BR", "BRA"), ("bra", "BRA"), ("76", "BRA"), ("Brésil", "BRA"), ("البرازيل", "BRA"),
        ("巴西", "BRA"), ("Бразилия", "BRA"), ("Viêt Nam", "VNM"), ("Vietnam", "VNM"), ("Cote d'Ivoire", "CIV"),
        ("Côte d’Ivoire", "CIV"), ("Ivory Coast", "CIV"), ("Turkey", "TUR"), ("Cape Verde", "CPV"), ("DRC", "COD"),
        ("Congo", "COG"), ("Swaziland", "SWZ"), ("Burma", "MMR"), ("South Korea", "KOR"), ("Laos", "LAO"),
        ("Moçambique", "MOZ"), ("Quénia", "KEN"), ("Réunion", "REU"), ("مالي", "MLI"),
        ("Tanzania, United Republic of", "TZA"), ("Gambia, The", "GMB"), ("The Bahamas", "BHS"),
        ("Congo, Dem. Rep.", "COD"),
        ("St. Kitts and Nevis", "KNA"), ("Trinidad & Tobago", "TTO"), ("4", "AFG"),
    ],
)  # fmt: skip
def test_a_country_is_found_by_any_of_its_names(text: str, code: str) -> None:
    found = find_country(text)
    assert found is not None
    assert found.code == code


def test_what_is_no_country_is_not_found() -> None:
    assert find_country("Atlantis") is None
    assert find_country("") is None
