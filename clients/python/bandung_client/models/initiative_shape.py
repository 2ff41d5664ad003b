from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.initiative_shape_record import InitiativeShapeRecord


T = TypeVar("T", bound="InitiativeShape")


@_attrs_define
class InitiativeShape:
    """An initiative as it stands.

    Attributes:
        uid (str):
        standing (str): opened by its parties, or reported by a source
        type_ (str):
        basis (str):
        two_way (bool):
        stage (str):
        stage_since (datetime.datetime):
        lead (str):
        partners (list[str]): parties of the South that have joined and not left; they decide
        facilitators (list[str]):
        invited (list[str]): named by the terms, and not joined yet
        left (list[str]):
        countries (list[str]):
        public (bool):
        digest (str): of the opening
        terms (str): digest of the terms in effect; join by consenting to it
        terms_uid (str):
        terms_kind (str):
        changed_at (datetime.datetime):
        record (InitiativeShapeRecord): the terms in effect, by /schemas/initiative.json or terms.json
    """

    uid: str
    standing: str
    type_: str
    basis: str
    two_way: bool
    stage: str
    stage_since: datetime.datetime
    lead: str
    partners: list[str]
    facilitators: list[str]
    invited: list[str]
    left: list[str]
    countries: list[str]
    public: bool
    digest: str
    terms: str
    terms_uid: str
    terms_kind: str
    changed_at: datetime.datetime
    record: InitiativeShapeRecord
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        standing = self.standing

        type_ = self.type_

        basis = self.basis

        two_way = self.two_way

        stage = self.stage

        stage_since = self.stage_since.isoformat()

        lead = self.lead

        partners = self.partners

        facilitators = self.facilitators

        invited = self.invited

        left = self.left

        countries = self.countries

        public = self.public

        digest = self.digest

        terms = self.terms

        terms_uid = self.terms_uid

        terms_kind = self.terms_kind

        changed_at = self.changed_at.isoformat()

        record = self.record.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "standing": standing,
                "type": type_,
                "basis": basis,
                "two_way": two_way,
                "stage": stage,
                "stage_since": stage_since,
                "lead": lead,
                "partners": partners,
                "facilitators": facilitators,
                "invited": invited,
                "left": left,
                "countries": countries,
                "public": public,
                "digest": digest,
                "terms": terms,
                "terms_uid": terms_uid,
                "terms_kind": terms_kind,
                "changed_at": changed_at,
                "record": record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.initiative_shape_record import InitiativeShapeRecord  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        standing = d.pop("standing")

        type_ = d.pop("type")

        basis = d.pop("basis")

        two_way = d.pop("two_way")

        stage = d.pop("stage")

        stage_since = datetime.datetime.fromisoformat(d.pop("stage_since"))

        lead = d.pop("lead")

        partners = cast(list[str], d.pop("partners"))

        facilitators = cast(list[str], d.pop("facilitators"))

        invited = cast(list[str], d.pop("invited"))

        left = cast(list[str], d.pop("left"))

        countries = cast(list[str], d.pop("countries"))

        public = d.pop("public")

        digest = d.pop("digest")

        terms = d.pop("terms")

        terms_uid = d.pop("terms_uid")

        terms_kind = d.pop("terms_kind")

        changed_at = datetime.datetime.fromisoformat(d.pop("changed_at"))

        record = InitiativeShapeRecord.from_dict(d.pop("record"))

        initiative_shape = cls(
            uid=uid,
            standing=standing,
            type_=type_,
            basis=basis,
            two_way=two_way,
            stage=stage,
            stage_since=stage_since,
            lead=lead,
            partners=partners,
            facilitators=facilitators,
            invited=invited,
            left=left,
            countries=countries,
            public=public,
            digest=digest,
            terms=terms,
            terms_uid=terms_uid,
            terms_kind=terms_kind,
            changed_at=changed_at,
            record=record,
        )

        initiative_shape.additional_properties = d
        return initiative_shape

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
