"""Published projects of other countries, written into the register of a reporter: never as anybody's own word.

What a report would say of such lines can be written as well, in the columns of its standard; every row of it says that
it is reported, and nobody's register holds it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from itertools import islice

from django.db import transaction

from bandung.contributions import actions
from bandung.contributions.ledger import lines
from bandung.contributions.models import REPORTED, Contribution
from bandung.measurement.valuation import value_all
from bandung.measurement.valued import Policy
from bandung.parties import actions as parties
from bandung.parties.errors import NoSuchParty
from bandung.parties.models import Party
from bandung.records.kinds import read
from bandung.records.parties import Party as PartyRecord
from bandung.registers.models import in_order
from bandung.reporting.rates import rates
from bandung.reporting.rules import RULES
from bandung.site.demonstration import PARTIES
from bandung.site.logins import REPORTER
from bandung.sources.published import Published
from bandung.standards.rendering.report import Report
from bandung.standards.ssc import returning as ssc
from bandung.standards.tossd import returning as tossd

BATCH = 1_000
KINDS: Mapping[str, Callable[..., Report]] = {
    "ssc": ssc.make, "national": partial(ssc.make, scope="national"), "tossd": tossd.make,
}  # fmt: skip
"""Report to what makes its rows."""


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


def report_of(kind: str, *, country: str, year: int, on: date) -> Report:
    """What a report of ``KINDS`` would say of what sources report that a country (alpha-3) gave in a year."""
    rows = Contribution.objects.filter(
        standing=REPORTED, giver_country=country, year=year, withdrawn_at=None, public=True
    )  # fmt: skip
    policy, known = Policy(country), rates()
    every = (row for batch in in_order(rows, "uid") for row in batch)
    valued = value_all(lines(every, on=date(year, 12, 31)), known, policy)
    return KINDS[kind](valued, country, year, policy, rates=known.version, on=on, rules=RULES)
