"""How far the sides have come with the proposals of a call: sealed, opened, assessed together, ranked, awarded.

Nothing that one side wrote is here before every side has sealed its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bandung.consents.queries import words_on
from bandung.consents.rules import Word
from bandung.funds import scoring
from bandung.funds.agreed import Agreed, agreed
from bandung.funds.errors import NoSuchAward, NoSuchCall
from bandung.funds.models import Assessment, Award, JointProposal, OwnAssessment, Seal
from bandung.funds.queries import CallView, ProposalView, call, proposal_views
from bandung.funds.scoring import AllSealed, Ranked, Sealed
from bandung.values.errors import BandungError


@dataclass(frozen=True, slots=True)
class Together:
    """A joint assessment and how far the sides have come with it."""

    row: Assessment
    agreed: Agreed
    points: Decimal | None


@dataclass(frozen=True, slots=True)
class Assessing:
    """One proposal that stands and what the sides have written on it."""

    proposal: ProposalView
    sealed: AllSealed | None
    seals: Mapping[str, Seal]
    """The seal of each side that stands, or that stood when all had sealed."""
    opened: Mapping[str, Assessment]
    """Each side's own assessment, as it was sealed."""
    broken: tuple[str, ...]
    """Sides that opened something else than what they had sealed."""
    proposed: tuple[Together, ...]
    """Joint assessments that wait for consents."""
    together: Together | None
    """The one that all sides have consented to."""

    @property
    def sides(self) -> tuple[str, ...]:
        return self.proposal.call.fund.votes

    @property
    def unsealed(self) -> tuple[str, ...]:
        return tuple(code for code in self.sides if code not in self.seals)

    @property
    def unopened(self) -> tuple[str, ...]:
        return tuple(code for code in self.sides if code not in self.opened)

    @property
    def step(self) -> str:
        """What comes next: seal, open, together, or done."""
        if self.together is not None:
            return "done"
        return "seal" if self.sealed is None else "open" if self.unopened else "together"

    @property
    def points(self) -> dict[str, Decimal | None]:
        """The points of each side that has opened."""
        told = self.proposal.call.row.says
        return {code: scoring.points(row.says, told) for code, row in self.opened.items()}

    @property
    def divergence(self) -> Decimal | None:
        return scoring.divergence(self.points.values())


@dataclass(frozen=True, slots=True)
class AwardView:
    """An award, whether it follows from the assessments, and whether all sides have consented to it."""

    row: Award
    agreed: Agreed
    fits: bool

    @property
    def holds(self) -> bool:
        return self.fits and self.agreed.at is not None

    @property
    def state(self) -> str:
        if self.row.withdrawn_at and not self.agreed.at:
            return "withdrawn"
        return "holds" if self.holds else "proposed" if self.fits else "does-not-fit"


@dataclass(frozen=True, slots=True)
class Board:
    """A call with its proposals as those see it who decide on it."""

    call: CallView
    proposals: tuple[ProposalView, ...]
    assessed: tuple[Assessing, ...]
    """The proposals that stand."""
    awards: tuple[AwardView, ...] = field(default=())

    @property
    def waiting(self) -> tuple[Assessing, ...]:
        return tuple(each for each in self.assessed if each.together is None)

    @property
    def ranking(self) -> list[Ranked]:
        """The ranking that follows from the joint assessments that there are."""
        return scoring.ranking(
            {
                each.proposal.row.uid: each.together.points
                for each in self.assessed
                if each.together is not None and each.together.points is not None
            }
        )

    @property
    def award(self) -> AwardView | None:
        """The award that holds; of several, the one that held first."""
        holding = [each for each in self.awards if each.holds]
        return min(holding, key=lambda each: (each.agreed.at, each.row.uid), default=None)

    def of(self, uid: str) -> Assessing | None:
        return next((each for each in self.assessed if each.proposal.row.uid == uid), None)


def board(uid: str, party: str) -> Board:
    """Everything that those see who decide on a call. Twelve queries, however many proposals there are.

    :raises NoSuchCall: if the party has no vote in the fund of such a call.
    """
    called = call(uid, party)
    if party not in called.fund.votes:
        raise NoSuchCall(uid=uid)
    return board_of(called)


def award_of(uid: str, party: str) -> tuple[Board, AwardView]:
    """An award with its call.

    :raises NoSuchAward: if the party has no vote in the fund of such a call.
    """
    row = Award.objects.filter(pk=uid).first()
    try:
        found = board(row.call, party) if row else None
    except NoSuchCall:
        found = None
    one = next((each for each in found.awards if each.row.uid == uid), None) if found else None
    if found is None or one is None:
        raise NoSuchAward(uid=uid)
    return found, one


def assessing(proposal: ProposalView) -> Assessing:
    """One proposal and what the sides have written on it, whether it stands or not. Three queries."""
    return _assessed([proposal])[0]


def own(proposal: str, party: str) -> OwnAssessment | None:
    """What a party has written itself on a proposal. One query; nobody else's row is ever asked for."""
    return OwnAssessment.objects.filter(party=party, proposal=proposal).first()


def board_of(called: CallView) -> Board:
    """As ``board``, whoever asks."""
    rows = JointProposal.objects.filter(call=called.row.uid).order_by("at", "uid")
    views = tuple(proposal_views(list(rows)).values())
    assessed = {each.proposal.row.uid: each for each in _assessed(views)}
    awards = list(Award.objects.filter(call=called.row.uid).order_by("at", "uid"))
    words = words_on("award", awards)
    told = tuple(_award(row, called, assessed.values(), words.get(row.uid, ())) for row in awards)
    standing = tuple(assessed[each.row.uid] for each in views if each.stands)
    return Board(called, views, standing, tuple(each for each in told if each.row.register in called.fund.votes))


def _assessed(views: Sequence[ProposalView]) -> list[Assessing]:
    uids = [each.row.uid for each in views]
    seals: dict[str, list[Seal]] = defaultdict(list)
    for seal in Seal.objects.filter(proposal__in=uids).order_by("at", "uid"):
        seals[seal.proposal].append(seal)
    written: dict[str, list[Assessment]] = defaultdict(list)
    for row in Assessment.objects.filter(proposal__in=uids).order_by("at", "uid"):
        written[row.proposal].append(row)
    words = words_on("assessment", [row for rows in written.values() for row in rows if row.joint])
    return [_one(each, seals[each.row.uid], written[each.row.uid], words) for each in views]


def _one(
    view: ProposalView, seals: Sequence[Seal], written: Sequence[Assessment], words: Mapping[str, Sequence[Word]]
) -> Assessing:
    voting, about = view.call.fund.votes, view.row.digest
    ours = [row for row in seals if row.register in voting and row.body["about"]["digest"] == about]
    told = [Sealed(row.register, row.uid, row.sealed, row.at, row.withdrawn_at) for row in ours]
    sealed = scoring.all_sealed(voting, told)
    standing: dict[str, Seal] = {}
    for row in ours:
        if row.withdrawn_at is None if sealed is None else row.sealed == sealed.digests[row.register]:
            standing.setdefault(row.register, row)
    fitting = [
        row for row in written
        if row.register in voting and row.body["proposal"]["digest"] == about
        and scoring.scores_fit(row.says, view.call.row.says)
    ]  # fmt: skip
    opened = {row.register: row for row in fitting if not row.joint and _as_sealed(row, sealed)}
    broken = {row.register for row in written if not row.joint and row.register in voting} - {*opened}
    joint = _joint(view, [row for row in fitting if row.joint], opened, words)
    holding = [each for each in joint if each.agreed.at is not None]
    together = min(holding, key=lambda each: (each.agreed.at, each.row.uid), default=None)
    waiting = tuple(each for each in joint if each.agreed.at is None and each.row.withdrawn_at is None)
    return Assessing(view, sealed, standing, opened, tuple(sorted(broken)), waiting, together)


def _as_sealed(row: Assessment, sealed: AllSealed | None) -> bool:
    return sealed is not None and row.at >= sealed.at and row.digest == sealed.digests[row.register]


def _joint(
    view: ProposalView,
    rows: Sequence[Assessment],
    opened: Mapping[str, Assessment],
    words: Mapping[str, Sequence[Word]],
) -> list[Together]:
    """Only what was written after every side had opened its own."""
    voting = view.call.fund.votes
    if {*opened} != {*voting}:
        return []
    since = max(row.at for row in opened.values())
    return [
        Together(row, agreed(row, voting, words.get(row.uid, ())), scoring.points(row.says, view.call.row.says))
        for row in rows
        if row.at >= since
    ]


def _award(row: Award, called: CallView, every: Iterable[Assessing], words: Sequence[Word]) -> AwardView:
    """Held against what stood when it was written: what comes later does not change it."""
    counted = [each for each in every if each.proposal.stood(row.at)]
    points: dict[str, Decimal] = {}
    fits = row.says.call.digest == called.row.digest
    for each in counted:
        together = each.together
        if together is None or together.agreed.at is None or together.agreed.at > row.at:
            fits = False
        elif together.points is not None:
            points[each.proposal.row.uid] = together.points
    asked = {each.proposal.row.uid: Decimal(each.proposal.row.says.asked_for) for each in counted}
    return AwardView(row, agreed(row, called.fund.votes, words), fits and _follows(row, points, asked, called))


def _follows(row: Award, points: Mapping[str, Decimal], asked: Mapping[str, Decimal], called: CallView) -> bool:
    try:
        scoring.check_award(row.says, scoring.ranking(points), asked, called.fund.row.says)
    except BandungError:
        return False
    return all(called.window.ends(side.clock) <= row.at for side in called.clocks)
