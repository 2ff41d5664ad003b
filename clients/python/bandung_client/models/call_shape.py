from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.call_shape_record import CallShapeRecord
    from ..models.call_window_shape import CallWindowShape


T = TypeVar("T", bound="CallShape")


@_attrs_define
class CallShape:
    """A call of a fund: proposed, coming, open, closed or withdrawn.

    Attributes:
        uid (str):
        digest (str):
        register_code (str): party that wrote it
        state (str):
        agreed_at (datetime.datetime | None): since when all stand by it
        awaited (list[str]): parties whose consent is awaited
        refused (list[str]):
        entry (int):
        record (CallShapeRecord): by the schema of its kind under /schemas/
        fund (str):
        windows (list[CallWindowShape]):
    """

    uid: str
    digest: str
    register_code: str
    state: str
    agreed_at: datetime.datetime | None
    awaited: list[str]
    refused: list[str]
    entry: int
    record: CallShapeRecord
    fund: str
    windows: list[CallWindowShape]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        digest = self.digest

        register_code = self.register_code

        state = self.state

        agreed_at: None | str
        if isinstance(self.agreed_at, datetime.datetime):
            agreed_at = self.agreed_at.isoformat()
        else:
            agreed_at = self.agreed_at

        awaited = self.awaited

        refused = self.refused

        entry = self.entry

        record = self.record.to_dict()

        fund = self.fund

        windows = []
        for windows_item_data in self.windows:
            windows_item = windows_item_data.to_dict()
            windows.append(windows_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "digest": digest,
                "register_code": register_code,
                "state": state,
                "agreed_at": agreed_at,
                "awaited": awaited,
                "refused": refused,
                "entry": entry,
                "record": record,
                "fund": fund,
                "windows": windows,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.call_shape_record import CallShapeRecord  # noqa: PLC0415
        from ..models.call_window_shape import CallWindowShape  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        digest = d.pop("digest")

        register_code = d.pop("register_code")

        state = d.pop("state")

        def _parse_agreed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                agreed_at_type_0 = datetime.datetime.fromisoformat(data)

                return agreed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        agreed_at = _parse_agreed_at(d.pop("agreed_at"))

        awaited = cast(list[str], d.pop("awaited"))

        refused = cast(list[str], d.pop("refused"))

        entry = d.pop("entry")

        record = CallShapeRecord.from_dict(d.pop("record"))

        fund = d.pop("fund")

        windows = []
        _windows = d.pop("windows")
        for windows_item_data in _windows:
            windows_item = CallWindowShape.from_dict(windows_item_data)

            windows.append(windows_item)

        call_shape = cls(
            uid=uid,
            digest=digest,
            register_code=register_code,
            state=state,
            agreed_at=agreed_at,
            awaited=awaited,
            refused=refused,
            entry=entry,
            record=record,
            fund=fund,
            windows=windows,
        )

        call_shape.additional_properties = d
        return call_shape

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
