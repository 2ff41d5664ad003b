from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_publication_text_type_0 import NewPublicationTextType0


T = TypeVar("T", bound="NewPublication")


@_attrs_define
class NewPublication:
    """For whom a report is published.

    Attributes:
        public (bool | Unset):  Default: False.
        text (NewPublicationTextType0 | None | Unset):
    """

    public: bool | Unset = False
    text: NewPublicationTextType0 | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.new_publication_text_type_0 import NewPublicationTextType0  # noqa: PLC0415

        public = self.public

        text: dict[str, Any] | None | Unset
        if isinstance(self.text, Unset):
            text = UNSET
        elif isinstance(self.text, NewPublicationTextType0):
            text = self.text.to_dict()
        else:
            text = self.text

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if public is not UNSET:
            field_dict["public"] = public
        if text is not UNSET:
            field_dict["text"] = text

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_publication_text_type_0 import NewPublicationTextType0  # noqa: PLC0415

        d = dict(src_dict)
        public = d.pop("public", UNSET)

        def _parse_text(data: object) -> NewPublicationTextType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                text_type_0 = NewPublicationTextType0.from_dict(data)

                return text_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewPublicationTextType0 | None | Unset, data)

        text = _parse_text(d.pop("text", UNSET))

        new_publication = cls(
            public=public,
            text=text,
        )

        new_publication.additional_properties = d
        return new_publication

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
