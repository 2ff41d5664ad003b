"""What stands in a keeper's register of activities: initiatives and lines with the records that an import wrote."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max

from bandung.contributions.models import Contribution
from bandung.datasets.models import UNDONE, TakenRecord
from bandung.partnerships.models import Initiative

_WHERE_READ = {"sources", "stated_on"}


@dataclass(slots=True)
class Standing:
    """Of one activity: its initiative and its lines, as they stand, by their names."""

    initiative: Initiative | None = None
    lines: dict[str, Contribution] = field(default_factory=dict)
    last: TakenRecord | None = None
    """The latest record that an import wrote of it."""

    def __bool__(self) -> bool:
        return self.initiative is not None or bool(self.lines)

    def says(self, initiative: Mapping[str, Any] | None, lines: Collection[Mapping[str, Any]]) -> bool:
        """Whether exactly this stands, wherever it was read."""
        if (self.initiative is None) != (initiative is None):
            return False
        if self.initiative is not None and initiative is not None and not says(self.initiative.opening, initiative):
            return False
        told = {str(each["id"]): each for each in lines}
        return told.keys() == self.lines.keys() and all(says(row.body, told[name]) for name, row in self.lines.items())


def bare(told: Mapping[str, Any]) -> dict[str, Any]:
    """What a record says, without where it was read and without the version of the initiative that it names."""
    return {name: value for name, value in told.items() if name not in _WHERE_READ and name != "initiative"}


def says(there: Mapping[str, Any], told: Mapping[str, Any]) -> bool:
    """Whether a record says this, wherever both were read."""
    return bare(there) == bare(told)


def standing_of(party: str, wanted: Mapping[str, tuple[str, Collection[str]]]) -> dict[str, Standing]:
    """What stands of activities: identifier to (name of its initiative, names of its lines). Four queries."""
    found: dict[str, Standing] = defaultdict(Standing)
    by_initiative = {f"{party}/{record}": identifier for identifier, (record, _lines) in wanted.items()}
    for row in Initiative.objects.filter(pk__in=by_initiative, withdrawn_at=None, standing="reported"):
        found[by_initiative[row.uid]].initiative = row
    owner = {name: identifier for identifier, (_record, lines) in wanted.items() for name in lines}
    for taken in taken_records(party).filter(identifier__in=wanted).order_by("pk"):
        found[taken.identifier].last = taken
        if taken.kind == "contribution":
            owner[taken.record] = taken.identifier
    uids = [f"{party}/{name}" for name in owner]
    for start in range(0, len(uids), 500):
        for line in Contribution.objects.filter(pk__in=uids[start : start + 500], withdrawn_at=None):
            found[owner[line.record]].lines[line.record] = line
    return dict(found)


def latest(records: Any) -> dict[str, int]:
    """Identifier of an activity to the key of the latest of these records; one query."""
    return dict(records.order_by().values_list("identifier").annotate(Max("pk")))


def taken_records(party: str) -> Any:
    """Records that imports of a party wrote and that were not undone."""
    return TakenRecord.objects.filter(party=party, undone_at=None).exclude(taking__state=UNDONE)
