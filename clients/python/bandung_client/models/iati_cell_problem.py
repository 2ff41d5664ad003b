from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="IatiCellProblem")


@_attrs_define
class IatiCellProblem:
    """One thing wrong in tables.

    Attributes:
        sheet (str):
        row (int): as people count; 0 for the whole sheet
        column (str): its letter
        heading (str):
        sentence (str):
        suggestion (str):
    """

    sheet: str
    row: int
    column: str
    heading: str
    sentence: str
    suggestion: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        sheet = self.sheet

        row = self.row

        column = self.column

        heading = self.heading

        sentence = self.sentence

        suggestion = self.suggestion

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "sheet": sheet,
                "row": row,
                "column": column,
                "heading": heading,
                "sentence": sentence,
                "suggestion": suggestion,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        sheet = d.pop("sheet")

        row = d.pop("row")

        column = d.pop("column")

        heading = d.pop("heading")

        sentence = d.pop("sentence")

        suggestion = d.pop("suggestion")

        iati_cell_problem = cls(
            sheet=sheet,
            row=row,
            column=column,
            heading=heading,
            sentence=sentence,
            suggestion=suggestion,
        )

        iati_cell_problem.additional_properties = d
        return iati_cell_problem

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
