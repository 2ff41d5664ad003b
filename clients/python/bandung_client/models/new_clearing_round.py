from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.new_clearing_round_terms import NewClearingRoundTerms


T = TypeVar("T", bound="NewClearingRound")


@_attrs_define
class NewClearingRound:
    """The terms of a round; what it comes to is computed here. Limits begin with the credit lines in force that the
    party can read; each names its line.

        Attributes:
            terms (NewClearingRoundTerms):
    """

    terms: NewClearingRoundTerms
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        terms = self.terms.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "terms": terms,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_clearing_round_terms import NewClearingRoundTerms  # noqa: PLC0415

        d = dict(src_dict)
        terms = NewClearingRoundTerms.from_dict(d.pop("terms"))

        new_clearing_round = cls(
            terms=terms,
        )

        new_clearing_round.additional_properties = d
        return new_clearing_round

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
