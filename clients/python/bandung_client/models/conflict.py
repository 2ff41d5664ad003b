from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.conflict_problems_type_0_item import ConflictProblemsType0Item
    from ..models.draft_shape import DraftShape


T = TypeVar("T", bound="Conflict")


@_attrs_define
class Conflict:
    """Refused as things stand; where somebody else saved meanwhile, the draft as it stands now.

    Attributes:
        type_ (str):
        title (str):
        status (int):
        detail (str):
        problems (list[ConflictProblemsType0Item] | None | Unset):
        standing (DraftShape | None | Unset):
    """

    type_: str
    title: str
    status: int
    detail: str
    problems: list[ConflictProblemsType0Item] | None | Unset = UNSET
    standing: DraftShape | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.draft_shape import DraftShape  # noqa: PLC0415

        type_ = self.type_

        title = self.title

        status = self.status

        detail = self.detail

        problems: list[dict[str, Any]] | None | Unset
        if isinstance(self.problems, Unset):
            problems = UNSET
        elif isinstance(self.problems, list):
            problems = []
            for problems_type_0_item_data in self.problems:
                problems_type_0_item = problems_type_0_item_data.to_dict()
                problems.append(problems_type_0_item)

        else:
            problems = self.problems

        standing: dict[str, Any] | None | Unset
        if isinstance(self.standing, Unset):
            standing = UNSET
        elif isinstance(self.standing, DraftShape):
            standing = self.standing.to_dict()
        else:
            standing = self.standing

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "title": title,
                "status": status,
                "detail": detail,
            }
        )
        if problems is not UNSET:
            field_dict["problems"] = problems
        if standing is not UNSET:
            field_dict["standing"] = standing

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.conflict_problems_type_0_item import ConflictProblemsType0Item  # noqa: PLC0415
        from ..models.draft_shape import DraftShape  # noqa: PLC0415

        d = dict(src_dict)
        type_ = d.pop("type")

        title = d.pop("title")

        status = d.pop("status")

        detail = d.pop("detail")

        def _parse_problems(data: object) -> list[ConflictProblemsType0Item] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                problems_type_0 = []
                _problems_type_0 = data
                for problems_type_0_item_data in _problems_type_0:
                    problems_type_0_item = ConflictProblemsType0Item.from_dict(problems_type_0_item_data)

                    problems_type_0.append(problems_type_0_item)

                return problems_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[ConflictProblemsType0Item] | None | Unset, data)

        problems = _parse_problems(d.pop("problems", UNSET))

        def _parse_standing(data: object) -> DraftShape | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                standing_type_0 = DraftShape.from_dict(data)

                return standing_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DraftShape | None | Unset, data)

        standing = _parse_standing(d.pop("standing", UNSET))

        conflict = cls(
            type_=type_,
            title=title,
            status=status,
            detail=detail,
            problems=problems,
            standing=standing,
        )

        conflict.additional_properties = d
        return conflict

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
