"""Readings of funds, calls, joint proposals, seals, assessments and awards; and what one side writes before it opens.

Each row is what one entry says. Whether it holds rests on the words of several parties, and is asked of the rows
(``queries``); so the tables are the same in whatever order registers are read.
"""

from functools import cached_property
from typing import ClassVar

from django.db import models

from bandung.records import funds as records
from bandung.records.kinds import read
from bandung.registers.models import Entered


class Written(Entered):
    """What a party wrote for those with whom it shares something: the first version stands until it is withdrawn."""

    register = models.CharField(max_length=80, db_index=True, help_text="party that wrote it")
    to = models.JSONField(default=list, help_text="parties that it is for; empty where it is for everybody")

    class Meta:
        abstract = True


class Fund(Written):
    """A joint fund. Rows come from registers only."""

    named = models.TextField(help_text="codes of those with a share, a space before and after each")

    @property
    def parties(self) -> tuple[str, ...]:
        return tuple(self.named.split())

    @cached_property
    def says(self) -> records.Fund:
        found: records.Fund = read(records.Fund, self.body)
        return found


class Call(Written):
    """A call of a fund. Rows come from registers only."""

    fund = models.CharField(max_length=161, db_index=True, help_text="register/record")
    opens = models.DateField(db_index=True)
    closes = models.DateField(help_text="last day", db_index=True)

    @cached_property
    def says(self) -> records.Call:
        found: records.Call = read(records.Call, self.body)
        return found


class JointProposal(Written):
    """A proposal of institutions of two parties or more. Rows come from registers only."""

    call = models.CharField(max_length=161, db_index=True, help_text="register/record")
    named = models.TextField(help_text="codes of the proposing parties, a space before and after each")

    @property
    def parties(self) -> tuple[str, ...]:
        return tuple(self.named.split())

    @cached_property
    def says(self) -> records.JointProposal:
        found: records.JointProposal = read(records.JointProposal, self.body)
        return found


class Seal(Written):
    """The digest of what one side has written on a proposal. Rows come from registers only."""

    proposal = models.CharField(max_length=161, db_index=True, help_text="register/record")
    sealed = models.CharField(max_length=64, help_text="digest of the assessment that will be opened")


class Assessment(Written):
    """One side's opened assessment, or one that all sides make together. Rows come from registers only."""

    proposal = models.CharField(max_length=161, db_index=True, help_text="register/record")
    joint = models.BooleanField()

    @cached_property
    def says(self) -> records.Assessment:
        found: records.Assessment = read(records.Assessment, self.body)
        return found


class Award(Written):
    """The ranking of a call and what it gives. Rows come from registers only."""

    call = models.CharField(max_length=161, db_index=True, help_text="register/record")

    @cached_property
    def says(self) -> records.Award:
        found: records.Award = read(records.Award, self.body)
        return found


class OwnAssessment(models.Model):
    """What a party writes on a proposal, inside the party alone until it is opened."""

    party = models.CharField(max_length=80)
    proposal = models.CharField(max_length=161, db_index=True, help_text="register/record")
    draft = models.JSONField(default=dict, help_text="what was typed last")
    sealed = models.JSONField(default=dict, help_text="digest to what lies under that seal, in canonical form")
    changed_by = models.CharField(max_length=300, help_text="post")
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["party", "proposal"], name="one_assessment_of_a_party"),
        ]

    def __str__(self) -> str:
        return f"{self.party} on {self.proposal}"
