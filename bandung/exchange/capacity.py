"""How much capacity is offered and how much of it is used, unit by unit, as the offers themselves state it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from bandung.exchange.models import Offer


@dataclass(frozen=True, slots=True)
class Capacity:
    """What offers state in one unit. Units are never added to each other."""

    unit: str
    stated: int
    """How many capacities are stated in this unit."""
    amount: Decimal
    """All of them together."""
    told: int
    """Of how many it is stated how much is left; only these say what is used."""
    left: Decimal
    used: Decimal

    @property
    def share(self) -> Decimal | None:
        """Of what is told of, how much is used: 0 to 1; None where nothing is told or offered."""
        whole = self.left + self.used
        return self.used / whole if whole else None


def offered(*, country: str = "", register: str = "") -> QuerySet[Offer]:
    """The offers that everybody may read, of a country or of a register; of all, where none is named."""
    named = {"country": country, "register": register}
    return Offer.objects.public().standing_records().filter(**{name: value for name, value in named.items() if value})


def capacities(bodies: Iterable[Mapping[str, Any]]) -> list[Capacity]:
    """What these offers state, by unit, those stated most first. What is not stated is not counted as zero."""
    found: dict[str, list[tuple[Decimal, Decimal | None]]] = {}
    for body in bodies:
        for each in body.get("capacity", ()):
            if each.get("amount") is not None:
                left = each.get("left")
                told = (Decimal(each["amount"]), None if left is None else Decimal(left))
                found.setdefault(each.get("unit") or "other", []).append(told)
    return sorted((_of(unit, parts) for unit, parts in found.items()), key=lambda each: (-each.stated, each.unit))


def _of(unit: str, parts: list[tuple[Decimal, Decimal | None]]) -> Capacity:
    told = [(amount, left) for amount, left in parts if left is not None]
    return Capacity(
        unit=unit,
        stated=len(parts),
        amount=sum((amount for amount, _left in parts), Decimal()),
        told=len(told),
        left=sum((left for _amount, left in told), Decimal()),
        used=sum((max(amount - left, Decimal()) for amount, left in told), Decimal()),
    )
