from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.place_shape_sides import PlaceShapeSides


T = TypeVar("T", bound="PlaceShape")


@_attrs_define
class PlaceShape:
    """A proposal's place: points of the joint assessment, and of each side.

    Attributes:
        proposal (str):
        rank (int):
        points (str):
        sides (PlaceShapeSides):
        divergence (None | str):
    """

    proposal: str
    rank: int
    points: str
    sides: PlaceShapeSides
    divergence: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        proposal = self.proposal

        rank = self.rank

        points = self.points

        sides = self.sides.to_dict()

        divergence: None | str
        divergence = self.divergence

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "proposal": proposal,
                "rank": rank,
                "points": points,
                "sides": sides,
                "divergence": divergence,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.place_shape_sides import PlaceShapeSides  # noqa: PLC0415

        d = dict(src_dict)
        proposal = d.pop("proposal")

        rank = d.pop("rank")

        points = d.pop("points")

        sides = PlaceShapeSides.from_dict(d.pop("sides"))

        def _parse_divergence(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        divergence = _parse_divergence(d.pop("divergence"))

        place_shape = cls(
            proposal=proposal,
            rank=rank,
            points=points,
            sides=sides,
            divergence=divergence,
        )

        place_shape.additional_properties = d
        return place_shape

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
