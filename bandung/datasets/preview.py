"""What is asked of a version before anything is written: filtered, sorted, chosen, added up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from functools import reduce
from operator import or_
from typing import Any

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from bandung.datasets.comparing import TAKEABLE
from bandung.datasets.errors import AlreadyRunning, NotAnAnswer, NotReadYet
from bandung.datasets.models import (
    CHANGED,
    DUPLICATE,
    NEW,
    OLDER,
    PROBLEM,
    READY,
    SAME,
    DatasetVersion,
    ForeignActivity,
)
from bandung.datasets.standing import latest, taken_records
from bandung.partnerships.models import Initiative

FOUND: Mapping[str, Q] = {
    "south": Q(grade__in=("carries", "promotes")),
    "south-south": Q(grade__in=("carries", "promotes"), cooperation="south-south"),
    "triangular": Q(grade__in=("carries", "promotes"), cooperation="triangular"),
    "other": ~Q(grade__in=("carries", "promotes")),
}
"""What was found, as people ask for it: any cooperation of the South, one kind of it, or nothing of the sort."""
STATUSES = (NEW, CHANGED, SAME, OLDER, DUPLICATE, "here", PROBLEM)
SORTS: Mapping[str, tuple[str, ...]] = {
    "file": ("number",), "title": ("title", "number"), "sure": ("-confidence", "number"),
    "latest": ("-last_year", "number"), "reporter": ("reporter_name", "number"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """Which activities somebody looks at; empty is all of them."""

    found: str = ""
    status: str = ""
    country: str = ""
    sector: str = ""
    year: str = ""
    reporter: str = ""
    words: str = ""
    chosen: str = ""
    sort: str = "file"

    @classmethod
    def of(cls, told: Mapping[str, str]) -> "Asked":
        """From a question as it comes in.

        :raises NotAnAnswer: if a value is none that can be asked for.
        """
        said = {name: _whole(str(told.get(name, ""))) for name in cls.__slots__}
        asked = cls(**(said | {"sort": said["sort"] or "file"}))
        allowed = {"found": FOUND, "status": STATUSES, "chosen": ("yes", "no"), "sort": SORTS}
        for name, values in allowed.items():
            if (value := getattr(asked, name)) and value not in values:
                raise NotAnAnswer(name=name, value=value[:40])
        if asked.year and not (asked.year.isascii() and asked.year.isdecimal() and len(asked.year) == 4):
            raise NotAnAnswer(name="year", value=asked.year[:40])
        return asked


def _whole(text: str) -> str:
    """A text in one line that a database takes."""
    return " ".join(text.replace("\0", " ").encode("utf-8", "replace").decode().split())


def fitting(version: DatasetVersion, asked: Asked) -> QuerySet[ForeignActivity]:
    """The activities of a version that somebody asks for, in the order asked for."""
    rows = version.activities.all()
    if asked.found:
        rows = rows.filter(FOUND[asked.found])
    if asked.status:
        rows = rows.filter(status=asked.status)
    if asked.chosen:
        rows = rows.filter(chosen=asked.chosen == "yes")
    if asked.country:
        rows = rows.filter(countries__contains=f",{asked.country.upper()},")
    if asked.sector:
        starts = f",{asked.sector}" if len(asked.sector) == 3 else f",{asked.sector},"
        rows = rows.filter(sectors__contains=starts)
    if asked.year:
        rows = rows.filter(first_year__lte=int(asked.year), last_year__gte=int(asked.year))
    if asked.reporter:
        rows = rows.filter(reporter=asked.reporter)
    for word in asked.words.split()[:8]:
        rows = rows.filter(Q(title__icontains=word) | Q(identifier__icontains=word))
    return rows.order_by(*SORTS[asked.sort])


@dataclass(slots=True)
class Totals:
    """What a choice comes to."""

    activities: int = 0
    lines: int = 0
    sums: dict[tuple[str, str], Decimal] = field(default_factory=dict)
    """(stage, currency) to the sum."""


def totals(rows: QuerySet[ForeignActivity]) -> Totals:
    """Activities, contributions and sums of some rows. A few tenths of a second for 50,000 of them."""
    told = Totals()
    with localcontext(prec=60):
        for amounts in rows.order_by().values_list("amounts", flat=True):
            told.activities += 1
            for stage, currency, amount in amounts:
                key = (stage, currency)
                told.sums[key] = told.sums.get(key, Decimal(0)) + Decimal(amount)
    return told


def counts(version: DatasetVersion) -> dict[str, dict[str, int]]:
    """How many activities of each status and of each finding there are; one query."""
    by_status: dict[str, int] = {}
    by_found = dict.fromkeys(FOUND, 0)
    rows = version.activities.order_by().values("status", "grade", "cooperation").annotate(n=Count("pk"))
    for each in rows:
        by_status[each["status"]] = by_status.get(each["status"], 0) + each["n"]
        is_found = each["grade"] in ("carries", "promotes")
        by_found["south" if is_found else "other"] += each["n"]
        if is_found and each["cooperation"] in by_found:
            by_found[each["cooperation"]] += each["n"]
    return {"status": by_status, "found": by_found}


def reporters(version: DatasetVersion) -> list[tuple[str, str, int]]:
    """Reporting organisations of a version: identifier, name, number of activities; the most first."""
    rows = version.activities.order_by().values("reporter", "reporter_name").annotate(n=Count("pk")).order_by("-n")
    return [(each["reporter"], each["reporter_name"], each["n"]) for each in rows[:50]]


@transaction.atomic
def choose(
    version: DatasetVersion, *, on: bool, numbers: Iterable[int] | None = None, asked: Asked | None = None
) -> int:
    """Choose activities, or choose them off: single ones, or all that somebody asks for. How many changed.

    What cannot be taken over is left as it is.

    :raises NotReadYet, AlreadyRunning: if there is nothing to choose from now.
    """
    check_may_choose(version)
    rows = version.activities.filter(status__in=TAKEABLE) if on else version.activities.all()
    if numbers is not None:
        some = [number for number in numbers if 0 < number < 2**31]
        parts = [Q(number__in=some[start : start + 500]) for start in range(0, len(some), 500)]
        rows = rows.filter(reduce(or_, parts, Q(pk=None)))
    if asked is not None:
        rows = rows.filter(pk__in=fitting(version, asked).order_by().values("pk"))
    return rows.exclude(chosen=on).update(chosen=on)


def check_may_choose(version: DatasetVersion) -> None:
    """
    :raises NotReadYet: if the version has not been read. :raises AlreadyRunning: if an import is at work.
    """
    from bandung.datasets.models import BEGUN, RUNNING, UNDOING, DatasetImport

    if version.state != READY:
        raise NotReadYet
    at_work = DatasetImport.objects.filter(version__dataset=version.dataset_id, state__in=(BEGUN, RUNNING, UNDOING))
    if at_work.exists():
        raise AlreadyRunning


@dataclass(frozen=True, slots=True)
class Vanished:
    """An activity that was taken over from an earlier file and is not in this one."""

    identifier: str
    uid: str
    title: str


def vanished(version: DatasetVersion) -> list[Vanished]:
    """What stands of earlier files of the data set and is not in this one; five queries.

    What another data set of the party told later is that one's.
    """
    every = taken_records(version.dataset.party)
    records = every.filter(taking__version__dataset=version.dataset_id)
    mine, others = latest(records), latest(every.exclude(taking__version__dataset=version.dataset_id))
    rows = records.filter(kind="initiative").exclude(taking__version=version.pk).order_by("pk")
    by_identifier = dict(rows.values_list("identifier", "record"))
    there = set(version.activities.order_by().values_list("identifier", flat=True))
    gone = {
        f"{version.dataset.party}/{record}": each
        for each, record in by_identifier.items()
        if each not in there and others.get(each, 0) < mine[each]
    }
    found = []
    uids = sorted(gone)
    for start in range(0, len(uids), 500):
        standing = Initiative.objects.filter(pk__in=uids[start : start + 500], withdrawn_at=None)
        found += [Vanished(gone[row.uid], row.uid, next(iter(row.title.values()), "")) for row in standing]
    return sorted(found, key=lambda each: each.identifier)


def taken_before(version: DatasetVersion) -> int:
    """How many activities of the data set stand in the register."""
    records = taken_records(version.dataset.party).filter(taking__version__dataset=version.dataset_id)
    names = set(records.filter(kind="initiative").values_list("record", flat=True))
    uids = [f"{version.dataset.party}/{name}" for name in sorted(names)]
    return sum(
        Initiative.objects.filter(pk__in=uids[start : start + 500], withdrawn_at=None).count()
        for start in range(0, len(uids), 500)
    )


def differences(there: Mapping[str, Any], told: Mapping[str, Any]) -> list[tuple[str, Any, Any]]:
    """Field by field, what a record says and what a file says now; without where both were read."""
    from bandung.datasets.standing import bare

    before, after = bare(there), bare(told)
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return [(name, before.get(name), after.get(name)) for name in names]
