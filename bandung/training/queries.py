"""What people ask about training: sessions, seats, applications and their answers, figures; and the roster."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bandung.exchange.models import Offer
from bandung.parties.models import Party
from bandung.training.errors import NoSuchApplication, NoSuchExpert, NoSuchSession
from bandung.training.models import Application, Expert, ExpertStep, Selection, TrainingSession


@dataclass(frozen=True, slots=True)
class Applied:
    """An application with the provider's word on it, and what it is for."""

    row: Application
    selection: Selection | None
    session: TrainingSession | None

    @property
    def given(self) -> int:
        return self.selection.seats if self.selection else 0

    @property
    def stands(self) -> int:
        """Which decision stands: the number of its entry; 0 for none."""
        return self.selection.seq if self.selection else 0

    @property
    def held(self) -> bool:
        return self.selection is not None and self.selection.attended is not None

    @property
    def revised_since(self) -> bool:
        """Whether the applicant changed it after the decision that stands."""
        return self.selection is not None and self.selection.body["application"]["digest"] != self.row.digest

    @property
    def waits(self) -> bool:
        """Whether the provider has to decide, for the first time or anew."""
        return self.row.withdrawn_at is None and (self.selection is None or (self.revised_since and not self.held))


@dataclass(frozen=True, slots=True)
class Held:
    """A session with its offer, its applications that stand, and its seats."""

    row: TrainingSession
    offer: Offer | None
    applications: tuple[Applied, ...] = ()

    @property
    def given(self) -> int:
        return sum(each.given for each in self.applications)

    @property
    def left(self) -> int:
        return self.row.seats - self.given

    @property
    def undecided(self) -> int:
        return sum(each.waits for each in self.applications) if self.row.withdrawn_at is None else 0

    @property
    def waiting(self) -> int:
        """People on the waiting list."""
        return sum(each.selection.waiting for each in self.applications if each.selection)

    @property
    def attended(self) -> int | None:
        """How many came, of the applications for which that was stated; None before any was."""
        told = [each.selection.attended for each in self.applications if each.selection]
        known = [number for number in told if number is not None]
        return sum(known) if known else None


@dataclass(frozen=True, slots=True)
class Figure:
    """Seats of one session by the party that applied: how many people, given, attended, completed.

    A session for which nobody applied has one line without a party.
    """

    session: str
    starts: date
    seats: int
    party: str
    country: str
    applied: int
    given: int
    attended: int | None
    completed: int | None


@dataclass(frozen=True, slots=True)
class SessionFilters:
    """How the public list is narrowed; empty means everything."""

    country: str = ""
    language: str = ""
    level: str = ""
    sector: str = ""
    is_open: bool = False
    offer: str = ""


def session(uid: str) -> TrainingSession:
    """:raises NoSuchSession: if there is none of that name."""
    row = TrainingSession.objects.filter(pk=uid).first()
    if row is None:
        raise NoSuchSession(uid=uid)
    return row


def sessions(asked: SessionFilters, *, on: date, newest_first: bool = False) -> list[Held]:
    """Sessions that have not begun yet and stand, by date. Three queries at most."""
    rows = TrainingSession.objects.filter(withdrawn_at=None, starts__gte=on)
    if asked.offer:
        rows = rows.filter(offer=asked.offer)
    if asked.level:
        rows = rows.filter(level=asked.level)
    if asked.is_open:
        rows = rows.filter(apply_until__gte=on)
    if asked.country:
        rows = rows.filter(register__in=Party.objects.filter(speaks_for=asked.country).values("code"))
    found = list(rows.order_by("-starts" if newest_first else "starts", "uid"))
    if asked.language:
        found = [row for row in found if asked.language in row.body.get("languages", ())]
    offers = Offer.objects.public().in_bulk({row.offer for row in found})
    held = [Held(row, offers.get(row.offer)) for row in found]
    if asked.sector:
        held = [each for each in held if each.offer and _in_sector(each.offer, asked.sector)]
    return held


def languages_of_sessions(on: date) -> set[str]:
    """The languages in which sessions that have not begun are held. One query."""
    rows = TrainingSession.objects.filter(withdrawn_at=None, starts__gte=on)
    return {code for told in rows.values_list("body__languages", flat=True) for code in told or ()}


def held_by(party: str) -> list[Held]:
    """A party's own sessions, those with something to decide first, then the latest. Four queries."""
    every = _with_applications(list(TrainingSession.objects.filter(register=party).order_by("-starts", "uid")))
    return sorted(every, key=lambda each: not each.undecided)


def held(uid: str) -> Held:
    """One session with everything that its provider knows.

    :raises NoSuchSession: if there is none of that name.
    """
    return _with_applications([session(uid)])[0]


def applied_by(party: str) -> list[Applied]:
    """A party's own applications elsewhere, newest first, also those withdrawn. Three queries."""
    return _answered(list(Application.objects.filter(register=party).order_by("-first_at", "uid")))


def application(uid: str, party: str) -> Applied:
    """An application of which a party is one side.

    :raises NoSuchApplication: if it is not.
    """
    row = Application.objects.filter(pk=uid).first()
    if row is None or party not in (row.register, row.provider):
        raise NoSuchApplication(uid=uid)
    return _answered([row])[0]


def standing_application(session: str, party: str) -> Application | None:
    """A party's application for a session, unless it was withdrawn."""
    return Application.objects.filter(session=session, register=party, withdrawn_at=None).order_by("uid").first()


def figures(party: str) -> list[Figure]:
    """Seats by session and by the party that applied, for the provider. Five queries."""
    held = [each for each in held_by(party) if each.row.withdrawn_at is None]
    applicants = {applied.row.register for each in held for applied in each.applications}
    countries = dict(Party.objects.filter(code__in=applicants).values_list("code", "speaks_for"))
    return [line for each in held for line in _lines(each, countries)]


def _lines(each: Held, countries: Mapping[str, str]) -> list[Figure]:
    row = each.row
    if not each.applications:
        return [Figure(row.uid, row.starts, row.seats, "", "", 0, 0, None, None)]
    return [
        Figure(
            row.uid, row.starts, row.seats, applied.row.register, countries.get(applied.row.register, ""),
            applied.row.people, applied.given,
            applied.selection.attended if applied.selection else None,
            applied.selection.completed if applied.selection else None,
        )
        for applied in each.applications
    ]  # fmt: skip


def expert(identifier: UUID, party: str) -> Expert:
    """:raises NoSuchExpert: if the party's roster has none of that name."""
    row = Expert.objects.filter(pk=identifier, party=party).first()
    if row is None:
        raise NoSuchExpert
    return row


def steps_of(row: Expert) -> list[ExpertStep]:
    """What was done with an expert's sheet, last first. One query."""
    return list(ExpertStep.objects.filter(party=row.party, expert=row.pk).order_by("-pk"))


ROSTER_SORTS = {"post": "post", "institution": "institution", "newest": "-changed_at"}


def roster(
    party: str,
    *,
    text: str = "",
    sector: str = "",
    language: str = "",
    on: date | None = None,
    sort: str = "post",
) -> list[Expert]:
    """A party's experts. ``on`` is a day on which they are available. One query.

    ``text`` stands in post, institution or competences; names are not searched, so that none gets into an address.
    """
    rows = Expert.objects.filter(party=party).order_by(ROSTER_SORTS.get(sort, "post"), "pk")
    sought = text.casefold().split()
    return [
        row for row in rows
        if (not sector or any(code.startswith(sector) for code in row.sectors))
        and (not language or language in row.languages)
        and (on is None or _available(row, on))
        and all(word in f"{row.post} {row.institution} {row.competences}".casefold() for word in sought)
    ]  # fmt: skip


def _available(row: Expert, on: date) -> bool:
    return (row.available_from is None or row.available_from <= on) and (
        row.available_until is None or on <= row.available_until
    )


def _in_sector(offer: Offer, sector: str) -> bool:
    return any(code.startswith(sector) for code in offer.body.get("sectors", ()))


def _with_applications(rows: Sequence[TrainingSession]) -> list[Held]:
    offers = Offer.objects.in_bulk({row.offer for row in rows})
    standing = Application.objects.filter(session__in=[row.uid for row in rows], withdrawn_at=None)
    answers = _selections(list(standing.order_by("first_at", "uid")))
    by_session: dict[str, list[tuple[Application, Selection | None]]] = defaultdict(list)
    for each, word in answers:
        by_session[each.session].append((each, word))
    return [
        Held(row, offers.get(row.offer), tuple(Applied(each, word, row) for each, word in by_session[row.uid]))
        for row in rows
    ]


def _answered(rows: Sequence[Application]) -> list[Applied]:
    found = TrainingSession.objects.in_bulk({row.session for row in rows})
    return [Applied(row, word, found.get(row.session)) for row, word in _selections(rows)]


def _selections(rows: Sequence[Application]) -> Iterable[tuple[Application, Selection | None]]:
    """Only the provider's own word counts."""
    words = Selection.objects.filter(application__in=[row.uid for row in rows], withdrawn_at=None)
    by_application = {(each.application, each.register): each for each in words}
    return [(row, by_application.get((row.uid, row.provider))) for row in rows]
