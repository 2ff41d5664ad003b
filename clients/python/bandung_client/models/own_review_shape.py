from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.own_review_shape_draft import OwnReviewShapeDraft


T = TypeVar("T", bound="OwnReviewShape")


@_attrs_define
class OwnReviewShape:
    """What the party itself has answered so far; nobody else ever sees this.

    Attributes:
        draft (OwnReviewShapeDraft):
        sealed (bool):
        changed_at (datetime.datetime | None):
    """

    draft: OwnReviewShapeDraft
    sealed: bool
    changed_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        draft = self.draft.to_dict()

        sealed = self.sealed

        changed_at: None | str
        if isinstance(self.changed_at, datetime.datetime):
            changed_at = self.changed_at.isoformat()
        else:
            changed_at = self.changed_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "draft": draft,
                "sealed": sealed,
                "changed_at": changed_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.own_review_shape_draft import OwnReviewShapeDraft  # noqa: PLC0415

        d = dict(src_dict)
        draft = OwnReviewShapeDraft.from_dict(d.pop("draft"))

        sealed = d.pop("sealed")

        def _parse_changed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                changed_at_type_0 = datetime.datetime.fromisoformat(data)

                return changed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        changed_at = _parse_changed_at(d.pop("changed_at"))

        own_review_shape = cls(
            draft=draft,
            sealed=sealed,
            changed_at=changed_at,
        )

        own_review_shape.additional_properties = d
        return own_review_shape

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
