from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.change_shape_new_type_0 import ChangeShapeNewType0
    from ..models.change_shape_old_type_0 import ChangeShapeOldType0


T = TypeVar("T", bound="ChangeShape")


@_attrs_define
class ChangeShape:
    """One contribution in two versions of a report.

    Attributes:
        contribution (str):
        title (str):
        became (str): added, changed or gone
        differs (list[str]):
        old (ChangeShapeOldType0 | None):
        new (ChangeShapeNewType0 | None):
    """

    contribution: str
    title: str
    became: str
    differs: list[str]
    old: ChangeShapeOldType0 | None
    new: ChangeShapeNewType0 | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.change_shape_new_type_0 import ChangeShapeNewType0  # noqa: PLC0415
        from ..models.change_shape_old_type_0 import ChangeShapeOldType0  # noqa: PLC0415

        contribution = self.contribution

        title = self.title

        became = self.became

        differs = self.differs

        old: dict[str, Any] | None
        if isinstance(self.old, ChangeShapeOldType0):
            old = self.old.to_dict()
        else:
            old = self.old

        new: dict[str, Any] | None
        if isinstance(self.new, ChangeShapeNewType0):
            new = self.new.to_dict()
        else:
            new = self.new

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "contribution": contribution,
                "title": title,
                "became": became,
                "differs": differs,
                "old": old,
                "new": new,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.change_shape_new_type_0 import ChangeShapeNewType0  # noqa: PLC0415
        from ..models.change_shape_old_type_0 import ChangeShapeOldType0  # noqa: PLC0415

        d = dict(src_dict)
        contribution = d.pop("contribution")

        title = d.pop("title")

        became = d.pop("became")

        differs = cast(list[str], d.pop("differs"))

        def _parse_old(data: object) -> ChangeShapeOldType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                old_type_0 = ChangeShapeOldType0.from_dict(data)

                return old_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ChangeShapeOldType0 | None, data)

        old = _parse_old(d.pop("old"))

        def _parse_new(data: object) -> ChangeShapeNewType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                new_type_0 = ChangeShapeNewType0.from_dict(data)

                return new_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ChangeShapeNewType0 | None, data)

        new = _parse_new(d.pop("new"))

        change_shape = cls(
            contribution=contribution,
            title=title,
            became=became,
            differs=differs,
            old=old,
            new=new,
        )

        change_shape.additional_properties = d
        return change_shape

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
