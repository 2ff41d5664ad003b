from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="LedgerProposalShape")


@_attrs_define
class LedgerProposalShape:
    """How far a proposal on which several agree has come.

    Attributes:
        uid (str):
        kind (str):
        digest (str):
        holds_at (datetime.datetime | None): since when all concerned agree
    """

    uid: str
    kind: str
    digest: str
    holds_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        kind = self.kind

        digest = self.digest

        holds_at: None | str
        if isinstance(self.holds_at, datetime.datetime):
            holds_at = self.holds_at.isoformat()
        else:
            holds_at = self.holds_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "kind": kind,
                "digest": digest,
                "holds_at": holds_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        uid = d.pop("uid")

        kind = d.pop("kind")

        digest = d.pop("digest")

        def _parse_holds_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                holds_at_type_0 = datetime.datetime.fromisoformat(data)

                return holds_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        holds_at = _parse_holds_at(d.pop("holds_at"))

        ledger_proposal_shape = cls(
            uid=uid,
            kind=kind,
            digest=digest,
            holds_at=holds_at,
        )

        ledger_proposal_shape.additional_properties = d
        return ledger_proposal_shape

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
