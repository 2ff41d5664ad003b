"""What people ask about introductions: lists, threads, what is due, how fast parties answer, the node's figures."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from bandung.exchange import queries as exchange
from bandung.exchange.models import TABLES, Statement
from bandung.introductions import clocks, rules
from bandung.introductions.errors import NobodyAnswersHere, NoSuchIntroduction
from bandung.introductions.models import Introduction, Message
from bandung.parties.models import Party
from bandung.registers.models import in_order

DIRECTIONS = ("asked-of-us", "asked-by-us")


@dataclass(frozen=True, slots=True)
class Line:
    """An introduction as a party's list shows it."""

    row: Introduction
    other: str
    """Party at the other side."""
    state: str
    """As of now: also concluded and dormant."""
    waits_for_us: bool
    due: clocks.Due | None
    """What rings for this party now."""

    @property
    def waits_since(self) -> datetime:
        """Since when something is awaited of this party, where anything is."""
        return self.due.since if self.due and self.due.what == "follow-up" else self.row.turn_since


@dataclass(frozen=True, slots=True)
class Response:
    """How a party answers requests: medians leave out what is not answered yet, the share does not."""

    party: str
    asked: int
    answered: int
    open: int
    """Unanswered now."""
    median_days: float | None

    @property
    def percent_answered(self) -> int | None:
        return round(100 * self.answered / self.asked) if self.asked else None


@dataclass(frozen=True, slots=True)
class Figures:
    """Introductions of the whole node, as counts."""

    asked: int
    from_matches: int
    """Of these, those in which a need and an offer stand on the two sides."""
    answered: int
    accepted: int
    declined: int
    dormant: int
    led_to_initiatives: int


def record_for(kind: str, uid: str, party: str) -> Statement:
    """A need or an offer that the party may see: a public one, or one for parties of which it is one.

    :raises NoSuchRecord: if there is none.
    """
    return exchange.record_for(kind, uid, (party,))


def owner_of(row: Statement, asking: str) -> str:
    """Who answers for a record: its register; the lead agency of its country where it was reported by others.

    :raises NotToOneself: if that is the party that asks.
    :raises NobodyAnswersHere: if it was reported and no lead agency of its countries is on this node.
    """
    owner = row.register
    if row.standing == "reported":
        countries = row.body.get("countries", [])
        speakers = dict(Party.objects.filter(speaks_for__in=countries).values_list("speaks_for", "code"))
        agencies = [speakers[country] for country in countries if country in speakers]
        owner = next((each for each in agencies if each != asking), agencies[0] if agencies else "")
    if not owner:
        sources = ", ".join(each["address"] for each in row.body.get("sources", []))
        raise NobodyAnswersHere(uid=row.uid, sources=sources)
    rules.check_is_another(asking, owner, uid=row.uid)
    return owner


def open_about(kind: str, uid: str, *, asking: str, owner: str) -> Introduction | None:
    """The introduction that a party has going about a record with its owner, or None."""
    found = Introduction.objects.open().filter(kind=kind, about=uid, asking=asking, owner=owner)
    return found.order_by("asked_at", "uid").first()


def thread(uid: str, party: str) -> Introduction:
    """An introduction of this party.

    :raises NoSuchIntroduction: if it takes part in none of that name.
    """
    row = Introduction.objects.of(party).filter(pk=uid).first()
    if row is None:
        raise NoSuchIntroduction(uid=uid)
    return row


def words_of(row: Introduction) -> list[Message]:
    """The messages of a thread that count, first one first."""
    return list(Message.objects.filter(introduction=row.uid, counts=True).order_by("at", "register", "seq"))


def about_of(rows: Iterable[Introduction], party: str) -> dict[tuple[str, str], Statement]:
    """The records that introductions are about, and those that they rest on, by kind and uid, as far as the party may
    see them now; two queries, and one for each that is for named parties.
    """
    wanted: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        wanted[row.kind].add(row.about)
        wanted["need" if row.kind == "offer" else "offer"].add(row.resting_on)
    found = {kind: TABLES[kind].objects.in_bulk(sorted(uids - {""})) for kind, uids in wanted.items()}
    return {
        (kind, uid): row
        for kind, rows_of in found.items()
        for uid, row in rows_of.items()
        if exchange.may_see(row, (party,))
    }


def listing(party: str, *, at: datetime, state: str = "", direction: str = "", country: str = "") -> Sequence[Line]:
    """A party's introductions, what waits for it longest first, then the latest word first. Two queries at most."""
    rows = Introduction.objects.of(party)
    if direction == "asked-of-us":
        rows = rows.filter(owner=party)
    elif direction == "asked-by-us":
        rows = rows.filter(asking=party)
    if country:
        codes = list(Party.objects.filter(speaks_for=country).values_list("code", flat=True))
        rows = rows.filter(Q(asking__in=codes, owner=party) | Q(owner__in=codes, asking=party))
    lines = [line_of(row, party, at) for row in rows.order_by("-last_word_at", "uid")]
    shown = [line for line in lines if state in ("", line.state)]
    waiting = sorted((line for line in shown if line.waits_for_us), key=lambda line: line.waits_since)
    return [*waiting, *(line for line in shown if not line.waits_for_us)]


def line_of(row: Introduction, party: str, at: datetime) -> Line:
    """How a thread looks from one of its sides."""
    running = row.running
    due = next((each for each in clocks.ringing(running, at) if each.party == party and each.what != "dormant"), None)
    state = clocks.shown_state(running, at)
    waits = row.turn == party or due is not None
    return Line(row, row.other(party), state, waits and state != "dormant", due)


def due(at: datetime, since: datetime | None = None, *, party: str | None = None) -> list[clocks.Due]:
    """What rings at a moment and began to ring after ``since``: whoever reminds asks from the last time on.

    Every ``Due`` has a ``key`` that never changes, for whoever learns of an entry late and must not remind twice.
    """
    rows = Introduction.objects.open()
    found = []
    for batch in in_order(rows.of(party) if party else rows, "uid"):
        for row in batch:
            found += [
                each
                for each in clocks.ringing(row.running, at)
                if party in (None, each.party) and (since is None or each.since > since)
            ]
    return sorted(found, key=lambda each: (each.since, each.uid, each.what, each.party))


def partners(party: str) -> list[Party]:
    """The parties with which this one has or had an introduction. One query."""
    asked = Introduction.objects.filter(asking=party).values("owner")
    owned = Introduction.objects.filter(owner=party).values("asking")
    return list(Party.objects.filter(Q(code__in=asked) | Q(code__in=owned)).order_by("code"))


def response_times(parties: Iterable[str]) -> dict[str, Response]:
    """How these parties answer what is asked of them. One query."""
    asked: dict[str, list[Introduction]] = {party: [] for party in parties}
    rows = Introduction.objects.filter(owner__in=list(asked))
    for row in rows.only("owner", "asked_at", "first_answer_at", "state", "withdrawn_at"):
        asked[row.owner].append(row)
    return {party: _response(party, rows) for party, rows in asked.items()}


def _response(party: str, rows: Sequence[Introduction]) -> Response:
    days = [(row.first_answer_at - row.asked_at).total_seconds() / 86_400 for row in rows if row.first_answer_at]
    return Response(
        party=party,
        asked=len(rows),
        answered=len(days),
        open=sum(1 for row in rows if row.first_answer_at is None and row.state in rules.UNANSWERED),
        median_days=round(median(max(0.0, each) for each in days), 1) if days else None,
    )


def figures(at: datetime) -> Figures:
    """What became of introductions on this node. Two queries."""
    led = Q(asking_outcome="led-to-initiative") | Q(owner_outcome="led-to-initiative")
    counted: Mapping[str, int] = Introduction.objects.aggregate(
        asked=Count("uid"),
        from_matches=Count("uid", filter=~Q(resting_on="")),
        answered=Count("uid", filter=Q(first_answer_at__isnull=False)),
        accepted=Count("uid", filter=Q(accepted_at__isnull=False)),
        declined=Count("uid", filter=Q(state=rules.DECLINED)),
        led_to_initiatives=Count("uid", filter=led),
    )
    begun = Introduction.objects.open().annotate(begun_at=Coalesce("accepted_at", "asked_at"))
    dormant = begun.filter(begun_at__lte=at - clocks.DORMANT_AFTER, last_word_at__lte=at - clocks.QUIET_FOR).count()
    return Figures(dormant=dormant, **counted)


def counts(party: str) -> dict[str, int]:
    """How many wait for a party's answer, and how many it has going. One query."""
    rows: QuerySet[Introduction] = Introduction.objects.open().of(party)
    return rows.aggregate(open=Count("uid"), waiting=Count("uid", filter=Q(turn=party)))
