"""What people ask about work plans: which one is in effect, how its lines stand, what is due; and about transfers.

Whoever asks names a party; nobody reads the plan of an initiative that is none of its party's.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from bandung.consents.queries import words_on
from bandung.consents.rules import Word
from bandung.partnerships import queries as partnerships
from bandung.partnerships.models import Initiative
from bandung.partnerships.stages import ENDED
from bandung.plans import clocks, rules
from bandung.plans.errors import NoPlanInEffect, NoSuchPlan, NoSuchTransfer
from bandung.plans.lines import Line, Report
from bandung.plans.lines import lines as lines_of
from bandung.plans.models import Plan, Progress, Transfer

NOTHING_DUE = (*ENDED, "evaluated")
"""Stages in which a plan asks nothing of anybody any more."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A version that waits for consents, and what each party said of it."""

    row: Plan
    consented: Mapping[str, str]
    """By party, ``consent`` or ``refuse`` as it stands now; its author is not among them."""

    @property
    def awaited(self) -> list[str]:
        """Those asked that have not consented."""
        return [party for party in self.row.asked if self.consented.get(party) != "consent"]

    @property
    def refused(self) -> list[str]:
        return [party for party in self.row.asked if self.consented.get(party) == "refuse"]


@dataclass(frozen=True, slots=True)
class Board:
    """The work plan of an initiative with everything around it."""

    initiative: Initiative
    plan: Plan | None
    """The one in effect."""
    proposals: Sequence[Proposal]
    """Those that wait for consents, oldest first."""
    lines: Sequence[Line]
    reports: Sequence[Progress]
    """Of all parties, the newest first."""
    former: Sequence[Plan]
    """Plans that were in effect before, the newest first."""

    @property
    def running(self) -> clocks.Running | None:
        """What the clocks need to know; None without a plan, or once the initiative has ended."""
        return _running(self.plan, self.initiative, self.reports, self.lines) if self.plan else None


def board(uid: str, party: str) -> Board:
    """An initiative's work plan as one of its parties sees it. Four queries.

    :raises NoSuchInitiative: if it is none of the party's.
    """
    row = partnerships.own_initiative(uid, party)
    found = versions(uid)
    words = words_on("plan", [each for each in found if each.state == rules.PROPOSED])
    plan = next((each for each in found if each.state == rules.IN_EFFECT), None)
    reports = _reports(row)
    return Board(
        initiative=row,
        plan=plan,
        proposals=[
            Proposal(each, {word.register: word.says for word in words.get(each.uid, ()) if word.until is None})
            for each in found
            if each.state == rules.PROPOSED
        ],
        lines=lines_of(plan.says, stands(reports)) if plan else (),
        reports=reports[::-1],
        former=sorted(
            (each for each in found if each.state == rules.REPLACED), key=lambda each: str(each.holds_at), reverse=True
        ),
    )


def versions(uid: str) -> list[Plan]:
    """Every version of an initiative's work plan that counts, oldest first."""
    return list(Plan.objects.filter(initiative=uid).exclude(state=rules.VOID).order_by("at", "uid"))


def version(uid: str, party: str) -> Plan:
    """One version, for a party of its initiative.

    :raises NoSuchPlan: if there is none that the party can read.
    """
    row = Plan.objects.filter(pk=uid).exclude(state=rules.VOID).first()
    initiative = Initiative.objects.filter(pk=row.initiative, standing="opened").first() if row else None
    if row is None or initiative is None or not partnerships.may_read(initiative, party):
        raise NoSuchPlan(uid=uid)
    return row


def followed_by(row: Plan) -> Plan | None:
    """The plan that a version follows; None for the first."""
    if not row.after:
        return None
    return Plan.objects.filter(initiative=row.initiative, digest=row.after, holds_at__isnull=False).first()


def in_effect(uid: str) -> Plan | None:
    """The work plan of an initiative that is in effect."""
    return Plan.objects.filter(initiative=uid, state=rules.IN_EFFECT).first()


def in_effect_or_refuse(uid: str) -> Plan:
    """:raises NoPlanInEffect: if there is none."""
    found = in_effect(uid)
    if found is None:
        raise NoPlanInEffect(uid=uid)
    return found


def stands(reports: Iterable[Progress]) -> list[Report]:
    """What reports say line by line, in the order given."""
    return [
        Report(report.register, each.key, each.state, report.on, each.share, each.text)
        for report in reports
        for each in report.says.items
    ]


def running(party: str) -> list[clocks.Running]:
    """The plans in effect of the initiatives in which a party takes part, for its clocks. Three queries."""
    theirs = partnerships.of_party(party).values("uid")
    return running_of(Plan.objects.filter(initiative__in=theirs, state=rules.IN_EFFECT).order_by("uid"), party)


def running_of(plans: Iterable[Plan], party: str = "") -> list[clocks.Running]:
    """These plans for the clocks, as far as the party (if one is named) takes part. Three queries."""
    listed = list(plans)
    rows = {
        uid: row
        for uid, row in Initiative.objects.in_bulk({each.initiative for each in listed}).items()
        if not party or party in row.everybody
    }
    reports: dict[str, list[Progress]] = defaultdict(list)
    for report in Progress.objects.filter(initiative__in=rows, withdrawn_at=None).order_by("on", "at", "uid"):
        if report.register in rows[report.initiative].readers:
            reports[report.initiative].append(report)
    found = []
    for plan in listed:
        row, theirs = rows.get(plan.initiative), reports[plan.initiative]
        told = _running(plan, row, theirs, lines_of(plan.says, stands(theirs))) if row else None
        if told is not None:
            found.append(told)
    return found


def due(party: str, on: date) -> list[clocks.Due]:
    """What a party's work plans ask of it on a day, the longest due first. Three queries."""
    found = [due for each in running(party) for due in clocks.ringing(each, on) if due.party == party]
    return sorted(found, key=lambda each: (each.since, each.key))


def awaiting(party: str) -> list[Plan]:
    """Proposals that wait for this party's consent, oldest first. Two queries."""
    theirs = partnerships.of_party(party).values("uid")
    proposed = Plan.objects.filter(state=rules.PROPOSED, initiative__in=theirs).order_by("at", "uid")
    mine = [row for row in proposed if party in row.asked]
    words = words_on("plan", mine)
    answered = {
        uid for uid, said in words.items() if any(word.register == party and word.until is None for word in said)
    }
    return [row for row in mine if row.uid not in answered]


def _running(plan: Plan, row: Initiative, reports: Iterable[Progress], lines: Sequence[Line]) -> clocks.Running | None:
    if row.stage in NOTHING_DUE:
        return None
    reported: dict[str, date] = {}
    for report in reports:
        reported[report.register] = max(report.on, reported.get(report.register, date.min))
    return clocks.Running(
        uid=plan.uid,
        initiative=row.uid,
        starts=plan.starts,
        ends=plan.ends,
        partners=tuple(row.partners),
        reported=reported,
        lines=tuple(lines),
        title=row.title,
    )


def _reports(row: Initiative) -> list[Progress]:
    """The reports of an initiative's parties, by the day of which they speak."""
    found = Progress.objects.filter(initiative=row.uid, withdrawn_at=None, register__in=row.readers)
    return list(found.order_by("on", "at", "uid"))


# -- technology


def transfers(uid: str, party: str) -> list[Transfer]:
    """Technology that changes hands in an initiative, the newest first. Two queries.

    :raises NoSuchInitiative: if it is none of the party's.
    """
    return transfers_in(partnerships.own_initiative(uid, party))


def transfers_in(row: Initiative) -> list[Transfer]:
    """Technology that changes hands in an initiative whose papers the reader may see, the newest first."""
    return list(_between(row).order_by("-first_at", "uid"))


def word_of(row: Transfer, party: str) -> Word | None:
    """What a side says of the version of a transfer that stands; None if it says nothing."""
    said = [each for each in words_on("transfer", [row]).get(row.uid, ()) if each.until is None]
    return max((each for each in said if each.register == party), key=lambda each: each.at, default=None)


def transfer(uid: str, party: str) -> Transfer:
    """One transfer. Two queries.

    :raises NoSuchTransfer: if the party's initiatives have none of that name.
    """
    found = Transfer.objects.filter(pk=uid).first()
    row = Initiative.objects.filter(pk=found.initiative, standing="opened").first() if found else None
    if found is None or row is None or not partnerships.may_read(row, party):
        raise NoSuchTransfer(uid=uid)
    if not {found.giver, found.receiver} <= {*row.readers}:
        raise NoSuchTransfer(uid=uid)
    return found


def to_confirm(party: str) -> list[Transfer]:
    """Transfers that the other side recorded and this one has not answered. Two queries."""
    sides = Q(giver=party) | Q(receiver=party)
    rows = Transfer.objects.filter(sides, confirmed_at=None, withdrawn_at=None).exclude(register=party)
    waiting = list(rows.order_by("at", "uid"))
    words = words_on("transfer", waiting)
    known = set(
        partnerships.of_party(party).filter(pk__in={row.initiative for row in waiting}).values_list("uid", flat=True)
    )
    return [
        row
        for row in waiting
        if row.initiative in known and not any(word.until is None for word in words.get(row.uid, ()))
    ]


def _between(row: Initiative) -> QuerySet[Transfer]:
    """Transfers between parties of the initiative; one that names others is nobody's."""
    return Transfer.objects.filter(initiative=row.uid, giver__in=row.readers, receiver__in=row.readers)
