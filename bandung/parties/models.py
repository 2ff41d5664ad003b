"""Readings of what parties say of themselves. Rows come from registers only."""

from typing import Any, cast

from django.db import models


class Party(models.Model):
    """A party as its own register describes it."""

    code = models.CharField(primary_key=True, max_length=80)
    type = models.CharField(max_length=20, help_text="lead-agency, regional-body, multilateral, facilitator, reporter")
    speaks_for = models.CharField(max_length=3, blank=True, db_index=True, help_text="country, ISO 3166-1 alpha-3")
    body = models.JSONField(help_text="the party record")
    seq = models.PositiveBigIntegerField(help_text="entry that said so")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> dict[str, str]:
        return cast(dict[str, str], self.body["name"])

    @property
    def south(self) -> bool | None:
        return cast(bool | None, self.body.get("south"))

    @property
    def focal_point(self) -> dict[str, Any] | None:
        return cast(dict[str, Any] | None, self.body.get("focal_point"))


class Institution(models.Model):
    """An institution of a party, as the party's register names it."""

    uid = models.CharField(primary_key=True, max_length=161)
    party = models.CharField(max_length=80, db_index=True)
    type = models.CharField(max_length=20)
    country = models.CharField(max_length=3, blank=True)
    body = models.JSONField(help_text="the institution record")
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.uid

    @property
    def record(self) -> str:
        """Its reference number within its party's register."""
        return self.uid.partition("/")[2]
