"""Whatever parties do about a session, and in whatever order registers are read: the same tables, and never a seat too
many."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bandung.exchange import actions as exchange
from bandung.records.kinds import read
from bandung.records.training import Application as ApplicationRecord
from bandung.records.training import Participant, Session
from bandung.records.training import Selection as SelectionRecord
from bandung.registers import append, readers, rebuild
from bandung.registers.models import Entry
from bandung.training import actions, queries, rules
from bandung.training.models import Application, TrainingSession
from bandung.values.errors import BandungError
from tests.cast import AT, joined, post
from tests.factories import an_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

PARTIES = ("bra", "mdg", "ken")
WHAT = (
    "announce", "cancel", "apply", "apply", "apply", "take back", "select", "select", "select", "attendance", "erase",
    "forge an application", "forge a selection",
)  # fmt: skip
steps = st.lists(
    st.tuples(st.sampled_from(WHAT), st.sampled_from(PARTIES), st.integers(0, 11), st.integers(0, 6)), max_size=14
)
NURSE = Participant(post="Nurse", institution="Hospital")


def a_session(seats: int) -> Session:
    found: Session = read(Session, {
        "id": "spring", "offer": actions.offer_named("bra/milk", "bra").model_dump(),
        "period": {"start": "2026-12-20", "end": None}, "seats": seats + 1, "level": "advanced",
        "apply_by": "2026-12-10", "online": True,
    })  # fmt: skip
    return found


def act(step: tuple[str, str, int, int]) -> None:
    """One thing somebody tries to do; what is refused changes nothing."""
    what, party, days, number = step
    told: dict[str, Any] = {"party": party, "by": post(party), "at": AT + timedelta(days=3 * days)}
    rows = list(Application.objects.order_by("uid"))
    row = rows[number % len(rows)] if rows else None
    try:
        with transaction.atomic():
            if what == "announce":
                actions.announce(session=a_session(number), **told)
            elif what == "cancel":
                actions.cancel(uid="bra/spring", **told)
            elif what == "apply":
                actions.apply(uid="bra/spring", participants=[NURSE] * (number + 1), **told)
            elif what == "erase":
                append.redact(party, 2 + number, by=told["by"], at=told["at"])
            elif what.startswith("forge"):
                forge(what, party, number, told)
            elif row is None:
                return
            elif what == "take back":
                actions.withdraw_application(uid=row.uid, **told)
            elif what == "select":
                actions.select(uid=row.uid, seats=number, waiting=days % 3, **told)
            else:
                actions.state_attendance(uid=row.uid, attended=number, **told)
    except BandungError:
        return


def forge(what: str, party: str, number: int, told: dict[str, Any]) -> None:
    """As a node with rules of its own might write: to the wrong party, under a wrong name, in another's place."""
    session = TrainingSession.objects.filter(pk="bra/spring").first()
    if session is None:
        return
    other = PARTIES[(PARTIES.index(party) + 1 + number % 2) % 3]
    named = {"register_code": "bra", "record": "spring", "digest": session.digest}
    identifier = f"{rules.application_stem(session.uid)}-{number}" if number % 3 else f"odd-{number}"
    if what == "forge an application":
        record: Any = read(ApplicationRecord, {"id": identifier, "session": named, "participants": [NURSE]})
    else:
        about = {"register_code": other, "record": rules.application_stem(session.uid), "digest": session.digest}
        name = rules.selection_id(f"{other}/{about['record']}") if number % 3 else f"odd-{number}"
        record = read(SelectionRecord, {"id": name, "application": about, "seats": 99})
    append.append(party, append.publish(record, audience="parties", to=[other]), by=told["by"], at=told["at"])


def merged(entries: list[Entry], choices: st.DataObject) -> list[Entry]:
    """The registers read in any order, each of them in its own."""
    queues = [[each for each in entries if each.register_id == code] for code in PARTIES]
    order = choices.draw(st.permutations([code for code, queue in enumerate(queues) for _entry in queue]))
    return [queues[code].pop(0) for code in order]


@settings(max_examples=25, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(taken=steps, choices=st.data())
def test_the_order_of_registers_makes_no_difference_and_no_seat_is_given_twice(
    taken: list[tuple[str, str, int, int]], choices: st.DataObject
) -> None:
    try:
        with transaction.atomic():
            joined(*PARTIES)
            exchange.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)
            actions.announce(session=a_session(4), party="bra", by=post("bra"), at=AT)
            for step in taken:
                act(step)
                if not any(what == "forge a selection" for what, *_rest in taken):
                    assert all(each.left >= 0 for each in queries.held_by("bra"))
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


class _Undone(Exception):
    pass
