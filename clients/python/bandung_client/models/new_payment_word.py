from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.new_payment_word_says import NewPaymentWordSays, check_new_payment_word_says
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_payment_word_text_type_0 import NewPaymentWordTextType0


T = TypeVar("T", bound="NewPaymentWord")


@_attrs_define
class NewPaymentWord:
    """A party's word on exactly one version; ``publish`` is said of rounds alone.

    Attributes:
        digest (str):
        says (NewPaymentWordSays | Unset):  Default: 'consent'.
        text (NewPaymentWordTextType0 | None | Unset):
    """

    digest: str
    says: NewPaymentWordSays | Unset = "consent"
    text: NewPaymentWordTextType0 | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.new_payment_word_text_type_0 import NewPaymentWordTextType0  # noqa: PLC0415

        digest = self.digest

        says: str | Unset = UNSET
        if not isinstance(self.says, Unset):
            says = self.says

        text: dict[str, Any] | None | Unset
        if isinstance(self.text, Unset):
            text = UNSET
        elif isinstance(self.text, NewPaymentWordTextType0):
            text = self.text.to_dict()
        else:
            text = self.text

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "digest": digest,
            }
        )
        if says is not UNSET:
            field_dict["says"] = says
        if text is not UNSET:
            field_dict["text"] = text

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_payment_word_text_type_0 import NewPaymentWordTextType0  # noqa: PLC0415

        d = dict(src_dict)
        digest = d.pop("digest")

        _says = d.pop("says", UNSET)
        says: NewPaymentWordSays | Unset
        if isinstance(_says, Unset):
            says = UNSET
        else:
            says = check_new_payment_word_says(_says)

        def _parse_text(data: object) -> NewPaymentWordTextType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                text_type_0 = NewPaymentWordTextType0.from_dict(data)

                return text_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewPaymentWordTextType0 | None | Unset, data)

        text = _parse_text(d.pop("text", UNSET))

        new_payment_word = cls(
            digest=digest,
            says=says,
            text=text,
        )

        new_payment_word.additional_properties = d
        return new_payment_word

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
