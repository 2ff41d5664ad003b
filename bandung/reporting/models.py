"""Reports that a party made of its ledger, what it chose to count, and reports that parties published.

``PublishedReport`` is a reading; the others are ordinary tables of this node. What a report says is kept under its
digest, so that versions which say the same share it.
"""

import json
from functools import cached_property
from typing import Any, ClassVar

from django.db import models

from bandung.records.kinds import read
from bandung.records.reports import Report as ReportRecord
from bandung.reporting.content import Sides, sides_of
from bandung.reporting.iati_models import IatiPiece, IatiPublisher, IatiVersion  # noqa: F401 - tables of this app

MAKING, MADE, FAILED = "making", "made", "failed"


class ReportContent(models.Model):
    """What a report says: its head in canonical form, whose digest names it, and the lines that it rests on."""

    digest = models.CharField(primary_key=True, max_length=64, help_text="of the head, which names that of the rows")
    head = models.TextField(help_text="canonical JSON: figures, tables, method, checks, reconciliation")
    given = models.BinaryField(help_text="the lines that the party gave, as a file of the ledger")
    received = models.BinaryField(help_text="the lines that others declared to it, or gave beside it")
    initiatives = models.TextField(blank=True, help_text="JSON: initiatives of annual tables")
    open = models.BooleanField(
        default=False, help_text="published for everybody: of others it counts only what everybody may read"
    )

    def __str__(self) -> str:
        return self.digest

    @cached_property
    def told(self) -> dict[str, Any]:
        """The head as plain values."""
        found: dict[str, Any] = json.loads(self.head)
        return found

    @cached_property
    def sides(self) -> Sides:
        """Its lines as they were, with their worth as it was."""
        return sides_of(self.told, bytes(self.given), bytes(self.received))


class ReportVersion(models.Model):
    """A report as a party made it, before anybody else reads it."""

    party = models.CharField(max_length=80)
    type = models.CharField(max_length=10)
    year = models.PositiveSmallIntegerField()
    partner = models.CharField(max_length=80, blank=True, help_text="the other party of a balance")
    state = models.CharField(max_length=10, default=MAKING)
    done = models.PositiveBigIntegerField(default=0, help_text="lines that were valued so far")
    of = models.PositiveBigIntegerField(default=0, help_text="lines to be valued")
    problem = models.TextField(blank=True, help_text="why it could not be made")
    digest = models.CharField(max_length=64, blank=True, help_text="of its content")
    opened = models.CharField(max_length=64, blank=True, help_text="of what was published of it for everybody")
    lines = models.PositiveBigIntegerField(default=0, help_text="contributions that it counts")
    cents = models.TextField(blank=True, help_text="US cents, of any size; empty where nothing could be valued")
    valued = models.PositiveBigIntegerField(default=0, help_text="how many of the lines have a value")
    list_version = models.CharField(max_length=10, blank=True)
    rates = models.CharField(max_length=60, blank=True)
    rules = models.CharField(max_length=60, blank=True)
    by = models.CharField(max_length=500, help_text="post")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["party", "type", "year"], name="reports_of_a_party")]

    def __str__(self) -> str:
        return f"{self.party} {self.type} {self.year}"

    @property
    def usd(self) -> int | None:
        """US cents; None where nothing could be valued."""
        return int(self.cents) if self.cents else None

    @usd.setter
    def usd(self, cents: int | None) -> None:
        self.cents = "" if cents is None else str(cents)

    def is_in(self, published: "PublishedReport") -> bool:
        """Whether a published report is this version, or what everybody may read of it."""
        return published.rows in (self.digest, self.opened)


class ReportPolicy(models.Model):
    """What a party chose where methods leave a choice (rule R-22); each method note prints it."""

    party = models.CharField(primary_key=True, max_length=80)
    counted = models.JSONField(default=dict, help_text="switch to whether it is counted")
    note = models.TextField(blank=True)
    by = models.CharField(max_length=500, help_text="post")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.party


class PublishedReport(models.Model):
    """A report as its party's register says it: which one, over how many lines, by which rules, its digest."""

    uid = models.CharField(primary_key=True, max_length=161, help_text="register/record")
    register = models.CharField(max_length=80, db_index=True)
    type = models.CharField(max_length=10)
    year = models.PositiveSmallIntegerField()
    partner = models.CharField(max_length=80, blank=True)
    audience = models.CharField(max_length=10, help_text="own, parties or public")
    public = models.BooleanField(default=False, db_index=True)
    rows = models.CharField(max_length=64, db_index=True, help_text="digest of its content")
    lines = models.PositiveBigIntegerField()
    replaces = models.CharField(max_length=64, blank=True, help_text="digest of the report that it replaces")
    digest = models.CharField(max_length=64)
    body = models.JSONField(help_text="the record")
    seq = models.PositiveBigIntegerField()
    by = models.CharField(max_length=500, help_text="post")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["register", "type", "year"], name="published_of_a_party")]

    def __str__(self) -> str:
        return self.uid

    @property
    def record(self) -> str:
        return self.uid.partition("/")[2]

    @cached_property
    def says(self) -> ReportRecord:
        found: ReportRecord = read(ReportRecord, self.body)
        return found
