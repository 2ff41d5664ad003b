from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.question_standby_item import QuestionStandbyItem, check_question_standby_item
from ..models.question_wanted import QuestionWanted, check_question_wanted
from ..types import UNSET, Unset

T = TypeVar("T", bound="Question")


@_attrs_define
class Question:
    """A free text to be answered by offers or needs.

    Attributes:
        text (str):
        kind (list[str] | Unset): solution, expertise, training, …
        country (list[str] | Unset): ISO 3166-1 alpha-3
        region (list[str] | Unset): M49 code of a region
        group (list[str] | Unset): LDC, LLDC, SIDS_UNSD, …, as of today
        sector (list[str] | Unset): DAC/CRS, 3 or 5 digits
        sdg (list[str] | Unset): goal or target
        domain (list[str] | Unset): political, economic, social, …
        language (list[str] | Unset): readable in this language
        standing (list[str] | Unset): said or reported
        standby (list[QuestionStandbyItem] | Unset): offers that stand ready
        wanted (QuestionWanted | Unset):  Default: 'offer'.
        limit (int | Unset):  Default: 20.
    """

    text: str
    kind: list[str] | Unset = UNSET
    country: list[str] | Unset = UNSET
    region: list[str] | Unset = UNSET
    group: list[str] | Unset = UNSET
    sector: list[str] | Unset = UNSET
    sdg: list[str] | Unset = UNSET
    domain: list[str] | Unset = UNSET
    language: list[str] | Unset = UNSET
    standing: list[str] | Unset = UNSET
    standby: list[QuestionStandbyItem] | Unset = UNSET
    wanted: QuestionWanted | Unset = "offer"
    limit: int | Unset = 20
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        text = self.text

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

        limit = self.limit

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "text": text,
            }
        )
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
        if limit is not UNSET:
            field_dict["limit"] = limit

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        text = d.pop("text")

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
        standby: list[QuestionStandbyItem] | Unset = UNSET
        if _standby is not UNSET:
            standby = []
            for standby_item_data in _standby:
                standby_item = check_question_standby_item(standby_item_data)

                standby.append(standby_item)

        _wanted = d.pop("wanted", UNSET)
        wanted: QuestionWanted | Unset
        if isinstance(_wanted, Unset):
            wanted = UNSET
        else:
            wanted = check_question_wanted(_wanted)

        limit = d.pop("limit", UNSET)

        question = cls(
            text=text,
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
            limit=limit,
        )

        question.additional_properties = d
        return question

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
