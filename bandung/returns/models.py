"""What an agency asks of its institutions and what came. Ordinary tables of the node: nothing of it is an entry."""

from typing import ClassVar

from django.db import models

from bandung.clearance.models import Intake
from bandung.returns.clocks import Quarter
from bandung.returns.rules import Came


class Return(models.Model):
    """One institution's return for one quarter: asked for or not, answered or not."""

    party = models.CharField(max_length=80)
    institution = models.CharField(max_length=80, help_text="reference number in the party's register")
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    due = models.DateField(null=True, help_text="empty: it was not asked for")
    asked_by = models.CharField(max_length=300, blank=True, help_text="post")
    asked_at = models.DateTimeField(null=True)
    nothing_by = models.CharField(max_length=300, blank=True, help_text="post that said there is nothing to report")
    nothing_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["party", "institution", "year", "quarter"], name="a_return_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["party", "year", "quarter"], name="returns_of_a_quarter"),
            models.Index(fields=["due"], name="returns_by_due_day"),
        ]

    def __str__(self) -> str:
        return f"{self.uid} {self.of}"

    @property
    def uid(self) -> str:
        """The institution, as ``register/record``."""
        return f"{self.party}/{self.institution}"

    @property
    def of(self) -> Quarter:
        return Quarter(self.year, self.quarter)


class ReturnSheet(models.Model):
    """A spreadsheet that came for a return, and what the agency decided on it."""

    of = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="sheets")
    intake = models.OneToOneField(Intake, on_delete=models.CASCADE, related_name="return_sheet")
    handed_in_by = models.CharField(max_length=300, blank=True, help_text="post")
    handed_in_at = models.DateTimeField(null=True)
    decision = models.CharField(max_length=10, blank=True, help_text="taken or returned; empty: none yet")
    decided_by = models.CharField(max_length=300, blank=True, help_text="post")
    decided_at = models.DateTimeField(null=True)
    comment = models.TextField(blank=True, help_text="why it was given back")
    into_closed = models.BooleanField(default=False, help_text="its lines knowingly change a closed year")
    outcomes = models.JSONField(default=dict, help_text="new, changed, same: how many lines became what")

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.of_id} {self.intake_id}"

    @property
    def came(self) -> Came:
        """What of it says where its return stands."""
        gone = self.intake.state in ("refused", "discarded") and not self.decision
        return Came(handed_in=self.handed_in_at is not None, decision=self.decision, gone=gone)

    @property
    def waits(self) -> bool:
        """Whether the agency has the next word."""
        return self.handed_in_at is not None and not self.decision and self.intake.state == "ready"


class StandingRequest(models.Model):
    """An agency asks all its institutions each quarter, without anybody having to think of it."""

    party = models.CharField(primary_key=True, max_length=80)
    days = models.PositiveSmallIntegerField(help_text="after the end of a quarter, until its return is due")
    made_by = models.CharField(max_length=300, help_text="post")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.party}: {self.days} days"
