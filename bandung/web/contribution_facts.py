"""One contribution in the reader's words: figures of both sides, what it is worth and why, who said what, versions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.contributions import ledger
from bandung.contributions.models import Contribution, Settlement
from bandung.contributions.queries import Account
from bandung.measurement.figures import Figure
from bandung.measurement.indicators import gap_of
from bandung.measurement.valuation import value
from bandung.measurement.valued import Policy, Valued
from bandung.records.canonical import parse
from bandung.reporting.rates import rates
from bandung.web.cards import party_names
from bandung.web.contribution_parts import number_of
from bandung.web.contribution_words import SAYS, Changed, changes
from bandung.web.figure_words import unit
from bandung.web.naming import Reading, name_of, reading
from bandung.web.sentences import reader_language

METHODS: Mapping[str, object] = {
    "stated": _("as its giver states it"), "salary-1": _("from staff time and costs (F-1)"),
    "market-usd-1": _("in US dollars at the market rate (F-2)"),
    "ppp-1": _("staff time at purchasing power parity (F-3)"), "grant-element-1": _("grant element (F-4)"),
}  # fmt: skip
WHY: Mapping[str, object] = {
    "counted-in-units": _("It is counted in its own unit only: group C has no price."),
    "no-amount": _("Neither an amount nor costs are stated; the quantity stands for itself."),
    "no-rate": _("There is no exchange rate for this currency and year."),
    "contested": _("Countries disagree on counting this item, so it is in no total of money."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """One row of the figures: whose they are, and what they say."""

    label: str
    quantity: Decimal | None
    unit: str
    amount: Decimal | None
    currency: str
    standing: bool = False
    """Whether these are the figures that count."""


@dataclass(frozen=True, slots=True)
class SaidThen:
    """Somebody's word, when, and the entry that says so."""

    at: datetime
    who: str
    does: str
    text: Reading | None
    by: str
    register: str
    seq: int
    earlier: bool = False
    """Said of an earlier version."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version, and what it says otherwise than the one before."""

    at: datetime
    by: str
    register: str
    seq: int
    digest: str
    act: str
    changes: list[Changed]


def sides(account: Account) -> list[Side]:
    """Declared, confirmed and settled, side by side; what somebody did not state stays empty."""
    row = account.row
    code = unit(row.unit) if row.unit else ""
    settled = bool(row.settlement)
    found = [
        Side(
            gettext("Declared by the giver") if row.standing == "declared" else gettext("Reported by a source"),
            number_of(row.quantity), code, number_of(row.amount), row.currency, not settled,
        )
    ]  # fmt: skip
    word = next((each for each in account.words if each.withdrawn_at is None and each.version == row.digest), None)
    if word is not None:
        says = word.says
        if word.word == "confirmed":
            told = Side(gettext("Confirmed by the receiver"), found[0].quantity, code, found[0].amount, row.currency)
        else:
            told = Side(
                gettext("As the receiver says"), number_of(says.quantity or ""), unit(says.unit) if says.unit else "",
                number_of(says.amount or ""), says.currency or "",
            )  # fmt: skip
        found.append(told)
    held = next((each for each in account.settlements if each.uid == row.settlement), None)
    if held is not None:
        found.append(settled_side(held, gettext("Settled by both"), standing=True))
    return found


def settled_side(row: Settlement, label: str, *, standing: bool = False) -> Side:
    says = row.says
    return Side(
        label, number_of(says.quantity or ""), unit(says.unit) if says.unit else "", number_of(says.amount or ""),
        says.currency or "", standing,
    )  # fmt: skip


def worth(row: Contribution, on: date) -> dict[str, Any]:
    """What the line is worth, by which methods and rates; the gap between both sides (F-8); its figures' addresses.

    Three queries.
    """
    line = next(ledger.lines([row], on=on))
    valued = value(line, rates(), Policy(country=line.giver_country))
    gap = gap_of(line)
    return {
        "valued": valued,
        "local": valued.local,
        "methods": [str(METHODS[each]) for each in valued.methods],
        "why": WHY.get(valued.why, ""),
        "usd": Decimal(valued.usd) / 100 if valued.usd is not None else None,
        "ppp": Decimal(valued.ppp) / 100 if valued.ppp is not None else None,
        "grant_element": percent(valued.grant_element),
        "gap": percent(gap) if gap else "",
        "figures": figures(row, valued),
    }


def percent(share: Decimal | None) -> str:
    """A share as percent with one decimal; nothing for none."""
    return "" if share is None else f"{(share * 100).quantize(Decimal('0.1')):f}"


def figures(row: Contribution, valued: Valued) -> list[tuple[str, str]]:
    """(what it adds to, address) of the totals in which the line is counted."""
    where: dict[str, Any] = {"stage": row.stage, "year": row.year, "item": row.item}
    where |= {"giver": row.giver} if row.giver else {"giver_country": row.giver_country or "-"}
    found = []
    if row.unit:
        found.append((unit(row.unit), str(Figure.of("quantity", **where, unit=row.unit))))
    if valued.usd is not None:
        found.append((gettext("US dollars"), str(Figure.of("usd", **where))))
    if row.currency:
        named = name_of("currency", row.currency, reader_language())
        found.append((named, str(Figure.of("amount", **where, currency=row.currency))))
    return found


def readable(account: Account, party: str) -> Account:
    """The account without versions that were for others: an earlier one may have named another receiver; and without
    the words of strangers.
    """
    kept = [
        each for each in account.versions
        if each.audience == "public" or party in (each.register_id, *each.to)
    ]  # fmt: skip
    concerned = {account.row.giver, account.row.recipient, *(each for same in account.same for each in same.asked)}
    heard = [each for each in account.consents if each.register in concerned]
    return replace(account, versions=tuple(kept), consents=tuple(heard))


def said(account: Account) -> list[SaidThen]:
    """Who said what, the newest first, each with its entry. One query."""
    row = account.row
    codes = {row.register, row.recipient, *(each.register for each in (*account.consents, *account.same))} - {""}
    names = party_names(codes, reader_language())
    found = [
        _then(each, names, _act(each.act, first=position == len(account.versions) - 1))
        for position, each in enumerate(account.versions)
    ]
    for word in account.words:
        does = str(SAYS[word.word]) if word.withdrawn_at is None else gettext("took its word back")
        found.append(_then(word, names, does, word.says.text, earlier=word.version != row.digest))
    for each in account.settlements:
        does = (
            gettext("proposes figures to settle on") if each.withdrawn_at is None else gettext("took a proposal back")
        )
        found.append(_then(each, names, does, each.says.text, earlier=each.version != row.digest))
    for consent in account.consents:
        does = gettext("consents") if consent.says == "consent" else gettext("does not consent")
        found.append(_then(consent, names, does, consent.body.get("text")))
    for same in account.same:
        does = gettext("says that these are the same") if same.counting else gettext("says that these differ")
        found.append(_then(same, names, does, same.says.text))
    return sorted(found, key=lambda each: (each.at, each.seq), reverse=True)


def _then(row: Any, names: Mapping[str, str], does: str, text: Any = None, *, earlier: bool = False) -> SaidThen:
    register = getattr(row, "register_id", None) or row.register
    told = reading(text, reader_language()) if text else None
    return SaidThen(row.at, names.get(register, register), does, told, row.by, register, row.seq, earlier)


def _act(act: str, *, first: bool) -> str:
    if act == "withdraw":
        return gettext("takes it back")
    return gettext("declares it") if first else gettext("corrects it")


def versions(account: Account) -> list[Version]:
    """The versions, the newest first, each beside the one before it."""
    bodies = [parse(each.body) if each.body and each.act == "publish" else {} for each in account.versions]
    found = []
    for position, each in enumerate(account.versions):
        before: Mapping[str, Any] = next((body for body in bodies[position + 1 :] if body), {})
        told = changes(before, bodies[position]) if before and bodies[position] else []
        found.append(Version(each.at, each.by, each.register_id, each.seq, each.digest, each.act, told))
    return found


def evidence(account: Account, giver: str, recipient: str) -> Iterator[tuple[Any, str]]:
    """(document, whose by name) that giver and receiver name."""
    for each in account.row.says.evidence:
        yield each, giver
    for word in account.words:
        for document in word.says.documents if word.withdrawn_at is None else ():
            yield document, recipient
