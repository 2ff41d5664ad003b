"""Looking back: observations, papers that partners hold together, sealed reviews, lessons, where offers have gone."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bandung.consents import actions as consents
from bandung.consents.errors import NotAsked as NotAskedToConsent
from bandung.exchange import actions as exchange
from bandung.partnerships import actions as partnerships
from bandung.partnerships.errors import FacilitatorOnly, NoSuchInitiative
from bandung.partnerships.models import Initiative
from bandung.plans.rules import Stay
from bandung.records.kinds import as_json, read
from bandung.records.statements import Offer as OfferRecord
from bandung.registers.append import append, publish, redact
from bandung.registers.errors import CannotRedact
from bandung.registers.models import Entry
from bandung.registers.rebuild import fingerprint, rebuild
from bandung.reviews import actions, closing, observed, offering, papers, queries, replication, rounding, rules
from bandung.reviews import errors as wrong
from bandung.reviews.models import OwnReview, Resting, Review, ReviewSeal
from bandung.reviews.multiplier import children_of, tree
from bandung.reviews.views import own_review, round_of, rounds
from tests.cast import AT, joined, later
from tests.factories import SOURCE, an_initiative, an_offer
from tests.reviews_cast import AREAS, DUE, answers, begun, carried_out, cast, hours, on, revealed, sealed, walked

OVER = rules.due_over(DUE)
platform = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]


@pytest.fixture
def row(db: None, fresh_index: None) -> Initiative:
    return cast()


# -- observations


@pytest.mark.parametrize(
    ("baseline", "target", "value", "share"),
    [
        ("40", "20", "30", "0.50"), ("40", "20", "50", "-0.50"), ("40", "20", "10", "1.50"), ("0", "3", "1", "0.33"),
        (None, "20", "30", None), ("40", None, "30", None), ("40", "20", None, None), ("20", "20", "20", None),
    ],
)  # fmt: skip
def test_progress_is_the_share_of_the_way_and_none_where_a_number_is_missing(
    baseline: str | None, target: str | None, value: str | None, share: str | None
) -> None:
    numbers = [None if each is None else Decimal(each) for each in (baseline, target, value)]

    assert observed.progress(*numbers) == (None if share is None else Decimal(share))


def see(row: Initiative, party: str, value: str, day: str, at: datetime = AT, **more: Any) -> Any:
    told = {"value": value, "on": day, "source": "Ministry of Health"}
    place = {"result": 0, "indicator": 0}
    return actions.observe(initiative=row.uid, told=told, **(place | more), **on(party, at))


def test_each_party_observes_for_itself_and_the_newest_day_counts(row: Initiative) -> None:
    first = see(row, "mdg", "36", "2026-10-01")
    see(row, "mdg", "30", "2026-11-01")
    see(row, "bra", "32", "2026-11-20")
    see(row, "mdg", "35", "2026-10-01", hours(1), record=first.record)

    told = queries.observations(row.uid, "jica")

    (deaths,) = told.of("development")
    assert [str(each.value) for each in deaths.series["mdg"]] == ["35", "30"]
    assert (deaths.progress("mdg"), deaths.progress("bra"), deaths.progress("jica")) == (
        Decimal("0.50"), Decimal("0.40"), None,
    )  # fmt: skip
    assert deaths.differs
    assert [dict(each.says.name) for each in told.of("partnership")] == [
        {"en": "Teachers of both sides"}, {"en": "Trust"},
    ]  # fmt: skip


def test_words_alone_are_an_observation_and_an_indicator_that_is_gone_is_shown_apart(row: Initiative) -> None:
    told = {"text": {"en": "It grew."}, "on": "2026-11-01", "source": "Interviews"}
    seen = actions.observe(initiative=row.uid, result=1, indicator=1, told=told, **on("jica"))
    other = read("observation", seen.body | {"id": "old", "indicator": {"en": "Something else"}})
    append("mdg", publish(other, audience="parties", to=["bra", "jica"]), by="X", at=AT)

    found = queries.observations(row.uid, "mdg")

    assert found.of("partnership")[1].newest["jica"].value is None
    assert found.of("partnership")[1].progress("jica") is None
    assert [each.uid for each in found.former] == ["mdg/old"]


def test_an_observation_taken_back_is_gone_from_the_tables_of_all(row: Initiative) -> None:
    seen = see(row, "mdg", "36", "2026-10-01")
    with pytest.raises(wrong.NoSuchObservation):
        actions.take_observation_back(uid=seen.uid, **on("bra"))

    actions.take_observation_back(uid=seen.uid, **on("mdg"))

    assert queries.observations(row.uid, "bra").of("development")[0].series == {}
    with pytest.raises(wrong.NoSuchObservation):
        see(row, "mdg", "36", "2026-10-01", record=seen.record)


def test_what_cannot_be_observed_is_refused(row: Initiative) -> None:
    with pytest.raises(wrong.NotObservedYet):
        see(row, "mdg", "1", "2026-11-25")
    with pytest.raises(wrong.NoSuchIndicator):
        see(row, "mdg", "1", "2026-11-01", result=2)
    with pytest.raises(wrong.NoSuchIndicator):
        see(row, "mdg", "1", "2026-11-01", indicator=-1)
    with pytest.raises(NoSuchInitiative):
        see(row, "ken", "1", "2026-11-01")
    with pytest.raises(NoSuchInitiative):
        queries.observations(row.uid, "ken")


# -- evaluation plans and final reports

PLAN = {
    "language": "en", "purpose": {"en": "To learn."},
    "questions": [{"key": "use", "text": {"en": "Are the banks used?"}, "by": "2027-06-01"}],
}  # fmt: skip
REPORT = {
    "language": "en", "summary": {"en": "Three banks stand."}, "costs_not_known": True,
    "results": [{"dimension": "development", "result": {"en": "Children live"}, "says": "partly"}],
}  # fmt: skip


def agreed(row: Initiative, kind: str, told: Any, at: datetime = AT) -> queries.PaperView:
    made = actions.propose(kind=kind, initiative=row.uid, told=told, **on("mdg", at))
    consents.say(kind=kind, uid=made.row.uid, digest=made.row.digest, **on("bra", at))
    return queries.paper(kind, made.row.uid, "mdg")[1]


def test_a_plan_holds_when_the_partners_agree_and_a_facilitator_outvotes_nobody(row: Initiative) -> None:
    made = actions.propose(kind="evaluation-plan", initiative=row.uid, told=PLAN, **on("mdg"))
    assert (made.state, made.awaited) == (papers.PROPOSED, ["bra"])
    with pytest.raises(NotAskedToConsent):
        consents.say(kind="evaluation-plan", uid=made.row.uid, digest=made.row.digest, **on("jica"))
    with pytest.raises(FacilitatorOnly):
        actions.propose(kind="evaluation-plan", initiative=row.uid, told=PLAN, **on("jica"))

    consents.say(kind="evaluation-plan", uid=made.row.uid, digest=made.row.digest, **on("bra", hours(2)))

    holding = queries.papers_of("evaluation-plan", row.uid, "jica").holding
    assert holding is not None
    assert (holding.row.uid, holding.standing.holds_at) == (made.row.uid, hours(2))


def test_a_new_version_replaces_the_one_that_holds_and_outdates_the_others(row: Initiative) -> None:
    first = agreed(row, "evaluation-plan", PLAN)
    with pytest.raises(wrong.SamePaper):
        actions.propose(kind="evaluation-plan", initiative=row.uid, told=PLAN, **on("bra", hours(1)))
    with pytest.raises(wrong.PaperMovedOn):
        actions.propose(kind="evaluation-plan", initiative=row.uid, told=PLAN, seen="", **on("bra", hours(1)))
    other = actions.propose(
        kind="evaluation-plan",
        initiative=row.uid,
        told=PLAN | {"costs": {"en": "Each its own."}},
        **on("bra", hours(1)),
    )

    second = agreed(row, "evaluation-plan", PLAN | {"starts": "2027-01-01"}, hours(2))

    told = queries.papers_of("evaluation-plan", row.uid, "mdg")
    assert {each.row.uid: each.state for each in told.versions} == {
        first.row.uid: papers.REPLACED, other.row.uid: papers.OUTDATED, second.row.uid: papers.HOLDS,
    }  # fmt: skip
    assert [each.row.uid for each in told.former] == [first.row.uid]


def test_a_version_is_taken_back_by_its_author_while_it_does_not_hold(row: Initiative) -> None:
    made = actions.propose(kind="final-report", initiative=row.uid, told=REPORT, **on("mdg"))
    with pytest.raises(wrong.NoSuchPaper):
        actions.take_back(kind="final-report", uid=made.row.uid, **on("bra"))

    actions.take_back(kind="final-report", uid=made.row.uid, **on("mdg"))

    assert queries.paper("final-report", made.row.uid, "bra")[1].state == papers.WITHDRAWN
    holds = agreed(row, "final-report", REPORT, hours(1))
    with pytest.raises(wrong.HoldsAlready):
        actions.take_back(kind="final-report", uid=holds.row.uid, **on("mdg", hours(2)))
    with pytest.raises(wrong.NoSuchPaper):
        queries.paper("final-report", holds.row.uid, "ken")


def test_the_costs_of_a_stranger_are_refused(row: Initiative) -> None:
    costs = [{"party": "ken", "amount": "1", "unit": "USD"}]

    with pytest.raises(wrong.StrangerInReport):
        told = {**REPORT, "costs": costs, "costs_not_known": False}
        actions.propose(kind="final-report", initiative=row.uid, told=told, **on("mdg"))


# -- rounds: rules

STAYS = [Stay("bra", False, AT), Stay("mdg", False, AT), Stay("jica", True, AT)]
WHO = ("bra", "mdg", "jica")


def test_partners_and_facilitators_that_take_part_then_are_asked() -> None:
    stays = [*STAYS, Stay("ken", False, AT, later(1)), Stay("vnm", False, later(5))]

    assert rules.asked(stays, later(2)) == WHO


def test_the_due_day_is_over_when_it_is_over_everywhere() -> None:
    assert datetime(2027, 2, 1, 12, tzinfo=UTC) == OVER


@pytest.mark.parametrize(
    ("seals", "opens"),
    [
        ({}, None),
        ({"bra": 1}, None),
        ({"bra": 1, "mdg": 2}, OVER),
        ({"bra": 1, "mdg": 2, "jica": 3}, hours(3)),
        ({"bra": 1, "mdg": 2, "ken": 3}, OVER),
        ({"bra": 1, "mdg": 24 * 90}, hours(24 * 90)),
    ],
)
def test_a_round_opens_when_all_have_sealed_or_after_the_due_day_with_two(
    seals: dict[str, int], opens: datetime | None
) -> None:
    told = {party: hours(number) for party, number in seals.items()}

    assert rules.opened_at(WHO, told, STAYS, DUE) == opens


def test_who_leaves_is_not_waited_for() -> None:
    stays = [*STAYS[:2], Stay("jica", True, AT, hours(5))]

    assert rules.opened_at(WHO, {"bra": hours(1), "mdg": hours(2)}, stays, DUE) == hours(5)


def test_a_seal_set_after_the_round_has_opened_is_late() -> None:
    seals = {"bra": hours(1), "mdg": hours(2), "jica": OVER + timedelta(hours=1)}

    told = rules.standings(WHO, seals, (), STAYS, began=AT, due=DUE, at=later(90))

    assert [(each.party, each.state, each.late) for each in told] == [
        ("bra", "sealed", False), ("mdg", "sealed", False), ("jica", "sealed", True),
    ]  # fmt: skip


# -- rounds: what parties do


def test_nobody_reads_anothers_answers_before_all_have_sealed_and_revealed(row: Initiative) -> None:
    view = begun(row)
    rounding.keep(round=view.row.uid, draft={"1.1": "secret-draft"}, **on("mdg"))
    sealed(view, "mdg", 3, 2, word="secret-answer")
    sealed(view, "bra", 1, word="other-answer", at=hours(1))

    told = round_of(view.row.uid, "bra", hours(2))

    assert [each.state for each in told.sides] == ["sealed", "sealed", "to-answer"]
    assert told.reviews == {}
    assert all(cell is None for each in told.beside.dimensions for line in each.rows for cell in line.answers.values())
    kept = "".join(f"{each.signed}{each.body}" for each in Entry.objects.all())
    assert "secret" not in kept
    assert own_review(view.row.uid, "jica") is None
    with pytest.raises(wrong.NotOpened):
        rounding.reveal(round=view.row.uid, **on("mdg", hours(2)))


def test_all_seal_then_each_reveals_and_the_answers_stand_side_by_side(row: Initiative) -> None:
    view = begun(row)
    added = [{"key": AREAS[0], "points": 2}]
    sealed(view, "mdg", 3, 2, None, word="Well said.", value_added=added, satisfaction=3)
    sealed(view, "bra", 1, 2, 0, 1, satisfaction=2)
    sealed(view, "jica", 2, at=hours(1))
    assert [each.what for each in queries.waiting("bra", hours(1))] == ["reveal"]
    revealed(view, "mdg", "bra", at=hours(2))

    told = round_of(view.row.uid, "jica", hours(3))

    assert (told.state, told.closed, told.outcome) == ("revealing", False, "")
    beside = told.beside
    first = beside.dimensions[0]
    assert beside.parties == ("bra", "mdg", "jica")
    assert first.rows[0].points == {"bra": 1, "mdg": 3, "jica": None}
    assert [line.divergence for line in first.rows] == [2, 0, None, None]
    assert first.means == {"bra": Decimal("1.00"), "mdg": Decimal("2.5"), "jica": None}
    assert {party: (each.answered, each.not_applicable) for party, each in first.scores.items() if each} == {
        "bra": (4, 0), "mdg": (2, 1),
    }  # fmt: skip
    assert first.divergence == Decimal("1.5")
    assert beside.dimensions[1].means == {"bra": None, "mdg": None, "jica": None}
    assert beside.value_added[0].points == {"bra": None, "mdg": 2, "jica": None}
    assert beside.satisfaction == {"bra": 2, "mdg": 3, "jica": None}
    revealed(view, "jica", at=hours(4))
    done = round_of(view.row.uid, "mdg", hours(4))
    assert done.closed
    assert len(done.outcome) == 64
    assert queries.waiting("jica", hours(4)) == []


def test_what_is_sealed_stands_and_is_revealed_once(row: Initiative) -> None:
    view = begun(row)
    sealed(view, "mdg", 3)
    for again in (
        lambda: sealed(view, "mdg", 1, at=hours(1)),
        lambda: rounding.keep(round=view.row.uid, draft={}, **on("mdg", hours(1))),
    ):
        with pytest.raises(wrong.AlreadySealed):
            again()
    sealed(view, "bra", 3)
    sealed(view, "jica", 3)
    revealed(view, "mdg", at=hours(2))

    with pytest.raises(wrong.AlreadyRevealed):
        revealed(view, "mdg", at=hours(3))


def test_after_the_due_day_two_are_enough_and_the_third_is_shown_as_not_answered_or_late(row: Initiative) -> None:
    view = begun(row)
    sealed(view, "mdg", 3)
    sealed(view, "bra", 1)
    before, after = OVER - timedelta(seconds=1), OVER
    assert round_of(view.row.uid, "mdg", before).state == "answering"
    with pytest.raises(wrong.NotOpened):
        revealed(view, "mdg", at=before)

    revealed(view, "mdg", "bra", at=after)

    told = round_of(view.row.uid, "mdg", after)
    assert [(each.party, each.state) for each in told.sides] == [
        ("bra", "revealed"), ("mdg", "revealed"), ("jica", "not-answered"),
    ]  # fmt: skip
    assert told.closed
    assert told.beside.dimensions[0].rows[0].points["jica"] is None
    sealed(view, "jica", 2, at=after + timedelta(days=1))
    revealed(view, "jica", at=after + timedelta(days=1))
    late = round_of(view.row.uid, "mdg", after + timedelta(days=2)).of("jica")
    assert late is not None
    assert (late.state, late.late) == ("revealed", True)


def test_one_seal_alone_is_never_opened(row: Initiative) -> None:
    view = begun(row)
    sealed(view, "mdg", 3)

    assert round_of(view.row.uid, "mdg", later(365)).state == "over"
    with pytest.raises(wrong.NotOpened):
        revealed(view, "mdg", at=later(365))


def test_a_seal_from_a_node_whose_clock_is_behind_counts(row: Initiative) -> None:
    view = begun(row, at=hours(1))

    sealed(view, "bra", 1, at=AT)

    mine = round_of(view.row.uid, "mdg", hours(2)).of("bra")
    assert mine is not None
    assert (mine.state, mine.sealed_at) == ("sealed", hours(1))


def test_answers_that_are_not_what_was_sealed_keep_no_row(row: Initiative) -> None:
    view = begun(row)
    for party in ("mdg", "bra", "jica"):
        sealed(view, party, 1)
    kept = own_review(view.row.uid, "mdg")
    assert kept is not None
    (text,) = kept.sealed.values()
    forged = read("review", {**_parsed(text), "answers": answers(3)})

    append("mdg", publish(forged, audience="parties", to=["bra", "jica"]), by="X", at=hours(1))
    append("ken", publish(forged, audience="parties", to=["mdg"]), by="X", at=hours(1))

    assert Review.objects.count() == 0
    OwnReview.objects.filter(party="mdg").update(sealed={"0" * 64: text})
    with pytest.raises(wrong.BrokenSeal):
        revealed(view, "mdg", at=hours(2))


def test_a_seal_is_not_erased_and_erased_answers_are_gone_after_a_rebuild_too(row: Initiative) -> None:
    view = begun(row)
    for party in ("mdg", "bra", "jica"):
        sealed(view, party, 1)
    revealed(view, "mdg", "bra")
    with pytest.raises(CannotRedact):
        redact("mdg", ReviewSeal.objects.get(register="mdg").seq, by="X", at=hours(1))

    redact("mdg", Review.objects.get(register="mdg").seq, by="X", at=hours(1))

    assert [each.register for each in Review.objects.all()] == ["bra"]
    written = fingerprint()
    rebuild()
    assert fingerprint() == written


def test_a_round_is_opened_by_a_partner_of_a_running_initiative_one_at_a_time(row: Initiative) -> None:
    early = partnerships.open_initiative(
        initiative=an_initiative("early", lead="mdg", recipient="mdg", provider="bra"), **on("mdg")
    )
    with pytest.raises(wrong.TooEarly):
        begun(early)
    with pytest.raises(FacilitatorOnly):
        begun(row, party="jica")
    with pytest.raises(wrong.BadDueDay):
        begun(row, due=AT.date())
    with pytest.raises(wrong.BadDueDay):
        begun(row, due=date(2199, 1, 1))
    view = begun(row)
    with pytest.raises(wrong.RoundIsOpen):
        begun(row, party="bra")
    with pytest.raises(wrong.NoSuchRound):
        rounding.cancel_round(uid=view.row.uid, **on("bra"))

    rounding.cancel_round(uid=view.row.uid, **on("mdg", hours(1)))

    assert round_of(view.row.uid, "bra", hours(2)).state == "cancelled"
    with pytest.raises(wrong.RoundCancelled):
        sealed(view, "bra", 1, at=hours(2))
    assert begun(row, party="bra", at=hours(2)).state == "answering"


def test_a_round_that_has_begun_goes_on(row: Initiative) -> None:
    view = begun(row)
    sealed(view, "bra", 1)

    with pytest.raises(wrong.RoundBegun):
        rounding.cancel_round(uid=view.row.uid, **on("mdg"))


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"answers": []}, wrong.NothingAnswered),
        ({"answers": [{"key": "9.9", "points": 1}]}, wrong.UnknownPrinciple),
        ({"answers": answers(1), "value_added": [{"key": "none", "points": 1}]}, wrong.UnknownPrinciple),
    ],
)
def test_answers_that_do_not_fit_are_refused(row: Initiative, told: Any, refusal: type[Exception]) -> None:
    view = begun(row)

    with pytest.raises(refusal):
        rounding.seal(round=view.row.uid, **told, **on("mdg"))

    assert ReviewSeal.objects.count() == 0


def test_an_outsider_sees_and_answers_nothing_and_a_bilateral_one_has_no_areas(row: Initiative) -> None:
    two = carried_out(facilitator="", identifier="two")
    view = begun(two)

    with pytest.raises(wrong.NoSuchRound):
        round_of(view.row.uid, "ken", AT)
    with pytest.raises(wrong.NoSuchRound):
        sealed(view, "jica", 1)
    with pytest.raises(wrong.NotTriangular):
        sealed(view, "mdg", 1, value_added=[{"key": AREAS[0], "points": 1}])
    assert view.beside.value_added == ()


def test_a_round_that_no_partner_opened_counts_for_nothing(row: Initiative) -> None:
    view = begun(row)
    forged = read("review-round", view.row.body | {"id": "forged"})

    append("jica", publish(forged, audience="parties", to=["bra", "mdg"]), by="X", at=AT)

    assert [each.row.uid for each in rounds(row.uid, "mdg", AT)] == [view.row.uid]
    with pytest.raises(wrong.NoSuchRound):
        round_of("jica/forged", "mdg", AT)


# -- what waits, and what closes


def test_what_waits_for_a_party_is_told(row: Initiative) -> None:
    view = begun(row)
    for kind, told in (("evaluation-plan", PLAN), ("final-report", REPORT)):
        actions.propose(kind=kind, initiative=row.uid, told=told, **on("mdg"))

    assert [each.what for each in queries.waiting("bra", AT)] == ["answer", "evaluation-plan", "final-report"]
    assert [(each.what, each.due) for each in queries.waiting("jica", AT)] == [("answer", DUE)]
    assert [each.what for each in queries.waiting("mdg", AT)] == ["answer"]
    assert queries.waiting("ken", AT) == []
    sealed(view, "bra", 1)
    assert "answer" not in [each.what for each in queries.waiting("bra", AT)]


def test_the_number_of_queries_does_not_grow(row: Initiative) -> None:
    begun(row)

    def counted() -> list[int]:
        found = []
        for ask in (lambda: queries.waiting("bra", AT), lambda: rounds(row.uid, "bra", AT)):
            with CaptureQueriesContext(
                connection,
            ) as asked:
                ask()
            found.append(len(asked))
        return found

    before = counted()
    begun(carried_out(facilitator="", identifier="two"))

    assert counted() == before


def test_the_documents_of_the_look_back_meet_the_guards_of_the_stages(row: Initiative) -> None:
    assert closing.closing_documents(row, AT) == {}
    report = agreed(row, "final-report", REPORT)
    told = closing.closing_documents(row, AT)
    assert told["final-report"].digest == report.row.digest
    row = walked(row, ("completed", {"document": as_json(told["final-report"])}))
    view = begun(row)
    for party in ("mdg", "bra", "jica"):
        sealed(view, party, 1)
    assert "evaluation" not in closing.closing_documents(row, AT)
    revealed(view, "mdg", "bra", "jica")

    found = closing.closing_documents(row, AT)
    row = walked(row, ("evaluated", {"document": as_json(found["evaluation"])}))

    assert row.stage == "evaluated"
    assert found["evaluation"].digest == round_of(view.row.uid, "mdg", AT).outcome
    assert closing.closing_costs(row) == ((), True)
    assert walked(row, ("closed", {"costs_not_known": True})).stage == "closed"


# -- lessons

LESSON = {"title": {"en": "Train two"}, "text": {"en": "Train two nurses each time."}, "language": "en", "worked": True}


def test_a_lesson_is_for_the_parties_and_for_everybody_only_where_the_initiative_is(row: Initiative) -> None:
    note: Any = {"initiative": row.uid, "told": LESSON}
    with pytest.raises(wrong.InitiativeNotPublic):
        actions.note(**note, public=True, **on("bra"))
    made = actions.note(**note, **on("bra"))
    assert queries.lesson(made.uid, "jica").says.worked is True
    assert queries.public_lessons() == []
    with pytest.raises(wrong.NoSuchLesson):
        queries.lesson(made.uid, "ken")
    for party in ("mdg", "bra", "jica"):
        consents.say(kind=row.terms_kind, uid=row.terms_uid, digest=row.terms, says="publish", **on(party))

    told = LESSON | {"sectors": ["12220"], "sdgs": ["3.2"]}
    actions.note(initiative=row.uid, told=told, public=True, record=made.record, **on("bra", hours(1)))

    assert [each.uid for each in queries.public_lessons(sector="122", sdg="3")] == [made.uid]
    assert queries.public_lessons(sector="311") == queries.public_lessons(sdg="4") == []
    assert queries.lesson(made.uid).first_at == AT
    actions.withdraw_lesson(uid=made.uid, **on("bra", hours(2)))
    assert queries.lessons_of(row.uid, "mdg") == queries.public_lessons() == []
    with pytest.raises(wrong.LessonWithdrawn):
        actions.note(**note, record=made.record, **on("bra", hours(3)))


def test_an_offer_that_begins_with_a_lesson_names_its_parent(db: None, fresh_index: None) -> None:
    joined("bra", "mdg", "ken", "jica")
    parent = exchange.publish_new(record=an_offer("banks", modalities=["B1"]), **on("bra"))
    reference = {"register_code": "bra", "record": "banks", "digest": parent.digest}
    row = carried_out(offers=[reference])
    lesson = actions.note(initiative=row.uid, told=LESSON, **on("mdg"))

    told = offering.offer_from_lesson(lesson.uid, "mdg")

    assert told["adapted_from"] == reference
    assert (told["countries"], told["sectors"], told["kind"]) == (["MDG"], ["12220"], "training")
    offer = read(OfferRecord, told | {"id": "banks-at-home"})
    exchange.publish_new(record=offer, **on("mdg", hours(1)))
    named = actions.note(initiative=row.uid, told=LESSON, offer="mdg/banks-at-home", record=lesson.record, **on("mdg"))
    assert named.says.offer is not None
    with pytest.raises(wrong.NoSuchLesson):
        offering.offer_from_lesson(lesson.uid, "bra")
    with pytest.raises(wrong.NoSuchOffer):
        actions.note(initiative=row.uid, told=LESSON, offer="bra/none", **on("mdg"))
    assert "adapted_from" not in offering.offer_from_lesson(
        actions.note(initiative=row.uid, told=LESSON, **on("bra")).uid, "bra"
    )


# -- where offers have gone


def test_the_multiplier_counts_each_country_once_and_never_the_origin() -> None:
    children = children_of({"mwi/b": "bra/a", "ken/c": "mwi/b", "bra/a": "ken/c"})
    resting = {"bra/a": ["i1", "i2"], "mwi/b": ["i3"], "ken/c": ["i4", "i5"]}
    reached = {"i1": ["MWI"], "i2": ["KEN"], "i3": ["ZMB", "MWI"], "i4": ["UGA", "BRA"]}

    told = tree("bra/a", children, resting, reached, home=["BRA"])

    assert [(each.offer, each.depth, each.parent) for each in told.branches] == [
        ("bra/a", 0, ""), ("mwi/b", 1, "bra/a"), ("ken/c", 2, "mwi/b"),
    ]  # fmt: skip
    assert told.direct == {"MWI", "KEN"}
    assert told.reached == {"MWI", "KEN", "ZMB", "UGA"}
    assert told.multiplier == Decimal("2.00")


def test_the_example_of_the_explanation_holds() -> None:
    resting = {"bra/banks": ["i1", "i2"], "mwi/banks": ["i3", "i4"]}
    reached = {"i1": ["MWI"], "i2": ["KEN"], "i3": ["ZMB"], "i4": ["KEN"]}

    assert tree("bra/banks", {"bra/banks": ["mwi/banks"]}, resting, reached, home=["BRA"]).multiplier == Decimal("1.50")


@pytest.mark.parametrize(("reached", "figure"), [({}, None), ({"i2": ["ZMB"]}, None), ({"i1": ["MWI"]}, "1.00")])
def test_the_multiplier_is_not_stated_where_nothing_was_reached_directly(reached: Any, figure: str | None) -> None:
    told = tree("bra/a", {"bra/a": ["mwi/b"]}, {"bra/a": ["i1"], "mwi/b": ["i2"]}, reached)

    assert told.multiplier == (None if figure is None else Decimal(figure))


def test_an_offer_shows_where_it_has_gone_to_those_who_may_know(db: None, fresh_index: None) -> None:
    joined("bra", "mdg", "ken", "jica", "mwi")
    first = exchange.publish_new(record=an_offer("banks"), **on("bra"))
    named = {"register_code": "bra", "record": "banks", "digest": first.digest}
    row = carried_out(offers=[named])
    second = exchange.publish_new(record=an_offer("home", "MDG", adapted_from=named), **on("mdg"))
    home = {"register_code": "mdg", "record": "home", "digest": second.digest}
    named_places = [{"country": "MWI", "role": "recipient"}, {"country": "MDG", "role": "provider"}]
    more: dict[str, Any] = {
        "lead": None, "offers": [home], "participations": named_places, "basis": "bilateral", "sources": [SOURCE],
    }  # fmt: skip
    reported = an_initiative("mwi-banks", **more)
    joined("public-sources")
    partnerships.report(initiative=reported, party="public-sources", by="Editor", at=AT)

    ours, theirs = replication.replication("bra/banks", "mdg"), replication.replication("bra/banks", "ken")

    assert (sorted(ours.tree.direct), sorted(ours.tree.reached)) == (["MDG"], ["MDG", "MWI"])
    assert (ours.tree.multiplier, theirs.tree.multiplier) == (Decimal("2.00"), None)
    assert ours.tree.branches[0].initiatives == (row.uid,)
    assert (sorted(theirs.tree.direct), sorted(theirs.tree.reached)) == ([], ["MWI"])
    assert [each.tree.origin for each in replication.of_party("bra")] == ["bra/banks"]
    with pytest.raises(wrong.NoSuchOffer):
        replication.replication("bra/none", "mdg")
    written, lines = fingerprint(), list(Resting.objects.order_by("uid").values())
    rebuild()
    assert fingerprint() == written
    Resting.objects.all().delete()
    import_module("bandung.reviews.migrations.0002_resting").fill(apps, None)
    assert list(Resting.objects.order_by("uid").values()) == lines
    assert len(lines) == 2


def _parsed(text: str) -> Any:
    from bandung.records.canonical import parse

    return parse(text)
