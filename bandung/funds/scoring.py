"""How sides assess apart and then together: seals, points, ranks, shares. Plain values; no database, no clock."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from bandung.funds.errors import (
    AwardedTwice,
    CriterionMissing,
    MoreThanAskedFor,
    NothingAwarded,
    NotRanked,
    OtherCurrency,
    OtherRanking,
    OutsideTheFund,
    UnknownCriterion,
)
from bandung.records.funds import Assessment, Award, Call, Fund
from bandung.values.errors import BandungError

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Sealed:
    """A seal as its entry tells it: whose, the digest under it, from when, and until when if it was taken back."""

    register: str
    uid: str
    digest: str
    at: datetime
    until: datetime | None = None

    def stands(self, moment: datetime) -> bool:
        return self.at <= moment and (self.until is None or moment < self.until)


@dataclass(frozen=True, slots=True)
class AllSealed:
    """The moment at which every side had sealed, and what lies under each seal from then on."""

    at: datetime
    digests: Mapping[str, str]


def all_sealed(sides: Collection[str], seals: Iterable[Sealed]) -> AllSealed | None:
    """The first moment at which a seal of every side stands; what happens to seals afterwards changes nothing.

    Of several seals of one side, the one set first counts.
    """
    heard = sorted((each for each in seals if each.register in sides), key=lambda each: (each.at, each.uid))
    for moment in sorted({each.at for each in heard}):
        standing: dict[str, str] = {}
        for each in heard:
            if each.stands(moment):
                standing.setdefault(each.register, each.digest)
        if sides and standing.keys() >= {*sides}:
            return AllSealed(moment, standing)
    return None


def check_scores(assessment: Assessment, call: Call) -> None:
    """
    :raises UnknownCriterion, CriterionMissing: if the points are not for exactly the criteria of the call.
    """
    known = [each.key for each in call.criteria]
    given = [each.key for each in assessment.scores]
    for position, key in enumerate(given):
        if key not in known or key in given[:position]:
            raise UnknownCriterion(key=key)
    missing = next((key for key in known if key not in given), None)
    if missing is not None and assessment.eligible:
        raise CriterionMissing(key=missing)


def scores_fit(assessment: Assessment, call: Call) -> bool:
    """As ``check_scores``, for what others wrote."""
    try:
        check_scores(assessment, call)
    except BandungError:
        return False
    return True


def points(assessment: Assessment, call: Call) -> Decimal | None:
    """Weighted mean of the points, 0 to 100 with two decimals; None where the proposal cannot be taken."""
    if not assessment.eligible:
        return None
    given = {each.key: each.points for each in assessment.scores}
    weights = sum(each.weight for each in call.criteria)
    summed = sum(given[each.key] * each.weight for each in call.criteria)
    return (Decimal(summed) / weights).quantize(CENT, ROUND_HALF_UP)


def divergence(values: Iterable[Decimal | int | None]) -> Decimal | None:
    """How far the sides lie apart; None where fewer than two of them gave points."""
    known = [Decimal(each) for each in values if each is not None]
    return max(known) - min(known) if len(known) > 1 else None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A proposal's place: those with the same points share a rank, and the next ranks are left out."""

    proposal: str
    rank: int
    points: Decimal


def ranking(assessed: Mapping[str, Decimal]) -> list[Ranked]:
    """Proposals by points, most first; within a rank by name."""
    order = sorted(assessed.items(), key=lambda each: (-each[1], each[0]))
    return [Ranked(uid, 1 + sum(other > given for other in assessed.values()), given) for uid, given in order]


def by_shares(amount: Decimal, fund: Fund) -> dict[str, Decimal]:
    """An amount divided among the fund's parties as their shares are, in cents; the parts come to exactly the amount.

    What is left after rounding down goes cent by cent to those whose part was cut most, by code where equal.
    """
    shares = {each.party: Decimal(each.amount) for each in fund.shares}
    whole = sum(shares.values())
    exact = {code: amount * share / whole for code, share in shares.items()}
    parts = {code: value.quantize(CENT, ROUND_DOWN) for code, value in exact.items()}
    left = int((amount - sum(parts.values())) / CENT)
    for code in sorted(parts, key=lambda each: (parts[each] - exact[each], each))[:left]:
        parts[code] += CENT
    rest = amount - sum(parts.values())
    if rest:
        parts[min(parts)] += rest
    return parts


def check_award(award: Award, places: Sequence[Ranked], asked: Mapping[str, Decimal], fund: Fund) -> None:
    """``places`` is the ranking that follows from the joint assessments, ``asked`` what each proposal asks for.

    :raises OtherRanking: if the award has another one. :raises NotRanked, AwardedTwice: see there.
    :raises OutsideTheFund, OtherCurrency, NothingAwarded, MoreThanAskedFor: if a contribution cannot be.
    """
    told = [
        (f"{each.proposal.register_code}/{each.proposal.record}", each.rank, Decimal(each.points))
        for each in award.ranking
    ]
    if told != [(each.proposal, each.rank, each.points) for each in places]:
        raise OtherRanking
    known = {each.proposal for each in places}
    awarded: set[str] = set()
    for each in award.awarded:
        uid = f"{each.proposal.register_code}/{each.proposal.record}"
        if uid not in known:
            raise NotRanked(uid=uid)
        if uid in awarded:
            raise AwardedTwice(uid=uid)
        awarded.add(uid)
        given = Decimal()
        for part in each.contributions:
            given += _contribution(part.giver, part.amount, part.unit, uid, fund)
        if given > asked[uid]:
            raise MoreThanAskedFor(uid=uid, asked=asked[uid], given=given, currency=fund.currency)


def _contribution(giver: str | None, amount: str | None, unit: str, uid: str, fund: Fund) -> Decimal:
    if giver not in {each.party for each in fund.shares}:
        raise OutsideTheFund(party=giver or "–")
    if amount is None or not Decimal(amount):
        raise NothingAwarded(uid=uid)
    if unit != fund.currency:
        raise OtherCurrency(currency=fund.currency, unit=unit)
    return Decimal(amount)
