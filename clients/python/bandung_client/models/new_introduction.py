from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.new_introduction_kind import NewIntroductionKind, check_new_introduction_kind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_introduction_note import NewIntroductionNote
    from ..models.organisation_shape import OrganisationShape


T = TypeVar("T", bound="NewIntroduction")


@_attrs_define
class NewIntroduction:
    """A request to be introduced.

    Attributes:
        kind (NewIntroductionKind): what is asked about
        uid (str):
        note (NewIntroductionNote):
        resting_on (None | str | Unset): an own need (for an offer) or offer (for a need)
        asked_for (None | OrganisationShape | Unset):
    """

    kind: NewIntroductionKind
    uid: str
    note: NewIntroductionNote
    resting_on: None | str | Unset = UNSET
    asked_for: None | OrganisationShape | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.organisation_shape import OrganisationShape  # noqa: PLC0415

        kind: str = self.kind

        uid = self.uid

        note = self.note.to_dict()

        resting_on: None | str | Unset
        if isinstance(self.resting_on, Unset):
            resting_on = UNSET
        else:
            resting_on = self.resting_on

        asked_for: dict[str, Any] | None | Unset
        if isinstance(self.asked_for, Unset):
            asked_for = UNSET
        elif isinstance(self.asked_for, OrganisationShape):
            asked_for = self.asked_for.to_dict()
        else:
            asked_for = self.asked_for

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "uid": uid,
                "note": note,
            }
        )
        if resting_on is not UNSET:
            field_dict["resting_on"] = resting_on
        if asked_for is not UNSET:
            field_dict["asked_for"] = asked_for

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_introduction_note import NewIntroductionNote  # noqa: PLC0415
        from ..models.organisation_shape import OrganisationShape  # noqa: PLC0415

        d = dict(src_dict)
        kind = check_new_introduction_kind(d.pop("kind"))

        uid = d.pop("uid")

        note = NewIntroductionNote.from_dict(d.pop("note"))

        def _parse_resting_on(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        resting_on = _parse_resting_on(d.pop("resting_on", UNSET))

        def _parse_asked_for(data: object) -> None | OrganisationShape | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                asked_for_type_0 = OrganisationShape.from_dict(data)

                return asked_for_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | OrganisationShape | Unset, data)

        asked_for = _parse_asked_for(d.pop("asked_for", UNSET))

        new_introduction = cls(
            kind=kind,
            uid=uid,
            note=note,
            resting_on=resting_on,
            asked_for=asked_for,
        )

        new_introduction.additional_properties = d
        return new_introduction

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
