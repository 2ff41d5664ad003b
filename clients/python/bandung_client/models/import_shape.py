from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.import_shape_state import ImportShapeState, check_import_shape_state

if TYPE_CHECKING:
    from ..models.import_shape_became import ImportShapeBecame
    from ..models.import_shape_refused_item import ImportShapeRefusedItem


T = TypeVar("T", bound="ImportShape")


@_attrs_define
class ImportShape:
    """One taking over: how far it is, what became of it.

    Attributes:
        id (UUID):
        dataset (UUID):
        file (int): number of the file in its data set
        state (ImportShapeState):
        done (int):
        total (int):
        became (ImportShapeBecame):
        refused (list[ImportShapeRefusedItem]):
        by (str):
        at (datetime.datetime):
    """

    id: UUID
    dataset: UUID
    file: int
    state: ImportShapeState
    done: int
    total: int
    became: ImportShapeBecame
    refused: list[ImportShapeRefusedItem]
    by: str
    at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        dataset = str(self.dataset)

        file = self.file

        state: str = self.state

        done = self.done

        total = self.total

        became = self.became.to_dict()

        refused = []
        for refused_item_data in self.refused:
            refused_item = refused_item_data.to_dict()
            refused.append(refused_item)

        by = self.by

        at = self.at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "dataset": dataset,
                "file": file,
                "state": state,
                "done": done,
                "total": total,
                "became": became,
                "refused": refused,
                "by": by,
                "at": at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.import_shape_became import ImportShapeBecame  # noqa: PLC0415
        from ..models.import_shape_refused_item import ImportShapeRefusedItem  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        dataset = UUID(d.pop("dataset"))

        file = d.pop("file")

        state = check_import_shape_state(d.pop("state"))

        done = d.pop("done")

        total = d.pop("total")

        became = ImportShapeBecame.from_dict(d.pop("became"))

        refused = []
        _refused = d.pop("refused")
        for refused_item_data in _refused:
            refused_item = ImportShapeRefusedItem.from_dict(refused_item_data)

            refused.append(refused_item)

        by = d.pop("by")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        import_shape = cls(
            id=id,
            dataset=dataset,
            file=file,
            state=state,
            done=done,
            total=total,
            became=became,
            refused=refused,
            by=by,
            at=at,
        )

        import_shape.additional_properties = d
        return import_shape

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
