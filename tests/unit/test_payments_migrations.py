"""Rows of lines, rounds and payments that are older than a column get what their readers would write today."""

from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from bandung.payments import actions
from bandung.payments.models import ClearingRound, CreditLine, RoundDue
from tests.cast import joined
from tests.stage_of_payments import MEMBERS, agreed, answered, circle, owes, paid, proposed, told

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]

BEFORE, AFTER = ("payments", "0001_begin"), ("payments", "0002_lines_and_dues")


def migrated(to: tuple[str, str]) -> None:
    MigrationExecutor(connection).migrate([to])


def rows() -> list[Any]:
    return [
        list(CreditLine.objects.order_by("uid").values()),
        list(ClearingRound.objects.exclude(holds_at=None).order_by("uid").values()),
        list(RoundDue.objects.order_by("key").values()),
    ]


def test_old_rows_are_filled_as_readers_would_fill_them() -> None:
    joined(*MEMBERS)
    circle()
    actions.grant({"debtor": "bra", "amount": "3", "currency": "USD"}, **told("mdg"))
    waiting, held = proposed(identifier="waiting"), agreed(proposed())
    for says, number in (("consent", 1), ("refuse", 2)):
        made = paid(held, number)
        receiver = held.says.payments[number - 1].receiver
        actions.arrived(uid=made.uid, digest=made.digest, says=says, **told(receiver))
    before = rows()

    try:
        migrated(BEFORE)
        assert "payments_rounddue" not in connection.introspection.table_names()
    finally:
        migrated(AFTER)

    assert rows() == before
    assert [each["said"] for each in before[2] if each["round"] == held.uid] == ["confirmed", "disputed"]
    answered(owes("bra", "mdg", "5"))
    later = agreed(proposed(identifier="later"))
    waiting.refresh_from_db()
    assert (later.state, waiting.state) == ("holds", "stale")
