"""Whatever parties do when they look back, and in whatever order registers are read: the same tables; nobody's answers
are readable before the round is open; answers that are not what was sealed keep no row.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bandung.consents import actions as consents
from bandung.partnerships import actions as partnerships
from bandung.partnerships.models import Initiative
from bandung.plans.rules import Stay
from bandung.records.canonical import parse
from bandung.records.kinds import read
from bandung.registers import append, readers, rebuild
from bandung.registers.models import Entry, Register
from bandung.reviews import actions, queries, rounding, rules
from bandung.reviews.beside import beside
from bandung.reviews.models import Lesson, Observation, OwnReview, Review, ReviewRound, ReviewSeal
from bandung.reviews.multiplier import children_of, tree
from bandung.reviews.views import rounds
from bandung.values.errors import BandungError
from tests.cast import AT
from tests.reviews_cast import DUE, KEYS, begun, cast, on, revealed, sealed

PARTIES = ("bra", "mdg", "jica", "ken")
DAYS = (1, 2, 3, 69, 70, 90)
"""Days after the beginning, around the day after that on which answers are due."""

# -- when a round opens


@given(
    seals=st.dictionaries(st.sampled_from(PARTIES), st.integers(0, 100)),
    gone=st.dictionaries(st.sampled_from(PARTIES[:3]), st.integers(1, 100)),
    at=st.integers(0, 110),
)
def test_a_round_is_open_only_when_all_that_are_there_have_sealed_or_the_day_is_over(
    seals: dict[str, int], gone: dict[str, int], at: int
) -> None:
    who = PARTIES[:3]
    stays = [Stay(each, each == "jica", AT, _day(gone[each]) if each in gone else None) for each in who]
    told = {party: _day(number) for party, number in seals.items()}

    opens = rules.opened_at(who, told, stays, DUE)

    if opens is None:
        assert len(told.keys() & set(who)) < 2
        return
    there = {party for party in who if party in told and told[party] <= opens}
    assert len(there) >= 2
    assert opens >= rules.due_over(DUE) or {each.party for each in stays if each.covers(opens)} <= there
    sides = rules.standings(who, told, who, stays, began=AT, due=DUE, at=_day(at))
    assert all((each.state == "revealed") == (each.party in told and opens <= _day(at)) for each in sides)
    assert {each.party for each in sides if each.late} == {each for each in there ^ ({*told} & {*who}) if each in told}


def _day(number: int) -> Any:
    return AT + timedelta(days=number)


# -- side by side

points = st.dictionaries(st.sampled_from(KEYS[:6]), st.none() | st.integers(0, 3), min_size=1)


@given(said=st.dictionaries(st.sampled_from(PARTIES), points))
def test_no_figure_of_a_party_depends_on_another_and_a_missing_one_has_none(said: dict[str, Any]) -> None:
    from bandung.measurement import principles

    frame = principles.frame("nest-2017")
    reviews = {party: _review(given) for party, given in said.items()}

    together = beside(PARTIES, reviews, frame)

    for party in PARTIES:
        alone = beside((party,), {party: reviews[party]} if party in reviews else {}, frame)
        assert [each.means[party] for each in together.dimensions] == [each.means[party] for each in alone.dimensions]
        if party not in reviews:
            assert {each.means[party] for each in together.dimensions} == {None}
    assert all(each.divergence is None or each.divergence >= 0 for each in together.dimensions)


def _review(given: dict[str, Any]) -> Any:
    reference = {"register_code": "mdg", "record": "x", "digest": "0" * 64}
    answers = [{"key": key, "points": each} for key, each in given.items()]
    told = {"id": "r", "round": reference, "initiative": reference, "answers": answers, "salt": "0" * 32}
    return read("review", told)


# -- where offers have gone

NAMES = ("a", "b", "c", "d", "e")


@given(
    parents=st.dictionaries(st.sampled_from(NAMES), st.sampled_from(NAMES)),
    resting=st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(("i", "j", "k")), max_size=3)),
    reached=st.dictionaries(st.sampled_from(("i", "j", "k")), st.lists(st.sampled_from(("MWI", "KEN", "BRA")))),
)
def test_a_tree_names_each_offer_once_and_never_counts_less_in_all_than_directly(
    parents: dict[str, str], resting: dict[str, list[str]], reached: dict[str, list[str]]
) -> None:
    told = tree("a", children_of(parents), resting, reached, home=["BRA"])

    names = [each.offer for each in told.branches]
    assert len(names) == len(set(names))
    assert told.direct <= told.reached
    assert "BRA" not in told.reached
    assert (told.multiplier is None) == (not told.direct)
    assert told.multiplier is None or told.multiplier >= 1


# -- what registers tell

WHAT = (
    "observe", "observe", "correct", "plan", "report", "consent", "consent", "take back", "round", "round", "keep",
    "seal", "seal", "seal", "seal", "reveal", "reveal", "reveal", "cancel", "note", "withdraw", "leave", "erase",
    "forge a review", "forge a seal", "forge a round",
)  # fmt: skip
steps = st.lists(
    st.tuples(st.sampled_from(WHAT), st.sampled_from(PARTIES), st.sampled_from(DAYS), st.integers(0, 7)), max_size=16
)


def act(step: tuple[str, str, int, int], initiative: Initiative) -> None:
    """One thing somebody tries to do; what is refused changes nothing."""
    what, party, days, number = step
    told: dict[str, Any] = on(party, AT + timedelta(days=days))
    view = next(iter(rounds(initiative.uid, "mdg", told["at"])), None)
    try:
        with transaction.atomic():
            if what in ("observe", "correct", "note", "withdraw", "leave", "erase"):
                _alone(what, initiative, number, told)
            elif what in ("plan", "report", "consent", "take back"):
                _paper(what, initiative, number, told)
            elif what == "round":
                begun(initiative, party=party, at=told["at"])
            elif view is None:
                return
            elif what == "keep":
                rounding.keep(round=view.row.uid, draft={"word": f"secret-{party}"}, **told)
            elif what == "seal":
                sealed(view, party, number % 4, at=told["at"], word=f"secret-{party}")
            elif what == "reveal":
                revealed(view, party, at=told["at"])
            elif what == "cancel":
                rounding.cancel_round(uid=view.row.uid, **told)
            else:
                _forge(what, view.row, number, told)
    except BandungError:
        return


def _alone(what: str, initiative: Initiative, number: int, told: dict[str, Any]) -> None:
    if what == "leave":
        partnerships.leave(uid=initiative.uid, **told)
    elif what == "erase":
        last = Register.objects.get(code=told["party"]).length
        append.redact(told["party"], last - number, by=told["by"], at=told["at"])
    elif what in ("observe", "correct"):
        mine = Observation.objects.filter(register=told["party"]).order_by("uid").first()
        seen = {"value": str(number), "on": "2026-11-01", "source": "Survey"}
        record = mine.record if mine and what == "correct" else ""
        actions.observe(initiative=initiative.uid, result=0, indicator=0, told=seen, record=record, **told)
    elif what == "note":
        said = {"title": {"en": f"Lesson {number}"}, "text": {"en": "So it is."}, "language": "en"}
        actions.note(initiative=initiative.uid, told=said, **told)
    else:
        lesson = Lesson.objects.filter(register=told["party"]).order_by("uid").first()
        if lesson is not None:
            actions.withdraw_lesson(uid=lesson.uid, **told)


def _paper(what: str, initiative: Initiative, number: int, told: dict[str, Any]) -> None:
    kind = ("evaluation-plan", "final-report")[number % 2]
    if what == "plan":
        asked = {"language": "en", "purpose": {"en": f"{number}"}, "questions": [{"key": "q", "text": {"en": "Why?"}}]}
        actions.propose(kind="evaluation-plan", initiative=initiative.uid, told=asked, **told)
    elif what == "report":
        said = {"language": "en", "summary": {"en": f"Done {number}"}}
        actions.propose(kind="final-report", initiative=initiative.uid, told=said, **told)
    else:
        for each in queries.papers_of(kind, initiative.uid, "mdg").proposed[:1]:
            if what == "consent":
                consents.say(kind=kind, uid=each.row.uid, digest=each.row.digest, **told)
            else:
                actions.take_back(kind=kind, uid=each.row.uid, **told)


def _forge(what: str, row: ReviewRound, number: int, told: dict[str, Any]) -> None:
    """As a node with rules of its own might write: other answers than were sealed, answers too early, odd seals."""
    party = told["party"]
    if what == "forge a round":
        made = read("review-round", row.body | {"id": f"round-{number}"})
    elif what == "forge a seal":
        identifier = (rules.seal_id(row.uid), f"seal-{number}")[number % 2]
        made = read("review-seal", {"id": identifier, "about": row.reference.model_dump(), "digest": "0" * 64})
    else:
        kept = next(iter((_own(party, row.uid) or {}).values()), "")
        if not kept:
            return
        body = parse(kept)
        changed = [body, body | {"satisfaction": number % 4}, body | {"salt": "0" * 32}][number % 3]
        made = read("review", changed)
    others = sorted({*PARTIES} - {party})
    append.append(party, append.publish(made, audience="parties", to=others), by=told["by"], at=told["at"])


def _own(party: str, uid: str) -> dict[str, str] | None:
    row = OwnReview.objects.filter(party=party, round=uid).first()
    return dict(row.sealed) if row else None


def check_nothing_is_read_too_early(initiative: Initiative) -> None:
    """At every moment: what can be read was sealed before by its own party, as it is, and the round is open."""
    for days in (0, *DAYS, 100):
        at = AT + timedelta(days=days)
        for view in rounds(initiative.uid, "bra", at):
            shown = {one for each in view.beside.dimensions for row in each.rows for one in row.answers.values()}
            if not view.is_open:
                assert shown == {None}
                assert view.reviews == {}
            for other, review in view.reviews.items():
                assert review.digest == ReviewSeal.objects.get(register=other, round=view.row.uid).sealed
    for review in Review.objects.all():
        assert ReviewSeal.objects.filter(register=review.register, sealed=review.digest, seq__lt=review.seq).exists()


def merged(entries: list[Entry], choices: st.DataObject) -> list[Entry]:
    """The registers read in any order, each of them in its own."""
    queues = [[each for each in entries if each.register_id == code] for code in PARTIES]
    order = choices.draw(st.permutations([code for code, queue in enumerate(queues) for _entry in queue]))
    return [queues[code].pop(0) for code in order]


@pytest.mark.django_db
@pytest.mark.usefixtures("fresh_index")
@settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(taken=steps, choices=st.data())
def test_the_order_of_registers_makes_no_difference_and_nobody_reads_too_early(
    taken: list[tuple[str, str, int, int]], choices: st.DataObject
) -> None:
    try:
        with transaction.atomic():
            initiative = cast()
            for step in sorted(taken, key=lambda each: each[2]):
                act(step, initiative)
            check_nothing_is_read_too_early(initiative)
            written = rebuild.fingerprint()

            for table in reversed(readers.READINGS):
                table._default_manager.all().delete()
            entries = merged(list(Entry.objects.order_by("id")), choices)
            size = choices.draw(st.integers(1, 40))
            for start in range(0, len(entries), size):
                readers.read(entries[start : start + size], follow=False)
            assert rebuild.fingerprint() == written
            raise _Undone
    except _Undone:
        return


@pytest.mark.django_db
@pytest.mark.usefixtures("fresh_index")
def test_the_steps_that_are_tried_do_something() -> None:
    """So that the property above speaks of sealed and revealed answers, and not of nothing."""
    initiative = cast()
    for what, party, days in (
        ("observe", "mdg", 1), ("note", "bra", 1), ("plan", "mdg", 1), ("consent", "bra", 1), ("round", "mdg", 1),
        ("seal", "mdg", 1), ("seal", "bra", 1), ("forge a review", "bra", 2), ("reveal", "mdg", 2),
        ("reveal", "mdg", 70),
    ):  # fmt: skip
        act((what, party, days, 1), initiative)

    assert [each.register for each in Review.objects.all()] == ["mdg"]
    assert (Observation.objects.count(), Lesson.objects.count(), ReviewSeal.objects.count()) == (1, 1, 2)


class _Undone(Exception):
    pass
