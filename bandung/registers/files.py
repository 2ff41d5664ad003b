"""A register as a file: one line an entry, so that a party can take it to another node; and verifying what is kept."""

from collections.abc import Callable, Iterable, Iterator

from django.db import transaction

from bandung.records import kinds
from bandung.records.canonical import parse
from bandung.records.chain import Stored, Verified, Walk
from bandung.records.entry import GENESIS
from bandung.records.errors import BadEntry
from bandung.records.lines import line_of, stored_of
from bandung.registers.append import entry_of, keep
from bandung.registers.errors import Forked, NoSuchRegister
from bandung.registers.models import Entry, PrivateKey, Register
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
    for entry in register.entries.order_by("seq").iterator(chunk_size=BATCH):
        verified = walk.step(entry.stored)
        _check_columns(entry, verified)
        if walk.length % BATCH == 0:
            progress(walk.length)
    walk.finish()
    if (register.length, register.last, register.kid) != (walk.length, walk.last, walk.kid):
        raise BadEntry(_("The register %(register)s should end with entry %(length)s; entries are missing after %(seq)s."),
                       seq=walk.length, register=code, length=register.length)
    return walk.length


def _check_columns(entry: Entry, verified: Verified) -> None:
    head = verified.head
    expected = entry_of(head, entry.signed, entry.body)
    for field in Entry._meta.concrete_fields:
        if field.name != "id" and getattr(entry, field.attname) != getattr(expected, field.attname):
            raise BadEntry(_("The column “%(column)s” of entry %(seq)s of %(register)s is not what was signed."),
                           seq=head.seq, register=head.register, column=field.name)


def held_here(code: str) -> bool:
    """Whether this node holds the party's key: then every body must be here, else the copy may be partial."""
    return PrivateKey.objects.filter(register=code).exists()


def export(code: str, *, public_only: bool = False) -> Iterator[bytes]:
    """The register as lines of canonical JSON, ``{"body": ..., "entry": ...}``.

    The whole of it is for its owner; ``public_only`` withholds the bodies of entries that are not public.
    """
    rows = get(code).entries.order_by("seq").values_list("signed", "body", "audience")
    for signed, body, audience in rows.iterator(chunk_size=BATCH):
        yield line_of(Stored(signed, None if public_only and audience != "public" else body))


@transaction.atomic
def import_file(code: str, lines: Iterable[bytes], progress: Callable[[int], None] = lambda _done: None) -> int:
    """Take in another node's copy of a register: everything that is new, all of it or nothing.

    Every entry is verified from the first on; what this node already holds must be the same. Returns how many were new.

    :raises BadEntry: naming the entry whose chain, key, format or body does not hold.
    :raises BadLine: naming the line that is no entry.
    :raises Forked: if the file tells another story than what this node holds.
    :raises BadRecord: if a body is not a record of its kind.
    """
    held = Register.objects.select_for_update().filter(code=code).first()
    known = held.stored() if held else iter(())
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
        if verified.body is not None:
            kinds.read(kinds.body_type(verified.head.act, verified.head.kind), verified.body)
        new.append(entry_of(verified.head, stored.signed, stored.body))
        if len(new) >= BATCH:
            held = _take(code, held, walk, new)
            added += len(new)
            new = []
            progress(walk.length)
    walk.finish()
    if new:
        _take(code, held, walk, new)
    return added + len(new)


def _take(code: str, held: Register | None, walk: Walk, new: list[Entry]) -> Register:
    if held is None:
        held = Register.objects.create(code=code, length=0, last=GENESIS, kid=walk.kid)
    held.length, held.last, held.kid = walk.length, walk.last, walk.kid
    keep(held, new)
    for entry in new:
        if entry.act == "redact":
            seq = parse(entry.body or "")["seq"]
            Entry.objects.filter(register_id=code, seq=seq).erase_body()
    return held
