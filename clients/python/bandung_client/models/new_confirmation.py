from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.new_confirmation_says import NewConfirmationSays, check_new_confirmation_says
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_confirmation_documents_item import NewConfirmationDocumentsItem
    from ..models.new_confirmation_text_type_0 import NewConfirmationTextType0


T = TypeVar("T", bound="NewConfirmation")


@_attrs_define
class NewConfirmation:
    """The receiver's word on exactly one version.

    Attributes:
        digest (str):
        quantity (None | str | Unset):
        unit (None | str | Unset):
        amount (None | str | Unset):
        currency (None | str | Unset):
        text (NewConfirmationTextType0 | None | Unset):
        documents (list[NewConfirmationDocumentsItem] | Unset):
        says (NewConfirmationSays | Unset):  Default: 'confirmed'.
        on (datetime.date | None | Unset): when it arrived
    """

    digest: str
    quantity: None | str | Unset = UNSET
    unit: None | str | Unset = UNSET
    amount: None | str | Unset = UNSET
    currency: None | str | Unset = UNSET
    text: NewConfirmationTextType0 | None | Unset = UNSET
    documents: list[NewConfirmationDocumentsItem] | Unset = UNSET
    says: NewConfirmationSays | Unset = "confirmed"
    on: datetime.date | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.new_confirmation_text_type_0 import NewConfirmationTextType0  # noqa: PLC0415

        digest = self.digest

        quantity: None | str | Unset
        if isinstance(self.quantity, Unset):
            quantity = UNSET
        else:
            quantity = self.quantity

        unit: None | str | Unset
        if isinstance(self.unit, Unset):
            unit = UNSET
        else:
            unit = self.unit

        amount: None | str | Unset
        if isinstance(self.amount, Unset):
            amount = UNSET
        else:
            amount = self.amount

        currency: None | str | Unset
        if isinstance(self.currency, Unset):
            currency = UNSET
        else:
            currency = self.currency

        text: dict[str, Any] | None | Unset
        if isinstance(self.text, Unset):
            text = UNSET
        elif isinstance(self.text, NewConfirmationTextType0):
            text = self.text.to_dict()
        else:
            text = self.text

        documents: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.documents, Unset):
            documents = []
            for documents_item_data in self.documents:
                documents_item = documents_item_data.to_dict()
                documents.append(documents_item)

        says: str | Unset = UNSET
        if not isinstance(self.says, Unset):
            says = self.says

        on: None | str | Unset
        if isinstance(self.on, Unset):
            on = UNSET
        elif isinstance(self.on, datetime.date):
            on = self.on.isoformat()
        else:
            on = self.on

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "digest": digest,
            }
        )
        if quantity is not UNSET:
            field_dict["quantity"] = quantity
        if unit is not UNSET:
            field_dict["unit"] = unit
        if amount is not UNSET:
            field_dict["amount"] = amount
        if currency is not UNSET:
            field_dict["currency"] = currency
        if text is not UNSET:
            field_dict["text"] = text
        if documents is not UNSET:
            field_dict["documents"] = documents
        if says is not UNSET:
            field_dict["says"] = says
        if on is not UNSET:
            field_dict["on"] = on

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_confirmation_documents_item import NewConfirmationDocumentsItem  # noqa: PLC0415
        from ..models.new_confirmation_text_type_0 import NewConfirmationTextType0  # noqa: PLC0415

        d = dict(src_dict)
        digest = d.pop("digest")

        def _parse_quantity(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        quantity = _parse_quantity(d.pop("quantity", UNSET))

        def _parse_unit(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        unit = _parse_unit(d.pop("unit", UNSET))

        def _parse_amount(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        amount = _parse_amount(d.pop("amount", UNSET))

        def _parse_currency(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        currency = _parse_currency(d.pop("currency", UNSET))

        def _parse_text(data: object) -> NewConfirmationTextType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                text_type_0 = NewConfirmationTextType0.from_dict(data)

                return text_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewConfirmationTextType0 | None | Unset, data)

        text = _parse_text(d.pop("text", UNSET))

        _documents = d.pop("documents", UNSET)
        documents: list[NewConfirmationDocumentsItem] | Unset = UNSET
        if _documents is not UNSET:
            documents = []
            for documents_item_data in _documents:
                documents_item = NewConfirmationDocumentsItem.from_dict(documents_item_data)

                documents.append(documents_item)

        _says = d.pop("says", UNSET)
        says: NewConfirmationSays | Unset
        if isinstance(_says, Unset):
            says = UNSET
        else:
            says = check_new_confirmation_says(_says)

        def _parse_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                on_type_0 = datetime.date.fromisoformat(data)

                return on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        on = _parse_on(d.pop("on", UNSET))

        new_confirmation = cls(
            digest=digest,
            quantity=quantity,
            unit=unit,
            amount=amount,
            currency=currency,
            text=text,
            documents=documents,
            says=says,
            on=on,
        )

        new_confirmation.additional_properties = d
        return new_confirmation

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
