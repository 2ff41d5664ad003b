from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.twin_shape_reasons import TwinShapeReasons
    from ..models.twin_shape_title import TwinShapeTitle


T = TypeVar("T", bound="TwinShape")


@_attrs_define
class TwinShape:
    """Something that looks the same: a standing record, or another open draft.

    Attributes:
        uid (str): register/record, or draft:UUID
        is_own (bool):
        likeness (float): 0 to 1
        title (TwinShapeTitle):
        reasons (TwinShapeReasons):
    """

    uid: str
    is_own: bool
    likeness: float
    title: TwinShapeTitle
    reasons: TwinShapeReasons
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        is_own = self.is_own

        likeness = self.likeness

        title = self.title.to_dict()

        reasons = self.reasons.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "is_own": is_own,
                "likeness": likeness,
                "title": title,
                "reasons": reasons,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.twin_shape_reasons import TwinShapeReasons  # noqa: PLC0415
        from ..models.twin_shape_title import TwinShapeTitle  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        is_own = d.pop("is_own")

        likeness = d.pop("likeness")

        title = TwinShapeTitle.from_dict(d.pop("title"))

        reasons = TwinShapeReasons.from_dict(d.pop("reasons"))

        twin_shape = cls(
            uid=uid,
            is_own=is_own,
            likeness=likeness,
            title=title,
            reasons=reasons,
        )

        twin_shape.additional_properties = d
        return twin_shape

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
