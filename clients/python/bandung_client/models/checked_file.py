from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.checked_file_by_rule import CheckedFileByRule
    from ..models.checked_file_by_severity import CheckedFileBySeverity


T = TypeVar("T", bound="CheckedFile")


@_attrs_define
class CheckedFile:
    """A file that was sent to be checked.

    Attributes:
        key (str): the secret by which it is asked for
        file (str):
        bytes_ (int):
        done (int): bytes that have been read
        state (str): checking, or checked
        deleted_at (str):
        verdict (str | Unset): unreadable, invalid, errors, warnings or clean Default: ''.
        sentence (str | Unset):  Default: ''.
        version (str | Unset): the version of IATI by which it was checked Default: ''.
        items (int | Unset): activities or organisations Default: 0.
        good (int | Unset): of them with nothing critical and no errors Default: 0.
        by_severity (CheckedFileBySeverity | Unset):
        by_rule (CheckedFileByRule | Unset):
    """

    key: str
    file: str
    bytes_: int
    done: int
    state: str
    deleted_at: str
    verdict: str | Unset = ""
    sentence: str | Unset = ""
    version: str | Unset = ""
    items: int | Unset = 0
    good: int | Unset = 0
    by_severity: CheckedFileBySeverity | Unset = UNSET
    by_rule: CheckedFileByRule | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        file = self.file

        bytes_ = self.bytes_

        done = self.done

        state = self.state

        deleted_at = self.deleted_at

        verdict = self.verdict

        sentence = self.sentence

        version = self.version

        items = self.items

        good = self.good

        by_severity: dict[str, Any] | Unset = UNSET
        if not isinstance(self.by_severity, Unset):
            by_severity = self.by_severity.to_dict()

        by_rule: dict[str, Any] | Unset = UNSET
        if not isinstance(self.by_rule, Unset):
            by_rule = self.by_rule.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "key": key,
                "file": file,
                "bytes": bytes_,
                "done": done,
                "state": state,
                "deleted_at": deleted_at,
            }
        )
        if verdict is not UNSET:
            field_dict["verdict"] = verdict
        if sentence is not UNSET:
            field_dict["sentence"] = sentence
        if version is not UNSET:
            field_dict["version"] = version
        if items is not UNSET:
            field_dict["items"] = items
        if good is not UNSET:
            field_dict["good"] = good
        if by_severity is not UNSET:
            field_dict["by_severity"] = by_severity
        if by_rule is not UNSET:
            field_dict["by_rule"] = by_rule

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.checked_file_by_rule import CheckedFileByRule  # noqa: PLC0415
        from ..models.checked_file_by_severity import CheckedFileBySeverity  # noqa: PLC0415

        d = dict(src_dict)
        key = d.pop("key")

        file = d.pop("file")

        bytes_ = d.pop("bytes")

        done = d.pop("done")

        state = d.pop("state")

        deleted_at = d.pop("deleted_at")

        verdict = d.pop("verdict", UNSET)

        sentence = d.pop("sentence", UNSET)

        version = d.pop("version", UNSET)

        items = d.pop("items", UNSET)

        good = d.pop("good", UNSET)

        _by_severity = d.pop("by_severity", UNSET)
        by_severity: CheckedFileBySeverity | Unset
        if isinstance(_by_severity, Unset):
            by_severity = UNSET
        else:
            by_severity = CheckedFileBySeverity.from_dict(_by_severity)

        _by_rule = d.pop("by_rule", UNSET)
        by_rule: CheckedFileByRule | Unset
        if isinstance(_by_rule, Unset):
            by_rule = UNSET
        else:
            by_rule = CheckedFileByRule.from_dict(_by_rule)

        checked_file = cls(
            key=key,
            file=file,
            bytes_=bytes_,
            done=done,
            state=state,
            deleted_at=deleted_at,
            verdict=verdict,
            sentence=sentence,
            version=version,
            items=items,
            good=good,
            by_severity=by_severity,
            by_rule=by_rule,
        )

        checked_file.additional_properties = d
        return checked_file

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
