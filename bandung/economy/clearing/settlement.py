"""Who pays whom at the end of a round, from the positions: through an agent, or directly with few payments."""

from collections.abc import Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush


@dataclass(frozen=True, slots=True)
class Payment:
    """``amount`` minor units of the currency of settlement."""

    payer: str
    receiver: str
    amount: int


def through(agent: str, positions: Mapping[str, int]) -> list[Payment]:
    """Each debtor pays the agent, the agent pays each creditor; the agent's own position needs no payment."""
    others = [(party, amount) for party, amount in sorted(positions.items()) if party != agent]
    paid = [Payment(party, agent, -amount) for party, amount in others if amount < 0]
    return paid + [Payment(agent, party, amount) for party, amount in others if amount > 0]


def directly(positions: Mapping[str, int]) -> list[Payment]:
    """The largest debtor pays the largest creditor, until all is paid: fewer payments than there are parties.

    (The least number of payments is a hard problem, as hard as adding subsets up to nothing; this is at most one less
    than the parties.)
    """
    debts = [(amount, party) for party, amount in positions.items() if amount < 0]
    claims = [(-amount, party) for party, amount in positions.items() if amount > 0]
    heapify(debts)
    heapify(claims)
    payments = []
    while debts and claims:
        debt, payer = heappop(debts)
        claim, receiver = heappop(claims)
        amount = min(-debt, -claim)
        payments.append(Payment(payer, receiver, amount))
        if debt + amount:
            heappush(debts, (debt + amount, payer))
        if claim + amount:
            heappush(claims, (claim + amount, receiver))
    return payments
