"""What people ask about joint commissions: sessions, agendas, acts, what is due, and which act approves what."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from bandung.commissions import clocks, rules
from bandung.commissions.errors import NoSuchAct, NoSuchAgendaItem, NoSuchCommission, NoSuchDraft
from bandung.commissions.models import ActDraft, AgendaItem, CommissionAct, CommissionSession, ProgrammeLine, Seat
from bandung.partnerships import queries as partnerships
from bandung.partnerships.models import Initiative
from bandung.records.partnerships import NamedAct

MOST_INITIATIVES = 200
"""Rows of a portfolio that a page shows."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list of sessions is narrowed by; empty is anything."""

    state: str = ""
    partner: str = ""
    year: int | None = None
    sort: str = ""
    """``oldest`` first; else the latest first, those that wait for us before all."""


def session(uid: str, party: str) -> CommissionSession:
    """A session at whose table a party sits.

    :raises NoSuchCommission: if there is none of that name.
    """
    row = CommissionSession.objects.filter(pk=uid).first()
    if row is None or party not in row.parties:
        raise NoSuchCommission(uid=uid)
    return row


def listing(party: str, asked: Asked) -> list[tuple[Seat, CommissionSession]]:
    """A party's sessions; those that wait for its word first, then the latest. Two queries."""
    seats = Seat.objects.filter(party=party)
    if asked.state:
        seats = seats.filter(state=asked.state)
    if asked.year is not None:
        seats = seats.filter(starts__year=asked.year)
    if asked.partner:
        seats = seats.filter(session__in=Seat.objects.filter(party=asked.partner).values("session"))
    order = ("starts", "uid") if asked.sort == "oldest" else ("-starts", "uid")
    found = list(seats.order_by(*order))
    if asked.sort != "oldest":
        found.sort(key=lambda seat: seat.waits_since is None)
    rows = CommissionSession.objects.in_bulk([seat.session for seat in found])
    return [(seat, rows[seat.session]) for seat in found]


def partners_and_years(party: str) -> tuple[list[str], list[int]]:
    """With whom a party has sessions, and in which years; what its list can be narrowed by. Two queries."""
    own = Seat.objects.filter(party=party)
    partners = Seat.objects.filter(session__in=own.values("session")).exclude(party=party)
    years = {day.year for day in own.values_list("starts", flat=True)}
    return sorted(set(partners.values_list("party", flat=True))), sorted(years, reverse=True)


def agenda(row: CommissionSession, party: str) -> dict[str, list[AgendaItem]]:
    """What each side brings to the table, by party in the order of the session; only what this party may read."""
    sides: dict[str, list[AgendaItem]] = {code: [] for code in row.parties}
    found = AgendaItem.objects.filter(session=row.uid, register__in=row.parties, withdrawn_at=None)
    for item in found.order_by("first_at", "uid"):
        everybody = set(item.to) == set(row.parties) - {item.register}
        if everybody and (row.signed_at is None or item.first_at <= row.signed_at):
            sides[item.register].append(item)
    return sides if party in row.parties else {}


def item(uid: str, party: str) -> AgendaItem:
    """:raises NoSuchAgendaItem: if the party has brought nothing of that name, or taken it back."""
    found = AgendaItem.objects.filter(pk=uid, register=party, withdrawn_at=None).first()
    if found is None:
        raise NoSuchAgendaItem(uid=uid)
    return found


def acts(row: CommissionSession) -> list[CommissionAct]:
    """Every version of the act that was laid on the table, the latest first."""
    return list(CommissionAct.objects.filter(session=row.uid, counts=True).order_by("-at", "-seq", "uid"))


def on_the_table(row: CommissionSession) -> list[CommissionAct]:
    """Versions that wait for words."""
    return [act for act in acts(row) if act.state in rules.ON_ACT["consent"]]


def act(uid: str, party: str) -> tuple[CommissionAct, CommissionSession]:
    """A version of an act that lay on a table at which the party sits.

    :raises NoSuchAct: if there is none of that name.
    """
    found = CommissionAct.objects.filter(pk=uid, counts=True).first()
    row = CommissionSession.objects.filter(pk=found.session).first() if found else None
    if found is None or row is None or party not in row.parties:
        raise NoSuchAct(uid=uid)
    return found, row


def signed_act(row: CommissionSession) -> CommissionAct | None:
    """The act that all parties signed."""
    return CommissionAct.objects.filter(pk=row.act).first() if row.act else None


def public_act(digest: str) -> CommissionAct:
    """An act that all its parties agreed to publish.

    :raises NoSuchAct: if there is none of that digest.
    """
    found = CommissionAct.objects.filter(digest=digest, public=True).order_by("uid").first()
    if found is None:
        raise NoSuchAct(uid=digest[:16])
    return found


def published() -> QuerySet[CommissionAct]:
    """The acts that all their parties agreed to publish, the last signed first."""
    return CommissionAct.objects.filter(public=True).order_by("-signed_at", "uid")


def known_act(digest: str) -> CommissionAct | None:
    """The act of exactly this digest, the signed one if there are several; for whoever holds the whole digest."""
    found = CommissionAct.objects.filter(digest=digest, counts=True)
    return min(found, key=lambda each: (each.state != "signed", each.at, each.uid), default=None)


def signed_acts_of(party: str, others: Collection[str] = ()) -> list[CommissionAct]:
    """The acts that a party has signed with all these others, the latest first. Three queries at most."""
    seats = Seat.objects.filter(party=party, state="held").values("session")
    rows = CommissionSession.objects.filter(pk__in=seats)
    uids = [row.act for row in rows if set(others) <= set(row.parties)]
    return list(CommissionAct.objects.filter(pk__in=uids).order_by("-signed_at", "uid"))


def acts_for(initiative: str, party: str = "") -> list[NamedAct]:
    """The signed acts whose programme names this initiative, as a move to *approved* names its act; the latest first.

    Only those that the party has signed itself, or that are public.
    """
    lines = ProgrammeLine.objects.filter(initiative=initiative).values("act")
    found = CommissionAct.objects.filter(pk__in=lines).order_by("-signed_at", "uid")
    return [act_named(each) for each in found if each.public or party == each.register or party in each.to]


def act_named(row: CommissionAct) -> NamedAct:
    """A signed act as other records name it: our record of it, its number and its day."""
    return NamedAct.model_validate({"record": row.reference, "name": row.number, "on": row.says.on})


def draft(session: str, party: str) -> ActDraft:
    """:raises NoSuchDraft: if the party writes none for this session."""
    found = drafted(session, party)
    if found is None:
        raise NoSuchDraft
    return found


def drafted(session: str, party: str) -> ActDraft | None:
    """What the party itself is writing for this session; never what others write."""
    return ActDraft.objects.filter(session=session, party=party).first()


def southern(codes: Iterable[str], on: date) -> set[str]:
    """Which of these parties count as of the South on a day. One query."""
    return {code for code, counts in partnerships.southern(codes, on).items() if counts}


def portfolio(row: CommissionSession) -> list[Initiative]:
    """The initiatives in which all partners of the session take part, the latest change first. One query."""
    return list(partnerships.shared(row.partners)[:MOST_INITIATIVES])


def running(rows: Sequence[CommissionSession]) -> list[clocks.Running]:
    """What the clocks need to know of these sessions. Three queries."""
    uids = [row.uid for row in rows]
    since: dict[str, dict[str, datetime]] = defaultdict(dict)
    for seat in Seat.objects.filter(session__in=uids):
        if seat.waits_since is not None:
            since[seat.session][seat.party] = seat.waits_since
    signed = CommissionAct.objects.in_bulk([row.act for row in rows if row.act])
    followed = _followed(rows)
    return [
        clocks.Running(
            uid=row.uid,
            state=row.state,
            parties=tuple(row.parties),
            starts=row.starts,
            waits_since=since[row.uid],
            middle=rules.middle_of(signed[row.act].says) if row.act else None,
            next_on=rules.next_of(signed[row.act].says) if row.act else None,
            followed=row.uid in followed,
        )
        for row in rows
    ]


def _followed(rows: Sequence[CommissionSession]) -> set[str]:
    """Those of these sessions that a later one, not called off, follows: it names their act, or has their parties."""
    parties = {code for row in rows for code in row.parties}
    near = Seat.objects.filter(party__in=parties).exclude(state="withdrawn").values("session")
    later = list(CommissionSession.objects.filter(pk__in=near))
    return {
        row.uid
        for row in rows
        for other in later
        if other.uid != row.uid and other.starts > row.starts and set(other.parties) == set(row.parties)
    }


def waiting(party: str) -> int:
    """How many sessions await a party's word, on themselves or on their act. One query."""
    return Seat.objects.filter(party=party).exclude(waits_since=None).count()


def due(party: str, on: date) -> list[clocks.Due]:
    """What is due for a party, or comes near, in all its sessions. Five queries."""
    return clocks.near(running(_of(party)), party, on)


def days(party: str, on: date) -> list[clocks.Due]:
    """Every coming day of all its sessions, and what is late. Five queries."""
    found = [each for row in running(_of(party)) for each in clocks.coming(row, party, on)]
    return sorted(found, key=lambda each: (each.on, each.key))


def _of(party: str) -> list[CommissionSession]:
    seats = Seat.objects.filter(party=party).exclude(state="withdrawn").values("session")
    return list(CommissionSession.objects.filter(pk__in=seats).order_by("uid"))
