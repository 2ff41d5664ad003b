"""An index of an earlier version of the software is made anew, once, from the records."""

import sqlite3
from datetime import date

import pytest
from django.conf import settings

from bandung.exchange import actions, matches
from bandung.matching.errors import IndexOutdated
from bandung.matching.statements import Filters
from tests.cast import AT, joined, later, post
from tests.factories import a_need, an_offer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]


def as_of_an_earlier_version() -> None:
    folder = settings.INDEX_FOLDER / (settings.INDEX_FOLDER / "current").read_text()
    with sqlite3.connect(folder / "statements.sqlite") as connection:
        connection.execute("UPDATE meta SET value = '1' WHERE name = 'format'")
    connection.close()
    matches._opened.cache_clear()


def found() -> list[str]:
    day = date(2026, 12, 1)
    return [each.id for each in matches.rank_for("milk banks", wanted="offer", filters=Filters(), on=day).results]


def test_an_index_of_format_1_is_refused_until_it_is_renewed() -> None:
    joined("bra")
    actions.publish_new(record=an_offer(), party="bra", by=post("bra"), at=AT)
    matches.index()
    as_of_an_earlier_version()

    with pytest.raises(IndexOutdated):
        matches.index()
    renewed = matches.renew_index()

    assert renewed
    assert found() == ["offer/bra/milk-banks"]


def test_an_index_of_today_is_left_as_it_is() -> None:
    joined("bra")
    actions.publish_new(record=an_offer(), party="bra", by=post("bra"), at=AT)
    before = matches.edition()

    renewed = matches.renew_index()

    assert (renewed, matches.edition()) == (False, before)


def test_what_is_published_before_the_renewal_is_found_after_it() -> None:
    joined("bra")
    matches.index()
    as_of_an_earlier_version()

    actions.publish_new(record=an_offer(), party="bra", by=post("bra"), at=AT)
    matches.renew_index()

    assert found() == ["offer/bra/milk-banks"]


def test_what_is_published_while_the_index_is_made_anew_is_found_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    joined("bra", "mdg")
    actions.publish_new(record=an_offer("early"), party="bra", by=post("bra"), at=AT)
    matches.index()
    everything = matches._everything

    def and_one_more_meanwhile():  # type: ignore[no-untyped-def]
        yield from everything()
        actions.publish_new(record=an_offer("late"), party="bra", by=post("bra"), at=later(1))
        actions.publish_new(record=a_need(), party="mdg", by=post("mdg"), at=later(1))

    monkeypatch.setattr(matches, "_everything", and_one_more_meanwhile)
    matches.rebuild_index()

    assert sorted(found()) == ["offer/bra/early", "offer/bra/late"]
    assert len(matches.index()) == 3
