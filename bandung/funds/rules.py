"""What holds for funds, calls and joint proposals: votes, windows, eligibility. Plain values; no database, no clock."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from typing import Any

from bandung import reference
from bandung.funds.errors import ShareNeeded, TooFewVotes
from bandung.partnerships.rules import is_southern
from bandung.records.canonical import digest
from bandung.records.funds import Call, Fund, JointProposal
from bandung.values import BadValue
from bandung.values.errors import _

FEWEST_VOTES = 2


@dataclass(frozen=True, slots=True)
class Side:
    """What a fund has to know of a party: what it is, and by which clock it goes."""

    code: str
    type: str = ""
    country: str = ""
    south: bool | None = None
    """Its own declaration."""

    def has_vote(self, on: date) -> bool:
        """Whether it decides with the others: a country of the South or a regional body; never who only supports."""
        default = self.type == "regional-body" or (
            bool(self.country) and reference.south_by_default(self.country, on).value
        )
        return is_southern(self.type, self.south, default=default)

    @property
    def clock(self) -> tzinfo:
        """The clock of its country's capital; Greenwich time where it speaks for no country."""
        return reference.time_zone(self.country).clock if self.country else UTC

    @property
    def zone(self) -> str:
        return reference.time_zone(self.country).name if self.country else "UTC"


@dataclass(frozen=True, slots=True)
class Window:
    """From 00:00 of the first day until 23:59:59 of the last, by each party's own clock."""

    opens: date
    closes: date

    def takes(self, moment: datetime, clock: tzinfo) -> bool:
        """Whether the window is open at this moment on that clock."""
        return self.opens <= moment.astimezone(clock).date() <= self.closes

    def phase(self, moment: datetime, clock: tzinfo) -> str:
        """coming, open or closed on that clock."""
        day = moment.astimezone(clock).date()
        return "coming" if day < self.opens else "closed" if day > self.closes else "open"

    def begins(self, clock: tzinfo) -> datetime:
        """The first moment at which it is open there."""
        return datetime.combine(self.opens, time(), clock)

    def ends(self, clock: tzinfo) -> datetime:
        """The first moment at which it is no longer open there."""
        return datetime.combine(self.closes + timedelta(days=1), time(), clock)

    def phase_of(self, moment: datetime, clocks: Iterable[tzinfo]) -> str:
        """For a list of clocks: open while it is in one of them, closed when it is in all, else coming."""
        phases = {self.phase(moment, clock) for clock in clocks} or {self.phase(moment, UTC)}
        return "open" if "open" in phases else "closed" if phases == {"closed"} else "coming"


def votes(fund: Iterable[str], sides: Mapping[str, Side], on: date) -> tuple[str, ...]:
    """The parties of a fund that decide; one that is not known here still has to be heard, so it counts."""
    return tuple(code for code in fund if code not in sides or sides[code].has_vote(on))


def check_fund(fund: Fund, sides: Mapping[str, Side], on: date) -> None:
    """
    :raises ShareNeeded, TooFewVotes: if it is no joint fund. :raises UnknownCode: if there is no such currency.
    """
    reference.currency(fund.currency)
    for each in fund.shares:
        if not Decimal(each.amount):
            raise ShareNeeded(party=each.party)
    if len(votes([each.party for each in fund.shares], sides, on)) < FEWEST_VOTES:
        raise TooFewVotes


def is_fund(fund: Fund, register: str) -> bool:
    """Whether an entry of this register can be the beginning of a fund, whatever other registers say."""
    try:
        reference.currency(fund.currency)
    except reference.UnknownCode:
        return False
    codes = [each.party for each in fund.shares]
    return register in codes and all(Decimal(each.amount) for each in fund.shares)


def total(fund: Fund) -> Decimal:
    """What all shares come to, a year or once."""
    return sum((Decimal(each.amount) for each in fund.shares), Decimal())


@dataclass(frozen=True, slots=True)
class Check:
    """One condition of a call, whether a proposal meets it, and the sentence that says so."""

    name: str
    met: bool
    sentence: str
    places: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.sentence % self.places


def eligibility(proposal: JointProposal, call: Call, fund: Fund) -> list[Check]:
    """Every condition of a call, met or not; a proposal that misses one does not stand."""
    return [
        _parties(proposal, call, [each.party for each in fund.shares]),
        _institutions(proposal, call),
        _sectors(proposal, call),
        _amount(proposal, call, fund.currency),
    ]


def _parties(proposal: JointProposal, call: Call, fund: Collection[str]) -> Check:
    named = {each.party for each in proposal.proposers}
    inside, outside = named & {*fund}, sorted(named - {*fund})
    if call.towards_third_countries:
        missing = sorted({*fund} - named) if len(fund) == FEWEST_VOTES else []
        if missing or len(inside) < FEWEST_VOTES:
            sentence = _("At least two parties of the fund propose together; missing: %(parties)s.")
            return Check("parties", False, sentence, {"parties": ", ".join(missing or sorted({*fund} - named))})
        return Check("parties", True, _("Institutions of parties of the fund propose together, also towards others."))
    if outside:
        sentence = _("This call is for the fund’s own parties; these have no share in it: %(parties)s.")
        return Check("parties", False, sentence, {"parties": ", ".join(outside)})
    if len(inside) < FEWEST_VOTES:
        return Check("parties", False, _("A joint proposal comes from institutions of at least two parties."))
    return Check("parties", True, _("Institutions of at least two parties of the fund propose together."))


def _institutions(proposal: JointProposal, call: Call) -> Check:
    if not call.eligible:
        return Check("institutions", True, _("The call is open to institutions of every kind."))
    wrong = [each.organisation.name for each in proposal.proposers if each.organisation.type not in call.eligible]
    if wrong:
        sentence = _("The call is not for institutions of this kind: %(names)s.")
        return Check("institutions", False, sentence, {"names": ", ".join(wrong)})
    return Check("institutions", True, _("Every institution is of a kind that the call is for."))


def _sectors(proposal: JointProposal, call: Call) -> Check:
    if not call.sectors:
        return Check("sectors", True, _("The call is open to every sector."))
    if any(code.startswith(wanted) for code in proposal.sectors for wanted in call.sectors):
        return Check("sectors", True, _("It lies in a sector of the call."))
    return Check(
        "sectors", False, _("It lies in none of the call’s sectors: %(codes)s."), {"codes": ", ".join(call.sectors)}
    )


def _amount(proposal: JointProposal, call: Call, currency: str) -> Check:
    asked = Decimal(proposal.asked_for)
    places = {"asked": proposal.asked_for, "most": call.most or "", "currency": currency}
    if not asked:
        return Check("amount", False, _("It asks for nothing; say how much the fund is asked for."))
    if call.most is not None and asked > Decimal(call.most):
        sentence = _("It asks for %(asked)s %(currency)s; the call gives %(most)s %(currency)s at most.")
        return Check("amount", False, sentence, places)
    return Check("amount", True, _("It asks for %(asked)s %(currency)s, which the call can give."), places)


LONGEST_DRAFT = 400_000
"""How many characters a side may keep on one proposal."""


def check_draft(draft: Mapping[str, Any]) -> None:
    """:raises BadValue: if it is longer than anybody writes on one proposal."""
    if len(json.dumps(draft, ensure_ascii=False, default=str)) > LONGEST_DRAFT:
        raise BadValue(_("This is longer than %(most)s characters."), field="text", most=LONGEST_DRAFT)


def seal_stem(proposal: str) -> str:
    """How a party's seal on a proposal is named; a number follows for one that came after another was taken back."""
    return f"seal-{_short(proposal)}"


def assessment_id(proposal: str) -> str:
    """The one record in which a party opens its assessment of a proposal."""
    return f"assessment-{_short(proposal)}"


def joint_stem(proposal: str) -> str:
    """How a joint assessment of a proposal is named; a number follows for each further one."""
    return f"joint-{_short(proposal)}"


def _short(uid: str) -> str:
    return digest(uid.encode())[:16]
