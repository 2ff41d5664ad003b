from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CheckFinding")


@_attrs_define
class CheckFinding:
    """One thing that is not as it should be.

    Attributes:
        severity (str):
        rule (str):
        line (int):
        path (str):
        identifier (str):
        sentence (str):
        mend (str):
        standard (str): the rule in the words of the standard, in English
    """

    severity: str
    rule: str
    line: int
    path: str
    identifier: str
    sentence: str
    mend: str
    standard: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        severity = self.severity

        rule = self.rule

        line = self.line

        path = self.path

        identifier = self.identifier

        sentence = self.sentence

        mend = self.mend

        standard = self.standard

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "severity": severity,
                "rule": rule,
                "line": line,
                "path": path,
                "identifier": identifier,
                "sentence": sentence,
                "mend": mend,
                "standard": standard,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        severity = d.pop("severity")

        rule = d.pop("rule")

        line = d.pop("line")

        path = d.pop("path")

        identifier = d.pop("identifier")

        sentence = d.pop("sentence")

        mend = d.pop("mend")

        standard = d.pop("standard")

        check_finding = cls(
            severity=severity,
            rule=rule,
            line=line,
            path=path,
            identifier=identifier,
            sentence=sentence,
            mend=mend,
            standard=standard,
        )

        check_finding.additional_properties = d
        return check_finding

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
