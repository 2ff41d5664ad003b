"""A version is read once, in the background: checked, flattened, and every activity turned into what it becomes."""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal, localcontext
from itertools import islice
from typing import Any
from uuid import UUID

from django.conf import settings

from bandung.datasets import comparing, exploring, keeping
from bandung.datasets.errors import FileGone
from bandung.datasets.models import READING, READY, REFUSED, WAITING, DatasetVersion, ForeignActivity
from bandung.reporting.rates import rates
from bandung.standards.iati.document import Element, Kind
from bandung.standards.iati.errors import BadIati, EmptyFile
from bandung.standards.iati.exploring.beside import Beside
from bandung.standards.iati.finding.found import Found, found
from bandung.standards.iati.findings import Finding
from bandung.standards.iati.flat import TABLES, flatten
from bandung.standards.iati.mapping.taking import Taken, Where, take
from bandung.standards.iati.mapping.taking_choices import choices_of
from bandung.standards.iati.reading import read
from bandung.standards.iati.upgrading import upgrade
from bandung.standards.iati.validating import check
from bandung.values.errors import BandungError, _

BATCH = 200
MOST_FINDINGS = 200
LONGEST = 500


class NoActivities(BadIati):
    sentence = _("This file tells of organisations, not of activities; only activities can be taken over.")


def read_through(name: UUID) -> None:
    """Read a version. Doing it again begins anew, so that a worker that died does no harm."""
    version = DatasetVersion.objects.select_related("dataset").filter(pk=name).first()
    if version is None or version.state not in (WAITING, READING):
        return
    version.state, version.done, version.total, version.problems = READING, 0, 0, []
    version.save(update_fields=["state", "done", "total", "problems"])
    version.activities.all().delete()
    try:
        _check(version)
        _flatten(version)
        _activities(version)
    except (BadIati, FileGone) as refusal:
        version.state, version.problems = REFUSED, [_told(refusal)]
        version.save()
        return
    comparing.compare(version)
    comparing.choose_usual(version)
    version.state = READY
    version.save()
    exploring.prepare(version.dataset.party)


def _told(refusal: BandungError) -> dict[str, Any]:
    return {"sentence": refusal.sentence, "places": {key: str(value)[:500] for key, value in refusal.places.items()}}


def _check(version: DatasetVersion) -> None:
    asked = check(keeping.file_of(version), at=version.made_at, name=version.file)
    first: dict[str, list[Any]] = {}
    for finding in asked.findings():
        if finding.rule in first:
            first[finding.rule][1] += 1
        elif len(first) < MOST_FINDINGS:
            first[finding.rule] = [finding, 1]
    version.total = asked.summary.items
    version.verdict = asked.summary.verdict.value
    version.findings = [_finding(each, times) for each, times in first.values()]
    version.save(update_fields=["total", "verdict", "findings"])


def _finding(each: Finding, times: int) -> dict[str, Any]:
    return {
        "severity": each.severity.value, "rule": each.rule, "line": each.line, "path": each.path[:LONGEST],
        "sentence": each.sentence, "mend": each.mend, "times": times,
        "places": {key: str(value)[:LONGEST] for key, value in each.places.items()},
    }  # fmt: skip


def _flatten(version: DatasetVersion) -> None:
    """The tables beside the file; a file that was flattened for another data set is not flattened again."""
    folder = keeping.tables_folder(version)
    begun = folder.with_name(f"tables-{version.pk}")
    shutil.rmtree(begun, ignore_errors=True)
    told = flatten(keeping.file_of(version), begun, rates=rates(), forms=("parquet",), processes=1)
    shutil.rmtree(folder, ignore_errors=True)
    begun.replace(folder)
    version.rows = {name: told.rows[name] for name in TABLES}
    version.sums = [
        [kind, currency, f"{amount:f}"]
        for (kind, currency), amount in sorted(told.sums.items())
        if kind in ("transaction", "budget", "planned-disbursement")
    ]
    version.save(update_fields=["rows", "sums"])


def _activities(version: DatasetVersion) -> None:
    """:raises BadIati: if nothing of the file can be used."""
    document = read(keeping.file_of(version), otherwise="2.03")
    version.standard = document.version
    version.generated = str(document.attributes.get("generated-datetime", ""))[:40]
    if document.kind is not Kind.ACTIVITIES:
        raise NoActivities
    number = 0
    beside = Beside(keeping.tables_folder(version))
    new = upgrade(document)
    rows = _rows(version, new.parts(), beside)
    while batch := list(islice(rows, BATCH)):
        ForeignActivity.objects.bulk_create(batch)
        number += len(batch)
        DatasetVersion.objects.filter(pk=version.pk).update(done=number)
    beside.close()
    version.done = version.total = number
    version.problems = [_told(each) for each in new.document.problems]
    if not number:
        raise new.document.stopped or EmptyFile()


def _rows(version: DatasetVersion, parts: Iterable[Element], beside: Beside) -> Iterator[ForeignActivity]:
    dataset = version.dataset
    address = dataset.address or f"{settings.NODE_ADDRESS}/iati/"
    where = Where(
        address,
        ", ".join(filter(None, (dataset.publisher, f"file {version.digest}"))),
        version.made_at.date().isoformat(),
    )
    choices = choices_of(dataset.choices)
    number = 0
    for part in parts:
        if part.tag != "iati-activity":
            continue
        number += 1
        south = found(part, on=version.made_at.date())
        taken = take(part, where=where, choices=choices, found=south)
        beside.add(part, south, taken.line)
        yield row_of(version, number, part, taken, south)


def row_of(version: DatasetVersion, number: int, activity: Element, taken: Taken, south: Found) -> ForeignActivity:
    """What is kept of an activity."""
    told = taken.initiative or {}
    reporter = activity.find("reporting-org")
    named = [each for each in told.get("participations", ()) if each.get("country")]
    countries = sorted({each["country"] for each in named} | {_country(each) for each in taken.lines} - {""})
    years = sorted({each["year"] for each in taken.lines} | _years(told.get("period")))
    title: Mapping[str, str] = told.get("title") or next((each["title"] for each in taken.lines), {})
    return ForeignActivity(
        version=version, number=number, line=taken.line, identifier=taken.identifier[:500], record=taken.record,
        title=(title.get(told.get("language", "")) or next(iter(title.values()), ""))[:300],
        reporter=str(reporter.get("ref", "") if reporter is not None else "").strip()[:200],
        reporter_name=" ".join("".join(reporter.itertext()).split())[:300] if reporter is not None else "",
        countries=_between(countries), sectors=_between(told.get("sectors", ())),
        first_year=years[0] if years else None, last_year=years[-1] if years else None,
        updated=_in_utc(str(activity.get("last-updated-datetime", ""))), grade=south.grade.value,
        cooperation=south.kind.value if south.kind else "", confidence=round(south.confidence, 4),
        reasons=_reasons(south), initiative=taken.initiative, lines=taken.lines, amounts=_amounts(taken.lines),
        left=[each.told() for each in taken.left],
        own=[{"uid": each.uid, "digest": each.digest, "kind": each.kind, "body": each.body} for each in taken.own],
        mark=taken.mark,
    )  # fmt: skip


def _reasons(south: Found) -> list[dict[str, Any]]:
    return [
        {
            "rule": each.rule, "words": each.words[:200], "code": each.code, "element": each.place.element,
            "line": each.place.line, "weight": round(each.weight, 3),
        }
        for each in south.reasons
    ]  # fmt: skip


def _amounts(lines: Sequence[Mapping[str, Any]]) -> list[list[str]]:
    sums: dict[tuple[str, str], Decimal] = {}
    with localcontext(prec=60):
        for each in lines:
            key = each["stage"], each["currency"]
            sums[key] = sums.get(key, Decimal(0)) + Decimal(each["amount"])
    return [[stage, currency, f"{amount:f}"] for (stage, currency), amount in sums.items()]


def _country(line: dict[str, Any]) -> str:
    return str(line["recipient"].get("country", ""))


def _years(period: dict[str, str] | None) -> set[int]:
    days = [day for day in (period or {}).values() if day]
    return {int(day[:4]) for day in days}


def _between(codes: Iterable[str]) -> str:
    told = ",".join(codes)
    return f",{told}," if told else ""


def _in_utc(stated: str) -> str:
    try:
        when = datetime.fromisoformat(stated.strip())
    except ValueError:
        return ""
    try:
        return when.replace(tzinfo=when.tzinfo or UTC).astimezone(UTC).isoformat(timespec="seconds")
    except OverflowError:
        return ""
