from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.row_shape_state import RowShapeState, check_row_shape_state

if TYPE_CHECKING:
    from ..models.cell_problem import CellProblem
    from ..models.row_shape_alike_item import RowShapeAlikeItem
    from ..models.row_shape_answers import RowShapeAnswers


T = TypeVar("T", bound="RowShape")


@_attrs_define
class RowShape:
    """One row: what it says, what is wrong with it, what it looks like, what was decided.

    Attributes:
        number (int): row of the sheet, as people count
        state (RowShapeState):
        record (str):
        title (str):
        answers (RowShapeAnswers):
        problems (list[CellProblem]):
        alike (list[RowShapeAlikeItem]): records it looks like, with reasons
        decision (str): of an alike one: new, leave, or =record
    """

    number: int
    state: RowShapeState
    record: str
    title: str
    answers: RowShapeAnswers
    problems: list[CellProblem]
    alike: list[RowShapeAlikeItem]
    decision: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        state: str = self.state

        record = self.record

        title = self.title

        answers = self.answers.to_dict()

        problems = []
        for problems_item_data in self.problems:
            problems_item = problems_item_data.to_dict()
            problems.append(problems_item)

        alike = []
        for alike_item_data in self.alike:
            alike_item = alike_item_data.to_dict()
            alike.append(alike_item)

        decision = self.decision

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "state": state,
                "record": record,
                "title": title,
                "answers": answers,
                "problems": problems,
                "alike": alike,
                "decision": decision,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.cell_problem import CellProblem  # noqa: PLC0415
        from ..models.row_shape_alike_item import RowShapeAlikeItem  # noqa: PLC0415
        from ..models.row_shape_answers import RowShapeAnswers  # noqa: PLC0415

        d = dict(src_dict)
        number = d.pop("number")

        state = check_row_shape_state(d.pop("state"))

        record = d.pop("record")

        title = d.pop("title")

        answers = RowShapeAnswers.from_dict(d.pop("answers"))

        problems = []
        _problems = d.pop("problems")
        for problems_item_data in _problems:
            problems_item = CellProblem.from_dict(problems_item_data)

            problems.append(problems_item)

        alike = []
        _alike = d.pop("alike")
        for alike_item_data in _alike:
            alike_item = RowShapeAlikeItem.from_dict(alike_item_data)

            alike.append(alike_item)

        decision = d.pop("decision")

        row_shape = cls(
            number=number,
            state=state,
            record=record,
            title=title,
            answers=answers,
            problems=problems,
            alike=alike,
            decision=decision,
        )

        row_shape.additional_properties = d
        return row_shape

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
