"""What parties do with work plans and transfers: each writes in its own register; it holds when all have consented."""

from datetime import date
from typing import Any

import pytest

from bandung.consents import actions as consents
from bandung.consents.errors import NotAsked, NothingToConsent, OtherVersion, SaidAlready
from bandung.partnerships import actions as partnerships
from bandung.partnerships.errors import FacilitatorOnly, NoSuchInitiative
from bandung.partnerships.errors import NotAPartner as NotPartner
from bandung.plans import actions, queries, rules
from bandung.plans.errors import (
    AlreadyProposed,
    HoldsAlready,
    NoPlanInEffect,
    NoSuchPlan,
    NoSuchTransfer,
    NotGiverOrReceiver,
    NothingChanges,
    NotReportedYet,
    NotTakingPart,
    NotYourProposal,
    PlanMovedOn,
    StrangerInPlan,
    StrangerInTransfer,
    TooLongAPlan,
    UnknownLine,
)
from bandung.plans.models import Plan, Transfer
from bandung.records.errors import BadRecord
from bandung.registers.models import Entry
from bandung.values import Texts
from bandung.values.errors import BandungError
from tests.cast import AT, later, post
from tests.plans_cast import TITLES, a_line, agreed, cast, opened, proposed, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]
HARVEST, COURSE, MONEY = a_line("harvest", "mdg"), a_line("course", "bra"), a_line("money", "jica")
WHAT = {
    "technology": {"en": "Solar dryer"}, "what": {"en": "Drawings and know-how"}, "giver": "bra", "receiver": "mdg",
}  # fmt: skip


def fresh(row: Any) -> Any:
    return type(row).objects.get(pk=row.pk)


def test_the_first_plan_waits_for_every_partner_and_for_a_facilitator_with_a_line() -> None:
    uid = cast().uid

    row = proposed(uid, HARVEST, COURSE, MONEY)

    assert (row.state, row.asked) == (rules.PROPOSED, ["bra", "jica"])
    assert queries.board(uid, "bra").proposals[0].awaited == ["bra", "jica"]
    said("plan", row.uid, row.digest, "bra", later(1))
    assert queries.in_effect(uid) is None
    said("plan", row.uid, row.digest, "jica", later(2))
    assert fresh(row).state == rules.IN_EFFECT
    assert fresh(row).holds_at == later(2)


def test_a_change_waits_only_for_those_whom_it_concerns() -> None:
    uid = cast().uid
    agreed(uid, HARVEST, COURSE, MONEY)

    own = proposed(uid, HARVEST | {"title": {"en": "Sowing"}}, COURSE, MONEY, at=later(1))
    other = proposed(uid, HARVEST | {"title": {"en": "Sowing"}}, COURSE, at=later(2), party="bra")

    assert (own.state, own.asked) == (rules.IN_EFFECT, [])
    assert (other.state, other.asked) == (rules.PROPOSED, ["jica"])


def test_the_entry_is_for_everybody_in_the_initiative_and_for_nobody_else() -> None:
    row = proposed(cast().uid, HARVEST)

    entry = Entry.objects.get(register_id="mdg", seq=row.seq)
    assert (entry.audience, entry.to) == ("parties", ["bra", "jica"])
    with pytest.raises(NoSuchPlan):
        queries.version(row.uid, "ken")
    with pytest.raises(NoSuchInitiative):
        queries.board(row.initiative, "ken")


@pytest.mark.parametrize(
    ("party", "refusal"), [("jica", FacilitatorOnly), ("ken", NoSuchInitiative), ("bra", NotPartner)]
)
def test_who_is_no_partner_proposes_nothing(party: str, refusal: type[BandungError]) -> None:
    cast()
    uid = opened(but=("bra",), identifier="rice").uid

    with pytest.raises(refusal):
        proposed(uid, HARVEST, party=party)

    assert not Plan.objects.exists()


def test_a_refusal_leaves_the_proposal_waiting_and_can_be_followed_by_a_consent() -> None:
    uid = cast().uid
    row = proposed(uid, HARVEST)

    said("plan", row.uid, row.digest, "bra", later(1), says="refuse")

    assert queries.board(uid, "mdg").proposals[0].refused == ["bra"]
    assert fresh(row).state == rules.PROPOSED
    said("plan", row.uid, row.digest, "bra", later(2))
    assert fresh(row).state == rules.IN_EFFECT


def test_a_word_said_twice_by_somebody_not_concerned_or_on_another_version_is_refused() -> None:
    uid = cast().uid
    row = proposed(uid, HARVEST)

    for party, digest, refusal in (
        ("ken", row.digest, NothingToConsent),
        ("jica", row.digest, NotAsked),
        ("bra", "0" * 64, OtherVersion),
    ):
        with pytest.raises(refusal):
            said("plan", row.uid, digest, party)
    said("plan", row.uid, row.digest, "bra", later(1))
    with pytest.raises(SaidAlready):
        said("plan", row.uid, row.digest, "bra", later(2))


def test_an_outdated_proposal_can_no_longer_be_consented_to() -> None:
    uid = cast().uid
    agreed(uid, HARVEST, COURSE)
    slow = proposed(uid, HARVEST, at=later(1))
    proposed(uid, HARVEST | {"title": {"en": "Sowing"}}, COURSE, at=later(2))

    assert fresh(slow).state == rules.OUTDATED
    with pytest.raises(BandungError, match="Another work plan is in effect by now"):
        said("plan", slow.uid, slow.digest, "bra", later(3))
    assert fresh(slow).state == rules.OUTDATED


def test_who_proposes_names_the_plan_that_was_read() -> None:
    uid = cast().uid
    first = agreed(uid, HARVEST)
    told = {**TITLES, "items": [COURSE]}

    with pytest.raises(PlanMovedOn):
        actions.propose(initiative=uid, party="bra", told=told, by=post("bra"), at=later(1), seen="")
    row = actions.propose(initiative=uid, party="bra", told=told, by=post("bra"), at=later(1), seen=first.digest)

    assert row.after == first.digest


def test_the_same_plan_is_not_proposed_twice() -> None:
    uid = cast().uid
    proposed(uid, HARVEST)

    with pytest.raises(AlreadyProposed):
        proposed(uid, HARVEST, at=later(1), party="bra")
    row = Plan.objects.get()
    said("plan", row.uid, row.digest, "bra")
    with pytest.raises(NothingChanges):
        proposed(uid, HARVEST, at=later(1))


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        (HARVEST, BadRecord),
        (a_line("late", "mdg", start="2057-05-01", end="2057-06-01"), TooLongAPlan),
        (a_line("dig", "ken"), StrangerInPlan),
        (a_line("dig", "nobody"), StrangerInPlan),
        (a_line("dig", "mdg", start="2027-05-01", end="2027-04-01"), BadRecord),
    ],
)
def test_a_plan_that_cannot_be_is_refused_and_nothing_is_written(line: Any, refusal: type[BandungError]) -> None:
    uid = cast().uid
    before = Entry.objects.count()

    with pytest.raises(refusal):
        proposed(uid, HARVEST, line)

    assert Entry.objects.count() == before


def test_a_proposal_is_taken_back_by_its_author_alone_and_only_while_it_waits() -> None:
    uid = cast().uid
    row = proposed(uid, HARVEST)

    with pytest.raises(NotYourProposal):
        actions.take_back(uid=row.uid, party="bra", by=post("bra"), at=later(1))
    actions.take_back(uid=row.uid, party="mdg", by=post("mdg"), at=later(1))
    assert fresh(row).state == rules.WITHDRAWN
    held = agreed(uid, COURSE, at=later(2))
    with pytest.raises(HoldsAlready):
        actions.take_back(uid=held.uid, party="mdg", by=post("mdg"), at=later(3))


def test_a_partner_that_leaves_is_waited_for_no_longer() -> None:
    uid = cast().uid
    row = proposed(uid, HARVEST)

    partnerships.leave(uid=uid, party="bra", by=post("bra"), at=later(4))

    assert (fresh(row).state, fresh(row).holds_at) == (rules.IN_EFFECT, later(4))


def test_a_forged_plan_of_a_facilitator_takes_no_effect() -> None:
    from bandung.registers.append import append, publish

    row = cast()
    plan = actions.plan_of(row, "jica", {**TITLES, "items": [MONEY]}, after=None, at=AT)

    append("jica", publish(plan, audience="parties", to=["bra", "mdg"]), by=post("jica"), at=AT)

    assert Plan.objects.get().state == rules.VOID
    assert queries.board(row.uid, "mdg").proposals == []


# -- progress


def report(uid: str, party: str, on: date = date(2026, 11, 24), **more: Any) -> Any:
    stands = [{"key": key, "state": state} for key, state in more.pop("stands", {}).items()]
    return actions.report(initiative=uid, party=party, on=on, stands=stands, by=post(party), at=later(9), **more)


def test_each_partys_report_stays_beside_the_others() -> None:
    uid = cast().uid
    agreed(uid, a_line("both", "mdg", partners=["bra"]))

    report(uid, "mdg", stands={"both": "done"})
    report(uid, "bra", stands={"both": "under-way"})

    (line,) = queries.board(uid, "jica").lines
    assert {party: each.state for party, each in line.reports.items()} == {"mdg": "done", "bra": "under-way"}
    assert line.state == "done"
    assert line.differs


def test_the_same_sheet_sent_twice_is_one_report() -> None:
    uid = cast().uid
    agreed(uid, HARVEST)

    first, second = (report(uid, "mdg", stands={"harvest": "done"}, form="a" * 32) for _each in range(2))

    assert first.uid == second.uid
    assert len(queries.board(uid, "mdg").reports) == 1


@pytest.mark.parametrize(
    ("party", "told", "refusal"),
    [
        ("mdg", {"stands": {"course": "done"}}, UnknownLine),
        ("mdg", {"stands": {"nothing": "done"}}, UnknownLine),
        ("mdg", {"stands": {"harvest": "perfect"}}, BadRecord),
        ("mdg", {}, BadRecord),
        ("mdg", {"stands": {"harvest": "done"}, "on": date(2099, 1, 1)}, NotReportedYet),
        ("ken", {"stands": {"harvest": "done"}}, NoSuchInitiative),
    ],
)
def test_a_report_that_cannot_be_is_refused(party: str, told: Any, refusal: type[BandungError]) -> None:
    uid = cast().uid
    agreed(uid, HARVEST, COURSE)

    with pytest.raises(refusal):
        report(uid, party, **told)


def test_without_a_plan_or_after_leaving_there_is_nothing_to_report() -> None:
    uid = cast().uid
    with pytest.raises(NoPlanInEffect):
        report(uid, "mdg", text=Texts({"en": "Fine."}))
    agreed(uid, HARVEST, COURSE)
    partnerships.leave(uid=uid, party="bra", by=post("bra"), at=later(4))
    with pytest.raises(NotTakingPart):
        report(uid, "bra", stands={"course": "done"})


def test_a_report_of_somebody_outside_the_initiative_is_not_shown() -> None:
    from bandung.records.kinds import read
    from bandung.records.plans import Progress
    from bandung.registers.append import append, publish

    row = cast()
    plan = agreed(row.uid, HARVEST)
    told = {
        "id": "forged", "plan": plan.reference.model_dump(), "initiative": row.reference, "on": "2026-11-24",
        "items": [{"key": "harvest", "state": "done"}],
    }  # fmt: skip

    append("ken", publish(read(Progress, told), audience="parties", to=["mdg"]), by=post("ken"), at=AT)

    assert queries.board(row.uid, "mdg").reports == []
    assert queries.running("mdg")[0].lines[0].state == "not-stated"


def test_what_is_due_is_due_to_whom_it_concerns() -> None:
    uid = cast().uid
    agreed(uid, a_line("harvest", "mdg", start="2026-12-01", end="2027-01-01"), COURSE)

    on = date(2027, 1, 5)

    assert [(each.what, each.item) for each in queries.due("mdg", on)] == [("late-end", "harvest")]
    assert queries.due("bra", on) == []
    report(uid, "mdg", stands={"harvest": "done"})
    assert queries.due("mdg", on) == []


# -- technology


def record(uid: str, party: str = "bra", name: str = "", days: int = 1, **more: Any) -> Transfer:
    return actions.record_transfer(
        initiative=uid, party=party, told=WHAT | more, by=post(party), at=later(days), record=name
    )


def test_the_other_side_confirms_exactly_the_version_it_read() -> None:
    uid = cast().uid
    row = record(uid)

    assert queries.to_confirm("mdg") == [row]
    said("transfer", row.uid, row.digest, "mdg", later(2))
    assert fresh(row).confirmed_at == later(2)
    newer = record(uid, name=row.record, days=3, readiness_at_start=6, readiness_at_end=9)
    assert (newer.uid, newer.confirmed_at, newer.first_at) == (row.uid, None, later(1))
    with pytest.raises(OtherVersion):
        said("transfer", row.uid, row.digest, "mdg", later(4))


@pytest.mark.parametrize(
    ("party", "told", "refusal"),
    [
        ("jica", {}, NotGiverOrReceiver),
        ("ken", {}, NoSuchInitiative),
        ("bra", {"receiver": "ken"}, StrangerInTransfer),
        ("bra", {"receiver": "bra"}, BadRecord),
        ("bra", {"readiness_at_end": 12}, BadRecord),
        ("bra", {"origin": "Pewenche", "community_consent": "not-needed"}, BadRecord),
    ],
)
def test_a_transfer_that_cannot_be_is_refused(party: str, told: Any, refusal: type[BandungError]) -> None:
    uid = cast().uid

    with pytest.raises(refusal):
        record(uid, party, **told)


def test_a_transfer_is_nobodys_outside_and_only_its_writer_takes_it_back() -> None:
    uid = cast().uid
    row = record(uid)

    with pytest.raises(NoSuchTransfer):
        queries.transfer(row.uid, "ken")
    with pytest.raises(NoSuchTransfer):
        actions.take_transfer_back(uid=row.uid, party="mdg", by=post("mdg"), at=later(2))
    actions.take_transfer_back(uid=row.uid, party="bra", by=post("bra"), at=later(2))
    with pytest.raises(BandungError, match="was taken back"):
        said("transfer", row.uid, row.digest, "mdg", later(3))
    assert queries.to_confirm("mdg") == []


def test_a_confirmation_can_be_given_later_and_taken_back_before() -> None:
    uid = cast().uid
    row = record(uid)
    said("transfer", row.uid, row.digest, "mdg", later(2), says="refuse")

    assert queries.to_confirm("mdg") == []
    consents.take_back(
        kind="transfer", uid=row.uid, digest=row.digest, party="mdg", by=post("mdg"), at=later(3), says="refuse"
    )
    assert queries.to_confirm("mdg") == [fresh(row)]
