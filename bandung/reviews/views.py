"""Review rounds as their parties see them: who has sealed, whether answers are revealed, the answers side by side.

Nobody's answers leave this module before the round is open.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bandung.measurement import principles
from bandung.partnerships import queries as partnerships
from bandung.partnerships.models import Initiative
from bandung.plans.rules import Stay
from bandung.plans.stays import stays_of
from bandung.reviews import rules
from bandung.reviews.beside import Beside, beside
from bandung.reviews.errors import NoSuchRound
from bandung.reviews.models import OwnReview, Review, ReviewRound, ReviewSeal

TRIANGULAR = "triangular"


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round at one moment."""

    row: ReviewRound
    initiative: Initiative
    sides: tuple[rules.Stands, ...]
    """Everybody asked, partners first."""
    opened_at: datetime | None
    """From when answers are revealed; it may lie ahead, and be earlier yet if all seal before."""
    is_open: bool
    cancelled: bool
    reviews: Mapping[str, Review]
    """By party, what was revealed; empty before the round is open, whatever registers hold."""

    @property
    def asked(self) -> tuple[str, ...]:
        return tuple(each.party for each in self.sides)

    def of(self, party: str) -> rules.Stands | None:
        return next((each for each in self.sides if each.party == party), None)

    @property
    def awaited(self) -> list[str]:
        """Who can still seal before the others' answers are read."""
        return [each.party for each in self.sides if each.state == rules.TO_ANSWER]

    @property
    def closed(self) -> bool:
        """Everybody who sealed has revealed, and nobody else is waited for."""
        return rules.is_closed(self.sides, is_open=self.is_open)

    @property
    def state(self) -> str:
        """cancelled, answering, over (nothing will be revealed as things stand), revealing or closed."""
        if self.cancelled:
            return "cancelled"
        if not self.is_open:
            return "answering" if self.awaited else "over"
        return "closed" if self.closed else "revealing"

    @property
    def triangular(self) -> bool:
        """Whether the round asks what the third role added."""
        return self.initiative.basis == TRIANGULAR

    @property
    def frame(self) -> principles.Frame:
        """The list that is answered."""
        return principles.frame(self.row.frame)

    @property
    def areas(self) -> principles.Frame | None:
        """The areas of value added, where they are asked."""
        return principles.frame(rules.AREAS) if self.triangular else None

    @property
    def outcome(self) -> str:
        """The digest that stands for it once it is closed; else empty."""
        if not self.closed:
            return ""
        return rules.outcome(self.row.digest, {party: each.digest for party, each in self.reviews.items()})

    @property
    def beside(self) -> Beside:
        """The answers that are revealed, side by side."""
        said = {party: each.says for party, each in self.reviews.items()}
        return beside(self.asked, said, self.frame, self.areas)


def rounds(uid: str, party: str, at: datetime) -> list[RoundView]:
    """The review rounds of an initiative, the newest first. Four queries.

    :raises NoSuchInitiative: if it is none of the party's.
    """
    return views([partnerships.own_initiative(uid, party)], at)[::-1]


def round_of(uid: str, party: str, at: datetime) -> RoundView:
    """One round. Four queries.

    :raises NoSuchRound: if the party's initiatives have none of that name.
    """
    row = ReviewRound.objects.filter(pk=uid).first()
    initiative = Initiative.objects.filter(pk=row.initiative, standing="opened").first() if row else None
    if row is None or initiative is None or not partnerships.may_read(initiative, party):
        raise NoSuchRound(uid=uid)
    found = _views([row], {initiative.uid: initiative}, at)
    if not found:
        raise NoSuchRound(uid=uid)
    return found[0]


def own_review(round_uid: str, party: str) -> OwnReview | None:
    """What a party has written itself in a round. One query; nobody else's row is ever asked for."""
    return OwnReview.objects.filter(party=party, round=round_uid).first()


def views(initiatives: Iterable[Initiative], at: datetime) -> list[RoundView]:
    """All rounds of these initiatives that count, the oldest first. Three queries."""
    known = {row.uid: row for row in initiatives}
    rows = ReviewRound.objects.filter(initiative__in=known).order_by("at", "uid")
    return _views(list(rows), known, at)


def _views(rows: Sequence[ReviewRound], initiatives: Mapping[str, Initiative], at: datetime) -> list[RoundView]:
    uids = [row.uid for row in rows]
    seals: dict[str, list[ReviewSeal]] = defaultdict(list)
    for seal in ReviewSeal.objects.filter(round__in=uids):
        seals[seal.round].append(seal)
    told: dict[str, list[Review]] = defaultdict(list)
    for review in Review.objects.filter(round__in=uids):
        told[review.round].append(review)
    found = (_view(row, initiatives[row.initiative], seals[row.uid], told[row.uid], at) for row in rows)
    return [each for each in found if each is not None]


def _view(
    row: ReviewRound, initiative: Initiative, seals: Iterable[ReviewSeal], told: Iterable[Review], at: datetime
) -> RoundView | None:
    """None for a round that no partner opened, or whose list this node does not know: it counts for nothing."""
    stays = stays_of(initiative)
    who = rules.asked(stays, row.at)
    if not _is_partner(row.register, stays, row.at) or row.frame not in rules.FRAMES:
        return None
    # A seal names the round's digest, so it came after; the clock of another node may be behind all the same.
    sealed = {
        each.register: max(each.at, row.at) for each in seals
        if each.register in who and each.body["about"]["digest"] == row.digest
    }  # fmt: skip
    by_party = {
        each.register: each for each in told
        if each.register in sealed and each.initiative == row.initiative and each.body["round"]["digest"] == row.digest
    }  # fmt: skip
    revealed = {party: by_party[party] for party in who if party in by_party}
    opens = rules.opened_at(who, sealed, stays, row.due)
    cancelled = rules.is_cancelled(row.withdrawn_at, sealed.values())
    is_open = opens is not None and opens <= at and not cancelled
    sides = rules.standings(who, sealed, revealed, stays, began=row.at, due=row.due, at=at)
    return RoundView(
        row, initiative, tuple(sides), opens, is_open, cancelled, revealed if is_open else {}
    )  # fmt: skip


def _is_partner(party: str, stays: Iterable[Stay], at: datetime) -> bool:
    return any(each.party == party and not each.facilitator and each.covers(at) for each in stays)
