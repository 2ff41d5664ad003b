"""What people ask about initiatives and their agreements. Nobody sees what is not for her party."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from bandung import reference
from bandung.consents.models import Consent
from bandung.parties.models import Party
from bandung.partnerships import guards, rules
from bandung.partnerships.errors import NoSuchAgreement, NoSuchInitiative
from bandung.partnerships.models import AgreementText, Initiative, Leaving, Move, Participant, Proposed, Remark, Terms
from bandung.partnerships.stages import AGREEMENT_BY_WAY, GUARDS, IN_FORCE, StageMove, ways_out
from bandung.records.partnerships import Move as MoveRecord
from bandung.registers.models import Entry


def southern(codes: Iterable[str], on: date) -> dict[str, bool]:
    """Which of these parties count as of the South on a day; a party that this node does not know is absent."""
    found = {}
    for party in Party.objects.filter(code__in=set(codes)):
        default = bool(party.speaks_for) and reference.south_by_default(party.speaks_for, on).value
        if party.type == "regional-body":
            default = True
        found[party.code] = rules.is_southern(party.type, party.south, default=default)
    return found


def initiative(uid: str, party: str = "") -> Initiative:
    """An initiative that the party takes part in, or that is public. One query.

    :raises NoSuchInitiative: if there is none that it may read.
    """
    row = Initiative.objects.filter(pk=uid).first()
    if row is None or not (may_read(row, party) or is_public(row)):
        raise NoSuchInitiative(uid=uid)
    return row


def own_initiative(uid: str, party: str) -> Initiative:
    """An initiative whose papers the party may read, not only its public side.

    :raises NoSuchInitiative: if it is none of those that the terms name, or that were in it.
    """
    row = Initiative.objects.filter(pk=uid, standing="opened").first()
    if row is None or not may_read(row, party):
        raise NoSuchInitiative(uid=uid)
    return row


def may_read(row: Initiative, party: str) -> bool:
    """Whether the party is, or was, one of the initiative's own."""
    return bool(party) and party in row.readers


def is_public(row: Initiative) -> bool:
    """Whether everybody may read it: a report, or one whose parties all agreed to publish it."""
    return row.public and (row.standing == "opened" or row.withdrawn_at is None)


def public() -> QuerySet[Initiative]:
    """What everybody may read."""
    return Initiative.objects.filter(public=True).filter(Q(standing="opened") | Q(withdrawn_at=None))


def of_party(party: str) -> QuerySet[Initiative]:
    """The initiatives whose terms name the party now."""
    lines = Participant.objects.filter(party=party).values("initiative")
    return Initiative.objects.filter(standing="opened", pk__in=lines)


def pipeline(party: str, *, stage: str = "", awaited: bool = False) -> QuerySet[Initiative]:
    """The party's initiatives at a stage, or those in which something waits for its consent."""
    lines = Participant.objects.filter(party=party, **({"stage": stage} if stage else {}))
    lines = lines.filter(awaited=True) if awaited else lines
    return Initiative.objects.filter(standing="opened", pk__in=lines.values("initiative"))


def narrowed(
    rows: QuerySet[Initiative],
    *,
    country: str = "",
    role: str = "",
    basis: str = "",
    type: str = "",  # noqa: A002
) -> QuerySet[Initiative]:
    """Of these, those in which the country takes part (in that role), on that basis, of that type."""
    if country or role:
        told = {name: value for name, value in (("country", country), ("role", role)) if value}
        rows = rows.filter(pk__in=Participant.objects.filter(**told).values("initiative"))
    for name, value in (("basis", basis), ("type", type)):
        if value:
            rows = rows.filter(**{name: value})
    return rows


def shared(parties: Iterable[str]) -> QuerySet[Initiative]:
    """Initiatives in which every one of these parties takes part: the portfolio of a commission."""
    rows = Initiative.objects.filter(standing="opened")
    for party in parties:
        rows = rows.filter(pk__in=Participant.objects.filter(party=party, joined=True).values("initiative"))
    return rows.order_by("-changed_at", "uid")


def open_proposals(row: Initiative) -> list[Terms | Move | AgreementText]:
    """What waits for consents, oldest first. Three queries."""
    models: tuple[type[Terms] | type[Move] | type[AgreementText], ...] = (Terms, Move, AgreementText)
    found = [
        each
        for model in models
        for each in model.objects.filter(initiative=row.uid, state="proposed", register__in=row.partners)
    ]
    return sorted(found, key=lambda each: (each.at, each.uid))


def kind_of(row: Proposed) -> str:
    """The kind of record that a proposal is, as consents name it."""
    return {Terms: "terms", Move: "move", AgreementText: "agreement"}[type(row)]


@dataclass(frozen=True, slots=True)
class Way:
    """A move that leads on from here, whether the party may make it, and what is still missing."""

    move: StageMove
    ours: bool
    missing: tuple[str, ...]
    """Guards that do not hold before anything is written in the move itself, as sentences."""


OF_THE_TERMS = ("joined", "need", "indicators", "agreement", "roles", "not-triangular")
"""Guards that the initiative itself has to meet; the others are met by what is written in the move."""


def ways(row: Initiative, party: str) -> list[Way]:
    """Where the initiative can go from here, for this party. One query."""
    if row.standing != "opened":
        return []
    nothing = MoveRecord.model_construct(
        id="none", to="", text=None, act=None, session=None, counterparts=(), budget=None, document=None, costs=(),
        costs_not_known=False, on=None,
    )  # fmt: skip
    known = guards.Known(row.says, nothing, frozenset(row.everybody), bound(row.uid))
    found = []
    for way in ways_out(row.stage):
        ours = party in row.partners and (way.who != "lead" or party == row.lead)
        missing = [guard for guard in guards.unmet(way, known) if guard in OF_THE_TERMS]
        found.append(Way(way, ours, tuple(GUARDS[guard] for guard in missing)))
    return found


def bound(uid: str) -> frozenset[str] | None:
    """Everybody bound by an agreement of the initiative that is in force; None where none is."""
    texts = list(AgreementText.objects.filter(initiative=uid, state="in-force").values_list("bound", flat=True))
    return frozenset(party for each in texts for party in each) if texts else None


def agreement(uid: str, party: str = "") -> AgreementText:
    """One version of an agreement.

    :raises NoSuchAgreement: if there is none that the party may read.
    """
    row = AgreementText.objects.filter(pk=uid).first()
    if row is not None and (row.public or party in (row.register, *row.to)):
        return row
    if row is not None and party:
        initiative = Initiative.objects.filter(pk=row.initiative, standing="opened").first()
        if initiative is not None and may_read(initiative, party):
            return row
    raise NoSuchAgreement(uid=uid)


def versions(row: Initiative, name: str = "", *, whole: bool = True) -> list[AgreementText]:
    """The versions of the initiative's agreements (of one of them), as its partners wrote them, oldest first.

    Without ``whole`` each text is read only when it is asked for: forty versions of two hundred clauses are long.
    """
    found = AgreementText.objects.filter(initiative=row.uid)
    if name:
        found = found.filter(name=name)
    if not whole:
        found = found.defer("body")
    return [each for each in found.order_by("at", "register", "seq") if each.state != "proposed" or each.must]


def in_force(uid: str, name: str) -> AgreementText | None:
    """The text of an agreement that binds now, or is suspended."""
    return AgreementText.objects.filter(initiative=uid, name=name, state__in=IN_FORCE).first()


def agreement_ways(text: AgreementText, party: str) -> list[StageMove]:
    """The moves of an agreement in force that the party may make."""
    if party not in text.bound or party not in {e.party for e in text.says.parties if e.role != "facilitator"}:
        return []
    return [way for (state, _to), way in AGREEMENT_BY_WAY.items() if state == text.state]


def remarks(texts: Iterable[str]) -> list[Remark]:
    """Comments and answers on these texts, oldest first."""
    return list(Remark.objects.filter(about__in=set(texts), withdrawn_at=None).order_by("at", "uid"))


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened in an initiative: which entry, by whom, when."""

    at: datetime
    register: str
    by: str
    seq: int
    kind: str
    act: str
    row: Proposed | Leaving | None
    """What it is about, where a row tells it."""


def news(row: Initiative, *, most: int = 60) -> list[News]:
    """What was written in the initiative, newest first. Five queries."""
    rows: dict[tuple[str, int], tuple[str, Proposed | Leaving | None]] = {(row.register, row.seq): ("initiative", None)}
    digests = {row.digest}
    for model, kind in ((Terms, "terms"), (Move, "move"), (AgreementText, "agreement")):
        for each in model._default_manager.filter(initiative=row.uid, register__in=row.readers):
            rows[each.register, each.seq] = (kind, each)
            digests.add(each.digest)
    for gone in Leaving.objects.filter(initiative=row.uid, register__in=row.readers):
        rows[gone.register, gone.seq] = ("leaving", gone)
    by_digest = {each.digest: each for _kind, each in rows.values() if isinstance(each, Proposed)}
    told = [
        News(word.at, word.register, word.by, word.seq, word.says, "publish", by_digest.get(word.digest))
        for word in Consent.objects.filter(digest__in=digests, register__in=row.readers)
    ]
    told += [News(row.at, row.register, row.by, row.seq, "initiative", "publish", None)]
    told += [
        News(each.at, each.register, each.by, each.seq, kind, "publish", each) for kind, each in rows.values() if each
    ]
    return sorted(told, key=lambda each: (each.at, each.register, each.seq), reverse=True)[:most]


def above(row: Initiative, *, deepest: int = 50) -> list[Initiative]:
    """The programmes that an initiative belongs to, the nearest first; a circle ends where it closes."""
    found: list[Initiative] = []
    seen = {row.uid}
    current: Initiative | None = row
    while current is not None and current.programme and current.programme not in seen and len(found) < deepest:
        seen.add(current.programme)
        current = Initiative.objects.filter(pk=current.programme).first()
        if current is not None:
            found.append(current)
    return found


def provenance_of(row: Proposed) -> Entry | None:
    """The entry in which a proposal stands."""
    return Entry.objects.filter(register_id=row.register, seq=row.seq).first()
