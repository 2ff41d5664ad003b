"""The one way an entry comes into being: checked, signed, chained, kept and read, in one transaction."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from pydantic import BaseModel

from bandung.records import kinds
from bandung.records.canonical import digest
from bandung.records.entry import GENESIS, Act, Audience, Head, is_erasable, link, sign
from bandung.records.fields import Salted
from bandung.records.parties import Opening, Redaction, Rotation
from bandung.registers import keys, readers
from bandung.registers.errors import CannotRedact, HostingSuspended, NoSuchEntry, NoSuchRegister, RegisterExists
from bandung.registers.models import Entry, Register


@dataclass(frozen=True, slots=True)
class Step:
    """What a party is about to write: the act, the record, and for whom."""

    act: Act
    kind: str
    record: str
    body: BaseModel
    audience: Audience = "public"
    to: tuple[str, ...] = ()


def publish(record: Any, *, audience: Audience = "public", to: Sequence[str] = ()) -> Step:
    """The step that publishes a record or a new version of it."""
    kind = next(name for name, model in kinds.KINDS.items() if type(record) is model)
    return Step("publish", kind, record.id, record, audience, tuple(to))


@transaction.atomic
def open_register(code: str, *, by: str, at: datetime) -> Register:
    """Open a party's register with its first key.

    :raises RegisterExists: if the code is taken.
    """
    if Register.objects.filter(code=code).exists():
        raise RegisterExists(register=code)
    public = keys.create(code)
    Register.objects.create(code=code, length=0, last=GENESIS, kid=public.kid)
    append(code, Step("open", "register", code, Opening(register_code=code, key=public)), by=by, at=at)
    return Register.objects.get(code=code)


def append(register: str, step: Step, *, by: str, at: datetime) -> Entry:
    """Append one entry to a party's own register; when this returns within a committed transaction, it is durable.

    :raises NoSuchRegister, NotOurKey, HostingSuspended: if this node cannot write there.
    """
    return append_all(register, [step], by=by, at=at)[0]


@transaction.atomic
def append_all(register: str, steps: Iterable[Step], *, by: str, at: datetime) -> list[Entry]:
    """Append several entries at once: all of them or none.

    :raises BadEntry: if an entry would not be one: no post that acts, an audience of parties that names none.
    """
    held = _locked(register)
    key = keys.private_key(register, held.kid)
    entries = []
    for step in steps:
        body = kinds.body(_salted(step))
        head = Head(
            register=register, seq=held.length + 1, prev=held.last, act=step.act, kind=step.kind, record=step.record,
            digest=digest(body.encode()), audience=step.audience, to=step.to, by=by, at=at.replace(microsecond=0),
        )  # fmt: skip
        signed = sign(head, key, kid=held.kid)
        entries.append(entry_of(head, signed, body))
        held.length, held.last = head.seq, entries[-1].link
    keep(held, entries)
    return entries


def _salted(step: Step) -> BaseModel:
    """The record as it is written: what not everybody may read, nobody can find out from its digest."""
    record = step.body
    if step.audience == "public" or not isinstance(record, Salted) or record.salt is not None:
        return record
    return record.model_copy(update={"salt": secrets.token_hex(16)})


def keep(held: Register, entries: list[Entry]) -> None:
    """Store entries that follow the register's end, move its end, and read them into the tables.

    :raises HostingSuspended: if the node's operator suspended hosting.
    """
    if held.suspended_at is not None:
        raise HostingSuspended(register=held.code, why=held.suspended_reason)
    Entry.objects.bulk_create(entries, batch_size=500)
    held.save(update_fields=["length", "last", "kid"])
    readers.read(entries)


def entry_of(head: Head, signed: str, body: str | None) -> Entry:
    """The row of a signed head and its body."""
    return Entry(
        register_id=head.register, seq=head.seq, signed=signed, body=body, link=link(signed), act=head.act,
        kind=head.kind, record=head.record, digest=head.digest, audience=head.audience, to=list(head.to), by=head.by,
        at=head.at,
    )  # fmt: skip


@transaction.atomic
def rotate_key(register: str, *, by: str, at: datetime, reason: str | None = None) -> Entry:
    """Give a register a new key: the entry that names it is signed with the old one, which is then forgotten."""
    held = _locked(register)
    public = keys.create(register)
    rotation = Rotation(key=public, reason=reason)
    entry = append(register, Step("rotate", "register", register, rotation), by=by, at=at)
    Register.objects.filter(code=held.code).update(kid=public.kid)
    keys.forget_former(register, public.kid)
    return entry


@transaction.atomic
def redact(register: str, seq: int, *, by: str, at: datetime, reason: str | None = None) -> Entry:
    """Erase the body of an earlier entry of one's own register; its head stays and the chain still verifies.

    :raises NoSuchEntry: if there is none of that number.
    :raises CannotRedact: if it has no body, or one that the chain itself needs.
    """
    _locked(register)
    erased = Entry.objects.filter(register_id=register, seq=seq).first()
    if erased is None:
        raise NoSuchEntry(register=register, seq=seq)
    if erased.body is None or not is_erasable(erased.act, erased.kind, erased.audience):
        raise CannotRedact(register=register, seq=seq)
    Entry.objects.filter(pk=erased.pk).erase_body()
    redaction = Redaction(seq=seq, digest=erased.digest, reason=reason)
    return append(register, Step("redact", erased.kind, erased.record, redaction), by=by, at=at)


def _locked(register: str) -> Register:
    """The register, held until the transaction ends, so that two writers cannot both follow the same entry."""
    try:
        return Register.objects.select_for_update().get(code=register)
    except Register.DoesNotExist:
        raise NoSuchRegister(register=register) from None
