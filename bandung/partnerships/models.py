"""Readings of initiatives, of what is proposed in them, of who leaves; and drafts of agreements, which are none."""

from functools import cached_property
from typing import Any, ClassVar
from uuid import uuid4

from django.db import models

from bandung.records.agreements import Agreement as AgreementRecord
from bandung.records.kinds import read
from bandung.records.partnerships import Described
from bandung.records.partnerships import Initiative as InitiativeRecord
from bandung.records.partnerships import Leaving as LeavingRecord
from bandung.records.partnerships import Move as MoveRecord
from bandung.records.partnerships import Remark as RemarkRecord
from bandung.records.partnerships import Terms as TermsRecord

TERMS_TYPES: dict[str, type[Described]] = {"initiative": InitiativeRecord, "terms": TermsRecord}


class Initiative(models.Model):
    """An initiative as it stands after everything its parties wrote, or as a source reports it."""

    uid = models.CharField(primary_key=True, max_length=161, help_text="register/record of its opening")
    register = models.CharField(max_length=80, db_index=True, help_text="who opened or reports it")
    standing = models.CharField(max_length=10, help_text="opened or reported")
    opening = models.JSONField(help_text="the record that opened it")
    digest = models.CharField(max_length=64, help_text="of the opening")
    seq = models.PositiveBigIntegerField()
    by = models.CharField(max_length=500)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    terms_uid = models.CharField(max_length=161, help_text="register/record of the terms in effect")
    terms = models.CharField(max_length=64, help_text="digest of the terms in effect")
    terms_kind = models.CharField(max_length=10, help_text="initiative or terms")
    body = models.JSONField(help_text="the terms in effect as a record")
    type = models.CharField(max_length=10, db_index=True)
    basis = models.CharField(max_length=20, db_index=True)
    two_way = models.BooleanField()
    lead = models.CharField(max_length=80, blank=True)
    stage = models.CharField(max_length=20)
    stage_since = models.DateTimeField()
    last_move = models.CharField(max_length=64, blank=True, help_text="digest")
    partners = models.JSONField(default=list, help_text="parties of the South that joined and have not left")
    facilitators = models.JSONField(default=list, help_text="facilitators that joined and have not left")
    named = models.JSONField(default=list, help_text="every party that its terms name")
    left = models.JSONField(default=dict, help_text="party to the time at which it left")
    stays = models.JSONField(default=list, help_text="who took part when, as partner or facilitator")
    countries = models.JSONField(default=list)
    words = models.TextField(default="", help_text="the title in all its languages, folded, to be searched")
    sectors = models.TextField(default="", help_text="codes, each between commas")
    programme = models.CharField(max_length=161, blank=True, db_index=True)
    public = models.BooleanField(default=False, help_text="reported, or all parties agreed to publish these terms")
    changed_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["public", "withdrawn_at"], name="initiatives_for_everybody"),
            models.Index(fields=["stage", "changed_at"], name="initiatives_by_stage"),
        ]

    def __str__(self) -> str:
        return self.uid

    @property
    def record(self) -> str:
        return self.uid.partition("/")[2]

    @property
    def title(self) -> dict[str, str]:
        title: dict[str, str] = self.body["title"]
        return title

    @property
    def reference(self) -> dict[str, str]:
        """Its opening, as other records name it."""
        return {"register_code": self.register, "record": self.record, "digest": self.digest}

    @property
    def everybody(self) -> list[str]:
        """Parties that have joined and not left, partners first."""
        return [*self.partners, *self.facilitators]

    @property
    def readers(self) -> list[str]:
        """Every party that may read what is written in it: those named, its opener, and those that were in it."""
        return sorted({self.register, *self.named, *self.left, *self.partners, *self.facilitators})

    @cached_property
    def says(self) -> Described:
        found: Described = read(TERMS_TYPES[self.terms_kind], self.body)
        return found


class Participant(models.Model):
    """One line of who takes part, for lists: a party or country in its role."""

    uid = models.CharField(primary_key=True, max_length=180, help_text="initiative and number of the line")
    initiative = models.CharField(max_length=161, db_index=True)
    party = models.CharField(max_length=80, blank=True)
    country = models.CharField(max_length=3, blank=True)
    role = models.CharField(max_length=12)
    joined = models.BooleanField(help_text="the party has joined and not left; true where a source reports it")
    awaited = models.BooleanField(help_text="something in the initiative waits for this party's consent")
    stage = models.CharField(max_length=20, help_text="of the initiative, so that lists need no join")
    changed_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["party", "stage", "awaited", "changed_at", "initiative"], name="board_of_a_party"),
            models.Index(fields=["country", "role"], name="initiatives_of_a_country"),
        ]

    def __str__(self) -> str:
        return self.uid


class Proposed(models.Model):
    """What one party proposes to the others in an initiative, and what became of it."""

    uid = models.CharField(primary_key=True, max_length=161)
    register = models.CharField(max_length=80)
    initiative = models.CharField(max_length=161, db_index=True)
    to = models.JSONField(default=list, help_text="the parties for which the entry is")
    body = models.JSONField(help_text="as a record")
    digest = models.CharField(max_length=64, db_index=True)
    seq = models.PositiveBigIntegerField()
    by = models.CharField(max_length=500)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=12, default="proposed")
    since = models.DateTimeField(null=True, help_text="when it came into that state")
    must = models.JSONField(default=list, help_text="parties whose consent it needs, its author among them")
    awaited = models.JSONField(default=list, help_text="those whose consent is still awaited")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.uid

    @property
    def record(self) -> str:
        return self.uid.partition("/")[2]

    @property
    def reference(self) -> dict[str, str]:
        return {"register_code": self.register, "record": self.record, "digest": self.digest}


class Terms(Proposed):
    """Other terms that a partner proposes."""

    @cached_property
    def says(self) -> TermsRecord:
        found: TermsRecord = read(TermsRecord, self.body)
        return found


class Move(Proposed):
    """A move from one stage to the next, of the initiative or of one of its agreements."""

    agreement = models.CharField(max_length=64, blank=True, help_text="digest of the text moved; empty: the initiative")
    to_stage = models.CharField(max_length=20)

    @cached_property
    def says(self) -> MoveRecord:
        found: MoveRecord = read(MoveRecord, self.body)
        return found


class AgreementText(Proposed):
    """One version of the text of an agreement."""

    name = models.CharField(max_length=80, help_text="which agreement of the initiative")
    bound = models.JSONField(default=list, help_text="who is bound by it now, once it is in force")
    public = models.BooleanField(default=False, help_text="all its parties agreed to publish this version")

    @cached_property
    def says(self) -> AgreementRecord:
        found: AgreementRecord = read(AgreementRecord, self.body)
        return found

    @property
    def title(self) -> dict[str, str]:
        title: dict[str, str] = self.body["title"]
        return title


class Leaving(models.Model):
    """A party left an initiative, or withdrew from one agreement of it."""

    uid = models.CharField(primary_key=True, max_length=161)
    register = models.CharField(max_length=80)
    initiative = models.CharField(max_length=161, db_index=True)
    agreement = models.CharField(max_length=64, blank=True, help_text="digest of the text; empty: left altogether")
    body = models.JSONField()
    seq = models.PositiveBigIntegerField()
    by = models.CharField(max_length=500)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.uid

    @cached_property
    def says(self) -> LeavingRecord:
        found: LeavingRecord = read(LeavingRecord, self.body)
        return found


class Remark(models.Model):
    """A comment on a clause, or a party's answer to what a check found there."""

    uid = models.CharField(primary_key=True, max_length=161)
    register = models.CharField(max_length=80)
    about = models.CharField(max_length=161, db_index=True, help_text="register/record of the text")
    digest = models.CharField(max_length=64)
    clause = models.CharField(max_length=80, blank=True)
    rule = models.CharField(max_length=60, blank=True)
    body = models.JSONField()
    seq = models.PositiveBigIntegerField()
    by = models.CharField(max_length=500)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.uid

    @cached_property
    def says(self) -> RemarkRecord:
        found: RemarkRecord = read(RemarkRecord, self.body)
        return found


class AgreementDraft(models.Model):
    """A text that one party is still writing. It is no entry, and nobody else sees it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    party = models.CharField(max_length=80)
    initiative = models.CharField(max_length=161)
    name = models.CharField(max_length=80)
    body: Any = models.JSONField(default=dict, help_text="as far as it is written; may not be a record yet")
    edition = models.PositiveIntegerField(default=1, help_text="counts savings, so that a second writer is noticed")
    changed_by = models.CharField(max_length=500, help_text="post")
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["party", "initiative", "name"], name="one_draft_of_an_agreement")
        ]

    def __str__(self) -> str:
        return f"{self.initiative} {self.name}"
