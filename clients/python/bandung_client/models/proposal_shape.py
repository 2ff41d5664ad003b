from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.proposal_shape_record import ProposalShapeRecord


T = TypeVar("T", bound="ProposalShape")


@_attrs_define
class ProposalShape:
    """What one partner proposes, and what became of it.

    Attributes:
        kind (str): terms, move or agreement: the kind to consent to
        uid (str):
        digest (str):
        party (str):
        state (str):
        since (datetime.datetime | None):
        must (list[str]): whose consent it needs, its author among them
        awaited (list[str]):
        at (datetime.datetime):
        entry (int):
        record (ProposalShapeRecord):
    """

    kind: str
    uid: str
    digest: str
    party: str
    state: str
    since: datetime.datetime | None
    must: list[str]
    awaited: list[str]
    at: datetime.datetime
    entry: int
    record: ProposalShapeRecord
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        uid = self.uid

        digest = self.digest

        party = self.party

        state = self.state

        since: None | str
        if isinstance(self.since, datetime.datetime):
            since = self.since.isoformat()
        else:
            since = self.since

        must = self.must

        awaited = self.awaited

        at = self.at.isoformat()

        entry = self.entry

        record = self.record.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "uid": uid,
                "digest": digest,
                "party": party,
                "state": state,
                "since": since,
                "must": must,
                "awaited": awaited,
                "at": at,
                "entry": entry,
                "record": record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.proposal_shape_record import ProposalShapeRecord  # noqa: PLC0415

        d = dict(src_dict)
        kind = d.pop("kind")

        uid = d.pop("uid")

        digest = d.pop("digest")

        party = d.pop("party")

        state = d.pop("state")

        def _parse_since(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                since_type_0 = datetime.datetime.fromisoformat(data)

                return since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        since = _parse_since(d.pop("since"))

        must = cast(list[str], d.pop("must"))

        awaited = cast(list[str], d.pop("awaited"))

        at = datetime.datetime.fromisoformat(d.pop("at"))

        entry = d.pop("entry")

        record = ProposalShapeRecord.from_dict(d.pop("record"))

        proposal_shape = cls(
            kind=kind,
            uid=uid,
            digest=digest,
            party=party,
            state=state,
            since=since,
            must=must,
            awaited=awaited,
            at=at,
            entry=entry,
            record=record,
        )

        proposal_shape.additional_properties = d
        return proposal_shape

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
