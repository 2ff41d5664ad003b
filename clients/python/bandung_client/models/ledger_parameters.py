from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.ledger_parameters_said import LedgerParametersSaid, check_ledger_parameters_said
from ..models.ledger_parameters_side import LedgerParametersSide, check_ledger_parameters_side
from ..models.ledger_parameters_stage import LedgerParametersStage, check_ledger_parameters_stage
from ..types import UNSET, Unset

T = TypeVar("T", bound="LedgerParameters")


@_attrs_define
class LedgerParameters:
    """What narrows a list; what is left out narrows nothing.

    Attributes:
        words (str | Unset):  Default: ''.
        year (int | None | Unset):
        side (LedgerParametersSide | Unset):  Default: ''.
        partner (str | Unset):  Default: ''.
        item (str | Unset):  Default: ''.
        stage (LedgerParametersStage | Unset):  Default: ''.
        said (LedgerParametersSaid | Unset):  Default: ''.
        sector (str | Unset):  Default: ''.
        initiative (str | Unset):  Default: ''.
        institution (str | Unset):  Default: ''.
    """

    words: str | Unset = ""
    year: int | None | Unset = UNSET
    side: LedgerParametersSide | Unset = ""
    partner: str | Unset = ""
    item: str | Unset = ""
    stage: LedgerParametersStage | Unset = ""
    said: LedgerParametersSaid | Unset = ""
    sector: str | Unset = ""
    initiative: str | Unset = ""
    institution: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        words = self.words

        year: int | None | Unset
        if isinstance(self.year, Unset):
            year = UNSET
        else:
            year = self.year

        side: str | Unset = UNSET
        if not isinstance(self.side, Unset):
            side = self.side

        partner = self.partner

        item = self.item

        stage: str | Unset = UNSET
        if not isinstance(self.stage, Unset):
            stage = self.stage

        said: str | Unset = UNSET
        if not isinstance(self.said, Unset):
            said = self.said

        sector = self.sector

        initiative = self.initiative

        institution = self.institution

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if words is not UNSET:
            field_dict["words"] = words
        if year is not UNSET:
            field_dict["year"] = year
        if side is not UNSET:
            field_dict["side"] = side
        if partner is not UNSET:
            field_dict["partner"] = partner
        if item is not UNSET:
            field_dict["item"] = item
        if stage is not UNSET:
            field_dict["stage"] = stage
        if said is not UNSET:
            field_dict["said"] = said
        if sector is not UNSET:
            field_dict["sector"] = sector
        if initiative is not UNSET:
            field_dict["initiative"] = initiative
        if institution is not UNSET:
            field_dict["institution"] = institution

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        words = d.pop("words", UNSET)

        def _parse_year(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        year = _parse_year(d.pop("year", UNSET))

        _side = d.pop("side", UNSET)
        side: LedgerParametersSide | Unset
        if isinstance(_side, Unset):
            side = UNSET
        else:
            side = check_ledger_parameters_side(_side)

        partner = d.pop("partner", UNSET)

        item = d.pop("item", UNSET)

        _stage = d.pop("stage", UNSET)
        stage: LedgerParametersStage | Unset
        if isinstance(_stage, Unset):
            stage = UNSET
        else:
            stage = check_ledger_parameters_stage(_stage)

        _said = d.pop("said", UNSET)
        said: LedgerParametersSaid | Unset
        if isinstance(_said, Unset):
            said = UNSET
        else:
            said = check_ledger_parameters_said(_said)

        sector = d.pop("sector", UNSET)

        initiative = d.pop("initiative", UNSET)

        institution = d.pop("institution", UNSET)

        ledger_parameters = cls(
            words=words,
            year=year,
            side=side,
            partner=partner,
            item=item,
            stage=stage,
            said=said,
            sector=sector,
            initiative=initiative,
            institution=institution,
        )

        ledger_parameters.additional_properties = d
        return ledger_parameters

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
