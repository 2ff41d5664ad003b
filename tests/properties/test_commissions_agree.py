"""Whatever parties do about a session, and in whatever order registers are read: the same tables, and no act is signed
without every party's word on the same digest."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bandung.commissions import actions
from bandung.commissions.models import CommissionAct, CommissionSession
from bandung.consents.models import Consent
from bandung.records.kinds import read
from bandung.records.partnerships import Consent as ConsentRecord
from bandung.registers import append, readers, rebuild
from bandung.registers.models import Entry
from bandung.values.errors import BandungError
from tests.cast import AT, joined, post
from tests.commissions import SESSION, an_act, an_item, convened, proposed

pytestmark = pytest.mark.django_db

PARTIES = ("bra", "mdg", "ken", "jica")
TABLE = ("bra", "mdg", "jica")
WHAT = (
    "change", "call off", "bring", "take item back", "propose", "propose", "propose upon", "propose upon",
    "all consent", "take act back", "consent", "consent", "consent", "consent", "refuse", "publish", "all consent",
    "consent to session", "refuse session", "forge a consent", "forge an act", "forge a session",
)  # fmt: skip
steps = st.lists(
    st.tuples(st.sampled_from(WHAT), st.sampled_from(PARTIES), st.integers(0, 11), st.integers(0, 6)),
    min_size=5,
    max_size=18,
)


def act(step: tuple[str, str, int, int]) -> None:
    """One thing somebody tries to do; what is refused changes nothing."""
    what, party, days, number = step
    told: dict[str, Any] = {"party": party, "by": post(party), "at": AT + timedelta(days=days)}
    acts = list(CommissionAct.objects.order_by("uid"))
    row = acts[number % len(acts)] if acts else None
    try:
        with transaction.atomic():
            if what.startswith("forge"):
                forge(what, party, number, told["at"])
            elif what.endswith("session") or what in ("change", "call off", "bring", "take item back", "propose"):
                about_the_session(what, party, number, told)
            elif row is not None:
                about_an_act(what, row, number, told)
    except BandungError:
        return


def about_the_session(what: str, party: str, number: int, told: dict[str, Any]) -> None:
    if what == "change":
        convened(parties=TABLE, party=party, on=f"2027-03-{number + 1:02}", at=told["at"])
    elif what == "call off":
        actions.call_off(uid=SESSION, **told)
    elif what == "bring":
        actions.bring(item=an_item(party), **told)
    elif what == "take item back":
        actions.take_item_back(uid=f"{party}/item-{party}", **told)
    elif what == "propose":
        proposed(party=party, number=f"from {party} {number}", at=told["at"])
    else:
        says, digest = what.partition(" ")[0], CommissionSession.objects.get(pk=SESSION).newest
        actions.answer(kind="commission", uid=SESSION, digest=digest, says=says, **told)


def about_an_act(what: str, row: CommissionAct, number: int, told: dict[str, Any]) -> None:
    if what == "propose upon":
        proposed(party=told["party"], number=f"upon {number}", based_on=row.digest, at=told["at"])
    elif what == "take act back":
        actions.take_act_back(uid=row.uid, **told)
    elif what == "all consent":
        for party in row.to:
            act(("consent", party, number, sorted(CommissionAct.objects.values_list("uid", flat=True)).index(row.uid)))
    else:
        actions.answer(kind="commission-act", uid=row.uid, digest=row.digest, says=what, **told)


def forge(what: str, party: str, number: int, at: Any) -> None:
    """As a node with rules of its own might write: an outsider, a facilitator, at the wrong table, on a wrong kind."""
    others = [each for each in TABLE if each != party]
    if what == "forge an act":
        row = CommissionSession.objects.get(pk=SESSION)
        parties = TABLE if number % 2 else ("bra", "mdg")
        basis = CommissionAct.objects.order_by("uid").first() if number % 3 else None
        record: Any = an_act(
            id=f"forged-{number}",
            reference=row.reference,
            parties=parties,
            number=f"forged by {party}",
            based_on=basis.digest if basis else None,
        )
    elif what == "forge a session":
        told = CommissionSession.objects.get(pk=SESSION).body | {"on": f"2027-04-{number + 1:02}", "until": None}
        record = read("commission", told | {"parties": list(TABLE) if number % 2 else ["bra", "ken"]})
    else:
        about = CommissionAct.objects.order_by("-uid").first()
        if about is None:
            return
        record = read(ConsentRecord, {
            "id": f"word-{number}", "to": about.reference,
            "kind": "commission-act" if number % 2 else "commission",
            "says": "consent" if number % 3 else "publish",
        })  # fmt: skip
    append.append(party, append.publish(record, audience="parties", to=others), by=post(party), at=at)


def check_that_nothing_holds_without_all() -> None:
    """The session and its act hold by the words of all its parties, and the words stood at one moment."""
    for row in CommissionAct.objects.filter(state="signed"):
        for party in set(TABLE) - {row.register}:
            words = Consent.objects.filter(register=party, about=row.uid, digest=row.digest, says="consent")
            assert any(word.at <= row.signed_at for word in words), (row.uid, party)
        assert row.register != "jica"
    assert CommissionAct.objects.filter(state="signed").count() <= 1
    session = CommissionSession.objects.get(pk=SESSION)
    assert session.facilitators == ["jica"]
    assert set(session.parties) == set(TABLE)
    if session.confirmed_at is not None:
        consents = Consent.objects.filter(about=SESSION, says="consent")
        assert {each.register for each in consents} >= {"mdg", "jica"}


def merged(entries: list[Entry], choices: st.DataObject) -> list[Entry]:
    """The registers read in any order, each of them in its own."""
    queues = [[each for each in entries if each.register_id == code] for code in PARTIES]
    order = choices.draw(st.permutations([code for code, queue in enumerate(queues) for _entry in queue]))
    return [queues[code].pop(0) for code in order]


@settings(max_examples=25, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(taken=steps, choices=st.data(), agreed=st.sampled_from([True, True, True, False]))
def test_the_order_of_registers_makes_no_difference_and_nothing_holds_without_all(
    taken: list[tuple[str, str, int, int]], choices: st.DataObject, agreed: bool
) -> None:
    try:
        with transaction.atomic():
            joined(*PARTIES)
            convened(parties=TABLE)
            if agreed:
                for party in ("mdg", "jica"):
                    act(("consent to session", party, 0, 0))
            for step in taken:
                act(step)
                check_that_nothing_holds_without_all()
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


@settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(taken=steps, erased=st.lists(st.tuples(st.sampled_from(TABLE), st.integers(3, 9)), min_size=1, max_size=3))
def test_what_is_erased_is_as_if_it_had_never_been_written(
    taken: list[tuple[str, str, int, int]], erased: list[tuple[str, int]]
) -> None:
    try:
        with transaction.atomic():
            joined(*PARTIES)
            convened(parties=TABLE)
            for party in ("mdg", "jica"):
                act(("consent to session", party, 0, 0))
            for step in taken:
                act(step)
            for code, seq in erased:
                try:
                    with transaction.atomic():
                        append.redact(code, seq, by=post(code), at=AT + timedelta(days=20))
                except BandungError:
                    continue
            written = rebuild.fingerprint()
            rebuild.rebuild()
            assert rebuild.fingerprint() == written
            raise _Undone
    except _Undone:
        return


class _Undone(Exception):
    pass
