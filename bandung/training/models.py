"""Readings of sessions, applications and selections; and the roster of experts, which is no reading."""

from functools import cached_property
from typing import ClassVar
from uuid import uuid4

from django.db import models

from bandung.records.kinds import read
from bandung.records.training import Application as ApplicationRecord
from bandung.records.training import Selection as SelectionRecord
from bandung.records.training import Session as SessionRecord
from bandung.registers.models import NeverChanged, NeverChangedQuerySet


class TrainingSession(models.Model):
    """A session as its provider's register announces it. Rows come from registers only."""

    uid = models.CharField(primary_key=True, max_length=161, help_text="register/record")
    register = models.CharField(max_length=80, db_index=True)
    offer = models.CharField(max_length=161, db_index=True, help_text="register/record of the offer")
    starts = models.DateField(db_index=True)
    apply_until = models.DateField()
    level = models.CharField(max_length=20)
    seats = models.PositiveIntegerField()
    body = models.JSONField(help_text="the session record")
    digest = models.CharField(max_length=64)
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.uid

    @property
    def record(self) -> str:
        return self.uid.partition("/")[2]

    @cached_property
    def says(self) -> SessionRecord:
        found: SessionRecord = read(SessionRecord, self.body)
        return found


class Application(models.Model):
    """Another party's application for seats. Rows come from registers only."""

    uid = models.CharField(primary_key=True, max_length=161)
    register = models.CharField(max_length=80, db_index=True, help_text="party that applies")
    provider = models.CharField(max_length=80, db_index=True)
    session = models.CharField(max_length=161, db_index=True)
    people = models.PositiveIntegerField()
    body = models.JSONField(help_text="the application record")
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
    def says(self) -> ApplicationRecord:
        found: ApplicationRecord = read(ApplicationRecord, self.body)
        return found


class Selection(models.Model):
    """The provider's word on an application. Rows come from registers only."""

    uid = models.CharField(primary_key=True, max_length=161)
    register = models.CharField(max_length=80, help_text="provider")
    application = models.CharField(max_length=161, db_index=True)
    seats = models.PositiveIntegerField()
    waiting = models.PositiveIntegerField()
    attended = models.PositiveIntegerField(null=True)
    completed = models.PositiveIntegerField(null=True)
    body = models.JSONField(help_text="the selection record")
    seq = models.PositiveBigIntegerField()
    by = models.CharField(max_length=500)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.uid

    @cached_property
    def says(self) -> SelectionRecord:
        found: SelectionRecord = read(SelectionRecord, self.body)
        return found


class Expert(models.Model):
    """An expert of a party, inside the party alone. Name and mailbox can be erased; the post stays."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    party = models.CharField(max_length=80, db_index=True)
    institution = models.CharField(max_length=300, blank=True)
    post = models.CharField(max_length=300)
    competences = models.TextField(blank=True)
    sectors = models.JSONField(default=list, help_text="DAC/CRS codes")
    languages = models.JSONField(default=list, help_text="ISO 639-1")
    available_from = models.DateField(null=True, blank=True)
    available_until = models.DateField(null=True, blank=True, help_text="last day")
    days_a_year = models.PositiveSmallIntegerField(null=True, blank=True)
    name = models.CharField(max_length=200, blank=True, help_text="never leaves the party")
    mailbox = models.CharField(max_length=300, blank=True, help_text="never leaves the party")
    erased_at = models.DateTimeField(null=True, blank=True)
    shown_as = models.CharField(max_length=80, blank=True, help_text="record of the post in the register, if shown")
    changed_by = models.CharField(max_length=300, help_text="post")
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.post


class ExpertStep(NeverChanged):
    """What was done with the roster, by which post, on which fields; never what stood in them."""

    party = models.CharField(max_length=80)
    expert = models.UUIDField(db_index=True)
    what = models.CharField(max_length=10, help_text="add, change, erase, delete, show or hide")
    fields = models.JSONField(default=list, help_text="names of the fields that changed")
    by = models.CharField(max_length=300, help_text="post")
    at = models.DateTimeField()

    objects = NeverChangedQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["party", "at"], name="steps_of_a_roster")]

    def __str__(self) -> str:
        return f"{self.what} {self.expert}"
