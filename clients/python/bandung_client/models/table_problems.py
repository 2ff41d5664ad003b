from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.iati_cell_problem import IatiCellProblem


T = TypeVar("T", bound="TableProblems")


@_attrs_define
class TableProblems:
    """What is not understood in tables; ``more`` are not listed.

    Attributes:
        items (int): activities or organisations that could be read
        problems (list[IatiCellProblem]):
        more (int):
    """

    items: int
    problems: list[IatiCellProblem]
    more: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        items = self.items

        problems = []
        for problems_item_data in self.problems:
            problems_item = problems_item_data.to_dict()
            problems.append(problems_item)

        more = self.more

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "items": items,
                "problems": problems,
                "more": more,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.iati_cell_problem import IatiCellProblem  # noqa: PLC0415

        d = dict(src_dict)
        items = d.pop("items")

        problems = []
        _problems = d.pop("problems")
        for problems_item_data in _problems:
            problems_item = IatiCellProblem.from_dict(problems_item_data)

            problems.append(problems_item)

        more = d.pop("more")

        table_problems = cls(
            items=items,
            problems=problems,
            more=more,
        )

        table_problems.additional_properties = d
        return table_problems

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
