from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.answer_dimension_shape import AnswerDimensionShape
    from ..models.answer_row_shape import AnswerRowShape
    from ..models.beside_shape_satisfaction import BesideShapeSatisfaction
    from ..models.beside_shape_texts import BesideShapeTexts


T = TypeVar("T", bound="BesideShape")


@_attrs_define
class BesideShape:
    """The revealed answers side by side: no total, no ranking, no mean over a party that did not answer.

    Attributes:
        state (str):
        parties (list[str]):
        dimensions (list[AnswerDimensionShape]):
        value_added (list[AnswerRowShape]):
        satisfaction (BesideShapeSatisfaction):
        texts (BesideShapeTexts):
    """

    state: str
    parties: list[str]
    dimensions: list[AnswerDimensionShape]
    value_added: list[AnswerRowShape]
    satisfaction: BesideShapeSatisfaction
    texts: BesideShapeTexts
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        state = self.state

        parties = self.parties

        dimensions = []
        for dimensions_item_data in self.dimensions:
            dimensions_item = dimensions_item_data.to_dict()
            dimensions.append(dimensions_item)

        value_added = []
        for value_added_item_data in self.value_added:
            value_added_item = value_added_item_data.to_dict()
            value_added.append(value_added_item)

        satisfaction = self.satisfaction.to_dict()

        texts = self.texts.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "state": state,
                "parties": parties,
                "dimensions": dimensions,
                "value_added": value_added,
                "satisfaction": satisfaction,
                "texts": texts,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.answer_dimension_shape import AnswerDimensionShape  # noqa: PLC0415
        from ..models.answer_row_shape import AnswerRowShape  # noqa: PLC0415
        from ..models.beside_shape_satisfaction import BesideShapeSatisfaction  # noqa: PLC0415
        from ..models.beside_shape_texts import BesideShapeTexts  # noqa: PLC0415

        d = dict(src_dict)
        state = d.pop("state")

        parties = cast(list[str], d.pop("parties"))

        dimensions = []
        _dimensions = d.pop("dimensions")
        for dimensions_item_data in _dimensions:
            dimensions_item = AnswerDimensionShape.from_dict(dimensions_item_data)

            dimensions.append(dimensions_item)

        value_added = []
        _value_added = d.pop("value_added")
        for value_added_item_data in _value_added:
            value_added_item = AnswerRowShape.from_dict(value_added_item_data)

            value_added.append(value_added_item)

        satisfaction = BesideShapeSatisfaction.from_dict(d.pop("satisfaction"))

        texts = BesideShapeTexts.from_dict(d.pop("texts"))

        beside_shape = cls(
            state=state,
            parties=parties,
            dimensions=dimensions,
            value_added=value_added,
            satisfaction=satisfaction,
            texts=texts,
        )

        beside_shape.additional_properties = d
        return beside_shape

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
