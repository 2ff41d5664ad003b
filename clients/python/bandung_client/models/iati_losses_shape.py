from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.iati_loss_shape import IatiLossShape
    from ..models.iati_losses_shape_counts import IatiLossesShapeCounts


T = TypeVar("T", bound="IatiLossesShape")


@_attrs_define
class IatiLossesShape:
    """How many values are carried how, and which fields not fully.

    Attributes:
        counts (IatiLossesShapeCounts):
        rows (list[IatiLossShape]):
    """

    counts: IatiLossesShapeCounts
    rows: list[IatiLossShape]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        counts = self.counts.to_dict()

        rows = []
        for rows_item_data in self.rows:
            rows_item = rows_item_data.to_dict()
            rows.append(rows_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "counts": counts,
                "rows": rows,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.iati_loss_shape import IatiLossShape  # noqa: PLC0415
        from ..models.iati_losses_shape_counts import IatiLossesShapeCounts  # noqa: PLC0415

        d = dict(src_dict)
        counts = IatiLossesShapeCounts.from_dict(d.pop("counts"))

        rows = []
        _rows = d.pop("rows")
        for rows_item_data in _rows:
            rows_item = IatiLossShape.from_dict(rows_item_data)

            rows.append(rows_item)

        iati_losses_shape = cls(
            counts=counts,
            rows=rows,
        )

        iati_losses_shape.additional_properties = d
        return iati_losses_shape

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
