"""Published projects of other countries, written into the register of a reporter: never as anybody's own word."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db import transaction

from bandung.contributions import actions
from bandung.contributions.models import Contribution
from bandung.parties import actions as parties
from bandung.parties.errors import NoSuchParty
from bandung.parties.models import Party
from bandung.records.kinds import read
from bandung.records.parties import Party as PartyRecord
from bandung.site.demonstration import PARTIES
from bandung.site.logins import REPORTER
from bandung.sources.published import Published

BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of rows: written, standing exactly so already, or taken back earlier and left alone."""

    written: int = 0
    stood: int = 0
    taken_back: int = 0


def load(
    rows: Iterable[Published], *, reporter: str, by: str, at: datetime, tell: Callable[[int], None] = lambda _done: None
) -> Loaded:
    """Report the usable rows, a thousand at a time; whoever stops goes on where it stopped by doing it again.

    :raises NoSuchParty: if the reporter is none of this node; the sample's own reporter joins by itself.
    """
    _join(reporter, by=by, at=at)
    usable = iter(row for row in rows if not row.why)
    written = stood = taken_back = 0
    while batch := list(islice(usable, BATCH)):
        with transaction.atomic():
            uids = {f"{reporter}/{row.id}" for row in batch}
            gone = set(
                Contribution.objects.filter(pk__in=uids, withdrawn_at__isnull=False).values_list("uid", flat=True)
            )
            told = [row.told for row in batch if f"{reporter}/{row.id}" not in gone]
            became = actions.report_all(told, reporter=reporter, by=by, at=at)
        taken_back += len(gone)
        written += sum(each.became != "same" for each in became)
        stood += sum(each.became == "same" for each in became)
        tell(written + stood + taken_back)
    return Loaded(written, stood, taken_back)


def _join(reporter: str, *, by: str, at: datetime) -> None:
    if Party.objects.filter(code=reporter).exists():
        return
    if reporter != REPORTER:
        raise NoSuchParty(party=reporter)
    parties.join(party=read(PartyRecord, PARTIES[0]), by=by, at=at)
