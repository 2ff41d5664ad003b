"""What Madagascar and Brazil owe each other: each has something to answer, to consent to, to pay and to receive."""

from typing import Any

from bandung.payments import actions
from bandung.payments.models import ClearingRound, CreditLine, Obligation, Payment
from tests.cast import AT, post

OWN, PARTNER = "mdg", "bra"
OTHER = {OWN: PARTNER, PARTNER: OWN}


def _by(party: str) -> dict[str, Any]:
    return {"party": party, "by": post(party), "at": AT}


def _owes(debtor: str, name: str, text: str = "") -> Obligation:
    row = {"id": name, "creditor": OTHER[debtor], "amount": "10", "currency": "USD", "on": "2026-11-01"}
    return actions.declare([row | ({"text": {"fr": text}} if text else {})], **_by(debtor))[0]


def _round(debtor: str, name: str, title: str, *, holds: bool) -> ClearingRound:
    """A round of one debt, proposed by its creditor; its debtor is asked, and pays."""
    owed, creditor = _owes(debtor, f"of-{name}"), OTHER[debtor]
    actions.answer(uid=owed.uid, digest=owed.digest, says="consent", **_by(creditor))
    terms = {
        "id": name, "title": {"fr": title}, "language": "fr", "members": [OWN, PARTNER], "unit": "USD",
        "until": "2026-11-30", "settles_on": "2026-12-02", "obligations": [owed.uid],
    }  # fmt: skip
    row = actions.propose(terms, **_by(creditor))
    if holds:
        actions.consent(kind="clearing-round", uid=row.uid, digest=row.digest, **_by(debtor))
    return row


def begin(obligation: str, clearing: str, line: str) -> None:
    for party in (OWN, PARTNER):
        _owes(party, "owed", obligation)
        _round(party, "asked-to-clear", clearing, holds=False)
        _round(party, "to-pay", clearing, holds=True)
        held = _round(party, "has-paid", clearing, holds=True)
        actions.pay(round_uid=held.uid, number=1, on="2026-12-02", **_by(party))
        told = {"id": "swing", "debtor": OTHER[party], "amount": "5", "currency": "USD", "text": {"fr": line}}
        actions.grant(told, **_by(party))


def owed_to(party: str) -> Obligation:
    """What waits for this party's word; for everybody else, what waits for ours."""
    return Obligation.objects.get(pk=f"{OTHER.get(party, PARTNER)}/owed")


def round_of(party: str, name: str) -> ClearingRound:
    """The round in which this party is the debtor; for everybody else, in which we are."""
    return ClearingRound.objects.get(pk=f"{OTHER.get(party, PARTNER)}/{name}")


def line_to(party: str) -> CreditLine:
    return CreditLine.objects.get(debtor=party if party in OTHER else OWN)


def paid_to(party: str) -> tuple[ClearingRound, Payment]:
    """A payment that this party has yet to confirm; for everybody else, that we have."""
    row = Payment.objects.get(register=OTHER.get(party, PARTNER))
    return ClearingRound.objects.get(pk=row.round), row
