from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.new_search_standby_item import NewSearchStandbyItem, check_new_search_standby_item
from ..models.new_search_wanted import NewSearchWanted, check_new_search_wanted
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewSearch")


@_attrs_define
class NewSearch:
    """What to look for from now on: a text in any language, or a record that asks.

    Attributes:
        kind (list[str] | Unset): solution, expertise, training, …
        country (list[str] | Unset): ISO 3166-1 alpha-3
        region (list[str] | Unset): M49 code of a region
        group (list[str] | Unset): LDC, LLDC, SIDS_UNSD, …, as of today
        sector (list[str] | Unset): DAC/CRS, 3 or 5 digits
        sdg (list[str] | Unset): goal or target
        domain (list[str] | Unset): political, economic, social, …
        language (list[str] | Unset): readable in this language
        standing (list[str] | Unset): said or reported
        standby (list[NewSearchStandbyItem] | Unset): offers that stand ready
        wanted (NewSearchWanted | Unset):  Default: 'offer'.
        text (str | Unset):  Default: ''.
        about (None | str | Unset): a need (for offers) or an offer (for needs) instead of a text
    """

    kind: list[str] | Unset = UNSET
    country: list[str] | Unset = UNSET
    region: list[str] | Unset = UNSET
    group: list[str] | Unset = UNSET
    sector: list[str] | Unset = UNSET
    sdg: list[str] | Unset = UNSET
    domain: list[str] | Unset = UNSET
    language: list[str] | Unset = UNSET
    standing: list[str] | Unset = UNSET
    standby: list[NewSearchStandbyItem] | Unset = UNSET
    wanted: NewSearchWanted | Unset = "offer"
    text: str | Unset = ""
    about: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind: list[str] | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind

        country: list[str] | Unset = UNSET
        if not isinstance(self.country, Unset):
            country = self.country

        region: list[str] | Unset = UNSET
        if not isinstance(self.region, Unset):
            region = self.region

        group: list[str] | Unset = UNSET
        if not isinstance(self.group, Unset):
            group = self.group

        sector: list[str] | Unset = UNSET
        if not isinstance(self.sector, Unset):
            sector = self.sector

        sdg: list[str] | Unset = UNSET
        if not isinstance(self.sdg, Unset):
            sdg = self.sdg

        domain: list[str] | Unset = UNSET
        if not isinstance(self.domain, Unset):
            domain = self.domain

        language: list[str] | Unset = UNSET
        if not isinstance(self.language, Unset):
            language = self.language

        standing: list[str] | Unset = UNSET
        if not isinstance(self.standing, Unset):
            standing = self.standing

        standby: list[str] | Unset = UNSET
        if not isinstance(self.standby, Unset):
            standby = []
            for standby_item_data in self.standby:
                standby_item: str = standby_item_data
                standby.append(standby_item)

        wanted: str | Unset = UNSET
        if not isinstance(self.wanted, Unset):
            wanted = self.wanted

        text = self.text

        about: None | str | Unset
        if isinstance(self.about, Unset):
            about = UNSET
        else:
            about = self.about

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if kind is not UNSET:
            field_dict["kind"] = kind
        if country is not UNSET:
            field_dict["country"] = country
        if region is not UNSET:
            field_dict["region"] = region
        if group is not UNSET:
            field_dict["group"] = group
        if sector is not UNSET:
            field_dict["sector"] = sector
        if sdg is not UNSET:
            field_dict["sdg"] = sdg
        if domain is not UNSET:
            field_dict["domain"] = domain
        if language is not UNSET:
            field_dict["language"] = language
        if standing is not UNSET:
            field_dict["standing"] = standing
        if standby is not UNSET:
            field_dict["standby"] = standby
        if wanted is not UNSET:
            field_dict["wanted"] = wanted
        if text is not UNSET:
            field_dict["text"] = text
        if about is not UNSET:
            field_dict["about"] = about

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = cast(list[str], d.pop("kind", UNSET))

        country = cast(list[str], d.pop("country", UNSET))

        region = cast(list[str], d.pop("region", UNSET))

        group = cast(list[str], d.pop("group", UNSET))

        sector = cast(list[str], d.pop("sector", UNSET))

        sdg = cast(list[str], d.pop("sdg", UNSET))

        domain = cast(list[str], d.pop("domain", UNSET))

        language = cast(list[str], d.pop("language", UNSET))

        standing = cast(list[str], d.pop("standing", UNSET))

        _standby = d.pop("standby", UNSET)
        standby: list[NewSearchStandbyItem] | Unset = UNSET
        if _standby is not UNSET:
            standby = []
            for standby_item_data in _standby:
                standby_item = check_new_search_standby_item(standby_item_data)

                standby.append(standby_item)

        _wanted = d.pop("wanted", UNSET)
        wanted: NewSearchWanted | Unset
        if isinstance(_wanted, Unset):
            wanted = UNSET
        else:
            wanted = check_new_search_wanted(_wanted)

        text = d.pop("text", UNSET)

        def _parse_about(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        about = _parse_about(d.pop("about", UNSET))

        new_search = cls(
            kind=kind,
            country=country,
            region=region,
            group=group,
            sector=sector,
            sdg=sdg,
            domain=domain,
            language=language,
            standing=standing,
            standby=standby,
            wanted=wanted,
            text=text,
            about=about,
        )

        new_search.additional_properties = d
        return new_search

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
