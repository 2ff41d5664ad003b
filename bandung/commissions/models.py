"""Readings of sessions, agendas and acts of joint commissions; and drafts of acts, which are none."""

from functools import cached_property
from typing import Any, ClassVar
from uuid import uuid4

from django.db import models

from bandung.records.commissions import AgendaItem as AgendaItemRecord
from bandung.records.commissions import Commission as CommissionRecord
from bandung.records.commissions import CommissionAct as CommissionActRecord
from bandung.records.kinds import read


class CommissionSession(models.Model):
    """A session of a joint commission as it stands after all its entries. Rows come from registers only."""

    uid = models.CharField(primary_key=True, max_length=161, help_text="register/record")
    register = models.CharField(max_length=80, db_index=True, help_text="party that convenes it")
    parties = models.JSONField(help_text="codes, as the record names them")
    facilitators = models.JSONField(default=list)
    versions: Any = models.JSONField(help_text="every version: digest, seq, by, at, body; the first one first")
    first_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    body = models.JSONField(help_text="the version in effect; the newest while none is")
    digest = models.CharField(max_length=64, help_text="of that version")
    newest = models.CharField(max_length=64, help_text="digest of the newest version")
    starts = models.DateField(db_index=True)
    state = models.CharField(max_length=10, db_index=True)
    awaited = models.JSONField(default=list, help_text="parties whose word the newest version awaits")
    refused = models.JSONField(default=list, help_text="parties that refused the newest version")
    confirmed_at = models.DateTimeField(null=True)
    act = models.CharField(max_length=161, blank=True, help_text="uid of the signed act")
    signed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.uid

    @property
    def record(self) -> str:
        return self.uid.partition("/")[2]

    @property
    def title(self) -> dict[str, str]:
        title: dict[str, str] = self.body["title"]
        return title

    @property
    def partners(self) -> list[str]:
        """The parties that are no facilitators."""
        return [each for each in self.parties if each not in self.facilitators]

    @property
    def reference(self) -> dict[str, str]:
        """Its version in effect, as other records name it."""
        return {"register_code": self.register, "record": self.record, "digest": self.digest}

    @cached_property
    def says(self) -> CommissionRecord:
        found: CommissionRecord = read(CommissionRecord, self.body)
        return found

    @property
    def newest_body(self) -> dict[str, Any]:
        """The newest version, in effect or not."""
        found: dict[str, Any] = next(each["body"] for each in self.versions if each["digest"] == self.newest)
        return found

    @property
    def newest_says(self) -> CommissionRecord:
        found: CommissionRecord = read(CommissionRecord, self.newest_body)
        return found

    @property
    def change(self) -> dict[str, Any] | None:
        """The newest version where it is another than the one in effect: its digest, seq, by, at and body."""
        if self.newest == self.digest:
            return None
        return next((each for each in self.versions if each["digest"] == self.newest), None)

    @property
    def seq(self) -> int:
        """The entry of the version in effect."""
        return next(int(each["seq"]) for each in self.versions if each["digest"] == self.digest)


class Seat(models.Model):
    """A party at the table of a session, for lists. Rows come from registers only."""

    uid = models.CharField(primary_key=True, max_length=250, help_text="uid of the session and code of the party")
    session = models.CharField(max_length=161, db_index=True)
    party = models.CharField(max_length=80)
    starts = models.DateField()
    state = models.CharField(max_length=10, help_text="of the session, so that lists need no join")
    waits_since = models.DateTimeField(null=True, help_text="since when something awaits this party's word")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["party", "starts"], name="sessions_of_a_party")]

    def __str__(self) -> str:
        return self.uid


class AgendaItem(models.Model):
    """What one side brings to the table. It counts if the session is its register's. Rows come from registers only."""

    uid = models.CharField(primary_key=True, max_length=161)
    register = models.CharField(max_length=80, help_text="who brings it")
    session = models.CharField(max_length=161, db_index=True)
    to = models.JSONField(default=list, help_text="the parties for which the entry is")
    type = models.CharField(max_length=10)
    body = models.JSONField(help_text="the item as a record")
    digest = models.CharField(max_length=64)
    seq = models.PositiveBigIntegerField()
    by = models.CharField(max_length=500)
    first_at = models.DateTimeField()
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.uid

    @property
    def record(self) -> str:
        return self.uid.partition("/")[2]

    @cached_property
    def says(self) -> AgendaItemRecord:
        found: AgendaItemRecord = read(AgendaItemRecord, self.body)
        return found


class CommissionAct(models.Model):
    """One version of the act of a session, as one party laid it on the table. Rows come from registers only.

    ``counts`` is false where it breaks a rule, or its session is not known here.
    """

    uid = models.CharField(primary_key=True, max_length=161)
    register = models.CharField(max_length=80, help_text="who proposes it")
    session = models.CharField(max_length=161, db_index=True)
    to = models.JSONField(default=list, help_text="the parties for which the entry is")
    number = models.CharField(max_length=500)
    based_on = models.CharField(max_length=64, blank=True, help_text="digest of the version before")
    body = models.JSONField(help_text="the act as a record")
    digest = models.CharField(max_length=64, db_index=True)
    seq = models.PositiveBigIntegerField()
    by = models.CharField(max_length=500)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    counts = models.BooleanField(default=False)
    state = models.CharField(max_length=10, default="proposed")
    awaited = models.JSONField(default=list)
    refused = models.JSONField(default=list)
    signed_at = models.DateTimeField(null=True)
    public = models.BooleanField(default=False, help_text="signed, and every party agreed to publish it")

    def __str__(self) -> str:
        return self.uid

    @property
    def record(self) -> str:
        return self.uid.partition("/")[2]

    @property
    def title(self) -> dict[str, str]:
        title: dict[str, str] = self.body["title"]
        return title

    @property
    def reference(self) -> dict[str, str]:
        return {"register_code": self.register, "record": self.record, "digest": self.digest}

    @cached_property
    def says(self) -> CommissionActRecord:
        found: CommissionActRecord = read(CommissionActRecord, self.body)
        return found


class ProgrammeLine(models.Model):
    """An initiative that a signed act names in its programme. Rows come from registers only."""

    uid = models.CharField(primary_key=True, max_length=180, help_text="uid of the act and number of the project")
    act = models.CharField(max_length=161, db_index=True)
    initiative = models.CharField(max_length=161, db_index=True)

    def __str__(self) -> str:
        return self.uid


class ActDraft(models.Model):
    """An act that one party is still writing. It is no entry, and nobody else sees it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    party = models.CharField(max_length=80)
    session = models.CharField(max_length=161)
    body: Any = models.JSONField(default=dict, help_text="as far as it is written; may not be a record yet")
    edition = models.PositiveIntegerField(default=1, help_text="counts savings, so that a second writer is noticed")
    changed_by = models.CharField(max_length=500, help_text="post")
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["party", "session"], name="one_draft_of_an_act")]

    def __str__(self) -> str:
        return f"{self.party} {self.session}"
