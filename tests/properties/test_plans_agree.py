"""Whatever parties do about a work plan, and in whatever order registers are read: the same tables; and no plan holds
without the consent of everybody whom it concerns."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bandung.consents import actions as consents
from bandung.consents.models import Consent
from bandung.partnerships import actions as partnerships
from bandung.partnerships.models import Initiative
from bandung.plans import actions, rules
from bandung.plans.models import Plan, Progress, Transfer
from bandung.records.kinds import read
from bandung.records.partnerships import Consent as ConsentRecord
from bandung.registers import append, readers, rebuild
from bandung.registers.models import Entry
from bandung.values.errors import BandungError
from tests.cast import AT, joined, post
from tests.plans_cast import TITLES, a_line, a_plan, opened

PARTIES = ("bra", "mdg", "vnm", "jica")
KEYS = ("sow", "dig", "teach")

# -- whom a version concerns

lines = st.lists(
    st.builds(
        lambda key, who, partners, title: a_line(key, who, partners=partners, title={"en": title}),
        st.sampled_from(KEYS),
        st.sampled_from(PARTIES),
        st.lists(st.sampled_from(PARTIES), max_size=2),
        st.sampled_from(("Sow", "Sow more")),
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda line: line["key"],
)
plans = lines.map(lambda found: a_plan(*found))


@given(old=plans, new=plans)
def test_a_party_is_concerned_exactly_if_one_of_its_lines_comes_goes_or_changes(old: Any, new: Any) -> None:
    before = {line.key: line for line in old.items}
    after = {line.key: line for line in new.items}
    expected = set()
    for key in before.keys() | after.keys():
        if before.get(key) != after.get(key):
            expected |= {party for line in (before.get(key), after.get(key)) if line for party in line.concerned}

    assert rules.concerned(old, new) == expected
    assert rules.concerned(old, new) == rules.concerned(new, old)


@given(plan=plans, order=st.randoms(use_true_random=False))
def test_the_same_lines_in_another_order_concern_nobody(plan: Any, order: Any) -> None:
    items = list(plan.items)
    order.shuffle(items)

    assert rules.concerned(plan, plan.model_copy(update={"items": tuple(items)})) == frozenset()
    assert rules.concerned(None, plan) == {party for line in plan.items for party in line.concerned}


@given(old=plans, middle=plans, new=plans)
def test_nobody_is_concerned_by_two_steps_who_is_by_neither(old: Any, middle: Any, new: Any) -> None:
    assert rules.concerned(old, new) <= rules.concerned(old, middle) | rules.concerned(middle, new)


@given(old=st.none() | plans, new=plans, author=st.sampled_from(PARTIES), gone=st.sets(st.sampled_from(PARTIES)))
def test_the_author_and_who_has_left_are_never_asked(old: Any, new: Any, author: str, gone: set[str]) -> None:
    stays = [rules.Stay(each, each == "jica", AT, AT if each in gone else None) for each in PARTIES]

    asked = rules.asked(old, new, author=author, stays=stays, at=AT)

    assert asked & (gone | {author}) == set()
    if old is None:
        assert asked >= {"bra", "mdg", "vnm"} - gone - {author}


# -- what registers tell

WHAT = (
    "propose", "propose", "propose", "consent", "consent", "consent", "consent", "refuse", "take a word back",
    "take back", "leave", "join", "report", "record", "confirm", "erase", "forge a plan", "forge a consent",
)  # fmt: skip
steps = st.lists(
    st.tuples(st.sampled_from(WHAT), st.sampled_from(PARTIES), st.integers(0, 9), st.integers(0, 7)), max_size=14
)


def act(step: tuple[str, str, int, int], initiative: Initiative) -> None:
    """One thing somebody tries to do; what is refused changes nothing."""
    what, party, days, number = step
    told: dict[str, Any] = {"party": party, "by": post(party), "at": AT + timedelta(days=3 * days)}
    plans = list(Plan.objects.order_by("uid"))
    plan = plans[number % len(plans)] if plans else None
    transfers = list(Transfer.objects.order_by("uid"))
    try:
        with transaction.atomic():
            if what == "propose":
                actions.propose(initiative=initiative.uid, told=a_told(number), **told)
            elif what == "leave":
                partnerships.leave(uid=initiative.uid, **told)
            elif what == "join":
                consents.say(kind="initiative", uid=initiative.uid, digest=initiative.digest, **told)
            elif what == "record":
                record(initiative, number, told)
            elif what == "confirm" and transfers:
                row = transfers[number % len(transfers)]
                consents.say(kind="transfer", uid=row.uid, digest=row.digest, **told)
            elif what == "erase":
                append.redact(party, 2 + number, by=told["by"], at=told["at"])
            elif plan is None:
                return
            elif what in ("consent", "refuse"):
                consents.say(kind="plan", uid=plan.uid, digest=plan.digest, says=what, **told)
            elif what == "take a word back":
                consents.take_back(kind="plan", uid=plan.uid, digest=plan.digest, **told)
            elif what == "take back":
                actions.take_back(uid=plan.uid, **told)
            elif what == "report":
                stands = [{"key": KEYS[number % 3], "state": "done"}]
                actions.report(initiative=initiative.uid, on=told["at"].date(), stands=stands, **told)
            else:
                forge(what, plan, number, told, initiative)
    except BandungError:
        return


def a_told(number: int) -> dict[str, Any]:
    chosen = [key for place, key in enumerate(KEYS) if number & 1 << place] or ["sow"]
    return {**TITLES, "items": [a_line(key, PARTIES[(number + place) % 4]) for place, key in enumerate(chosen)]}


def record(initiative: Initiative, number: int, told: dict[str, Any]) -> None:
    other = PARTIES[(PARTIES.index(told["party"]) + 1 + number % 3) % 4]
    what = {"technology": {"en": f"Dryer {number}"}, "what": {"en": "Drawings"}, "giver": told["party"]}
    actions.record_transfer(
        initiative=initiative.uid, told=what | {"receiver": other}, record=f"dryer-{number % 2}", **told
    )


def forge(what: str, plan: Plan, number: int, told: dict[str, Any], initiative: Initiative) -> None:
    """As a node with rules of its own might write: a plan after any other, a consent to any version under any name."""
    if what == "forge a plan":
        row = Initiative.objects.filter(pk=plan.initiative).first() or initiative
        after = [None, plan.digest, "0" * 64][number % 3]
        made: Any = actions.plan_of(row, told["party"], a_told(number), after=after, at=told["at"])
    else:
        about = {"register_code": plan.register, "record": plan.record, "digest": plan.digest}
        odd = [{}, {"record": "other"}, {"digest": "0" * 64}][number % 3]
        kind = ["plan", "transfer"][number % 2]
        made = read(ConsentRecord, {"id": f"word-{number}", "to": about | odd, "kind": kind, "says": "consent"})
    others = sorted({*PARTIES} - {told["party"]})
    append.append(told["party"], append.publish(made, audience="parties", to=others), by=told["by"], at=told["at"])


def check_no_plan_without_consent() -> None:
    """Whoever was asked, and takes part still when it holds, said so of exactly this version before."""
    for plan in Plan.objects.exclude(holds_at=None):
        stays = [rules.Stay(**each) for each in read_stays(plan.initiative)]
        for party in set(plan.asked) & rules.here(stays, plan.holds_at):
            words = Consent.objects.filter(register=party, digest=plan.digest, about=plan.uid, says="consent")
            assert any(
                word.at <= plan.holds_at and (word.withdrawn_at is None or plan.holds_at < word.withdrawn_at)
                for word in words
            )
    held = Plan.objects.filter(state=rules.IN_EFFECT)
    assert held.count() == len(set(held.values_list("initiative", flat=True)))


def read_stays(initiative: str) -> list[dict[str, Any]]:
    from datetime import datetime

    return [
        {
            **each,
            "since": datetime.fromisoformat(each["since"]),
            "until": datetime.fromisoformat(each["until"]) if each["until"] else None,
        }
        for each in Initiative.objects.get(pk=initiative).stays
    ]


def merged(entries: list[Entry], choices: st.DataObject) -> list[Entry]:
    """The registers read in any order, each of them in its own."""
    queues = [[each for each in entries if each.register_id == code] for code in PARTIES]
    order = choices.draw(st.permutations([code for code, queue in enumerate(queues) for _entry in queue]))
    return [queues[code].pop(0) for code in order]


@pytest.mark.django_db
@pytest.mark.usefixtures("fresh_index")
@settings(max_examples=30, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(taken=steps, choices=st.data())
def test_the_order_of_registers_makes_no_difference_and_no_plan_holds_without_consent(
    taken: list[tuple[str, str, int, int]], choices: st.DataObject
) -> None:
    try:
        with transaction.atomic():
            joined(*PARTIES)
            initiative = opened(partners=("vnm",))
            for step in taken:
                act(step, initiative)
                check_no_plan_without_consent()
            written = rebuild.fingerprint()
            rebuild.rebuild()
            assert rebuild.fingerprint() == written

            for table in reversed(readers.READINGS):
                table._default_manager.all().delete()
            entries = merged(list(Entry.objects.order_by("id")), choices)
            size = choices.draw(st.integers(1, 30))
            for start in range(0, len(entries), size):
                readers.read(entries[start : start + size], follow=False)
            assert rebuild.fingerprint() == written
            raise _Undone
    except _Undone:
        return


@pytest.mark.django_db
@pytest.mark.usefixtures("fresh_index")
def test_the_steps_that_are_tried_do_something() -> None:
    """So that the property above speaks of plans that hold, reports and confirmed transfers, and not of nothing."""
    joined(*PARTIES)
    initiative = opened(partners=("vnm",))
    for what, party, number in (
        ("propose", "mdg", 1), ("consent", "bra", 0), ("consent", "vnm", 0), ("consent", "jica", 0),
        ("report", "mdg", 0), ("record", "mdg", 0), ("confirm", "bra", 0), ("confirm", "vnm", 0),
        ("confirm", "jica", 0),
    ):  # fmt: skip
        act((what, party, 1, number), initiative)

    assert [row.state for row in Plan.objects.all()] == [rules.IN_EFFECT]
    assert Transfer.objects.exclude(confirmed_at=None).count() == 1
    assert [row.register for row in Progress.objects.all()] == ["mdg"]


class _Undone(Exception):
    pass
