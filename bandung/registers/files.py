"""A register as a file: one line an entry, so that a party can take it to another node; and verifying what is kept."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction

from bandung.records.canonical import digest, parse
from bandung.records.chain import Stored, Verified, Walk
from bandung.records.entry import GENESIS, is_erasable, key_of, read_head
from bandung.records.errors import BadEntry
from bandung.records.lines import line_of, stored_of
from bandung.registers import readers
from bandung.registers.append import entry_of, keep
from bandung.registers.errors import Forked, NoSuchEntry, NoSuchRegister
from bandung.registers.models import Entry, PrivateKey, Register
from bandung.values import BadValue
from bandung.values.errors import _

BATCH = 1_000


def get(code: str) -> Register:
    """:raises NoSuchRegister: if this node has no register of that code."""
    try:
        return Register.objects.get(code=code)
    except Register.DoesNotExist:
        raise NoSuchRegister(register=code) from None


def verify(code: str, progress: Callable[[int], None] = lambda _done: None) -> int:
    """Check every entry that this node keeps of a register, its columns and its end; returns how many there are.

    :raises BadEntry: naming the first entry that does not hold.
    """
    register = get(code)
    walk = Walk(code, partial=not held_here(code))
    learned = 0
    for entry in register.in_order():
        verified = walk.step(entry.stored)
        _check_columns(entry, verified, learned)
        learned = entry.id
        _check_is_erased(verified)
        if walk.length % BATCH == 0:
            progress(walk.length)
    walk.finish()
    if (register.length, register.last, register.kid) != (walk.length, walk.last, walk.kid):
        raise BadEntry(
            _("The register %(register)s should end with entry %(length)s; entries are missing after %(seq)s."),
            seq=walk.length,
            register=code,
            length=register.length,
        )
    return walk.length


def _check_columns(entry: Entry, verified: Verified, learned: int) -> None:
    """:raises BadEntry: if a column says otherwise than the head, or the one before it was learned later."""
    head = verified.head
    expected = entry_of(head, entry.signed, entry.body)
    fields = [field for field in Entry._meta.concrete_fields if field.name != "id"]
    changed = [field.name for field in fields if getattr(entry, field.attname) != getattr(expected, field.attname)]
    for column in changed or (["id"] if entry.id <= learned else []):
        raise BadEntry(
            _("The column “%(column)s” of entry %(seq)s of %(register)s is not what was signed."),
            seq=head.seq,
            register=head.register,
            column=column,
        )


def _check_is_erased(redaction: Verified) -> None:
    """:raises BadEntry: if a body that was erased is here again."""
    if redaction.head.act != "redact" or redaction.body is None:
        return
    erased = Entry.objects.filter(register_id=redaction.head.register, seq=redaction.body["seq"])
    if erased.exclude(body=None).exists():
        raise BadEntry(
            _("Entry %(seq)s of %(register)s was erased by entry %(other)s and has a body again."),
            seq=redaction.body["seq"],
            register=redaction.head.register,
            other=redaction.head.seq,
        )


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a row comes from, and whether that one entry holds by itself."""

    entry: Entry
    holds: bool
    """Its signature is that of the key that the register named last before it, and its body has the signed digest."""


def provenance(code: str, seq: int) -> Provenance:
    """One entry, its own signature and digest checked; the whole chain is checked by ``verify``. Two queries.

    :raises NoSuchEntry: if there is none of that number.
    """
    entry = Entry.objects.filter(register_id=code, seq=seq).first()
    if entry is None:
        raise NoSuchEntry(register=code, seq=seq)
    # Key entries are few and found by their record; asked for those before one number, SQLite would walk the register.
    naming = Entry.objects.about(code, "register", code).filter(act__in=("open", "rotate")).order_by()
    earlier = {each: body for each, body in naming.values_list("seq", "body") if each < max(seq, 2)}
    body = earlier[max(earlier)] if earlier else None
    try:
        key = key_of(parse(body or "{}").get("key", {}))
        head = read_head(entry.signed, key, kid=key.thumbprint())
        own = entry_of(head, entry.signed, entry.body)
        intact = entry.body is None or digest(entry.body.encode()) == head.digest
        return Provenance(entry, intact and (own.register_id, own.seq, own.link) == (code, seq, entry.link))
    except (BadEntry, BadValue):
        return Provenance(entry, False)


def held_here(code: str) -> bool:
    """Whether this node holds the party's key: then every body must be here, else the copy may be partial."""
    return PrivateKey.objects.filter(register=code).exists()


def export(code: str, *, public_only: bool = False) -> Iterator[bytes]:
    """The register as lines of canonical JSON, ``{"body": ..., "entry": ...}``.

    The whole of it is for its owner; ``public_only`` withholds the bodies of entries that are not public.
    """
    for entry in get(code).in_order():
        yield line_of(Stored(entry.signed, None if public_only and entry.audience != "public" else entry.body))


@transaction.atomic
def import_file(code: str, lines: Iterable[bytes], progress: Callable[[int], None] = lambda _done: None) -> int:
    """Take in another node's copy of a register: everything that is new, all of it or nothing.

    Every entry is verified from the first on; what this node already holds must be the same. Returns how many were new.

    :raises BadEntry: naming the entry whose chain, key, format, body or record does not hold.
    :raises BadLine: naming the line that is no entry.
    :raises Forked: if the file tells another story than what this node holds.
    :raises BandungError: if what it says cannot stand beside what this node holds (``readers.CHECKS``).
    """
    held = Register.objects.select_for_update().filter(code=code).first()
    known = held.in_order() if held else iter(())
    walk = Walk(code, partial=not held_here(code))
    new: list[Entry] = []
    added = 0
    for number, line in enumerate(lines, start=1):
        stored = stored_of(line, number)
        verified = walk.step(stored)
        ours = next(known, None)
        if ours is not None:
            if ours.signed != stored.signed:
                raise Forked(register=code, seq=walk.length)
            continue
        if verified.head.act == "redact":
            _erase(verified, new)
        new.append(entry_of(verified.head, stored.signed, stored.body))
        readers.opened(new[-1])
        if len(new) >= BATCH:
            held = _take(code, held, walk, new)
            added += len(new)
            new = []
            progress(walk.length)
    walk.finish()
    if new:
        _take(code, held, walk, new)
    for check in readers.CHECKS:
        check(code)
    return added + len(new)


def _take(code: str, held: Register | None, walk: Walk, new: list[Entry]) -> Register:
    if held is None:
        held = Register.objects.create(code=code, length=0, last=GENESIS, kid=walk.kid)
    held.length, held.last, held.kid = walk.length, walk.last, walk.kid
    keep(held, new)
    return held


def _erase(redaction: Verified, new: list[Entry]) -> None:
    """Take away the body that a redaction erases, from what is kept or from what is about to be.

    :raises BadEntry: if it names another body, or one that the register rests on.
    """
    head, told = redaction.head, redaction.body or {}
    kept = Entry.objects.filter(register_id=head.register, seq=told["seq"])
    for entry in [each for each in new if each.seq == told["seq"]] or kept:
        if entry.digest != told["digest"] or not is_erasable(entry.act, entry.kind, entry.audience):
            raise BadEntry(
                _("Entry %(seq)s of %(register)s erases something that was not there."),
                seq=head.seq,
                register=head.register,
            )
        entry.body = None
    kept.erase_body()
