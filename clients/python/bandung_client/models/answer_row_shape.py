from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.answer_row_shape_points import AnswerRowShapePoints
    from ..models.answer_row_shape_texts import AnswerRowShapeTexts
    from ..models.answer_row_shape_title import AnswerRowShapeTitle


T = TypeVar("T", bound="AnswerRowShape")


@_attrs_define
class AnswerRowShape:
    """One indicator or area with every party's answer; null where a party did not answer.

    Attributes:
        key (str):
        title (AnswerRowShapeTitle):
        points (AnswerRowShapePoints):
        texts (AnswerRowShapeTexts):
        divergence (None | str):
    """

    key: str
    title: AnswerRowShapeTitle
    points: AnswerRowShapePoints
    texts: AnswerRowShapeTexts
    divergence: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        title = self.title.to_dict()

        points = self.points.to_dict()

        texts = self.texts.to_dict()

        divergence: None | str
        divergence = self.divergence

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "key": key,
                "title": title,
                "points": points,
                "texts": texts,
                "divergence": divergence,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.answer_row_shape_points import AnswerRowShapePoints  # noqa: PLC0415
        from ..models.answer_row_shape_texts import AnswerRowShapeTexts  # noqa: PLC0415
        from ..models.answer_row_shape_title import AnswerRowShapeTitle  # noqa: PLC0415

        d = dict(src_dict)
        key = d.pop("key")

        title = AnswerRowShapeTitle.from_dict(d.pop("title"))

        points = AnswerRowShapePoints.from_dict(d.pop("points"))

        texts = AnswerRowShapeTexts.from_dict(d.pop("texts"))

        def _parse_divergence(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        divergence = _parse_divergence(d.pop("divergence"))

        answer_row_shape = cls(
            key=key,
            title=title,
            points=points,
            texts=texts,
            divergence=divergence,
        )

        answer_row_shape.additional_properties = d
        return answer_row_shape

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
