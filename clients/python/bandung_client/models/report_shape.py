from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.figure_shape import FigureShape
    from ..models.report_shape_head import ReportShapeHead


T = TypeVar("T", bound="ReportShape")


@_attrs_define
class ReportShape:
    """Everything that a report says, without its rows.

    Attributes:
        number (int):
        type_ (str):
        year (int):
        partner (str):
        state (str): making, made or failed
        done (int): lines that were valued so far
        expected (int): lines to be valued
        problem (str): why it could not be made
        content (str): digest of what it says; empty until it is made
        lines (int):
        usd (int | None): cents; null where nothing could be valued, which is not zero
        valued (int): how many of the lines have a value
        made_at (datetime.datetime):
        made_by (str):
        figures (list[FigureShape]):
        head (ReportShapeHead): canonical form has the digest `content`
    """

    number: int
    type_: str
    year: int
    partner: str
    state: str
    done: int
    expected: int
    problem: str
    content: str
    lines: int
    usd: int | None
    valued: int
    made_at: datetime.datetime
    made_by: str
    figures: list[FigureShape]
    head: ReportShapeHead
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        type_ = self.type_

        year = self.year

        partner = self.partner

        state = self.state

        done = self.done

        expected = self.expected

        problem = self.problem

        content = self.content

        lines = self.lines

        usd: int | None
        usd = self.usd

        valued = self.valued

        made_at = self.made_at.isoformat()

        made_by = self.made_by

        figures = []
        for figures_item_data in self.figures:
            figures_item = figures_item_data.to_dict()
            figures.append(figures_item)

        head = self.head.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "type": type_,
                "year": year,
                "partner": partner,
                "state": state,
                "done": done,
                "expected": expected,
                "problem": problem,
                "content": content,
                "lines": lines,
                "usd": usd,
                "valued": valued,
                "made_at": made_at,
                "made_by": made_by,
                "figures": figures,
                "head": head,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.figure_shape import FigureShape  # noqa: PLC0415
        from ..models.report_shape_head import ReportShapeHead  # noqa: PLC0415

        d = dict(src_dict)
        number = d.pop("number")

        type_ = d.pop("type")

        year = d.pop("year")

        partner = d.pop("partner")

        state = d.pop("state")

        done = d.pop("done")

        expected = d.pop("expected")

        problem = d.pop("problem")

        content = d.pop("content")

        lines = d.pop("lines")

        def _parse_usd(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        usd = _parse_usd(d.pop("usd"))

        valued = d.pop("valued")

        made_at = datetime.datetime.fromisoformat(d.pop("made_at"))

        made_by = d.pop("made_by")

        figures = []
        _figures = d.pop("figures")
        for figures_item_data in _figures:
            figures_item = FigureShape.from_dict(figures_item_data)

            figures.append(figures_item)

        head = ReportShapeHead.from_dict(d.pop("head"))

        report_shape = cls(
            number=number,
            type_=type_,
            year=year,
            partner=partner,
            state=state,
            done=done,
            expected=expected,
            problem=problem,
            content=content,
            lines=lines,
            usd=usd,
            valued=valued,
            made_at=made_at,
            made_by=made_by,
            figures=figures,
            head=head,
        )

        report_shape.additional_properties = d
        return report_shape

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
