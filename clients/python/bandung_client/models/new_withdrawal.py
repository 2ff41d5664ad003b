from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_withdrawal_reason_type_0 import NewWithdrawalReasonType0


T = TypeVar("T", bound="NewWithdrawal")


@_attrs_define
class NewWithdrawal:
    """Why the party withdraws what it wrote.

    Attributes:
        reason (NewWithdrawalReasonType0 | None | Unset):
    """

    reason: NewWithdrawalReasonType0 | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.new_withdrawal_reason_type_0 import NewWithdrawalReasonType0  # noqa: PLC0415

        reason: dict[str, Any] | None | Unset
        if isinstance(self.reason, Unset):
            reason = UNSET
        elif isinstance(self.reason, NewWithdrawalReasonType0):
            reason = self.reason.to_dict()
        else:
            reason = self.reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if reason is not UNSET:
            field_dict["reason"] = reason

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_withdrawal_reason_type_0 import NewWithdrawalReasonType0  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_reason(data: object) -> NewWithdrawalReasonType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                reason_type_0 = NewWithdrawalReasonType0.from_dict(data)

                return reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewWithdrawalReasonType0 | None | Unset, data)

        reason = _parse_reason(d.pop("reason", UNSET))

        new_withdrawal = cls(
            reason=reason,
        )

        new_withdrawal.additional_properties = d
        return new_withdrawal

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
