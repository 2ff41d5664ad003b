from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.application_shape_record import ApplicationShapeRecord
    from ..models.selection_shape import SelectionShape


T = TypeVar("T", bound="ApplicationShape")


@_attrs_define
class ApplicationShape:
    """A party's application for seats, and what became of it.

    Attributes:
        uid (str):
        applicant (str):
        provider (str):
        session (str):
        people (int):
        applied_at (datetime.datetime):
        changed_at (datetime.datetime):
        withdrawn_at (datetime.datetime | None):
        waits (bool): whether the provider has to decide, for the first time or anew
        digest (str):
        selection (None | SelectionShape):
        record (ApplicationShapeRecord): by the schema /schemas/application.json
    """

    uid: str
    applicant: str
    provider: str
    session: str
    people: int
    applied_at: datetime.datetime
    changed_at: datetime.datetime
    withdrawn_at: datetime.datetime | None
    waits: bool
    digest: str
    selection: None | SelectionShape
    record: ApplicationShapeRecord
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.selection_shape import SelectionShape  # noqa: PLC0415

        uid = self.uid

        applicant = self.applicant

        provider = self.provider

        session = self.session

        people = self.people

        applied_at = self.applied_at.isoformat()

        changed_at = self.changed_at.isoformat()

        withdrawn_at: None | str
        if isinstance(self.withdrawn_at, datetime.datetime):
            withdrawn_at = self.withdrawn_at.isoformat()
        else:
            withdrawn_at = self.withdrawn_at

        waits = self.waits

        digest = self.digest

        selection: dict[str, Any] | None
        if isinstance(self.selection, SelectionShape):
            selection = self.selection.to_dict()
        else:
            selection = self.selection

        record = self.record.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "applicant": applicant,
                "provider": provider,
                "session": session,
                "people": people,
                "applied_at": applied_at,
                "changed_at": changed_at,
                "withdrawn_at": withdrawn_at,
                "waits": waits,
                "digest": digest,
                "selection": selection,
                "record": record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.application_shape_record import ApplicationShapeRecord  # noqa: PLC0415
        from ..models.selection_shape import SelectionShape  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        applicant = d.pop("applicant")

        provider = d.pop("provider")

        session = d.pop("session")

        people = d.pop("people")

        applied_at = datetime.datetime.fromisoformat(d.pop("applied_at"))

        changed_at = datetime.datetime.fromisoformat(d.pop("changed_at"))

        def _parse_withdrawn_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                withdrawn_at_type_0 = datetime.datetime.fromisoformat(data)

                return withdrawn_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        withdrawn_at = _parse_withdrawn_at(d.pop("withdrawn_at"))

        waits = d.pop("waits")

        digest = d.pop("digest")

        def _parse_selection(data: object) -> None | SelectionShape:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                selection_type_0 = SelectionShape.from_dict(data)

                return selection_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SelectionShape, data)

        selection = _parse_selection(d.pop("selection"))

        record = ApplicationShapeRecord.from_dict(d.pop("record"))

        application_shape = cls(
            uid=uid,
            applicant=applicant,
            provider=provider,
            session=session,
            people=people,
            applied_at=applied_at,
            changed_at=changed_at,
            withdrawn_at=withdrawn_at,
            waits=waits,
            digest=digest,
            selection=selection,
            record=record,
        )

        application_shape.additional_properties = d
        return application_shape

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
