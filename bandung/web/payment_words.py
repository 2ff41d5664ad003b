"""Payments in the reader's words: amounts, states, and a round as its pages show it to members and to everybody."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from bandung.charts import Chart, network
from bandung.payments.models import ClearingRound
from bandung.payments.queries import Standing
from bandung.records import payments as records
from bandung.records.payments import decimals, in_units
from bandung.web.cards import party_names
from bandung.web.sentences import reader_language

OBLIGATION_STATES: Mapping[str, Any] = {
    "declared": _("Declared, not answered"), "confirmed": _("Confirmed"), "disputed": _("Disputed"),
    "cleared": _("Cleared"), "withdrawn": _("Withdrawn"),
}  # fmt: skip
ROUND_STATES: Mapping[str, Any] = {
    "proposed": _("Waits for consents"), "holds": _("Holds"), "refused": _("A member does not consent"),
    "stale": _("Does not fit any more"), "withdrawn": _("Withdrawn"),
}  # fmt: skip
PAYMENT_STATES: Mapping[str, Any] = {
    "due": _("Not paid yet"), "paid": _("Paid, says the payer"), "arrived": _("Arrived"),
    "missing": _("Not arrived, says the receiver"),
}  # fmt: skip
LEFT_LINES: Mapping[str, Any] = {
    "waits": _("The other side has not consented to it."), "currency": _("It is not in the unit of account."),
    "days": _("It is not in force on the last day."), "older": _("A newer one of the two counts."),
}  # fmt: skip
SIDES: Mapping[str, Any] = {"owed": _("What we owe"), "due": _("What we are owed")}


def names_of(codes: Iterable[str]) -> dict[str, str]:
    """Names of parties in the reader's language; a party that is not known here names itself. One query."""
    wanted = {*codes}
    return {code: code for code in wanted} | party_names(wanted, reader_language())


def money(amount: str | int, currency: str) -> SafeString:
    """An amount as text, or in minor units, with every decimal of its currency; its sign is the code."""
    written = in_units(amount, currency) if isinstance(amount, int) else amount
    places = decimals(currency)
    pattern = "#,##0" + ("." + "0" * places if places else "")
    told = format_decimal(Decimal(written), format=pattern, locale=(get_language() or "en").replace("-", "_"))
    return format_html("<bdi>{} {}</bdi>", told, currency)


@dataclass(frozen=True, slots=True)
class Gained:
    """What a round spares one member: what it owed in all, what it pays out, and the difference."""

    name: str
    owes: SafeString
    is_owed: SafeString
    pays: SafeString
    receives: SafeString
    saved: SafeString


def gains(says: records.ClearingRound, names: Mapping[str, str]) -> list[Gained]:
    """Who need not pay out how much, as positions of the round say; who saves most first."""
    unit = says.unit
    ranked = sorted(says.positions, key=lambda each: (Decimal(each.pays) - Decimal(each.owes), each.party))
    return [
        Gained(
            names.get(each.party, each.party), money(each.owes, unit), money(each.is_owed, unit),
            money(each.pays, unit), money(each.receives, unit),
            money(f"{Decimal(each.owes) - Decimal(each.pays):f}", unit),
        )
        for each in ranked
    ]  # fmt: skip


def share_saved(says: records.ClearingRound) -> Decimal | None:
    """The share of money that need not move, in per cent with one decimal; None where nothing was owed."""
    handled = Decimal(says.handled)
    return ((1 - Decimal(says.moved) / handled) * 100).quantize(Decimal("0.1")) if handled else None


def picture(says: records.ClearingRound, names: Mapping[str, str]) -> Chart | None:
    """Who pays whom, as arrows; None where nobody pays."""
    together: dict[tuple[str, str], float] = {}
    for each in says.payments:
        pair = (each.payer, each.receiver)
        together[pair] = together.get(pair, 0) + float(each.amount)
    if not together:
        return None
    return network(
        together,
        title=gettext("Who pays whom"),
        measure=says.unit,
        labels=dict(names),
        language=reader_language(),
        translate=gettext,
        one_way=True,
    )


def limits(says: records.ClearingRound, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """What a round lets members owe each other, and the credit line that each of it comes from, if any."""
    return [
        {
            "creditor": names[each.creditor], "debtor": names[each.debtor], "amount": money(each.amount, says.unit),
            "line": f"{each.line.register_code}/{each.line.record}" if each.line else "",
        }
        for each in says.limits
    ]  # fmt: skip


def round_words(says: records.ClearingRound, names: Mapping[str, str]) -> dict[str, Any]:
    """What every page of a round shows of it, proposed or only prepared."""
    return {
        "says": says,
        "handled": money(says.handled, says.unit),
        "moved": money(says.moved, says.unit),
        "saved": share_saved(says),
        "gains": gains(says, names),
        "picture": picture(says, names),
        "member_names": [names.get(code, code) for code in says.members],
        "agent": names.get(says.agent, says.agent) if says.agent else "",
        "interest_due": [
            (names[each.debtor], names[each.creditor], money(each.amount, says.unit))
            for each in says.interest_due
        ],
        "limited": limits(says, names),
    }  # fmt: skip


def dues(says: records.ClearingRound, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """The payments that follow, before a round holds."""
    return [
        {
            "number": number, "payer": names.get(each.payer, each.payer),
            "receiver": names.get(each.receiver, each.receiver), "on": each.on,
            "amount": money(each.settled or each.amount, says.settles_in if each.settled else says.unit),  # type: ignore[arg-type]
        }
        for number, each in enumerate(says.payments, 1)
    ]  # fmt: skip


def standing_words(each: Standing, names: Mapping[str, str]) -> dict[str, Any]:
    """One payment of a round that holds, and how far both sides have come with it."""
    due = each.due
    return {
        "number": due.number, "payer": names.get(due.payer, due.payer),
        "receiver": names.get(due.receiver, due.receiver), "on": due.on, "amount": money(due.amount, due.currency),
        "state": each.state, "label": PAYMENT_STATES[each.state], "said": each.said, "round": due, "due": due,
    }  # fmt: skip


def outstanding_of(standing: Collection[Standing]) -> list[SafeString]:
    """What is still to arrive, by currency."""
    left: dict[str, Decimal] = {}
    for each in standing:
        if each.state != "arrived":
            left[each.due.currency] = left.get(each.due.currency, Decimal()) + Decimal(each.due.amount)
    return [money(f"{amount:f}", code) for code, amount in sorted(left.items())]


def listed(rows: Iterable[ClearingRound], names: Mapping[str, str], party: str = "") -> list[dict[str, Any]]:
    """Rounds as a list shows them."""
    return [
        {
            "row": row, "says": row.outline, "label": ROUND_STATES[row.state],
            "others": [names.get(code, code) for code in row.members],
            "handled": money(row.outline.handled, row.outline.unit), "saved": share_saved(row.outline),
            "waits": row.state in ("proposed", "refused") and party in row.awaited and party not in row.refused,
        }
        for row in rows
    ]  # fmt: skip
