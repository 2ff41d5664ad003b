"""What a node remembers of its work for people: clocks, notices, settings of each person."""

from typing import ClassVar

from django.db import models


class ClockRun(models.Model):
    """When a clock last began and last ended. Every time is that of the clock, not of the database."""

    name = models.CharField(primary_key=True, max_length=80)
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True, help_text="when it last failed, if it has not ended well since")

    def __str__(self) -> str:
        return self.name


class WorkerSeen(models.Model):
    """A process that does background work, and when it last said that it lives."""

    worker = models.CharField(primary_key=True, max_length=64)
    seen_at = models.DateTimeField()

    objects: ClassVar[models.Manager["WorkerSeen"]] = models.Manager()

    def __str__(self) -> str:
        return self.worker
