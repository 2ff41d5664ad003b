"""How near and how alike the countries of two statements are."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from itertools import product
from typing import Any

from bandung import reference

ASPECTS = ("climate", "income", "groups")
"""What the likeness of conditions is the mean of, as far as it is known."""

Judged = tuple[float, Mapping[str, Any]]


@cache
def _codes() -> frozenset[str]:
    return frozenset(it.code for it in reference.countries())


def _known(countries: Iterable[str]) -> list[str]:
    return [code for code in countries if code in _codes()]


@lru_cache(65_536)
def _likeness(one: str, other: str, on: date) -> Mapping[str, float | None]:
    return reference.likeness(one, other, on)


@lru_cache(8_192)
def working_languages(countries: tuple[str, ...]) -> frozenset[str]:
    """The languages in which officials of these countries commonly work."""
    return frozenset(code for country in _known(countries) for code in _working_languages(country))


@cache
def _working_languages(country: str) -> tuple[str, ...]:
    return reference.working_languages(country)


@lru_cache(65_536)
def nearness(one: tuple[str, ...], other: tuple[str, ...], on: date) -> Judged | None:
    """1 in the same region, 0.5 on the same continent, else 0; of several countries the nearest count."""
    best: Judged | None = None
    for a, b in product(_known(one), _known(other)):
        value = _likeness(a, b, on)["region"]
        if value is not None and (best is None or value > best[0]):
            continent, subregion, intermediate = reference.region_path(a)
            shared = {1.0: intermediate or subregion, 0.5: continent}.get(value)
            best = value, {"region": shared} if shared else {}
    return best


@lru_cache(65_536)
def conditions(one: tuple[str, ...], other: tuple[str, ...], on: date) -> Judged | None:
    """The mean likeness in climate, income and situation (least developed, landlocked, small island)."""
    best: Judged | None = None
    for a, b in product(_known(one), _known(other)):
        aspects = {name: value for name in ASPECTS if (value := _likeness(a, b, on)[name]) is not None}
        if aspects and (best is None or sum(aspects.values()) / len(aspects) > best[0]):
            best = sum(aspects.values()) / len(aspects), {**aspects, "pair": (a, b)}
    return best
