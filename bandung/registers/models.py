"""What is kept of a register. Entries are never changed; only a redaction takes a body away."""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, NoReturn, TypeVar, cast

from django.db import connection, models

from bandung.records.chain import Stored
from bandung.records.entry import Audience
from bandung.records.fields import Reference
from bandung.registers.errors import Unchangeable

M = TypeVar("M", bound=models.Model)


def in_order(rows: models.QuerySet[M], key: str, size: int = 1_000) -> Iterator[list[M]]:
    """Rows by a unique key, so many at a time. No cursor stays open in between: whoever reads may stop anywhere."""
    rows = rows.order_by(key)
    batch = list(rows[:size])
    while batch:
        yield batch
        batch = list(rows.filter(**{f"{key}__gt": getattr(batch[-1], key)})[:size])


class Register(models.Model):
    """A party's register: how long it is and how it ends, so that a cut tail is noticed."""

    code = models.CharField(primary_key=True, max_length=80, help_text="code of the party that alone writes here")
    length = models.PositiveBigIntegerField(default=0, help_text="number of entries")
    last = models.CharField(max_length=64, help_text="SHA-256 of the last signed entry")
    kid = models.CharField(max_length=43, help_text="thumbprint of the key that signs the next entry")
    suspended_at = models.DateTimeField(null=True, blank=True, help_text="when the operator suspended hosting")
    suspended_reason = models.CharField(max_length=500, blank=True)

    def in_order(self) -> Iterator["Entry"]:
        """The register's entries by number, as kept, a thousand at a time."""
        return (entry for batch in in_order(self.entries.all(), "seq") for entry in batch)


class PrivateKey(models.Model):
    """A signing key that this node holds for a party, encrypted with a key derived from the node's secret."""

    kid = models.CharField(primary_key=True, max_length=43)
    register = models.CharField(max_length=80, db_index=True)
    sealed = models.BinaryField(help_text="the private JWK, encrypted")


class NeverChangedQuerySet(models.QuerySet[M]):
    """Rows that can be read and added; nothing else."""

    def update(self, **_changes: Any) -> NoReturn:
        raise Unchangeable

    def delete(self) -> NoReturn:
        raise Unchangeable


class NeverChanged(models.Model):
    """A row that stays as it was written, whoever asks."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Unchangeable
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise Unchangeable


class EntryQuerySet(NeverChangedQuerySet["Entry"]):
    """Entries can be read and appended; nothing else."""

    def erase_body(self) -> int:
        """Take the bodies away; only a redaction does this."""
        return models.QuerySet.update(self, body=None)

    def latest_id(self, kinds: Iterable[str]) -> int:
        """The id of the latest entry of these kinds, 0 where there is none: one look into an index for each kind."""
        wanted = tuple(kinds)
        one = "SELECT MAX(id) AS id FROM registers_entry WHERE kind = %s"
        every = " UNION ALL ".join([one] * len(wanted))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT MAX(id) FROM ({every}) AS found", wanted)  # noqa: S608 - kinds are parameters
            return int(cursor.fetchone()[0] or 0)

    def about(self, register: str, kind: str, record: str) -> "EntryQuerySet":
        """The history of one record, first entry first."""
        return self.filter(register_id=register, kind=kind, record=record).order_by("seq")


class Entry(NeverChanged):
    """One signed step. ``id`` is the order in which this node learned of it; ``seq`` its place in its register."""

    id = models.BigAutoField(primary_key=True)
    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="entries")
    seq = models.PositiveBigIntegerField()
    signed = models.TextField(help_text="the head as compact JWS")
    body = models.TextField(null=True, help_text="the record as canonical JSON; empty once it was redacted")
    link = models.CharField(max_length=64, help_text="SHA-256 of the signed head: what the next entry names")
    act = models.CharField(max_length=10)
    kind = models.CharField(max_length=20)
    record = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    audience = models.CharField(max_length=10)
    to = models.JSONField(default=list, help_text="parties that an audience of “parties” names")
    by = models.CharField(max_length=500, help_text="institution and post that acted")
    at = models.DateTimeField()

    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["register", "seq"], name="one_entry_per_place")]
        indexes: ClassVar = [
            models.Index(fields=["register", "kind", "record"], name="history_of_a_record"),
            models.Index(fields=["kind", "id"], name="latest_of_a_kind"),
        ]

    @property
    def uid(self) -> str:
        """The record's name among all registers: ``register/record``."""
        return f"{self.register_id}/{self.record}"

    @property
    def audience_of_head(self) -> Audience:
        """For whom the entry is, as heads write it."""
        return cast(Audience, self.audience)

    @property
    def stored(self) -> Stored:
        return Stored(self.signed, self.body)


class Entered(models.Model):
    """What the row of a reading keeps of the entry that wrote it last: apps add what they ask by (``ReadEntry.columns``
    fills it)."""

    uid = models.CharField(primary_key=True, max_length=161, help_text="register/record")
    register = models.CharField(max_length=80, help_text="party that wrote it")
    digest = models.CharField(max_length=64)
    body = models.JSONField(help_text="the record")
    seq = models.PositiveBigIntegerField()
    by = models.CharField(max_length=500, help_text="post")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.uid

    @property
    def record(self) -> str:
        """The record's name within its register."""
        return self.uid.partition("/")[2]

    @property
    def reference(self) -> Reference:
        """This version, as another record names it."""
        return Reference(register_code=self.register, record=self.record, digest=self.digest)
