"""Whatever two parties write, and in whatever order their registers are read: an introduction comes to the same."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bandung.exchange import actions as exchange
from bandung.introductions import actions, rules
from bandung.introductions.models import Introduction
from bandung.introductions.rules import Request, Word
from bandung.records.introductions import Message
from bandung.records.kinds import read
from bandung.registers import append, readers, rebuild
from bandung.registers.models import Entry
from bandung.values import Texts
from bandung.values.errors import BandungError
from tests.cast import AT, joined, post
from tests.factories import an_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

SAYS: dict[str, dict[str, Any]] = {
    "accept": {},
    "decline": {"why": "timing"},
    "hand-on": {"handed_to": {"name": "Hospital", "type": "public-institution"}},
    "ask": {"text": {"en": "How many beds?"}},
    "answer": {"text": {"en": "Twelve."}},
    "follow-up": {"text": {"en": "It goes on."}},
    "outcome": {"outcome": "going-on"},
}
PARTIES = ("bra", "mdg", "ken")
steps = st.lists(
    st.tuples(
        st.sampled_from([*SAYS, "ask for it", "take it back", "erase", "forge"]),
        st.sampled_from(PARTIES),
        st.integers(0, 40),
    ),
    max_size=12,
)


def act(number: int, step: tuple[str, str, int]) -> None:
    """One thing somebody tries to do; what is refused changes nothing."""
    what, party, hours = step
    at, by = AT + timedelta(hours=hours), post(party)
    row = Introduction.objects.order_by("-asked_at", "uid").first()
    try:
        with transaction.atomic():
            if what == "ask for it":
                note = Texts({"en": f"Please {number}"})
                actions.request(kind="offer", uid="bra/milk", party=party, note=note, by=by, at=at)
            elif what == "erase":
                append.redact(party, 2 + hours % 6, by=by, at=at)
            elif row is None:
                return
            elif what == "take it back":
                actions.withdraw(uid=row.uid, party=party, by=by, at=at)
            elif what == "forge":
                origin = {"register_code": row.asking, "record": row.record, "digest": row.digest}
                says, told = list(SAYS.items())[hours % len(SAYS)]
                word = read(Message, {"id": f"forged-{number % 3}", "introduction": origin, "says": says} | told)
                to = PARTIES[(PARTIES.index(party) + 1 + hours % 2) % 3]
                append.append(party, append.publish(word, audience="parties", to=[to]), by=by, at=at)
            else:
                more = {**SAYS[what]}
                text = Texts(more.pop("text")) if "text" in more else None
                actions.write(uid=row.uid, party=party, says=what, text=text, by=by, at=at, form=str(number), **more)
    except BandungError:
        return


def merged(entries: list[Entry], choices: st.DataObject) -> list[Entry]:
    """The registers read in any order, each of them in its own."""
    queues = [[each for each in entries if each.register_id == code] for code in PARTIES]
    order = choices.draw(st.permutations([code for code, queue in enumerate(queues) for _entry in queue]))
    return [queues[code].pop(0) for code in order]


@settings(max_examples=25, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(taken=steps, choices=st.data())
def test_the_order_in_which_registers_are_read_makes_no_difference(
    taken: list[tuple[str, str, int]], choices: st.DataObject
) -> None:
    try:
        with transaction.atomic():
            joined(*PARTIES)
            exchange.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)
            act(0, ("ask for it", "mdg", 0))
            for number, step in enumerate(taken, start=1):
                act(number, step)
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


words = st.lists(
    st.builds(
        Word,
        uid=st.uuids().map(str),
        register=st.sampled_from(PARTIES),
        to=st.sampled_from(PARTIES),
        seq=st.integers(1, 10_000),
        at=st.integers(0, 400).map(lambda hours: AT + timedelta(hours=hours)),
        says=st.sampled_from(list(SAYS)),
        request=st.sampled_from(["d", "d", "d", "e"]),
        outcome=st.sampled_from(["", "going-on", "no-fit"]),
    ),
    max_size=12,
    unique_by=lambda word: (word.register, word.seq),
)


@given(written=words, choices=st.data())
def test_a_standing_follows_from_the_set_of_words(written: list[Word], choices: st.DataObject) -> None:
    request = Request("mdg", "bra", "d", AT)

    stands = rules.standing(request, written)

    assert rules.standing(request, choices.draw(st.permutations(written))) == stands
    assert stands.counting <= {each.uid for each in written if {each.register, each.to} == {"mdg", "bra"}}
    assert (stands.accepted_at is not None) <= (stands.first_answer_at is not None)
