"""Readings of observations, evaluation plans, review rounds with their seals and answers, lessons and final reports;
and what a party answers before it seals.

Each row is what one entry says. What holds, and whether a round is open, rests on the words of several parties and is
asked of the rows (``queries``); so the tables are the same in whatever order registers are read.
"""

from functools import cached_property
from typing import ClassVar

from django.db import models

from bandung.records import reviews as records
from bandung.records.kinds import read
from bandung.registers.models import Entered


class Addressed(Entered):
    """What every row of this app keeps: the entry, and for whom it is."""

    register = models.CharField(max_length=80, db_index=True, help_text="party that wrote it")
    to = models.JSONField(default=list, help_text="parties that it is for; empty where it is for everybody")

    class Meta:
        abstract = True


class Written(Addressed):
    """What is written in an initiative."""

    initiative = models.CharField(max_length=161, db_index=True, help_text="register/record of its opening")

    class Meta:
        abstract = True


class Observation(Written):
    """What one party saw of an indicator on a day, in the version that it wrote last."""

    dimension = models.CharField(max_length=12)
    on = models.DateField()
    first_at = models.DateTimeField(help_text="first written")

    @cached_property
    def says(self) -> records.Observation:
        found: records.Observation = read(records.Observation, self.body)
        return found


class EvaluationPlan(Written):
    """One version of how the partners mean to evaluate."""

    after = models.CharField(max_length=64, blank=True, help_text="digest of the version that it follows")

    @cached_property
    def says(self) -> records.EvaluationPlan:
        found: records.EvaluationPlan = read(records.EvaluationPlan, self.body)
        return found


class FinalReport(Written):
    """One version of what the partners say together at the end."""

    after = models.CharField(max_length=64, blank=True, help_text="digest of the version that it follows")

    @cached_property
    def says(self) -> records.FinalReport:
        found: records.FinalReport = read(records.FinalReport, self.body)
        return found


class ReviewRound(Written):
    """A round in which every party that takes part answers alone."""

    due = models.DateField(db_index=True)
    frame = models.CharField(max_length=40, help_text="list of principles that is answered")

    @cached_property
    def says(self) -> records.ReviewRound:
        found: records.ReviewRound = read(records.ReviewRound, self.body)
        return found


class ReviewSeal(Addressed):
    """The digest of a party's answers in a round."""

    round = models.CharField(max_length=161, db_index=True, help_text="register/record")
    sealed = models.CharField(max_length=64, help_text="digest of the answers that will be revealed")


class Review(Written):
    """One party's answers in a round, exactly as it had sealed them."""

    round = models.CharField(max_length=161, db_index=True, help_text="register/record")

    @cached_property
    def says(self) -> records.Review:
        found: records.Review = read(records.Review, self.body)
        return found


class Lesson(Written):
    """What a party learned, in the version that it wrote last."""

    public = models.BooleanField(db_index=True)
    first_at = models.DateTimeField(help_text="first written")

    @cached_property
    def says(self) -> records.Lesson:
        found: records.Lesson = read(records.Lesson, self.body)
        return found


class Resting(models.Model):
    """An initiative rests on an offer: one line for each offer that its terms name."""

    uid = models.CharField(primary_key=True, max_length=323, help_text="initiative, a number sign, offer")
    initiative = models.CharField(max_length=161, db_index=True, help_text="register/record")
    offer = models.CharField(max_length=161, db_index=True, help_text="register/record")

    def __str__(self) -> str:
        return self.uid


class OwnReview(models.Model):
    """What a party answers in a round, inside the party alone. It is no entry, and never leaves this node."""

    party = models.CharField(max_length=80)
    round = models.CharField(max_length=161, db_index=True, help_text="register/record")
    draft = models.JSONField(default=dict, help_text="what was typed last")
    sealed = models.JSONField(default=dict, help_text="digest to what lies under that seal, in canonical form")
    changed_by = models.CharField(max_length=500, help_text="post")
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["party", "round"], name="one_review_of_a_party"),
        ]

    def __str__(self) -> str:
        return f"{self.party} in {self.round}"
