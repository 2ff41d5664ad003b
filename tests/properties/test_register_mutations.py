"""Any single byte changed in a stored register is found, and the entry is named."""

import random

import pytest
from django.db import connection

from bandung.exchange import actions
from bandung.records.chain import Walk
from bandung.records.errors import BadEntry, BadLine
from bandung.records.lines import stored_of
from bandung.registers import append, files
from bandung.registers.models import Entry
from tests.cast import AT, joined, later, post
from tests.factories import an_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

COLUMNS = ("signed", "body", "link", "act", "kind", "record", "digest", "audience", "by")


def a_register() -> None:
    """Ten entries with all that can be: versions, a withdrawal, a rotation, a redaction, two audiences."""
    joined("bra")
    for name in ("a", "b", "c"):
        actions.publish_new(record=an_offer(name), party="bra", by=post("bra"), at=AT)
    actions.publish_new(record=an_offer("own"), party="bra", by=post("bra"), at=AT, audience="own")
    append.rotate_key("bra", by=post("bra"), at=later(1))
    actions.revise(record=an_offer("a", kind="expertise"), party="bra", by=post("bra"), at=later(2))
    actions.withdraw(kind="offer", record="b", party="bra", by=post("bra"), at=later(3))
    append.redact("bra", 5, by=post("bra"), at=later(4))


def first_bad_entry(lines: list[bytes], code: str = "bra") -> int:
    """The number of the entry that does not hold; 0 if all of them do."""
    walk = Walk(code)
    for number, line in enumerate(lines, start=1):
        try:
            walk.step(stored_of(line, number))
        except BadEntry as refusal:
            return refusal.seq
        except BadLine:
            return number
    try:
        walk.finish()
    except BadEntry as refusal:
        return refusal.seq
    return 0


def missed_mutations(count: int, seed: int) -> list[str]:
    """Changes of one byte of the file that were not found in the entry they were made in, or in the next one."""
    a_register()
    lines = list(files.export("bra"))
    assert first_bad_entry(lines) == 0
    chosen = random.Random(seed)
    missed = []
    for _number in range(count):
        place = chosen.randrange(len(lines))
        line = bytearray(lines[place])
        at = chosen.randrange(len(line))
        line[at] = (line[at] + chosen.randrange(1, 256)) % 256
        changed = [*lines[:place], bytes(line), *lines[place + 1 :]]
        if first_bad_entry(changed) != place + 1:
            missed.append(f"byte {at} of entry {place + 1}: {bytes(line)[max(0, at - 10) : at + 10]!r}")
    return missed


def test_a_changed_byte_of_the_file_is_found() -> None:
    assert missed_mutations(300, seed=1) == []


@pytest.mark.slow
def test_ten_thousand_changed_bytes_of_the_file_are_all_found() -> None:
    assert missed_mutations(10_000, seed=2) == []


@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_character_of_a_column_is_found(column: str) -> None:
    a_register()
    chosen = random.Random(3)
    table = Entry._meta.db_table
    values = dict(Entry.objects.exclude(**{column: None}).values_list("seq", column))
    missed = []
    for seq, value in values.items():
        for at in chosen.sample(range(len(value)), min(len(value), 6)):
            changed = value[:at] + ("x" if value[at] != "x" else "y") + value[at + 1 :]
            with connection.cursor() as cursor:
                cursor.execute(f'UPDATE {table} SET "{column}" = %s WHERE seq = %s', [changed, seq])
            try:
                files.verify("bra")
                missed.append((seq, at))
            except BadEntry as refusal:
                if refusal.seq != seq:
                    missed.append((seq, at))
            with connection.cursor() as cursor:
                cursor.execute(f'UPDATE {table} SET "{column}" = %s WHERE seq = %s', [value, seq])

    assert files.verify("bra") == 10
    assert missed == []


@pytest.mark.parametrize(
    ("change", "value"),
    [('"at" = %s', later(9)), ('"to" = %s', '["ken"]'), ('"id" = %s', 10**9), ("seq = %s", 99)],
)
def test_a_column_that_is_no_text_is_checked_too(change: str, value: object) -> None:
    a_register()
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {Entry._meta.db_table} SET {change} WHERE seq = 4", [value])

    with pytest.raises(BadEntry) as refusal:
        files.verify("bra")

    assert refusal.value.seq in (4, 5)
