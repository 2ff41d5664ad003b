from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.foreign_shape_status import ForeignShapeStatus, check_foreign_shape_status

if TYPE_CHECKING:
    from ..models.foreign_shape_alike_item import ForeignShapeAlikeItem
    from ..models.foreign_shape_contributions_item import ForeignShapeContributionsItem
    from ..models.foreign_shape_initiative_type_0 import ForeignShapeInitiativeType0
    from ..models.foreign_shape_left_item import ForeignShapeLeftItem
    from ..models.foreign_shape_own_item import ForeignShapeOwnItem


T = TypeVar("T", bound="ForeignShape")


@_attrs_define
class ForeignShape:
    """An activity with what it becomes, why that was found, and what has no place.

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
        status (ForeignShapeStatus):
        chosen (bool):
        amounts (list[list[str]]): stage, currency, sum
        alike (list[ForeignShapeAlikeItem]):
        initiative (ForeignShapeInitiativeType0 | None):
        contributions (list[ForeignShapeContributionsItem]):
        reasons (list[str]):
        left (list[ForeignShapeLeftItem]): element, line, reason, why, how often, money
        own (list[ForeignShapeOwnItem]): records of ours that it carries
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
    status: ForeignShapeStatus
    chosen: bool
    amounts: list[list[str]]
    alike: list[ForeignShapeAlikeItem]
    initiative: ForeignShapeInitiativeType0 | None
    contributions: list[ForeignShapeContributionsItem]
    reasons: list[str]
    left: list[ForeignShapeLeftItem]
    own: list[ForeignShapeOwnItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.foreign_shape_initiative_type_0 import ForeignShapeInitiativeType0  # noqa: PLC0415

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

        initiative: dict[str, Any] | None
        if isinstance(self.initiative, ForeignShapeInitiativeType0):
            initiative = self.initiative.to_dict()
        else:
            initiative = self.initiative

        contributions = []
        for contributions_item_data in self.contributions:
            contributions_item = contributions_item_data.to_dict()
            contributions.append(contributions_item)

        reasons = self.reasons

        left = []
        for left_item_data in self.left:
            left_item = left_item_data.to_dict()
            left.append(left_item)

        own = []
        for own_item_data in self.own:
            own_item = own_item_data.to_dict()
            own.append(own_item)

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
                "initiative": initiative,
                "contributions": contributions,
                "reasons": reasons,
                "left": left,
                "own": own,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.foreign_shape_alike_item import ForeignShapeAlikeItem  # noqa: PLC0415
        from ..models.foreign_shape_contributions_item import ForeignShapeContributionsItem  # noqa: PLC0415
        from ..models.foreign_shape_initiative_type_0 import ForeignShapeInitiativeType0  # noqa: PLC0415
        from ..models.foreign_shape_left_item import ForeignShapeLeftItem  # noqa: PLC0415
        from ..models.foreign_shape_own_item import ForeignShapeOwnItem  # noqa: PLC0415

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

        status = check_foreign_shape_status(d.pop("status"))

        chosen = d.pop("chosen")

        amounts = []
        _amounts = d.pop("amounts")
        for amounts_item_data in _amounts:
            amounts_item = cast(list[str], amounts_item_data)

            amounts.append(amounts_item)

        alike = []
        _alike = d.pop("alike")
        for alike_item_data in _alike:
            alike_item = ForeignShapeAlikeItem.from_dict(alike_item_data)

            alike.append(alike_item)

        def _parse_initiative(data: object) -> ForeignShapeInitiativeType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                initiative_type_0 = ForeignShapeInitiativeType0.from_dict(data)

                return initiative_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ForeignShapeInitiativeType0 | None, data)

        initiative = _parse_initiative(d.pop("initiative"))

        contributions = []
        _contributions = d.pop("contributions")
        for contributions_item_data in _contributions:
            contributions_item = ForeignShapeContributionsItem.from_dict(contributions_item_data)

            contributions.append(contributions_item)

        reasons = cast(list[str], d.pop("reasons"))

        left = []
        _left = d.pop("left")
        for left_item_data in _left:
            left_item = ForeignShapeLeftItem.from_dict(left_item_data)

            left.append(left_item)

        own = []
        _own = d.pop("own")
        for own_item_data in _own:
            own_item = ForeignShapeOwnItem.from_dict(own_item_data)

            own.append(own_item)

        foreign_shape = cls(
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
            initiative=initiative,
            contributions=contributions,
            reasons=reasons,
            left=left,
            own=own,
        )

        foreign_shape.additional_properties = d
        return foreign_shape

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
