from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.return_line_state_type_0 import ReturnLineStateType0, check_return_line_state_type_0

if TYPE_CHECKING:
    from ..models.return_line_name import ReturnLineName
    from ..models.sheet_line import SheetLine


T = TypeVar("T", bound="ReturnLine")


@_attrs_define
class ReturnLine:
    """Where one institution stands with one quarter; without a state it was not asked and sent nothing.

    Attributes:
        institution (str):
        name (ReturnLineName):
        quarter (str):
        state (None | ReturnLineStateType0):
        due (datetime.date | None):
        asked_by (str):
        sheets (list[SheetLine]):
    """

    institution: str
    name: ReturnLineName
    quarter: str
    state: None | ReturnLineStateType0
    due: datetime.date | None
    asked_by: str
    sheets: list[SheetLine]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        institution = self.institution

        name = self.name.to_dict()

        quarter = self.quarter

        state: None | str
        if isinstance(self.state, str):
            state = self.state
        else:
            state = self.state

        due: None | str
        if isinstance(self.due, datetime.date):
            due = self.due.isoformat()
        else:
            due = self.due

        asked_by = self.asked_by

        sheets = []
        for sheets_item_data in self.sheets:
            sheets_item = sheets_item_data.to_dict()
            sheets.append(sheets_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "institution": institution,
                "name": name,
                "quarter": quarter,
                "state": state,
                "due": due,
                "asked_by": asked_by,
                "sheets": sheets,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.return_line_name import ReturnLineName  # noqa: PLC0415
        from ..models.sheet_line import SheetLine  # noqa: PLC0415

        d = dict(src_dict)
        institution = d.pop("institution")

        name = ReturnLineName.from_dict(d.pop("name"))

        quarter = d.pop("quarter")

        def _parse_state(data: object) -> None | ReturnLineStateType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                state_type_0 = check_return_line_state_type_0(data)

                return state_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ReturnLineStateType0, data)

        state = _parse_state(d.pop("state"))

        def _parse_due(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_type_0 = datetime.date.fromisoformat(data)

                return due_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        due = _parse_due(d.pop("due"))

        asked_by = d.pop("asked_by")

        sheets = []
        _sheets = d.pop("sheets")
        for sheets_item_data in _sheets:
            sheets_item = SheetLine.from_dict(sheets_item_data)

            sheets.append(sheets_item)

        return_line = cls(
            institution=institution,
            name=name,
            quarter=quarter,
            state=state,
            due=due,
            asked_by=asked_by,
            sheets=sheets,
        )

        return_line.additional_properties = d
        return return_line

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
