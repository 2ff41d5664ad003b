"""Funds, calls, joint proposals, assessments, awards: the happy path and what each step refuses."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from bandung.consents import actions as consents
from bandung.consents.errors import NoSuchConsent, NotAsked, OtherVersion, SaidAlready
from bandung.funds import actions, assessing, bench, queries, rules
from bandung.funds import errors as wrong
from bandung.funds.models import Assessment, JointProposal, OwnAssessment, Seal
from bandung.records import funds as records
from bandung.records.errors import BadRecord
from bandung.records.kinds import read
from bandung.reference import UnknownCode
from bandung.registers import append, rebuild
from bandung.registers.models import Entry
from bandung.values import BadValue, Texts
from tests.cast import joined, post
from tests.stage_of_funds import (
    CLOSED,
    OPEN,
    PARTIES,
    SCORES,
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
        ({"currency": "XQQ"}, UnknownCode),
    ],
)
def test_what_is_no_joint_fund_is_refused_with_a_sentence(more: dict[str, Any], error: type[Exception]) -> None:
    before = Entry.objects.count()

    with pytest.raises(error) as refused:
        actions.open_fund(fund=a_fund(**more), **told("bra"))

    assert str(refused.value)
    assert Entry.objects.count() == before


def test_a_call_is_open_to_all_when_every_party_that_decides_has_consented() -> None:
    agreed_fund()
    actions.open_call(call=a_call(), **told("bra"))
    with pytest.raises(wrong.NoSuchCall):
        queries.call("bra/call-2027")
    assert queries.calls(queries.CallFilters(), at=START) == []

    consented("call", "bra/call-2027", "vnm")

    found = queries.call("bra/call-2027", "mdg")
    assert [found.state(at) for at in (START, OPEN, CLOSED)] == ["coming", "open", "closed"]


def test_there_is_no_call_of_a_fund_that_does_not_hold() -> None:
    actions.open_fund(fund=a_fund(), **told("bra"))

    with pytest.raises(wrong.FundNotHeld):
        actions.open_call(call=a_call(), **told("bra"))


def test_what_was_shown_to_others_is_changed_by_withdrawing_it_and_writing_another() -> None:
    actions.open_fund(fund=a_fund(), **told("bra"))
    with pytest.raises(wrong.AlreadyWritten):
        actions.open_fund(fund=a_fund(every_year=False), **told("bra"))

    actions.open_fund(fund=a_fund("joint-2"), replacing="bra/joint", **told("bra"))

    assert {each.row.uid: each.state for each in queries.funds("vnm")} == {
        "bra/joint": "withdrawn", "bra/joint-2": "proposed",
    }  # fmt: skip
    with pytest.raises(Exception, match="withdrawn by the party"):
        consented("fund", "bra/joint", "vnm")


def test_what_all_have_agreed_to_is_not_taken_back_by_one() -> None:
    agreed_fund()

    with pytest.raises(wrong.AgreedAlready):
        actions.take_back(kind="fund", uid="bra/joint", **told("bra"))
    with pytest.raises(wrong.NoSuchFund):
        actions.take_back(kind="fund", uid="bra/joint", **told("vnm"))


def test_what_holds_is_announced_unchanged_for_everybody() -> None:
    actions.open_fund(fund=a_fund(), **told("bra"))
    with pytest.raises(wrong.FundNotHeld):
        actions.announce(kind="fund", uid="bra/joint", **told("bra"))
    consented("fund", "bra/joint", "vnm")
    with pytest.raises(wrong.NoSuchFund):
        actions.announce(kind="fund", uid="bra/joint", **told("vnm"))
    before = queries.fund("bra/joint")

    entry = actions.announce(kind="fund", uid="bra/joint", **told("bra", OPEN))

    after = queries.fund("bra/joint")
    assert (after.holds, after.agreed, after.row.digest) == (True, before.agreed, before.row.digest)
    assert (entry.audience, after.row.seq, after.row.at) == ("public", entry.seq, before.row.at)
    with pytest.raises(wrong.AnnouncedAlready):
        actions.announce(kind="fund", uid="bra/joint", **told("bra", OPEN))


def test_a_consent_to_another_version_is_refused() -> None:
    actions.open_fund(fund=a_fund(), **told("bra"))

    with pytest.raises(OtherVersion):
        actions.consent(kind="fund", uid="bra/joint", digest="0" * 64, **told("vnm"))


def test_a_proposal_stands_when_each_proposing_party_has_consented_while_the_call_was_open() -> None:
    agreed_call()
    actions.submit(proposal=a_proposal(), **told("bra", OPEN))
    assert (queries.proposal("bra/milk", "vnm").state, queries.proposals_of("vnm")[0].agreed.awaited) == (
        "proposed",
        ("vnm",),
    )
    with pytest.raises(wrong.NoSuchProposal):
        queries.proposal("bra/milk", "ken")

    consented("joint-proposal", "bra/milk", "vnm", OPEN)

    assert queries.proposal("bra/milk", "vnm").state == "stands"
    with pytest.raises(SaidAlready):
        consented("joint-proposal", "bra/milk", "vnm", OPEN)


EDGE = datetime(2027, 5, 23, 20, 0, tzinfo=UTC)
"""17:00 of the last day in Brazil, 03:00 of the day after in Viet Nam."""


def test_at_the_edge_each_party_goes_by_its_own_clock() -> None:
    agreed_call()
    with pytest.raises(wrong.OutsideWindow, match=r"Asia/Ho_Chi_Minh.*2027-05-24 03:00:00"):
        actions.submit(proposal=a_proposal("late"), **told("vnm", EDGE))
    actions.submit(proposal=a_proposal("early"), **told("bra", EDGE))

    with pytest.raises(wrong.OutsideWindow):
        consented("joint-proposal", "bra/early", "vnm", EDGE)

    assert queries.proposal("bra/early", "vnm").state == "proposed"


def test_a_consent_after_the_close_does_not_count_whoever_wrote_it() -> None:
    agreed_call()
    actions.submit(proposal=a_proposal(), **told("bra", OPEN))
    row = JointProposal.objects.get(pk="bra/milk")

    consents.say(kind="joint-proposal", uid="bra/milk", digest=row.digest, **told("vnm", CLOSED))

    found = queries.proposal("bra/milk", "vnm")
    assert (found.state, found.late, found.stands) == ("late", ("vnm",), False)


def test_a_proposal_for_which_a_consent_is_awaited_lapses_with_the_call() -> None:
    agreed_call()
    actions.submit(proposal=a_proposal(), **told("bra", OPEN))
    found = queries.proposal("bra/milk", "vnm")

    assert [found.state_at(at) for at in (OPEN, EDGE, CLOSED)] == ["proposed", "lapsed", "lapsed"]


def test_who_wrote_something_consents_by_that_and_not_once_more() -> None:
    actions.open_fund(fund=a_fund(), **told("bra"))

    with pytest.raises(wrong.OwnText):
        consented("fund", "bra/joint", "bra")


def test_a_proposal_written_after_the_close_elsewhere_does_not_count_here() -> None:
    agreed_call()
    step = append.publish(a_proposal(), audience="parties", to=["vnm"])
    append.append("bra", step, by=post("bra"), at=CLOSED)

    consents.say(
        kind="joint-proposal", uid="bra/milk", digest=JointProposal.objects.get().digest, **told("vnm", CLOSED)
    )

    assert queries.proposal("bra/milk", "vnm").late == ("bra", "vnm")
    assert not queries.proposal("bra/milk", "vnm").stands


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"sectors": ["31110"]}, "none of the call’s sectors: 122"),
        ({"asked_for": "100000.01"}, "100000 USD at most"),
        ({"asked_for": "0"}, "asks for nothing"),
        ({"parties": ("bra", "mdg")}, "no share in it: mdg"),
        (
            {"proposers": [
                {"party": "bra", "organisation": {"name": "Dairy", "type": "private"}},
                {"party": "vnm", "organisation": {"name": "Hospital", "type": "government"}},
            ]},
            "not for institutions of this kind: Dairy",
        ),
    ],
)  # fmt: skip
def test_a_proposal_that_misses_a_condition_is_refused_with_the_condition(more: dict[str, Any], sentence: str) -> None:
    agreed_call()

    with pytest.raises(wrong.NotEligible, match=sentence):
        actions.submit(proposal=a_proposal(**more), **told("bra", OPEN))


def test_a_call_towards_third_countries_takes_their_institutions_beside_those_of_the_fund() -> None:
    agreed_call(towards_third_countries=True)
    with pytest.raises(wrong.NotEligible, match="missing: vnm"):
        actions.submit(proposal=a_proposal(parties=("bra", "mdg")), **told("bra", OPEN))

    agreed_proposal(parties=("bra", "vnm", "mdg"))

    assert queries.proposal("bra/milk", "mdg").stands


@pytest.mark.parametrize("told_of", [{"asked_for": "-1"}, {"proposers": []}, {"asked_for": "many"}])
def test_what_is_no_proposal_is_no_record(told_of: dict[str, Any]) -> None:
    agreed_call()

    with pytest.raises(BadRecord):
        a_proposal(**told_of)


def test_a_proposal_can_be_withdrawn_at_any_time_by_the_party_that_wrote_it() -> None:
    agreed_call()
    uid = agreed_proposal()
    with pytest.raises(wrong.NoSuchProposal):
        actions.take_back(kind="joint-proposal", uid=uid, **told("vnm", OPEN))

    actions.take_back(kind="joint-proposal", uid=uid, **told("bra", CLOSED))

    assert queries.proposal(uid, "vnm").state == "withdrawn"
    with pytest.raises(wrong.NotStanding):
        sealed(uid, "vnm")


def test_a_party_that_consented_leaves_whenever_it_likes_and_comes_back_while_the_call_is_open() -> None:
    agreed_call()
    uid = agreed_proposal()
    actions.leave(uid=uid, **told("vnm", OPEN + timedelta(hours=1)))
    assert queries.proposal(uid, "bra").state == "left"
    with pytest.raises(NoSuchConsent):
        actions.leave(uid=uid, **told("vnm", OPEN + timedelta(hours=1)))
    consented("joint-proposal", uid, "vnm", OPEN + timedelta(hours=2))
    assert queries.proposal(uid, "bra").stands

    actions.leave(uid=uid, **told("vnm", CLOSED))

    found = queries.proposal(uid, "bra")
    assert (found.state, found.stood(OPEN + timedelta(hours=3)), found.stood(CLOSED)) == ("left", True, False)
    with pytest.raises(wrong.OutsideWindow):
        consented("joint-proposal", uid, "vnm", CLOSED)


# Assessing apart and together


def test_sides_seal_then_open_then_assess_together() -> None:
    agreed_call()
    uid = agreed_proposal()
    with pytest.raises(wrong.StillOpen):
        sealed(uid, "bra", OPEN)
    bench.keep(proposal=uid, draft={"text": "So far"}, **told("bra", CLOSED))
    sealed(uid, "bra")
    with pytest.raises(wrong.AlreadySealed):
        bench.keep(proposal=uid, draft={}, **told("bra", CLOSED))
    with pytest.raises(wrong.NotAllSealed, match="vnm"):
        opened(uid, "bra")
    sealed(uid, "vnm", relevance=40)
    with pytest.raises(wrong.AllSealed):
        bench.unseal(proposal=uid, **told("bra", CLOSED))
    opened(uid, "bra")
    with pytest.raises(wrong.AlreadyOpened):
        opened(uid, "bra")
    with pytest.raises(wrong.NotAllOpened):
        bench.assess_together(proposal=uid, scores=SCORES, **told("bra", CLOSED))
    opened(uid, "vnm")
    found = assessing.board("bra/call-2027", "bra").of(uid)
    assert found is not None
    assert (found.points, found.divergence, found.step) == (
        {"bra": Decimal("74.00"), "vnm": Decimal("50.00")}, Decimal("24.00"), "together",
    )  # fmt: skip

    entry = bench.assess_together(proposal=uid, scores=SCORES, **told("vnm", CLOSED))
    consented("assessment", entry.uid, "bra", CLOSED)

    board = assessing.board("bra/call-2027", "vnm")
    assert [(each.proposal, each.rank, each.points) for each in board.ranking] == [(uid, 1, Decimal("74.00"))]
    with pytest.raises(wrong.AlreadyAssessed):
        bench.assess_together(proposal=uid, scores=SCORES, **told("vnm", CLOSED))


def test_a_seal_can_be_taken_back_until_the_others_have_sealed() -> None:
    agreed_call()
    uid = agreed_proposal()
    sealed(uid, "bra", relevance=1)
    bench.unseal(proposal=uid, **told("bra", CLOSED))
    sealed(uid, "bra", CLOSED + timedelta(hours=1))
    sealed(uid, "vnm", CLOSED + timedelta(hours=1))

    opened(uid, at=CLOSED + timedelta(hours=1))

    found = assessing.board("bra/call-2027", "bra").of(uid)
    assert found is not None
    assert found.points["bra"] == Decimal("74.00")


def test_an_opened_assessment_that_does_not_match_its_seal_does_not_count() -> None:
    agreed_call()
    uid = agreed_proposal()
    sealed(uid, "bra")
    sealed(uid, "vnm")
    row = OwnAssessment.objects.get(party="bra")
    under, text = next(iter(row.sealed.items()))
    row.sealed = {under: text.replace("80", "99")}
    row.save()
    with pytest.raises(wrong.BrokenSeal):
        opened(uid, "bra")
    other = read(records.Assessment, {
        "id": rules.assessment_id(uid), "proposal": actions.reference(JointProposal.objects.get()).model_dump(),
        "salt": "0" * 32, "scores": [{"key": key, "points": 99} for key in SCORES],
    })  # fmt: skip
    step = append.publish(other, audience="parties", to=["vnm"])
    append.append("bra", step, by=post("bra"), at=CLOSED)

    found = assessing.board("bra/call-2027", "vnm").of(uid)

    assert found is not None
    assert (dict(found.opened), found.broken, found.step) == ({}, ("bra",), "open")


def test_an_assessment_opened_before_all_had_sealed_does_not_count() -> None:
    agreed_call()
    uid = agreed_proposal()
    sealed(uid, "bra")
    text = next(iter(OwnAssessment.objects.get(party="bra").sealed.values()))
    step = append.publish(records.Assessment.model_validate_json(text), audience="parties", to=["vnm"])
    append.append("bra", step, by=post("bra"), at=CLOSED)
    sealed(uid, "vnm", CLOSED + timedelta(seconds=1))

    found = assessing.board("bra/call-2027", "vnm").of(uid)

    assert found is not None
    assert dict(found.opened) == {}


@pytest.mark.parametrize(
    ("scores", "error"),
    [
        ({"relevance": 80, "results": 65, "beauty": 5}, wrong.UnknownCriterion),
        ({"relevance": 80}, wrong.CriterionMissing),
        ({"relevance": 101, "results": 1}, BadRecord),
        ({"relevance": -1, "results": 1}, BadRecord),
    ],
)
def test_points_are_for_the_criteria_of_the_call(scores: dict[str, int], error: type[Exception]) -> None:
    agreed_call()
    uid = agreed_proposal()

    with pytest.raises(error):
        bench.seal(proposal=uid, scores=scores, **told("bra", CLOSED))

    assert not Seal.objects.exists()


def test_nobody_keeps_a_draft_without_end() -> None:
    agreed_call()
    uid = agreed_proposal()

    with pytest.raises(BadValue):
        bench.keep(proposal=uid, draft={"text": "a" * 400_000}, **told("bra", CLOSED))


def test_who_has_no_vote_assesses_nothing() -> None:
    agreed_call()
    uid = agreed_proposal()

    with pytest.raises(wrong.NoSuchProposal):
        sealed(uid, "ken")
    with pytest.raises(wrong.NoSuchCall):
        assessing.board("bra/call-2027", "ken")


# Ranking and award


def test_an_award_holds_when_all_have_consented_and_its_parts_follow_the_shares() -> None:
    agreed_call()
    milk, water = agreed_proposal("milk"), agreed_proposal("water", "vnm")
    assessed_together(milk)
    with pytest.raises(wrong.NotAllAssessed):
        bench.propose_award(call="bra/call-2027", given={}, **told("bra", CLOSED))
    assessed_together(water)
    with pytest.raises(wrong.MoreThanAskedFor):
        bench.propose_award(call="bra/call-2027", given={milk: Decimal("90000.02")}, **told("bra", CLOSED))
    with pytest.raises(wrong.OutsideTheFund):
        bench.propose_award(call="bra/call-2027", given={milk: {"ken": Decimal(1)}}, **told("bra", CLOSED))

    entry = bench.propose_award(call="bra/call-2027", given={milk: Decimal("90000.01")}, **told("bra", CLOSED))
    consented("award", entry.uid, "vnm", CLOSED)

    found = assessing.board("bra/call-2027", "vnm")
    assert [(each.rank, each.points) for each in found.ranking] == [(1, Decimal("74.00"))] * 2
    assert found.award is not None
    parts = found.award.row.says.awarded[0].contributions
    assert [(each.giver, each.amount) for each in parts] == [("bra", "45000.01"), ("vnm", "45000.00")]
    with pytest.raises(wrong.DecidedAlready):
        bench.propose_award(call="bra/call-2027", given={}, **told("vnm", CLOSED))


def test_an_award_with_another_ranking_does_not_count() -> None:
    agreed_call()
    milk = agreed_proposal("milk")
    assessed_together(milk)
    forged = read(records.Award, {
        "id": "award", "call": actions.reference(queries.call("bra/call-2027").row).model_dump(), "on": "2027-06-01",
        "ranking": [{
            "proposal": actions.reference(JointProposal.objects.get()).model_dump(), "rank": 1, "points": "99",
        }],
    })  # fmt: skip
    append.append("bra", append.publish(forged, audience="parties", to=["vnm"]), by=post("bra"), at=CLOSED)

    with pytest.raises(Exception, match="does not follow"):
        consented("award", "bra/award", "vnm", CLOSED)

    assert assessing.board("bra/call-2027", "vnm").award is None


def test_an_award_stays_when_an_awarded_proposal_is_withdrawn_later() -> None:
    agreed_call()
    milk = agreed_proposal("milk")
    assessed_together(milk)
    entry = bench.propose_award(call="bra/call-2027", given={milk: Decimal(10)}, **told("bra", CLOSED))
    consented("award", entry.uid, "vnm", CLOSED)

    actions.take_back(kind="joint-proposal", uid=milk, **told("bra", CLOSED + timedelta(days=1)))

    assert assessing.board("bra/call-2027", "vnm").award is not None


def test_a_rebuild_tells_the_same_and_leaves_what_only_one_side_has() -> None:
    agreed_call()
    uid = agreed_proposal()
    assessed_together(uid)
    before = rebuild.fingerprint()

    rebuild.rebuild()

    assert rebuild.fingerprint() == before
    assert OwnAssessment.objects.count() == 2
    assert Assessment.objects.filter(joint=True).count() == 1


def test_texts_of_an_assessment_are_kept_in_their_language() -> None:
    agreed_call()
    uid = agreed_proposal()
    bench.seal(
        proposal=uid, scores={}, eligible=False, text=Texts({"pt": "Falta o orçamento"}, field="text"),
        **told("bra", CLOSED),
    )  # fmt: skip
    sealed(uid, "vnm")
    opened(uid)

    found = assessing.board("bra/call-2027", "bra").of(uid)

    assert found is not None
    assert found.points == {"bra": None, "vnm": Decimal("74.00")}
    assert found.divergence is None
