from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.closing_documents_shape_documents import ClosingDocumentsShapeDocuments


T = TypeVar("T", bound="ClosingDocumentsShape")


@_attrs_define
class ClosingDocumentsShape:
    """What the moves to the last stages of an initiative can name.

    Attributes:
        initiative (str):
        stage (str):
        documents (ClosingDocumentsShapeDocuments): by kind: final-report, evaluation
    """

    initiative: str
    stage: str
    documents: ClosingDocumentsShapeDocuments
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        initiative = self.initiative

        stage = self.stage

        documents = self.documents.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "initiative": initiative,
                "stage": stage,
                "documents": documents,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.closing_documents_shape_documents import ClosingDocumentsShapeDocuments  # noqa: PLC0415

        d = dict(src_dict)
        initiative = d.pop("initiative")

        stage = d.pop("stage")

        documents = ClosingDocumentsShapeDocuments.from_dict(d.pop("documents"))

        closing_documents_shape = cls(
            initiative=initiative,
            stage=stage,
            documents=documents,
        )

        closing_documents_shape.additional_properties = d
        return closing_documents_shape

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
