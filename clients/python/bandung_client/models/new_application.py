from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_application_note_type_0 import NewApplicationNoteType0
    from ..models.new_participant import NewParticipant


T = TypeVar("T", bound="NewApplication")


@_attrs_define
class NewApplication:
    """An application; a second one for the same session revises the first.

    Attributes:
        session (str):
        participants (list[NewParticipant]):
        note (NewApplicationNoteType0 | None | Unset):
    """

    session: str
    participants: list[NewParticipant]
    note: NewApplicationNoteType0 | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.new_application_note_type_0 import NewApplicationNoteType0  # noqa: PLC0415

        session = self.session

        participants = []
        for participants_item_data in self.participants:
            participants_item = participants_item_data.to_dict()
            participants.append(participants_item)

        note: dict[str, Any] | None | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        elif isinstance(self.note, NewApplicationNoteType0):
            note = self.note.to_dict()
        else:
            note = self.note

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "session": session,
                "participants": participants,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_application_note_type_0 import NewApplicationNoteType0  # noqa: PLC0415
        from ..models.new_participant import NewParticipant  # noqa: PLC0415

        d = dict(src_dict)
        session = d.pop("session")

        participants = []
        _participants = d.pop("participants")
        for participants_item_data in _participants:
            participants_item = NewParticipant.from_dict(participants_item_data)

            participants.append(participants_item)

        def _parse_note(data: object) -> NewApplicationNoteType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                note_type_0 = NewApplicationNoteType0.from_dict(data)

                return note_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewApplicationNoteType0 | None | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        new_application = cls(
            session=session,
            participants=participants,
            note=note,
        )

        new_application.additional_properties = d
        return new_application

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
