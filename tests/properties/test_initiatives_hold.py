"""Whatever two to five parties do in an initiative, in any order, with repetitions, withdrawals and forged entries: no
agreement without everybody's consent to one digest; no word of a facilitator changes terms, lead or membership; who
withdraws has withdrawn; a rebuild and any other order of reading come to the same; nobody sees another's draft."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bandung.consents import actions as consents
from bandung.consents.models import Consent
from bandung.exchange import actions as exchange
from bandung.partnerships import actions, drafts, queries
from bandung.partnerships.errors import NoSuchInitiative
from bandung.partnerships.models import AgreementText, Initiative, Leaving, Move, Terms
from bandung.partnerships.stages import IN_FORCE, MOVES
from bandung.records.kinds import read
from bandung.records.partnerships import Consent as ConsentRecord
from bandung.records.partnerships import Terms as TermsRecord
from bandung.registers import readers, rebuild
from bandung.registers.append import append, publish
from bandung.registers.models import Entry
from bandung.values.errors import BandungError
from tests.cast import AT, joined, post
from tests.factories import a_need, a_text, an_initiative

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

PARTIES = ("mwi", "bra", "jica", "vnm", "ken")
"""Recipient, provider, facilitator, a second provider, an outsider who is named by some terms."""
WHAT = (
    "join", "join", "join", "text", "text", "terms", "terms", "consent", "consent", "consent", "consent", "take back",
    "terms", "move", "move", "leave", "withdraw", "withdraw", "take proposal back", "forge a consent", "forge a text",
    "draft", "all consent", "all consent", "all but one consent",
)  # fmt: skip
steps = st.lists(
    st.tuples(st.sampled_from(WHAT), st.sampled_from(PARTIES), st.integers(0, 40), st.integers(0, 30)),
    min_size=6,
    max_size=24,
)
WHY = {"en": "Because it is so."}
UID = "mwi/milk-banks"
SETS = (
    {"mwi": "recipient", "bra": "provider"},
    {"mwi": "recipient", "bra": "provider", "jica": "facilitator"},
    {"mwi": "recipient", "bra": "provider", "jica": "facilitator", "vnm": "provider"},
    {"mwi": "recipient", "vnm": "provider"},
    {"mwi": "recipient", "jica": "provider"},
)


def begin() -> None:
    joined("mwi", "bra", "jica", "vnm", "ken")
    at = {"party": "mwi", "by": post("mwi"), "at": AT}
    entry = exchange.publish_new(record=a_need("milk-bank", "MWI"), **at)
    need = {"register_code": "mwi", "record": "milk-bank", "digest": entry.digest}
    roles = [{"party": party, "role": role} for party, role in SETS[2].items()]
    actions.open_initiative(initiative=an_initiative(needs=[need], participations=roles), **at)


def all_join() -> None:
    """The three others say yes, and one text of all four is on the table."""
    row = Initiative.objects.get(pk=UID)
    for party in ("bra", "jica", "vnm"):
        word = {"party": party, "by": post(party), "at": AT + timedelta(minutes=1)}
        consents.say(kind="initiative", uid=UID, digest=row.digest, **word)
    at = {"party": "mwi", "by": post("mwi"), "at": AT + timedelta(minutes=2)}
    actions.propose_text(agreement=a_text(row.reference, SETS[0], "text-0"), **at)


def act(step: tuple[str, str, int, int], hour: int) -> None:
    """One thing somebody tries to do; what is refused changes nothing."""
    what, party, number, _other = step
    told: dict[str, Any] = {"party": party, "by": post(party), "at": AT + timedelta(hours=hour // 3)}
    row = Initiative.objects.get(pk=UID)
    proposals: list[Any] = [each for model in (Terms, Move, AgreementText) for each in model.objects.order_by("uid")]
    picked = proposals[number % len(proposals)] if proposals else None
    texts = list(AgreementText.objects.order_by("uid"))
    text = texts[number % len(texts)] if texts else None
    binding = next((each for each in texts if each.state in IN_FORCE), None)
    if what == "join":
        consents.say(kind=row.terms_kind, uid=row.terms_uid, digest=row.terms, **told)
    elif what == "text":
        number = number if number % 2 else 0
        amends = {"amends": binding.digest} if binding and hour % 4 else {}
        actions.propose_text(agreement=a_text(row.reference, SETS[number % 5], f"text-{hour}", **amends), **told)
    elif what == "consent" and picked:
        awaited = [each for each in proposals if party in each.awaited]
        picked = awaited[number % len(awaited)] if awaited and number % 4 else picked
        consents.say(kind=queries.kind_of(picked), uid=picked.uid, digest=picked.digest, **told)
    elif what.startswith("all") and picked:
        for each in picked.awaited[what == "all but one consent" :]:
            word = {"party": each, "by": post(each), "at": told["at"]}
            consents.say(kind=queries.kind_of(picked), uid=picked.uid, digest=picked.digest, **word)
    elif what == "take back" and picked:
        consents.take_back(kind=queries.kind_of(picked), uid=picked.uid, digest=picked.digest, **told)
    elif what == "terms":
        number = number if number % 2 else 2
        roles = [{"party": each, "role": role} for each, role in SETS[number % 5].items()]
        lead = tuple(SETS[number % 5])[number % 2]
        said = {"id": f"terms-{hour}", "initiative": row.reference, "after": row.terms, "participations": roles}
        actions.propose_terms(terms=read(TermsRecord, {**row.body, **said, "lead": lead}), **told)
    elif what == "move":
        ways = [each for each in MOVES if each.of == row.stage]
        to = ways[number % len(ways)].to if ways else "closed"
        actions.move(uid=UID, to=to, text=WHY, costs_not_known=True, **told)
    elif what == "leave":
        actions.leave(uid=UID, **told)
    elif what == "withdraw" and text:
        actions.leave(uid=UID, agreement=text.uid, **told)
    elif what == "take proposal back" and picked:
        actions.take_back(kind=queries.kind_of(picked), uid=picked.uid, **told)
    elif what == "forge a consent" and text:
        kind = ("agreement", "move", "initiative")[number % 3]
        record = {"id": f"forged-{hour}", "to": text.reference, "kind": kind}
        append(party, publish(read(ConsentRecord, record), audience="parties", to=["mwi"]), by="?", at=told["at"])
    elif what == "forge a text":
        forged = a_text(row.reference, SETS[number % 5], f"forged-{hour}")
        others = [each for each in PARTIES if each != party]
        append(party, publish(forged, audience="parties", to=others), by="?", at=told["at"])
    elif what == "draft":
        drafts.save(uid=UID, name="agreement", body={"note": party}, **told)


def consented(digest: str, at: Any) -> set[str]:
    return {
        each.register
        for each in Consent.objects.filter(digest=digest, says="consent", at__lte=at)
        if each.withdrawn_at is None or each.withdrawn_at > at
    }


def check() -> None:
    """What holds at every moment."""
    row = Initiative.objects.get(pk=UID)
    facilitators = {"jica"}
    assert row.lead == "" or row.lead in row.partners
    assert not facilitators & set(row.partners)
    for text in AgreementText.objects.exclude(state__in=("proposed", "closed", "withdrawn")):
        came = Entry.objects.get(register_id=text.register, seq=text.seq).at
        said = {each.at for each in Consent.objects.filter(digest=text.digest)} | {came}
        parties = {each.party for each in text.says.parties} - {text.register}
        assert text.register not in facilitators
        assert any(parties <= consented(text.digest, moment) for moment in said)
        gone = set(Leaving.objects.filter(agreement__in=("", text.digest)).values_list("register", flat=True))
        assert set(text.bound) <= parties | {text.register}
        if text.state in IN_FORCE:
            assert len(text.bound) > 1
        direct = set(Leaving.objects.filter(agreement=text.digest).values_list("register", flat=True))
        assert not direct & set(text.bound)
        assert gone >= direct


@given(steps, st.booleans())
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_shared_changes_without_those_who_share_it(taken: list[tuple[str, str, int, int]], begun: bool) -> None:
    with transaction.atomic():
        begin()
        if begun:
            all_join()
        for hour, step in enumerate(taken, start=1):
            before = Initiative.objects.get(pk=UID)
            withdrawing = step[0] in ("leave", "withdraw")
            try:
                with transaction.atomic():
                    act(step, hour)
            except BandungError:
                after = Initiative.objects.get(pk=UID)
                assert (after.terms, after.stage, after.partners) == (before.terms, before.stage, before.partners)
                if withdrawing and step[0] == "leave":
                    assert step[1] not in before.everybody
                continue
            after = Initiative.objects.get(pk=UID)
            if step[1] == "jica" and not step[0].startswith("all"):
                kept = (before.terms, before.lead, before.stage, before.partners)
                assert (after.terms, after.lead, after.stage, after.partners) == kept
            if step[0] == "leave":
                assert step[1] not in after.everybody
            check()
        _check_drafts()
        _check_other_orders()
        transaction.set_rollback(True)


def _check_drafts() -> None:
    """What one party sees of another's drafts is nothing."""
    for party in PARTIES:
        try:
            found = drafts.of(UID, party)
        except NoSuchInitiative:
            continue
        assert all(each.party == party and each.body == {"note": party} for each in found)


def _check_other_orders() -> None:
    """Register by register, backwards, and rebuilt: the same tables."""
    before = rebuild.fingerprint()
    rebuild.rebuild()
    assert rebuild.fingerprint() == before
    for codes in (PARTIES, PARTIES[::-1]):
        for table in reversed(readers.READINGS):
            table._default_manager.all().delete()
        for code in codes:
            readers.read(Entry.objects.filter(register_id=code).order_by("seq"), follow=False)
        assert rebuild.fingerprint() == before
