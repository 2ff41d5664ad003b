from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.award_shape import AwardShape
    from ..models.place_shape import PlaceShape


T = TypeVar("T", bound="RankingShape")


@_attrs_define
class RankingShape:
    """The ranking of a call, what still waits for a joint assessment, and its awards.

    Attributes:
        call (str):
        ranking (list[PlaceShape]):
        waiting (list[str]):
        awards (list[AwardShape]):
    """

    call: str
    ranking: list[PlaceShape]
    waiting: list[str]
    awards: list[AwardShape]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        call = self.call

        ranking = []
        for ranking_item_data in self.ranking:
            ranking_item = ranking_item_data.to_dict()
            ranking.append(ranking_item)

        waiting = self.waiting

        awards = []
        for awards_item_data in self.awards:
            awards_item = awards_item_data.to_dict()
            awards.append(awards_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "call": call,
                "ranking": ranking,
                "waiting": waiting,
                "awards": awards,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.award_shape import AwardShape  # noqa: PLC0415
        from ..models.place_shape import PlaceShape  # noqa: PLC0415

        d = dict(src_dict)
        call = d.pop("call")

        ranking = []
        _ranking = d.pop("ranking")
        for ranking_item_data in _ranking:
            ranking_item = PlaceShape.from_dict(ranking_item_data)

            ranking.append(ranking_item)

        waiting = cast(list[str], d.pop("waiting"))

        awards = []
        _awards = d.pop("awards")
        for awards_item_data in _awards:
            awards_item = AwardShape.from_dict(awards_item_data)

            awards.append(awards_item)

        ranking_shape = cls(
            call=call,
            ranking=ranking,
            waiting=waiting,
            awards=awards,
        )

        ranking_shape.additional_properties = d
        return ranking_shape

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
