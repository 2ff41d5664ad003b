from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CellProblem")


@_attrs_define
class CellProblem:
    """One thing wrong in a spreadsheet, and where: as people see it, and by the column's machine name.

    Attributes:
        sheet (str):
        row (int): as people count; 0 for the sheet as a whole
        letter (str):
        heading (str):
        column (str): machine name of the column; empty where it has none
        detail (str):
        suggestion (str):
    """

    sheet: str
    row: int
    letter: str
    heading: str
    column: str
    detail: str
    suggestion: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        sheet = self.sheet

        row = self.row

        letter = self.letter

        heading = self.heading

        column = self.column

        detail = self.detail

        suggestion = self.suggestion

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "sheet": sheet,
                "row": row,
                "letter": letter,
                "heading": heading,
                "column": column,
                "detail": detail,
                "suggestion": suggestion,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        sheet = d.pop("sheet")

        row = d.pop("row")

        letter = d.pop("letter")

        heading = d.pop("heading")

        column = d.pop("column")

        detail = d.pop("detail")

        suggestion = d.pop("suggestion")

        cell_problem = cls(
            sheet=sheet,
            row=row,
            letter=letter,
            heading=heading,
            column=column,
            detail=detail,
            suggestion=suggestion,
        )

        cell_problem.additional_properties = d
        return cell_problem

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
