"""Readings of introductions and of what is written in them. Rows come from registers only."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from bandung.introductions.clocks import Running
from bandung.introductions.rules import ACCEPTED, CLOSING, OPEN, Request, Word


class IntroductionQuerySet(models.QuerySet["Introduction"]):
    def of(self, party: str) -> "IntroductionQuerySet":
        """Those in which a party takes part, on either side."""
        return self.filter(Q(asking=party) | Q(owner=party))

    def open(self) -> "IntroductionQuerySet":
        """Asked or accepted, and not brought to an end by both sides."""
        ended = Q(state=ACCEPTED, asking_outcome__in=CLOSING, owner_outcome__in=CLOSING)
        return self.filter(state__in=OPEN).exclude(ended)


class Introduction(models.Model):
    """A request to be introduced, and where it stands after everything that was written in it."""

    uid = models.CharField(primary_key=True, max_length=161, help_text="register/record of the request")
    asking = models.CharField(max_length=80, db_index=True, help_text="party that asks")
    owner = models.CharField(max_length=80, db_index=True, help_text="party that is asked")
    kind = models.CharField(max_length=10, help_text="kind of the record asked about: need or offer")
    about = models.CharField(max_length=161, db_index=True, help_text="register/record asked about")
    resting_on = models.CharField(max_length=161, blank=True, help_text="the asking party's own need or offer")
    body = models.JSONField(help_text="the request as a record")
    digest = models.CharField(max_length=64)
    seq = models.PositiveBigIntegerField()
    by = models.CharField(max_length=500, help_text="institution and post that asked")
    asked_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    state = models.CharField(max_length=10, db_index=True)
    first_answer_at = models.DateTimeField(null=True, help_text="first word of the party asked")
    accepted_at = models.DateTimeField(null=True)
    last_word_at = models.DateTimeField()
    last_word_by = models.CharField(max_length=80)
    turn = models.CharField(max_length=80, blank=True, help_text="whose word is awaited while it is unanswered")
    turn_since = models.DateTimeField()
    handed_to = models.CharField(max_length=500, blank=True, help_text="institution of the owner that goes on with it")
    asking_followed_at = models.DateTimeField(null=True)
    asking_outcome = models.CharField(max_length=20, blank=True)
    owner_followed_at = models.DateTimeField(null=True)
    owner_outcome = models.CharField(max_length=20, blank=True)

    objects = IntroductionQuerySet.as_manager()

    def __str__(self) -> str:
        return self.uid

    @property
    def record(self) -> str:
        """Its name within the register of the party that asks."""
        return self.uid.partition("/")[2]

    @property
    def request(self) -> Request:
        return Request(self.asking, self.owner, self.digest, self.asked_at, self.withdrawn_at)

    @property
    def running(self) -> Running:
        """What its clocks need to know."""
        return Running(
            uid=self.uid, asking=self.asking, owner=self.owner, state=self.state, asked_at=self.asked_at,
            accepted_at=self.accepted_at, last_word_at=self.last_word_at, turn=self.turn, turn_since=self.turn_since,
            followed_at={self.asking: self.asking_followed_at, self.owner: self.owner_followed_at},
            outcome={self.asking: self.asking_outcome, self.owner: self.owner_outcome},
        )  # fmt: skip

    def other(self, party: str) -> str:
        """The party at the other side."""
        return self.owner if party == self.asking else self.asking


class Message(models.Model):
    """One word of one side. ``counts`` is false where it breaks a rule, or its introduction is not known here."""

    uid = models.CharField(primary_key=True, max_length=161)
    register = models.CharField(max_length=80)
    to = models.CharField(max_length=80, blank=True, help_text="the one party for which the entry is")
    introduction = models.CharField(max_length=161, db_index=True)
    request = models.CharField(max_length=64, help_text="digest of the request that it names")
    says = models.CharField(max_length=12)
    body = models.JSONField(help_text="the message as a record")
    seq = models.PositiveBigIntegerField()
    by = models.CharField(max_length=500)
    at = models.DateTimeField()
    counts = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["introduction", "at"], name="words_of_a_thread")]

    def __str__(self) -> str:
        return self.uid

    @property
    def word(self) -> Word:
        body: dict[str, Any] = self.body
        return Word(
            uid=self.uid, register=self.register, to=self.to, seq=self.seq, at=self.at, says=self.says,
            request=self.request, outcome=body.get("outcome", ""),
            handed_to=(body.get("handed_to") or {}).get("name", ""),
        )  # fmt: skip
