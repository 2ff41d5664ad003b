from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.line_shape_reports import LineShapeReports
    from ..models.line_shape_title import LineShapeTitle


T = TypeVar("T", bound="LineShape")


@_attrs_define
class LineShape:
    """A line of the plan in effect, and how it stands.

    Attributes:
        key (str):
        type_ (str):
        title (LineShapeTitle):
        output (None | str):
        start (datetime.date):
        last_day (datetime.date):
        responsible (str):
        concerned (list[str]):
        state (str): as the responsible party last said; not-stated where it has not
        late (str): begin or end, where it should have; else empty
        differs (bool): whether parties say different things of it
        reports (LineShapeReports): by party, its last word
    """

    key: str
    type_: str
    title: LineShapeTitle
    output: None | str
    start: datetime.date
    last_day: datetime.date
    responsible: str
    concerned: list[str]
    state: str
    late: str
    differs: bool
    reports: LineShapeReports
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        type_ = self.type_

        title = self.title.to_dict()

        output: None | str
        output = self.output

        start = self.start.isoformat()

        last_day = self.last_day.isoformat()

        responsible = self.responsible

        concerned = self.concerned

        state = self.state

        late = self.late

        differs = self.differs

        reports = self.reports.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "key": key,
                "type": type_,
                "title": title,
                "output": output,
                "start": start,
                "last_day": last_day,
                "responsible": responsible,
                "concerned": concerned,
                "state": state,
                "late": late,
                "differs": differs,
                "reports": reports,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.line_shape_reports import LineShapeReports  # noqa: PLC0415
        from ..models.line_shape_title import LineShapeTitle  # noqa: PLC0415

        d = dict(src_dict)
        key = d.pop("key")

        type_ = d.pop("type")

        title = LineShapeTitle.from_dict(d.pop("title"))

        def _parse_output(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        output = _parse_output(d.pop("output"))

        start = datetime.date.fromisoformat(d.pop("start"))

        last_day = datetime.date.fromisoformat(d.pop("last_day"))

        responsible = d.pop("responsible")

        concerned = cast(list[str], d.pop("concerned"))

        state = d.pop("state")

        late = d.pop("late")

        differs = d.pop("differs")

        reports = LineShapeReports.from_dict(d.pop("reports"))

        line_shape = cls(
            key=key,
            type_=type_,
            title=title,
            output=output,
            start=start,
            last_day=last_day,
            responsible=responsible,
            concerned=concerned,
            state=state,
            late=late,
            differs=differs,
            reports=reports,
        )

        line_shape.additional_properties = d
        return line_shape

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
