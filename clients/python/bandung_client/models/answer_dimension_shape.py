from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.answer_dimension_shape_answered import AnswerDimensionShapeAnswered
    from ..models.answer_dimension_shape_means import AnswerDimensionShapeMeans
    from ..models.answer_dimension_shape_title import AnswerDimensionShapeTitle
    from ..models.answer_row_shape import AnswerRowShape


T = TypeVar("T", bound="AnswerDimensionShape")


@_attrs_define
class AnswerDimensionShape:
    """One dimension: each party's mean of what it answered, 0 to 3.

    Attributes:
        key (str):
        title (AnswerDimensionShapeTitle):
        means (AnswerDimensionShapeMeans):
        answered (AnswerDimensionShapeAnswered):
        divergence (None | str):
        rows (list[AnswerRowShape]):
    """

    key: str
    title: AnswerDimensionShapeTitle
    means: AnswerDimensionShapeMeans
    answered: AnswerDimensionShapeAnswered
    divergence: None | str
    rows: list[AnswerRowShape]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        title = self.title.to_dict()

        means = self.means.to_dict()

        answered = self.answered.to_dict()

        divergence: None | str
        divergence = self.divergence

        rows = []
        for rows_item_data in self.rows:
            rows_item = rows_item_data.to_dict()
            rows.append(rows_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "key": key,
                "title": title,
                "means": means,
                "answered": answered,
                "divergence": divergence,
                "rows": rows,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.answer_dimension_shape_answered import AnswerDimensionShapeAnswered  # noqa: PLC0415
        from ..models.answer_dimension_shape_means import AnswerDimensionShapeMeans  # noqa: PLC0415
        from ..models.answer_dimension_shape_title import AnswerDimensionShapeTitle  # noqa: PLC0415
        from ..models.answer_row_shape import AnswerRowShape  # noqa: PLC0415

        d = dict(src_dict)
        key = d.pop("key")

        title = AnswerDimensionShapeTitle.from_dict(d.pop("title"))

        means = AnswerDimensionShapeMeans.from_dict(d.pop("means"))

        answered = AnswerDimensionShapeAnswered.from_dict(d.pop("answered"))

        def _parse_divergence(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        divergence = _parse_divergence(d.pop("divergence"))

        rows = []
        _rows = d.pop("rows")
        for rows_item_data in _rows:
            rows_item = AnswerRowShape.from_dict(rows_item_data)

            rows.append(rows_item)

        answer_dimension_shape = cls(
            key=key,
            title=title,
            means=means,
            answered=answered,
            divergence=divergence,
            rows=rows,
        )

        answer_dimension_shape.additional_properties = d
        return answer_dimension_shape

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
