from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="FindingShape")


@_attrs_define
class FindingShape:
    """What a check of the principles found; it informs, and blocks nothing.

    Attributes:
        rule (str):
        version (int):
        principle (str):
        clause (None | str):
        language (None | str):
        excerpt (str):
        why (str):
        sure (float):
    """

    rule: str
    version: int
    principle: str
    clause: None | str
    language: None | str
    excerpt: str
    why: str
    sure: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        rule = self.rule

        version = self.version

        principle = self.principle

        clause: None | str
        clause = self.clause

        language: None | str
        language = self.language

        excerpt = self.excerpt

        why = self.why

        sure = self.sure

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "rule": rule,
                "version": version,
                "principle": principle,
                "clause": clause,
                "language": language,
                "excerpt": excerpt,
                "why": why,
                "sure": sure,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        rule = d.pop("rule")

        version = d.pop("version")

        principle = d.pop("principle")

        def _parse_clause(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        clause = _parse_clause(d.pop("clause"))

        def _parse_language(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        language = _parse_language(d.pop("language"))

        excerpt = d.pop("excerpt")

        why = d.pop("why")

        sure = d.pop("sure")

        finding_shape = cls(
            rule=rule,
            version=version,
            principle=principle,
            clause=clause,
            language=language,
            excerpt=excerpt,
            why=why,
            sure=sure,
        )

        finding_shape.additional_properties = d
        return finding_shape

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
