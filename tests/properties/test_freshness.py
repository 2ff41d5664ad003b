"""Still so? Who is asked, what a confirmation writes, and what is refused."""

import pytest

from bandung.exchange import actions, freshness
from bandung.exchange.errors import AlreadyConfirmed, AlreadyWithdrawn
from bandung.exchange.models import Offer
from bandung.people.permissions import roles_for
from bandung.registers import rebuild
from bandung.registers.models import Entry
from tests.cast import AT, joined, later, post
from tests.factories import SOURCE, a_need, an_offer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]


def uids(at, party=None):
    return [row.uid for rows in freshness.due(at, party).values() for row in rows]


def test_a_record_is_asked_about_after_twelve_months_and_a_confirmation_answers_for_a_year() -> None:
    joined("bra")
    actions.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)

    assert uids(later(365)) == []
    assert uids(later(366)) == ["bra/milk"]
    entry = actions.confirm(kind="offer", record="milk", party="bra", by=post("bra"), at=later(366))

    assert (entry.act, entry.kind, entry.by) == ("publish", "offer", post("bra"))
    assert Offer.objects.get().body["stated_on"] == later(366).date().isoformat()
    assert uids(later(366 + 365)) == []


def test_the_day_that_the_owner_states_counts_not_the_day_of_the_entry() -> None:
    joined("bra")
    record = an_offer("milk", stated_on="2024-01-01")
    actions.publish_new(record=record, party="bra", by=post("bra"), at=AT)

    assert uids(AT, "bra") == ["bra/milk"]


def test_a_report_is_asked_of_the_reporter() -> None:
    joined("bra", "public-sources")
    report = a_need("bank", sources=[SOURCE])
    actions.publish_new(record=report, party="public-sources", by="Editor", at=AT)

    assert uids(later(400), "bra") == []
    assert uids(later(400), "public-sources") == ["public-sources/bank"]


def test_what_was_withdrawn_is_neither_asked_about_nor_confirmed() -> None:
    joined("bra")
    actions.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)
    actions.withdraw(kind="offer", record="milk", party="bra", by=post("bra"), at=later(1))

    assert uids(later(400)) == []
    with pytest.raises(AlreadyWithdrawn):
        actions.confirm(kind="offer", record="milk", party="bra", by=post("bra"), at=later(400))


def test_confirming_twice_on_one_day_is_refused_and_writes_nothing() -> None:
    joined("bra")
    actions.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)
    actions.confirm(kind="offer", record="milk", party="bra", by=post("bra"), at=later(400))
    before = Entry.objects.count()

    with pytest.raises(AlreadyConfirmed, match="confirmed already on 2027-12-29"):
        actions.confirm(kind="offer", record="milk", party="bra", by=post("bra"), at=later(400))
    assert Entry.objects.count() == before


def test_a_rebuild_gives_the_same_days() -> None:
    joined("bra")
    actions.publish_new(record=an_offer("milk", standby={"what": "stock"}), party="bra", by=post("bra"), at=AT)
    actions.confirm(kind="offer", record="milk", party="bra", by=post("bra"), at=later(400))
    before = list(Offer.objects.values())

    rebuild.rebuild()

    assert list(Offer.objects.values()) == before


def test_who_drafts_or_clears_may_confirm() -> None:
    assert roles_for("confirm", "record") == ("draft", "clear")
