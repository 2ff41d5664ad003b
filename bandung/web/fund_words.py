"""Funds and calls in the reader's words, and the window of a call as each country sees it on its own clock."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung import reference
from bandung.funds.agreed import Agreed
from bandung.funds.models import Written
from bandung.funds.queries import CallView
from bandung.funds.rules import Check, Side
from bandung.web.cards import party_names
from bandung.web.naming import name_of
from bandung.web.sentences import reader_language

FUND_STATES: Mapping[str, Any] = {
    "holds": _("Holds"), "proposed": _("Waits for consents"), "withdrawn": _("Withdrawn"),
}  # fmt: skip
CALL_STATES: Mapping[str, Any] = {
    "open": _("Open"), "coming": _("Coming"), "closed": _("Closed"), "proposed": _("Waits for consents"),
    "withdrawn": _("Withdrawn"),
}  # fmt: skip
PUBLIC_STATES = ("open", "coming", "closed")
PROPOSAL_STATES: Mapping[str, Any] = {
    "stands": _("Stands"), "proposed": _("Waits for consents"), "late": _("A consent came too late"),
    "left": _("A proposing party took its consent back"),
    "lapsed": _("The call closed before all had consented"),
    "not-eligible": _("Does not meet the call"), "withdrawn": _("Withdrawn"),
}  # fmt: skip
STEPS: Mapping[str, Any] = {
    "seal": _("Each side writes and seals"), "open": _("Each side opens its own"),
    "together": _("The sides assess together"), "done": _("Assessed together"),
}  # fmt: skip
AWARD_STATES: Mapping[str, Any] = {
    "holds": _("Holds"), "proposed": _("Waits for consents"), "withdrawn": _("Withdrawn"),
    "does-not-fit": _("Does not follow from the assessments"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clock:
    """When a call opens and closes on one party's own clock."""

    code: str
    country: str
    zone: str
    several: bool
    """Whether the country has other zones besides that of its capital."""
    phase: str
    opens: date
    closes: date
    closes_utc: datetime
    now: datetime
    """What its clock says just now."""

    @property
    def label(self) -> Any:
        return CALL_STATES[self.phase]

    @property
    def place(self) -> str:
        """The country by name; a body that speaks for none by its code."""
        return name_of("country", self.country, reader_language()) if self.country else self.code

    @property
    def now_time(self) -> str:
        return f"{self.now:%H:%M}"

    @property
    def utc_time(self) -> str:
        return f"{self.closes_utc:%H:%M}"


def clocks(called: CallView, at: datetime, more: Iterable[Side] = ()) -> list[Clock]:
    """A call's window in every country whose parties decide on it, and for some more parties."""
    return [_clock(called, side, at) for side in {side.code: side for side in [*called.clocks, *more]}.values()]


def _clock(called: CallView, side: Side, at: datetime) -> Clock:
    here = at.astimezone(side.clock)
    return Clock(
        code=side.code,
        country=side.country,
        zone=side.zone,
        several=bool(side.country) and reference.time_zone(side.country).several,
        phase=called.window.phase(at, side.clock),
        opens=called.row.opens,
        closes=called.row.closes,
        closes_utc=called.window.ends(side.clock).astimezone(UTC),
        now=here,
    )


@dataclass(frozen=True, slots=True)
class Heard:
    """How one party stands to something that several consent to."""

    code: str
    name: str
    word: str
    """wrote, consents, refuses or awaited."""

    @property
    def label(self) -> str:
        return {
            "wrote": gettext("wrote it, and so consents"), "consents": gettext("consents"),
            "refuses": gettext("does not consent"), "awaited": gettext("has not answered yet"),
            "withdrew": gettext("withdrew it"),
        }[self.word]  # fmt: skip


def heard(row: Written, agreed: Agreed, parties: Collection[str], names: Mapping[str, str]) -> list[Heard]:
    """Every party whose consent something needs, and what it has said."""

    def word(code: str) -> str:
        if code == row.register:
            return "withdrew" if row.withdrawn_at else "wrote"
        return "refuses" if code in agreed.refused else "awaited" if code in agreed.awaited else "consents"

    shown = parties if agreed.at or not row.withdrawn_at else [row.register]
    return [Heard(code, names.get(code, code), word(code)) for code in shown]


def names_of(codes: Iterable[str]) -> dict[str, str]:
    """Names of parties in the reader's language; a party that is not known here names itself. One query."""
    wanted = {*codes}
    return {code: code for code in wanted} | party_names(wanted, reader_language())


def as_sentence(check: Check) -> str:
    """A condition of a call in the reader's language."""
    return gettext(check.sentence) % check.places
