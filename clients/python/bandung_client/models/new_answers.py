from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_answers_answers_item import NewAnswersAnswersItem
    from ..models.new_answers_text_type_0 import NewAnswersTextType0
    from ..models.new_answers_value_added_item import NewAnswersValueAddedItem


T = TypeVar("T", bound="NewAnswers")


@_attrs_define
class NewAnswers:
    """The party's answers, to be sealed; what is sealed stands.

    Attributes:
        answers (list[NewAnswersAnswersItem]):
        value_added (list[NewAnswersValueAddedItem] | Unset):
        satisfaction (int | None | Unset):
        text (NewAnswersTextType0 | None | Unset):
    """

    answers: list[NewAnswersAnswersItem]
    value_added: list[NewAnswersValueAddedItem] | Unset = UNSET
    satisfaction: int | None | Unset = UNSET
    text: NewAnswersTextType0 | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.new_answers_text_type_0 import NewAnswersTextType0  # noqa: PLC0415

        answers = []
        for answers_item_data in self.answers:
            answers_item = answers_item_data.to_dict()
            answers.append(answers_item)

        value_added: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.value_added, Unset):
            value_added = []
            for value_added_item_data in self.value_added:
                value_added_item = value_added_item_data.to_dict()
                value_added.append(value_added_item)

        satisfaction: int | None | Unset
        if isinstance(self.satisfaction, Unset):
            satisfaction = UNSET
        else:
            satisfaction = self.satisfaction

        text: dict[str, Any] | None | Unset
        if isinstance(self.text, Unset):
            text = UNSET
        elif isinstance(self.text, NewAnswersTextType0):
            text = self.text.to_dict()
        else:
            text = self.text

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "answers": answers,
            }
        )
        if value_added is not UNSET:
            field_dict["value_added"] = value_added
        if satisfaction is not UNSET:
            field_dict["satisfaction"] = satisfaction
        if text is not UNSET:
            field_dict["text"] = text

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_answers_answers_item import NewAnswersAnswersItem  # noqa: PLC0415
        from ..models.new_answers_text_type_0 import NewAnswersTextType0  # noqa: PLC0415
        from ..models.new_answers_value_added_item import NewAnswersValueAddedItem  # noqa: PLC0415

        d = dict(src_dict)
        answers = []
        _answers = d.pop("answers")
        for answers_item_data in _answers:
            answers_item = NewAnswersAnswersItem.from_dict(answers_item_data)

            answers.append(answers_item)

        _value_added = d.pop("value_added", UNSET)
        value_added: list[NewAnswersValueAddedItem] | Unset = UNSET
        if _value_added is not UNSET:
            value_added = []
            for value_added_item_data in _value_added:
                value_added_item = NewAnswersValueAddedItem.from_dict(value_added_item_data)

                value_added.append(value_added_item)

        def _parse_satisfaction(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        satisfaction = _parse_satisfaction(d.pop("satisfaction", UNSET))

        def _parse_text(data: object) -> NewAnswersTextType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                text_type_0 = NewAnswersTextType0.from_dict(data)

                return text_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewAnswersTextType0 | None | Unset, data)

        text = _parse_text(d.pop("text", UNSET))

        new_answers = cls(
            answers=answers,
            value_added=value_added,
            satisfaction=satisfaction,
            text=text,
        )

        new_answers.additional_properties = d
        return new_answers

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
