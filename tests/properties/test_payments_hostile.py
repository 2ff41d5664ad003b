"""Whatever is sent as a record of payments is taken or refused with a sentence; nothing else happens."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bandung.payments import actions, preparing
from bandung.registers.models import Entry
from bandung.values.errors import BandungError
from tests.cast import joined
from tests.stage_of_payments import MEMBERS, circle, terms, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

PLAIN = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**70), 2**70), st.floats(), st.text(max_size=8),
    st.sampled_from(["\0", "\ud800", "bra", "mdg", "1e999999", "-1", "0", "USD", "2026-11-30", "9999-12-31"]),
)  # fmt: skip
JSON = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["creditor", "debtor", "amount", "line", "currency", "rate", "source", "on", "register_code", "record", "en"]
    ), inner, max_size=4),
    max_leaves=6,
)  # fmt: skip
FIELDS = (
    "id", "title", "language", "members", "unit", "rates", "until", "settles_on", "settles_in", "interest", "limits",
    "agent", "text", "obligations", "handled", "payments", "salt", "unknown",
)  # fmt: skip
LINE: dict[str, Any] = {"debtor": "mdg", "amount": "5", "currency": "USD", "id": "l"}
OWED: dict[str, Any] = {"creditor": "mdg", "amount": "5", "currency": "USD", "on": "2026-11-01", "id": "o"}


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(field=st.sampled_from(FIELDS), value=JSON, also=st.lists(st.tuples(st.sampled_from(FIELDS), JSON), max_size=2))
def test_terms_of_a_round_are_taken_or_refused(field: str, value: Any, also: list[tuple[str, Any]]) -> None:
    with transaction.atomic():
        joined(*MEMBERS)
        circle()
        entries = Entry.objects.count()
        try:
            made = preparing.prepare(terms(**dict([*also, (field, value)])), party="bra")
        except BandungError as refusal:
            assert str(refusal).encode()
        else:
            assert made.members
        assert Entry.objects.count() == entries
        transaction.set_rollback(True)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(field=st.sampled_from([*OWED, *LINE, "start", "last", "text", "salt"]), value=JSON)
def test_an_obligation_and_a_line_are_taken_or_refused(field: str, value: Any) -> None:
    with transaction.atomic():
        joined(*MEMBERS)
        for write in (
            lambda: actions.declare([OWED | {field: value}], **told("bra")),
            lambda: actions.grant(LINE | {field: value}, **told("bra")),
        ):
            entries = Entry.objects.count()
            try:
                with transaction.atomic():
                    write()
            except BandungError as refusal:
                assert str(refusal).encode()
                assert Entry.objects.count() == entries
            else:
                assert Entry.objects.count() == entries + 1
        transaction.set_rollback(True)
