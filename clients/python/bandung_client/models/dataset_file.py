from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.dataset_file_state import DatasetFileState, check_dataset_file_state

if TYPE_CHECKING:
    from ..models.dataset_file_counts import DatasetFileCounts
    from ..models.dataset_file_findings_item import DatasetFileFindingsItem


T = TypeVar("T", bound="DatasetFile")


@_attrs_define
class DatasetFile:
    """One file of a data set: how far it is read, its verdict, its sums.

    Attributes:
        number (int):
        file (str):
        digest (str): SHA-256 of the file as it came
        size (int):
        state (DatasetFileState):
        done (int):
        total (int): activities
        standard (str):
        generated (str):
        verdict (str):
        problems (list[str]):
        sums (list[list[str]]): kind of amount, currency, sum
        findings (list[DatasetFileFindingsItem]): of the check, one for each rule
        counts (DatasetFileCounts): activities by status, and by what was found
        made_by (str):
        made_at (datetime.datetime):
    """

    number: int
    file: str
    digest: str
    size: int
    state: DatasetFileState
    done: int
    total: int
    standard: str
    generated: str
    verdict: str
    problems: list[str]
    sums: list[list[str]]
    findings: list[DatasetFileFindingsItem]
    counts: DatasetFileCounts
    made_by: str
    made_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        file = self.file

        digest = self.digest

        size = self.size

        state: str = self.state

        done = self.done

        total = self.total

        standard = self.standard

        generated = self.generated

        verdict = self.verdict

        problems = self.problems

        sums = []
        for sums_item_data in self.sums:
            sums_item = sums_item_data

            sums.append(sums_item)

        findings = []
        for findings_item_data in self.findings:
            findings_item = findings_item_data.to_dict()
            findings.append(findings_item)

        counts = self.counts.to_dict()

        made_by = self.made_by

        made_at = self.made_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "file": file,
                "digest": digest,
                "size": size,
                "state": state,
                "done": done,
                "total": total,
                "standard": standard,
                "generated": generated,
                "verdict": verdict,
                "problems": problems,
                "sums": sums,
                "findings": findings,
                "counts": counts,
                "made_by": made_by,
                "made_at": made_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.dataset_file_counts import DatasetFileCounts  # noqa: PLC0415
        from ..models.dataset_file_findings_item import DatasetFileFindingsItem  # noqa: PLC0415

        d = dict(src_dict)
        number = d.pop("number")

        file = d.pop("file")

        digest = d.pop("digest")

        size = d.pop("size")

        state = check_dataset_file_state(d.pop("state"))

        done = d.pop("done")

        total = d.pop("total")

        standard = d.pop("standard")

        generated = d.pop("generated")

        verdict = d.pop("verdict")

        problems = cast(list[str], d.pop("problems"))

        sums = []
        _sums = d.pop("sums")
        for sums_item_data in _sums:
            sums_item = cast(list[str], sums_item_data)

            sums.append(sums_item)

        findings = []
        _findings = d.pop("findings")
        for findings_item_data in _findings:
            findings_item = DatasetFileFindingsItem.from_dict(findings_item_data)

            findings.append(findings_item)

        counts = DatasetFileCounts.from_dict(d.pop("counts"))

        made_by = d.pop("made_by")

        made_at = datetime.datetime.fromisoformat(d.pop("made_at"))

        dataset_file = cls(
            number=number,
            file=file,
            digest=digest,
            size=size,
            state=state,
            done=done,
            total=total,
            standard=standard,
            generated=generated,
            verdict=verdict,
            problems=problems,
            sums=sums,
            findings=findings,
            counts=counts,
            made_by=made_by,
            made_at=made_at,
        )

        dataset_file.additional_properties = d
        return dataset_file

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
