from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="WebhookShape")


@_attrs_define
class WebhookShape:
    """An address at which a party's own system is told of new entries.

    Attributes:
        id (int):
        address (str):
        kinds (list[str]): kinds of entries it wants; empty: all
        made_by (str):
        made_at (datetime.datetime):
        failing_since (datetime.datetime | None):
        off_at (datetime.datetime | None):
    """

    id: int
    address: str
    kinds: list[str]
    made_by: str
    made_at: datetime.datetime
    failing_since: datetime.datetime | None
    off_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        address = self.address

        kinds = self.kinds

        made_by = self.made_by

        made_at = self.made_at.isoformat()

        failing_since: None | str
        if isinstance(self.failing_since, datetime.datetime):
            failing_since = self.failing_since.isoformat()
        else:
            failing_since = self.failing_since

        off_at: None | str
        if isinstance(self.off_at, datetime.datetime):
            off_at = self.off_at.isoformat()
        else:
            off_at = self.off_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "address": address,
                "kinds": kinds,
                "made_by": made_by,
                "made_at": made_at,
                "failing_since": failing_since,
                "off_at": off_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        address = d.pop("address")

        kinds = cast(list[str], d.pop("kinds"))

        made_by = d.pop("made_by")

        made_at = datetime.datetime.fromisoformat(d.pop("made_at"))

        def _parse_failing_since(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                failing_since_type_0 = datetime.datetime.fromisoformat(data)

                return failing_since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        failing_since = _parse_failing_since(d.pop("failing_since"))

        def _parse_off_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                off_at_type_0 = datetime.datetime.fromisoformat(data)

                return off_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        off_at = _parse_off_at(d.pop("off_at"))

        webhook_shape = cls(
            id=id,
            address=address,
            kinds=kinds,
            made_by=made_by,
            made_at=made_at,
            failing_since=failing_since,
            off_at=off_at,
        )

        webhook_shape.additional_properties = d
        return webhook_shape

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
