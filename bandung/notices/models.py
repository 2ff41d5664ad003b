"""What a node remembers of its work for people: clocks, notices, settings of each person."""

from typing import ClassVar

from django.conf import settings
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


class Notice(models.Model):
    """Something that a person, or a party's mailbox, is told once and never twice."""

    to = models.CharField(max_length=330, help_text="whom, as one key: an account or a mailbox")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="notices")
    mailbox = models.CharField(max_length=302, blank=True, help_text="of a focal point, where no person is told")
    party = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    about_kind = models.CharField(max_length=20)
    about = models.CharField(max_length=161)
    key = models.CharField(max_length=200, blank=True, help_text="tells apart what can happen to the same thing again")
    places = models.JSONField(default=dict, help_text="what the sentence names; texts by language or plain")
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["to", "party", "kind", "about", "key"], name="a_notice_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "party", "read_at"], name="notices_unread"),
            models.Index(fields=["mailed_at", "made_at"], name="notices_unmailed"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"


class Telling(models.Model):
    """How a person wants to be told."""

    class Digest(models.TextChoices):
        ONCE = "once"
        DAILY = "daily"
        WEEKLY = "weekly"
        NEVER = "never"

    person = models.OneToOneField(settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE)
    digest = models.CharField(max_length=6, choices=Digest.choices, default=Digest.DAILY)
    hour = models.PositiveSmallIntegerField(default=7, help_text="hour of the day, UTC, from which a digest goes out")
    language = models.CharField(max_length=10, default="en", help_text="of e-mail, as the pages name it")
    not_at_desk = models.JSONField(default=list, help_text="kinds not shown in the desk")
    not_by_mail = models.JSONField(default=list, help_text="kinds not sent by e-mail")
    feed = models.CharField(max_length=64, unique=True, help_text="secret name of her feeds; a new one revokes it")
    mailed_at = models.DateTimeField(null=True, help_text="when the last digest went out")

    def __str__(self) -> str:
        return f"{self.person_id}: {self.digest}"


class Bounce(models.Model):
    """An address to which mail could not be delivered."""

    address = models.CharField(primary_key=True, max_length=302)
    at = models.DateTimeField()
    answer = models.CharField(max_length=300, blank=True, help_text="what the mail server said")

    def __str__(self) -> str:
        return self.address


class StandingSearch(models.Model):
    """What a person asked to be told of when something new fits: a text, or a need or offer of which she read."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="standing_searches")
    party = models.CharField(max_length=80)
    wanted = models.CharField(max_length=5, help_text="need or offer: what is looked for")
    text = models.TextField(blank=True, help_text="in any language; empty where a record asks")
    about = models.CharField(max_length=161, blank=True, help_text="register/record that asks instead of a text")
    filters = models.JSONField(default=dict, help_text="what narrows it, by field of the filters")
    made_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True)
    seen = models.PositiveBigIntegerField(help_text="entry of this node up to which it has looked")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person", "party"], name="searches_of_a_person")]

    def __str__(self) -> str:
        return self.text[:60] or self.about


class Webhook(models.Model):
    """An address that a party wants to be told at, by machine, of new entries."""

    party = models.CharField(max_length=80, db_index=True)
    address = models.CharField(max_length=500)
    kinds = models.JSONField(default=list, help_text="kinds of entries it wants; empty: all")
    sealed = models.BinaryField(help_text="the secret that signs, encrypted")
    made_by = models.CharField(max_length=500, help_text="institution and post")
    made_at = models.DateTimeField()
    failing_since = models.DateTimeField(null=True, help_text="first failure since the last success")
    off_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.address


class Delivery(models.Model):
    """One entry on its way to a webhook: when it was tried, and what came back."""

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    entry = models.PositiveBigIntegerField(help_text="number of the entry on this node")
    what = models.CharField(max_length=250, help_text="act, kind and uid, as the list shows it")
    made_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True, help_text="when it is tried next; empty: delivered or given up")
    tried_at = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    delivered_at = models.DateTimeField(null=True)
    status = models.PositiveSmallIntegerField(null=True, help_text="of the last answer")
    answer = models.CharField(max_length=500, blank=True, help_text="how the last answer began, or why there was none")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["webhook", "entry"], name="an_entry_delivered_once")]
        indexes: ClassVar = [models.Index(fields=["webhook", "next_at"], name="deliveries_due")]

    def __str__(self) -> str:
        return self.what
