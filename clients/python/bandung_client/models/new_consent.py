from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_consent_text_type_0 import NewConsentTextType0


T = TypeVar("T", bound="NewConsent")


@_attrs_define
class NewConsent:
    """Consent to exactly one version.

    Attributes:
        kind (str):
        uid (str):
        digest (str):
        says (str | Unset):  Default: 'consent'.
        text (NewConsentTextType0 | None | Unset):
    """

    kind: str
    uid: str
    digest: str
    says: str | Unset = "consent"
    text: NewConsentTextType0 | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.new_consent_text_type_0 import NewConsentTextType0  # noqa: PLC0415

        kind = self.kind

        uid = self.uid

        digest = self.digest

        says = self.says

        text: dict[str, Any] | None | Unset
        if isinstance(self.text, Unset):
            text = UNSET
        elif isinstance(self.text, NewConsentTextType0):
            text = self.text.to_dict()
        else:
            text = self.text

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "uid": uid,
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
        from ..models.new_consent_text_type_0 import NewConsentTextType0  # noqa: PLC0415

        d = dict(src_dict)
        kind = d.pop("kind")

        uid = d.pop("uid")

        digest = d.pop("digest")

        says = d.pop("says", UNSET)

        def _parse_text(data: object) -> NewConsentTextType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                text_type_0 = NewConsentTextType0.from_dict(data)

                return text_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewConsentTextType0 | None | Unset, data)

        text = _parse_text(d.pop("text", UNSET))

        new_consent = cls(
            kind=kind,
            uid=uid,
            digest=digest,
            says=says,
            text=text,
        )

        new_consent.additional_properties = d
        return new_consent

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
