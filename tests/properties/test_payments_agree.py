"""Whatever parties do with payments, in whatever order registers are read: the same tables, the same lines to start a
round with; every round conserves and breaks no line of its author; nothing is cleared twice.
"""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bandung.payments import actions, queries
from bandung.payments.lines import counted
from bandung.payments.models import ClearingRound, CreditLine, Obligation, Payment
from bandung.registers import append, readers, rebuild
from bandung.registers.models import Entry
from bandung.values.errors import BandungError
from tests.cast import AT, joined, post
from tests.stage_of_payments import MEMBERS, agreed, circle, proposed, terms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

ACTS = (
    "owe", "owe", "confirm", "confirm", "confirm", "dispute", "take back", "propose", "propose", "forge", "consent",
    "consent", "consent", "consent", "refuse", "publish", "pay", "pay", "arrive", "grant", "grant",
    "agree to a line", "agree to a line", "withdraw a line",
)  # fmt: skip
steps = st.lists(
    st.tuples(st.sampled_from(ACTS), st.sampled_from(MEMBERS), st.integers(0, 7)), min_size=10, max_size=40
)
CURRENCIES = ("USD", "BRL", "JPY")
RATES = [
    {"currency": "BRL", "rate": "0.1879", "source": "Central bank", "on": "2026-11-30"},
    {"currency": "JPY", "rate": "0.0065", "source": "Central bank", "on": "2026-11-30"},
]


def act(step: tuple[str, str, int], position: int) -> None:
    what, party, number = step
    told: dict[str, Any] = {"party": party, "by": post(party), "at": AT + timedelta(minutes=position)}
    owed: Any = _one(Obligation, number, creditor=party) if what in ("confirm", "dispute") else None
    row: Any = _one(ClearingRound, number)
    if what == "owe":
        code = CURRENCIES[number % 3]
        amount = str(number * 37 + 1) if code == "JPY" else f"{number * 37}.{number}1"
        creditor = [each for each in MEMBERS if each != party][number % 2]
        told_row = {"creditor": creditor, "amount": amount, "currency": code, "on": f"2026-11-{number + 1:02}"}
        actions.declare([told_row | {"id": f"o{position}"}], also_to=MEMBERS[: number % 2 * 3], **told)
    elif owed is not None:
        says = "consent" if what == "confirm" else "refuse"
        actions.answer(uid=owed.uid, digest=owed.digest, says=says, **told)
    elif what == "take back" and (mine := _one(Obligation, number, register=party)):
        actions.withdraw(kind="obligation", uid=mine.uid, **told)
    elif what == "propose":
        more: dict[str, Any] = {"interest": "3.5"} if number % 2 else {"agent": MEMBERS[number % 3]}
        if number % 3 == 0:
            more["limits"] = [{"creditor": "bra", "debtor": "mdg", "amount": "1"}]
        if number % 4 == 0:
            more["settles_in"] = "BRL"
        made = actions.propose(terms(f"r{position}", rates=RATES, **more), **told)
        assert queries.beyond_lines(made, party) == []
        assert {(each["creditor"], each["debtor"]) for each in lines_of(party)} <= {
            (each.creditor, each.debtor) for each in made.says.limits
        }  # fmt: skip
    elif what == "forge" and row is not None:
        forged = row.says.model_copy(update={"id": f"r{position}", "moved": "0"})
        others = [each for each in MEMBERS if each != party]
        append.append(party, append.publish(forged, audience="parties", to=others), by=post(party), at=told["at"])
    elif what == "agree" and row is not None:
        agreed(row, told["at"])
    elif what in ("consent", "refuse", "publish") and row is not None:
        actions.consent(kind="clearing-round", uid=row.uid, digest=row.digest, says=what, **told)
    elif what == "pay" and row is not None:
        actions.pay(round_uid=row.uid, number=number % 3 + 1, on="2026-12-02", **told)
    elif what == "arrive" and (said := _one(Payment, number)):
        actions.arrived(uid=said.uid, digest=said.digest, says="refuse" if number % 3 else "consent", **told)
    elif what == "grant":
        debtor = [each for each in MEMBERS if each != party][number % 2]
        row = {"debtor": debtor, "amount": str(number), "currency": "USD", "id": f"l{position}"}
        actions.grant(row, also_to=MEMBERS[: number % 2 * 3], **told)
    elif what == "agree to a line" and (line := _one(CreditLine, number, debtor=party)):
        actions.consent(kind="credit-line", uid=line.uid, digest=line.digest, **told)
    elif what == "withdraw a line" and (line := _one(CreditLine, number, register=party)):
        actions.withdraw(kind="credit-line", uid=line.uid, **told)


def lines_of(party: str) -> list[dict[str, Any]]:
    """What a round of this party starts with: from which line, and how much."""
    found, _left = counted(queries.lines_between(MEMBERS, party), "USD", date(2026, 11, 30))
    return [
        {"creditor": each.creditor, "debtor": each.debtor, "amount": each.amount, "line": each.uid}
        for each in found.values()
    ]


def _one(model: Any, number: int, **narrowed: str) -> Any:
    uids = list(model.objects.filter(**narrowed).order_by("uid").values_list("uid", flat=True))
    return model.objects.get(pk=uids[number % len(uids)]) if uids else None


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=steps, choices=st.data())
def test_any_order_gives_the_same_and_every_round_conserves(steps: list[tuple[str, str, int]], choices: Any) -> None:
    with transaction.atomic():
        joined(*MEMBERS)
        circle()
        proposed(identifier="first")
        proposed("mdg", identifier="second")
        for position, step in enumerate(steps):
            try:
                with transaction.atomic():
                    act(step, position)
            except BandungError:
                continue
        check_what_holds()
        check_any_order(choices)
        transaction.set_rollback(True)


def check_what_holds() -> None:
    held = list(ClearingRound.objects.exclude(holds_at=None))
    named = Counter(f"{it.register_code}/{it.record}" for row in held for it in row.says.obligations)
    assert not named or max(named.values()) == 1
    assert set(Obligation.objects.exclude(cleared_by="").values_list("uid", flat=True)) <= set(named)
    for row in ClearingRound.objects.filter(why__in=("", "cleared")):
        says = row.says
        net = {each.party: Decimal(each.receives) - Decimal(each.pays) for each in says.positions}
        assert sum(net.values()) == 0
        assert net == {each.party: Decimal(each.is_owed) - Decimal(each.owes) for each in says.positions}
        through = dict.fromkeys(row.members, Decimal(0))
        for due in says.payments:
            through[due.payer] -= Decimal(due.amount)
            through[due.receiver] += Decimal(due.amount)
        assert through == net
        assert Decimal(says.moved) == sum(Decimal(each.pays) for each in says.positions)
    for row in held:
        assert not row.awaited
        assert all(each.due.payer in row.members for each in queries.payments_of(row))


def check_any_order(choices: Any) -> None:
    """Registers one after the other, a piece of each in turn, in any order that keeps each register's own."""
    written, started = rebuild.fingerprint(), [lines_of(party) for party in MEMBERS]
    rebuild.rebuild()
    assert rebuild.fingerprint() == written
    for table in reversed(readers.READINGS):
        table._default_manager.all().delete()
    left = {code: list(Entry.objects.filter(register_id=code).order_by("seq")) for code in MEMBERS}
    while any(left.values()):
        code = choices.draw(st.sampled_from([code for code in MEMBERS if left[code]]))
        size = choices.draw(st.integers(1, 12))
        readers.read(left[code][:size], follow=False)
        left[code] = left[code][size:]
    assert rebuild.fingerprint() == written
    assert [lines_of(party) for party in MEMBERS] == started
