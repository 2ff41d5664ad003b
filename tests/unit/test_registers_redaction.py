"""Erasing a body: what goes, what stays, and that every copy comes to the same."""

from typing import Any

import pytest
from django.db import connection

from bandung.exchange import actions
from bandung.exchange.models import Offer
from bandung.records.errors import BadEntry
from bandung.records.lines import stored_of
from bandung.records.parties import Redaction
from bandung.registers import append, files, rebuild
from bandung.registers.append import Step
from bandung.registers.errors import CannotRedact, NoSuchEntry
from bandung.registers.models import Entry
from tests.cast import AT, forget, joined, later, post
from tests.factories import an_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]


def two_versions() -> None:
    """Entries 3 and 4 of Brazil: an offer and its second version."""
    joined("bra")
    actions.publish_new(record=an_offer("a"), party="bra", by=post("bra"), at=AT)
    actions.revise(record=an_offer("a", kind="expertise"), party="bra", by=post("bra"), at=later(1))


def erased(seq: int) -> None:
    append.redact("bra", seq, by=post("bra"), at=later(5), reason="a person was named")


def rebuilt_the_same() -> bool:
    before = rebuild.fingerprint()
    rebuild.rebuild()
    return rebuild.fingerprint() == before


def test_erasing_a_former_version_leaves_the_one_that_stands() -> None:
    two_versions()
    erased(3)

    assert Offer.objects.get().says.kind == "expertise"
    assert rebuilt_the_same()
    assert files.verify("bra") == 5


def test_erasing_the_version_that_stands_does_not_bring_the_former_one_back() -> None:
    two_versions()
    erased(4)

    assert not Offer.objects.exists()
    assert rebuilt_the_same()


def test_erasing_the_reason_of_a_withdrawal_leaves_it_withdrawn() -> None:
    two_versions()
    actions.withdraw(kind="offer", record="a", party="bra", by=post("bra"), at=later(2))
    erased(5)

    assert Offer.objects.get().withdrawn_at == later(2)
    assert rebuilt_the_same()


def test_a_record_published_again_after_an_erasure_stands() -> None:
    two_versions()
    erased(4)
    actions.publish_new(record=an_offer("a", kind="finance"), party="bra", by=post("bra"), at=later(6))

    assert Offer.objects.get().says.kind == "finance"
    assert rebuilt_the_same()


def test_what_a_party_says_of_itself_cannot_be_erased() -> None:
    joined("bra")

    with pytest.raises(CannotRedact):
        erased(2)
    with pytest.raises(NoSuchEntry):
        erased(9)


def test_a_body_is_erased_once() -> None:
    two_versions()
    erased(3)

    with pytest.raises(CannotRedact):
        erased(3)


def test_nothing_of_an_erased_body_is_left_in_the_tables() -> None:
    joined("bra")
    secret = an_offer("a", summary={"en": "Ask for Zebulon Quark."})
    actions.publish_new(record=secret, party="bra", by=post("bra"), at=AT)
    erased(3)

    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            assert "Zebulon" not in str(cursor.fetchall()), table


def test_a_body_that_comes_back_after_its_erasure_is_noticed() -> None:
    two_versions()
    body = Entry.objects.get(register_id="bra", seq=3).body
    erased(3)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE registers_entry SET body = %s WHERE seq = 3", [body])

    with pytest.raises(BadEntry, match="was erased by entry 5 and has a body again") as refusal:
        files.verify("bra")

    assert refusal.value.seq == 3


def test_an_erasure_reaches_a_node_that_had_the_body() -> None:
    two_versions()
    before = list(files.export("bra"))
    erased(3)
    after, tables = list(files.export("bra")), rebuild.fingerprint()
    forget("bra")
    files.import_file("bra", before)

    assert files.import_file("bra", after) == 1
    assert Entry.objects.get(register_id="bra", seq=3).body is None
    assert rebuild.fingerprint() == tables
    assert rebuilt_the_same()


def test_a_copy_that_kept_the_body_does_not_bring_it_here() -> None:
    two_versions()
    kept = list(files.export("bra"))
    erased(3)
    lines = [*kept, list(files.export("bra"))[-1]]
    tables = rebuild.fingerprint()
    forget("bra")

    assert files.import_file("bra", lines) == 5
    assert Entry.objects.get(register_id="bra", seq=3).body is None
    assert rebuild.fingerprint() == tables


def test_an_erased_record_that_was_for_few_can_be_exported_for_all() -> None:
    joined("bra")
    actions.publish_new(record=an_offer("a"), party="bra", by=post("bra"), at=AT, audience="own")
    erased(3)
    lines = list(files.export("bra", public_only=True))
    forget("bra")

    assert files.import_file("bra", lines) == 4
    assert [stored_of(line, 1).body is None for line in lines] == [False, False, True, False]


@pytest.mark.parametrize(
    "told",
    [
        {"seq": 3, "digest": "0" * 64},
        {"seq": 2, "digest": None},
        {"seq": 6, "digest": "0" * 64},
        {"seq": 500, "digest": "0" * 64},
    ],
    ids=["another digest", "the party itself", "itself", "what is not there"],
)
def test_an_import_that_erases_what_it_may_not_is_refused(told: dict[str, Any]) -> None:
    two_versions()
    digest = told["digest"] or Entry.objects.get(register_id="bra", seq=told["seq"]).digest
    redaction = Redaction(seq=told["seq"], digest=digest)
    append.append("bra", Step("redact", "offer", "a", redaction), by=post("bra"), at=later(2))
    append.append("bra", append.publish(an_offer("b")), by=post("bra"), at=later(2))
    lines = list(files.export("bra"))
    forget("bra")
    before = rebuild.fingerprint()

    with pytest.raises(BadEntry, match="Entry 5 of bra erases something that was not there"):
        files.import_file("bra", lines)

    assert rebuild.fingerprint() == before
    assert not Entry.objects.filter(register_id="bra").exists()
