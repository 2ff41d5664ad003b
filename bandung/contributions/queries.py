"""What people ask of the ledger. Whoever asks names a party; what is for others is not among the answers."""

from dataclasses import dataclass
from typing import Literal, TypeVar

from django.db.models import Q, QuerySet

from bandung.consents.models import Consent
from bandung.contributions.errors import NoSuchContribution
from bandung.contributions.models import (
    DECLARED,
    Closing,
    Confirmation,
    Contribution,
    SameContribution,
    SameLine,
    Settlement,
)
from bandung.registers.models import Entry

Proposed = TypeVar("Proposed", Settlement, SameContribution)


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows the ledger; empty means everything."""

    words: str = ""
    year: int | None = None
    side: str = ""
    """``given`` or ``received`` by the party."""
    partner: str = ""
    """The other side: a party's code or a country's."""
    item: str = ""
    stage: str = ""
    said: str = ""
    sector: str = ""
    initiative: str = ""
    institution: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """One line with everything that was said of it."""

    row: Contribution
    words: tuple[Confirmation, ...]
    """Of the receiver, the newest first; also on earlier versions."""
    settlements: tuple[Settlement, ...]
    consents: tuple[Consent, ...]
    same: tuple[SameContribution, ...]
    versions: tuple[Entry, ...]
    """The entries of the line, the newest first."""


def visible(party: str = "") -> QuerySet[Contribution]:
    """The lines that stand and that the party may read; without one, those for everybody."""
    rows = Contribution.objects.filter(withdrawn_at=None)
    if not party:
        return rows.filter(public=True)
    return rows.filter(Q(public=True) | Q(register=party) | Q(recipient=party) | Q(readers__contains=f",{party},"))


def ledger(party: str, filters: Filters | None = None) -> QuerySet[Contribution]:
    """What the party gave or received, the newest year first."""
    asked = filters or Filters()
    given, received = Q(register=party, standing=DECLARED), Q(recipient=party)
    sides = {"given": given, "received": received}.get(asked.side, given | received)
    return narrowed(Contribution.objects.filter(sides, withdrawn_at=None), asked).order_by("-year", "-at", "uid")


def narrowed(rows: QuerySet[Contribution], asked: Filters) -> QuerySet[Contribution]:
    """Of these, those that fit."""
    for word in asked.words.casefold().split()[:10]:
        rows = rows.filter(words__contains=word)
    same = ("year", "item", "stage", "said", "initiative", "institution")
    told = {name: getattr(asked, name) for name in same if getattr(asked, name)}
    rows = rows.filter(**told)
    if asked.sector:
        rows = rows.filter(sector__startswith=asked.sector)
    if asked.partner:
        ends = ("giver", "giver_country", "recipient", "recipient_country")
        partner = Q()
        for end in ends:
            partner |= Q(**{end: asked.partner})
        rows = rows.filter(partner)
    return rows


def contribution(uid: str, party: str = "") -> Contribution:
    """One line, also one that was taken back, for whoever may read it. One query.

    :raises NoSuchContribution: if there is none for this party.
    """
    row = Contribution.objects.filter(pk=uid).first()
    if row is None or not may_read(row, party):
        raise NoSuchContribution(uid=uid)
    return row


def may_read(row: Contribution, party: str) -> bool:
    return row.public or (bool(party) and (party in (row.register, row.recipient) or f",{party}," in row.readers))


def account(uid: str, party: str = "") -> Account:
    """A line with all that was said of it, as far as it is for the party. Six queries.

    :raises NoSuchContribution: if there is none for this party.
    """
    row = contribution(uid, party)
    settlements: tuple[Settlement, ...] = ()
    consents: tuple[Consent, ...] = ()
    same: tuple[SameContribution, ...] = ()
    if party in (row.register, row.recipient, row.giver):
        sides = {row.giver, row.recipient} - {""}
        settlements = tuple(Settlement.objects.filter(about=uid, register__in=sides).order_by("-at", "uid"))
        named = SameLine.objects.filter(line=uid).values_list("same", flat=True)
        same = tuple(SameContribution.objects.filter(pk__in=list(named)).order_by("-at", "uid"))
        same = tuple(each for each in same if party == each.register or party in each.asked)
        digests = [each.digest for each in (*settlements, *same)]
        consents = tuple(Consent.objects.filter(digest__in=digests).order_by("at", "register"))
    words = list(Confirmation.objects.filter(about=uid, register=row.recipient).order_by("-at", "-seq"))
    if party not in (row.register, row.recipient, row.giver):
        words = _for(party, words)
    entries = Entry.objects.about(row.register, "contribution", row.record).order_by("-seq")
    return Account(row, tuple(words), settlements, consents, same, tuple(entries))


def _for(party: str, words: list[Confirmation]) -> list[Confirmation]:
    """Of these words of one receiver, those that it said to everybody or to the party. One query.

    A line may be for more readers now than it was when the receiver spoke of it.
    """
    said = Entry.objects.filter(register__in={each.register for each in words}, seq__in=[each.seq for each in words])
    heard = {each.seq for each in said if each.audience == "public" or (party and party in each.to)}
    return [each for each in words if each.seq in heard]


def waiting(party: str) -> QuerySet[Contribution]:
    """Deliveries that others declared to the party and on which it has not said its word, the oldest first."""
    rows = Contribution.objects.filter(recipient=party, said=DECLARED, stage="delivery", withdrawn_at=None, counts=True)
    return rows.exclude(register=party).order_by("at", "uid")


def in_dispute(party: str) -> QuerySet[Contribution]:
    """Lines of which the two sides, the party one of them, do not tell the same."""
    sides = Q(register=party) | Q(recipient=party)
    return Contribution.objects.filter(sides, said__in=("disputed", "partly"), withdrawn_at=None).order_by("at", "uid")


def settlements_waiting(party: str) -> list[Settlement]:
    """Proposals to settle on which the party has not said its word, the oldest first. Three queries."""
    own = Contribution.objects.filter(Q(register=party) | Q(recipient=party), withdrawn_at=None)
    lines = {row.uid: row for row in own.filter(pk__in=Settlement.objects.filter(holds_at=None).values("about"))}
    found = Settlement.objects.filter(about__in=lines, holds_at=None, withdrawn_at=None).exclude(register=party)
    rows = [
        each for each in found.order_by("at", "uid")
        if each.version == lines[each.about].digest
        and each.register in (lines[each.about].giver, lines[each.about].recipient)
    ]  # fmt: skip
    return _unanswered(rows, party)


def sameness_waiting(party: str) -> list[SameContribution]:
    """Records of sameness on which the party has not said its word, the oldest first. Three queries."""
    lines = SameLine.objects.filter(line__startswith=f"{party}/").values_list("same", flat=True)
    found = SameContribution.objects.filter(pk__in=list(lines), holds_at=None, withdrawn_at=None)
    rows = [each for each in found.exclude(register=party).order_by("at", "uid") if party in each.asked]
    return _unanswered(rows, party)


def _unanswered(rows: list[Proposed], party: str) -> list[Proposed]:
    said = Consent.objects.filter(register=party, digest__in=[each.digest for each in rows], withdrawn_at=None)
    answered = set(said.values_list("digest", flat=True))
    return [each for each in rows if each.digest not in answered]


def closed_years(party: str) -> dict[int, Closing]:
    """The statistical years that the party closed."""
    return {row.year: row for row in Closing.objects.filter(register=party)}


def audience_of(row: Contribution) -> tuple[Literal["own", "parties", "public"], tuple[str, ...]]:
    """For whom the line is, as an entry says it."""
    if row.public:
        return "public", ()
    to = tuple(sorted(set(row.readers.strip(",").split(",")) - {row.register, ""}))
    return ("parties", to) if to else ("own", ())
