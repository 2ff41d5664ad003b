"""What both sides say of a contribution: the receiver's word, figures on which they settle, and what is the same."""

from typing import Annotated, Any, Literal

from pydantic import Field

from bandung.records.contributions import CurrencyCode
from bandung.records.fields import Amount, Day, RecordId, Reference, Salted, Text
from bandung.records.partnerships import MOST_DOCUMENTS, Document
from bandung.values import BadValue
from bandung.values.errors import _
from bandung.values.quantity import Quantity


class Confirmation(Salted):
    """What the receiver says of exactly one version of a contribution, with its own figures where they differ."""

    id: RecordId
    about: Reference
    says: Literal["confirmed", "partly", "disputed"]
    quantity: Amount | None = None
    unit: Annotated[str, Field(max_length=20)] | None = None
    amount: Amount | None = None
    currency: CurrencyCode | None = None
    on: Day | None = None
    """When it arrived."""
    text: Text | None = None
    documents: Annotated[tuple[Document, ...], Field(max_length=MOST_DOCUMENTS)] = ()

    def model_post_init(self, _context: Any) -> None:
        own = self.quantity is not None or self.amount is not None
        if self.says == "confirmed" and own:
            raise BadValue(_("Who confirms takes the giver's figures; confirm in part to give your own."), field="says")
        if self.says == "partly" and not own:
            raise BadValue(_("Say how much arrived: a quantity or an amount."), field="quantity")
        if self.says == "disputed" and not own and self.text is None:
            raise BadValue(_("Say what is not so, in words or in figures."), field="text")
        _check_figures(self)


class Settlement(Salted):
    """Figures on which giver and receiver settle; they stand once the other side has consented to this version."""

    id: RecordId
    about: Reference
    quantity: Amount | None = None
    unit: Annotated[str, Field(max_length=20)] | None = None
    amount: Amount | None = None
    currency: CurrencyCode | None = None
    text: Text | None = None
    documents: Annotated[tuple[Document, ...], Field(max_length=MOST_DOCUMENTS)] = ()

    def model_post_init(self, _context: Any) -> None:
        if self.quantity is None and self.amount is None:
            raise BadValue(_("Name the quantity or the amount on which you settle."), field="quantity")
        _check_figures(self)


def _check_figures(said: Confirmation | Settlement) -> None:
    if (said.quantity is None) != (said.unit is None):
        raise BadValue(_("A quantity needs its unit, and a unit its quantity."), field="unit")
    if (said.amount is None) != (said.currency is None):
        raise BadValue(_("An amount needs its currency, and a currency its amount."), field="currency")
    if said.quantity is not None:
        Quantity.of(said.quantity, said.unit or "")


class SameContribution(Salted):
    """Several lines tell of one contribution, or they do not; it stands once all who wrote them have consented."""

    id: RecordId
    says: Literal["same", "different"] = "same"
    lines: Annotated[tuple[Reference, ...], Field(min_length=2, max_length=8)]
    counts: Reference | None = None
    """The line that counts; the others stay, and count nowhere."""
    text: Text | None = None

    def model_post_init(self, _context: Any) -> None:
        named = [(each.register_code, each.record) for each in self.lines]
        if len(set(named)) < len(named):
            raise BadValue(_("The same line is named twice."), field="lines")
        if (self.says == "same") != (self.counts is not None):
            raise BadValue(_("Name the one line that counts, where they are the same."), field="counts")
        if self.counts is not None and self.counts not in self.lines:
            raise BadValue(_("The line that counts is one of them."), field="counts")
