"""IATI files that a party made of its records: settings, versions, and the files themselves in pieces.

None is a reading of registers: a file only repeats entries that everybody may read already, each with its digest.
"""

from typing import ClassVar

from django.db import models


class IatiPublisher(models.Model):
    """What a party chose for its IATI files."""

    party = models.CharField(primary_key=True, max_length=80)
    identifier = models.CharField(max_length=120, blank=True, help_text="registered, of org-id.guide; empty: none")
    licence = models.CharField(max_length=20, default="cc-by-4.0", help_text="by iati_rules.LICENCES")
    by = models.CharField(max_length=500, help_text="post")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.party


class IatiPiece(models.Model):
    """A part of a packed file; the parts in their order are the file, as gzip."""

    key = models.CharField(primary_key=True, max_length=80, help_text="digest of the file, and number of the part")
    file = models.CharField(max_length=64, db_index=True, help_text="SHA-256 of the file before it was packed")
    data = models.BinaryField()

    def __str__(self) -> str:
        return self.key


class IatiVersion(models.Model):
    """Both files of a party as they were at one moment, what they lose, and whether everybody may fetch them."""

    party = models.CharField(max_length=80)
    state = models.CharField(max_length=10, help_text="making, made, failed, published, replaced or taken-back")
    problem = models.TextField(blank=True, help_text="why it could not be made")
    activities = models.CharField(max_length=64, blank=True, help_text="digest of the file of activities")
    organisations = models.CharField(max_length=64, blank=True, help_text="digest of the file of organisations")
    sizes = models.JSONField(default=dict, help_text="kind of file to its bytes, plain and packed")
    items = models.PositiveIntegerField(default=0, help_text="activities")
    identifier = models.CharField(max_length=120, blank=True)
    licence = models.CharField(max_length=20, blank=True)
    rests_on = models.JSONField(default=dict, help_text="uids by kind of what must stay for everybody while it is out")
    index = models.JSONField(default=dict, help_text="identifier of each activity to the beginning of its digest")
    changes = models.JSONField(default=dict, help_text="added, changed, removed: identifiers, since what was published")
    held_back = models.JSONField(default=list, help_text="what cannot be published, and why")
    losses = models.JSONField(default=dict, help_text="counts, and what is not carried fully")
    errors = models.PositiveIntegerField(default=0, help_text="of the check")
    warnings = models.PositiveIntegerField(default=0, help_text="of the check, notes among them")
    findings = models.JSONField(default=list, help_text="the first of them")
    by = models.CharField(max_length=500, help_text="post that made it")
    at = models.DateTimeField()
    published_by = models.CharField(max_length=500, blank=True, help_text="post")
    published_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=500, blank=True, help_text="post that took it back")
    ended_at = models.DateTimeField(null=True, help_text="when it was replaced or taken back")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["party"], condition=models.Q(state="published"), name="one_published_iati_version"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["party", "state"], name="iati_versions_of_a_party")]

    def __str__(self) -> str:
        return f"{self.party} {self.pk}"

    def digest(self, kind: str) -> str:
        """Of the file of this kind."""
        return str(getattr(self, kind))
