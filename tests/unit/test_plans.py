"""The rules of work plans: whom a version concerns, which one is in effect, how its lines stand."""

from datetime import date, timedelta
from typing import Any

import pytest

from bandung.consents.rules import Word
from bandung.plans import clocks, lines, rules
from bandung.plans.errors import StrangerInPlan, TooLongAPlan
from bandung.plans.lines import Report
from bandung.plans.rules import Stay, Version
from bandung.records.canonical import digest
from bandung.records.errors import BadRecord
from bandung.records.kinds import as_json, body, read
from bandung.records.plans import Plan, Transfer
from tests.cast import AT, later
from tests.plans_cast import a_line, a_plan

STAYS = (Stay("mwi", False, AT), Stay("bra", False, AT), Stay("jica", True, AT))
HARVEST, COURSE = a_line("harvest", "mwi"), a_line("course", "bra", type="training", training={"seats": 20})


def a_version(plan: Plan, register: str = "mwi", days: int = 1, **more: Any) -> Version:
    return Version(f"{register}/{plan.id}", register, digest(body(plan).encode()), plan, later(days), **more)


def consents(version: Version, *parties: str, days: int = 2, until: int | None = None) -> dict[str, list[Word]]:
    ends = later(until) if until is not None else None
    return {version.uid: [Word(party, version.digest, "consent", later(days), ends) for party in parties]}


def after(version: Version, **more: Any) -> Plan:
    told = as_json(version.plan) | {"after": version.digest} | more
    return read(Plan, told)


# -- whom it concerns


def test_the_first_plan_concerns_whoever_has_a_part_in_one_of_its_lines() -> None:
    plan = a_plan(HARVEST, a_line("visit", "mwi", type="mission", mission={"profile": "Vet", "days": 5, "host": "ken"}))

    assert rules.concerned(None, plan) == {"mwi", "ken"}


def test_a_later_plan_concerns_the_parties_of_the_line_as_it_was_and_as_it_is() -> None:
    old = a_plan(HARVEST, COURSE)
    new = a_plan(HARVEST, COURSE | {"responsible": "mwi"})

    assert rules.concerned(old, new) == {"mwi", "bra"}
    assert rules.changes(old, new) == rules.Changes(changed=("course",), same=("harvest",))


def test_a_line_that_is_gone_concerns_its_parties() -> None:
    assert rules.concerned(a_plan(HARVEST, COURSE), a_plan(HARVEST)) == {"bra"}


def test_another_title_or_order_concerns_nobody() -> None:
    assert rules.concerned(a_plan(HARVEST, COURSE), a_plan(COURSE, HARVEST, title={"en": "Other"})) == frozenset()


def test_another_wording_of_an_output_changes_the_lines_under_it() -> None:
    line = HARVEST | {"output": "yield"}
    old = a_plan(line, COURSE, outputs=[{"key": "yield", "title": {"en": "More cassava"}}])
    new = a_plan(line, COURSE, outputs=[{"key": "yield", "title": {"en": "Much more cassava"}}])

    assert rules.concerned(old, new) == {"mwi"}


def test_the_first_plan_asks_every_partner_and_the_facilitators_that_have_a_line() -> None:
    plan = a_plan(HARVEST)
    with_facilitator = a_plan(HARVEST, a_line("money", "jica"))

    assert rules.asked(None, plan, author="mwi", stays=STAYS, at=AT) == {"bra"}
    assert rules.asked(None, with_facilitator, author="mwi", stays=STAYS, at=AT) == {"bra", "jica"}


def test_who_has_left_is_not_asked() -> None:
    stays = (*STAYS[::2], Stay("bra", False, AT, later(1)))

    assert rules.asked(a_plan(HARVEST, COURSE), a_plan(HARVEST), author="mwi", stays=stays, at=later(2)) == frozenset()


# -- which one is in effect


def test_the_first_plan_holds_from_the_moment_at_which_all_have_consented() -> None:
    one = a_version(a_plan(HARVEST, COURSE))

    told = rules.standings([one], consents(one, "bra", days=3), STAYS)

    assert told == {one.uid: rules.Standing(rules.IN_EFFECT, later(3), frozenset({"bra"}))}


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"mwi/plan": [Word("jica", "0" * 64, "consent", later(2))]},
        {"mwi/plan": [Word("bra", "0" * 64, "consent", later(2))]},
    ],
)
def test_nothing_else_makes_it_hold(words: dict[str, list[Word]]) -> None:
    one = a_version(a_plan(HARVEST, COURSE))

    assert rules.standings([one], words, STAYS)[one.uid].state == rules.PROPOSED


def test_a_refusal_is_no_consent() -> None:
    one = a_version(a_plan(HARVEST))
    words = {one.uid: [Word("bra", one.digest, "refuse", later(2))]}

    assert rules.standings([one], words, STAYS)[one.uid].state == rules.PROPOSED


def test_a_consent_taken_back_before_the_others_gave_theirs_does_not_count() -> None:
    one = a_version(a_plan(HARVEST, a_line("money", "jica")))
    words = [*consents(one, "bra", days=2, until=3)[one.uid], *consents(one, "jica", days=4)[one.uid]]

    assert rules.standings([one], {one.uid: words}, STAYS)[one.uid].state == rules.PROPOSED


def test_a_proposal_taken_back_before_all_had_consented_never_holds() -> None:
    one = a_version(a_plan(HARVEST), until=later(2))

    assert rules.standings([one], consents(one, "bra", days=2), STAYS)[one.uid].state == rules.WITHDRAWN


def test_a_change_replaces_the_plan_that_it_follows() -> None:
    one = a_version(a_plan(HARVEST, COURSE))
    two = a_version(after(one, id="second", items=[HARVEST | {"title": {"en": "Sowing"}}, COURSE]), days=5)

    told = rules.standings([two, one], consents(one, "bra"), STAYS)

    assert {uid: each.state for uid, each in told.items()} == {one.uid: rules.REPLACED, two.uid: rules.IN_EFFECT}
    assert told[two.uid] == rules.Standing(rules.IN_EFFECT, later(5), frozenset())


def test_of_two_changes_of_the_same_plan_the_first_that_holds_wins() -> None:
    one = a_version(a_plan(HARVEST, COURSE))
    slow = a_version(after(one, id="slow", items=[HARVEST]), days=5)
    fast = a_version(after(one, id="fast", items=[HARVEST, COURSE | {"title": {"en": "Short course"}}]), days=6)
    words = consents(one, "bra") | consents(slow, "bra", days=9) | consents(fast, "bra", days=7)

    told = rules.standings([one, slow, fast], words, STAYS)

    assert told[fast.uid].state == rules.IN_EFFECT
    assert told[slow.uid] == rules.Standing(rules.OUTDATED, None, frozenset({"bra"}))


def test_a_change_cannot_hold_before_the_plan_that_it_follows() -> None:
    one = a_version(a_plan(HARVEST, COURSE))
    two = a_version(after(one, id="second", items=[HARVEST | {"title": {"en": "Sowing"}}, COURSE]), days=2)

    told = rules.standings([one, two], consents(one, "bra", days=9), STAYS)

    assert told[two.uid].holds_at == later(9)


def test_a_facilitator_or_a_stranger_proposes_nothing() -> None:
    for register in ("jica", "ken"):
        one = a_version(a_plan(HARVEST), register)

        assert rules.standings([one], consents(one, "mwi", "bra"), STAYS)[one.uid].state == rules.VOID


def test_a_party_that_leaves_is_waited_for_no_longer() -> None:
    stays = (STAYS[0], Stay("bra", False, AT, later(7)))
    one = a_version(a_plan(HARVEST, COURSE))

    assert rules.standings([one], {}, stays)[one.uid].holds_at == later(7)


def test_who_joins_later_changes_nothing_of_what_held() -> None:
    one = a_version(a_plan(HARVEST, COURSE))
    stays = (*STAYS, Stay("ken", False, later(30)))

    assert rules.standings([one], consents(one, "bra"), stays)[one.uid].holds_at == later(2)


# -- bad input


def test_a_plan_of_thirty_years_is_refused() -> None:
    plan = a_plan(HARVEST, a_line("late", "mwi", start="2057-05-01", end="2057-06-01"))

    with pytest.raises(TooLongAPlan, match="at most 15 years; this one covers more than 30"):
        rules.check_plan(plan, None, stays=STAYS, at=AT)


def test_a_party_that_does_not_take_part_is_refused_by_name() -> None:
    with pytest.raises(StrangerInPlan, match="Line “dig” names “ken”"):
        rules.check_plan(a_plan(HARVEST, a_line("dig", "ken")), None, stays=STAYS, at=AT)


def test_a_line_of_a_party_that_left_may_stay_as_it_is_but_not_change() -> None:
    stays = (*STAYS[::2], Stay("bra", False, AT, later(1)))
    old = a_plan(HARVEST, COURSE)

    rules.check_plan(a_plan(HARVEST | {"title": {"en": "Sowing"}}, COURSE), old, stays=stays, at=later(2))
    with pytest.raises(StrangerInPlan):
        rules.check_plan(a_plan(HARVEST, COURSE | {"title": {"en": "X"}}), old, stays=stays, at=later(2))


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (HARVEST, "Two lines have the same key “harvest”."),
        (a_line("x", "mwi", output="none"), "There is no such output in this plan."),
        (a_line("x", "mwi", start="2027-05-01", end="2027-04-01"), "end"),
        (a_line("x", "mwi") | {"period": {"start": "2027-05-01"}}, "Say when it begins and when it ends."),
        (a_line("x", "mwi", type="mission"), "Say what a line of this type consists of."),
        (a_line("x", "mwi", goods={"what": "Drip pipes", "amount": "5"}), "Say what a line of this type consists of."),
    ],
)
def test_a_line_that_cannot_be_is_refused_with_a_sentence(line: dict[str, Any], sentence: str) -> None:
    with pytest.raises(BadRecord, match=sentence):
        a_plan(HARVEST, line)


# -- how it goes


def stand(party: str, state: str, on: date = date(2027, 2, 1), key: str = "harvest") -> Report:
    return Report(party, key, state, on)


def test_each_partys_last_word_stands_beside_the_others() -> None:
    told = [stand("bra", "under-way"), stand("mwi", "not-begun"), stand("mwi", "done", date(2027, 3, 1))]

    (line,) = lines.lines(a_plan(HARVEST), told)

    assert {party: each.state for party, each in line.reports.items()} == {"bra": "under-way", "mwi": "done"}
    assert line.state == "done"
    assert line.differs


def test_a_word_on_an_earlier_day_does_not_replace_one_on_a_later_day() -> None:
    (line,) = lines.lines(a_plan(HARVEST), [stand("mwi", "done", date(2027, 3, 1)), stand("mwi", "under-way")])

    assert line.state == "done"


@pytest.mark.parametrize(
    ("said", "on", "late"),
    [
        ("", date(2027, 1, 31), ""),
        ("", date(2027, 2, 1), ""),
        ("", date(2027, 2, 2), "begin"),
        ("under-way", date(2027, 2, 2), ""),
        ("under-way", date(2027, 3, 31), ""),
        ("under-way", date(2027, 4, 1), "end"),
        ("done", date(2027, 4, 1), ""),
        ("dropped", date(2027, 4, 1), ""),
        ("not-begun", date(2027, 4, 1), "end"),
    ],
)
def test_a_line_is_late_when_its_day_has_passed_and_nobody_says_it_is_done(said: str, on: date, late: str) -> None:
    line = a_line("harvest", "mwi", start="2027-02-01", end="2027-04-01")

    (told,) = lines.lines(a_plan(line), [stand("mwi", said)] if said else [])

    assert told.late(on) == late


# -- clocks

RUNNING = clocks.Running(
    uid="mwi/plan", initiative="mwi/cassava", starts=date(2027, 1, 1), ends=date(2028, 1, 1), partners=("bra", "mwi"),
    reported={"mwi": date(2027, 2, 1)},
    lines=tuple(lines.lines(a_plan(a_line("harvest", "mwi", start="2027-02-01", end="2027-04-01"), COURSE), ())),
)  # fmt: skip


def test_the_responsible_party_is_reminded_of_a_late_line_once_for_each_kind() -> None:
    told = clocks.ringing(RUNNING, date(2027, 4, 1))

    late = [each for each in told if each.what in clocks.LATE]
    assert [(each.party, each.what, each.item, each.since) for each in late] == [
        ("mwi", "late-end", "harvest", date(2027, 4, 1)),
        ("bra", "late-end", "course", date(2027, 4, 1)),
    ]
    assert {each.key for each in late} == {each.key for each in clocks.ringing(RUNNING, date(2027, 5, 1))} & {
        each.key for each in late
    }


def test_at_half_time_every_partner_is_asked_to_look_at_the_plan_until_it_has_reported() -> None:
    middle = date(2027, 7, 2)

    before = [each for each in clocks.ringing(RUNNING, middle - timedelta(days=1)) if each.what == "mid-term"]
    then = [each.party for each in clocks.ringing(RUNNING, middle) if each.what == "mid-term"]

    assert before == []
    assert then == ["bra", "mwi"]


def test_a_party_with_lines_reports_every_half_year() -> None:
    told = [each for each in clocks.ringing(RUNNING, date(2027, 9, 1)) if each.what == "report"]

    assert [(each.party, each.since) for each in told] == [
        ("bra", date(2027, 3, 1) + clocks.REPORT_EVERY),
        ("mwi", date(2027, 2, 1) + clocks.REPORT_EVERY),
    ]


# -- technology


@pytest.mark.parametrize(
    ("origin", "consent", "warns"),
    [(None, "not-stated", False), ("Pewenche", "given", False), ("Pewenche", "asked", True),
     ("Pewenche", "not-stated", True)],
)  # fmt: skip
def test_knowledge_of_a_community_without_its_consent_is_warned_of(
    origin: str | None, consent: str, warns: bool
) -> None:
    assert rules.warns_of_origin(origin, consent) is warns


def test_a_transfer_needs_two_sides_and_a_communitys_consent_is_always_needed() -> None:
    told = {
        "id": "t", "initiative": {"register_code": "mwi", "record": "i", "digest": "0" * 64}, "technology": {"en": "T"},
        "what": {"en": "W"}, "giver": "bra", "receiver": "mwi",
    }  # fmt: skip

    with pytest.raises(BadRecord, match="between two parties"):
        read(Transfer, told | {"receiver": "bra"})
    with pytest.raises(BadRecord, match="needs that community's consent"):
        read(Transfer, told | {"origin": "Pewenche", "community_consent": "not-needed"})
    with pytest.raises(BadRecord, match="At most 9"):
        read(Transfer, told | {"readiness_at_start": 10})
