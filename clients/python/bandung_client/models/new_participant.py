from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewParticipant")


@_attrs_define
class NewParticipant:
    """One person as a post, never by name.

    Attributes:
        post (str):
        institution (str):
        competences (None | str | Unset):
    """

    post: str
    institution: str
    competences: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        post = self.post

        institution = self.institution

        competences: None | str | Unset
        if isinstance(self.competences, Unset):
            competences = UNSET
        else:
            competences = self.competences

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "post": post,
                "institution": institution,
            }
        )
        if competences is not UNSET:
            field_dict["competences"] = competences

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        post = d.pop("post")

        institution = d.pop("institution")

        def _parse_competences(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        competences = _parse_competences(d.pop("competences", UNSET))

        new_participant = cls(
            post=post,
            institution=institution,
            competences=competences,
        )

        new_participant.additional_properties = d
        return new_participant

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
