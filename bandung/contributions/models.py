"""Readings of contributions and of what both sides said of them. Rows come from registers only.

Numbers stand as text, exactly as they were written: a column of numbers would round them in one database and not in
another.
"""

from functools import cached_property
from typing import ClassVar

from django.db import models

from bandung.records.confirmations import Confirmation as ConfirmationRecord
from bandung.records.confirmations import SameContribution as SameRecord
from bandung.records.confirmations import Settlement as SettlementRecord
from bandung.records.contributions import Contribution as ContributionRecord
from bandung.records.kinds import read
from bandung.registers.models import Entered

DECLARED, REPORTED = "declared", "reported"


class Contribution(Entered):
    """One line of the ledger as it stands, with where both sides are on it."""

    standing = models.CharField(max_length=10, help_text="declared by its giver, or reported by a source")
    public = models.BooleanField(default=False)
    readers = models.TextField(default="", help_text="parties that may read it, each between commas")
    giver = models.CharField(max_length=80, blank=True, help_text="party, where it has a register")
    giver_country = models.CharField(max_length=3, blank=True)
    giver_name = models.CharField(max_length=500, blank=True)
    recipient = models.CharField(max_length=80, blank=True)
    recipient_country = models.CharField(max_length=3, blank=True)
    recipient_name = models.CharField(max_length=500, blank=True)
    initiative = models.CharField(max_length=161, blank=True, help_text="register/record of its opening")
    stage = models.CharField(max_length=10)
    year = models.PositiveSmallIntegerField()
    item = models.CharField(max_length=10)
    group = models.CharField(max_length=1)
    quantity = models.CharField(max_length=40, blank=True, help_text="as declared; empty is not stated")
    unit = models.CharField(max_length=20, blank=True)
    amount = models.CharField(max_length=40, blank=True, help_text="as declared; empty is not stated")
    currency = models.CharField(max_length=3, blank=True)
    sector = models.CharField(max_length=5, blank=True)
    institution = models.CharField(max_length=500, blank=True)
    quarter = models.PositiveSmallIntegerField(null=True)
    words = models.TextField(default="", help_text="the title in all its languages, folded, to be searched")
    first_at = models.DateTimeField(help_text="first declared")
    after_closing = models.BooleanField(default=False, help_text="changes a closed year, and says so")

    said = models.CharField(max_length=10, help_text="reported, declared, confirmed, partly, disputed, settled")
    confirmed_quantity = models.CharField(max_length=40, blank=True, help_text="the receiver's own figure")
    confirmed_amount = models.CharField(max_length=40, blank=True)
    settled_quantity = models.CharField(max_length=40, blank=True, help_text="on which both settled")
    settled_amount = models.CharField(max_length=40, blank=True)
    settlement = models.CharField(max_length=161, blank=True, help_text="register/record of the one that holds")
    counts = models.BooleanField(default=True, help_text="no other line tells of the same, as all concerned agreed")
    same_as = models.CharField(max_length=161, blank=True, help_text="the line that counts instead")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["register", "year"], name="ledger_by_register"),
            models.Index(fields=["giver", "year"], name="ledger_by_giver"),
            models.Index(fields=["recipient", "year"], name="ledger_by_recipient"),
            models.Index(fields=["recipient", "said"], name="ledger_waiting"),
            models.Index(fields=["initiative"], name="ledger_by_initiative"),
        ]

    @cached_property
    def says(self) -> ContributionRecord:
        found: ContributionRecord = read(ContributionRecord, self.body)
        return found


class Confirmation(Entered):
    """What a party said of one version of a contribution."""

    about = models.CharField(max_length=161, db_index=True, help_text="register/record of the contribution")
    version = models.CharField(max_length=64, help_text="digest of the version it speaks of")
    word = models.CharField(max_length=10, help_text="confirmed, partly or disputed")
    public = models.BooleanField(default=False, help_text="said for everybody")

    @cached_property
    def says(self) -> ConfirmationRecord:
        found: ConfirmationRecord = read(ConfirmationRecord, self.body)
        return found


class Settlement(Entered):
    """Figures on which one side proposes to settle, and since when both do."""

    about = models.CharField(max_length=161, db_index=True)
    version = models.CharField(max_length=64, help_text="digest of the version it settles")
    holds_at = models.DateTimeField(null=True, help_text="when the other side had consented")

    @cached_property
    def says(self) -> SettlementRecord:
        found: SettlementRecord = read(SettlementRecord, self.body)
        return found


class SameContribution(Entered):
    """Lines that one party says tell of the same contribution, or do not, and since when all concerned say so."""

    counting = models.CharField(max_length=161, blank=True, help_text="the line that counts; empty where they differ")
    asked = models.JSONField(default=list, help_text="who has to consent beside its author")
    holds_at = models.DateTimeField(null=True)

    @cached_property
    def says(self) -> SameRecord:
        found: SameRecord = read(SameRecord, self.body)
        return found


class SameLine(models.Model):
    """One line that such a record names."""

    key = models.CharField(primary_key=True, max_length=330, help_text="record of sameness, and the line")
    same = models.CharField(max_length=161, db_index=True)
    line = models.CharField(max_length=161, db_index=True)

    def __str__(self) -> str:
        return self.key


class Closing(Entered):
    """A statistical year that a party closed."""

    year = models.PositiveSmallIntegerField()


class LedgerMark(models.Model):
    """Changes with every change of a register's lines of a year: by it, copies of the ledger know what to read anew.

    No reading: its marks are drawn by chance, and say nothing but that something is new.
    """

    register = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField()
    mark = models.CharField(max_length=32)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["register", "year"], name="one_mark_a_year")]

    def __str__(self) -> str:
        return f"{self.register} {self.year}"
