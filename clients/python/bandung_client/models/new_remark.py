from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_remark_text import NewRemarkText


T = TypeVar("T", bound="NewRemark")


@_attrs_define
class NewRemark:
    """A comment on a clause, or an answer to a finding.

    Attributes:
        text (NewRemarkText):
        clause (str | Unset):  Default: ''.
        rule (str | Unset):  Default: ''.
    """

    text: NewRemarkText
    clause: str | Unset = ""
    rule: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        text = self.text.to_dict()

        clause = self.clause

        rule = self.rule

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "text": text,
            }
        )
        if clause is not UNSET:
            field_dict["clause"] = clause
        if rule is not UNSET:
            field_dict["rule"] = rule

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_remark_text import NewRemarkText  # noqa: PLC0415

        d = dict(src_dict)
        text = NewRemarkText.from_dict(d.pop("text"))

        clause = d.pop("clause", UNSET)

        rule = d.pop("rule", UNSET)

        new_remark = cls(
            text=text,
            clause=clause,
            rule=rule,
        )

        new_remark.additional_properties = d
        return new_remark

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
