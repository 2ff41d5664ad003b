from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.obligation_shape_record import ObligationShapeRecord


T = TypeVar("T", bound="ObligationShape")


@_attrs_define
class ObligationShape:
    """What one party owes another: declared, confirmed, disputed, cleared or withdrawn.

    Attributes:
        uid (str):
        digest (str):
        register_code (str): party that wrote it
        entry (int):
        state (str):
        record (ObligationShapeRecord): by the schema of its kind under /schemas/
        cleared_by (str):
    """

    uid: str
    digest: str
    register_code: str
    entry: int
    state: str
    record: ObligationShapeRecord
    cleared_by: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        digest = self.digest

        register_code = self.register_code

        entry = self.entry

        state = self.state

        record = self.record.to_dict()

        cleared_by = self.cleared_by

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "digest": digest,
                "register_code": register_code,
                "entry": entry,
                "state": state,
                "record": record,
                "cleared_by": cleared_by,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.obligation_shape_record import ObligationShapeRecord  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        digest = d.pop("digest")

        register_code = d.pop("register_code")

        entry = d.pop("entry")

        state = d.pop("state")

        record = ObligationShapeRecord.from_dict(d.pop("record"))

        cleared_by = d.pop("cleared_by")

        obligation_shape = cls(
            uid=uid,
            digest=digest,
            register_code=register_code,
            entry=entry,
            state=state,
            record=record,
            cleared_by=cleared_by,
        )

        obligation_shape.additional_properties = d
        return obligation_shape

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
