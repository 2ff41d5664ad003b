"""Filters name codes of the reference tables; an unknown code is refused, not silently matched by nothing."""

from collections.abc import Callable, Sequence

from bandung import reference
from bandung.matching.statements import Filters
from bandung.values import BadValue
from bandung.values.errors import _

STANDINGS = ("said", "reported")


def _standing(code: str) -> None:
    if code not in STANDINGS:
        raise BadValue(_("“%(value)s” is neither said nor reported."), field="standings", value=code[:40])


_KNOWN: Sequence[tuple[str, Callable[[str], object]]] = (
    ("kinds", reference.kind),
    ("countries", reference.country),
    ("without_countries", reference.country),
    ("regions", reference.region),
    ("groups", reference.group),
    ("sectors", reference.sector),
    ("sdgs", reference.sdg),
    ("domains", reference.domain),
    ("languages", reference.language),
    ("standings", _standing),
)


def checked(filters: Filters) -> Filters:
    """The filters, every code of which is known.

    :raises UnknownCode: naming the table, the code and the closest known ones.
    :raises BadValue: for a standing that is none.
    """
    for field, look_up in _KNOWN:
        for code in getattr(filters, field):
            look_up(code)
    return filters
