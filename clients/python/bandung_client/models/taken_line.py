from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="TakenLine")


@_attrs_define
class TakenLine:
    """A record that an import wrote; ``stays`` says why it could not be taken back.

    Attributes:
        kind (str):
        uid (str):
        identifier (str):
        line (int):
        became (str):
        before (str): digest of what had stood; empty: nothing
        digest (str):
        undone_at (datetime.datetime | None):
        stays (list[str]):
    """

    kind: str
    uid: str
    identifier: str
    line: int
    became: str
    before: str
    digest: str
    undone_at: datetime.datetime | None
    stays: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        uid = self.uid

        identifier = self.identifier

        line = self.line

        became = self.became

        before = self.before

        digest = self.digest

        undone_at: None | str
        if isinstance(self.undone_at, datetime.datetime):
            undone_at = self.undone_at.isoformat()
        else:
            undone_at = self.undone_at

        stays = self.stays

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "uid": uid,
                "identifier": identifier,
                "line": line,
                "became": became,
                "before": before,
                "digest": digest,
                "undone_at": undone_at,
                "stays": stays,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = d.pop("kind")

        uid = d.pop("uid")

        identifier = d.pop("identifier")

        line = d.pop("line")

        became = d.pop("became")

        before = d.pop("before")

        digest = d.pop("digest")

        def _parse_undone_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                undone_at_type_0 = datetime.datetime.fromisoformat(data)

                return undone_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        undone_at = _parse_undone_at(d.pop("undone_at"))

        stays = cast(list[str], d.pop("stays"))

        taken_line = cls(
            kind=kind,
            uid=uid,
            identifier=identifier,
            line=line,
            became=became,
            before=before,
            digest=digest,
            undone_at=undone_at,
            stays=stays,
        )

        taken_line.additional_properties = d
        return taken_line

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
