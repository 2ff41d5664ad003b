"""Rows of needs and offers that are older than a column get what their readers would write today."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from bandung.exchange.models import Need, Offer
from bandung.registers import rebuild
from tests.cast import AT, joined, later, post
from tests.factories import a_need, an_offer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]

BEFORE, AFTER = ("exchange", "0001_initial"), ("exchange", "0003_lineage")
DIGEST = "a" * 64
NEW = ("confirmed_on", "standby", "crisis_since", "crisis_until", "adapted_from")


def migrated(to: tuple[str, str]) -> Any:
    executor = MigrationExecutor(connection)
    executor.migrate([to])
    return executor.loader.project_state([to]).apps


def rows() -> dict[str, dict[str, Any]]:
    return {
        row["uid"]: {name: row[name] for name in NEW if name in row}
        for table in (Need, Offer)
        for row in table.objects.order_by("uid").values()
    }


def test_old_rows_are_filled_as_a_rebuild_would_fill_them() -> None:
    from bandung.exchange import actions

    joined("bra", "mdg")
    glide = {"glide": "TC-2022-000010-MDG"}
    stated = [
        ("mdg", a_need("usual")),
        ("mdg", a_need("dated", stated_on="2024-03-04")),
        ("mdg", a_need("tents", crisis=glide)),
        ("mdg", a_need("by-friday", crisis=glide | {"deadline": "2026-12-04"})),
        ("bra", an_offer("course")),
        (
            "mdg",
            an_offer("our-course", "MDG", adapted_from={"register_code": "bra", "record": "course", "digest": DIGEST}),
        ),
        ("bra", an_offer("team", standby={"what": "brigade", "ready_in_hours": 12})),
    ]
    for party, record in stated:
        actions.publish_new(record=record, party=party, by=post(party), at=AT)
    told = rows()

    try:
        old = migrated(BEFORE)
        assert "confirmed_on" not in {field.name for field in old.get_model("exchange", "Need")._meta.get_fields()}
    finally:
        migrated(AFTER)

    assert rows() == told
    assert rows()["mdg/our-course"]["adapted_from"] == "bra/course"
    assert rows()["mdg/dated"] == {"confirmed_on": date(2024, 3, 4), "crisis_since": None, "crisis_until": None}
    assert rows()["mdg/by-friday"]["crisis_until"] == date(2026, 12, 4)
    assert rows()["mdg/tents"]["crisis_until"] == (AT + timedelta(60)).date()
    assert rows()["bra/team"] == {"confirmed_on": AT.date(), "standby": "brigade", "adapted_from": ""}


def test_a_crisis_that_a_later_version_named_is_open_as_long_after_the_migration_as_after_a_rebuild() -> None:
    from bandung.exchange import actions

    joined("mdg")
    actions.publish_new(record=a_need("tents"), party="mdg", by=post("mdg"), at=AT)
    named = a_need("tents", crisis={"glide": "TC-2022-000010-MDG"})
    actions.revise(record=named, party="mdg", by=post("mdg"), at=later(30))
    told = rows()

    try:
        migrated(BEFORE)
    finally:
        migrated(AFTER)
    filled = rows()
    rebuild.rebuild()

    assert told == rows()
    assert filled == rows()
    assert datetime(2026, 12, 24, tzinfo=UTC) < Need.objects.get().crisis_since
