"""Whatever parties do in whatever order: registers verify, a rebuild and another node give the same tables."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bandung.exchange import actions
from bandung.exchange.models import Offer
from bandung.registers import append, files, readers, rebuild
from bandung.registers.models import Entry, PrivateKey, Register
from bandung.values import Texts
from bandung.values.errors import BandungError
from tests.cast import AT, CAST, joined, post
from tests.factories import SOURCE, an_offer

pytestmark = pytest.mark.django_db

CODES = ("bra", "vnm", "public-sources")
NAMES = ("a", "b")

steps = st.lists(
    st.tuples(
        st.sampled_from(["publish", "revise", "withdraw", "redact", "rotate", "report", "claim", "object"]),
        st.sampled_from(CODES),
        st.sampled_from(NAMES),
        st.sampled_from(["training", "expertise", "solution"]),
        st.sampled_from(["public", "own"]),
    ),
    max_size=14,
)


def act(number: int, step: tuple[str, str, str, str, str]) -> None:
    """One thing somebody tries to do; what is refused changes nothing."""
    what, party, name, kind, audience = step
    at, by = AT + timedelta(hours=number), post(party)
    own = (
        an_offer(name, CAST[party][0], kind=kind)
        if CAST[party][0]
        else an_offer(name, "BRA", kind=kind, sources=[SOURCE])
    )
    try:
        with transaction.atomic():
            if what == "publish":
                actions.publish_new(record=own, party=party, by=by, at=at, audience=audience)  # type: ignore[arg-type]
            elif what == "revise":
                actions.revise(record=own, party=party, by=by, at=at)
            elif what == "withdraw":
                actions.withdraw(kind="offer", record=name, party=party, by=by, at=at)
            elif what == "redact":
                append.redact(party, 3 if name == "a" else 5, by=by, at=at)
            elif what == "rotate":
                append.rotate_key(party, by=by, at=at)
            elif what == "report":
                report = an_offer(f"r-{name}", "VNM", sources=[SOURCE])
                actions.publish_new(record=report, party="public-sources", by="Editor", at=at)
            elif what == "claim":
                actions.claim(kind="offer", uid=f"public-sources/r-{name}", party=party, by=by, at=at)
            else:
                reason = Texts({"en": "Not so."})
                actions.object_to(
                    kind="offer", uid=f"public-sources/r-{name}", party=party, reason=reason, by=by, at=at
                )
    except BandungError:
        return


def emptied() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM registers_entry")
    Register.objects.all().delete()
    PrivateKey.objects.all().delete()
    for table in readers.READINGS:
        table._default_manager.all().delete()


def standing() -> set[str]:
    return set(Offer.objects.public().standing_records().values_list("uid", flat=True))


@given(steps=steps, order=st.permutations(CODES))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_registers_verify_rebuild_and_travel(
    steps: list[Any], order: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "FOLLOWERS", [])
    with transaction.atomic():
        joined(*CODES)
        for number, step in enumerate(steps):
            act(number, step)
        entries = Entry.objects.count()
        assert sum(files.verify(code) for code in CODES) == entries

        before, shown = rebuild.fingerprint(), standing()
        rebuild.rebuild()
        assert rebuild.fingerprint() == before

        copies = {code: list(files.export(code)) for code in CODES}
        emptied()
        for code in order:
            files.import_file(code, copies[code])
        assert rebuild.fingerprint() == before
        assert standing() == shown
        transaction.set_rollback(True)


@given(steps=steps)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nobody_says_a_word_for_another_country(steps: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "FOLLOWERS", [])
    with transaction.atomic():
        joined(*CODES)
        for number, step in enumerate(steps):
            act(number, step)

        for row in Offer.objects.all():
            speaks_for = CAST[row.register][0]
            assert (row.standing == "said") == (row.body["countries"] == [speaks_for])
        transaction.set_rollback(True)
