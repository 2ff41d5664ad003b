"""Introductions between two parties: what is asked, who may say what, how it ends, and what the clocks ring for."""

import re
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from bandung.exchange import actions as exchange
from bandung.exchange.errors import NoSuchRecord
from bandung.introductions import actions, clocks, queries, rules
from bandung.introductions.errors import (
    AlreadyAsked,
    ChangedMeanwhile,
    NobodyAnswersHere,
    NoSuchIntroduction,
    NotToOneself,
    NotYourMove,
    NotYourRecord,
    RecordWithdrawn,
)
from bandung.introductions.models import Introduction, Message
from bandung.records.errors import BadRecord
from bandung.records.fields import Organisation
from bandung.records.introductions import Introduction as Request
from bandung.records.introductions import Message as Word
from bandung.records.kinds import read
from bandung.registers import append, rebuild
from bandung.registers.errors import NotOurKey
from bandung.registers.models import Entry, PrivateKey
from bandung.values import BadValue, Texts
from tests.cast import AT, joined, later, post
from tests.factories import SOURCE, a_need, an_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

NOTE = Texts({"fr": "Nous cherchons un partenaire."})
HOSPITAL = {"name": "Hospital of Mahajanga", "type": "public-institution"}


@pytest.fixture
def offered() -> None:
    """Brazil offers, Madagascar needs."""
    joined("bra", "mdg", "ken")
    exchange.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)
    exchange.publish_new(record=a_need("bank"), party="mdg", by=post("mdg"), at=AT)


def asked(days: int = 1, **more: Any) -> Introduction:
    told = {"kind": "offer", "uid": "bra/milk", "party": "mdg", "note": NOTE} | more
    return actions.request(by=post(told["party"]), at=later(days), **told)


def say(row: Introduction, party: str, says: str, days: int, **more: Any) -> Message:
    if isinstance(more.get("text"), str):
        more["text"] = Texts({"en": more["text"]})
    return actions.write(uid=row.uid, party=party, says=says, by=post(party), at=later(days), **more)


def state(row: Introduction) -> str:
    row.refresh_from_db()
    return row.state


def test_a_request_is_an_entry_for_the_owner_alone_in_the_askers_register(offered: None) -> None:
    row = asked(resting_on="mdg/bank", asked_for=Organisation(**HOSPITAL))

    entry = Entry.objects.get(kind="introduction")
    assert (entry.register_id, entry.audience, entry.to) == ("mdg", "parties", ["bra"])
    assert (row.asking, row.owner, row.about, row.resting_on) == ("mdg", "bra", "bra/milk", "mdg/bank")
    assert row.body["asked_for"] == HOSPITAL
    assert (row.state, row.turn) == ("asked", "bra")


def test_one_does_not_ask_oneself(offered: None) -> None:
    with pytest.raises(NotToOneself):
        asked(party="bra")


def test_a_second_request_leads_to_the_first(offered: None) -> None:
    first = asked()

    with pytest.raises(AlreadyAsked) as refusal:
        asked(2)

    assert refusal.value.uid == first.uid
    assert Introduction.objects.count() == 1


def test_a_new_request_can_follow_one_that_was_declined(offered: None) -> None:
    say(asked(), "bra", "decline", 2, why="timing")

    asked(40)

    assert Introduction.objects.count() == 2


def test_a_withdrawn_record_is_not_asked_for(offered: None) -> None:
    exchange.withdraw(kind="offer", record="milk", party="bra", by=post("bra"), at=later(1))

    with pytest.raises(RecordWithdrawn):
        asked(2)


def test_an_introduction_goes_on_after_its_record_was_withdrawn(offered: None) -> None:
    row = asked()
    exchange.withdraw(kind="offer", record="milk", party="bra", by=post("bra"), at=later(2))

    say(row, "bra", "accept", 3)

    assert state(row) == "accepted"


def test_it_rests_on_standing_records_of_the_asking_party_alone(offered: None) -> None:
    with pytest.raises(NotYourRecord):
        asked(resting_on="ken/bank")


def test_a_report_is_answered_for_by_the_lead_agency_of_its_country(offered: None) -> None:
    joined("public-sources")
    exchange.publish_new(record=an_offer("m", sources=[SOURCE]), party="public-sources", by="Editor", at=AT)

    assert asked(uid="public-sources/m").owner == "bra"


def test_a_report_about_a_country_without_a_party_here_names_its_sources(offered: None) -> None:
    joined("public-sources")
    record = an_offer("m", "VNM", sources=[SOURCE])
    exchange.publish_new(record=record, party="public-sources", by="Editor", at=AT)

    with pytest.raises(NobodyAnswersHere, match=re.escape(SOURCE["address"])):
        asked(uid="public-sources/m")


def test_a_record_for_other_parties_cannot_be_asked_for(offered: None) -> None:
    exchange.publish_new(record=an_offer("secret"), party="bra", by=post("bra"), at=AT, audience="parties", to=["ken"])

    assert asked(uid="bra/secret", party="ken").owner == "bra"
    with pytest.raises(NoSuchRecord):
        asked(uid="bra/secret")


def test_the_other_partys_register_may_be_held_elsewhere(offered: None) -> None:
    PrivateKey.objects.filter(register="bra").delete()
    row = asked()

    assert Entry.objects.get(kind="introduction").to == ["bra"]
    with pytest.raises(NotOurKey):
        say(row, "bra", "accept", 2)


def test_the_language_of_a_note_is_found_or_chosen() -> None:
    assert dict(actions.in_its_language("Nous cherchons un partenaire pour notre lactarium.")).keys() == {"fr"}
    assert dict(actions.in_its_language("نبحث عن شريك لبنك الحليب")).keys() == {"ar"}
    assert dict(actions.in_its_language("Nous cherchons", "pt")).keys() == {"pt"}
    assert dict(actions.in_its_language("+261 20")).keys() == {"en"}


@pytest.mark.parametrize("text", ["x" * 30_000, " \n "])
def test_a_text_of_thirty_thousand_characters_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(BadValue, match=r"characters|empty"):
        actions.in_its_language(text, "en")


MESSAGES = {
    "accept": {},
    "decline": {"why": "capacity"},
    "hand-on": {"handed_to": HOSPITAL},
    "ask": {"text": "How many beds?"},
    "answer": {"text": "Twelve."},
    "follow-up": {"text": "The mission took place."},
    "outcome": {"outcome": "learned-from"},
}
WAYS = {"asked": (), "handed-on": ("hand-on",), "accepted": ("accept",), "declined": ("decline",)}


@pytest.mark.parametrize(
    ("stands", "side", "says"),
    [(stands, side, says) for stands in rules.STATES for side in rules.SIDES for says in MESSAGES],
)
def test_each_side_does_what_the_table_allows_and_nothing_else(
    offered: None, stands: str, side: str, says: str
) -> None:
    row = asked()
    if stands == "withdrawn":
        actions.withdraw(uid=row.uid, party="mdg", by=post("mdg"), at=later(2))
    for way in WAYS.get(stands, ()):
        say(row, "bra", way, 2, **MESSAGES[way])
    assert state(row) == stands
    party = "bra" if side == "owner" else "mdg"

    if says in rules.MOVES[stands][side]:
        word = say(row, party, says, 3, **MESSAGES[says])
        assert word.counts
        assert state(row) == (rules.MOVES[stands][side][says] or stands)
    else:
        with pytest.raises(NotYourMove):
            say(row, party, says, 3, **MESSAGES[says])
        assert state(row) == stands


def test_an_outsider_neither_reads_nor_writes(offered: None) -> None:
    row = asked()

    with pytest.raises(NoSuchIntroduction):
        queries.thread(row.uid, "ken")
    with pytest.raises(NoSuchIntroduction):
        say(row, "ken", "ask", 2, text="What is this?")


def test_the_same_sheet_sent_twice_is_one_message_and_a_changed_one_is_another(offered: None) -> None:
    row = asked()

    first = say(row, "bra", "ask", 2, text="How many beds?", form="sheet-1")
    again = say(row, "bra", "ask", 3, text="How many beds?", form="sheet-1")
    other = say(row, "bra", "ask", 3, text="How many beds and nurses?", form="sheet-1")

    assert first == again != other
    assert Entry.objects.filter(kind="message").count() == 2


def test_a_decision_sent_twice_stays_one_even_when_it_no_longer_may_be_made(offered: None) -> None:
    row = asked()

    first = say(row, "bra", "accept", 2, form="sheet-1", seen="asked")

    assert say(row, "bra", "accept", 3, form="sheet-1", seen="asked") == first


def test_the_second_of_two_colleagues_is_told_that_somebody_was_faster(offered: None) -> None:
    row = asked()
    say(row, "bra", "decline", 2, why="timing", seen="asked")

    with pytest.raises(ChangedMeanwhile):
        say(row, "bra", "accept", 2, seen="asked")

    assert state(row) == "declined"


def test_what_a_message_lacks_is_said_by_field(offered: None) -> None:
    with pytest.raises(BadRecord, match="Say why"):
        say(asked(), "bra", "decline", 2)


def test_each_side_tells_its_own_outcome(offered: None) -> None:
    row = asked()
    say(row, "bra", "accept", 2)
    say(row, "mdg", "outcome", 50, outcome="led-to-initiative", initiative="Lactarium")
    row.refresh_from_db()
    assert clocks.shown_state(row.running, later(51)) == "accepted"

    say(row, "bra", "outcome", 52, outcome="no-fit", why="cost")
    row.refresh_from_db()

    assert (row.asking_outcome, row.owner_outcome) == ("led-to-initiative", "no-fit")
    assert clocks.shown_state(row.running, later(400)) == "concluded"
    assert queries.due(later(400)) == []


def _forged(register: str, row: Introduction, **more: Any) -> None:
    """An entry that no action would write, as it may come from another node."""
    to = more.pop("to", "bra" if register == "mdg" else "mdg")
    told = {"id": f"x-{register}-{len(more)}", "says": "accept"}
    origin = {"register_code": row.asking, "record": row.record, "digest": more.pop("digest", row.digest)}
    word = read(Word, told | {"introduction": origin} | more)
    append.append(register, append.publish(word, audience="parties", to=[to]), by="X", at=later(3))


@pytest.mark.parametrize(
    ("register", "more"),
    [
        ("ken", {}),
        ("ken", {"says": "ask", "text": {"en": "Let us in"}, "to": "mdg"}),
        ("mdg", {}),
        ("bra", {"says": "outcome", "outcome": "going-on"}),
        ("bra", {"digest": "0" * 64}),
        ("bra", {"to": "ken"}),
    ],
)
def test_entries_that_break_a_rule_do_not_count(offered: None, register: str, more: dict[str, Any]) -> None:
    row = asked()

    _forged(register, row, **more)

    assert state(row) == "asked"
    assert queries.words_of(row) == []


def test_a_request_that_is_not_for_the_party_asked_is_none(offered: None) -> None:
    row = asked()
    told = read(Request, row.body | {"id": "loud"})

    append.append("mdg", append.publish(told), by="X", at=later(3))
    append.append("mdg", append.publish(told, audience="parties", to=["bra", "ken"]), by="X", at=later(3))

    assert Introduction.objects.count() == 1


@pytest.mark.parametrize("erased", ["introduction", "message"])
def test_an_erased_text_is_as_if_never_said_and_a_rebuild_agrees(offered: None, erased: str) -> None:
    row = asked()
    say(row, "bra", "accept", 2)
    entry = Entry.objects.get(kind=erased)

    append.redact(entry.register_id, entry.seq, by="X", at=later(3))

    before = rebuild.fingerprint()
    rebuild.rebuild()
    assert rebuild.fingerprint() == before
    if erased == "message":
        assert state(row) == "asked"
    else:
        assert not Introduction.objects.exists()
        assert not Message.objects.get().counts


def rings(row: Introduction, days: float) -> list[tuple[str, str, int]]:
    row.refresh_from_db()
    at = AT + timedelta(days=days)
    return [(due.party, due.what, due.days) for due in clocks.ringing(row.running, at)]


def test_the_owner_is_reminded_after_fourteen_days_and_it_sleeps_after_a_hundred_and_eighty(offered: None) -> None:
    row = asked(0)

    assert rings(row, 13.99) == []
    assert rings(row, 14) == [("bra", "answer", 14)]
    assert rings(row, 179.9) == [("bra", "answer", 14)]
    assert rings(row, 180)[1:] == [("mdg", "dormant", 180), ("bra", "dormant", 180)]
    assert clocks.shown_state(row.running, later(180)) == "dormant"


def test_a_question_turns_the_clock_to_the_side_that_asked(offered: None) -> None:
    row = asked(0)
    say(row, "bra", "ask", 3, text="How many beds?")

    assert rings(row, 16) == []
    assert rings(row, 17) == [("mdg", "answer", 14)]

    say(row, "mdg", "answer", 20, text="Twelve.")
    assert rings(row, 33) == []
    assert rings(row, 34) == [("bra", "answer", 14)]


def test_after_acceptance_both_sides_are_asked_at_30_90_and_180_days(offered: None) -> None:
    row = asked(0)
    say(row, "bra", "accept", 10)

    assert rings(row, 39) == []
    assert rings(row, 40) == [("mdg", "follow-up", 30), ("bra", "follow-up", 30)]

    say(row, "mdg", "follow-up", 41, text="A mission is planned.")
    assert rings(row, 42) == [("bra", "follow-up", 30)]
    assert rings(row, 100) == [("mdg", "follow-up", 90), ("bra", "follow-up", 90)]

    say(row, "bra", "outcome", 101, outcome="learned-from")
    assert rings(row, 102) == [("mdg", "follow-up", 90)]
    assert rings(row, 190) == [("mdg", "follow-up", 180)]
    assert rings(row, 191) == [("mdg", "follow-up", 180), ("mdg", "dormant", 180), ("bra", "dormant", 180)]

    say(row, "mdg", "outcome", 200, outcome="going-on")
    assert rings(row, 201) == []
    assert rings(row, 290) == [("mdg", "dormant", 180), ("bra", "dormant", 180)]


def test_whoever_reminds_from_time_to_time_reminds_of_everything_once(offered: None) -> None:
    row = asked(0)
    say(row, "bra", "accept", 10)
    every = [later(days) for days in range(0, 400, 7)]

    told = [each.key for since, at in pairwise(every) for each in queries.due(at, since)]

    assert len(told) == len(set(told)) == 8
    assert queries.due(later(399), party="ken") == []
    assert [each.party for each in queries.due(later(45), party="mdg")] == ["mdg"]


def test_response_times_and_figures_are_counts(offered: None) -> None:
    first = asked(0, resting_on="mdg/bank")
    second = asked(0, party="ken")
    say(first, "bra", "ask", 3, text="How many?")
    say(first, "bra", "accept", 4)
    say(first, "mdg", "outcome", 50, outcome="led-to-initiative")
    say(second, "bra", "decline", 6, why="language")
    exchange.publish_new(record=an_offer("other"), party="bra", by=post("bra"), at=AT)
    asked(0, uid="bra/other")

    speed = queries.response_times(["bra", "ken"])

    assert (speed["bra"].asked, speed["bra"].percent_answered, speed["bra"].open) == (3, 67, 1)
    assert speed["bra"].median_days == 4.5
    assert (speed["ken"].asked, speed["ken"].percent_answered, speed["ken"].median_days) == (0, None, None)
    assert queries.figures(later(300)) == queries.Figures(
        asked=3, from_matches=1, answered=2, accepted=1, declined=1, dormant=2, led_to_initiatives=1
    )


def test_what_waits_for_us_stands_first(offered: None) -> None:
    exchange.publish_new(record=an_offer("other"), party="bra", by=post("bra"), at=AT)
    waiting, answered = asked(0), asked(1, uid="bra/other")
    say(answered, "bra", "accept", 2)

    lines = queries.listing("bra", at=later(3))

    assert [(line.row.uid, line.waits_for_us) for line in lines] == [(waiting.uid, True), (answered.uid, False)]
    assert [line.row.uid for line in queries.listing("bra", at=later(3), state="accepted")] == [answered.uid]
    assert queries.listing("bra", at=later(3), direction="asked-by-us") == []
    assert len(queries.listing("bra", at=later(3), country="MDG")) == 2
    assert queries.listing("bra", at=later(3), country="KEN") == []
    assert queries.counts("bra") == {"open": 2, "waiting": 1}


@pytest.mark.parametrize("days", [0, 90, 179, 180, 200, 269, 270, 400])
def test_the_count_of_dormant_ones_is_what_the_clocks_say(offered: None, days: int) -> None:
    first, second = asked(0), asked(0, party="ken")
    say(first, "bra", "accept", 20)
    say(second, "ken", "ask", 179, text="Any news?")

    slept = sum(clocks.is_dormant(row.running, later(days)) for row in Introduction.objects.all())

    assert queries.figures(later(days)).dormant == slept
