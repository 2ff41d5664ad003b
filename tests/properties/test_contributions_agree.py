"""Whatever givers, receivers and facilitators write, and in whatever order registers are read: the same ledger, and
nobody's word is anybody else's."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bandung.consents import actions as consents
from bandung.consents.models import Consent
from bandung.contributions import actions, answers, queries
from bandung.contributions.ledger import lines
from bandung.contributions.models import Confirmation, Contribution, SameContribution, Settlement
from bandung.measurement.figures import Figure, total
from bandung.measurement.rates import sample_rates
from bandung.measurement.valuation import value_all
from bandung.measurement.valued import Policy
from bandung.records.fields import Reference
from bandung.records.kinds import read
from bandung.registers import append, readers, rebuild
from bandung.registers.models import Entry
from bandung.values.errors import BandungError
from tests.cast import AT, joined, post
from tests.factories import SOURCE, a_contribution

PARTIES = ("bra", "mdg", "jica")
WHAT = (
    "declare", "declare", "declare", "withdraw", "confirm", "confirm", "partly", "dispute", "take back a word",
    "settle", "settle", "consent", "consent", "consent", "same", "same", "take back", "close", "report", "erase",
    "forge a word", "forge a line",
)  # fmt: skip
steps = st.lists(
    st.tuples(st.sampled_from(WHAT), st.sampled_from(PARTIES), st.integers(0, 9), st.integers(0, 7)),
    min_size=4,
    max_size=22,
)


def act(step: tuple[str, str, int, int]) -> None:
    """One thing somebody tries to do; what is refused changes nothing."""
    what, party, days, number = step
    told: dict[str, Any] = {"party": party, "by": post(party), "at": AT + timedelta(days=3 * days)}
    rows = list(Contribution.objects.order_by("uid"))
    row = rows[number % len(rows)] if rows else None
    try:
        with transaction.atomic():
            if what == "declare":
                actions.declare(a_line(party, number), into_closed=number > 5, public=number == 3, **told)
            elif what == "close":
                actions.close_year(year=2025 + number % 2, **told)
            elif what == "report":
                said = a_contribution(f"r-{number % 2}", giver={"party": "bra"}, sources=[SOURCE])
                actions.report_all([said], reporter="public-sources", by="Editor", at=told["at"])
            elif what == "erase":
                append.redact(party, 2 + number, by=told["by"], at=told["at"])
            elif what in ("consent", "take back"):
                on_a_proposal(what, number, told)
            elif row is not None:
                on_a_line(what, row, rows, number, told)
    except BandungError:
        return


def a_line(party: str, number: int) -> dict[str, Any]:
    to = PARTIES[(PARTIES.index(party) + 1 + number % 2) % 3]
    return a_contribution(f"c-{number % 3}", to, quantity=str(10 + number), year=2025 + number % 2)


def on_a_line(what: str, row: Contribution, rows: list[Contribution], number: int, told: dict[str, Any]) -> None:
    about = {"uid": row.uid, "digest": row.digest}
    figures = {"quantity": str(number), "unit": "person-day"}
    if what == "withdraw":
        actions.withdraw(uid=row.uid, **told)
    elif what == "confirm":
        answers.confirm(says="confirmed", **about, **told)
    elif what == "partly":
        answers.confirm(says="partly", told=figures, **about, **told)
    elif what == "dispute":
        answers.confirm(says="disputed", told={"text": {"en": "No."}}, **about, **told)
    elif what == "take back a word":
        answers.take_back_word(uid=row.uid, **told)
    elif what == "settle":
        party, by, at = told["party"], told["by"], told["at"]
        answers.settle(told=figures, party=party, by=by, at=at, **about)
    elif what == "same":
        other = rows[(number + 1) % len(rows)]
        answers.propose_same(lines=[row.uid, other.uid], counts=row.uid, **told)
    else:
        forge(what, row, number, told)


def on_a_proposal(what: str, number: int, told: dict[str, Any]) -> None:
    found = [("settlement", row) for row in Settlement.objects.order_by("uid")]
    proposals: list[Any] = [*found, *(("same-contribution", row) for row in SameContribution.objects.order_by("uid"))]
    if not proposals:
        return
    kind, row = proposals[number % len(proposals)]
    if what == "consent":
        consents.say(kind=kind, uid=row.uid, digest=row.digest, **told)
    else:
        answers.take_back(kind=kind, uid=row.uid, **told)


def forge(what: str, row: Contribution, number: int, told: dict[str, Any]) -> None:
    """As a node with rules of its own might write: a stranger's word, a consent to another version, others' lines."""
    made: Any
    if what == "forge a line":
        made = read(
            "contribution", a_line(told["party"], number) | {"id": f"c-{number % 3}", "giver": {"party": "mdg"}}
        )
    elif number % 2:
        made = read("confirmation", {"id": f"w-{number}", "about": row.reference, "says": "confirmed"})
    else:
        odd = Reference(register_code=row.register, record=row.record, digest="0" * 64)
        made = read("consent", {"id": f"w-{number}", "to": odd, "kind": "settlement", "says": "consent"})
    others = sorted({*PARTIES} - {told["party"]})
    append.append(told["party"], append.publish(made, audience="parties", to=others), by=told["by"], at=told["at"])


def check_whose_word_it_is() -> None:
    for row in Contribution.objects.all():
        if row.said in ("confirmed", "partly", "disputed"):
            # Of this version: a line that was changed and changed back stands as its receiver saw it before.
            words = Confirmation.objects.filter(about=row.uid, register=row.recipient, version=row.digest)
            assert words.filter(withdrawn_at=None).latest("seq").word == row.said
        if row.said == "settled":
            said = Settlement.objects.get(pk=row.settlement)
            other = ({row.giver, row.recipient} - {said.register}).pop()
            assert said.version == row.digest
            assert Consent.objects.filter(register=other, digest=said.digest, says="consent").exists()
        if row.standing == "reported":
            assert row.said == "reported"
        assert row.register == row.giver or row.standing == "reported"
        if not row.counts:
            assert Contribution.objects.filter(pk=row.same_as).exists() or Entry.objects.filter(act="redact").exists()
    for same in SameContribution.objects.exclude(holds_at=None):
        for party in same.asked:
            assert Consent.objects.filter(register=party, digest=same.digest, says="consent").exists()


def check_what_the_giver_declares_stands() -> None:
    """A dispute, or a part that arrived, never lowers what the giver may state as declared."""
    rows = [row for row in queries.ledger("bra") if row.register == "bra" and row.said != "settled" and row.counts]
    stated = total(
        Figure.of("quantity", unit="person-day"), value_all(lines(rows, on=AT.date()), sample_rates(), Policy())
    )
    assert (stated.value or 0) == sum(int(row.quantity) for row in rows)


def merged(entries: list[Entry], choices: st.DataObject) -> list[Entry]:
    """The registers read in any order, each of them in its own."""
    waiting: dict[str, list[Entry]] = {}
    for entry in entries:
        waiting.setdefault(entry.register_id, []).append(entry)
    order = []
    while waiting:
        register = choices.draw(st.sampled_from(sorted(waiting)))
        order.append(waiting[register].pop(0))
        if not waiting[register]:
            del waiting[register]
    return order


@pytest.mark.django_db
@given(taken=steps, choices=st.data())
@settings(max_examples=35, deadline=None, database=None, suppress_health_check=list(HealthCheck))
def test_any_order_of_registers_gives_the_same_ledger(taken: list[Any], choices: st.DataObject) -> None:
    with transaction.atomic():
        joined(*PARTIES, "public-sources")
        for step in taken:
            act(step)
        check_whose_word_it_is()
        check_what_the_giver_declares_stands()
        before = rebuild.fingerprint()

        rebuild.rebuild()
        assert rebuild.fingerprint() == before

        for table in reversed(readers.READINGS):
            table._default_manager.all().delete()
        size = choices.draw(st.sampled_from((1, 3, 50)))
        order = merged(list(Entry.objects.order_by("id")), choices)
        for start in range(0, len(order), size):
            readers.read(order[start : start + size], follow=False)
        assert rebuild.fingerprint() == before
        transaction.set_rollback(True)
