"""Sessions, applications, selection and attendance; the roster of experts and what of it others can read."""

import itertools
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.core import serializers

from bandung.exchange import actions as exchange
from bandung.parties.models import Institution
from bandung.records.kinds import read
from bandung.records.training import Participant, Session
from bandung.registers import readers, rebuild
from bandung.registers.models import Entry
from bandung.training import actions, queries, roster, rules
from bandung.training.errors import (
    ApplicationsClosed,
    AttendanceStated,
    DecidedMeanwhile,
    FewerThanGiven,
    MoreThanApplied,
    NameInPost,
    NoSuchApplication,
    NoSuchExpert,
    NotATrainingOffer,
    NotHeldYet,
    OwnSession,
    SessionCancelled,
    TooManySeats,
)
from bandung.training.models import Application, Expert, ExpertStep, Selection, TrainingSession
from tests.cast import AT, joined, later, post
from tests.factories import an_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

UID = "bra/course-1"


def a_session(**more: Any) -> Session:
    told = {
        "id": "course-1",
        "offer": actions.offer_named("bra/milk", "bra").model_dump(),
        "period": {"start": "2027-02-01", "end": "2027-02-06"},
        "online": True,
        "seats": 3,
        "level": "advanced",
        "languages": ["pt", "fr"],
        "apply_by": "2026-12-31",
    }
    return read(Session, told | more)


def people(number: int) -> list[Participant]:
    return [Participant(post=f"Nurse {each}", institution="Hospital") for each in range(number)]


@pytest.fixture
def course() -> None:
    joined("bra", "mdg", "ken")
    exchange.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)
    actions.announce(session=a_session(), party="bra", by=post("bra"), at=AT)


def applied(party: str = "mdg", number: int = 2, day: int = 1) -> str:
    return actions.apply(uid=UID, party=party, participants=people(number), by=post(party), at=later(day)).uid


def given(uid: str, seats: int, **more: Any) -> None:
    actions.select(uid=uid, party="bra", seats=seats, by=post("bra"), at=later(2), **more)


def test_a_session_belongs_to_a_standing_training_offer_of_ones_own(course: None) -> None:
    exchange.publish_new(record=an_offer("lab", kind="facility"), party="bra", by=post("bra"), at=AT)

    for uid, party in (("bra/lab", "bra"), ("bra/milk", "mdg"), ("bra/none", "bra")):
        with pytest.raises(NotATrainingOffer):
            actions.offer_named(uid, party)


def test_a_second_application_is_a_revision(course: None) -> None:
    first, second = applied(number=2), applied(number=3)

    assert first == second
    assert [(each.people, each.withdrawn_at) for each in Application.objects.all()] == [(3, None)]


def test_an_application_is_for_the_provider_alone(course: None) -> None:
    applied()

    entry = Entry.objects.get(kind="application")
    assert (entry.audience, entry.to) == ("parties", ["bra"])
    with pytest.raises(NoSuchApplication):
        queries.application(entry.uid, "ken")


def test_the_provider_does_not_apply_to_itself(course: None) -> None:
    with pytest.raises(OwnSession):
        applied("bra")


def test_after_the_last_day_no_application_is_taken(course: None) -> None:
    with pytest.raises(ApplicationsClosed, match="2026-12-31"):
        applied(day=60)


def test_never_more_seats_than_the_session_has(course: None) -> None:
    one, other = applied("mdg", 2), applied("ken", 2)
    given(one, 2)

    with pytest.raises(TooManySeats, match="Only 1 of 3"):
        given(other, 2)
    given(other, 1, waiting=1)
    assert (queries.held(UID).given, queries.held(UID).left) == (3, 0)


def test_no_more_seats_than_people(course: None) -> None:
    uid = applied(number=1)

    with pytest.raises(MoreThanApplied):
        given(uid, 1, waiting=1)


def test_who_selects_second_is_told(course: None) -> None:
    uid = applied()
    given(uid, 1, seen=0)

    with pytest.raises(DecidedMeanwhile):
        given(uid, 2, seen=0)


def test_who_decides_on_an_application_that_changed_meanwhile_is_told(course: None) -> None:
    uid = applied(number=1)
    read_then = Application.objects.get().digest
    applied(number=2)

    with pytest.raises(DecidedMeanwhile):
        given(uid, 1, version=read_then)
    given(uid, 1, version=Application.objects.get().digest)


def test_an_application_that_is_revised_after_a_decision_waits_again(course: None) -> None:
    uid = applied(number=2)
    assert queries.held(UID).undecided == 1
    given(uid, 1, waiting=1)
    assert (queries.held(UID).undecided, queries.held(UID).waiting) == (0, 1)

    applied(number=3)

    assert (queries.held(UID).undecided, queries.held(UID).given) == (1, 1)
    given(uid, 2)
    assert queries.held(UID).undecided == 0


def test_what_waits_for_a_decision_stands_first(course: None) -> None:
    actions.announce(session=a_session(id="later", period={"start": "2027-09-01"}), party="bra", by="X", at=AT)
    assert [each.row.record for each in queries.held_by("bra")] == ["later", "course-1"]

    applied()

    assert [each.row.record for each in queries.held_by("bra")] == ["course-1", "later"]


def test_only_the_provider_selects(course: None) -> None:
    uid = applied()

    for party in ("mdg", "ken"):
        with pytest.raises(NoSuchApplication):
            actions.select(uid=uid, party=party, seats=1, by=post(party), at=later(2))


def test_a_withdrawal_frees_seats_and_another_application_may_follow(course: None) -> None:
    uid = applied()
    given(uid, 2)
    actions.withdraw_application(uid=uid, party="mdg", by=post("mdg"), at=later(3))

    assert queries.held(UID).left == 3
    again = applied(day=4)
    assert again != uid
    assert queries.application(again, "mdg").selection is None


def test_seats_that_were_given_are_not_taken_back_in_silence(course: None) -> None:
    given(applied(number=2), 2)

    with pytest.raises(FewerThanGiven):
        applied(number=1, day=3)
    with pytest.raises(FewerThanGiven):
        actions.announce(session=a_session(seats=1), party="bra", by=post("bra"), at=later(3))


def test_a_cancelled_session_takes_nobody(course: None) -> None:
    actions.cancel(uid=UID, party="bra", by=post("bra"), at=later(1))

    with pytest.raises(SessionCancelled):
        applied()
    assert queries.sessions(queries.SessionFilters(), on=AT.date()) == []


def test_attendance_is_stated_once_it_was_held(course: None) -> None:
    uid = applied()
    given(uid, 2)

    with pytest.raises(NotHeldYet):
        actions.state_attendance(uid=uid, party="bra", attended=2, by=post("bra"), at=later(70))
    actions.state_attendance(uid=uid, party="bra", attended=2, completed=1, by=post("bra"), at=later(75))
    assert queries.figures("bra") == [queries.Figure(UID, date(2027, 2, 1), 3, "mdg", "MDG", 2, 2, 2, 1)]
    with pytest.raises(AttendanceStated):
        actions.withdraw_application(uid=uid, party="mdg", by=post("mdg"), at=later(76))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"country": "BRA"}, 1), ({"country": "KEN"}, 0), ({"language": "pt"}, 1), ({"language": "ru"}, 0),
        ({"level": "advanced"}, 1), ({"level": "trainers"}, 0), ({"sector": "122"}, 1), ({"sector": "311"}, 0),
        ({"is_open": True}, 1), ({"offer": "bra/milk"}, 1), ({"offer": "bra/other"}, 0),
    ],
)  # fmt: skip
def test_each_filter_of_the_public_list_holds(course: None, asked: dict[str, Any], found: int) -> None:
    assert len(queries.sessions(queries.SessionFilters(**asked), on=AT.date())) == found


def rows() -> list[str]:
    return [serializers.serialize("json", model.objects.order_by("pk")) for model in (
        TrainingSession, Application, Selection)]  # fmt: skip


def test_the_tables_are_the_same_in_any_order_of_registers(course: None) -> None:
    uid, other = applied("mdg"), applied("ken")
    given(uid, 2)
    actions.withdraw_application(uid=uid, party="mdg", by=post("mdg"), at=later(3))
    applied("mdg", 1, 4)
    given(other, 1)
    expected = rows()

    rebuild.rebuild()
    assert rows() == expected
    for order in itertools.permutations(["bra", "mdg", "ken"]):
        for table in reversed(readers.READINGS):
            table._default_manager.all().delete()
        for code in order:
            readers.read(Entry.objects.filter(register_id=code).order_by("seq"), follow=False)
        assert rows() == expected


SECRET = {"name": "Aina Rakoto", "mailbox": "aina@hospital.example"}
TOLD = {
    "post": "Paediatric nurse",
    "institution": "Hospital",
    "competences": "Human milk banks",
    "sectors": ["12220"],
    "languages": ["fr"],
    "available_from": date(2027, 1, 1),
    "available_until": date(2027, 3, 1),
    "days_a_year": 20,
} | SECRET


@pytest.fixture
def expert() -> Expert:
    joined("mdg", "ken")
    return roster.add(party="mdg", told=TOLD, by=post("mdg"), at=AT)


def written() -> str:
    return " ".join(str(each.body) + each.signed for each in Entry.objects.all()) + " ".join(
        f"{each.what} {each.fields} {each.by}" for each in ExpertStep.objects.all()
    )


def test_a_name_reaches_no_entry_and_no_log(expert: Expert) -> None:
    roster.show(identifier=expert.pk, party="mdg", language="en", by=post("mdg"), at=later(1))
    roster.change(identifier=expert.pk, party="mdg", told=TOLD | {"name": "Aina R"}, by=post("mdg"), at=later(2))

    assert Institution.objects.get().body["name"] == {"en": "Paediatric nurse, Hospital"}
    assert not any(part in written() for part in ("Aina", "Rakoto", "aina@"))


def test_a_post_that_holds_the_name_is_not_published(expert: Expert) -> None:
    roster.change(identifier=expert.pk, party="mdg", told={"post": "Dr Rakoto, nurse"}, by=post("mdg"), at=later(1))

    with pytest.raises(NameInPost):
        roster.show(identifier=expert.pk, party="mdg", language="en", by=post("mdg"), at=later(1))
    assert not Entry.objects.filter(kind="institution").exists()


@pytest.mark.parametrize(
    ("name", "text", "holds"),
    [
        ("Aina Rakoto", "Office of Dr RAKOTO", True), ("Aina Rakoto", "Nurse", False), ("Li", "Public clinic", False),
        ("Li", "Office of Mrs Li", True), ("王芳", "护士王芳", True), ("王芳", "护士", False), ("", "Nurse", False),
        ("Иван Петров", "Кабинет Петрова", False), ("Иван Петров", "Кабинет: Петров", True),
        ("محمد علي", "مكتب علي", True),
    ],
)  # fmt: skip
def test_a_name_is_found_in_a_text(name: str, text: str, holds: bool) -> None:
    if holds:
        with pytest.raises(NameInPost):
            rules.check_without_name(name, [text])
    else:
        rules.check_without_name(name, [text])


def test_the_same_sheet_twice_is_one_expert(expert: Expert) -> None:
    identifier = uuid4()
    for _time in range(2):
        roster.add(party="mdg", told=TOLD, by=post("mdg"), at=AT, identifier=identifier)

    assert Expert.objects.count() == 2
    assert [each.what for each in ExpertStep.objects.filter(expert=identifier)] == ["add"]
    with pytest.raises(NoSuchExpert):
        roster.add(party="ken", told=TOLD, by=post("ken"), at=AT, identifier=identifier)


def test_a_name_is_not_searched(expert: Expert) -> None:
    assert queries.roster("mdg", text="Rakoto") == []


def test_erasing_blanks_name_and_mailbox_and_keeps_the_post(expert: Expert) -> None:
    roster.erase(identifier=expert.pk, party="mdg", by=post("mdg"), at=later(1))

    row = Expert.objects.get()
    assert (row.post, row.name, row.mailbox, row.erased_at) == ("Paediatric nurse", "", "", later(1))


def test_deleting_withdraws_the_post_from_the_register(expert: Expert) -> None:
    roster.show(identifier=expert.pk, party="mdg", language="en", by=post("mdg"), at=later(1))
    roster.delete(identifier=expert.pk, party="mdg", by=post("mdg"), at=later(2))

    assert not Expert.objects.exists()
    assert Institution.objects.get().withdrawn_at == later(2)
    assert [each.what for each in ExpertStep.objects.order_by("pk")] == ["add", "show", "delete"]


def test_another_party_reaches_nothing_of_a_roster(expert: Expert) -> None:
    for act in (roster.erase, roster.delete, roster.hide):
        with pytest.raises(NoSuchExpert):
            act(identifier=expert.pk, party="ken", by=post("ken"), at=later(1))
    assert queries.roster("ken") == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"text": "milk"}, 1), ({"text": "tractor"}, 0), ({"sector": "122"}, 1), ({"sector": "311"}, 0),
        ({"language": "fr"}, 1), ({"language": "ar"}, 0), ({"on": date(2027, 3, 1)}, 1), ({"on": date(2027, 3, 2)}, 0),
    ],
)  # fmt: skip
def test_each_filter_of_the_roster_holds(expert: Expert, asked: dict[str, Any], found: int) -> None:
    assert len(queries.roster("mdg", **asked)) == found
