"""Readings of obligations, credit lines, clearing rounds and payments; and files of obligations that were brought.

Rows of the first four come from registers only. Amounts stand as they were written, and in whole minor units.
"""

from functools import cached_property
from typing import Any

from django.db import models

from bandung.records import payments as records
from bandung.records.kinds import read
from bandung.registers.models import Entered


class Obligation(Entered):
    """What one party owes another, where the creditor stands on it, and the round that cleared it."""

    creditor = models.CharField(max_length=80)
    amount = models.BigIntegerField(help_text="in minor units")
    currency = models.CharField(max_length=3)
    on = models.DateField(db_index=True)
    readers = models.TextField(help_text="parties that may read it, each between commas")
    said = models.CharField(max_length=10, default="declared", help_text="declared, confirmed or disputed")
    cleared_by = models.CharField(max_length=161, blank=True, db_index=True, help_text="the round that holds")

    class Meta:
        indexes = (
            models.Index(fields=["register", "cleared_by"], name="owed_by"),
            models.Index(fields=["creditor", "cleared_by"], name="owed_to"),
        )

    @property
    def debtor(self) -> str:
        return self.register

    @property
    def state(self) -> str:
        """``declared``, ``confirmed``, ``disputed``, ``cleared`` or ``withdrawn``."""
        return "cleared" if self.cleared_by else "withdrawn" if self.withdrawn_at else self.said

    @cached_property
    def says(self) -> records.Obligation:
        found: records.Obligation = read(records.Obligation, self.body)
        return found


class CreditLine(Entered):
    """How much one lets another owe it; it holds when the debtor has consented."""

    debtor = models.CharField(max_length=80, db_index=True)
    currency = models.CharField(max_length=3)
    readers = models.TextField(help_text="parties that may read it, each between commas")
    holds_at = models.DateTimeField(null=True)

    @property
    def creditor(self) -> str:
        return self.register

    @cached_property
    def says(self) -> records.CreditLine:
        found: records.CreditLine = read(records.CreditLine, self.body)
        return found


class ClearingRound(Entered):
    """A round, and how far its members have come with it."""

    named = models.TextField(help_text="codes of its members, each between commas")
    readers = models.TextField(help_text="parties that may read it, each between commas")
    settles_on = models.DateField()
    agreed_at = models.DateTimeField(null=True, help_text="when the last member had consented")
    follows = models.BooleanField(
        null=True, help_text="whether its payments follow from its obligations; empty until all are read"
    )
    holds_at = models.DateTimeField(null=True, help_text="when the last member had consented, and it fitted")
    why = models.CharField(max_length=12, blank=True, help_text="why it does not fit (any more)")
    awaited = models.JSONField(default=list, help_text="members whose consent is awaited")
    refused = models.JSONField(default=list, help_text="members that said no")
    public = models.BooleanField(default=False, help_text="every member agreed that everybody may read it")

    @property
    def members(self) -> tuple[str, ...]:
        return tuple(self.named.strip(",").split(","))

    @property
    def state(self) -> str:
        """``holds``, ``withdrawn``, ``stale``, ``refused`` or ``proposed``."""
        if self.holds_at:
            return "holds"
        if self.withdrawn_at:
            return "withdrawn"
        return "stale" if self.why else "refused" if self.refused else "proposed"

    @cached_property
    def names(self) -> tuple[tuple[str, str], ...]:
        """(uid, digest) of each obligation in it."""
        return tuple((f"{each['register_code']}/{each['record']}", each["digest"]) for each in self.body["obligations"])

    @cached_property
    def outline(self) -> records.ClearingRound:
        """What it says beside its obligations, of which the first stands for all: pages read no thousands of them."""
        found: records.ClearingRound = read(
            records.ClearingRound, self.body | {"obligations": self.body["obligations"][:1]}
        )
        return found

    @cached_property
    def says(self) -> records.ClearingRound:
        found: records.ClearingRound = read(records.ClearingRound, self.body)
        return found


class RoundLine(models.Model):
    """One obligation that a round names."""

    key = models.CharField(primary_key=True, max_length=330, help_text="round and obligation")
    round = models.CharField(max_length=161, db_index=True)
    obligation = models.CharField(max_length=161, db_index=True)

    def __str__(self) -> str:
        return self.key


class RoundDue(models.Model):
    """One payment of a round, and how far both sides have come with it: what a party has yet to pay or to receive is
    asked for here, however many rounds it has cleared.
    """

    key = models.CharField(primary_key=True, max_length=170, help_text="round and number")
    round = models.CharField(max_length=161, db_index=True)
    digest = models.CharField(max_length=64, help_text="of the round")
    number = models.PositiveIntegerField()
    payer = models.CharField(max_length=80)
    receiver = models.CharField(max_length=80)
    amount = models.TextField(help_text="in the currency in which it is paid")
    currency = models.CharField(max_length=3)
    on = models.DateField()
    holds = models.BooleanField(default=False, help_text="whether the round does")
    said = models.CharField(max_length=10, blank=True, help_text="of the payer’s word: declared, confirmed or disputed")
    said_by = models.CharField(max_length=161, blank=True, db_index=True, help_text="the payer’s word")

    class Meta:
        indexes = (
            models.Index(fields=["payer", "holds", "said"], name="due_from"),
            models.Index(fields=["receiver", "holds", "said"], name="due_to"),
        )

    def __str__(self) -> str:
        return self.key

    @staticmethod
    def key_of(round_: str, number: int) -> str:
        return f"{round_} {number}"

    @property
    def register(self) -> str:
        """Who proposed the round."""
        return self.round.partition("/")[0]

    @property
    def record(self) -> str:
        """The name of the round within its register."""
        return self.round.partition("/")[2]

    @property
    def state(self) -> str:
        """``due``, ``paid``, ``arrived`` or ``missing`` (paid, as the payer says, but not arrived)."""
        return {"": "due", "confirmed": "arrived", "disputed": "missing"}.get(self.said, "paid")


class Payment(Entered):
    """The payer's word on one payment of a round, and the receiver's on that."""

    round = models.CharField(max_length=161, db_index=True)
    number = models.PositiveIntegerField()
    said = models.CharField(max_length=10, default="declared", help_text="declared, confirmed or disputed")

    @property
    def due(self) -> str:
        """The key of the payment that it is about."""
        return RoundDue.key_of(self.round, self.number)

    @cached_property
    def says(self) -> records.Payment:
        found: records.Payment = read(records.Payment, self.body)
        return found


class BroughtFile(models.Model):
    """A file of obligations, read: good rows wait until somebody who may declares them."""

    party = models.CharField(max_length=80, db_index=True)
    name = models.CharField(max_length=255)
    good: Any = models.JSONField(default=list, help_text="records to declare")
    bad: Any = models.JSONField(default=list, help_text="row, column and sentence of each problem")
    also_to: Any = models.JSONField(default=list, help_text="parties to which the obligations are shown beside")
    brought_by = models.CharField(max_length=500, help_text="post")
    brought_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.party}: {self.name}"
