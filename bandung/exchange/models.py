"""Readings of needs, offers and objections. Rows come from registers only; the record itself is in ``body``."""

from functools import cached_property
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef

from bandung.records.kinds import read
from bandung.records.statements import Need as NeedRecord
from bandung.records.statements import Offer as OfferRecord
from bandung.records.statements import Statement as StatementRecord


class StatementQuerySet(models.QuerySet[Any]):
    def standing_records(self) -> Self:
        """Not withdrawn, and not taken over by its country as its own word."""
        claims = self.model._default_manager.filter(
            claimed_from=OuterRef("uid"),
            country=OuterRef("country"),
            standing="said",
            audience="public",
            withdrawn_at=None,
        )
        return self.filter(withdrawn_at=None).exclude(Exists(claims))

    def public(self) -> Self:
        return self.filter(audience="public")


class Statement(models.Model):
    """What the tables of needs and of offers have in common."""

    record_type: type[StatementRecord]
    kind_of_record: str

    uid = models.CharField(primary_key=True, max_length=161, help_text="register/record")
    register = models.CharField(max_length=80)
    record = models.CharField(max_length=80)
    seq = models.PositiveBigIntegerField(help_text="entry of the version that stands")
    digest = models.CharField(max_length=64)
    audience = models.CharField(max_length=10)
    standing = models.CharField(max_length=10, help_text="said by its subject, or reported of it")
    country = models.CharField(max_length=3, blank=True, help_text="first country it speaks of")
    claimed_from = models.CharField(max_length=161, blank=True, help_text="report that its country took over")
    body = models.JSONField(help_text="the record")
    first_at = models.DateTimeField(help_text="first published")
    at = models.DateTimeField(db_index=True, help_text="published in the version that stands")
    withdrawn_at = models.DateTimeField(null=True)
    confirmed_on = models.DateField(null=True, help_text="its owner's last word: the day it states, else of the entry")

    objects = StatementQuerySet.as_manager()

    class Meta:
        abstract = True
        indexes = (
            models.Index(fields=["claimed_from", "country"], name="claims_of_%(class)s"),
            models.Index(fields=["register", "confirmed_on"], name="confirmed_%(class)s"),
        )

    def __str__(self) -> str:
        return self.uid

    @cached_property
    def says(self) -> Any:
        """The record as its frozen type."""
        return read(self.record_type, self.body)


class Need(Statement):
    """What somebody in the South needs."""

    record_type = NeedRecord
    kind_of_record = "need"

    crisis_since = models.DateTimeField(null=True, help_text="first published as the need of a crisis")
    crisis_until = models.DateField(null=True, db_index=True, help_text="last day on which the crisis is open")


class Offer(Statement):
    """What somebody in the South can share."""

    record_type = OfferRecord
    kind_of_record = "offer"

    standby = models.CharField(max_length=10, blank=True, default="", db_index=True, help_text="what stands ready")
    adapted_from = models.CharField(
        max_length=161, blank=True, default="", db_index=True, help_text="offer whose technology its receiver adapted"
    )


class Objection(models.Model):
    """A country's word against what a reporter says of it."""

    uid = models.CharField(primary_key=True, max_length=161)
    register = models.CharField(max_length=80)
    about = models.CharField(max_length=161, db_index=True, help_text="register/record objected to")
    body = models.JSONField()
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.uid


TABLES: dict[str, type[Statement]] = {"need": Need, "offer": Offer}
