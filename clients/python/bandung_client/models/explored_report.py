from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ExploredReport")


@_attrs_define
class ExploredReport:
    """An activity as one data set tells it; amounts in US dollars, as far as they could be converted.

    Attributes:
        dataset (str):
        dataset_name (str):
        identifier (str):
        number (int): of those with this identifier in the data set
        line (int):
        title (str):
        reporter (str):
        reporter_name (str):
        start (datetime.date | None):
        end (datetime.date | None):
        updated (str):
        committed (str):
        spent (str):
        transactions (int):
        counts (bool): whether its figures count where a group counts once
    """

    dataset: str
    dataset_name: str
    identifier: str
    number: int
    line: int
    title: str
    reporter: str
    reporter_name: str
    start: datetime.date | None
    end: datetime.date | None
    updated: str
    committed: str
    spent: str
    transactions: int
    counts: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        dataset = self.dataset

        dataset_name = self.dataset_name

        identifier = self.identifier

        number = self.number

        line = self.line

        title = self.title

        reporter = self.reporter

        reporter_name = self.reporter_name

        start: None | str
        if isinstance(self.start, datetime.date):
            start = self.start.isoformat()
        else:
            start = self.start

        end: None | str
        if isinstance(self.end, datetime.date):
            end = self.end.isoformat()
        else:
            end = self.end

        updated = self.updated

        committed = self.committed

        spent = self.spent

        transactions = self.transactions

        counts = self.counts

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "dataset": dataset,
                "dataset_name": dataset_name,
                "identifier": identifier,
                "number": number,
                "line": line,
                "title": title,
                "reporter": reporter,
                "reporter_name": reporter_name,
                "start": start,
                "end": end,
                "updated": updated,
                "committed": committed,
                "spent": spent,
                "transactions": transactions,
                "counts": counts,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        dataset = d.pop("dataset")

        dataset_name = d.pop("dataset_name")

        identifier = d.pop("identifier")

        number = d.pop("number")

        line = d.pop("line")

        title = d.pop("title")

        reporter = d.pop("reporter")

        reporter_name = d.pop("reporter_name")

        def _parse_start(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                start_type_0 = datetime.date.fromisoformat(data)

                return start_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        start = _parse_start(d.pop("start"))

        def _parse_end(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                end_type_0 = datetime.date.fromisoformat(data)

                return end_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        end = _parse_end(d.pop("end"))

        updated = d.pop("updated")

        committed = d.pop("committed")

        spent = d.pop("spent")

        transactions = d.pop("transactions")

        counts = d.pop("counts")

        explored_report = cls(
            dataset=dataset,
            dataset_name=dataset_name,
            identifier=identifier,
            number=number,
            line=line,
            title=title,
            reporter=reporter,
            reporter_name=reporter_name,
            start=start,
            end=end,
            updated=updated,
            committed=committed,
            spent=spent,
            transactions=transactions,
            counts=counts,
        )

        explored_report.additional_properties = d
        return explored_report

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
