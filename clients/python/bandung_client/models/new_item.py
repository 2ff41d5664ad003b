from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.new_item_type import NewItemType, check_new_item_type
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_item_initiative_type_0 import NewItemInitiativeType0
    from ..models.new_item_text_type_0 import NewItemTextType0
    from ..models.new_item_title import NewItemTitle


T = TypeVar("T", bound="NewItem")


@_attrs_define
class NewItem:
    """Something to bring to the table; the same ``id`` again says it anew.

    Attributes:
        id (str):
        type_ (NewItemType):
        title (NewItemTitle):
        text (NewItemTextType0 | None | Unset):
        initiative (NewItemInitiativeType0 | None | Unset): register_code, record and digest of its opening
    """

    id: str
    type_: NewItemType
    title: NewItemTitle
    text: NewItemTextType0 | None | Unset = UNSET
    initiative: NewItemInitiativeType0 | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.new_item_initiative_type_0 import NewItemInitiativeType0  # noqa: PLC0415
        from ..models.new_item_text_type_0 import NewItemTextType0  # noqa: PLC0415

        id = self.id

        type_: str = self.type_

        title = self.title.to_dict()

        text: dict[str, Any] | None | Unset
        if isinstance(self.text, Unset):
            text = UNSET
        elif isinstance(self.text, NewItemTextType0):
            text = self.text.to_dict()
        else:
            text = self.text

        initiative: dict[str, Any] | None | Unset
        if isinstance(self.initiative, Unset):
            initiative = UNSET
        elif isinstance(self.initiative, NewItemInitiativeType0):
            initiative = self.initiative.to_dict()
        else:
            initiative = self.initiative

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "type": type_,
                "title": title,
            }
        )
        if text is not UNSET:
            field_dict["text"] = text
        if initiative is not UNSET:
            field_dict["initiative"] = initiative

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_item_initiative_type_0 import NewItemInitiativeType0  # noqa: PLC0415
        from ..models.new_item_text_type_0 import NewItemTextType0  # noqa: PLC0415
        from ..models.new_item_title import NewItemTitle  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        type_ = check_new_item_type(d.pop("type"))

        title = NewItemTitle.from_dict(d.pop("title"))

        def _parse_text(data: object) -> NewItemTextType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                text_type_0 = NewItemTextType0.from_dict(data)

                return text_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewItemTextType0 | None | Unset, data)

        text = _parse_text(d.pop("text", UNSET))

        def _parse_initiative(data: object) -> NewItemInitiativeType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                initiative_type_0 = NewItemInitiativeType0.from_dict(data)

                return initiative_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewItemInitiativeType0 | None | Unset, data)

        initiative = _parse_initiative(d.pop("initiative", UNSET))

        new_item = cls(
            id=id,
            type_=type_,
            title=title,
            text=text,
            initiative=initiative,
        )

        new_item.additional_properties = d
        return new_item

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
