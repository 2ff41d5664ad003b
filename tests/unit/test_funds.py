"""Funds, calls, joint proposals, assessments, awards: the happy path and what each step refuses."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from bandung.consents import actions as consents
from bandung.consents.errors import NotAsked, OtherVersion, SaidAlready
from bandung.funds import actions, assessing, bench, queries, rules
from bandung.funds import errors as wrong
from bandung.funds.models import Assessment, JointProposal, OwnAssessment, Seal
from bandung.records import funds as records
from bandung.records.errors import BadRecord
from bandung.records.kinds import read
from bandung.registers import append, rebuild
from bandung.registers.models import Entry
from bandung.values import Texts
from tests.cast import joined, post
from tests.stage_of_funds import (
    CLOSED,
    OPEN,
    PARTIES,
    START,
    a_call,
    a_fund,
    a_proposal,
    agreed_call,
    agreed_fund,
    agreed_proposal,
    assessed_together,
    consented,
    opened,
    sealed,
    told,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def parties() -> None:
    joined(*PARTIES, "mdg", "jica")


def reset(uid: str) -> queries.ProposalView:
    return queries.proposal(uid, uid.partition("/")[0])


def test_a_fund_holds_when_every_party_with_a_share_has_consented() -> None:
    actions.open_fund(fund=a_fund(), **told("bra"))
    waits = queries.fund("bra/joint", "vnm")
    assert (waits.state, waits.agreed.awaited) == ("proposed", ("vnm",))
    with pytest.raises(wrong.NoSuchFund):
        queries.fund("bra/joint", "mdg")

    consented("fund", "bra/joint", "vnm")

    assert queries.fund("bra/joint", "mdg").holds


def test_a_facilitator_with_a_share_is_asked_for_its_money_and_decides_nothing_else() -> None:
    shares = [{"party": code, "amount": "10"} for code in ("bra", "vnm", "jica")]
    actions.open_fund(fund=a_fund(shares=shares), **told("bra"))
    consented("fund", "bra/joint", "vnm")
    assert queries.fund("bra/joint", "bra").agreed.awaited == ("jica",)
    consented("fund", "bra/joint", "jica")
    with pytest.raises(wrong.NoVote):
        actions.open_call(call=a_call(), **told("jica"))
    actions.open_call(call=a_call(), **told("bra"))

    consented("call", "bra/call-2027", "vnm")

    assert queries.call("bra/call-2027").holds
    with pytest.raises(NotAsked):
        consented("call", "bra/call-2027", "jica")


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"shares": [{"party": "bra", "amount": "1"}, {"party": "jica", "amount": "1"}]}, wrong.TooFewVotes),
        ({"shares": [{"party": "bra", "amount": "1"}, {"party": "vnm", "amount": "0"}]}, wrong.ShareNeeded),
        ({"shares": [{"party": "bra", "amount": "1"}, {"party": "nobody", "amount": "1"}]}, wrong.UnknownParty),
        ({"shares": [{"party": "ken", "amount": "1"}, {"party": "vnm", "amount": "1"}]}, wrong.NoVote),
        ({"currency": "XQQ"}, Exception),
    ],
)
def test_what_is_no_joint_fund_is_refused_with_a_sentence(more: dict[str, Any], error: type[Exception]) -> None:
    before = Entry.objects.count()

    with pytest.raises(error) as refused:
        actions.open_fund(fund=a_fund(**more), **told("bra"))

    assert str(refused.value)
    assert Entry.objects.count() == before
