from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.act_shape import ActShape
    from ..models.item_shape import ItemShape
    from ..models.session_of_commission import SessionOfCommission


T = TypeVar("T", bound="TableShape")


@_attrs_define
class TableShape:
    """A session with what each side brought, and every version of the act.

    Attributes:
        session (SessionOfCommission): A session of a joint commission, as it stands.
        items (list[ItemShape]):
        acts (list[ActShape]):
        initiatives (list[str]): uids of what the parties do together
    """

    session: SessionOfCommission
    items: list[ItemShape]
    acts: list[ActShape]
    initiatives: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        session = self.session.to_dict()

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        acts = []
        for acts_item_data in self.acts:
            acts_item = acts_item_data.to_dict()
            acts.append(acts_item)

        initiatives = self.initiatives

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "session": session,
                "items": items,
                "acts": acts,
                "initiatives": initiatives,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.act_shape import ActShape  # noqa: PLC0415
        from ..models.item_shape import ItemShape  # noqa: PLC0415
        from ..models.session_of_commission import SessionOfCommission  # noqa: PLC0415

        d = dict(src_dict)
        session = SessionOfCommission.from_dict(d.pop("session"))

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = ItemShape.from_dict(items_item_data)

            items.append(items_item)

        acts = []
        _acts = d.pop("acts")
        for acts_item_data in _acts:
            acts_item = ActShape.from_dict(acts_item_data)

            acts.append(acts_item)

        initiatives = cast(list[str], d.pop("initiatives"))

        table_shape = cls(
            session=session,
            items=items,
            acts=acts,
            initiatives=initiatives,
        )

        table_shape.additional_properties = d
        return table_shape

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
