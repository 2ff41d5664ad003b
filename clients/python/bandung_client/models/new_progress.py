from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_progress_documents_item import NewProgressDocumentsItem
    from ..models.new_progress_items_item import NewProgressItemsItem
    from ..models.new_progress_text_type_0 import NewProgressTextType0


T = TypeVar("T", bound="NewProgress")


@_attrs_define
class NewProgress:
    """A report: how own lines stand on a day, and a word on the whole.

    Attributes:
        on (datetime.date):
        items (list[NewProgressItemsItem] | Unset):
        text (NewProgressTextType0 | None | Unset):
        documents (list[NewProgressDocumentsItem] | Unset):
    """

    on: datetime.date
    items: list[NewProgressItemsItem] | Unset = UNSET
    text: NewProgressTextType0 | None | Unset = UNSET
    documents: list[NewProgressDocumentsItem] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.new_progress_text_type_0 import NewProgressTextType0  # noqa: PLC0415

        on = self.on.isoformat()

        items: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.items, Unset):
            items = []
            for items_item_data in self.items:
                items_item = items_item_data.to_dict()
                items.append(items_item)

        text: dict[str, Any] | None | Unset
        if isinstance(self.text, Unset):
            text = UNSET
        elif isinstance(self.text, NewProgressTextType0):
            text = self.text.to_dict()
        else:
            text = self.text

        documents: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.documents, Unset):
            documents = []
            for documents_item_data in self.documents:
                documents_item = documents_item_data.to_dict()
                documents.append(documents_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "on": on,
            }
        )
        if items is not UNSET:
            field_dict["items"] = items
        if text is not UNSET:
            field_dict["text"] = text
        if documents is not UNSET:
            field_dict["documents"] = documents

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_progress_documents_item import NewProgressDocumentsItem  # noqa: PLC0415
        from ..models.new_progress_items_item import NewProgressItemsItem  # noqa: PLC0415
        from ..models.new_progress_text_type_0 import NewProgressTextType0  # noqa: PLC0415

        d = dict(src_dict)
        on = datetime.date.fromisoformat(d.pop("on"))

        _items = d.pop("items", UNSET)
        items: list[NewProgressItemsItem] | Unset = UNSET
        if _items is not UNSET:
            items = []
            for items_item_data in _items:
                items_item = NewProgressItemsItem.from_dict(items_item_data)

                items.append(items_item)

        def _parse_text(data: object) -> NewProgressTextType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                text_type_0 = NewProgressTextType0.from_dict(data)

                return text_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewProgressTextType0 | None | Unset, data)

        text = _parse_text(d.pop("text", UNSET))

        _documents = d.pop("documents", UNSET)
        documents: list[NewProgressDocumentsItem] | Unset = UNSET
        if _documents is not UNSET:
            documents = []
            for documents_item_data in _documents:
                documents_item = NewProgressDocumentsItem.from_dict(documents_item_data)

                documents.append(documents_item)

        new_progress = cls(
            on=on,
            items=items,
            text=text,
            documents=documents,
        )

        new_progress.additional_properties = d
        return new_progress

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
