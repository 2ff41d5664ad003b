from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_leaving_reason_type_0 import NewLeavingReasonType0


T = TypeVar("T", bound="NewLeaving")


@_attrs_define
class NewLeaving:
    """Leave the initiative, or withdraw from one agreement.

    Attributes:
        agreement (str | Unset): uid of the text in force; empty: the initiative as a whole Default: ''.
        reason (NewLeavingReasonType0 | None | Unset):
    """

    agreement: str | Unset = ""
    reason: NewLeavingReasonType0 | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.new_leaving_reason_type_0 import NewLeavingReasonType0  # noqa: PLC0415

        agreement = self.agreement

        reason: dict[str, Any] | None | Unset
        if isinstance(self.reason, Unset):
            reason = UNSET
        elif isinstance(self.reason, NewLeavingReasonType0):
            reason = self.reason.to_dict()
        else:
            reason = self.reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if agreement is not UNSET:
            field_dict["agreement"] = agreement
        if reason is not UNSET:
            field_dict["reason"] = reason

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_leaving_reason_type_0 import NewLeavingReasonType0  # noqa: PLC0415

        d = dict(src_dict)
        agreement = d.pop("agreement", UNSET)

        def _parse_reason(data: object) -> NewLeavingReasonType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                reason_type_0 = NewLeavingReasonType0.from_dict(data)

                return reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewLeavingReasonType0 | None | Unset, data)

        reason = _parse_reason(d.pop("reason", UNSET))

        new_leaving = cls(
            agreement=agreement,
            reason=reason,
        )

        new_leaving.additional_properties = d
        return new_leaving

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
