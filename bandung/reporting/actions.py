"""What parties do with reports: make one, publish it in their register, choose what is counted."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from bandung.consents.actions import hold
from bandung.parties.models import Party
from bandung.records.canonical import digest
from bandung.records.entry import Audience
from bandung.records.kinds import read
from bandung.records.parties import Withdrawal
from bandung.records.reports import Report
from bandung.registers.append import Step, append
from bandung.registers.append import publish as published
from bandung.registers.models import Entry
from bandung.reporting import content, gathering, initiatives, opened, queries, rules
from bandung.reporting.asked import Asked
from bandung.reporting.errors import (
    NoSuchPartner,
    NoSuchReport,
    NothingToReport,
    OlderVersion,
    PublishedAlready,
    ReportError,
)
from bandung.reporting.models import FAILED, MADE, MAKING, PublishedReport, ReportContent, ReportPolicy, ReportVersion
from bandung.reporting.rates import rates
from bandung.values import Texts
from bandung.values.errors import BandungError

WAITED_FOR = timedelta(hours=1)
"""Within it, whoever begins a long report that is being made gets the version that was begun."""


def begin(
    *,
    party: str,
    kind: str,
    year: int,
    by: str,
    at: datetime,
    partner: str = "",
    wait: bool = False,
) -> ReportVersion:
    """Make a report: at once where the ledger is small or ``wait`` says so, else in the background.

    The version of a report that says the same as the one before is that one; so is a long one that is being made.

    :raises NoSuchKind, NeedsPartner, NoPartnerHere, YearToCome, NoSuchPartner: about what is asked for.
    :raises NothingToReport: if the ledger has no line for it.
    """
    from bandung.reporting.tasks import make_report

    wanted = asked(party=party, kind=kind, year=year, partner=partner, this_year=at.year)
    lines = gathering.count(wanted)
    at_once = wait or lines <= rules.MOST_AT_ONCE
    with transaction.atomic():
        hold(party)
        begun = None if at_once else queries.being_made(party, kind, year, partner, since=at - WAITED_FOR)
        if begun is not None:
            return begun
        row = ReportVersion.objects.create(
            party=party, type=kind, year=year, partner=partner, state=MAKING, of=lines, by=by, at=at
        )
        if not at_once:
            transaction.on_commit(lambda: make_report.enqueue(row.pk))
    return make(row) if at_once else row


def asked(*, party: str, kind: str, year: int, this_year: int, partner: str = "") -> Asked:
    """What is asked for, where it can be made.

    :raises NoSuchKind, NeedsPartner, NoPartnerHere, YearToCome, NoSuchPartner: about what is asked for.
    :raises NothingToReport: if the ledger has no line for it.
    """
    wanted = rules.kind_of(kind)
    rules.check_asked(wanted, party=party, year=year, partner=partner, this_year=this_year)
    if partner and not Party.objects.filter(code=partner).exists():
        raise NoSuchPartner(party=partner[:80])
    found = gathering.asked_of(wanted, party, year, partner)
    if not gathering.count(found):
        raise NothingToReport(year=year)
    return found


def make(row: ReportVersion) -> ReportVersion:
    """Make a version that was begun; once, however often it is asked for.

    :raises BandungError: if it cannot be made; the version says why. Of any other fault, which is raised too, it says
    that it cannot be made.
    """
    if row.state == MADE:
        return row

    def progress(done: int) -> None:
        ReportVersion.objects.filter(pk=row.pk).update(done=done)

    try:
        wanted = gathering.asked_of(rules.kind_of(row.type), row.party, row.year, row.partner)
        made = content_of(wanted, progress)
        with transaction.atomic():
            return _keep(row, made)
    except Exception as fault:
        told = fault if isinstance(fault, BandungError) else ReportError()
        ReportVersion.objects.filter(pk=row.pk, state=MAKING).update(state=FAILED, problem=str(told))
        raise


def content_of(asked: Asked, progress: gathering.Progress | None = None) -> content.Content:
    """What the report says now, from the ledger as it stands."""
    told = initiatives.initiatives_of(asked) if asked.kind.code == "ibero" else []
    received = gathering.received_rows(asked) if asked.kind.received else None
    if told:
        received = initiatives.beside(asked, [each.uid for each, _public in told])
    return content.made(
        asked,
        gathering.gathered(gathering.given_rows(asked), asked.year, progress),
        gathering.gathered(received, asked.year) if received is not None else (),
        initiatives=[each for each, _public in told],
        kept=initiatives.kept(told),
        policy=gathering.policy_of(asked.party, asked.country),
        rates=rates(),
        closed=gathering.closing_of(asked.party, asked.year),
    )


def _keep(row: ReportVersion, made: content.Content) -> ReportVersion:
    hold(row.party)
    former = queries.newest(row.party, row.type, row.year, row.partner)
    if former is not None and former.digest == made.digest:
        if former.pk != row.pk:
            row.delete()
        return former
    _store(made)
    head = made.told
    row.usd, row.valued, row.lines = content.total_of(head)
    row.state, row.digest, row.done = MADE, made.digest, row.of
    row.list_version, row.rates, row.rules = _list_of(head), head["rates"], head["rules"]
    row.save()
    return row


def _store(made: content.Content, *, is_open: bool = False) -> ReportContent:
    told = {"head": made.head, "given": made.given, "received": made.received, "initiatives": made.initiatives}
    row, _made = ReportContent.objects.get_or_create(digest=made.digest, defaults={**told, "open": is_open})
    return row


def _list_of(head: Mapping[str, Any]) -> str:
    """The newest version of the list of modalities that its lines use."""
    return str((head["lists"] or ["v0"])[-1])


@transaction.atomic
def publish(
    *, number: int, party: str, by: str, at: datetime, public: bool = False, text: Mapping[str, str] | None = None,
    documents: Sequence[Mapping[str, Any]] = (),
) -> PublishedReport:  # fmt: skip
    """Write a report into the party's own register: for everybody, for itself, or a balance for its two parties.

    For everybody it counts, of what others gave, only what everybody may read; where that is another report than the
    party's own version, its own digest names it.

    :raises NoSuchReport, NotMadeYet: if there is no such version of the party's. :raises OlderVersion: if a newer one
    says something else. :raises PublishedAlready: if exactly this is published for the same readers.
    :raises BalanceIsForTwo: if a balance should be for everybody.
    """
    hold(party)
    row = queries.version(number, party)
    said = queries.content_of(row)
    if public:
        rules.check_public(row.type)
        said = _open(row, said)
    newest = queries.newest(party, row.type, row.year, row.partner)
    if newest is not None and newest.pk != row.pk:
        raise OlderVersion
    before = queries.published_of(party, row.type, row.year, row.partner)
    if before is not None and before.rows == said.digest and before.public == public:
        raise PublishedAlready(uid=before.uid)
    audience: Audience = "public" if public else "parties" if row.partner else "own"
    record = _record(row, said, before, text, documents)
    append(party, published(record, audience=audience, to=[row.partner] if row.partner else ()), by=by, at=at)
    return PublishedReport.objects.get(pk=f"{party}/{record.id}")


def _open(row: ReportVersion, said: ReportContent) -> ReportContent:
    """What everybody may read of a version, kept under its own digest."""
    made = opened.for_everybody(said)
    found = _store(made, is_open=True) if made is not None else said
    ReportContent.objects.filter(pk=found.digest).update(open=True)
    ReportVersion.objects.filter(pk=row.pk).update(opened=found.digest)
    return found


def _record(
    row: ReportVersion,
    said: ReportContent,
    before: PublishedReport | None,
    text: Mapping[str, str] | None,
    documents: Sequence[Mapping[str, Any]],
) -> Report:
    head = said.told
    named = digest(f"{row.type}/{row.year}/{row.partner}/{said.digest}/{before.digest if before else ''}".encode())
    found: Report = read(Report, {
        "id": f"report-{row.type}-{row.year}-{named[:8]}", "type": row.type, "year": row.year,
        "partner": row.partner or None, "lines": head["lines"], "rows": said.digest, "rates": head["rates"],
        "list_version": _list_of(head), "rules": head["rules"], "methods": list(head["methods"]),
        "switches": head["switches"], "replaces": before.digest if before else None,
        "documents": [dict(each) for each in documents], "text": dict(text) if text else None,
    })  # fmt: skip
    return found


@transaction.atomic
def withdraw(*, uid: str, party: str, by: str, at: datetime, reason: Texts | None = None) -> Entry:
    """Take a published report back; the register still says that it was published.

    :raises NoSuchReport: if it is none of the party's that stands.
    """
    hold(party)
    row = PublishedReport.objects.filter(pk=uid, register=party, withdrawn_at=None).first()
    if row is None:
        raise NoSuchReport(uid=uid)
    to = (row.partner,) if row.partner else ()
    step = Step("withdraw", "report", row.record, Withdrawal(reason=reason), _audience(row), to)
    return append(party, step, by=by, at=at)


def _audience(row: PublishedReport) -> Audience:
    return "public" if row.public else "parties" if row.partner else "own"


def set_policy(*, party: str, counted: Mapping[str, bool], note: str, by: str, at: datetime) -> ReportPolicy:
    """Choose what the party's reports count of what countries disagree on (R-22); the next reports say so.

    :raises UnknownSwitch: if one of them is none of ``measurement.valued.SWITCHES``.
    """
    rules.check_switches(counted)
    told = {"counted": {name: bool(value) for name, value in counted.items()}, "note": note[:2_000], "by": by, "at": at}
    row, _made = ReportPolicy.objects.update_or_create(party=party, defaults=told)
    return row
