"""What is allowed in an initiative. Plain values; no database, no clock."""

from collections.abc import Collection, Mapping

from bandung.partnerships.errors import (
    AlreadyEnded,
    CircularProgramme,
    FacilitatorOnly,
    GuardsUnmet,
    NoNeedOnFile,
    NotAPartner,
    NotAWay,
    NotSouthern,
    NotTheLead,
    OtherParties,
    OutdatedText,
)
from bandung.partnerships.guards import Known, has_need, parties_in, unmet
from bandung.partnerships.stages import AGREEMENT_BY_WAY, BY_WAY, ENDED, GUARDS, StageMove
from bandung.records.agreements import Agreement
from bandung.records.partnerships import Described


def is_southern(party_type: str, south: bool | None, *, default: bool) -> bool:
    """Whether a party counts as one of the South: what it declares, else the default that is shown as a default.

    A facilitator, a multilateral body and a reporter never open or lead.
    """
    if party_type not in ("lead-agency", "regional-body"):
        return False
    return default if south is None else south


def check_may_open(terms: Described, party: str, southern: Mapping[str, bool]) -> None:
    """
    :raises NotSouthern: if the opener, the lead or a partner is not a party of the South; it could facilitate.
    :raises NotTheLead: if the opener does not lead.
    """
    if terms.lead != party:
        raise NotTheLead(lead=terms.lead or "")
    check_partners_are_southern(terms, southern)


def check_partners_are_southern(terms: Described, southern: Mapping[str, bool]) -> None:
    """:raises NotSouthern: naming the first party that holds a partner's role without being of the South."""
    for party in sorted(parties_in(terms, "provider", "recipient", "both")):
        if not southern.get(party, False):
            raise NotSouthern(party=party)


def check_is_partner(party: str, *, partners: Collection[str], facilitators: Collection[str], stage: str = "") -> None:
    """
    :raises FacilitatorOnly, NotAPartner: if the party does not decide here. :raises AlreadyEnded: if nothing can be
    added any more.
    """
    if party in facilitators:
        raise FacilitatorOnly
    if party not in partners:
        raise NotAPartner
    if stage in ENDED:
        raise AlreadyEnded


def check_move(stage: str, to: str, *, party: str, lead: str, known: Known) -> StageMove:
    """
    :raises NotAWay: if the table knows no such move. :raises NotTheLead: if it is the lead's.
    :raises GuardsUnmet: with the sentence of each guard that does not hold.
    """
    way = BY_WAY.get((stage, to))
    if way is None:
        raise NotAWay(stage=stage, to=to)
    if way.who == "lead" and party != lead:
        raise NotTheLead(lead=lead)
    _check_guards(way, known)
    return way


def check_agreement_move(state: str, to: str, *, party: str, bound: Collection[str], known: Known) -> StageMove:
    """:raises NotAWay, NotAPartner, GuardsUnmet: as ``check_move``; only who is bound by the text moves it."""
    way = AGREEMENT_BY_WAY.get((state, to))
    if way is None:
        raise NotAWay(stage=state, to=to)
    if party not in bound:
        raise NotAPartner
    _check_guards(way, known)
    return way


def _check_guards(way: StageMove, known: Known) -> None:
    missing = unmet(way, known)
    if missing:
        raise GuardsUnmet(missing, tuple(GUARDS[guard] for guard in missing))


def check_text(text: Agreement, terms: Described, *, joined: Collection[str], in_force: str | None) -> None:
    """
    :raises NoNeedOnFile: without a recipient's need in the terms.
    :raises OtherParties: if it binds a party that has not joined, or in another role than the terms give it.
    :raises OutdatedText: if it amends another text than the one in force.
    """
    if not has_need(terms):
        raise NoNeedOnFile
    facilitators = parties_in(terms, "facilitator")
    for each in text.parties:
        if each.party not in joined or (each.role == "facilitator") != (each.party in facilitators):
            raise OtherParties
    if text.amends != in_force:
        raise OutdatedText


def check_not_circular(uid: str, above: Collection[str]) -> None:
    """:raises CircularProgramme: if the initiative stands among the programmes above it."""
    if uid in above:
        raise CircularProgramme(uid=uid)
