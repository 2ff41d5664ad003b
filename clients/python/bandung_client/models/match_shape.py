from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.match_shape_standing import MatchShapeStanding, check_match_shape_standing

if TYPE_CHECKING:
    from ..models.match_shape_record import MatchShapeRecord
    from ..models.reason_shape import ReasonShape


T = TypeVar("T", bound="MatchShape")


@_attrs_define
class MatchShape:
    """A record that fits, how well, and why.

    Attributes:
        uid (str):
        score (float): 0 to 1
        reasons (list[ReasonShape]):
        unjudged (list[str]): features that could not be judged
        record (MatchShapeRecord):
        standing (MatchShapeStanding):
    """

    uid: str
    score: float
    reasons: list[ReasonShape]
    unjudged: list[str]
    record: MatchShapeRecord
    standing: MatchShapeStanding
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        score = self.score

        reasons = []
        for reasons_item_data in self.reasons:
            reasons_item = reasons_item_data.to_dict()
            reasons.append(reasons_item)

        unjudged = self.unjudged

        record = self.record.to_dict()

        standing: str = self.standing

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "score": score,
                "reasons": reasons,
                "unjudged": unjudged,
                "record": record,
                "standing": standing,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.match_shape_record import MatchShapeRecord  # noqa: PLC0415
        from ..models.reason_shape import ReasonShape  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        score = d.pop("score")

        reasons = []
        _reasons = d.pop("reasons")
        for reasons_item_data in _reasons:
            reasons_item = ReasonShape.from_dict(reasons_item_data)

            reasons.append(reasons_item)

        unjudged = cast(list[str], d.pop("unjudged"))

        record = MatchShapeRecord.from_dict(d.pop("record"))

        standing = check_match_shape_standing(d.pop("standing"))

        match_shape = cls(
            uid=uid,
            score=score,
            reasons=reasons,
            unjudged=unjudged,
            record=record,
            standing=standing,
        )

        match_shape.additional_properties = d
        return match_shape

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
