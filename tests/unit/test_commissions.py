"""Joint commissions: sessions, agendas, acts that every party signs, drafts, clocks; and what is refused."""

import itertools
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import serializers

from bandung.commissions import actions, clocks, drafts, queries, rules
from bandung.commissions.errors import (
    AnotherOnTheTable,
    DraftChanged,
    FacilitatorSupports,
    NoSuchAct,
    NoSuchAgendaItem,
    NoSuchCommission,
    NoSuchDraft,
    NotAtTheTable,
    NotConvenedByYou,
    NothingNew,
    NotNow,
    NotOfTheSouth,
    SameParties,
    TakenReference,
    UnknownParty,
)
from bandung.commissions.models import ActDraft, AgendaItem, CommissionAct, CommissionSession, ProgrammeLine, Seat
from bandung.commissions.standing import Called, Proposal, Version, standing
from bandung.consents.errors import NothingToConsent, SaidAlready, TooLate
from bandung.consents.models import Consent
from bandung.consents.rules import Word
from bandung.partnerships.errors import NoSuchInitiative
from bandung.partnerships.models import Initiative
from bandung.records.commissions import Commission
from bandung.records.errors import BadRecord
from bandung.records.kinds import read
from bandung.registers import append, readers, rebuild
from bandung.registers.models import Entry
from bandung.values import BadValue
from tests.cast import AT, joined, later, post
from tests.commissions import (
    SESSION,
    an_act,
    an_item,
    confirmed,
    consented,
    convened,
    proposed,
    session_told,
    shared_initiative,
    signed,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> None:
    """Brazil and Madagascar, who have agreed to meet; Kenya is somebody else, and JICA supports."""
    joined("bra", "mdg", "ken", "jica")
    confirmed()


def stands() -> CommissionSession:
    return CommissionSession.objects.get(pk=SESSION)


def states() -> dict[str, str]:
    return {act.record: act.state for act in queries.acts(stands())}


# -- the session


def test_a_session_holds_when_every_other_party_consents() -> None:
    joined("bra", "mdg")
    convened()
    assert (stands().state, stands().awaited) == ("convened", ["mdg"])

    consented("commission", SESSION, "mdg")

    assert (stands().state, stands().awaited, stands().confirmed_at) == ("confirmed", [], later(1))


def test_an_invitation_is_for_the_parties_of_the_session_alone(table: None) -> None:
    entry = Entry.objects.get(kind="commission")

    assert (entry.audience, entry.to) == ("parties", ["mdg"])
    with pytest.raises(NoSuchCommission):
        queries.session(SESSION, "ken")
    with pytest.raises(NothingToConsent):
        consented("commission", SESSION, "ken")


def test_a_change_of_a_confirmed_session_waits_and_the_confirmed_one_stands(table: None) -> None:
    convened(on="2027-05-05", at=later(2))

    assert (stands().state, stands().starts, stands().awaited) == ("confirmed", date(2027, 3, 1), ["mdg"])
    change = stands().change
    assert change is not None
    assert change["body"]["on"] == "2027-05-05"
    consented("commission", SESSION, "mdg", at=later(3))
    assert (stands().starts, stands().change) == (date(2027, 5, 5), None)


def test_a_session_is_changed_by_its_convener_alone_and_keeps_its_parties(table: None) -> None:
    with pytest.raises(SameParties):
        convened(parties=["bra", "ken"], at=later(2))
    with pytest.raises(NothingNew):
        convened(at=later(2))
    with pytest.raises(NotConvenedByYou):
        actions.call_off(uid=SESSION, party="mdg", by=post("mdg"), at=later(2))


@pytest.mark.parametrize(
    ("party", "more", "refusal"),
    [
        ("ken", {}, NotAtTheTable),
        ("jica", {"parties": ["jica", "bra", "mdg"]}, FacilitatorSupports),
        ("bra", {"parties": ["bra", "nowhere"]}, UnknownParty),
        ("bra", {"parties": ["bra", "public-sources"]}, NotOfTheSouth),
    ],
)
def test_who_cannot_convene_is_told_why(party: str, more: dict[str, Any], refusal: type[Exception]) -> None:
    joined("bra", "mdg", "ken", "jica", "public-sources")

    with pytest.raises(refusal):
        convened(party=party, **more)
    assert not CommissionSession.objects.exists()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"parties": ["bra", "bra"]}, "named once"),
        ({"parties": ["bra"]}, "At least 2"),
        ({"parties": ["bra", "jica"], "facilitators": ["jica"]}, "at least two parties of the South"),
        ({"facilitators": ["ken"]}, "one of its parties"),
        ({"until": "2027-02-01"}, "comes before the first"),
        ({"place": None, "online": False}, "meet online"),
        ({"languages": []}, "At least 1"),
    ],
)
def test_a_session_that_cannot_be_is_no_record(more: dict[str, Any], sentence: str) -> None:
    with pytest.raises(BadRecord, match=sentence):
        read(Commission, session_told(**more))


def test_a_facilitator_sits_at_the_table_and_neither_convenes_nor_proposes() -> None:
    joined("bra", "mdg", "jica")
    convened(parties=["bra", "mdg", "jica"])
    for party in ("mdg", "jica"):
        consented("commission", SESSION, party)
    assert stands().facilitators == ["jica"]

    with pytest.raises(FacilitatorSupports):
        proposed(party="jica")
    with pytest.raises(FacilitatorSupports):
        drafts.save(session=SESSION, party="jica", told={}, by=post("jica"), at=later(2))
    assert proposed(party="mdg")


def test_a_session_that_is_called_off_stays_so(table: None) -> None:
    proposed()
    actions.call_off(uid=SESSION, party="bra", by=post("bra"), at=later(3))

    assert (stands().state, set(states().values())) == ("withdrawn", {"closed"})
    for attempt in (
        lambda: convened(on="2027-06-01", at=later(4)), lambda: proposed(at=later(4)),
        lambda: actions.bring(item=an_item(), party="mdg", by=post("mdg"), at=later(4)),
        lambda: actions.call_off(uid=SESSION, party="bra", by=post("bra"), at=later(4)),
    ):  # fmt: skip
        with pytest.raises(NotNow):
            attempt()


def test_a_refused_session_waits_for_nobody_until_the_refusal_is_turned_round() -> None:
    joined("bra", "mdg")
    convened()
    consented("commission", SESSION, "mdg", says="refuse")
    assert (stands().state, stands().awaited, stands().refused) == ("convened", [], ["mdg"])

    consented("commission", SESSION, "mdg", at=later(2))

    assert (stands().state, stands().refused) == ("confirmed", [])


# -- the agenda


def test_each_side_brings_its_own_items_and_takes_them_back(table: None) -> None:
    for party in ("bra", "mdg"):
        actions.bring(item=an_item(party), party=party, by=post(party), at=later(2))
    sides = queries.agenda(stands(), "bra")
    assert {code: [each.record for each in items] for code, items in sides.items()} == {
        "bra": ["item-bra"], "mdg": ["item-mdg"],
    }  # fmt: skip

    with pytest.raises(NoSuchAgendaItem):
        actions.take_item_back(uid="mdg/item-mdg", party="bra", by=post("bra"), at=later(3))
    actions.take_item_back(uid="mdg/item-mdg", party="mdg", by=post("mdg"), at=later(3))
    assert queries.agenda(stands(), "bra")["mdg"] == []
    with pytest.raises(TakenReference):
        actions.bring(item=an_item("mdg"), party="mdg", by=post("mdg"), at=later(4))


def test_an_outsider_brings_nothing_and_reads_nothing(table: None) -> None:
    with pytest.raises(NoSuchCommission):
        actions.bring(item=an_item("ken"), party="ken", by=post("ken"), at=later(2))
    forged = append.publish(an_item("ken"), audience="parties", to=["bra", "mdg"])
    append.append("ken", forged, by=post("ken"), at=later(2))

    assert queries.agenda(stands(), "ken") == {}
    assert all(items == [] for items in queries.agenda(stands(), "bra").values())


# -- the act


def test_an_act_is_signed_when_every_party_stands_by_one_digest(table: None) -> None:
    uid = proposed()
    assert states() == {uid.partition("/")[2]: "proposed"}
    assert Seat.objects.get(party="mdg").waits_since == later(2)

    consented("commission-act", uid, "mdg", at=later(3))

    act = queries.signed_act(stands())
    assert act is not None
    assert (act.uid, act.state, act.signed_at, stands().state) == (uid, "signed", later(3), "held")
    assert not Seat.objects.exclude(waits_since=None).exists()


def test_before_the_session_is_confirmed_no_act_is_proposed() -> None:
    joined("bra", "mdg")
    convened()

    with pytest.raises(NotNow, match="not confirmed yet"):
        proposed()


def test_a_version_is_based_on_the_one_that_lies_on_the_table_and_outdates_it(table: None) -> None:
    first = proposed()
    with pytest.raises(AnotherOnTheTable):
        proposed(party="mdg", number="other", at=later(3))
    second = proposed(party="mdg", number="II", based_on=CommissionAct.objects.get(pk=first).digest, at=later(3))

    assert [act.state for act in queries.acts(stands())] == ["proposed", "outdated"]
    with pytest.raises(Exception, match="Another version of the act was written from this one"):
        consented("commission-act", first, "mdg", at=later(4))
    consented("commission-act", second, "bra", at=later(4))
    assert [act.state for act in queries.acts(stands())] == ["signed", "closed"]


def test_when_the_answer_is_taken_back_the_version_before_lies_on_the_table_again(table: None) -> None:
    first = proposed()
    second = proposed(party="mdg", number="II", based_on=CommissionAct.objects.get(pk=first).digest, at=later(3))

    with pytest.raises(NoSuchAct):
        actions.take_act_back(uid=second, party="bra", by=post("bra"), at=later(4))
    actions.take_act_back(uid=second, party="mdg", by=post("mdg"), at=later(4))

    assert [act.state for act in queries.acts(stands())] == ["withdrawn", "proposed"]
    consented("commission-act", first, "mdg", at=later(5))
    assert stands().act == first


def test_only_one_act_of_a_session_is_signed(table: None) -> None:
    uid = signed()

    for attempt in (
        lambda: proposed(number="again", at=later(9)),
        lambda: actions.take_act_back(uid=uid, party="bra", by=post("bra"), at=later(9)),
        lambda: actions.call_off(uid=SESSION, party="bra", by=post("bra"), at=later(9)),
    ):
        with pytest.raises(NotNow):
            attempt()
    with pytest.raises(TooLate):
        consented("commission-act", uid, "mdg", says="refuse", at=later(9))


def test_a_consent_twice_by_an_outsider_or_to_another_digest_is_refused(table: None) -> None:
    joined("vnm")
    uid = proposed()

    with pytest.raises(NothingToConsent):
        consented("commission-act", uid, "ken")
    with pytest.raises(Exception, match="no longer what you read"):
        actions.answer(kind="commission-act", uid=uid, digest="0" * 64, party="mdg", by="x", at=later(3))
    consented("commission-act", uid, "mdg", says="refuse", at=later(3))
    with pytest.raises(SaidAlready):
        consented("commission-act", uid, "mdg", says="refuse", at=later(4))
    assert (stands().state, CommissionAct.objects.get(pk=uid).refused) == ("confirmed", ["mdg"])


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"title": {"pt": "Ata"}}, "missing in one of the act’s languages"),
        ({"decisions": [{"text": {"pt": "Aprovado.", "fr": "Approuvé."}}, {"text": {"fr": "x"}}]}, r"decisions\[1\]"),
        ({"on": "2027-02-01"}, "before its session begins"),
        ({"next_on": "2027-03-01"}, "comes after this one"),
        ({"programme": {"middle": "2035-01-01"}}, "within the years"),
    ],
)
def test_an_act_that_contradicts_itself_is_refused_at_its_field(
    table: None, more: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(BadValue, match=sentence):
        proposed(**more)
    assert not CommissionAct.objects.exists()


def test_a_programme_that_ends_before_it_begins_is_no_record(table: None) -> None:
    with pytest.raises(BadRecord, match="ends"):
        proposed(programme={"period": {"start": "2029-01-01", "end": "2027-01-01"}})


def test_right_to_left_and_left_to_right_stand_in_one_act() -> None:
    joined("bra", "mdg")
    confirmed(languages=["ar", "fr"])
    texts = {"ar": "تُقرّ اللجنة 12 مشروعًا (2027–2029).", "fr": "La commission approuve 12 projets (2027-2029)."}

    uid = proposed(languages=["ar", "fr"], title=texts, place=None, decisions=[{"text": texts}], programme=None)

    consented("commission-act", uid, "mdg", at=later(3))
    assert CommissionAct.objects.get(pk=uid).body["decisions"][0]["text"] == texts


def test_an_act_for_everybody_needs_every_partys_word(table: None) -> None:
    uid = proposed()
    with pytest.raises(NotNow, match="proposed"):
        consented("commission-act", uid, "mdg", says="publish", at=later(3))
    consented("commission-act", uid, "mdg", at=later(3))
    digest = CommissionAct.objects.get(pk=uid).digest

    for party in ("bra", "mdg"):
        with pytest.raises(NoSuchAct):
            queries.public_act(digest)
        consented("commission-act", uid, party, says="publish", at=later(4))
    assert queries.public_act(digest).uid == uid

    from bandung.consents.actions import take_back

    take_back(kind="commission-act", uid=uid, digest=digest, party="mdg", by="x", at=later(5), says="publish")
    with pytest.raises(NoSuchAct):
        queries.public_act(digest)


def test_an_initiative_finds_the_signed_act_that_names_it(table: None) -> None:
    shared = Initiative.objects.get(pk=shared_initiative())
    initiative = shared.reference
    uid = proposed(programme={"projects": [
        {"title": {"pt": "Bancos de leite", "fr": "Lactariums"}, "initiative": initiative},
    ]})  # fmt: skip
    assert queries.acts_for(shared.uid, "bra") == []

    consented("commission-act", uid, "mdg", at=later(3))

    named = queries.acts_for(shared.uid, "mdg")
    assert [(each.name, str(each.on)) for each in named] == [("I-2027", "2027-03-02")]
    assert named[0].record is not None
    assert f"{named[0].record.register_code}/{named[0].record.record}" == uid
    assert queries.acts_for(shared.uid, "ken") == queries.acts_for("mdg/alone", "bra") == []


def test_neither_an_act_nor_an_item_names_what_its_party_cannot_read(table: None) -> None:
    hidden = {"register_code": "ken", "record": "nothing", "digest": "1" * 64}

    with pytest.raises(NoSuchInitiative):
        proposed(programme={"projects": [{"title": {"pt": "x", "fr": "x"}, "initiative": hidden}]})
    with pytest.raises(NoSuchInitiative):
        actions.bring(item=an_item(initiative=hidden), party="bra", by=post("bra"), at=later(2))


def test_the_next_session_rests_on_the_signed_act_of_the_one_before(table: None) -> None:
    uid = signed()
    previous = CommissionAct.objects.get(pk=uid).reference

    with pytest.raises(NoSuchAct):
        convened(id="next", previous=previous | {"record": "other"}, on="2029-03-01", at=later(9))
    convened(id="next", previous=previous, on="2029-03-01", at=later(9))

    assert CommissionSession.objects.get(pk="bra/next").says.previous is not None


# -- drafts


def test_a_draft_is_seen_by_its_party_alone_and_two_writers_notice_each_other(table: None) -> None:
    told: dict[str, Any] = {"session": SESSION, "by": post("bra"), "at": later(2)}
    first = drafts.save(party="bra", told={"number": "I"}, edition=0, **told)

    for party in ("mdg", "ken"):
        with pytest.raises((NoSuchDraft, NoSuchCommission)):
            queries.draft(SESSION, party)
    with pytest.raises(DraftChanged):
        drafts.save(party="bra", told={"number": "II"}, edition=0, **told)
    drafts.save(party="bra", told={"number": "III"}, edition=first.edition, **told)
    assert queries.draft(SESSION, "bra").body == {"number": "III"}
    assert not Entry.objects.filter(kind="commission-act").exists()
    drafts.discard(session=SESSION, party="bra")
    assert not ActDraft.objects.exists()


# -- tables of states

T0 = datetime(2027, 1, 1, tzinfo=UTC)
PARTIES = frozenset({"a", "b", "c"})


def at(hour: int) -> datetime:
    return T0 + timedelta(hours=hour)


def word(party: str, digest: str, hour: int, says: str = "consent", until: int | None = None) -> Word:
    return Word(party, digest, says, at(hour), None if until is None else at(until))


SESSION_SAID = {
    "convened": [],
    "confirmed": [word("b", "s", 1), word("c", "s", 1)],
    "held": [word("b", "s", 1), word("c", "s", 1), word("b", "v1", 3), word("c", "v1", 3)],
}
V1, V2 = Proposal("a/1", "a", "v1", at(2)), Proposal("b/2", "b", "v2", at(4), "v1")
CONFIRMED = SESSION_SAID["confirmed"]
TOLD: dict[str, tuple[list[Proposal], list[Word], int | None]] = {
    "proposed": ([V1], CONFIRMED, None),
    "consented": ([V1], [*CONFIRMED, word("b", "v1", 3)], None),
    "signed": ([V1], SESSION_SAID["held"], None),
    "outdated": ([V1, V2], [*CONFIRMED, word("b", "v1", 3)], None),
    "withdrawn": ([Proposal("a/1", "a", "v1", at(2), "", at(5))], CONFIRMED, None),
    "closed": ([V1], CONFIRMED, 6),
}
"""By state of the first version: what was proposed, what was said, and when the session was called off."""


def told(proposals: list[Proposal], words: list[Word], off: int | None = None) -> Any:
    called = Called("a", PARTIES, (Version("s", at(0)),), None if off is None else at(off))
    found = [
        standing(called, list(order), said)
        for order in itertools.permutations(proposals)
        for said in (words, words[::-1])
    ]
    assert all(each == found[0] for each in found)
    return found[0]


@pytest.mark.parametrize("state", rules.SESSION_STATES)
def test_each_state_of_a_session_is_reached(state: str) -> None:
    if state == "withdrawn":
        assert told([], [], 2).state == state
    else:
        assert told([V1], SESSION_SAID[state]).state == state


@pytest.mark.parametrize("state", rules.ACT_STATES)
def test_each_state_of_an_act_is_reached(state: str) -> None:
    assert told(*TOLD[state]).acts["a/1"].state == state


@pytest.mark.parametrize(
    ("table", "states", "check"),
    [
        (rules.IN_SESSION, rules.SESSION_STATES, rules.check_session),
        (rules.ON_ACT, rules.ACT_STATES, rules.check_act),
    ],
)
def test_what_is_done_in_one_state_is_refused_in_the_others(table: Any, states: Any, check: Any) -> None:
    for what, state in itertools.product(table, states):
        if state in table[what]:
            check(what, state)
        else:
            with pytest.raises(NotNow):
                check(what, state)


@pytest.mark.parametrize("ways", [rules.SESSION_WAYS, rules.ACT_WAYS])
def test_every_way_leads_from_a_state_that_is_reached_and_none_leads_out_of_an_end(ways: Any) -> None:
    reached, ends = {""} | {way.after for way in ways}, {"held", "signed", "closed", "withdrawn"}

    assert {way.before for way in ways} <= reached
    assert not {way.before for way in ways} & ends


@pytest.mark.parametrize(
    ("words", "signed_at"),
    [
        ([word("b", "v1", 3), word("c", "v1", 5)], 5),
        ([word("b", "v1", 3, until=4), word("c", "v1", 5)], None),  # never both at once
        ([word("b", "v1", 3), word("b", "v1", 4, "refuse"), word("c", "v1", 5)], None),  # the last word counts
        ([word("b", "v1", 3, "refuse"), word("b", "v1", 4), word("c", "v1", 5)], 5),
        ([word("b", "v1", 3), word("c", "other", 5)], None),  # another digest
        ([word("b", "v1", 3), word("x", "v1", 5)], None),  # not of the session
        ([word("b", "v1", 0), word("c", "v1", 0)], 2),  # nothing is signed before it is written
    ],
)
def test_an_act_is_signed_at_the_first_moment_at_which_all_stand_by_it(
    words: list[Word], signed_at: int | None
) -> None:
    found = told([V1], [*CONFIRMED, *words])

    assert found.signed_at == (None if signed_at is None else at(signed_at))


def test_what_a_session_became_after_its_act_was_signed_changes_nothing() -> None:
    versions = (Version("s", at(0)), Version("later", at(9)))
    words = [*SESSION_SAID["held"], word("b", "later", 10), word("c", "later", 10)]

    found = standing(Called("a", PARTIES, versions, at(12)), [V1], words)

    assert (found.state, found.digest, found.newest) == ("held", "s", "s")


def test_a_version_stays_outdated_while_a_grandchild_lies_on_the_table() -> None:
    second = Proposal("b/2", "b", "v2", at(4), "v1", at(8))
    third = Proposal("c/3", "c", "v3", at(5), "v2")

    found = told([V1, second, third], CONFIRMED)

    assert {uid: each.state for uid, each in found.acts.items()} == {
        "a/1": "outdated", "b/2": "withdrawn", "c/3": "proposed",
    }  # fmt: skip


# -- clocks


def test_the_mid_term_review_is_half_of_the_programme_and_the_next_session_its_end() -> None:
    act = an_act(programme={"period": {"start": "2027-01-01", "end": "2029-01-01"}})
    assert (rules.middle_of(act), rules.next_of(act)) == (date(2028, 1, 1), date(2029, 1, 1))

    stated = an_act(programme={"middle": "2027-11-11"}, next_on="2028-12-01")
    assert (rules.middle_of(stated), rules.next_of(stated)) == (date(2027, 11, 11), date(2028, 12, 1))
    assert (rules.middle_of(an_act(programme=None)), rules.next_of(an_act(programme=None))) == (None, None)


def test_what_is_due_is_told_to_those_whom_it_concerns(table: None) -> None:
    proposed()
    assert [(each.what, each.on) for each in queries.days("mdg", AT.date())] == [
        ("consent", later(16).date()), ("session", date(2027, 3, 1)),
    ]  # fmt: skip
    assert [each.what for each in queries.days("bra", AT.date())] == ["session"]
    assert queries.days("ken", AT.date()) == []

    consented("commission-act", stands_proposed(), "mdg", at=later(3))
    assert [(each.what, each.on) for each in queries.days("bra", AT.date())] == [
        ("mid-term", date(2028, 3, 31)), ("next-session", date(2029, 4, 1)),
    ]  # fmt: skip
    assert queries.due("bra", date(2028, 2, 20)) == [clocks.Due(SESSION, "bra", "mid-term", date(2028, 3, 31))]
    assert [each.what for each in queries.due("bra", date(2030, 1, 1))] == ["next-session"]

    convened(id="next", on="2029-03-01", at=later(9))
    assert queries.due("bra", date(2030, 1, 1)) == []


def stands_proposed() -> str:
    return str(CommissionAct.objects.get(state="proposed").uid)


# -- registers in any order


def rows() -> list[str]:
    tables = (CommissionSession, Seat, AgendaItem, CommissionAct, ProgrammeLine, Consent)
    return [serializers.serialize("json", model.objects.order_by("pk")) for model in tables]


def test_the_tables_are_the_same_in_any_order_of_registers(table: None) -> None:
    actions.bring(item=an_item("mdg"), party="mdg", by=post("mdg"), at=later(2))
    first = proposed()
    second = proposed(party="mdg", number="II", based_on=CommissionAct.objects.get(pk=first).digest, at=later(3))
    consented("commission-act", second, "bra", at=later(4))
    for party in ("bra", "mdg"):
        consented("commission-act", second, party, says="publish", at=later(5))
    expected = rows()

    rebuild.rebuild()
    assert rows() == expected
    for order in itertools.permutations(["bra", "mdg", "ken"]):
        for model in reversed(readers.READINGS):
            model._default_manager.all().delete()
        for code in order:
            readers.read(Entry.objects.filter(register_id=code).order_by("seq"), follow=False)
        assert rows() == expected
