"""What the sides do when a call has closed: write apart, seal, open, assess together, award.

``bench`` as in the bench that judges: each party at its own end of it, and then all together.
"""

import secrets
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, count
from typing import Any

from django.db import transaction

from bandung.consents import actions as consents
from bandung.funds import queries, rules, scoring
from bandung.funds.actions import reference, write
from bandung.funds.assessing import Assessing, Board, assessing, board, own
from bandung.funds.errors import (
    AllSealed,
    AlreadyAssessed,
    AlreadyOpened,
    AlreadySealed,
    BrokenSeal,
    DecidedAlready,
    NoSuchProposal,
    NotAllAssessed,
    NotAllOpened,
    NotAllSealed,
    NothingWritten,
    NotStanding,
    StillOpen,
)
from bandung.funds.models import Assessment, Award, OwnAssessment, Seal
from bandung.records import funds as records
from bandung.records.canonical import digest, parse
from bandung.records.kinds import body, read
from bandung.records.parties import Withdrawal
from bandung.registers.append import Step, append
from bandung.registers.models import Entry
from bandung.values import Texts

Scores = Mapping[str, int]


def to_assess(uid: str, party: str, *, at: datetime) -> Assessing:
    """A proposal on which a party's side can say something now.

    :raises NoSuchProposal: if the party has no vote on it. :raises NotStanding: if it does not stand.
    :raises StillOpen: while the call is open in any of the countries.
    """
    found = queries.proposal(uid, party)
    if party not in found.call.fund.votes:
        raise NoSuchProposal(uid=uid)
    if not found.stands:
        raise NotStanding(uid=uid)
    if found.call.phase(at) != "closed":
        raise StillOpen
    return assessing(found)


@transaction.atomic
def keep(*, proposal: str, party: str, draft: Mapping[str, Any], by: str, at: datetime) -> OwnAssessment:
    """Keep what one's own side has written so far; it stays inside the party.

    :raises AlreadySealed: once it is sealed. :raises BadValue: if it is too long. For others see ``to_assess``.
    """
    rules.check_draft(draft)
    consents.hold(party)
    found = to_assess(proposal, party, at=at)
    if party in found.seals or party in found.opened:
        raise AlreadySealed(uid=proposal)
    row = own(proposal, party) or OwnAssessment(party=party, proposal=proposal)
    row.draft, row.changed_by, row.changed_at = dict(draft), by, at
    row.save()
    return row


@transaction.atomic
def seal(
    *,
    proposal: str,
    party: str,
    scores: Scores,
    by: str,
    at: datetime,
    eligible: bool = True,
    texts: Mapping[str, Texts] | None = None,
    text: Texts | None = None,
) -> Entry:
    """Seal one's own side's assessment: the text stays inside the party, its digest goes into the party's register.

    ``texts`` are remarks by criterion.

    :raises AlreadySealed: once it is. :raises UnknownCriterion, CriterionMissing: if the points do not fit the call.
    """
    consents.hold(party)
    found = to_assess(proposal, party, at=at)
    if party in found.seals or party in found.opened:
        raise AlreadySealed(uid=proposal)
    told = _told(rules.assessment_id(proposal), found, scores, eligible, texts, text)
    written: records.Assessment = read(records.Assessment, told | {"salt": secrets.token_hex(16)})
    scoring.check_scores(written, found.proposal.call.row.says)
    text_of_it = body(written)
    row = own(proposal, party) or OwnAssessment(party=party, proposal=proposal)
    row.sealed = {**row.sealed, digest(text_of_it.encode()): text_of_it}
    row.changed_by, row.changed_at = by, at
    row.save()
    stem = rules.seal_stem(proposal)
    under = read(records.Seal, {
        "id": _next(stem, Seal, party), "about": reference(found.proposal.row).model_dump(),
        "digest": digest(text_of_it.encode()),
    })  # fmt: skip
    return write("seal", under, party=party, to=found.sides, by=by, at=at)


@transaction.atomic
def unseal(*, proposal: str, party: str, by: str, at: datetime) -> Entry:
    """Take one's own seal back, to write otherwise, while another side has not sealed.

    :raises NothingWritten: if there is none. :raises AllSealed: when all have sealed.
    """
    consents.hold(*to_assess(proposal, party, at=at).sides)
    found = to_assess(proposal, party, at=at)
    mine = found.seals.get(party)
    if mine is None:
        raise NothingWritten(uid=proposal)
    if found.sealed is not None:
        raise AllSealed
    step = Step("withdraw", "seal", mine.record, Withdrawal(), "parties", (*mine.to,))
    return append(party, step, by=by, at=at)


@transaction.atomic
def open_sealed(*, proposal: str, party: str, by: str, at: datetime) -> Entry:
    """Open what one's own side has sealed, for the other sides, now that all have sealed.

    :raises NotAllSealed: before that. :raises AlreadyOpened: if it is open. :raises NothingWritten, BrokenSeal: if what
    was sealed is no longer here as it was.
    """
    consents.hold(party)
    found = to_assess(proposal, party, at=at)
    if found.sealed is None:
        raise NotAllSealed(parties=", ".join(found.unsealed))
    if party in found.opened:
        raise AlreadyOpened(uid=proposal)
    row = own(proposal, party)
    under = found.sealed.digests[party]
    if row is None or under not in row.sealed:
        raise NothingWritten(uid=proposal)
    if digest(row.sealed[under].encode()) != under:
        raise BrokenSeal
    opened = read(records.Assessment, parse(row.sealed[under]))
    return write("assessment", opened, party=party, to=found.sides, by=by, at=at)


@transaction.atomic
def assess_together(
    *,
    proposal: str,
    party: str,
    scores: Scores,
    by: str,
    at: datetime,
    eligible: bool = True,
    texts: Mapping[str, Texts] | None = None,
    text: Texts | None = None,
) -> Entry:
    """Propose the joint assessment of a proposal; it counts when each other side has consented to it.

    :raises NotAllOpened: before every side has opened its own. :raises AlreadyAssessed: if all consented to one.
    """
    consents.hold(party)
    found = to_assess(proposal, party, at=at)
    if found.unopened:
        raise NotAllOpened(parties=", ".join(found.unopened))
    if found.together is not None:
        raise AlreadyAssessed(uid=proposal)
    name = _next(rules.joint_stem(proposal), Assessment, party)
    told = _told(name, found, scores, eligible, texts, text)
    written: records.Assessment = read(records.Assessment, told | {"joint": True})
    scoring.check_scores(written, found.proposal.call.row.says)
    return write("assessment", written, party=party, to=found.sides, by=by, at=at)


@transaction.atomic
def propose_award(
    *,
    call: str,
    party: str,
    given: Mapping[str, Decimal | Mapping[str, Decimal]],
    by: str,
    at: datetime,
    text: Texts | None = None,
    name: str = "",
) -> Entry:
    """Propose what a call gives; it holds when each other party that decides in the fund has consented.

    ``given`` says by proposal how much: one amount, which the fund's parties bear as their shares are, or an amount for
    each of them. The ranking is the one that follows from the joint assessments.

    :raises StillOpen, NotAllAssessed: before. :raises DecidedAlready: after. See also ``scoring.check_award``.
    """
    consents.hold(party)
    found = board(call, party)
    _check_ready(found, at)
    fund, rows = found.call.fund.row.says, {each.row.uid: each.row for each in found.proposals}
    told = {
        "id": name or _next(f"award-{found.call.row.record}"[:70], Award, party),
        "call": reference(found.call.row).model_dump(),
        "on": at.date(),
        "ranking": [
            {"proposal": reference(rows[each.proposal]).model_dump(), "rank": each.rank, "points": str(each.points)}
            for each in found.ranking
        ],
        "awarded": [
            {"proposal": reference(rows[uid]).model_dump(), "contributions": contributions(amount, fund, at.date())}
            for uid, amount in given.items()
            if uid in rows
        ],
        "text": dict(text) if text else None,
        "result": "awarded" if given else "none",
    }
    award: records.Award = read(records.Award, told)
    asked = {each.proposal.row.uid: Decimal(each.proposal.row.says.asked_for) for each in found.assessed}
    scoring.check_award(award, found.ranking, asked, fund)
    return write("award", award, party=party, to=found.call.fund.row.parties, by=by, at=at)


def _check_ready(found: Board, at: datetime) -> None:
    if found.call.phase(at) != "closed":
        raise StillOpen
    if found.waiting:
        raise NotAllAssessed(number=len(found.waiting))
    if found.award is not None:
        raise DecidedAlready(uid=found.call.row.uid)


def contributions(amount: Decimal | Mapping[str, Decimal], fund: records.Fund, on: date) -> list[dict[str, Any]]:
    """What each party of the fund contributes to one award, as planned contributions."""
    parts = scoring.by_shares(amount, fund) if isinstance(amount, Decimal) else amount
    return [
        {"giver": code, "amount": str(part), "unit": fund.currency, "year": on.year}
        for code, part in parts.items()
        if part
    ]


def _told(
    name: str,
    found: Assessing,
    scores: Scores,
    eligible: bool,
    texts: Mapping[str, Texts] | None,
    text: Texts | None,
) -> dict[str, Any]:
    remarks = texts or {}
    return {
        "id": name,
        "proposal": reference(found.proposal.row).model_dump(),
        "eligible": eligible,
        "scores": [
            {"key": key, "points": given, "text": dict(remarks[key]) if key in remarks else None}
            for key, given in scores.items()
        ],
        "text": dict(text) if text else None,
    }


def _next(stem: str, model: Any, party: str) -> str:
    """The stem for the first of its kind, with a number for each further one."""
    taken = {row.record for row in model.objects.filter(register=party, uid__startswith=f"{party}/{stem}")}
    names = chain([stem], (f"{stem}-{number}" for number in count(2)))
    return next(name for name in names if name not in taken)
