"""Whatever parties do with a fund, and in whatever order registers are read: the same tables, the same that holds; and
nobody reads another side's assessment before every side has sealed its own.
"""

import json
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bandung.consents import actions as consents
from bandung.funds import actions, assessing, bench, queries, rules
from bandung.funds.models import Call, Fund, JointProposal, OwnAssessment
from bandung.funds.subjects import FINDINGS
from bandung.records import funds as records
from bandung.records.kinds import read
from bandung.registers import append, readers, rebuild
from bandung.registers.models import Entry
from bandung.values import Texts
from bandung.values.errors import BandungError
from tests.cast import joined, post
from tests.stage_of_funds import (
    CLOSED,
    OPEN,
    SCORES,
    START,
    a_call,
    a_fund,
    a_proposal,
    agreed_call,
    agreed_proposal,
    assessed_together,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

PARTIES = ("bra", "vnm", "mdg", "jica")
SIDES = ("bra", "vnm")
EARLY = (
    "fund",
    "call",
    "propose",
    "consent",
    "consent",
    "consent",
    "refuse",
    "withdraw",
    "late consent",
    "leave",
    "announce",
)
LATE = (
    "keep", "seal", "seal", "seal", "unseal", "open", "open", "open", "together", "together", "consent", "award",
    "withdraw", "leave", "erase",
    "forge an assessment", "forge a seal", "forge an award",
)  # fmt: skip
early = st.lists(st.tuples(st.sampled_from(EARLY), st.sampled_from(PARTIES), st.integers(0, 5)), max_size=12)
deciding = st.sampled_from((*SIDES, *SIDES, *SIDES, "mdg"))
late = st.lists(st.tuples(st.sampled_from(LATE), deciding, st.integers(0, 5)), min_size=4, max_size=24)


def attempt(step: tuple[str, str, int], at: Any, number: int) -> None:
    """One thing somebody tries; what is refused changes nothing."""
    try:
        with transaction.atomic():
            act(step, at + timedelta(minutes=number), number)
    except BandungError:
        return


def act(step: tuple[str, str, int], at: Any, position: int) -> None:
    what, party, number = step
    told: dict[str, Any] = {"party": party, "by": post(party), "at": at}
    proposals = list(JointProposal.objects.order_by("uid").values_list("uid", flat=True))
    uid = proposals[number % len(proposals)] if proposals else "bra/none"
    if what == "fund":
        shares = [{"party": code, "amount": str(number + 1)} for code in (*SIDES, *PARTIES[3 : 3 + number % 2])]
        actions.open_fund(fund=a_fund(f"f{position}", shares=shares), **told)
    elif what == "call":
        fund = Fund.objects.order_by("uid")[number % max(1, Fund.objects.count()) :].first()
        if fund is not None:
            actions.open_call(call=a_call(f"c{position}", fund.uid, towards_third_countries=number % 2 == 1), **told)
    elif what == "propose":
        called = Call.objects.order_by("uid")[number % max(1, Call.objects.count()) :].first()
        if called is not None:
            parties = PARTIES[:2] if number % 2 else PARTIES[:3]
            actions.submit(proposal=a_proposal(f"p{position}", called.uid, parties), **told)
    elif what in ("consent", "refuse", "late consent", "withdraw"):
        speak(what, number, told)
    elif what == "announce":
        kind = ("fund", "call")[number % 2]
        row = actions.TABLES[kind]._default_manager.filter(register=party).order_by("uid").first()
        if row is not None:
            actions.announce(kind=kind, uid=row.uid, **told)
    elif what == "leave":
        actions.leave(uid=uid, **told)
    elif what == "erase":
        append.redact(party, 2 + number, by=told["by"], at=at)
    elif what.startswith("forge"):
        forge(what, uid, number, told)
    elif what == "award":
        given_to = {uid: Decimal(number * 7 + 1)} if number else {}
        bench.propose_award(call="bra/call-2027", given=given_to, **told)
    else:
        on_the_bench(what, uid, number, told)


def speak(what: str, number: int, told: dict[str, Any]) -> None:
    kinds = ("fund", "call", "joint-proposal", "assessment", "award")
    rows = [(kind, row) for kind in kinds for row in actions.TABLES[kind]._default_manager.order_by("uid")]
    if not rows:
        return
    kind, row = rows[(number * 7 + len(told["party"])) % len(rows)]
    if what == "withdraw":
        actions.take_back(kind=kind, uid=row.uid, **told)
        return
    says = "refuse" if what == "refuse" else "consent"
    if what == "late consent":
        consents.say(kind=kind, uid=row.uid, digest=row.digest, says=says, **told | {"at": CLOSED})
    else:
        actions.consent(kind=kind, uid=row.uid, digest=row.digest, says=says, **told)


def on_the_bench(what: str, uid: str, number: int, told: dict[str, Any]) -> None:
    scores = {"relevance": number * 20, "results": 50}
    secret = Texts({"en": f"secret of {told['party']}"}, field="text")
    if what == "keep":
        bench.keep(proposal=uid, draft={"text": f"secret of {told['party']}"}, **told)
    elif what == "seal":
        bench.seal(proposal=uid, scores=scores, text=secret, **told)
    elif what == "unseal":
        bench.unseal(proposal=uid, **told)
    elif what == "open":
        bench.open_sealed(proposal=uid, **told)
    else:
        bench.assess_together(proposal=uid, scores=scores, **told)


def forge(what: str, uid: str, number: int, told: dict[str, Any]) -> None:
    """As a node with rules of its own might write."""
    row = JointProposal.objects.filter(pk=uid).first()
    if row is None:
        return
    about, others = actions.reference(row).model_dump(), [code for code in PARTIES if code != told["party"]]
    if what == "forge a seal":
        record: Any = read(records.Seal, {
            "id": f"{rules.seal_stem(uid)}-{number}", "about": about, "digest": f"{number}" * 64,
        })  # fmt: skip
    elif what == "forge an assessment":
        joint = number % 2 == 1
        name = f"{rules.joint_stem(uid)}-{number}" if joint else rules.assessment_id(uid)
        scores = [{"key": key, "points": 100} for key in SCORES]
        salt = None if joint else "0" * 32
        record = read(records.Assessment, {
            "id": name, "proposal": about, "joint": joint, "salt": salt, "scores": scores,
        })  # fmt: skip
    else:
        call = Call.objects.filter(pk=row.call).first()
        if call is None:
            return
        called = actions.reference(call).model_dump()
        ranking = [{"proposal": about, "rank": 1, "points": "100"}]
        record = read(records.Award, {"id": f"a{number}", "call": called, "on": "2027-06-01", "ranking": ranking})
    append.append(told["party"], append.publish(record, audience="parties", to=others), by=told["by"], at=told["at"])


def what_holds() -> dict[str, Any]:
    """Everything that rests on several registers, as every page would show it."""
    told: dict[str, Any] = {
        kind: sorted(
            (row.uid, (found.holds, sorted(found.parties)) if (found := find(row.uid)) else None)
            for row in actions.TABLES[kind]._default_manager.all()
        )
        for kind, find in FINDINGS.items()
    }
    told["proposals"] = sorted(
        (row.row.uid, row.state, row.agreed, row.ended)
        for row in queries.proposal_views(list(JointProposal.objects.all())).values()
    )
    for called in queries.call_views(list(Call.objects.all())).values():
        board = assessing.board_of(called)
        told[called.row.uid] = (
            [(each.proposal.row.uid, each.step, sorted(each.opened), each.broken) for each in board.assessed],
            board.ranking, board.award.row.uid if board.award else "",
        )  # fmt: skip
    return told


def merged(entries: list[Entry], choices: st.DataObject) -> list[Entry]:
    """The registers read in any order, each of them in its own."""
    queues = [[each for each in entries if each.register_id == code] for code in PARTIES]
    order = choices.draw(st.permutations([code for code, queue in enumerate(queues) for _entry in queue]))
    return [queues[code].pop(0) for code in order]


def check_order_makes_no_difference(choices: st.DataObject) -> None:
    written, held = rebuild.fingerprint(), what_holds()
    rebuild.rebuild()
    assert (rebuild.fingerprint(), what_holds()) == (written, held)
    for table in reversed(readers.READINGS):
        table._default_manager.all().delete()
    entries = merged(list(Entry.objects.order_by("id")), choices)
    size = choices.draw(st.integers(1, 30))
    for start in range(0, len(entries), size):
        readers.read(entries[start : start + size], follow=False)
    assert (rebuild.fingerprint(), what_holds()) == (written, held)


def check_no_side_was_read_too_early(*, erased: bool) -> None:
    """What a side wrote stands in no entry before every side has sealed, and on no page of another before it opened.

    Where a party erased a seal of its own after all had opened, what was opened stays in the registers and no longer
    counts.
    """
    for view in queries.proposal_views(list(JointProposal.objects.all())).values():
        found = assessing.assessing(view)
        for party in found.sides:
            shown = json.dumps([each.body for code, each in found.opened.items() if code != party])
            for other in set(found.sides) - {party}:
                if found.sealed is None or other not in found.opened:
                    assert f"secret of {other}" not in shown
        if found.sealed is None:
            assert not found.opened
        if found.sealed is None and not erased:
            for row in OwnAssessment.objects.filter(proposal=view.row.uid):
                written = Entry.objects.filter(register_id=row.party, kind="assessment", body__contains="secret of")
                assert not [each for each in written if each.record == rules.assessment_id(view.row.uid)]


def begin(far: int) -> None:
    """Some of the way, so that what comes last is reached as often as what comes first."""
    if far > 1:
        assessed_together("vnm/water")
    if far > 2:
        assessed_together("bra/milk")
    elif far:
        for party in SIDES:
            on_the_bench("seal", "bra/milk", 4, {"party": party, "by": post(party), "at": CLOSED})


settled = settings(max_examples=20, deadline=None, database=None, suppress_health_check=list(HealthCheck))


@settled
@given(taken=early, choices=st.data())
def test_funds_calls_and_proposals_hold_the_same_in_whatever_order_registers_are_read(
    taken: list[tuple[str, str, int]], choices: st.DataObject
) -> None:
    try:
        with transaction.atomic():
            joined(*PARTIES)
            for number, step in enumerate(taken):
                attempt(step, OPEN if step[0] in ("propose", "consent") and number % 2 else START, number)
            for view in queries.proposal_views(list(JointProposal.objects.all())).values():
                if view.stands:
                    assert not set(view.late)
                    assert view.call.holds
            check_order_makes_no_difference(choices)
            raise _Undone
    except _Undone:
        return


@settled
@given(begun=st.integers(0, 3), taken=late, choices=st.data())
def test_assessments_awards_and_seals_hold_the_same_and_no_side_is_read_too_early(
    begun: int, taken: list[tuple[str, str, int]], choices: st.DataObject
) -> None:
    try:
        with transaction.atomic():
            joined(*PARTIES)
            agreed_call()
            agreed_proposal("milk")
            agreed_proposal("water", "vnm")
            begin(begun)
            for number, step in enumerate(taken):
                attempt(step, CLOSED, number)
                check_no_side_was_read_too_early(erased=any(what == "erase" for what, *_rest in taken))
            check_order_makes_no_difference(choices)
            raise _Undone
    except _Undone:
        return


class _Undone(Exception):
    pass
