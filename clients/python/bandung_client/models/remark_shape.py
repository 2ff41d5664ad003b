from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.remark_shape_text import RemarkShapeText


T = TypeVar("T", bound="RemarkShape")


@_attrs_define
class RemarkShape:
    """A comment, or an answer to a finding.

    Attributes:
        uid (str):
        party (str):
        clause (str):
        rule (str):
        at (datetime.datetime):
        text (RemarkShapeText):
    """

    uid: str
    party: str
    clause: str
    rule: str
    at: datetime.datetime
    text: RemarkShapeText
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        party = self.party

        clause = self.clause

        rule = self.rule

        at = self.at.isoformat()

        text = self.text.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "party": party,
                "clause": clause,
                "rule": rule,
                "at": at,
                "text": text,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.remark_shape_text import RemarkShapeText  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        party = d.pop("party")

        clause = d.pop("clause")

        rule = d.pop("rule")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        text = RemarkShapeText.from_dict(d.pop("text"))

        remark_shape = cls(
            uid=uid,
            party=party,
            clause=clause,
            rule=rule,
            at=at,
            text=text,
        )

        remark_shape.additional_properties = d
        return remark_shape

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
