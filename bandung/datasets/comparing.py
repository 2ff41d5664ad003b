"""Where every activity of a version stands: new, changed, same; older or a duplicate of what is there; a problem."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bandung.datasets import rules
from bandung.datasets.models import (
    CHANGED,
    DUPLICATE,
    HERE,
    NEW,
    OLDER,
    PROBLEM,
    SAME,
    DatasetVersion,
    ForeignActivity,
)
from bandung.datasets.standing import Standing, standing_of, taken_records
from bandung.matching.lookalikes import Known, Lookalikes, weighed
from bandung.partnerships.models import Initiative
from bandung.registers.models import Entry, in_order

BATCH = 200
TAKEABLE = (NEW, CHANGED, OLDER, DUPLICATE)
"""Statuses of what can be chosen; what is the same, here already or a problem has nothing to be written."""
BRIEFLY = 300
"""Letters of a summary by which activities are compared."""
_NAMED = re.compile(r"[^\s,;]+")


@dataclass(frozen=True, slots=True)
class There:
    """An initiative that may be the same as an activity."""

    uid: str
    title: str
    countries: frozenset[str]
    years: tuple[int, int] | None


def compare(version: DatasetVersion) -> None:
    """Note of every activity of a version where it stands against the registers as they are."""
    party = version.dataset.party
    others = _Others(party, version)
    seen: dict[str, int] = {}
    for batch in in_order(version.activities.all(), "number", BATCH):
        stands = standing_of(
            party, {each.identifier: (each.record, [str(line["id"]) for line in each.lines]) for each in batch}
        )
        befores = _befores(stands.values())
        here = _here(batch)
        for each in batch:
            first = seen.setdefault(each.identifier, each.number)
            each.alike = []
            if each.initiative is None and not each.lines:
                each.status = PROBLEM
            elif each.own and all((told["uid"], told["digest"]) in here for told in each.own):
                each.status = HERE
                each.alike = [{"uid": told["uid"], "why": "own"} for told in each.own][:5]
            elif first != each.number:
                each.status = DUPLICATE
                each.alike = [{"number": first, "why": "file"}]
            else:
                _against(each, stands.get(each.identifier), befores, version, others)
        ForeignActivity.objects.bulk_update(batch, ["status", "alike"])


def choose_usual(version: DatasetVersion) -> None:
    """Choose what was found to be cooperation of the South and is new or changed, and nothing else."""
    version.activities.update(chosen=False)
    version.activities.filter(grade__in=("carries", "promotes"), status__in=(NEW, CHANGED)).update(chosen=True)


def let_go(version: DatasetVersion) -> None:
    """What has nothing to be written any more is no longer chosen; what somebody chose beside it stays chosen."""
    version.activities.exclude(status__in=TAKEABLE).update(chosen=False)


def _against(
    each: ForeignActivity,
    stands: Standing | None,
    befores: Mapping[tuple[str, str], ForeignActivity],
    version: DatasetVersion,
    others: "_Others",
) -> None:
    if not stands:
        each.alike = others.named(each) or others.like(each)
        each.status = DUPLICATE if each.alike else NEW
        return
    last = stands.last.taking.version if stands.last is not None else None
    if last is not None and last.dataset_id != version.dataset_id:
        each.alike = [{"uid": f"{version.dataset.party}/{each.record}", "title": last.dataset.name, "why": "data set"}]
    if stands.says(each.initiative, each.lines):
        each.status = SAME
        return
    each.status = CHANGED
    before = befores.get((str(last.pk), each.identifier)) if last is not None else None
    if last is not None and before is not None and last.pk != version.pk:
        there = (before.updated, last.number, before.mark)
        same_dataset = last.dataset_id == version.dataset_id
        new = (each.updated, version.number, each.mark)
        each.status = OLDER if rules.is_older(new=new, there=there, same_dataset=same_dataset) else CHANGED


def _befores(stands: Iterable[Standing]) -> dict[tuple[str, str], ForeignActivity]:
    """The activities from which what stands was taken over."""
    wanted: dict[Any, list[str]] = {}
    for each in stands:
        if each.last is not None:
            wanted.setdefault(each.last.taking.version_id, []).append(each.last.identifier)
    found = {}
    for version, identifiers in wanted.items():
        for row in ForeignActivity.objects.filter(version_id=version, identifier__in=identifiers).order_by("-number"):
            found[str(version), row.identifier] = row
    return found


def _here(batch: Sequence[ForeignActivity]) -> set[tuple[str, str]]:
    """Of the records of ours that activities carry, those that a register of this node has, word for word."""
    digests = {told["digest"] for each in batch for told in each.own}
    if not digests:
        return set()
    rows = Entry.objects.filter(digest__in=digests).only("register_id", "record", "digest")
    return {(row.uid, row.digest) for row in rows}


class _Others:
    """Initiatives of others, and of one's own that were not taken from this data set, by what names and tells them."""

    def __init__(self, party: str, version: DatasetVersion) -> None:
        rows = Initiative.objects.filter(withdrawn_at=None)
        mine = taken_records(party).filter(taking__version__dataset=version.dataset, kind="initiative")
        own = {f"{party}/{record}" for record in mine.values_list("record", flat=True)}
        self.there: dict[str, There] = {}
        self.names: dict[str, list[str]] = {}
        self.known = Lookalikes()
        for batch in in_order(rows, "uid"):
            for row in batch:
                if row.uid in own or not (row.public or party in row.readers):
                    continue
                self._take(row)

    def _take(self, row: Initiative) -> None:
        told = row.body
        self.there[row.uid] = There(
            row.uid, next(iter(row.title.values()), ""), frozenset(row.countries), _years(told.get("period"))
        )
        self.names.setdefault(row.record, []).append(row.uid)
        for source in (*row.opening.get("sources", ()), *told.get("sources", ())):
            for name in {*_NAMED.findall(str(source.get("note", ""))), str(source.get("address", ""))}:
                if row.uid not in self.names.setdefault(name, []):
                    self.names[name].append(row.uid)
        self.known.add(_known(row.uid, told))

    def named(self, each: ForeignActivity) -> list[dict[str, Any]]:
        """Those that have its identifier in their name or among their sources."""
        found = dict.fromkeys([*self.names.get(each.record, ()), *self.names.get(each.identifier, ())])
        return [{"uid": uid, "title": self.there[uid].title, "why": "identifier"} for uid in found][:5]

    def like(self, each: ForeignActivity) -> list[dict[str, Any]]:
        """Those that look the same by their words, share a country and overlap in time."""
        if each.initiative is None or not len(self.known):
            return []
        countries = frozenset(each.countries.strip(",").split(",")) - {""}
        years = _years(each.initiative.get("period"))
        found = []
        for like in self.known.like(_known("", each.initiative)):
            there = self.there[like.uid]
            if (countries & there.countries or not (countries and there.countries)) and _overlap(years, there.years):
                found.append({"uid": there.uid, "title": there.title, "why": "alike", "likeness": like.likeness})
        return found


def _known(uid: str, told: Mapping[str, Any]) -> Known:
    titles, summaries = told.get("title", {}), told.get("summary", {})
    texts = {code: (titles.get(code, ""), summaries.get(code, "")[:BRIEFLY]) for code in {*titles, *summaries}}
    return Known(uid, weighed(texts), sectors=frozenset(map(str, told.get("sectors", ()))))


def _years(period: Mapping[str, str] | None) -> tuple[int, int] | None:
    if not period:
        return None
    start, end = period.get("start"), period.get("end")
    return int((start or end or "0")[:4]), int((end or "9999")[:4])


def _overlap(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])
