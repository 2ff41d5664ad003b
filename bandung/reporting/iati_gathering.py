"""What of a party's records goes into its IATI files: only what everybody may read already (decision 0024).

An initiative stands whole in the file of the party that leads it, or that reports it. What another partner gives to
it stands in that partner's own file, as a share that names the whole. Contributions that belong to no initiative which
everybody may read stand by themselves. So each line of the ledger is in one file, and in it once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.conf import settings
from django.db.models import Q, QuerySet

from bandung.contributions.models import DECLARED, REPORTED, Confirmation, Contribution
from bandung.parties.models import Institution
from bandung.parties.models import Party as PartyRow
from bandung.partnerships import queries as partnerships
from bandung.partnerships.models import AgreementText, Initiative, Terms
from bandung.partnerships.stages import IN_FORCE
from bandung.records.entry import stamp
from bandung.records.kinds import read
from bandung.records.parties import Institution as InstitutionRecord
from bandung.records.parties import Party as PartyRecord
from bandung.registers.models import Entered, Entry, in_order
from bandung.reporting.iati_models import IatiPublisher
from bandung.standards.iati.mapping.given import Given, Org, Paper, Sort, Standing, Stands, Told, ToldParty, World
from bandung.standards.iati.mapping.namespace import Kept
from bandung.values import LANGUAGES

BATCH = 200
_BEGUN, _OVER = ("executing",), ("completed",)
"""Stages whose beginning is the day on which the initiative began, or was over."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What of a party goes into its files, as queries."""

    party: str
    whole: QuerySet[Initiative]
    shares: QuerySet[Initiative]
    given: QuerySet[Contribution]
    singles: QuerySet[Contribution]

    def count(self) -> int:
        """How many activities there will be at most. Three queries."""
        return self.whole.count() + self.shares.count() + self.singles.count()


def scope_of(party: str) -> Scope:
    """No query yet."""
    own = Q(standing="opened", lead=party) | Q(standing="reported", register=party)
    public = partnerships.public()
    given = Contribution.objects.filter(register=party, public=True, withdrawn_at=None)
    whole = public.filter(own)
    others = public.filter(standing="opened").exclude(lead=party)
    shares = others.filter(pk__in=given.filter(standing=DECLARED).exclude(initiative="").values("initiative"))
    covered = Q(standing=DECLARED, initiative__in=public.filter(standing="opened").values("uid"))
    covered |= Q(standing=REPORTED, initiative__in=public.filter(standing="reported", register=party).values("uid"))
    return Scope(party, whole, shares, given, given.exclude(covered))


def world_of(party: str, on: date) -> World:
    """Who is who on this node. Four queries."""
    told = dict(IatiPublisher.objects.values_list("party", "identifier"))
    rows = list(PartyRow.objects.all())
    southern = partnerships.southern([row.code for row in rows], on)
    orgs = {
        row.code: Org(row.code, row.name, row.type, row.speaks_for, southern.get(row.code), told.get(row.code, ""))
        for row in rows
    }
    programmes = partnerships.public().exclude(programme="").values("programme")
    leads = dict(Initiative.objects.filter(pk__in=programmes).exclude(lead="").values_list("uid", "lead"))
    return World(orgs.get(party) or Org(party, {}, ""), orgs, on, leads)


def told_of(scope: Scope) -> Iterator[Told]:
    """Every activity, in an order that does not change; some queries for each batch."""
    for rows in in_order(scope.whole, "uid", BATCH):
        yield from _whole(rows, scope)
    for rows in in_order(scope.shares, "uid", BATCH):
        yield from _shares(rows, scope)
    for lines in in_order(scope.singles.defer("words", "readers"), "uid", BATCH):
        for row, given in zip(lines, given_of(lines), strict=True):
            yield Told(
                given.kept.uid, Sort.SINGLE, _newest([given]), contributions=(given,),
                secondary=row.standing == REPORTED,
            )  # fmt: skip


def party_of(scope: Scope) -> ToldParty:
    """The party with its institutions that everybody may read, and what it gave. Some queries."""
    row = PartyRow.objects.get(pk=scope.party)
    kept = Kept(row.code, row.code, "party", row.seq, stamp(row.at), _digest(row.code, row.seq), row.body)
    institutions = []
    found = Institution.objects.filter(party=row.code, withdrawn_at=None).order_by("uid")
    heads = _heads(row.code, [each.seq for each in found])
    for each in found:
        audience, digest = heads.get(each.seq, ("", ""))
        if audience == "public":
            one = Kept(row.code, each.record, "institution", each.seq, stamp(each.at), digest, each.body)
            institutions.append((one, read(InstitutionRecord, each.body)))
    money = scope.given.filter(standing=DECLARED).exclude(amount="").defer("words", "readers")
    lines = tuple(given for rows in in_order(money, "uid", BATCH) for given in given_of(rows))
    at = _newest(lines, kept, *(one for one, _record in institutions))
    return ToldParty(kept, read(PartyRecord, row.body), at, tuple(institutions), lines)


def given_of(rows: Sequence[Contribution]) -> list[Given]:
    """Contributions with what their receivers said to everybody. One query."""
    said = Confirmation.objects.filter(about__in=[row.uid for row in rows], public=True, withdrawn_at=None)
    words: dict[str, list[Confirmation]] = defaultdict(list)
    receivers = {row.uid: row.recipient for row in rows}
    for each in said.order_by("uid"):
        if each.register == receivers[each.about]:
            words[each.about].append(each)
    return [
        Given(
            _kept(row, "contribution"), row.says, _standing(row),
            tuple(_kept(each, "confirmation") for each in words[row.uid]),
        )
        for row in rows
    ]  # fmt: skip


def _standing(row: Contribution) -> Standing:
    """Where both sides are, with the receiver's own figures only where it told them to everybody."""
    figures = (row.confirmed_quantity, row.confirmed_amount, row.settled_quantity, row.settled_amount)
    return Standing(row.said, row.counts, *(Decimal(each) if each else None for each in figures))


def _whole(rows: Sequence[Initiative], scope: Scope) -> Iterator[Told]:
    uids = [row.uid for row in rows]
    wanted = {row.uid: REPORTED if row.standing == "reported" else DECLARED for row in rows}
    lines = _lines(scope.given, wanted)
    everybody = Contribution.objects.filter(initiative__in=uids, public=True, withdrawn_at=None, standing=DECLARED)
    shares: dict[str, set[str]] = defaultdict(set)
    for uid, register in everybody.values_list("initiative", "register").distinct():
        shares[uid].add(register)
    papers: dict[str, list[Paper]] = defaultdict(list)
    for text in AgreementText.objects.filter(initiative__in=uids, public=True, state__in=IN_FORCE).order_by("uid"):
        kept = Kept(text.register, text.record, "agreement", text.seq, stamp(text.at), text.digest, text.body)
        papers[text.initiative].append(Paper(kept, text.says))
    seqs = _places(rows)
    for row in rows:
        given = tuple(lines[row.uid])
        kept = _terms(row, seqs)
        texts = tuple(papers[row.uid])
        opened = row.standing == "opened"
        yield Told(
            row.uid, Sort.WHOLE, _newest(given, kept, *(each.kept for each in texts)),
            kept=kept, terms=row.says, stands=_stands(row), lead=row.lead, secondary=not opened,
            contributions=given, papers=texts, address=_address(row),
            shares=tuple(sorted(shares[row.uid] - {row.lead})) if opened else (),
        )  # fmt: skip


def _shares(rows: Sequence[Initiative], scope: Scope) -> Iterator[Told]:
    lines = _lines(scope.given, {row.uid: DECLARED for row in rows})
    seqs = _places(rows)
    for row in rows:
        given = tuple(lines[row.uid])
        kept = _terms(row, seqs)
        yield Told(
            row.uid, Sort.SHARE, _newest(given, kept), kept=kept, terms=row.says, stands=_stands(row), lead=row.lead,
            contributions=given, address=_address(row),
        )  # fmt: skip


def _lines(given: QuerySet[Contribution], wanted: Mapping[str, str]) -> Mapping[str, list[Given]]:
    """Initiative to its contributions of the standing that is wanted of it. Two queries."""
    rows = given.filter(initiative__in=list(wanted)).defer("words", "readers").order_by("uid")
    fitting = [row for row in rows if row.standing == wanted[row.initiative]]
    found: dict[str, list[Given]] = defaultdict(list)
    for row, one in zip(fitting, given_of(fitting), strict=True):
        found[row.initiative].append(one)
    return found


def _places(rows: Sequence[Initiative]) -> Mapping[str, tuple[int, datetime]]:
    """Where the terms in effect stand that are not those of the opening. One query."""
    named = [row.terms_uid for row in rows if row.terms_kind == "terms"]
    return {uid: (seq, at) for uid, seq, at in Terms.objects.filter(pk__in=named).values_list("uid", "seq", "at")}


def _terms(row: Initiative, places: Mapping[str, tuple[int, datetime]]) -> Kept:
    seq, at = places.get(row.terms_uid, (row.seq, row.at))
    register, _slash, record = row.terms_uid.partition("/")
    return Kept(register, record, row.terms_kind, seq, stamp(at), row.terms, row.body)


def _stands(row: Initiative) -> Stands:
    since = row.stage_since.date()
    return Stands(row.stage, since if row.stage in _BEGUN else None, since if row.stage in _OVER else None)


def _address(row: Initiative) -> str:
    """Of its page, in the language of its terms where pages speak it."""
    spoken = row.body["language"]
    spoken = spoken if spoken in LANGUAGES else "en"
    return f"{settings.NODE_ADDRESS.rstrip('/')}/{spoken}/initiatives/{row.register}/{row.record}/"


def _kept(row: Entered, kind: str) -> Kept:
    return Kept(row.register, row.record, kind, row.seq, stamp(row.at), row.digest, row.body)


def _digest(register: str, seq: int) -> str:
    return str(Entry.objects.filter(register=register, seq=seq).values_list("digest", flat=True).first() or "")


def _heads(register: str, seqs: Sequence[int]) -> Mapping[int, tuple[str, str]]:
    """Place in the register to audience and digest. One query."""
    rows = Entry.objects.filter(register=register, seq__in=seqs).values_list("seq", "audience", "digest")
    return {seq: (audience, digest) for seq, audience, digest in rows}


def _newest(given: Iterable[Given], *more: Kept) -> datetime:
    """When the newest of these entries was signed."""
    every = [*more, *(kept for each in given for kept in (each.kept, *each.words))]
    return datetime.fromisoformat(max(each.at for each in every))
