from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.draft_line_kind import DraftLineKind, check_draft_line_kind
from ..models.draft_line_state import DraftLineState, check_draft_line_state

T = TypeVar("T", bound="DraftLine")


@_attrs_define
class DraftLine:
    """A draft as lists show it.

    Attributes:
        id (UUID):
        party (str):
        institution (str): whose draft; empty: the lead agency's
        kind (DraftLineKind):
        state (DraftLineState):
        version (int):
        title (str):
        record (str): reference number, once it has one
        problem_count (int):
        source (str):
        intake (None | UUID):
        made_by (str):
        made_at (datetime.datetime):
        changed_by (str):
        changed_at (datetime.datetime):
    """

    id: UUID
    party: str
    institution: str
    kind: DraftLineKind
    state: DraftLineState
    version: int
    title: str
    record: str
    problem_count: int
    source: str
    intake: None | UUID
    made_by: str
    made_at: datetime.datetime
    changed_by: str
    changed_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        party = self.party

        institution = self.institution

        kind: str = self.kind

        state: str = self.state

        version = self.version

        title = self.title

        record = self.record

        problem_count = self.problem_count

        source = self.source

        intake: None | str
        if isinstance(self.intake, UUID):
            intake = str(self.intake)
        else:
            intake = self.intake

        made_by = self.made_by

        made_at = self.made_at.isoformat()

        changed_by = self.changed_by

        changed_at = self.changed_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "party": party,
                "institution": institution,
                "kind": kind,
                "state": state,
                "version": version,
                "title": title,
                "record": record,
                "problem_count": problem_count,
                "source": source,
                "intake": intake,
                "made_by": made_by,
                "made_at": made_at,
                "changed_by": changed_by,
                "changed_at": changed_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        party = d.pop("party")

        institution = d.pop("institution")

        kind = check_draft_line_kind(d.pop("kind"))

        state = check_draft_line_state(d.pop("state"))

        version = d.pop("version")

        title = d.pop("title")

        record = d.pop("record")

        problem_count = d.pop("problem_count")

        source = d.pop("source")

        def _parse_intake(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                intake_type_0 = UUID(data)

                return intake_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        intake = _parse_intake(d.pop("intake"))

        made_by = d.pop("made_by")

        made_at = datetime.datetime.fromisoformat(d.pop("made_at"))

        changed_by = d.pop("changed_by")

        changed_at = datetime.datetime.fromisoformat(d.pop("changed_at"))

        draft_line = cls(
            id=id,
            party=party,
            institution=institution,
            kind=kind,
            state=state,
            version=version,
            title=title,
            record=record,
            problem_count=problem_count,
            source=source,
            intake=intake,
            made_by=made_by,
            made_at=made_at,
            changed_by=changed_by,
            changed_at=changed_at,
        )

        draft_line.additional_properties = d
        return draft_line

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
