from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.reason_shape_facts import ReasonShapeFacts


T = TypeVar("T", bound="ReasonShape")


@_attrs_define
class ReasonShape:
    """One reason for a match, as data and as a sentence in the language of the request (Accept-Language).

    Attributes:
        feature (str):
        value (float): 0 to 1
        weight (float):
        contribution (float):
        facts (ReasonShapeFacts):
        sentence (str):
    """

    feature: str
    value: float
    weight: float
    contribution: float
    facts: ReasonShapeFacts
    sentence: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        feature = self.feature

        value = self.value

        weight = self.weight

        contribution = self.contribution

        facts = self.facts.to_dict()

        sentence = self.sentence

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "feature": feature,
                "value": value,
                "weight": weight,
                "contribution": contribution,
                "facts": facts,
                "sentence": sentence,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.reason_shape_facts import ReasonShapeFacts  # noqa: PLC0415

        d = dict(src_dict)
        feature = d.pop("feature")

        value = d.pop("value")

        weight = d.pop("weight")

        contribution = d.pop("contribution")

        facts = ReasonShapeFacts.from_dict(d.pop("facts"))

        sentence = d.pop("sentence")

        reason_shape = cls(
            feature=feature,
            value=value,
            weight=weight,
            contribution=contribution,
            facts=facts,
            sentence=sentence,
        )

        reason_shape.additional_properties = d
        return reason_shape

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
