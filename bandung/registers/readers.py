"""An entry becomes rows. A local action and an entry from another node end here, in the same function.

A reader is a function ``(entry, shelf)`` that an app registers for a kind of record. It puts rows on the shelf; the
shelf writes them in batches. Readers use nothing but the entry and rows that came from entries, so that reading all
registers again gives the same tables.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from django.db import models, transaction
from pydantic import BaseModel

from bandung.records import kinds
from bandung.records.canonical import parse
from bandung.records.errors import BadEntry, BadRecord, UnknownKind
from bandung.registers.models import Entry
from bandung.values.errors import _

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """What a reader sees: the head's facts, and the record (None where the entry has none or it was erased)."""

    register: str
    seq: int
    act: str
    kind: str
    record_id: str
    record: Any
    digest: str
    audience: str
    to: tuple[str, ...]
    by: str
    at: datetime

    @property
    def uid(self) -> str:
        """The record's name among all registers: ``register/record``."""
        return f"{self.register}/{self.record_id}"

    def columns(self) -> dict[str, Any]:
        """What a row of ``registers.models.Entered`` keeps of an entry that publishes a record."""
        return {
            "uid": self.uid, "register": self.register, "digest": self.digest, "body": kinds.as_json(self.record),
            "seq": self.seq, "by": self.by, "at": self.at, "withdrawn_at": None,
        }  # fmt: skip


class Shelf:
    """Rows on their way into the tables: the last word on each wins, and writes go in batches."""

    def __init__(self) -> None:
        self._rows: dict[tuple[type[models.Model], Any], models.Model | None] = {}
        self._changed: set[tuple[type[models.Model], Any]] = set()
        self._afterwards: dict[Telling, set[Any]] = {}

    def get(self, model: type[M], key: Any) -> M | None:
        """The row as it stands after everything read so far."""
        if (model, key) in self._rows:
            return self._rows[model, key]  # type: ignore[return-value]
        row = model._default_manager.filter(pk=key).first()
        self._rows[model, key] = row
        return row

    def put(self, row: models.Model) -> None:
        self._rows[type(row), row.pk] = row
        self._changed.add((type(row), row.pk))

    def remove(self, model: type[models.Model], key: Any) -> None:
        self._rows[model, key] = None
        self._changed.add((model, key))

    def end(self, model: type[models.Model], entry: ReadEntry) -> None:
        """What any entry but a publication means for its record's row: a withdrawal dates its end, else it is gone.

        The table has a column ``withdrawn_at``.
        """
        if entry.act != "withdraw":
            self.remove(model, entry.uid)
            return
        row: Any = self.get(model, entry.uid)
        if row is not None:
            row.withdrawn_at = entry.at
            self.put(row)

    def afterwards(self, tell: "Telling", key: Any) -> None:
        """When all rows are written, tell anew what rests on several of them: each key once, however often named."""
        self._afterwards.setdefault(tell, set()).add(key)

    def write(self) -> None:
        """Write everything down, and then what rests on it."""
        self._write_rows()
        for tell, keys in self._afterwards.items():
            tell(keys, self)
        self._afterwards.clear()
        self._write_rows()

    def _write_rows(self) -> None:
        """One statement per table and five hundred rows."""
        for model in {model for model, _key in self._changed}:
            changed = {key: self._rows[model, key] for kind, key in self._changed if kind is model}
            kept = [row for row in changed.values() if row is not None]
            gone = [key for key, row in changed.items() if row is None]
            if gone:
                model._default_manager.filter(pk__in=gone).delete()
            if kept:
                fields = [field.name for field in model._meta.concrete_fields if not field.primary_key]
                model._default_manager.bulk_create(
                    kept,
                    batch_size=500,
                    update_conflicts=True,
                    update_fields=fields,
                    unique_fields=[model._meta.pk.name],
                )
        self._rows.clear()
        self._changed.clear()

    def load(self, model: type[models.Model], keys: set[Any]) -> None:
        """Fetch rows that the readers of a batch will ask for, in one query."""
        missing = [key for key in keys if (model, key) not in self._rows]
        found = model._default_manager.in_bulk(missing)
        self._rows.update({(model, key): found.get(key) for key in missing})


Reader = Callable[[ReadEntry, Shelf], None]
Telling = Callable[[set[Any], Shelf], None]
"""Puts rows on the shelf that follow from several written ones, whose keys it is given."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A kind's reader, its main table, and which row of it an entry is about."""

    reader: Reader
    table: type[models.Model]
    key: Callable[[Entry], Any]


BY_KIND: dict[str, Reading] = {}
READINGS: list[type[models.Model]] = []
"""The tables that are readings of registers: dropped and filled again by a rebuild."""
FOLLOWERS: list[Callable[[list[ReadEntry]], None]] = []
"""Called after the transaction with what was read: the matching index follows the tables this way."""
CHECKS: list[Callable[[str], None]] = []
"""Called after a register was taken in from elsewhere, in the same transaction: a refusal undoes all of it."""


def reads(
    kind: str,
    table: type[models.Model],
    *,
    key: Callable[[Entry], Any] = lambda entry: entry.uid,
    also: Iterable[type[models.Model]] = (),
) -> Callable[[Reader], Reader]:
    """Register a reader for a kind of record, with the table it fills, and those that follow from it (``also``)."""

    def register(reader: Reader) -> Reader:
        BY_KIND[kind] = Reading(reader, table, key)
        READINGS.extend(each for each in (table, *also) if each not in READINGS)
        return reader

    return register


def read(entries: Iterable[Entry], *, follow: bool = True) -> None:
    """Read entries into the tables, in the order given."""
    shelf = Shelf()
    known = [(entry, BY_KIND[entry.kind]) for entry in entries if entry.kind in BY_KIND]
    for table in {reading.table for _entry, reading in known}:
        shelf.load(table, {reading.key(entry) for entry, reading in known if reading.table is table})
    seen = []
    for entry, reading in known:
        read_entry = opened(entry)
        if entry.act == "redact":
            _read_anew(entry, reading, shelf)
        else:
            reading.reader(read_entry, shelf)
        seen.append(read_entry)
    shelf.write()
    if follow and seen:
        for follower in FOLLOWERS:
            transaction.on_commit(partial(follower, seen))


def _read_anew(redaction: Entry, reading: Reading, shelf: Shelf) -> None:
    """After a redaction the record is what its entries tell without the erased body, now and after any rebuild."""
    shelf.remove(reading.table, reading.key(redaction))
    history = Entry.objects.about(redaction.register_id, redaction.kind, redaction.record)
    for entry in history.filter(seq__lt=redaction.seq).exclude(act="redact"):
        reading.reader(opened(entry), shelf)


def opened(entry: Entry) -> ReadEntry:
    """What a reader sees of an entry.

    :raises BadEntry: if its body is not a record of its kind.
    """
    record: BaseModel | None = None
    try:
        if entry.body is not None:
            record = kinds.read(kinds.body_type(entry.act, entry.kind), parse(entry.body))
    except (BadRecord, UnknownKind) as error:
        sentence = _("Entry %(seq)s of %(register)s holds no record that can be accepted. %(reason)s")
        raise BadEntry(sentence, seq=entry.seq, register=entry.register_id, reason=str(error)) from error
    return ReadEntry(
        register=entry.register_id, seq=entry.seq, act=entry.act, kind=entry.kind, record_id=entry.record,
        record=record, digest=entry.digest, audience=entry.audience, to=tuple(entry.to), by=entry.by, at=entry.at,
    )  # fmt: skip
