"""Three ways of netting the same claims; each leaves every party as well off as before.

By pair: two parties that owe each other pay the difference. By cycle: where A owes B, B owes C and C owes A, the least
of the three is struck from each, until no cycle is left; nobody gets a counterparty it did not have. By party: each
pays or receives one amount, its position against all others, through an agent.
"""

from collections.abc import Mapping

import networkx as nx

from bandung.economy.clearing.claims import Claims


def by_pair(claims: Claims) -> Claims:
    """The difference of what two parties owe each other."""
    owed = {}
    for (debtor, creditor), amount in claims.owed.items():
        left = amount - claims.owed.get((creditor, debtor), 0)
        if left > 0:
            owed[debtor, creditor] = left
    return Claims(claims.parties, owed)


def by_cycle(claims: Claims) -> Claims:
    """The least total that leaves every position as it is, on pairs that owe each other already.

    That is a flow of least cost with the positions as what comes and goes, each arc holding at most what is owed on it
    and costing one for each unit (Ahuja, Magnanti, Orlin: Network Flows, chapter 9); whatever can be struck from a
    cycle would make it cheaper, so no cycle is left. Network simplex over integers, hence exact.
    """
    pairs = by_pair(claims)
    positions = pairs.positions()
    graph = nx.DiGraph()
    for party in pairs.parties:
        graph.add_node(party, demand=positions[party])
    for (debtor, creditor), amount in pairs.owed.items():
        graph.add_edge(debtor, creditor, capacity=amount, weight=1)
    if not pairs.owed:
        return pairs
    _cost, flow = nx.network_simplex(graph)
    return Claims(
        pairs.parties,
        {(debtor, creditor): flow[debtor][creditor] for debtor, creditor in pairs.owed if flow[debtor][creditor]},
    )


def by_party(claims: Claims) -> Mapping[str, int]:
    """What each party receives (above zero) or pays in all; the positions, which add up to nothing."""
    return claims.positions()
