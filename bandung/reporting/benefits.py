"""What a country has of the objectives and benefits of South-South cooperation, as far as anybody has counted it.

Only what everybody may read. What was not stated is None, and never zero; what cannot be measured is not here at all
(``measurement.benefits``).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bandung.commissions.models import CommissionSession
from bandung.commissions.queries import published
from bandung.exchange.capacity import offered
from bandung.exchange.models import Need, Offer
from bandung.introductions.queries import figures
from bandung.measurement.benefits import SECTORS
from bandung.measurement.figures import Figure
from bandung.parties.models import Party
from bandung.partnerships import everybody
from bandung.partnerships.everybody import GIVING, RECEIVING
from bandung.reporting.asking import lines_of
from bandung.reporting.columns import columns
from bandung.reporting.dashboard import Asked, Group, Side, tables
from bandung.training.models import TrainingSession

TRAINING, REGIONAL = "B3", ("regional", "subregional", "interregional")
GROUPS = {"to-ldc": "LDC", "to-lldc": "LLDC", "to-sids": "SIDS_OHRLLS"}


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure of a country. ``counted`` of ``lines`` say it, where it is a figure of the ledger."""

    value: int | None
    figure: str = ""
    """The address of the figure, where it is one of the ledger."""
    counted: int | None = None
    lines: int | None = None
    parts: tuple["Part", ...] = ()
    """Where it is a sum of several figures."""


@dataclass(frozen=True, slots=True)
class Part:
    """One figure of several: of which sector, and whether given or received."""

    sector: str
    side: str
    value: int
    figure: str


def measured(country: str, *, at: datetime) -> dict[str, Measured]:
    """Every measure of a country by its key. A fixed number of queries."""
    found = _of_ledger(country) | _of_initiatives(country) | _of_statements(country)
    parties = list(Party.objects.filter(speaks_for=country).values_list("code", flat=True))
    found["sessions"] = Measured(TrainingSession.objects.filter(register__in=parties, withdrawn_at=None).count())
    found["acts"] = Measured(_acts(parties))
    found["introductions-node"] = Measured(figures(at).accepted)
    return found


def _of_ledger(country: str) -> dict[str, Measured]:
    board, training = tables(country=country), tables(country=country, asked=Asked(item=TRAINING), by=("level",))
    sides = {"given": board.given, "received": board.received}
    found = {name: _lines(side.total) for name, side in sides.items() if side}
    for name, side in (("trained-given", training.given), ("trained-received", training.received)):
        if side:
            found[name] = _people(side.total)
    if board.given:
        found |= {name: _to_group(board.given, country, code) for name, code in GROUPS.items()}
    return found | {name: _of_sectors(country, codes) for name, codes in SECTORS.items()}


def _lines(group: Group) -> Measured:
    return Measured(group.lines, group.figures["lines"])


def _people(group: Group) -> Measured:
    """None of nothing is zero; not one line of many that says how many people is not known."""
    value = group.people if group.lines else 0
    return Measured(value, group.figures["people"], group.people_lines, group.lines)


def _to_group(side: Side, country: str, code: str) -> Measured:
    figure = Figure.of("lines", stage="delivery", giver_country=country, recipient_group=code)
    return Measured(sum(group.lines for group in side.by["recipient_group"] if group.key == code), str(figure))


def _of_sectors(country: str, codes: Iterable[str]) -> Measured:
    """Contributions with one of these purposes, in both directions. Two questions to the columns."""
    held, wanted = columns(), tuple(codes)
    parts = []
    for side, name in (("given", "giver_country"), ("received", "recipient_country")):
        where = lines_of(Figure.of("lines", stage="delivery", **{name: country}))
        marks = ", ".join("?" for _each in wanted)
        rows = held.rows(
            f"SELECT sector, count(*) FROM ledger WHERE {where} AND sector IN ({marks}) GROUP BY 1 ORDER BY 2 DESC, 1",  # noqa: S608 -- values are bound
            [*where.values, *wanted],
        )
        parts += [
            Part(sector, side, number, str(Figure.of("lines", stage="delivery", sector=sector, **{name: country})))
            for sector, number in rows
        ]
    return Measured(sum(part.value for part in parts), parts=tuple(parts))


def _of_initiatives(country: str) -> dict[str, Measured]:
    lines = everybody.find(everybody.Asked(country=country), everybody.table(everybody.as_of()))
    partners = {code for line in lines for code in line.countries} - {country}
    return {
        "initiatives": Measured(len(lines)),
        "partners": Measured(len(partners)),
        "two-way": Measured(sum(_is_two_way(line.roles) for line in lines)),
        "regional": Measured(sum(line.basis in REGIONAL for line in lines)),
    }


def _is_two_way(roles: Iterable[tuple[str, str]]) -> bool:
    """Whether every country but facilitators both gives and receives, and there are two of them or more."""
    held: dict[str, set[str]] = {}
    for code, role in roles:
        if role != "facilitator":
            held.setdefault(code, set()).add(role)
    return len(held) > 1 and all(
        not each.isdisjoint(GIVING) and not each.isdisjoint(RECEIVING) for each in held.values()
    )


def _of_statements(country: str) -> dict[str, Measured]:
    """Its offers and needs, and what was made of what was shared."""
    offers, needs = offered(country=country), Need.objects.public().standing_records().filter(country=country)
    kinds = [_kinds(body) for body in offers.values_list("body", flat=True)]
    others = Offer.objects.public().filter(withdrawn_at=None).exclude(country=country)
    shared = Offer.objects.public().filter(country=country).values("uid")
    return {
        "offers": Measured(len(kinds)),
        "offers-own": Measured(offers.filter(standing="said").count()),
        "technology-offers": Measured(sum("technology" in each for each in kinds)),
        "adapted-by": Measured(offers.exclude(adapted_from="").count()),
        "adapted-from": Measured(others.filter(adapted_from__in=shared).count()),
        "needs": Measured(needs.count()),
        "needs-own": Measured(needs.filter(standing="said").count()),
        "crisis-needs": Measured(
            Need.objects.public().filter(country=country, withdrawn_at=None, crisis_since__isnull=False).count()
        ),
    }


def _kinds(body: Mapping[str, object]) -> set[object]:
    kinds = body.get("kinds")
    return {body.get("kind"), *(kinds if isinstance(kinds, list) else ())}


def _acts(parties: Iterable[str]) -> int:
    """Published acts of sessions in which one of these parties sits. Two queries."""
    wanted = set(parties)
    sessions = CommissionSession.objects.in_bulk([act.session for act in published()])
    return sum(not wanted.isdisjoint(session.parties) for session in sessions.values())
