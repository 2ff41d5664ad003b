"""What was chosen becomes entries of the keeper's register, as reported: in batches, each activity once.

An initiative comes before its lines, which name it. What stands so already is not written again; lines that the file no
longer has are withdrawn. Each record that is written leaves a ``TakenRecord`` with what had stood before.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from bandung.consents.actions import hold
from bandung.contributions import actions as ledger
from bandung.contributions.models import Closing
from bandung.datasets import comparing
from bandung.datasets.models import BEGUN, DONE, RUNNING, DatasetImport, ForeignActivity, TakenRecord
from bandung.datasets.standing import Standing, latest, says, standing_of, taken_records
from bandung.partnerships.models import Initiative
from bandung.records.canonical import digest
from bandung.records.kinds import body, read
from bandung.records.parties import Withdrawal
from bandung.registers.append import Step, append_all, publish

BATCH = 50
LISTED = 500
"""Refusals of one import that are kept with their sentence."""


def go_on(name: UUID) -> None:
    """Take over what is still to be done of an import; whoever stops goes on where it stopped by doing it again."""
    taking = DatasetImport.objects.select_related("version__dataset").filter(pk=name).first()
    if taking is None or taking.state not in (BEGUN, RUNNING):
        return
    while taking.state != DONE:
        with transaction.atomic():
            taking = DatasetImport.objects.select_for_update().select_related("version__dataset").get(pk=name)
            if taking.state not in (BEGUN, RUNNING):
                return
            _one_batch(taking)
            taking.save(update_fields=["state", "done", "became", "refused"])
    comparing.compare(taking.version)
    comparing.let_go(taking.version)


def _one_batch(taking: DatasetImport) -> None:
    taking.state = RUNNING
    numbers = taking.numbers[taking.done : taking.done + BATCH]
    if numbers:
        rows = list(taking.version.activities.filter(number__in=numbers).order_by("number"))
        _Batch(taking, rows).write()
        taking.done += len(numbers)
        return
    start = taking.done - len(taking.numbers)
    identifiers = taking.vanished[start : start + BATCH]
    if identifiers:
        _Batch(taking, ()).withdraw_vanished(identifiers)
        taking.done += len(identifiers)
        return
    taking.state = DONE


class _Batch:
    """Some activities of an import, in one transaction."""

    def __init__(self, taking: DatasetImport, rows: Sequence[ForeignActivity]) -> None:
        self.taking, self.party, self.rows = taking, taking.party, rows
        self.by, self.at = taking.by, taking.at
        hold(self.party)
        self.closed = set(Closing.objects.filter(register=self.party).values_list("year", flat=True))

    def write(self) -> None:
        """Initiatives first, then lines, then withdrawals of lines that are gone."""
        wanted = {each.identifier: (each.record, [str(it["id"]) for it in each.lines]) for each in self.rows}
        stands = {identifier: Standing() for identifier in wanted} | standing_of(self.party, wanted)
        became = {each.identifier: "same" for each in self.rows}
        steps: list[Step] = []
        for each in self.rows:
            self._initiative(each, stands[each.identifier], steps, became)
        if steps:
            append_all(self.party, steps, by=self.by, at=self.at)
        uids = [f"{self.party}/{each.record}" for each in self.rows if each.initiative is not None]
        references = {row.uid: row.reference for row in Initiative.objects.filter(pk__in=uids, withdrawn_at=None)}
        told, gone = [], []
        for each in self.rows:
            told += self._lines(each, stands[each.identifier], references, became)
            gone += self._gone(each, stands[each.identifier], became)
        if told:
            ledger.report_all(told, reporter=self.party, by=self.by, at=self.at)
        if gone:
            append_all(self.party, gone, by=self.by, at=self.at)
        for identifier in became:
            self._count(became[identifier])

    def withdraw_vanished(self, identifiers: Sequence[str]) -> None:
        """Withdraw everything that stands of activities which the file no longer has, and no other file told since."""
        every = taken_records(self.party).filter(identifier__in=identifiers)
        dataset = self.taking.version.dataset_id
        mine = latest(every.filter(taking__version__dataset=dataset))
        others = latest(every.exclude(taking__version__dataset=dataset))
        identifiers = [each for each in identifiers if others.get(each, 0) < mine.get(each, 0)]
        wanted: dict[str, tuple[str, Sequence[str]]] = {}
        for taken in TakenRecord.objects.filter(party=self.party, identifier__in=identifiers, kind="initiative"):
            wanted[taken.identifier] = (taken.record, ())
        wanted = dict.fromkeys(identifiers, ("", ())) | wanted
        steps: list[Step] = []
        for identifier, stands in standing_of(self.party, wanted).items():
            for row in stands.lines.values():
                if row.year in self.closed:
                    self._refuse(identifier, "closed", year=row.year)
                else:
                    steps.append(self._withdrawn("contribution", row.record, row.digest, identifier, 0))
            if stands.initiative is not None:
                row_ = stands.initiative
                steps.append(self._withdrawn("initiative", row_.record, row_.digest, identifier, 0))
                self._count("withdrawn")
        if steps:
            append_all(self.party, steps, by=self.by, at=self.at)

    def _initiative(self, each: ForeignActivity, stands: Standing, steps: list[Step], became: dict[str, str]) -> None:
        there = stands.initiative
        if each.initiative is None:
            if there is not None:
                steps.append(self._withdrawn("initiative", there.record, there.digest, each.identifier, each.line))
                became[each.identifier] = "changed"
            return
        if there is not None and says(there.opening, each.initiative):
            return
        record = read("initiative", each.initiative)
        assert record.lead is None
        became[each.identifier] = "changed" if stands else "new"
        steps.append(publish(record))
        self._note("initiative", record, there.digest if there else "", each)

    def _lines(
        self,
        each: ForeignActivity,
        stands: Standing,
        references: Mapping[str, dict[str, str]],
        became: dict[str, str],
    ) -> list[dict[str, Any]]:
        """The lines to be written, as fields; each names its initiative as it stands now."""
        reference = references.get(f"{self.party}/{each.record}")
        told = []
        for fields in each.lines:
            there = stands.lines.get(str(fields["id"]))
            if there is not None and says(there.body, fields):
                continue
            if there is not None and there.year in self.closed:
                self._refuse(each.identifier, "closed", year=there.year)
                continue
            fields = dict(fields) | ({"initiative": reference} if reference else {})
            told.append(fields)
            record = ledger.record_of(fields)
            if became[each.identifier] == "same":
                became[each.identifier] = "changed" if stands else "new"
            self._note("contribution", record, there.digest if there else "", each)
        return told

    def _gone(self, each: ForeignActivity, stands: Standing, became: dict[str, str]) -> list[Step]:
        names = {str(fields["id"]) for fields in each.lines}
        steps = []
        for name, row in stands.lines.items():
            if name in names:
                continue
            if row.year in self.closed:
                self._refuse(each.identifier, "closed", year=row.year)
                continue
            became[each.identifier] = "changed"
            steps.append(self._withdrawn("contribution", name, row.digest, each.identifier, each.line))
        return steps

    def _withdrawn(self, kind: str, record: str, before: str, identifier: str, line: int) -> Step:
        TakenRecord.objects.create(
            taking=self.taking, party=self.party, kind=kind, record=record, identifier=identifier, line=line,
            became="withdrawn", before=before,
        )  # fmt: skip
        return Step("withdraw", kind, record, Withdrawal(), "public", ())

    def _note(self, kind: str, record: Any, before: str, each: ForeignActivity) -> None:
        TakenRecord.objects.create(
            taking=self.taking, party=self.party, kind=kind, record=record.id, identifier=each.identifier,
            line=each.line, became="changed" if before else "new", before=before,
            digest=digest(body(record).encode()),
        )  # fmt: skip

    def _count(self, became: str) -> None:
        self.taking.became[became] = self.taking.became.get(became, 0) + 1

    def _refuse(self, identifier: str, why: str, **places: Any) -> None:
        self._count("refused")
        if len(self.taking.refused) < LISTED:
            self.taking.refused.append({"identifier": identifier, "why": why, "places": places})
