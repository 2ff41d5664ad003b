from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ExploreFilters")


@_attrs_define
class ExploreFilters:
    """As in the address of the page; several values of one filter mean any of them.

    Attributes:
        q (str | Unset): words of title, description or identifier Default: ''.
        country (list[str] | Unset): alpha-3
        region (list[str] | Unset): vocabulary and code: 1-289
        sector (list[str] | Unset): beginnings of DAC codes: 12, 122, 12220
        kind (list[str] | Unset): south-south, triangular, unclear
        role (list[str] | Unset): provider, recipient, facilitator: of the country
        reporter (list[str] | Unset):
        status (list[str] | Unset):
        humanitarian (list[str] | Unset): yes, no
        currency (list[str] | Unset):
        dataset (list[str] | Unset):
        told (list[str] | Unset): several: reported more than once
        since (str | Unset): year Default: ''.
        until (str | Unset): year, included Default: ''.
        once (str | Unset): yes: of several reports of one activity, one counts in totals Default: ''.
        sort (str | Unset): amount, newest, updated, title Default: ''.
    """

    q: str | Unset = ""
    country: list[str] | Unset = UNSET
    region: list[str] | Unset = UNSET
    sector: list[str] | Unset = UNSET
    kind: list[str] | Unset = UNSET
    role: list[str] | Unset = UNSET
    reporter: list[str] | Unset = UNSET
    status: list[str] | Unset = UNSET
    humanitarian: list[str] | Unset = UNSET
    currency: list[str] | Unset = UNSET
    dataset: list[str] | Unset = UNSET
    told: list[str] | Unset = UNSET
    since: str | Unset = ""
    until: str | Unset = ""
    once: str | Unset = ""
    sort: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        q = self.q

        country: list[str] | Unset = UNSET
        if not isinstance(self.country, Unset):
            country = self.country

        region: list[str] | Unset = UNSET
        if not isinstance(self.region, Unset):
            region = self.region

        sector: list[str] | Unset = UNSET
        if not isinstance(self.sector, Unset):
            sector = self.sector

        kind: list[str] | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind

        role: list[str] | Unset = UNSET
        if not isinstance(self.role, Unset):
            role = self.role

        reporter: list[str] | Unset = UNSET
        if not isinstance(self.reporter, Unset):
            reporter = self.reporter

        status: list[str] | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status

        humanitarian: list[str] | Unset = UNSET
        if not isinstance(self.humanitarian, Unset):
            humanitarian = self.humanitarian

        currency: list[str] | Unset = UNSET
        if not isinstance(self.currency, Unset):
            currency = self.currency

        dataset: list[str] | Unset = UNSET
        if not isinstance(self.dataset, Unset):
            dataset = self.dataset

        told: list[str] | Unset = UNSET
        if not isinstance(self.told, Unset):
            told = self.told

        since = self.since

        until = self.until

        once = self.once

        sort = self.sort

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if q is not UNSET:
            field_dict["q"] = q
        if country is not UNSET:
            field_dict["country"] = country
        if region is not UNSET:
            field_dict["region"] = region
        if sector is not UNSET:
            field_dict["sector"] = sector
        if kind is not UNSET:
            field_dict["kind"] = kind
        if role is not UNSET:
            field_dict["role"] = role
        if reporter is not UNSET:
            field_dict["reporter"] = reporter
        if status is not UNSET:
            field_dict["status"] = status
        if humanitarian is not UNSET:
            field_dict["humanitarian"] = humanitarian
        if currency is not UNSET:
            field_dict["currency"] = currency
        if dataset is not UNSET:
            field_dict["dataset"] = dataset
        if told is not UNSET:
            field_dict["told"] = told
        if since is not UNSET:
            field_dict["since"] = since
        if until is not UNSET:
            field_dict["until"] = until
        if once is not UNSET:
            field_dict["once"] = once
        if sort is not UNSET:
            field_dict["sort"] = sort

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        q = d.pop("q", UNSET)

        country = cast(list[str], d.pop("country", UNSET))

        region = cast(list[str], d.pop("region", UNSET))

        sector = cast(list[str], d.pop("sector", UNSET))

        kind = cast(list[str], d.pop("kind", UNSET))

        role = cast(list[str], d.pop("role", UNSET))

        reporter = cast(list[str], d.pop("reporter", UNSET))

        status = cast(list[str], d.pop("status", UNSET))

        humanitarian = cast(list[str], d.pop("humanitarian", UNSET))

        currency = cast(list[str], d.pop("currency", UNSET))

        dataset = cast(list[str], d.pop("dataset", UNSET))

        told = cast(list[str], d.pop("told", UNSET))

        since = d.pop("since", UNSET)

        until = d.pop("until", UNSET)

        once = d.pop("once", UNSET)

        sort = d.pop("sort", UNSET)

        explore_filters = cls(
            q=q,
            country=country,
            region=region,
            sector=sector,
            kind=kind,
            role=role,
            reporter=reporter,
            status=status,
            humanitarian=humanitarian,
            currency=currency,
            dataset=dataset,
            told=told,
            since=since,
            until=until,
            once=once,
            sort=sort,
        )

        explore_filters.additional_properties = d
        return explore_filters

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
