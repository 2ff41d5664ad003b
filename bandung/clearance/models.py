"""What is not published yet. Ordinary tables of the node: nothing of it is an entry until it is cleared."""

from functools import cached_property
from typing import Any, ClassVar, Self
from uuid import uuid4

from django.conf import settings
from django.db import models

from bandung.clearance import rules
from bandung.registers.models import NeverChanged, NeverChangedQuerySet


class DraftQuerySet(models.QuerySet["Draft"]):
    def open(self) -> Self:
        """Neither published nor discarded."""
        return self.filter(state__in=rules.OPEN)

    def within_reach(self, party: str, institution: str) -> Self:
        """Those that a mandate reaches: all of its party, or those of its institution alone."""
        found = self.filter(party=party)
        return found.filter(institution=institution) if institution else found


class Draft(models.Model):
    """A need or an offer on its way to publication, as it was typed: nothing is lost because it does not fit yet."""

    id = models.UUIDField(primary_key=True, default=uuid4, help_text="may be given by whoever writes, once")
    party = models.CharField(max_length=80)
    institution = models.CharField(max_length=80, blank=True, help_text="whose draft; empty: the lead agency's")
    kind = models.CharField(max_length=10, help_text="need or offer")
    record = models.CharField(max_length=80, blank=True, help_text="reference number, once it has one")
    title = models.CharField(max_length=300, blank=True, help_text="in the owner's language, for lists")
    answers = models.JSONField(default=dict, help_text="column name to text as it was typed")
    problems = models.PositiveIntegerField(default=0, help_text="how many answers do not fit")
    state = models.CharField(max_length=10, default="draft")
    version = models.PositiveIntegerField(
        default=1, help_text="grows with every change: who saves names the one she read"
    )
    source = models.CharField(max_length=12, default="form", help_text="form, spreadsheet, mail, api or record")
    revises = models.CharField(max_length=64, blank=True, help_text="digest of the published version it began from")
    intake = models.ForeignKey("Intake", null=True, on_delete=models.SET_NULL, related_name="drafts")
    made_by = models.CharField(max_length=300, help_text="post")
    made_at = models.DateTimeField()
    changed_by = models.CharField(max_length=300, help_text="post")
    changed_at = models.DateTimeField()

    objects = DraftQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["party", "state", "-changed_at"], name="queue_of_a_party"),
            models.Index(fields=["party", "kind", "record"], name="draft_of_a_record"),
        ]

    def __str__(self) -> str:
        return self.title or str(self.id)

    @property
    def uid(self) -> str:
        """The record that it is about to become: ``register/record``."""
        return f"{self.party}/{self.record}"

    @cached_property
    def told(self) -> dict[str, Any]:
        """The answers as the JSON value of a record, whether it fits or not."""
        return rules.told(self.kind, self.answers)


class DraftStep(NeverChanged):
    """One step of a draft's way: who did what, when, in which post, with which words."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="steps")
    at = models.DateTimeField()
    by = models.CharField(max_length=300, help_text="post")
    move = models.CharField(max_length=10)
    comment = models.TextField(blank=True)
    answers = models.JSONField(default=dict, help_text="what it said at that moment")

    objects = NeverChangedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.move} {self.draft_id}"


class Intake(models.Model):
    """One spreadsheet that came in: read in the background, its good rows waiting for somebody's word."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    party = models.CharField(max_length=80)
    institution = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=20, help_text="need, offer or contribution")
    name = models.CharField(max_length=255, help_text="the file's name")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the file")
    via = models.CharField(max_length=10, help_text="web, command, mail or api")
    language = models.CharField(max_length=3, help_text="of whoever sent it: report and problems are in it")
    state = models.CharField(max_length=20, default="waiting")
    done = models.PositiveIntegerField(default=0, help_text="rows read or confirmed so far")
    total = models.PositiveIntegerField(default=0, help_text="rows in all")
    publishes = models.BooleanField(default=False, help_text="whether its rows are cleared as they are taken over")
    problems = models.JSONField(default=list, help_text="of the file as a whole")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_by = models.CharField(max_length=300, help_text="post")
    made_at = models.DateTimeField(db_index=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["party", "-made_at"], name="intakes_of_a_party")]

    def __str__(self) -> str:
        return self.name


class IntakeRow(models.Model):
    """One row of a spreadsheet: what it says, what is wrong with it, what it looks like, what becomes of it."""

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(help_text="row of the sheet, as people count")
    state = models.CharField(max_length=10, help_text="new, changed, unchanged, alike, bad; then taken or left")
    record = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=300, blank=True)
    answers = models.JSONField(default=dict)
    problems = models.JSONField(default=list, help_text="column, heading, sentence, places, suggestion of each")
    alike = models.JSONField(default=list, help_text="what it looks like, with reasons")
    decision = models.CharField(max_length=90, blank=True, help_text="of an alike one: new, leave, or =record")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["intake", "number"], name="one_row_per_number")]
        indexes: ClassVar = [models.Index(fields=["intake", "state", "number"], name="rows_by_state")]

    def __str__(self) -> str:
        return f"{self.intake_id} {self.number}"


class IntakeKey(models.Model):
    """A person's key for sending spreadsheets by mail, in the address or the subject. Only its hash is kept."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="intake_keys")
    party = models.CharField(max_length=80)
    institution = models.CharField(max_length=80, blank=True, help_text="empty: the party's own")
    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the key")
    prefix = models.CharField(max_length=8, help_text="its first letters, to tell keys apart")
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.prefix}… {self.party}"


class IncomingMail(models.Model):
    """A mail that was fetched, so that it counts once: what became of it, and whether its sender was told."""

    message = models.CharField(max_length=64, help_text="SHA-256 of its Message-ID, sender, subject and attachments")
    sender = models.CharField(max_length=320, blank=True, help_text="the address it gives; anybody can write any")
    subject = models.CharField(max_length=200, blank=True, help_text="without the key")
    sent_as = models.CharField(max_length=250, blank=True, help_text="its Message-ID, for the thread of the answer")
    outcome = models.CharField(max_length=10, help_text="taken, refused, unknown or automatic")
    sentence = models.TextField(blank=True, help_text="why it was not taken")
    places = models.JSONField(default=dict)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    intake = models.ForeignKey(Intake, null=True, on_delete=models.SET_NULL, related_name="+")
    fetched_at = models.DateTimeField(db_index=True)
    claimed_at = models.DateTimeField(null=True, help_text="when somebody began to send the answer")
    tries = models.PositiveIntegerField(default=0, help_text="how often the answer was not accepted")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["message"], name="a_mail_once")]

    def __str__(self) -> str:
        return f"{self.outcome}: {self.subject}"
