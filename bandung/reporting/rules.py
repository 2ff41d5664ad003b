"""The kinds of reports and what is allowed with them. Plain values; no database, no clock."""

from collections.abc import Mapping
from dataclasses import dataclass

from bandung.measurement.valued import SWITCHES
from bandung.reporting.errors import (
    BalanceIsForTwo,
    NeedsPartner,
    NoPartnerHere,
    NoSuchKind,
    UnknownForm,
    UnknownSwitch,
    YearToCome,
)
from bandung.values.errors import _

RULES = "r-1"
"""Version of the rules by which reports count; each report names it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of report: what it is called, what it is for, which tables and files it has."""

    code: str
    name: str
    purpose: str
    given: tuple[str, ...]
    """Keys of its tables over what the party gave."""
    received: tuple[str, ...] = ()
    forms: tuple[str, ...] = ("xlsx", "csv", "pdf")
    with_partner: bool = False


KINDS: Mapping[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind(
            "ssc", _("SDG 17.3.1, South-South cooperation"),
            _("The return of a country and a year for the indicator, in columns that no authority has confirmed."),
            ("totals", "by-group", "by-item", "in-units", "by-partner", "by-channel", "by-said", "currencies"),
        ),
        Kind(
            "tossd", _("TOSSD rows"),
            _("The same year as rows of TOSSD; what is also in 17.3.1 is marked, so that nobody counts it twice."),
            ("totals", "by-item", "by-partner", "by-sector", "by-form", "currencies"),
        ),
        Kind(
            "ibero", _("Ibero-American tables"),
            _("Initiatives by modality, role, sector and goal; efficiency, burden sharing and timeliness."),
            ("totals", "by-basis", "by-role", "by-sector", "by-goal", "by-cost", "stages"),
        ),
        Kind(
            "national", _("National annual report"),
            _("What the country gave and received in a year, with charts, to be read by everybody."),
            ("totals", "by-item", "in-units", "by-partner", "by-sector", "by-goal", "by-channel", "by-institution",
             "stages", "by-said", "by-quality", "currencies"),
            ("totals", "by-item", "in-units", "by-partner"),
        ),
        Kind(
            "balance", _("Partner balance"),
            _("What two parties gave each other, with both figures where they differ; for the two alone."),
            ("totals", "by-item", "in-units", "by-said"), ("totals", "by-item", "in-units", "by-said"),
            with_partner=True,
        ),
        Kind(
            "sdmx", _("Statistical data set"),
            _("The year as a data set in SDMX, with its structure, for statistical offices."),
            ("totals", "by-item", "by-partner"), forms=("xml", "structure", "csv", "pdf"),
        ),
    )
}  # fmt: skip
"""Code to kind. What is not here is no report."""
MOST_AT_ONCE = 20_000
"""Lines up to which a report is made while one waits; more are made in the background."""


MOST_LOOKED_AT = 5_000
"""Lines up to which a page shows a report before it is made."""


def kind_of(code: str) -> Kind:
    """:raises NoSuchKind: if there is none."""
    found = KINDS.get(code)
    if found is None:
        raise NoSuchKind(type=code[:20], known=", ".join(KINDS))
    return found


def check_asked(kind: Kind, *, party: str, year: int, partner: str, this_year: int) -> None:
    """:raises NeedsPartner, NoPartnerHere: about the partner. :raises YearToCome: of a year that has not begun."""
    if kind.with_partner and partner in ("", party):
        raise NeedsPartner
    if partner and not kind.with_partner:
        raise NoPartnerHere
    if year > this_year:
        raise YearToCome(year=year)


def check_public(kind: str) -> None:
    """:raises BalanceIsForTwo: if it is a balance."""
    if kind == "balance":
        raise BalanceIsForTwo


def check_form(kind: Kind, form: str) -> None:
    """:raises UnknownForm: if the report has no such file."""
    if form not in kind.forms:
        raise UnknownForm(form=form[:20], known=", ".join(kind.forms))


def check_switches(counted: Mapping[str, bool]) -> None:
    """:raises UnknownSwitch: if one is none of those on which countries disagree (R-22)."""
    for name in counted:
        if name not in SWITCHES:
            raise UnknownSwitch(name=name[:40], known=", ".join(SWITCHES))
