from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.account_shape_standing import AccountShapeStanding, check_account_shape_standing

if TYPE_CHECKING:
    from ..models.account_shape_record import AccountShapeRecord
    from ..models.confirmation_shape import ConfirmationShape
    from ..models.same_shape import SameShape
    from ..models.settlement_shape import SettlementShape


T = TypeVar("T", bound="AccountShape")


@_attrs_define
class AccountShape:
    """A line with everything that was said of it.

    Attributes:
        uid (str):
        digest (str): of the version that stands; what a word on it names
        standing (AccountShapeStanding):
        said (str): reported, declared, confirmed, partly, disputed or settled
        quantity (None | str): as declared
        confirmed_quantity (None | str): the receiver's own figure, in the same unit
        settled_quantity (None | str): on which both settled; then this counts
        unit (None | str):
        amount (None | str):
        confirmed_amount (None | str):
        settled_amount (None | str):
        currency (None | str):
        counts (bool): false where all concerned agreed that another line tells of the same
        counts_instead (None | str): that line
        after_closing (bool): knowingly changes a closed year
        public (bool):
        first_at (datetime.datetime):
        written_at (datetime.datetime):
        withdrawn_at (datetime.datetime | None):
        entry (int):
        record (AccountShapeRecord): by the schema /schemas/contribution.json
        words (list[ConfirmationShape]):
        settlements (list[SettlementShape]):
        same (list[SameShape]):
    """

    uid: str
    digest: str
    standing: AccountShapeStanding
    said: str
    quantity: None | str
    confirmed_quantity: None | str
    settled_quantity: None | str
    unit: None | str
    amount: None | str
    confirmed_amount: None | str
    settled_amount: None | str
    currency: None | str
    counts: bool
    counts_instead: None | str
    after_closing: bool
    public: bool
    first_at: datetime.datetime
    written_at: datetime.datetime
    withdrawn_at: datetime.datetime | None
    entry: int
    record: AccountShapeRecord
    words: list[ConfirmationShape]
    settlements: list[SettlementShape]
    same: list[SameShape]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        digest = self.digest

        standing: str = self.standing

        said = self.said

        quantity: None | str
        quantity = self.quantity

        confirmed_quantity: None | str
        confirmed_quantity = self.confirmed_quantity

        settled_quantity: None | str
        settled_quantity = self.settled_quantity

        unit: None | str
        unit = self.unit

        amount: None | str
        amount = self.amount

        confirmed_amount: None | str
        confirmed_amount = self.confirmed_amount

        settled_amount: None | str
        settled_amount = self.settled_amount

        currency: None | str
        currency = self.currency

        counts = self.counts

        counts_instead: None | str
        counts_instead = self.counts_instead

        after_closing = self.after_closing

        public = self.public

        first_at = self.first_at.isoformat()

        written_at = self.written_at.isoformat()

        withdrawn_at: None | str
        if isinstance(self.withdrawn_at, datetime.datetime):
            withdrawn_at = self.withdrawn_at.isoformat()
        else:
            withdrawn_at = self.withdrawn_at

        entry = self.entry

        record = self.record.to_dict()

        words = []
        for words_item_data in self.words:
            words_item = words_item_data.to_dict()
            words.append(words_item)

        settlements = []
        for settlements_item_data in self.settlements:
            settlements_item = settlements_item_data.to_dict()
            settlements.append(settlements_item)

        same = []
        for same_item_data in self.same:
            same_item = same_item_data.to_dict()
            same.append(same_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "digest": digest,
                "standing": standing,
                "said": said,
                "quantity": quantity,
                "confirmed_quantity": confirmed_quantity,
                "settled_quantity": settled_quantity,
                "unit": unit,
                "amount": amount,
                "confirmed_amount": confirmed_amount,
                "settled_amount": settled_amount,
                "currency": currency,
                "counts": counts,
                "counts_instead": counts_instead,
                "after_closing": after_closing,
                "public": public,
                "first_at": first_at,
                "written_at": written_at,
                "withdrawn_at": withdrawn_at,
                "entry": entry,
                "record": record,
                "words": words,
                "settlements": settlements,
                "same": same,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.account_shape_record import AccountShapeRecord  # noqa: PLC0415
        from ..models.confirmation_shape import ConfirmationShape  # noqa: PLC0415
        from ..models.same_shape import SameShape  # noqa: PLC0415
        from ..models.settlement_shape import SettlementShape  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        digest = d.pop("digest")

        standing = check_account_shape_standing(d.pop("standing"))

        said = d.pop("said")

        def _parse_quantity(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        quantity = _parse_quantity(d.pop("quantity"))

        def _parse_confirmed_quantity(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        confirmed_quantity = _parse_confirmed_quantity(d.pop("confirmed_quantity"))

        def _parse_settled_quantity(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        settled_quantity = _parse_settled_quantity(d.pop("settled_quantity"))

        def _parse_unit(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        unit = _parse_unit(d.pop("unit"))

        def _parse_amount(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        amount = _parse_amount(d.pop("amount"))

        def _parse_confirmed_amount(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        confirmed_amount = _parse_confirmed_amount(d.pop("confirmed_amount"))

        def _parse_settled_amount(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        settled_amount = _parse_settled_amount(d.pop("settled_amount"))

        def _parse_currency(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        currency = _parse_currency(d.pop("currency"))

        counts = d.pop("counts")

        def _parse_counts_instead(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        counts_instead = _parse_counts_instead(d.pop("counts_instead"))

        after_closing = d.pop("after_closing")

        public = d.pop("public")

        first_at = datetime.datetime.fromisoformat(d.pop("first_at"))

        written_at = datetime.datetime.fromisoformat(d.pop("written_at"))

        def _parse_withdrawn_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                withdrawn_at_type_0 = datetime.datetime.fromisoformat(data)

                return withdrawn_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        withdrawn_at = _parse_withdrawn_at(d.pop("withdrawn_at"))

        entry = d.pop("entry")

        record = AccountShapeRecord.from_dict(d.pop("record"))

        words = []
        _words = d.pop("words")
        for words_item_data in _words:
            words_item = ConfirmationShape.from_dict(words_item_data)

            words.append(words_item)

        settlements = []
        _settlements = d.pop("settlements")
        for settlements_item_data in _settlements:
            settlements_item = SettlementShape.from_dict(settlements_item_data)

            settlements.append(settlements_item)

        same = []
        _same = d.pop("same")
        for same_item_data in _same:
            same_item = SameShape.from_dict(same_item_data)

            same.append(same_item)

        account_shape = cls(
            uid=uid,
            digest=digest,
            standing=standing,
            said=said,
            quantity=quantity,
            confirmed_quantity=confirmed_quantity,
            settled_quantity=settled_quantity,
            unit=unit,
            amount=amount,
            confirmed_amount=confirmed_amount,
            settled_amount=settled_amount,
            currency=currency,
            counts=counts,
            counts_instead=counts_instead,
            after_closing=after_closing,
            public=public,
            first_at=first_at,
            written_at=written_at,
            withdrawn_at=withdrawn_at,
            entry=entry,
            record=record,
            words=words,
            settlements=settlements,
            same=same,
        )

        account_shape.additional_properties = d
        return account_shape

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
