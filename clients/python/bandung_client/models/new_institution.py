from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.new_institution_type import NewInstitutionType, check_new_institution_type
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_institution_competences_type_0 import NewInstitutionCompetencesType0
    from ..models.new_institution_name import NewInstitutionName


T = TypeVar("T", bound="NewInstitution")


@_attrs_define
class NewInstitution:
    """An institution, described in full.

    Attributes:
        name (NewInstitutionName):
        type_ (NewInstitutionType):
        country (None | str | Unset):
        address (None | str | Unset):
        languages (list[str] | Unset):
        competences (NewInstitutionCompetencesType0 | None | Unset):
    """

    name: NewInstitutionName
    type_: NewInstitutionType
    country: None | str | Unset = UNSET
    address: None | str | Unset = UNSET
    languages: list[str] | Unset = UNSET
    competences: NewInstitutionCompetencesType0 | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.new_institution_competences_type_0 import NewInstitutionCompetencesType0  # noqa: PLC0415

        name = self.name.to_dict()

        type_: str = self.type_

        country: None | str | Unset
        if isinstance(self.country, Unset):
            country = UNSET
        else:
            country = self.country

        address: None | str | Unset
        if isinstance(self.address, Unset):
            address = UNSET
        else:
            address = self.address

        languages: list[str] | Unset = UNSET
        if not isinstance(self.languages, Unset):
            languages = self.languages

        competences: dict[str, Any] | None | Unset
        if isinstance(self.competences, Unset):
            competences = UNSET
        elif isinstance(self.competences, NewInstitutionCompetencesType0):
            competences = self.competences.to_dict()
        else:
            competences = self.competences

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "type": type_,
            }
        )
        if country is not UNSET:
            field_dict["country"] = country
        if address is not UNSET:
            field_dict["address"] = address
        if languages is not UNSET:
            field_dict["languages"] = languages
        if competences is not UNSET:
            field_dict["competences"] = competences

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_institution_competences_type_0 import NewInstitutionCompetencesType0  # noqa: PLC0415
        from ..models.new_institution_name import NewInstitutionName  # noqa: PLC0415

        d = dict(src_dict)
        name = NewInstitutionName.from_dict(d.pop("name"))

        type_ = check_new_institution_type(d.pop("type"))

        def _parse_country(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        country = _parse_country(d.pop("country", UNSET))

        def _parse_address(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        address = _parse_address(d.pop("address", UNSET))

        languages = cast(list[str], d.pop("languages", UNSET))

        def _parse_competences(data: object) -> NewInstitutionCompetencesType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                competences_type_0 = NewInstitutionCompetencesType0.from_dict(data)

                return competences_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewInstitutionCompetencesType0 | None | Unset, data)

        competences = _parse_competences(d.pop("competences", UNSET))

        new_institution = cls(
            name=name,
            type_=type_,
            country=country,
            address=address,
            languages=languages,
            competences=competences,
        )

        new_institution.additional_properties = d
        return new_institution

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
