from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.figures_source import FiguresSource


T = TypeVar("T", bound="FiguresTable")


@_attrs_define
class FiguresTable:
    """A table: values as they are, nothing rounded; what nobody stated is null, never zero.

    Attributes:
        name (str):
        title (str):
        columns (list[str]):
        rows (list[list[bool | float | int | None | str]]):
        number (int): of all rows; at most 5,000 are here, the files of the pages have all
        sources (list[FiguresSource]):
    """

    name: str
    title: str
    columns: list[str]
    rows: list[list[bool | float | int | None | str]]
    number: int
    sources: list[FiguresSource]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        title = self.title

        columns = self.columns

        rows = []
        for rows_item_data in self.rows:
            rows_item = []
            for rows_item_item_data in rows_item_data:
                rows_item_item: bool | float | int | None | str
                rows_item_item = rows_item_item_data
                rows_item.append(rows_item_item)

            rows.append(rows_item)

        number = self.number

        sources = []
        for sources_item_data in self.sources:
            sources_item = sources_item_data.to_dict()
            sources.append(sources_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "title": title,
                "columns": columns,
                "rows": rows,
                "number": number,
                "sources": sources,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.figures_source import FiguresSource  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        title = d.pop("title")

        columns = cast(list[str], d.pop("columns"))

        rows = []
        _rows = d.pop("rows")
        for rows_item_data in _rows:
            rows_item = []
            _rows_item = rows_item_data
            for rows_item_item_data in _rows_item:

                def _parse_rows_item_item(data: object) -> bool | float | int | None | str:
                    if data is None:
                        return data
                    return cast(bool | float | int | None | str, data)

                rows_item_item = _parse_rows_item_item(rows_item_item_data)

                rows_item.append(rows_item_item)

            rows.append(rows_item)

        number = d.pop("number")

        sources = []
        _sources = d.pop("sources")
        for sources_item_data in _sources:
            sources_item = FiguresSource.from_dict(sources_item_data)

            sources.append(sources_item)

        figures_table = cls(
            name=name,
            title=title,
            columns=columns,
            rows=rows,
            number=number,
            sources=sources,
        )

        figures_table.additional_properties = d
        return figures_table

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
