"""Initiatives told anew from all their rows: seven queries for however many of them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from bandung.consents.models import Consent
from bandung.partnerships.basis import basis, is_two_way
from bandung.partnerships.events import Event, Left, Proposal, Said, TakenBack
from bandung.partnerships.models import AgreementText, Initiative, Leaving, Move, Participant, Proposed, Terms
from bandung.partnerships.replay import standing
from bandung.partnerships.stages import ENDED
from bandung.partnerships.standing import Outcome, Standing
from bandung.records.kinds import as_json, read
from bandung.records.partnerships import Described
from bandung.records.partnerships import Initiative as InitiativeRecord
from bandung.registers.readers import Shelf, Telling

KINDS: dict[type[Proposed], str] = {Terms: "terms", Move: "move", AgreementText: "agreement"}
PROPOSED = tuple(KINDS)
Version = tuple[str, str, str]
"""A kind of record, a record's uid and the digest of one version of it."""
RESTING: list[Telling] = []
"""Rows of other apps that rest on who takes part: told anew with the initiatives, by their uids."""


def describe(row: Initiative, terms: Described, at: datetime) -> None:
    """Put what the terms say onto the initiative's row."""
    row.body = as_json(terms)
    row.type = terms.type
    row.basis = getattr(terms, "basis", None) or basis(terms.participations, at.date())
    row.two_way = is_two_way(terms.participations)
    row.named = sorted({each.party for each in terms.participations if each.party})
    row.countries = sorted({each.country for each in terms.participations if each.country})
    row.words = " ".join(terms.title.values()).casefold()
    row.sectors = f",{','.join(terms.sectors)},"
    row.programme = f"{terms.programme.register_code}/{terms.programme.record}" if terms.programme else ""


def tell_of(model: type[Proposed]) -> Telling:
    """What a consent to such a proposal means: the initiative that it belongs to is told anew."""

    def tell_theirs(uids: set[Any], shelf: Shelf) -> None:
        tell(set(model._default_manager.filter(pk__in=uids).values_list("initiative", flat=True)), shelf)

    return tell_theirs


def tell(uids: set[str], shelf: Shelf) -> None:
    """Tell these initiatives anew; what belongs to one that nobody opened here waits without effect."""
    rows = Initiative.objects.in_bulk(uids)
    opened = {uid for uid, row in rows.items() if row.standing == "opened"}
    proposals: dict[str, list[Proposed]] = defaultdict(list)
    for model in PROPOSED:
        for each in model._default_manager.filter(initiative__in=opened):
            proposals[each.initiative].append(each)
    leavings: dict[str, list[Leaving]] = defaultdict(list)
    for gone in Leaving.objects.filter(initiative__in=opened):
        leavings[gone.initiative].append(gone)
    words = _words({*opened, *(each.uid for several in proposals.values() for each in several)})
    lines = defaultdict(set)
    for uid, initiative in Participant.objects.filter(initiative__in=uids).values_list("uid", "initiative"):
        lines[initiative].add(uid)
    for uid in uids:
        row = rows.get(uid)
        kept: set[str] = set()
        if row is not None:
            if row.standing == "opened":
                _tell_one(row, proposals[uid], leavings[uid], words, shelf)
                shelf.put(row)
            kept = _participants(row, proposals[uid], shelf)
        for line in lines[uid] - kept:
            shelf.remove(Participant, line)
    for telling in RESTING:
        telling(uids, shelf)


def _words(uids: set[str]) -> dict[Version, list[Consent]]:
    """Words on these records, by record and version. A word that names another record counts for nothing here."""
    found: dict[Version, list[Consent]] = defaultdict(list)
    for each in Consent.objects.filter(about__in=uids):
        found[each.kind, each.about, each.digest].append(each)
    return found


def _tell_one(
    row: Initiative,
    proposals: list[Proposed],
    leavings: list[Leaving],
    words: dict[Version, list[Consent]],
    shelf: Shelf,
) -> None:
    opening = read(InitiativeRecord, row.opening)
    first = Proposal("terms", row.uid, row.register, row.seq, row.digest, row.at, opening)
    events: list[Event] = [Left(each.register, each.seq, each.at, each.agreement) for each in leavings]
    if row.withdrawn_at is not None:
        events.append(Left(row.register, row.seq, row.withdrawn_at))
    for each in proposals:
        events.append(_proposal(each))
        if each.withdrawn_at is not None:
            events.append(TakenBack(each.register, each.seq, each.uid, each.withdrawn_at))
    events += _said([("initiative", row.uid, row.digest), *map(_version, proposals)], words)
    told = standing(first, events)
    _stand(row, told, proposals, words)
    for each in proposals:
        _outcome(each, told, words)
        shelf.put(each)


def _version(each: Proposed) -> Version:
    return KINDS[type(each)], each.uid, each.digest


def _proposal(each: Proposed) -> Proposal:
    if isinstance(each, Terms):
        return Proposal("terms", each.uid, each.register, each.seq, each.digest, each.at, each.says, each.says.after)
    if isinstance(each, Move):
        return Proposal("move", each.uid, each.register, each.seq, each.digest, each.at, each.says, each.says.after)
    assert isinstance(each, AgreementText)
    return Proposal("agreement", each.uid, each.register, each.seq, each.digest, each.at, each.says)


def _said(versions: Iterable[Version], words: dict[Version, list[Consent]]) -> list[Event]:
    events: list[Event] = []
    for word in (word for each in set(versions) for word in words.get(each, ()) if word.says == "consent"):
        events.append(Said(word.register, word.seq, word.digest, word.at, True))
        if word.withdrawn_at is not None:
            events.append(Said(word.register, word.seq, word.digest, word.withdrawn_at, False))
    return events


def _published(version: Version, parties: Iterable[str], words: dict[Version, list[Consent]]) -> bool:
    """Whether each of these parties agrees now that everybody may read this version."""
    standing = {
        each.register for each in words.get(version, ()) if each.says == "publish" and each.withdrawn_at is None
    }
    wanted = set(parties)
    return bool(wanted) and wanted <= standing


def _stand(row: Initiative, told: Standing, proposals: list[Proposed], words: dict[Version, list[Consent]]) -> None:
    row.terms, row.terms_uid = told.terms_digest, told.terms_uid
    row.terms_kind = "initiative" if told.terms_uid == row.uid else "terms"
    begun = next((each.at for each in proposals if each.uid == told.terms_uid), row.at)
    describe(row, told.terms, begun)
    row.lead, row.stage, row.stage_since = told.lead, told.stage, told.since or row.at
    row.last_move = told.last_move or ""
    row.partners, row.facilitators = sorted(told.partners), sorted(told.facilitators)
    row.left = {party: at.isoformat() for party, at in sorted(told.left.items())}
    row.stays = [each.told for each in told.stays]
    row.changed_at = told.changed_at or row.at
    row.public = _published((row.terms_kind, row.terms_uid, row.terms), told.joined, words)


def _outcome(each: Proposed, told: Standing, words: dict[Version, list[Consent]]) -> None:
    came = told.outcomes.get(each.uid, Outcome("proposed"))
    each.state, each.since = came.state, came.since
    each.must, each.awaited = sorted(came.must), sorted(came.awaited)
    if isinstance(each, AgreementText):
        contract = told.contracts.get(each.name)
        stands = contract is not None and contract.uid == each.uid
        each.bound = sorted(contract.bound) if contract and stands else []
        each.public = _published(_version(each), {bound.party for bound in each.says.parties}, words)


def _participants(row: Initiative, proposals: list[Proposed], shelf: Shelf) -> set[str]:
    here = {*row.partners, *row.facilitators}
    awaited = {party for each in proposals if each.state == "proposed" for party in each.awaited}
    invited = set(row.named) - here - set(row.left) if row.standing == "opened" and row.stage not in ENDED else set()
    kept = set()
    for number, each in enumerate(row.says.participations):
        party = each.party or ""
        line = Participant(
            uid=f"{row.uid}#{number}",
            initiative=row.uid,
            party=party,
            country=each.country or "",
            role=each.role,
            joined=row.standing == "reported" or party in here,
            awaited=bool(party) and (party in awaited or party in invited),
            stage=row.stage,
            changed_at=row.changed_at,
        )
        shelf.put(line)
        kept.add(line.uid)
    return kept
