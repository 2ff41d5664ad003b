"""What a country gave in a year, parted into what a report takes and the rest, each line with its reason."""

from collections.abc import Iterable

from bandung.measurement.scopes import reason_out
from bandung.measurement.valued import Policy, Valued


def given(valued: Iterable[Valued], country: str, year: int) -> list[Valued]:
    """What a country (alpha-3) gave in a year."""
    return [each for each in valued if each.line.year == year and each.line.giver_country == country]


def parted(
    scope: str, valued: Iterable[Valued], country: str, year: int, policy: Policy
) -> tuple[list[Valued], list[tuple[Valued, str]]]:
    """The lines in scope, and the others with the one reason for which each is out.

    :raises BadValue: if there is no such scope.
    """
    counted: list[Valued] = []
    out: list[tuple[Valued, str]] = []
    for each in given(valued, country, year):
        reason = reason_out(each.line, scope, policy)
        if reason:
            out.append((each, reason))
        else:
            counted.append(each)
    return counted, out
