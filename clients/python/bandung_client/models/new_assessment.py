from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_assessment_scores import NewAssessmentScores
    from ..models.new_assessment_text_type_0 import NewAssessmentTextType0
    from ..models.new_assessment_texts import NewAssessmentTexts


T = TypeVar("T", bound="NewAssessment")


@_attrs_define
class NewAssessment:
    """Points by criterion; remarks by criterion; a word on the whole.

    Attributes:
        eligible (bool | Unset):  Default: True.
        scores (NewAssessmentScores | Unset):
        texts (NewAssessmentTexts | Unset):
        text (NewAssessmentTextType0 | None | Unset):
    """

    eligible: bool | Unset = True
    scores: NewAssessmentScores | Unset = UNSET
    texts: NewAssessmentTexts | Unset = UNSET
    text: NewAssessmentTextType0 | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.new_assessment_text_type_0 import NewAssessmentTextType0  # noqa: PLC0415

        eligible = self.eligible

        scores: dict[str, Any] | Unset = UNSET
        if not isinstance(self.scores, Unset):
            scores = self.scores.to_dict()

        texts: dict[str, Any] | Unset = UNSET
        if not isinstance(self.texts, Unset):
            texts = self.texts.to_dict()

        text: dict[str, Any] | None | Unset
        if isinstance(self.text, Unset):
            text = UNSET
        elif isinstance(self.text, NewAssessmentTextType0):
            text = self.text.to_dict()
        else:
            text = self.text

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if eligible is not UNSET:
            field_dict["eligible"] = eligible
        if scores is not UNSET:
            field_dict["scores"] = scores
        if texts is not UNSET:
            field_dict["texts"] = texts
        if text is not UNSET:
            field_dict["text"] = text

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_assessment_scores import NewAssessmentScores  # noqa: PLC0415
        from ..models.new_assessment_text_type_0 import NewAssessmentTextType0  # noqa: PLC0415
        from ..models.new_assessment_texts import NewAssessmentTexts  # noqa: PLC0415

        d = dict(src_dict)
        eligible = d.pop("eligible", UNSET)

        _scores = d.pop("scores", UNSET)
        scores: NewAssessmentScores | Unset
        if isinstance(_scores, Unset):
            scores = UNSET
        else:
            scores = NewAssessmentScores.from_dict(_scores)

        _texts = d.pop("texts", UNSET)
        texts: NewAssessmentTexts | Unset
        if isinstance(_texts, Unset):
            texts = UNSET
        else:
            texts = NewAssessmentTexts.from_dict(_texts)

        def _parse_text(data: object) -> NewAssessmentTextType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                text_type_0 = NewAssessmentTextType0.from_dict(data)

                return text_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewAssessmentTextType0 | None | Unset, data)

        text = _parse_text(d.pop("text", UNSET))

        new_assessment = cls(
            eligible=eligible,
            scores=scores,
            texts=texts,
            text=text,
        )

        new_assessment.additional_properties = d
        return new_assessment

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
