from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.new_draft_kind import NewDraftKind, check_new_draft_kind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_draft_answers_type_0 import NewDraftAnswersType0
    from ..models.new_draft_record_type_0 import NewDraftRecordType0


T = TypeVar("T", bound="NewDraft")


@_attrs_define
class NewDraft:
    """A draft to begin. With an ``id`` of one's own, sending it twice makes one draft.

    Attributes:
        kind (NewDraftKind):
        answers (NewDraftAnswersType0 | None | Unset):
        record (NewDraftRecordType0 | None | Unset): by the schema of its kind (/schemas/); it need not be complete
        id (None | Unset | UUID): name of the draft, chosen by the caller
    """

    kind: NewDraftKind
    answers: NewDraftAnswersType0 | None | Unset = UNSET
    record: NewDraftRecordType0 | None | Unset = UNSET
    id: None | Unset | UUID = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.new_draft_answers_type_0 import NewDraftAnswersType0  # noqa: PLC0415
        from ..models.new_draft_record_type_0 import NewDraftRecordType0  # noqa: PLC0415

        kind: str = self.kind

        answers: dict[str, Any] | None | Unset
        if isinstance(self.answers, Unset):
            answers = UNSET
        elif isinstance(self.answers, NewDraftAnswersType0):
            answers = self.answers.to_dict()
        else:
            answers = self.answers

        record: dict[str, Any] | None | Unset
        if isinstance(self.record, Unset):
            record = UNSET
        elif isinstance(self.record, NewDraftRecordType0):
            record = self.record.to_dict()
        else:
            record = self.record

        id: None | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        elif isinstance(self.id, UUID):
            id = str(self.id)
        else:
            id = self.id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
            }
        )
        if answers is not UNSET:
            field_dict["answers"] = answers
        if record is not UNSET:
            field_dict["record"] = record
        if id is not UNSET:
            field_dict["id"] = id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_draft_answers_type_0 import NewDraftAnswersType0  # noqa: PLC0415
        from ..models.new_draft_record_type_0 import NewDraftRecordType0  # noqa: PLC0415

        d = dict(src_dict)
        kind = check_new_draft_kind(d.pop("kind"))

        def _parse_answers(data: object) -> NewDraftAnswersType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                answers_type_0 = NewDraftAnswersType0.from_dict(data)

                return answers_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewDraftAnswersType0 | None | Unset, data)

        answers = _parse_answers(d.pop("answers", UNSET))

        def _parse_record(data: object) -> NewDraftRecordType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                record_type_0 = NewDraftRecordType0.from_dict(data)

                return record_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewDraftRecordType0 | None | Unset, data)

        record = _parse_record(d.pop("record", UNSET))

        def _parse_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                id_type_0 = UUID(data)

                return id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        id = _parse_id(d.pop("id", UNSET))

        new_draft = cls(
            kind=kind,
            answers=answers,
            record=record,
            id=id,
        )

        new_draft.additional_properties = d
        return new_draft

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
