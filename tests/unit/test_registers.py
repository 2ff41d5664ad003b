"""A register: append, verify, rotate, redact, export, import."""

import base64
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from joserfc import jws

from bandung.exchange import actions
from bandung.exchange.models import Offer
from bandung.records import kinds
from bandung.records.canonical import canonical, digest
from bandung.records.chain import Stored
from bandung.records.entry import ALGORITHM, Head, new_key, sign
from bandung.records.errors import BadEntry, BadLine
from bandung.records.lines import line_of, stored_of
from bandung.registers import append, files, keys, rebuild
from bandung.registers.errors import CannotRedact, Forked, NotOurKey, RegisterExists, Unchangeable, WrongSecret
from bandung.registers.models import Entry, PrivateKey, Register
from bandung.values.errors import BandungError
from tests.cast import AT, forget, joined, later, post
from tests.factories import an_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]


def published(*identifiers: str, party: str = "bra") -> None:
    for identifier in identifiers:
        actions.publish_new(record=an_offer(identifier), party=party, by=post(party), at=AT)


def everything() -> dict[str, Any]:
    """What a refusal must leave as it was."""
    entries = list(Entry.objects.order_by("id").values())
    return {"entries": entries, "registers": list(Register.objects.order_by("code").values()), **rebuild.fingerprint()}


def test_what_is_appended_verifies() -> None:
    joined("bra")
    published("a", "b")

    assert files.verify("bra") == 4
    assert Register.objects.get(code="bra").length == 4


def test_a_register_is_opened_once() -> None:
    joined("bra")

    with pytest.raises(RegisterExists):
        append.open_register("bra", by=post("bra"), at=AT)


def test_an_entry_cannot_be_changed_or_deleted() -> None:
    joined("bra")
    entry = Entry.objects.first()
    assert entry is not None

    for attempt in (entry.save, entry.delete, Entry.objects.all().delete, lambda: Entry.objects.update(act="x")):
        with pytest.raises(Unchangeable):
            attempt()


def test_a_key_is_rotated_by_an_entry_and_the_register_still_verifies() -> None:
    joined("bra")
    before = Register.objects.get(code="bra").kid
    append.rotate_key("bra", by=post("bra"), at=later(1), reason="yearly")
    published("a")

    assert Register.objects.get(code="bra").kid != before
    assert files.verify("bra") == 4


def test_private_keys_are_sealed_at_rest() -> None:
    joined("bra")
    kept = PrivateKey.objects.get(register="bra")
    private = keys.private_key("bra", kept.kid).as_dict(private=True)["d"]

    assert str(private).encode() not in bytes(kept.sealed)
    assert b'"d"' not in bytes(kept.sealed)


def test_another_secret_cannot_open_the_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    joined("bra")
    before = everything()
    monkeypatch.setattr(settings, "REGISTER_SECRET", "another secret of more than 32 characters")

    with pytest.raises(WrongSecret):
        published("a")

    assert everything() == before


def test_a_body_is_erased_and_the_chain_still_holds() -> None:
    joined("bra")
    published("a", "b")
    append.redact("bra", 3, by=post("bra"), at=later(1), reason="a person was named")

    assert files.verify("bra") == 5
    assert Entry.objects.get(register_id="bra", seq=3).body is None
    assert not Offer.objects.filter(record="a").exists()
    before = rebuild.fingerprint()
    rebuild.rebuild()
    assert rebuild.fingerprint() == before


@pytest.mark.parametrize("seq", [1, 5])
def test_the_opening_and_a_redaction_cannot_be_erased(seq: int) -> None:
    joined("bra")
    published("a", "b")
    append.redact("bra", 3, by=post("bra"), at=later(1))

    with pytest.raises(CannotRedact):
        append.redact("bra", seq, by=post("bra"), at=later(1))


def test_a_body_taken_away_without_a_redaction_is_noticed() -> None:
    joined("bra")
    published("a", "b")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE registers_entry SET body = NULL WHERE seq = 3")

    with pytest.raises(BadEntry) as refusal:
        files.verify("bra")

    assert refusal.value.seq == 3


def test_a_cut_tail_is_noticed() -> None:
    joined("bra")
    published("a", "b")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM registers_entry WHERE seq = 4")

    with pytest.raises(BadEntry, match="missing after 3"):
        files.verify("bra")


def test_a_rebuild_gives_identical_tables() -> None:
    joined("bra", "public-sources")
    published("a", "b")
    source = [{"address": "https://source.example/"}]
    actions.publish_new(record=an_offer("r", sources=source), party="public-sources", by=post("public-sources"), at=AT)
    actions.claim(kind="offer", uid="public-sources/r", party="bra", by=post("bra"), at=later(1))
    actions.withdraw(kind="offer", record="a", party="bra", by=post("bra"), at=later(2))
    before = rebuild.fingerprint()

    read = rebuild.rebuild()

    assert read == Entry.objects.count()
    assert rebuild.fingerprint() == before


def test_a_register_moves_to_another_node_whole() -> None:
    joined("bra")
    published("a", "b")
    lines = list(files.export("bra"))
    tables = rebuild.fingerprint()
    forget("bra")

    assert files.import_file("bra", lines) == 4

    assert files.verify("bra") == 4
    assert rebuild.fingerprint() == tables
    with pytest.raises(NotOurKey):
        published("c")


def test_importing_again_adds_only_what_is_new() -> None:
    joined("bra")
    published("a")
    first = list(files.export("bra"))
    published("b")
    second = list(files.export("bra"))
    forget("bra")

    assert [files.import_file("bra", lines) for lines in (first, second, second, first)] == [3, 1, 0, 0]


def test_a_copy_for_others_withholds_what_is_not_public() -> None:
    joined("bra")
    actions.publish_new(record=an_offer("secret"), party="bra", by=post("bra"), at=AT, audience="own")
    published("open")
    lines = list(files.export("bra", public_only=True))

    assert [stored_of(line, 1).body is None for line in lines] == [False, False, True, False]
    forget("bra")
    assert files.import_file("bra", lines) == 4
    assert files.verify("bra") == 4
    assert list(Offer.objects.values_list("record", flat=True)) == ["open"]


def _with(lines: list[bytes], place: int, **changes: Any) -> list[bytes]:
    value = json.loads(lines[place]) | changes
    return [*lines[:place], line_of(Stored(value["entry"], value["body"])), *lines[place + 1 :]]


def _resigned(lines: list[bytes], place: int, **head: Any) -> list[bytes]:
    """The entry says something else, signed with a key that is not the register's."""
    entry = json.loads(lines[place])["entry"]
    payload = entry.split(".")[1]
    told = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))) | head
    key = new_key()
    signed = jws.serialize_compact(
        {"alg": ALGORITHM, "kid": key.thumbprint()}, canonical(told), key, algorithms=[ALGORITHM]
    )
    return _with(lines, place, entry=signed)


BAD_FILES = {
    "a broken chain": lambda lines: [lines[0], lines[2], lines[3]],
    "a repeated entry": lambda lines: [*lines[:3], lines[2], lines[3]],
    "a cycle": lambda lines: [*lines, *lines],
    "entries in another order": lambda lines: [lines[0], lines[2], lines[1], lines[3]],
    "a wrong key": lambda lines: _resigned(lines, 2),
    "another body": lambda lines: _with(lines, 2, body=json.loads(lines[3])["body"]),
    "a lost body": lambda lines: _with(lines, 2, body=None),
    "a beginning in the middle": lambda lines: lines[1:],
    "half a line": lambda lines: [*lines[:3], lines[3][:40]],
    "no line end": lambda lines: [*lines[:3], lines[3][:-1]],
    "something that is no JSON": lambda lines: [*lines[:2], b"<html></html>\n"],
    "spaces in the JSON": lambda lines: [lines[0], lines[1].replace(b'{"body"', b'{ "body"')],
    "a field too many": lambda lines: [lines[0], lines[1].replace(b'{"body"', b'{"a":1,"body"')],
    "NUL bytes": lambda lines: [lines[0], b"\x00" * 50 + b"\n"],
    "invalid UTF-8": lambda lines: [lines[0], b'{"body":"\xff","entry":""}\n'],
    "very deep JSON": lambda lines: [lines[0], b"[" * 100_000 + b"]" * 100_000 + b"\n"],
    "an enormous line": lambda lines: [lines[0], b'"' + b"a" * 5_000_000 + b'"\n'],
    "another register's entries": lambda lines: list(files.export("vnm")),
}


@pytest.mark.parametrize("what", BAD_FILES)
def test_a_bad_file_is_refused_with_a_sentence_and_nothing_changes(what: str) -> None:
    joined("bra", "vnm")
    published("a", "b")
    lines = list(files.export("bra"))
    bad = BAD_FILES[what](lines)
    forget("bra")
    before = everything()

    with pytest.raises((BadEntry, BadLine)) as refusal:
        files.import_file("bra", bad)

    assert str(refusal.value).strip()
    assert everything() == before


def test_a_forked_register_is_refused() -> None:
    joined("bra")
    published("a")
    ours = list(files.export("bra"))
    key = PrivateKey.objects.get(register="bra")
    published("b")
    theirs = list(files.export("bra"))
    forget("bra")
    files.import_file("bra", ours)
    PrivateKey.objects.create(kid=key.kid, register="bra", sealed=key.sealed)
    published("c")
    before = everything()

    with pytest.raises(Forked) as refusal:
        files.import_file("bra", theirs)

    assert "Entry 4" in str(refusal.value)
    assert everything() == before


def test_an_import_with_a_body_that_is_no_record_is_refused() -> None:
    """Rightly signed by its party, rightly chained, and yet no offer."""
    joined("bra")
    published("a")
    held = Register.objects.get(code="bra")
    body = '{"id":"b","kind":"training"}'
    head = Head(
        register="bra", seq=held.length + 1, prev=held.last, act="publish", kind="offer", record="b",
        digest=digest(body.encode()), audience="public", to=(), by=post("bra"), at=AT,
    )  # fmt: skip
    signed = sign(head, keys.private_key("bra", held.kid), kid=held.kid)
    lines = [*files.export("bra"), line_of(Stored(signed, body))]
    forget("bra")
    before = everything()

    with pytest.raises(BadEntry, match=r"Entry 4 of bra holds no record.*title: This field is needed"):
        files.import_file("bra", lines)

    assert everything() == before


def test_the_file_of_a_register_can_be_verified_without_a_node(tmp_path: Path) -> None:
    from bandung.cli.registers import verify_file

    joined("bra")
    published("a", "b")
    file = tmp_path / "bra.ndjson"
    file.write_bytes(b"".join(files.export("bra")))

    assert verify_file(file) == ("bra", 4)


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        ({"format": 2}, "Entry 5 of bra has format 2; this version reads format 1"),
        ({"act": "delete"}, "“act” in the head of entry 5 of bra"),
        ({"audience": "friends"}, "“audience” in the head of entry 5 of bra"),
        ({"at": "2026-11-24T09:00:00+00:00"}, "Entry 5 of bra is not in canonical form"),
        ({"at": "yesterday"}, "“at” in the head of entry 5 of bra"),
        ({"by": "a\nb"}, "“by” in the head of entry 5 of bra"),
        ({"seq": 7}, "Entry 5 of bra calls itself number 7"),
        ({"seq": True}, "“seq” in the head of entry 5 of bra"),
        ({"register": "vnm"}, "Entry 5 belongs to vnm, not to bra"),
        ({"prev": "0" * 64}, "Entry 5 of bra does not follow from the entry before it"),
        ({"act": "open"}, "A register is opened by its first entry and only there: entry 5 of bra"),
        ({"record": "other"}, "The body of entry 5 of bra is another record than its head says"),
        ({"kind": "gift"}, "Entry 5 of bra holds no record that can be accepted. “gift” is not a kind of record"),
        ({"more": 1}, "“more” in the head of entry 5 of bra"),
    ],
)
def test_an_entry_rightly_signed_that_no_register_can_hold_is_refused(head: dict[str, Any], sentence: str) -> None:
    joined("bra")
    published("a", "b")
    held = Register.objects.get(code="bra")
    key = keys.private_key("bra", held.kid)
    body = kinds.body(an_offer("c"))
    told = Head(
        register="bra", seq=5, prev=held.last, act="publish", kind="offer", record="c", digest=digest(body.encode()),
        audience="public", to=(), by=post("bra"), at=AT,
    ).as_json() | head  # fmt: skip
    signed = jws.serialize_compact({"alg": ALGORITHM, "kid": held.kid}, canonical(told), key, algorithms=[ALGORITHM])
    lines = [*files.export("bra"), line_of(Stored(signed, body))]
    forget("bra")
    before = everything()

    with pytest.raises(BandungError, match=re.escape(sentence)):
        files.import_file("bra", lines)

    assert everything() == before
