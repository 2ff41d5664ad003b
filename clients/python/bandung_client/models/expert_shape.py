from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ExpertShape")


@_attrs_define
class ExpertShape:
    """An expert as the party's own roster has it.

    Attributes:
        post (str):
        id (UUID):
        erased_at (datetime.datetime | None):
        shown_as (str): record of the post in the register; empty if it does not stand there
        changed_by (str):
        changed_at (datetime.datetime):
        institution (str | Unset):  Default: ''.
        competences (str | Unset):  Default: ''.
        sectors (list[str] | Unset): DAC/CRS
        languages (list[str] | Unset): ISO 639-1
        available_from (datetime.date | None | Unset):
        available_until (datetime.date | None | Unset): last day
        days_a_year (int | None | Unset):
        name (str | Unset):  Default: ''.
        mailbox (str | Unset):  Default: ''.
    """

    post: str
    id: UUID
    erased_at: datetime.datetime | None
    shown_as: str
    changed_by: str
    changed_at: datetime.datetime
    institution: str | Unset = ""
    competences: str | Unset = ""
    sectors: list[str] | Unset = UNSET
    languages: list[str] | Unset = UNSET
    available_from: datetime.date | None | Unset = UNSET
    available_until: datetime.date | None | Unset = UNSET
    days_a_year: int | None | Unset = UNSET
    name: str | Unset = ""
    mailbox: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        post = self.post

        id = str(self.id)

        erased_at: None | str
        if isinstance(self.erased_at, datetime.datetime):
            erased_at = self.erased_at.isoformat()
        else:
            erased_at = self.erased_at

        shown_as = self.shown_as

        changed_by = self.changed_by

        changed_at = self.changed_at.isoformat()

        institution = self.institution

        competences = self.competences

        sectors: list[str] | Unset = UNSET
        if not isinstance(self.sectors, Unset):
            sectors = self.sectors

        languages: list[str] | Unset = UNSET
        if not isinstance(self.languages, Unset):
            languages = self.languages

        available_from: None | str | Unset
        if isinstance(self.available_from, Unset):
            available_from = UNSET
        elif isinstance(self.available_from, datetime.date):
            available_from = self.available_from.isoformat()
        else:
            available_from = self.available_from

        available_until: None | str | Unset
        if isinstance(self.available_until, Unset):
            available_until = UNSET
        elif isinstance(self.available_until, datetime.date):
            available_until = self.available_until.isoformat()
        else:
            available_until = self.available_until

        days_a_year: int | None | Unset
        if isinstance(self.days_a_year, Unset):
            days_a_year = UNSET
        else:
            days_a_year = self.days_a_year

        name = self.name

        mailbox = self.mailbox

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "post": post,
                "id": id,
                "erased_at": erased_at,
                "shown_as": shown_as,
                "changed_by": changed_by,
                "changed_at": changed_at,
            }
        )
        if institution is not UNSET:
            field_dict["institution"] = institution
        if competences is not UNSET:
            field_dict["competences"] = competences
        if sectors is not UNSET:
            field_dict["sectors"] = sectors
        if languages is not UNSET:
            field_dict["languages"] = languages
        if available_from is not UNSET:
            field_dict["available_from"] = available_from
        if available_until is not UNSET:
            field_dict["available_until"] = available_until
        if days_a_year is not UNSET:
            field_dict["days_a_year"] = days_a_year
        if name is not UNSET:
            field_dict["name"] = name
        if mailbox is not UNSET:
            field_dict["mailbox"] = mailbox

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        post = d.pop("post")

        id = UUID(d.pop("id"))

        def _parse_erased_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                erased_at_type_0 = datetime.datetime.fromisoformat(data)

                return erased_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        erased_at = _parse_erased_at(d.pop("erased_at"))

        shown_as = d.pop("shown_as")

        changed_by = d.pop("changed_by")

        changed_at = datetime.datetime.fromisoformat(d.pop("changed_at"))

        institution = d.pop("institution", UNSET)

        competences = d.pop("competences", UNSET)

        sectors = cast(list[str], d.pop("sectors", UNSET))

        languages = cast(list[str], d.pop("languages", UNSET))

        def _parse_available_from(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                available_from_type_0 = datetime.date.fromisoformat(data)

                return available_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        available_from = _parse_available_from(d.pop("available_from", UNSET))

        def _parse_available_until(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                available_until_type_0 = datetime.date.fromisoformat(data)

                return available_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        available_until = _parse_available_until(d.pop("available_until", UNSET))

        def _parse_days_a_year(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        days_a_year = _parse_days_a_year(d.pop("days_a_year", UNSET))

        name = d.pop("name", UNSET)

        mailbox = d.pop("mailbox", UNSET)

        expert_shape = cls(
            post=post,
            id=id,
            erased_at=erased_at,
            shown_as=shown_as,
            changed_by=changed_by,
            changed_at=changed_at,
            institution=institution,
            competences=competences,
            sectors=sectors,
            languages=languages,
            available_from=available_from,
            available_until=available_until,
            days_a_year=days_a_year,
            name=name,
            mailbox=mailbox,
        )

        expert_shape.additional_properties = d
        return expert_shape

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
