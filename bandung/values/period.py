"""A stretch of days, half-open: ``start`` is the first day, ``end`` the first day after it."""

from dataclasses import dataclass
from datetime import date

from bandung.values.errors import BadValue, _


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``start`` up to but not including ``end``; either side may be open (None), not both."""

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise BadValue(_("A period needs a start or an end."), field="period")
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise BadValue(
                _("The period ends (%(end)s) before it has begun (%(start)s)."),
                field="period",
                start=self.start.isoformat(),
                end=self.end.isoformat(),
            )

    @classmethod
    def of_years(cls, first: int | None, last: int | None) -> "Period":
        """Whole calendar years, both included, as sources often state them.

        :raises BadValue: if a year lies outside 1900-2200 or the last comes before the first.
        """
        for year in (first, last):
            if year is not None and not 1900 <= year <= 2200:
                raise BadValue(_("%(year)s is not a year between 1900 and 2200."), field="period", year=year)
        return cls(date(first, 1, 1) if first else None, date(last + 1, 1, 1) if last else None)

    def __contains__(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)
