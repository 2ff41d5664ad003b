"""Mandates: this person may do this for that party, from, until."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class MandateQuerySet(models.QuerySet["Mandate"]):
    def in_force(self, at: datetime) -> "MandateQuerySet":
        """Begun, and neither run out nor withdrawn."""
        return self.filter(Q(until=None) | Q(until__gt=at), since__lte=at)


class Mandate(models.Model):
    """A person's mandate in one party. The post, not the person, is what an entry names."""

    class Duty(models.TextChoices):
        DRAFT = "draft"
        CLEAR = "clear"
        CONSENT = "consent"
        ADMINISTER = "administer"

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mandates")
    party = models.CharField(max_length=80, db_index=True)
    duty = models.CharField(max_length=12, choices=Duty.choices)
    institution = models.CharField(
        max_length=80,
        blank=True,
        help_text="institution for which alone it holds; empty: the party",
    )
    post = models.CharField(max_length=300, help_text="institution and post, as entries name it")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True, help_text="first moment when it no longer holds")
    given_by = models.CharField(max_length=300, help_text="institution and post that gave it")

    objects = MandateQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "party", "institution", "duty", "since"], name="a_mandate_once")
        ]

    def __str__(self) -> str:
        return f"{self.post}: {self.duty} for {self.party}"
