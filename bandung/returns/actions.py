"""What people do with returns: an agency asks and decides, an institution sends, hands in, or has nothing to report."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction

from bandung.clearance import intake
from bandung.contributions.errors import YearClosed
from bandung.contributions.models import Closing
from bandung.parties.errors import NoSuchInstitution
from bandung.parties.models import Institution
from bandung.returns import clocks, queries, rules, taking
from bandung.returns.clocks import Quarter
from bandung.returns.errors import (
    AlreadyAnswered,
    DueTooEarly,
    NobodyToAsk,
    NoSuchReturn,
    NotHandedIn,
    NotReadYet,
    SayWhy,
)
from bandung.returns.models import Return, ReturnSheet, StandingRequest

KIND = "contribution"
FOLLOWERS: list[Callable[[str, Return, str, datetime], None]] = []
"""Called after the transaction with what happened (``asked``, ``reminded``, ``came``, ``returned``, ``taken``), the
return, by whom and when: notices follow returns this way."""


@transaction.atomic
def ask(*, party: str, institutions: Iterable[str], quarter: Quarter, due: date, by: str, at: datetime) -> list[Return]:
    """Ask institutions for their return; one that was asked before gets the new due day. Those asked, by institution.

    :raises NobodyToAsk: if none is named. :raises NoSuchInstitution: if the party has none of that name.
    :raises DueTooEarly: if the day lies before the quarter.
    """
    wanted = sorted(set(institutions))
    if not wanted:
        raise NobodyToAsk
    if due < quarter.begins:
        raise DueTooEarly
    there = set(
        Institution.objects.filter(pk__in=[f"{party}/{each}" for each in wanted], withdrawn_at=None)
        .values_list("pk", flat=True)
    )  # fmt: skip
    if missing := [each for each in wanted if f"{party}/{each}" not in there]:
        raise NoSuchInstitution(uid=f"{party}/{missing[0]}")
    _begin(party, wanted, quarter)
    rows = Return.objects.select_for_update().filter(
        party=party, institution__in=wanted, year=quarter.year, quarter=quarter.number
    )
    asked = list(rows.order_by("institution"))
    for row in asked:
        if row.due != due:
            row.due, row.asked_by, row.asked_at = due, by, at
            row.save(update_fields=["due", "asked_by", "asked_at"])
            _tell("asked", row, by, at)
    return asked


def ask_everybody(*, party: str, quarter: Quarter, due: date, by: str, at: datetime) -> list[Return]:
    """Ask every institution of the party that stands.

    :raises NobodyToAsk: if it has none.
    """
    rows = Institution.objects.filter(party=party, withdrawn_at=None)
    return ask(
        party=party, institutions=[row.record for row in rows], quarter=quarter, due=due, by=by, at=at
    )  # fmt: skip


@transaction.atomic
def ask_each_quarter(*, party: str, days: int, by: str, at: datetime) -> StandingRequest:
    """From now on ask all institutions when a quarter has ended, due so many days after its end.

    :raises DueTooEarly: if that is no day after its end.
    """
    if not 1 <= days <= 365:
        raise DueTooEarly
    row, _made = StandingRequest.objects.update_or_create(
        pk=party, defaults={"days": days, "made_by": by}, create_defaults={"days": days, "made_by": by, "made_at": at}
    )
    return row


def stop_asking(*, party: str) -> None:
    """Ask no more by itself; what was asked stays asked."""
    StandingRequest.objects.filter(pk=party).delete()


def ask_what_stands(at: datetime) -> int:
    """Ask, for every party with a standing request, whom it has not yet asked for the quarter that ended last.

    How many were asked. Bears being done twice.
    """
    quarter, asked = clocks.last_ended(at.date()), 0
    for row in StandingRequest.objects.filter(made_at__date__lt=quarter.ends):
        due = quarter.due(row.days)
        done = Return.objects.filter(party=row.party, year=quarter.year, quarter=quarter.number).exclude(due=None)
        standing = Institution.objects.filter(party=row.party, withdrawn_at=None)
        left = {each.record for each in standing} - set(done.values_list("institution", flat=True))
        if left and at.date() <= due:
            asked += len(ask(party=row.party, institutions=left, quarter=quarter, due=due, by=row.made_by, at=at))
    return asked


def remind(*, party: str, quarter: Quarter, by: str, at: datetime, institutions: Iterable[str] | None = None) -> int:
    """Remind those who have not answered, or some of them, now; how many are reminded. Once a day tells once."""
    wanted = None if institutions is None else set(institutions)
    rows = [row for row in queries.unanswered(party, quarter, at.date()) if wanted is None or row.institution in wanted]
    for row in rows:
        _tell("reminded", row, by, at)
    return len(rows)


@transaction.atomic
def send(
    *, data: bytes, name: str, party: str, institution: str, quarter: Quarter, by: str, at: datetime,
    language: str = "en", via: str = "web", person: Any = None,
) -> ReturnSheet:  # fmt: skip
    """Bring a sheet in for a return; it is read in the background and waits for somebody to hand it in.

    :raises BadSpreadsheet: at once, if it is no spreadsheet. :raises NoSuchInstitution: if the party has none.
    """
    if not Institution.objects.filter(pk=f"{party}/{institution}", withdrawn_at=None).exists():
        raise NoSuchInstitution(uid=f"{party}/{institution}")
    row = _held(party, institution, quarter)
    if row.nothing_at is not None:
        row.nothing_at, row.nothing_by = None, ""
        row.save(update_fields=["nothing_at", "nothing_by"])
    made = intake.receive(
        data=data, name=name, kind=KIND, party=party, institution=institution, by=by, at=at, language=language,
        via=via, person=person,
    )  # fmt: skip
    return ReturnSheet.objects.create(of=row, intake=made)


@transaction.atomic
def decide(*, sheet: UUID, decisions: Mapping[int, str], reviews: bool = False) -> None:
    """Note what becomes of rows that say the same as another: ``new`` or ``leave``. Once a sheet was handed in, only
    whoever ``reviews`` it decides.

    :raises NotReadYet: if it does not wait for decisions of this side.
    """
    row = _locked(sheet)
    if row.handed_in_at is not None and not reviews:
        raise NotReadYet
    intake.decide(intake=row.intake_id, decisions=decisions)


@transaction.atomic
def hand_in(*, sheet: UUID, by: str, at: datetime) -> ReturnSheet:
    """Hand a sheet that was read to the agency: its good rows wait in the agency's queue.

    :raises NotReadYet: if it is still read, was handed in, or has no good row.
    """
    row = _locked(sheet)
    if row.intake.state != "ready" or row.handed_in_at is not None or not next(intake.good_rows(row.intake, 1), None):
        raise NotReadYet
    row.handed_in_by, row.handed_in_at = by, at
    row.save(update_fields=["handed_in_by", "handed_in_at"])
    _tell("came", row.of, by, at)
    return row


@transaction.atomic
def give_back(*, sheet: UUID, comment: str, by: str, at: datetime) -> ReturnSheet:
    """Give a sheet back to its institution, with a word on what should change. Nothing of it is taken over.

    :raises SayWhy: without one. :raises NotHandedIn: if it does not wait for the agency.
    """
    if not comment.strip():
        raise SayWhy
    row = _waiting(sheet)
    row.decision, row.decided_by, row.decided_at, row.comment = "returned", by, at, comment.strip()
    row.save(update_fields=["decision", "decided_by", "decided_at", "comment"])
    intake.put_away(intake=row.intake_id)
    _tell("returned", row.of, by, at)
    return row


@transaction.atomic
def take_over(*, sheet: UUID, by: str, at: datetime, into_closed: bool = False) -> ReturnSheet:
    """Declare the good rows of a sheet in the party's register, all or none, in the background.

    :raises NotHandedIn: if it does not wait for the agency. :raises YearClosed: if a row is of a year that the party
    closed and ``into_closed`` does not say so.
    """
    row = _waiting(sheet)
    closed = set(Closing.objects.filter(register=row.of.party).values_list("year", flat=True))
    if closed and not into_closed and (years := taking.years(row.intake) & closed):
        raise YearClosed(year=min(years))
    row.into_closed, row.decided_by, row.decided_at = into_closed, by, at
    row.save(update_fields=["into_closed", "decided_by", "decided_at"])
    intake.take_over(intake=row.intake_id, publishes=True, by=by, at=at)
    return row


@transaction.atomic
def put_away(*, sheet: UUID) -> None:
    """Leave a sheet that was not handed in: nothing of it is taken over.

    :raises NotReadYet: if it was handed in, or is being read.
    """
    row = _locked(sheet)
    if row.handed_in_at is not None or row.intake.state != "ready":
        raise NotReadYet
    intake.put_away(intake=row.intake_id)


@transaction.atomic
def nothing_to_report(*, party: str, institution: str, quarter: Quarter, by: str, at: datetime) -> Return:
    """Say that there is nothing to report for a quarter. A sheet that comes later speaks instead.

    :raises AlreadyAnswered: if a sheet waits for review or was taken over. :raises NoSuchInstitution: if there is none.
    """
    if not Institution.objects.filter(pk=f"{party}/{institution}", withdrawn_at=None).exists():
        raise NoSuchInstitution(uid=f"{party}/{institution}")
    row = _held(party, institution, quarter)
    if queries.state_of(row, at.date()) in rules.ANSWERED:
        raise AlreadyAnswered(institution=institution, quarter=str(quarter))
    row.nothing_by, row.nothing_at = by, at
    row.save(update_fields=["nothing_by", "nothing_at"])
    return row


def _begin(party: str, institutions: Iterable[str], quarter: Quarter) -> None:
    rows = [Return(party=party, institution=each, year=quarter.year, quarter=quarter.number) for each in institutions]
    Return.objects.bulk_create(rows, ignore_conflicts=True)


def _held(party: str, institution: str, quarter: Quarter) -> Return:
    """The return, begun if it is not there yet, held until the transaction ends."""
    _begin(party, [institution], quarter)
    return Return.objects.select_for_update().get(
        party=party, institution=institution, year=quarter.year, quarter=quarter.number
    )


def _locked(sheet: UUID) -> ReturnSheet:
    row = ReturnSheet.objects.select_for_update().filter(intake=sheet).first()
    if row is None:
        raise NoSuchReturn
    return row


def _waiting(sheet: UUID) -> ReturnSheet:
    row = _locked(sheet)
    if not row.waits:
        raise NotHandedIn
    return row


def _tell(what: str, row: Return, by: str, at: datetime) -> None:
    for follower in FOLLOWERS:
        transaction.on_commit(partial(follower, what, row, by, at))
