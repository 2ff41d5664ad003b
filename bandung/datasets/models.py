"""IATI files of others that a party keeps: data sets, their versions, what stands in them, what was taken over.

Ordinary tables of the node. What is taken over becomes entries of the keeper's register, as reported; these tables
remember which, so that an import can be undone.
"""

from typing import Any, ClassVar, Self
from uuid import uuid4

from django.db import models

WAITING, READING, READY, REFUSED = "waiting", "reading", "ready", "refused"
"""States of a version: its file is kept, being read, read, or was none that can be read."""
BEGUN, RUNNING, DONE, UNDOING, UNDONE = "begun", "running", "done", "undoing", "undone"
"""States of an import."""
NEW, CHANGED, SAME, OLDER, DUPLICATE, PROBLEM, HERE = (
    "new", "changed", "same", "older", "duplicate", "problem", "here",
)  # fmt: skip
"""Of an activity against what the party's register has: ``older`` than what was taken over, ``duplicate`` of another
record, ``problem`` where nothing can be made of it, ``here`` for a record that this node's own parties published."""


class DatasetQuerySet(models.QuerySet["Dataset"]):
    def readable(self, *parties: str) -> Self:
        """Those of these parties, and those that everybody may see."""
        return self.filter(models.Q(party__in=parties) | models.Q(everybody=True))


class Dataset(models.Model):
    """IATI files of one publisher, as one party keeps them: where they came from, who may look."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    party = models.CharField(max_length=80, help_text="who keeps it")
    name = models.CharField(max_length=200)
    publisher = models.CharField(max_length=300, blank=True, help_text="who published the files")
    address = models.CharField(max_length=2000, blank=True, help_text="where they came from; nothing is fetched")
    licence = models.CharField(max_length=300, blank=True)
    everybody = models.BooleanField(default=False, help_text="whether everybody may look; else the party's own people")
    choices = models.JSONField(default=dict, help_text="how activities are read where there is a choice")
    made_by = models.CharField(max_length=500, help_text="post")
    made_at = models.DateTimeField()

    objects = DatasetQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["party", "name"], name="data_set_by_name")]

    def __str__(self) -> str:
        return self.name


class DatasetVersion(models.Model):
    """One file of a data set, its bytes untouched; read once in the background."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    dataset = models.ForeignKey(Dataset, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(help_text="1, 2, 3… within the data set")
    file = models.CharField(max_length=255, help_text="the file's name")
    digest = models.CharField(max_length=64, db_index=True, help_text="SHA-256 of the file as it came")
    size = models.PositiveBigIntegerField(help_text="bytes, as it came")
    via = models.CharField(max_length=10, help_text="web, command or api")
    state = models.CharField(max_length=10, default=WAITING)
    done = models.PositiveBigIntegerField(default=0, help_text="activities looked at so far")
    total = models.PositiveBigIntegerField(default=0, help_text="activities in all, once they were counted")
    standard = models.CharField(max_length=10, blank=True, help_text="version of IATI")
    generated = models.CharField(max_length=40, blank=True, help_text="as the file says")
    rows = models.JSONField(default=dict, help_text="table to number of rows")
    sums = models.JSONField(default=list, help_text="kind of amount, currency, sum")
    verdict = models.CharField(max_length=12, blank=True, help_text="of its validation")
    findings = models.JSONField(default=list, help_text="one for each rule: how often, where first, what to do")
    problems = models.JSONField(default=list, help_text="what could not be read: sentence and places")
    made_by = models.CharField(max_length=500, help_text="post")
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["dataset", "number"], name="one_version_a_number")]

    def __str__(self) -> str:
        return f"{self.dataset_id} {self.number}"


class ForeignActivity(models.Model):
    """One activity of a version: what it becomes, what was found of it, what of it has no place with us."""

    version = models.ForeignKey(DatasetVersion, on_delete=models.CASCADE, related_name="activities")
    number = models.PositiveIntegerField(help_text="its place in the file, from 1")
    line = models.PositiveBigIntegerField(help_text="where it begins")
    identifier = models.CharField(max_length=500, db_index=True, help_text="as stated, spaces drawn together")
    record = models.CharField(max_length=80, help_text="its name in the keeper's register")
    title = models.CharField(max_length=300, blank=True, help_text="in the first language of the file, for lists")
    reporter = models.CharField(max_length=200, blank=True, help_text="identifier of the reporting organisation")
    reporter_name = models.CharField(max_length=300, blank=True)
    countries = models.TextField(blank=True, help_text="alpha-3, each between commas")
    sectors = models.TextField(blank=True, help_text="DAC codes, each between commas")
    first_year = models.PositiveSmallIntegerField(null=True)
    last_year = models.PositiveSmallIntegerField(null=True)
    updated = models.CharField(max_length=40, blank=True, help_text="last-updated-datetime, in UTC")
    grade = models.CharField(max_length=10, blank=True, help_text="carries, promotes or mentions")
    cooperation = models.CharField(max_length=12, blank=True, help_text="south-south, triangular or unclear")
    confidence = models.FloatField(default=0, help_text="that the grade is right, 0 to 1")
    reasons = models.JSONField(default=list, help_text="rule, words, code, element, line of each")
    initiative = models.JSONField(null=True, help_text="the initiative that it becomes, as fields")
    lines = models.JSONField(default=list, help_text="the contributions that it reports, as fields")
    amounts = models.JSONField(default=list, help_text="stage, currency and sum of its contributions")
    left = models.JSONField(default=list, help_text="what has no place: element, line, reason, what it says, money")
    own = models.JSONField(default=list, help_text="records of ours that it carries, as they were signed")
    mark = models.CharField(max_length=64, help_text="digest of what it becomes, without where it was read")
    status = models.CharField(max_length=10, default=NEW)
    alike = models.JSONField(default=list, help_text="what it may be a duplicate of: uid, title, why")
    chosen = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["version", "number"], name="one_activity_a_place")]
        indexes: ClassVar = [
            models.Index(fields=["version", "status", "number"], name="activities_by_status"),
            models.Index(fields=["version", "chosen", "number"], name="activities_chosen"),
            models.Index(fields=["version", "record"], name="activities_by_record"),
            models.Index(fields=["version", "grade", "number"], name="activities_by_grade"),
        ]

    def __str__(self) -> str:
        return self.identifier

    @property
    def is_found(self) -> bool:
        """Whether it was found to be cooperation of the South: carried out, or made possible."""
        return self.grade in ("carries", "promotes")


class DatasetImport(models.Model):
    """One taking over of what was chosen of a version; it can be undone as a whole."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    version = models.ForeignKey(DatasetVersion, on_delete=models.PROTECT, related_name="imports")
    party = models.CharField(max_length=80)
    state = models.CharField(max_length=10, default=BEGUN)
    numbers = models.JSONField(default=list, help_text="activities that were chosen")
    vanished = models.JSONField(default=list, help_text="records to be withdrawn because the file lost them")
    done = models.PositiveBigIntegerField(default=0, help_text="activities taken over or taken back so far")
    total = models.PositiveBigIntegerField(default=0)
    became: Any = models.JSONField(default=dict, help_text="new, changed, same, withdrawn and refused, counted")
    refused = models.JSONField(default=list, help_text="identifier, sentence and places of what was not written")
    by = models.CharField(max_length=500, help_text="post")
    at = models.DateTimeField()
    undone_by = models.CharField(max_length=500, blank=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["party", "-at"], name="imports_of_a_party")]

    def __str__(self) -> str:
        return str(self.id)


class TakenRecord(models.Model):
    """One record that an import wrote: from where, and what had stood there before."""

    taking = models.ForeignKey(DatasetImport, on_delete=models.CASCADE, related_name="records")
    party = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, help_text="initiative or contribution")
    record = models.CharField(max_length=80)
    identifier = models.CharField(max_length=500, db_index=True)
    line = models.PositiveBigIntegerField(help_text="of the activity in the file")
    became = models.CharField(max_length=10, help_text="new, changed or withdrawn")
    before = models.CharField(max_length=64, blank=True, help_text="digest of what had stood; empty: nothing stood")
    digest = models.CharField(max_length=64, blank=True, help_text="of what was written; empty: withdrawn")
    undone_at = models.DateTimeField(null=True)
    stays = models.JSONField(default=list, help_text="why it could not be undone: sentence and places")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["taking", "kind", "record"], name="a_record_once_an_import")
        ]
        indexes: ClassVar = [models.Index(fields=["party", "kind", "record"], name="who_took_a_record")]

    def __str__(self) -> str:
        return self.uid

    @property
    def uid(self) -> str:
        return f"{self.party}/{self.record}"
