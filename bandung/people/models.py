"""Mandates: this person may do this for that party, from, until. Invitations to them, and tokens for programs."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class MandateQuerySet(models.QuerySet["Mandate"]):
    def in_force(self, at: datetime) -> "MandateQuerySet":
        """Begun, and neither run out nor withdrawn."""
        return self.filter(Q(until=None) | Q(until__gt=at), since__lte=at)

    def administering(self, party: str, at: datetime) -> "MandateQuerySet":
        """Mandates to administer the party that somebody holds and that have no end."""
        lasting = self.in_force(at).filter(party=party, duty=Mandate.Duty.ADMINISTER, institution="", until=None)
        return lasting.filter(person__is_active=True)


class Mandate(models.Model):
    """A person's mandate in one party. The post, not the person, is what an entry names.

    When a person erases her account, her mandates end and stay in the party's history with the post alone.
    """

    class Duty(models.TextChoices):
        DRAFT = "draft"
        CLEAR = "clear"
        CONSENT = "consent"
        ADMINISTER = "administer"

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="mandates",
        help_text="empty: the account was erased",
    )
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
    ended_by = models.CharField(max_length=300, blank=True, help_text="institution and post that ended it early")

    objects = MandateQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "party", "institution", "duty", "since"], name="a_mandate_once")
        ]

    def __str__(self) -> str:
        return f"{self.post}: {self.duty} for {self.party}"


class Invitation(models.Model):
    """A letter to an address: whoever opens its link, with an account of that address, gets these mandates once."""

    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the secret in the link")
    address = models.EmailField()
    party = models.CharField(max_length=80, db_index=True)
    institution = models.CharField(max_length=80, blank=True)
    duties = models.JSONField()
    post = models.CharField(max_length=300)
    until = models.DateTimeField(null=True, blank=True, help_text="when the mandates end; empty: no end")
    language = models.CharField(max_length=10)
    made_under = models.ForeignKey(
        Mandate, on_delete=models.CASCADE, null=True, help_text="empty: the founding invitation of a party"
    )
    made_by = models.CharField(max_length=300, help_text="institution and post that invites")
    made_at = models.DateTimeField()
    expires = models.DateTimeField(help_text="first moment when the link no longer works")
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.post} in {self.party}"


class Token(models.Model):
    """A person's key for a program: it may do what its scopes and her mandates both allow."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tokens")
    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the token")
    prefix = models.CharField(max_length=12, help_text="its first letters, to tell tokens apart")
    name = models.CharField(max_length=100)
    scopes = models.JSONField()
    made_at = models.DateTimeField()
    expires = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.prefix}… {self.name}"


class Profile(models.Model):
    """What a person chose for herself."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile")
    shown = models.CharField(max_length=150, blank=True, help_text="name shown to colleagues; empty: the user name")
    language = models.CharField(max_length=10, default="en", help_text="language of mails")

    def __str__(self) -> str:
        return self.shown
