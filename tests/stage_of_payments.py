"""A small stage for tests of payments: three central banks that owe each other around a circle."""

from datetime import datetime, timedelta
from typing import Any

from bandung.payments import actions
from bandung.payments.models import ClearingRound, Obligation, Payment
from tests.cast import AT, post

MEMBERS = ("bra", "mdg", "vnm")
CIRCLE = (("bra", "mdg", "100.00"), ("mdg", "vnm", "80.00"), ("vnm", "bra", "60.00"))
"""Who owes whom how much, in US dollars: 240 in all. Brazil pays 40, Madagascar and Viet Nam each receive 20."""


def told(party: str, at: datetime = AT) -> dict[str, Any]:
    return {"party": party, "by": post(party), "at": at}


def owes(debtor: str, creditor: str, amount: str, *, at: datetime = AT, **more: Any) -> Obligation:
    """What one party declares, for all three."""
    row = {"creditor": creditor, "amount": amount, "currency": "USD", "on": "2026-11-01"} | more
    return actions.declare([row], also_to=MEMBERS, **told(debtor, at))[0]


def answered(row: Obligation, says: str = "consent", at: datetime = AT) -> Obligation:
    actions.answer(uid=row.uid, digest=row.digest, says=says, **told(row.creditor, at))
    row.refresh_from_db()
    return row


def circle() -> list[Obligation]:
    """The three obligations, each confirmed by its creditor."""
    return [answered(owes(*each)) for each in CIRCLE]


def terms(identifier: str = "november", **more: Any) -> dict[str, Any]:
    """What a round is proposed with."""
    return {
        "id": identifier, "title": {"en": "November"}, "language": "en", "members": list(MEMBERS), "unit": "USD",
        "until": "2026-11-30", "settles_on": "2026-12-02",
    } | more  # fmt: skip


def proposed(party: str = "bra", at: datetime = AT, **more: Any) -> ClearingRound:
    return actions.propose(terms(**more), **told(party, at))


def agreed(row: ClearingRound, at: datetime = AT, says: str = "consent") -> ClearingRound:
    """Everybody else consents, one minute after the other."""
    others = [code for code in row.members if says != "consent" or code != row.register]
    for minute, code in enumerate(others, 1):
        actions.consent(
            kind="clearing-round", uid=row.uid, digest=row.digest, says=says,
            **told(code, at + timedelta(minutes=minute)),
        )  # fmt: skip
    row.refresh_from_db()
    return row


def paid(row: ClearingRound, number: int = 1) -> Payment:
    due = row.says.payments[number - 1]
    return actions.pay(round_uid=row.uid, number=number, on="2026-12-02", **told(due.payer))
