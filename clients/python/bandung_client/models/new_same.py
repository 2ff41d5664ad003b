from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.new_same_says import NewSameSays, check_new_same_says
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_same_text_type_0 import NewSameTextType0


T = TypeVar("T", bound="NewSame")


@_attrs_define
class NewSame:
    """Lines that are the same, or differ.

    Attributes:
        lines (list[str]):
        says (NewSameSays | Unset):  Default: 'same'.
        counts (None | str | Unset): the line that counts, where they are the same
        text (NewSameTextType0 | None | Unset):
    """

    lines: list[str]
    says: NewSameSays | Unset = "same"
    counts: None | str | Unset = UNSET
    text: NewSameTextType0 | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.new_same_text_type_0 import NewSameTextType0  # noqa: PLC0415

        lines = self.lines

        says: str | Unset = UNSET
        if not isinstance(self.says, Unset):
            says = self.says

        counts: None | str | Unset
        if isinstance(self.counts, Unset):
            counts = UNSET
        else:
            counts = self.counts

        text: dict[str, Any] | None | Unset
        if isinstance(self.text, Unset):
            text = UNSET
        elif isinstance(self.text, NewSameTextType0):
            text = self.text.to_dict()
        else:
            text = self.text

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "lines": lines,
            }
        )
        if says is not UNSET:
            field_dict["says"] = says
        if counts is not UNSET:
            field_dict["counts"] = counts
        if text is not UNSET:
            field_dict["text"] = text

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_same_text_type_0 import NewSameTextType0  # noqa: PLC0415

        d = dict(src_dict)
        lines = cast(list[str], d.pop("lines"))

        _says = d.pop("says", UNSET)
        says: NewSameSays | Unset
        if isinstance(_says, Unset):
            says = UNSET
        else:
            says = check_new_same_says(_says)

        def _parse_counts(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        counts = _parse_counts(d.pop("counts", UNSET))

        def _parse_text(data: object) -> NewSameTextType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                text_type_0 = NewSameTextType0.from_dict(data)

                return text_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewSameTextType0 | None | Unset, data)

        text = _parse_text(d.pop("text", UNSET))

        new_same = cls(
            lines=lines,
            says=says,
            counts=counts,
            text=text,
        )

        new_same.additional_properties = d
        return new_same

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
