from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.foreign_line_status import ForeignLineStatus, check_foreign_line_status

if TYPE_CHECKING:
    from ..models.foreign_line_alike_item import ForeignLineAlikeItem


T = TypeVar("T", bound="ForeignLine")


@_attrs_define
class ForeignLine:
    """An activity of a file: what was found of it, where it stands, whether it is chosen.

    Attributes:
        number (int):
        line (int):
        identifier (str):
        record (str): its name in the keeper’s register
        title (str):
        reporter (str):
        reporter_name (str):
        countries (list[str]):
        sectors (list[str]):
        first_year (int | None):
        last_year (int | None):
        grade (str): carries, promotes or mentions
        cooperation (str):
        confidence (float): that the grade is right, 0 to 1
        status (ForeignLineStatus):
        chosen (bool):
        amounts (list[list[str]]): stage, currency, sum
        alike (list[ForeignLineAlikeItem]):
    """

    number: int
    line: int
    identifier: str
    record: str
    title: str
    reporter: str
    reporter_name: str
    countries: list[str]
    sectors: list[str]
    first_year: int | None
    last_year: int | None
    grade: str
    cooperation: str
    confidence: float
    status: ForeignLineStatus
    chosen: bool
    amounts: list[list[str]]
    alike: list[ForeignLineAlikeItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        line = self.line

        identifier = self.identifier

        record = self.record

        title = self.title

        reporter = self.reporter

        reporter_name = self.reporter_name

        countries = self.countries

        sectors = self.sectors

        first_year: int | None
        first_year = self.first_year

        last_year: int | None
        last_year = self.last_year

        grade = self.grade

        cooperation = self.cooperation

        confidence = self.confidence

        status: str = self.status

        chosen = self.chosen

        amounts = []
        for amounts_item_data in self.amounts:
            amounts_item = amounts_item_data

            amounts.append(amounts_item)

        alike = []
        for alike_item_data in self.alike:
            alike_item = alike_item_data.to_dict()
            alike.append(alike_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "line": line,
                "identifier": identifier,
                "record": record,
                "title": title,
                "reporter": reporter,
                "reporter_name": reporter_name,
                "countries": countries,
                "sectors": sectors,
                "first_year": first_year,
                "last_year": last_year,
                "grade": grade,
                "cooperation": cooperation,
                "confidence": confidence,
                "status": status,
                "chosen": chosen,
                "amounts": amounts,
                "alike": alike,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.foreign_line_alike_item import ForeignLineAlikeItem  # noqa: PLC0415

        d = dict(src_dict)
        number = d.pop("number")

        line = d.pop("line")

        identifier = d.pop("identifier")

        record = d.pop("record")

        title = d.pop("title")

        reporter = d.pop("reporter")

        reporter_name = d.pop("reporter_name")

        countries = cast(list[str], d.pop("countries"))

        sectors = cast(list[str], d.pop("sectors"))

        def _parse_first_year(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        first_year = _parse_first_year(d.pop("first_year"))

        def _parse_last_year(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        last_year = _parse_last_year(d.pop("last_year"))

        grade = d.pop("grade")

        cooperation = d.pop("cooperation")

        confidence = d.pop("confidence")

        status = check_foreign_line_status(d.pop("status"))

        chosen = d.pop("chosen")

        amounts = []
        _amounts = d.pop("amounts")
        for amounts_item_data in _amounts:
            amounts_item = cast(list[str], amounts_item_data)

            amounts.append(amounts_item)

        alike = []
        _alike = d.pop("alike")
        for alike_item_data in _alike:
            alike_item = ForeignLineAlikeItem.from_dict(alike_item_data)

            alike.append(alike_item)

        foreign_line = cls(
            number=number,
            line=line,
            identifier=identifier,
            record=record,
            title=title,
            reporter=reporter,
            reporter_name=reporter_name,
            countries=countries,
            sectors=sectors,
            first_year=first_year,
            last_year=last_year,
            grade=grade,
            cooperation=cooperation,
            confidence=confidence,
            status=status,
            chosen=chosen,
            amounts=amounts,
            alike=alike,
        )

        foreign_line.additional_properties = d
        return foreign_line

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
