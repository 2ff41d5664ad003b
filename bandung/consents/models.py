"""Readings of consents. Rows come from registers only."""

from typing import ClassVar

from django.db import models


class Consent(models.Model):
    """One party's word on one version: it agrees, it does not, or it agrees that everybody may read it."""

    uid = models.CharField(primary_key=True, max_length=161, help_text="register/record")
    register = models.CharField(max_length=80, help_text="whose word it is")
    kind = models.CharField(max_length=20, help_text="kind of the record consented to")
    about = models.CharField(max_length=161, db_index=True, help_text="register/record consented to")
    digest = models.CharField(max_length=64, help_text="the version consented to")
    says = models.CharField(max_length=10, help_text="consent, refuse or publish")
    body = models.JSONField(help_text="the consent as a record")
    seq = models.PositiveBigIntegerField()
    by = models.CharField(max_length=500, help_text="post")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["digest", "register"], name="consents_to_a_version")]

    def __str__(self) -> str:
        return self.uid

    @property
    def record(self) -> str:
        return self.uid.partition("/")[2]
