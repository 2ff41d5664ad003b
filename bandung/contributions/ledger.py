"""Rows of the ledger as measurement sees them: the same lines for reports, dashboards, files and notebooks."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import islice

from bandung import reference
from bandung.contributions.models import Contribution
from bandung.measurement.lines import Line
from bandung.parties.models import Party
from bandung.partnerships import rules
from bandung.partnerships.models import Initiative
from bandung.records.contributions import Costs
from bandung.records.kinds import read
from bandung.records.loans import Loan

BATCH = 5_000


def lines(rows: Iterable[Contribution], *, on: date) -> Iterator[Line]:
    """Lines of these rows, in their order. ``on`` is the day on which a country counts as of the South by default.

    Two queries, and one for each 5,000 rows that belong to initiatives.
    """
    parties = {each.code: each for each in Party.objects.all()}
    known = _Southern(parties, on)
    source = iter(rows)
    while batch := list(islice(source, BATCH)):
        named = {row.initiative for row in batch if row.initiative}
        bases = dict(Initiative.objects.filter(pk__in=named).values_list("uid", "basis")) if named else {}
        for row in batch:
            yield _line(row, known, bases.get(row.initiative, ""))


def _line(row: Contribution, known: "_Southern", basis: str) -> Line:
    body = row.body
    period, people = body.get("period") or {}, body.get("people") or {}
    country = row.giver_country or known.country(row.giver)
    return Line(
        uid=row.uid, digest=row.digest, seq=row.seq, at=row.at, standing=row.standing,
        title=_title(body), language=body["language"], stage=row.stage, year=row.year, item=row.item,
        list_version=body.get("list_version", "v0"), group=row.group, channel=body.get("channel", "direct"),
        giver=row.giver, giver_country=country, giver_name=row.giver_name,
        southern=known.party(row.giver) if row.giver else known.country_is(country),
        recipient=row.recipient, recipient_country=row.recipient_country or known.country(row.recipient),
        recipient_name=row.recipient_name,
        initiative=row.initiative, basis=basis, role=body.get("role", ""),
        start=_day(period.get("start")), end=_day(period.get("end")),
        quantity=_number(row.quantity), unit=row.unit, profile=body.get("profile", ""),
        women=people.get("women"), men=people.get("men"), people_not_stated=people.get("not_stated"),
        level=body.get("level", ""), amount=_number(row.amount), currency=row.currency,
        rate=_number(body.get("rate", "")), rate_source=body.get("rate_source", ""),
        costs=read(Costs, body["costs"]) if "costs" in body else None,
        form=body.get("form", ""), loan=read(Loan, body["loan"]) if "loan" in body else None,
        cost=body.get("cost", "direct"), quality=body.get("quality", "not-stated"), sector=row.sector,
        sdgs=tuple(body.get("sdgs", ())), institution=row.institution, counterpart=body.get("counterpart", ""),
        others=tuple(body.get("others", ())), evidence=len(body.get("evidence", ())),
        note=_any(body.get("note")), public=row.public, said=row.said,
        confirmed_quantity=_number(row.confirmed_quantity), confirmed_amount=_number(row.confirmed_amount),
        settled_quantity=_number(row.settled_quantity), settled_amount=_number(row.settled_amount),
        counts=row.counts, after_closing=row.after_closing,
    )  # fmt: skip


class _Southern:
    """Which givers count as of the South: what a party declares, else the default, looked up once for each."""

    def __init__(self, parties: dict[str, Party], on: date) -> None:
        self._parties, self._on = parties, on
        self._by_party: dict[str, bool] = {}
        self._by_country: dict[str, bool] = {}

    def country(self, code: str) -> str:
        return self._parties[code].speaks_for if code in self._parties else ""

    def party(self, code: str) -> bool:
        if code not in self._by_party:
            party = self._parties.get(code)
            if party is None:
                return True
            default = party.type == "regional-body" or self.country_is(party.speaks_for)
            self._by_party[code] = rules.is_southern(party.type, party.south, default=default)
        return self._by_party[code]

    def country_is(self, country: str) -> bool:
        """A giver of which only a name is known is not taken for one of the South."""
        if not country:
            return False
        if country not in self._by_country:
            self._by_country[country] = reference.south_by_default(country, self._on).value
        return self._by_country[country]


def _title(body: dict[str, object]) -> str:
    title: dict[str, str] = body["title"]  # type: ignore[assignment]
    return title[str(body["language"])]


def _any(texts: dict[str, str] | None) -> str:
    return next(iter(texts.values())) if texts else ""


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
