"""A small stage for tests of funds: two parties with a fund, a call, a proposal of both, as far as a test needs it."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from bandung.funds import actions, bench, queries
from bandung.funds.models import Award
from bandung.funds.subjects import FINDINGS
from bandung.records import funds as records
from bandung.records.kinds import read
from bandung.registers.models import Entry
from tests.cast import AT, post

PARTIES = ("bra", "vnm", "ken")
START = AT
OPEN = datetime(2027, 3, 10, 12, tzinfo=UTC)
"""While the call is open everywhere."""
CLOSED = datetime(2027, 6, 1, 12, tzinfo=UTC)
"""After it has closed everywhere."""
CRITERIA = [
    {"key": "relevance", "title": {"en": "Relevance"}, "weight": 60},
    {"key": "results", "title": {"en": "Results"}, "weight": 40},
]
SCORES = {"relevance": 80, "results": 65}


def told(party: str, at: datetime = START) -> dict[str, Any]:
    """Who acts, and when."""
    return {"party": party, "by": post(party), "at": at}


def a_fund(identifier: str = "joint", **more: Any) -> records.Fund:
    """Equal shares of Brazil and Viet Nam."""
    shares = [{"party": code, "amount": "1000000"} for code in ("bra", "vnm")]
    found: records.Fund = read(records.Fund, {
        "id": identifier, "title": {"en": "Joint fund"}, "summary": {"en": "One pot without earmark."},
        "language": "en", "shares": shares, "currency": "USD",
    } | more)  # fmt: skip
    return found


def named(kind: str, uid: str) -> dict[str, Any]:
    """How another record names this one."""
    row = actions.TABLES[kind].objects.get(pk=uid)
    return actions.reference(row).model_dump()


def a_call(identifier: str = "call-2027", fund: str = "bra/joint", **more: Any) -> records.Call:
    """A call of twelve weeks."""
    found: records.Call = read(records.Call, {
        "id": identifier, "fund": named("fund", fund), "title": {"en": "First call"},
        "summary": {"en": "Exchange of officials."}, "language": "en", "opens": "2027-03-01", "closes": "2027-05-23",
        "eligible": ["government", "public-institution"], "sectors": ["122"], "most": "100000", "criteria": CRITERIA,
    } | more)  # fmt: skip
    return found


def a_proposal(
    identifier: str = "milk", call: str = "bra/call-2027", parties: tuple[str, ...] = ("bra", "vnm"), **more: Any
) -> records.JointProposal:
    """A proposal of one public institution of each party."""
    found: records.JointProposal = read(records.JointProposal, {
        "id": identifier, "call": named("call", call), "title": {"en": f"Milk banks {identifier}"},
        "summary": {"en": "Two hospitals learn from each other."}, "language": "en", "sectors": ["12220"],
        "asked_for": "90000.01", "proposers": [
            {"party": code, "organisation": {"name": f"Hospital {code}", "type": "public-institution"}}
            for code in parties
        ],
    } | more)  # fmt: skip
    return found


def consented(kind: str, uid: str, party: str, at: datetime = START) -> Any:
    """A party consents to the version that stands."""
    found = FINDINGS[kind](uid)
    assert found is not None
    return actions.consent(kind=kind, uid=uid, digest=found.digest, **told(party, at))


def agreed_fund(**more: Any) -> str:
    actions.open_fund(fund=a_fund(**more), **told("bra"))
    consented("fund", "bra/joint", "vnm")
    return "bra/joint"


def agreed_call(**more: Any) -> str:
    agreed_fund()
    actions.open_call(call=a_call(**more), **told("bra"))
    consented("call", "bra/call-2027", "vnm")
    return "bra/call-2027"


def agreed_proposal(identifier: str = "milk", author: str = "bra", **more: Any) -> str:
    actions.submit(proposal=a_proposal(identifier, **more), **told(author, OPEN))
    uid = f"{author}/{identifier}"
    for party in queries.proposal(uid, author).agreed.awaited:
        consented("joint-proposal", uid, party, OPEN)
    return uid


def sealed(uid: str, party: str, at: datetime = CLOSED, **scores: int) -> Entry:
    return bench.seal(proposal=uid, scores=SCORES | scores, **told(party, at))


def opened(uid: str, *parties: str, at: datetime = CLOSED) -> None:
    for party in parties or ("bra", "vnm"):
        bench.open_sealed(proposal=uid, **told(party, at))


def assessed_together(uid: str, at: datetime = CLOSED, **scores: int) -> str:
    for party in ("bra", "vnm"):
        sealed(uid, party, at)
    opened(uid, at=at)
    entry = bench.assess_together(proposal=uid, scores=SCORES | scores, **told("bra", at))
    consented("assessment", entry.uid, "vnm", at)
    return entry.uid


def awarded(call: str = "bra/call-2027", *, given: dict[str, Decimal], at: datetime = CLOSED) -> Award:
    entry = bench.propose_award(call=call, given=given, **told("bra", at))
    return Award.objects.get(pk=entry.uid)
