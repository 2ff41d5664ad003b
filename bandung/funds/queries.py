"""What people ask about funds, calls and joint proposals: what holds, who is awaited, what a call takes just now.

Everything here is worked out from rows and from the parties' words each time it is asked, in a fixed number of queries.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bandung import reference
from bandung.consents.queries import words_on
from bandung.consents.rules import Word
from bandung.funds import rules
from bandung.funds.agreed import Agreed, agreed, stood_by
from bandung.funds.errors import NoSuchCall, NoSuchFund, NoSuchProposal
from bandung.funds.models import Call, Fund, JointProposal
from bandung.funds.rules import Check, Side, Window
from bandung.parties.models import Party

Words = Mapping[str, Sequence[Word]]
Sides = Mapping[str, Side]


@dataclass(frozen=True, slots=True)
class FundView:
    """A fund, who decides in it, and whether it holds."""

    row: Fund
    votes: tuple[str, ...]
    agreed: Agreed
    sides: Sides

    @property
    def holds(self) -> bool:
        return self.agreed.at is not None and self.row.register in self.votes and len(self.votes) >= rules.FEWEST_VOTES

    @property
    def state(self) -> str:
        return "holds" if self.holds else "withdrawn" if self.row.withdrawn_at else "proposed"

    def is_for(self, party: str) -> bool:
        return self.holds or party in self.row.parties


@dataclass(frozen=True, slots=True)
class CallView:
    """A call, its fund, and whether all have consented to it."""

    row: Call
    fund: FundView
    agreed: Agreed

    @property
    def holds(self) -> bool:
        began = self.fund.agreed.at
        return (
            self.fund.holds
            and began is not None
            and began <= self.row.at
            and self.row.says.fund.digest == self.fund.row.digest
            and self.row.register in self.fund.votes
            and self.agreed.at is not None
        )

    @property
    def window(self) -> Window:
        return Window(self.row.opens, self.row.closes)

    @property
    def clocks(self) -> list[Side]:
        """The fund's parties that decide, each with its own clock."""
        return [self.fund.sides.get(code, Side(code)) for code in self.fund.votes]

    def phase(self, at: datetime) -> str:
        """coming, open in at least one country, or closed in all."""
        return self.window.phase_of(at, [side.clock for side in self.clocks])

    def state(self, at: datetime) -> str:
        return self.phase(at) if self.holds else "withdrawn" if self.row.withdrawn_at else "proposed"

    def is_for(self, party: str) -> bool:
        return self.holds or party in self.fund.row.parties


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A joint proposal, the conditions that it meets, and whether every proposing party consented in time."""

    row: JointProposal
    call: CallView
    sides: Sides
    agreed: Agreed
    late: tuple[str, ...]
    """Parties whose word came when the call was closed on their own clock."""
    checks: tuple[Check, ...]
    left: datetime | None = None
    """When a party that had consented took its consent back, after all had consented."""

    @property
    def ended(self) -> datetime | None:
        """When it ceased to stand, by a withdrawal or because a party left."""
        return min((each for each in (self.row.withdrawn_at, self.left) if each is not None), default=None)

    @property
    def fits(self) -> bool:
        return all(check.met for check in self.checks)

    def stood(self, moment: datetime) -> bool:
        """Whether it stood at that moment; whoever proposes can end that at any time."""
        began, ended = self.agreed.at, self.ended
        return self.fits and began is not None and began <= moment and (ended is None or moment < ended)

    @property
    def stands(self) -> bool:
        return self.fits and self.agreed.at is not None and self.ended is None

    @property
    def state(self) -> str:
        if self.row.withdrawn_at:
            return "withdrawn"
        return (
            "left"
            if self.left
            else "stands"
            if self.stands
            else "late"
            if self.late
            else "proposed"
            if self.fits
            else "not-eligible"
        )

    def state_at(self, at: datetime) -> str:
        """As ``state``; lapsed if a consent is still awaited and the call has closed on that party's clock."""
        over = any(
            self.call.window.phase(at, self.sides.get(code, Side(code)).clock) == "closed"
            for code in self.agreed.awaited
        )
        return "lapsed" if self.state == "proposed" and over else self.state

    def is_for(self, party: str) -> bool:
        return party in self.row.parties or (party in self.call.fund.votes and self.sent_to(party))

    def sent_to(self, party: str) -> bool:
        return party == self.row.register or not self.row.to or party in self.row.to


def sides(codes: Iterable[str]) -> dict[str, Side]:
    """What parties are and by which clock they go. One query."""
    rows = Party.objects.filter(code__in={*codes})
    return {row.code: Side(row.code, row.type, row.speaks_for, row.south) for row in rows}


def fund_views(rows: Sequence[Fund]) -> dict[str, FundView]:
    """Funds by name, in two queries."""
    known = sides({code for row in rows for code in row.parties})
    words = words_on("fund", rows)
    return {
        row.uid: FundView(
            row,
            rules.votes(row.parties, known, row.at.date()),
            agreed(row, row.parties, words.get(row.uid, ())),
            known,
        )
        for row in rows
    }


def funds(party: str) -> list[FundView]:
    """The funds in which a party has a share, also those that wait for consents; the newest first. Three queries."""
    return [*fund_views(list(Fund.objects.filter(named__contains=f" {party} ").order_by("-at", "uid"))).values()]


def public_funds() -> list[FundView]:
    """Every fund that holds, by name. Three queries."""
    return [each for each in fund_views(list(Fund.objects.order_by("uid"))).values() if each.holds]


def fund(uid: str, party: str = "") -> FundView:
    """:raises NoSuchFund: if there is none of that name that holds, or in which the party has a share."""
    found = fund_views(list(Fund.objects.filter(pk=uid))).get(uid)
    if found is None or not found.is_for(party):
        raise NoSuchFund(uid=uid)
    return found


@dataclass(frozen=True, slots=True)
class CallFilters:
    """How the list of calls is narrowed; empty means everything."""

    state: str = ""
    sector: str = ""
    country: str = ""
    fund: str = ""


def call_views(rows: Sequence[Call]) -> dict[str, CallView]:
    """Calls by name, those whose fund is not here left out. Four queries."""
    known = fund_views(list(Fund.objects.filter(pk__in={row.fund for row in rows})))
    words = words_on("call", rows)
    return {
        row.uid: CallView(row, known[row.fund], agreed(row, known[row.fund].votes, words.get(row.uid, ())))
        for row in rows
        if row.fund in known
    }


ORDER = ("open", "coming", "closed", "proposed", "withdrawn")


def calls(asked: CallFilters, *, at: datetime, party: str | None = None) -> list[CallView]:
    """Calls that hold, or all of the funds of one party: open ones first, by the day on which they close. Five queries.

    :raises UnknownCode: if there is no such sector or country.
    """
    for look_up, code in ((reference.sector, asked.sector), (reference.country, asked.country)):
        if code:
            look_up(code)
    rows = Call.objects.filter(fund=asked.fund) if asked.fund else Call.objects.all()
    found = [
        each for each in call_views(list(rows)).values()
        if (each.holds if party is None else party in each.fund.row.parties)
        and (not asked.state or each.state(at) == asked.state)
        and (not asked.sector or _takes_sector(each.row, asked.sector))
        and (not asked.country or asked.country in {side.country for side in each.clocks})
    ]  # fmt: skip
    return sorted(found, key=lambda each: _order(each, at))


def _order(each: CallView, at: datetime) -> tuple[int, int, str]:
    state = each.state(at)
    day = (each.row.opens if state == "coming" else each.row.closes).toordinal()
    return ORDER.index(state), -day if state in ("closed", "withdrawn") else day, each.row.uid


def _takes_sector(row: Call, sector: str) -> bool:
    taken = row.body.get("sectors", ())
    return not taken or any(code.startswith(sector) or sector.startswith(code) for code in taken)


def call(uid: str, party: str = "") -> CallView:
    """:raises NoSuchCall: if there is none of that name that holds, or of a fund in which the party has a share."""
    found = call_views(list(Call.objects.filter(pk=uid))).get(uid)
    if found is None or not found.is_for(party):
        raise NoSuchCall(uid=uid)
    return found


def proposal_views(rows: Sequence[JointProposal], words: Words | None = None) -> dict[str, ProposalView]:
    """Joint proposals by name, those whose call is not here left out. Seven queries at most."""
    known = call_views(list(Call.objects.filter(pk__in={row.call for row in rows})))
    parties = sides({code for row in rows for code in row.parties})
    said = words_on("joint-proposal", rows) if words is None else words
    return {row.uid: _proposal(row, known[row.call], parties, said) for row in rows if row.call in known}


def _proposal(row: JointProposal, called: CallView, parties: Sides, words: Words) -> ProposalView:
    said = words.get(row.uid, ())
    timely = [each for each in said if _in_time(called, parties, each.register, each.at)]
    late = {each.register for each in said if each.says == "consent" and each not in timely} & {*row.parties}
    late -= {each.register for each in timely if each.says == "consent"}
    if not _in_time(called, parties, row.register, row.at):
        late.add(row.register)
    checks = tuple(rules.eligibility(row.says, called.row.says, called.fund.row.says))
    reached, ended = stood_by(row, row.parties, timely)
    began = called.agreed.at
    sent = {row.register, *row.to} >= {*called.fund.votes} or not row.to
    if (
        not called.holds or began is None or row.at < began or not sent
        or row.register in late or row.says.call.digest != called.row.digest
    ):  # fmt: skip
        reached, ended = Agreed(None, reached.awaited, reached.refused), None
    return ProposalView(row, called, parties, reached, tuple(sorted(late)), checks, ended)


def _in_time(called: CallView, parties: Sides, code: str, moment: datetime) -> bool:
    return called.window.takes(moment, parties.get(code, Side(code)).clock)


def proposals_of(party: str) -> list[ProposalView]:
    """Proposals of a party's own institutions, the newest first, also those withdrawn. Eight queries."""
    rows = JointProposal.objects.filter(named__contains=f" {party} ").order_by("-at", "uid")
    return [each for each in proposal_views(list(rows)).values() if each.is_for(party)]


def proposal(uid: str, party: str) -> ProposalView:
    """:raises NoSuchProposal: if it is neither of the party's institutions nor to a fund in which it decides."""
    found = proposal_views(list(JointProposal.objects.filter(pk=uid))).get(uid)
    if found is None or not found.is_for(party):
        raise NoSuchProposal(uid=uid)
    return found
