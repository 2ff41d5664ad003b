"""Readings of work plans, of what parties report on them, and of technology that changes hands. Rows come from
registers only."""

from functools import cached_property
from typing import ClassVar

from django.db import models

from bandung.plans.rules import Version
from bandung.records.kinds import read
from bandung.records.plans import Plan as PlanRecord
from bandung.records.plans import Progress as ProgressRecord
from bandung.records.plans import Transfer as TransferRecord
from bandung.registers.models import Entered


class Written(Entered):
    """What the tables of this app have in common."""

    initiative = models.CharField(max_length=161, db_index=True, help_text="register/record of its opening")

    class Meta:
        abstract = True


class Plan(Written):
    """One version of an initiative's work plan, and where it stands after everybody's consents."""

    after = models.CharField(max_length=64, blank=True, help_text="digest of the plan that it follows")
    starts = models.DateField(help_text="first day of its first line")
    ends = models.DateField(help_text="day after the last day of its last line")
    state = models.CharField(max_length=10, db_index=True, help_text="see rules: proposed, in-effect…")
    holds_at = models.DateTimeField(null=True, help_text="when all had consented")
    asked = models.JSONField(default=list, help_text="who has to consent beside its author")

    @cached_property
    def says(self) -> PlanRecord:
        found: PlanRecord = read(PlanRecord, self.body)
        return found

    @property
    def version(self) -> Version:
        return Version(self.uid, self.register, self.digest, self.says, self.at, self.withdrawn_at)


class Progress(Written):
    """What one party reports on a work plan."""

    plan = models.CharField(max_length=64, help_text="digest of the version that it reports on")
    on = models.DateField(help_text="day of which it speaks")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["initiative", "on"], name="reports_on_a_plan")]

    @cached_property
    def says(self) -> ProgressRecord:
        found: ProgressRecord = read(ProgressRecord, self.body)
        return found


class Transfer(Written):
    """Technology that changes hands, as its giver or its receiver records it."""

    giver = models.CharField(max_length=80, db_index=True)
    receiver = models.CharField(max_length=80, db_index=True)
    offer = models.CharField(max_length=161, blank=True, help_text="register/record of the offer it comes from")
    first_at = models.DateTimeField(help_text="first recorded")
    confirmed_at = models.DateTimeField(null=True, help_text="when the other side consented to this version")

    @cached_property
    def says(self) -> TransferRecord:
        found: TransferRecord = read(TransferRecord, self.body)
        return found

    @property
    def other(self) -> str:
        """The side that did not record it."""
        return self.receiver if self.register == self.giver else self.giver
