from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.changed_draft_answers_type_0 import ChangedDraftAnswersType0
    from ..models.changed_draft_record_type_0 import ChangedDraftRecordType0


T = TypeVar("T", bound="ChangedDraft")


@_attrs_define
class ChangedDraft:
    """What a draft says from now on; all of it, not the changes.

    Attributes:
        version (int): the version that was read
        answers (ChangedDraftAnswersType0 | None | Unset):
        record (ChangedDraftRecordType0 | None | Unset): by the schema of its kind (/schemas/); it need not be complete
    """

    version: int
    answers: ChangedDraftAnswersType0 | None | Unset = UNSET
    record: ChangedDraftRecordType0 | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.changed_draft_answers_type_0 import ChangedDraftAnswersType0  # noqa: PLC0415
        from ..models.changed_draft_record_type_0 import ChangedDraftRecordType0  # noqa: PLC0415

        version = self.version

        answers: dict[str, Any] | None | Unset
        if isinstance(self.answers, Unset):
            answers = UNSET
        elif isinstance(self.answers, ChangedDraftAnswersType0):
            answers = self.answers.to_dict()
        else:
            answers = self.answers

        record: dict[str, Any] | None | Unset
        if isinstance(self.record, Unset):
            record = UNSET
        elif isinstance(self.record, ChangedDraftRecordType0):
            record = self.record.to_dict()
        else:
            record = self.record

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "version": version,
            }
        )
        if answers is not UNSET:
            field_dict["answers"] = answers
        if record is not UNSET:
            field_dict["record"] = record

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.changed_draft_answers_type_0 import ChangedDraftAnswersType0  # noqa: PLC0415
        from ..models.changed_draft_record_type_0 import ChangedDraftRecordType0  # noqa: PLC0415

        d = dict(src_dict)
        version = d.pop("version")

        def _parse_answers(data: object) -> ChangedDraftAnswersType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                answers_type_0 = ChangedDraftAnswersType0.from_dict(data)

                return answers_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ChangedDraftAnswersType0 | None | Unset, data)

        answers = _parse_answers(d.pop("answers", UNSET))

        def _parse_record(data: object) -> ChangedDraftRecordType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                record_type_0 = ChangedDraftRecordType0.from_dict(data)

                return record_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ChangedDraftRecordType0 | None | Unset, data)

        record = _parse_record(d.pop("record", UNSET))

        changed_draft = cls(
            version=version,
            answers=answers,
            record=record,
        )

        changed_draft.additional_properties = d
        return changed_draft

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
