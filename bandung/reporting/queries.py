"""What people ask about reports: those that a party made, those that parties published, and what they say."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from bandung.contributions.models import Contribution
from bandung.reporting.errors import NoSuchReport, NothingToCompare, NotMadeYet, OnlyItsRecord
from bandung.reporting.models import MADE, MAKING, PublishedReport, ReportContent, ReportPolicy, ReportVersion


@dataclass(frozen=True, slots=True)
class Asked:
    """What narrows the lists of reports; empty means everything."""

    party: str = ""
    type: str = ""
    year: int | None = None


def versions(party: str, asked: Asked | None = None) -> QuerySet[ReportVersion]:
    """The reports that a party made, the newest first."""
    return _narrowed(ReportVersion.objects.filter(party=party), asked).order_by("-pk")


def version(number: int, party: str) -> ReportVersion:
    """One query.

    :raises NoSuchReport: if it is none of the party's.
    """
    row = ReportVersion.objects.filter(pk=number, party=party).first()
    if row is None:
        raise NoSuchReport(uid=number)
    return row


def content(digest: str) -> ReportContent:
    """What a report of this digest says. One query.

    :raises OnlyItsRecord: if this node does not have it.
    """
    found = ReportContent.objects.filter(pk=digest).first()
    if found is None:
        raise OnlyItsRecord
    return found


def content_of_published(row: PublishedReport) -> ReportContent:
    """What a published report says. One query.

    :raises OnlyItsRecord: if this node does not have it, or the digest names a report of somebody else: who knows the
    digest of another's report opens it to nobody by writing it into a record of her own. Also if a record for everybody
    names a report that counts what others keep to its parties.
    """
    found = content(row.rows)
    said = tuple(found.told[name] for name in ("party", "type", "year", "partner"))
    if said != (row.register, row.type, row.year, row.partner) or (row.public and not found.open):
        raise OnlyItsRecord
    return found


def content_of(row: ReportVersion) -> ReportContent:
    """:raises NotMadeYet: while it is being made, or if it could not be made."""
    if row.state != MADE:
        raise NotMadeYet
    return content(row.digest)


def before(row: ReportVersion) -> ReportVersion:
    """The version of the same report before this one that said something else. One query.

    :raises NothingToCompare: if there is none.
    """
    same = ReportVersion.objects.filter(
        party=row.party, type=row.type, year=row.year, partner=row.partner, state=MADE, pk__lt=row.pk
    )  # fmt: skip
    found = same.exclude(digest=row.digest).order_by("-pk").first()
    if found is None:
        raise NothingToCompare
    return found


def newest(party: str, kind: str, year: int, partner: str = "") -> ReportVersion | None:
    """The newest version of a report that was made. One query."""
    same = ReportVersion.objects.filter(party=party, type=kind, year=year, partner=partner, state=MADE)
    return same.order_by("-pk").first()


def being_made(party: str, kind: str, year: int, partner: str, since: datetime) -> ReportVersion | None:
    """A version of the report that was begun since then and is still being made. One query."""
    same = ReportVersion.objects.filter(party=party, type=kind, year=year, partner=partner, state=MAKING)
    return same.filter(at__gte=since).order_by("-pk").first()


def published(asked: Asked | None = None, *, reader: str = "") -> QuerySet[PublishedReport]:
    """The published reports that everybody may read; also those for this party. The newest first."""
    seen = Q(public=True)
    if reader:
        seen |= Q(register=reader) | Q(partner=reader, audience="parties")
    rows = PublishedReport.objects.filter(seen, withdrawn_at=None)
    narrowed = _narrowed(rows, asked, party="register")
    return narrowed.order_by("-year", "-at", "uid")


def shared_with(party: str) -> list[PublishedReport]:
    """The newest balances that others published for themselves and this party. One query."""
    rows = PublishedReport.objects.filter(partner=party, audience="parties", withdrawn_at=None)
    return list(rows.order_by("-year", "-at", "uid")[:50])


def published_one(uid: str, *, reader: str = "") -> PublishedReport:
    """One query.

    :raises NoSuchReport: if there is none that the reader may read.
    """
    row = published(reader=reader).filter(pk=uid).first()
    if row is None:
        raise NoSuchReport(uid=uid)
    return row


def published_of(party: str, kind: str, year: int, partner: str = "") -> PublishedReport | None:
    """What a party last published of a report, whoever may read it. One query."""
    rows = PublishedReport.objects.filter(register=party, type=kind, year=year, partner=partner, withdrawn_at=None)
    return rows.order_by("-at", "-seq").first()


def by_digest(digest: str) -> PublishedReport | None:
    """A published report whose content has this digest, whoever may read it: one who asks holds the digest already."""
    rows = PublishedReport.objects.filter(rows=digest, withdrawn_at=None)
    return rows.order_by("-at", "-seq").first()


def policy(party: str) -> ReportPolicy | None:
    """What the party chose to count. One query."""
    return ReportPolicy.objects.filter(pk=party).first()


def years(party: str) -> list[int]:
    """The years in which the party's ledger has lines, the newest first. One query."""
    own = Contribution.objects.filter(Q(register=party) | Q(recipient=party), withdrawn_at=None)
    return sorted(own.order_by().values_list("year", flat=True).distinct(), reverse=True)


def _narrowed(rows: QuerySet[Any], asked: Asked | None, party: str = "party") -> QuerySet[Any]:
    told = asked or Asked()
    wanted = {party: told.party, "type": told.type, "year": told.year}
    return rows.filter(**{name: value for name, value in wanted.items() if value})


def standing(asked: Asked | None = None) -> QuerySet[PublishedReport]:
    """The public reports that no later one of the same party replaces. The newest year first."""
    later = PublishedReport.objects.filter(withdrawn_at=None, public=True, register=OuterRef("register"))
    return published(asked).exclude(Exists(later.filter(replaces=OuterRef("digest"))))


def replaced_by(row: PublishedReport) -> PublishedReport | None:
    """The public report that replaces this one. One query."""
    later = PublishedReport.objects.filter(register=row.register, replaces=row.digest, withdrawn_at=None, public=True)
    return later.order_by("-at").first()
