from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.kept_assessment_draft import KeptAssessmentDraft


T = TypeVar("T", bound="KeptAssessment")


@_attrs_define
class KeptAssessment:
    """What one's own side wants to keep; see the answer of the same address.

    Attributes:
        draft (KeptAssessmentDraft):
    """

    draft: KeptAssessmentDraft
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        draft = self.draft.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "draft": draft,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.kept_assessment_draft import KeptAssessmentDraft  # noqa: PLC0415

        d = dict(src_dict)
        draft = KeptAssessmentDraft.from_dict(d.pop("draft"))

        kept_assessment = cls(
            draft=draft,
        )

        kept_assessment.additional_properties = d
        return kept_assessment

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
