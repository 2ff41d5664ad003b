from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.explored_total_by_currency import ExploredTotalByCurrency
    from ..models.explored_total_rest import ExploredTotalRest


T = TypeVar("T", bound="ExploredTotal")


@_attrs_define
class ExploredTotal:
    """
    Attributes:
        kind (str): commitments, spent, incoming, other, budgets; never added to each other
        activities (int):
        amounts (int):
        converted (int): amounts that are in usd
        usd (str):
        by_currency (ExploredTotalByCurrency):
        rest (ExploredTotalRest): what could not be converted
    """

    kind: str
    activities: int
    amounts: int
    converted: int
    usd: str
    by_currency: ExploredTotalByCurrency
    rest: ExploredTotalRest
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        activities = self.activities

        amounts = self.amounts

        converted = self.converted

        usd = self.usd

        by_currency = self.by_currency.to_dict()

        rest = self.rest.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "activities": activities,
                "amounts": amounts,
                "converted": converted,
                "usd": usd,
                "by_currency": by_currency,
                "rest": rest,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.explored_total_by_currency import ExploredTotalByCurrency  # noqa: PLC0415
        from ..models.explored_total_rest import ExploredTotalRest  # noqa: PLC0415

        d = dict(src_dict)
        kind = d.pop("kind")

        activities = d.pop("activities")

        amounts = d.pop("amounts")

        converted = d.pop("converted")

        usd = d.pop("usd")

        by_currency = ExploredTotalByCurrency.from_dict(d.pop("by_currency"))

        rest = ExploredTotalRest.from_dict(d.pop("rest"))

        explored_total = cls(
            kind=kind,
            activities=activities,
            amounts=amounts,
            converted=converted,
            usd=usd,
            by_currency=by_currency,
            rest=rest,
        )

        explored_total.additional_properties = d
        return explored_total

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
