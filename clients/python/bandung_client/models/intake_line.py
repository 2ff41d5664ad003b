from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.intake_line_kind import IntakeLineKind, check_intake_line_kind
from ..models.intake_line_state import IntakeLineState, check_intake_line_state

T = TypeVar("T", bound="IntakeLine")


@_attrs_define
class IntakeLine:
    """A spreadsheet that came in.

    Attributes:
        id (UUID):
        party (str):
        institution (str):
        kind (IntakeLineKind):
        name (str): of the file
        digest (str): SHA-256 of the file
        via (str):
        state (IntakeLineState):
        done (int): rows read or taken over so far
        total (int): rows in all; 0 while they are not counted yet
        publishes (bool):
        made_by (str):
        made_at (datetime.datetime):
    """

    id: UUID
    party: str
    institution: str
    kind: IntakeLineKind
    name: str
    digest: str
    via: str
    state: IntakeLineState
    done: int
    total: int
    publishes: bool
    made_by: str
    made_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        party = self.party

        institution = self.institution

        kind: str = self.kind

        name = self.name

        digest = self.digest

        via = self.via

        state: str = self.state

        done = self.done

        total = self.total

        publishes = self.publishes

        made_by = self.made_by

        made_at = self.made_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "party": party,
                "institution": institution,
                "kind": kind,
                "name": name,
                "digest": digest,
                "via": via,
                "state": state,
                "done": done,
                "total": total,
                "publishes": publishes,
                "made_by": made_by,
                "made_at": made_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        party = d.pop("party")

        institution = d.pop("institution")

        kind = check_intake_line_kind(d.pop("kind"))

        name = d.pop("name")

        digest = d.pop("digest")

        via = d.pop("via")

        state = check_intake_line_state(d.pop("state"))

        done = d.pop("done")

        total = d.pop("total")

        publishes = d.pop("publishes")

        made_by = d.pop("made_by")

        made_at = datetime.datetime.fromisoformat(d.pop("made_at"))

        intake_line = cls(
            id=id,
            party=party,
            institution=institution,
            kind=kind,
            name=name,
            digest=digest,
            via=via,
            state=state,
            done=done,
            total=total,
            publishes=publishes,
            made_by=made_by,
            made_at=made_at,
        )

        intake_line.additional_properties = d
        return intake_line

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
