"""Groups of countries as they stood on a day: least developed, landlocked, islands, income, regional organisations.

A membership counts from ``valid_from`` (included) to ``valid_to`` (not included). An empty date means that the table
knows of no beginning or end, not that there was none: before the first date of a list, its answer is what the list
says today. Being suspended is not leaving. What was decided or announced but not seen to have happened stands in
``scheduled_changes`` and changes no membership: Bangladesh, the Lao People's Democratic Republic and Nepal were to
leave the least developed countries on 24 November 2026, five years after the General Assembly decided so, but such
dates get deferred and nobody has yet checked this one, so they stay in until somebody writes the verified date into
``memberships``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from bandung.reference.countries import country
from bandung.reference.errors import UnknownCode
from bandung.reference.tables import Coded, names, rows
from bandung.values import Period

INCOME_GROUPS = ("LIC", "LMC", "UMC", "HIC")
"""The World Bank's income groups, from low to high."""


@dataclass(frozen=True, slots=True)
class Group(Coded):
    """A group of countries; ``kind`` is list, income, historical or organisation."""

    kind: str = ""


@dataclass(frozen=True, slots=True)
class Membership:
    """One stretch of one country in one group, and how well we know it.

    ``evidence``: verified (seen at ``origin``), verified-entry-recalled (the membership is, the date of entry is not),
    derived (computed from what was seen), recalled (general knowledge: a day or year may be off) or recalled-unverified
    (the list is still to be compared with its owner's).
    """

    country: str
    group: str
    valid_from: date | None
    valid_to: date | None
    origin: str
    evidence: str

    def on(self, day: date) -> bool:
        """Whether the country belonged to the group on this day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)

    @property
    def period(self) -> Period | None:
        """The stretch as a half-open period; None if neither end is known."""
        return Period(self.valid_from, self.valid_to) if self.valid_from or self.valid_to else None


@dataclass(frozen=True, slots=True)
class ScheduledChange:
    """A change of membership that was decided or announced; it has no effect until it is verified."""

    country: str
    group: str
    change: str
    on: date
    origin: str
    evidence: str


@cache
def _groups() -> Mapping[str, Group]:
    return {row["code"]: Group(row["code"], names(row), row["kind"]) for row in rows("groups")}


def groups() -> tuple[Group, ...]:
    """All groups."""
    return tuple(_groups().values())


def group(code: str) -> Group:
    """The group of this code.

    :raises UnknownCode: if there is none.
    """
    try:
        return _groups()[code]
    except (KeyError, TypeError):
        raise UnknownCode("country groups", code, _groups()) from None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def memberships() -> tuple[Membership, ...]:
    """Every membership we know, by group, country and date."""
    return tuple(
        Membership(
            row["country"], row["group"], _day(row["valid_from"]), _day(row["valid_to"]), row["origin"], row["evidence"]
        )
        for row in rows("memberships")
    )


@cache
def scheduled_changes() -> tuple[ScheduledChange, ...]:
    """Changes that were decided or announced and are not verified to have happened."""
    return tuple(
        ScheduledChange(
            row["country"], row["group"], row["change"], date.fromisoformat(row["on"]), row["origin"], row["evidence"]
        )
        for row in rows("scheduled_changes")
    )


@cache
def _of_country() -> Mapping[str, tuple[Membership, ...]]:
    found: dict[str, list[Membership]] = {}
    for it in memberships():
        found.setdefault(it.country, []).append(it)
    return {code: tuple(theirs) for code, theirs in found.items()}


def memberships_of(alpha3: str) -> tuple[Membership, ...]:
    """The memberships of one country, of all times.

    :raises UnknownCode: if there is no such country.
    """
    return _of_country().get(country(alpha3).code, ())


@lru_cache(8_192)
def groups_of(alpha3: str, on: date) -> frozenset[str]:
    """Codes of the groups that a country belonged to on this day.

    :raises UnknownCode: if there is no such country.
    """
    return frozenset(it.group for it in memberships_of(alpha3) if it.on(on))


@lru_cache(1_024)
def members(code: str, on: date) -> frozenset[str]:
    """Alpha-3 codes of the countries that belonged to a group on this day.

    :raises UnknownCode: if there is no such group.
    """
    wanted = group(code).code
    return frozenset(it.country for it in memberships() if it.group == wanted and it.on(on))


@lru_cache(8_192)
def income_group(alpha3: str, on: date) -> str | None:
    """LIC, LMC, UMC or HIC; None where the table does not say, as before its first classification.

    :raises UnknownCode: if there is no such country.
    """
    theirs = groups_of(alpha3, on)
    return next((code for code in INCOME_GROUPS if code in theirs), None)
