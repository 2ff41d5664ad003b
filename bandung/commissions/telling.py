"""Sessions told anew from their rows and the words on them, and how their versions are found to consent to."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from bandung.commissions import rules
from bandung.commissions.models import CommissionAct, CommissionSession, ProgrammeLine, Seat
from bandung.commissions.standing import Called, Proposal, Standing, Version, standing
from bandung.consents.models import Consent
from bandung.consents.rules import Word, awaited
from bandung.consents.subjects import Subject
from bandung.parties.models import Party
from bandung.registers.readers import Shelf


def tell(uids: set[str], shelf: Shelf) -> None:
    """Tell sessions anew; an act whose session is not known does not count. Five queries."""
    sessions = CommissionSession.objects.in_bulk(uids)
    acts: dict[str, list[CommissionAct]] = defaultdict(list)
    for act in CommissionAct.objects.filter(session__in=uids):
        acts[act.session].append(act)
    words = _words(uids, acts)
    _drop_what_follows(uids, shelf)
    for uid in uids:
        row = sessions.get(uid)
        if row is None:
            for act in acts[uid]:
                _does_not_count(act, shelf)
        else:
            _tell(row, acts[uid], words[uid], shelf)


def tell_of_acts(uids: set[str], shelf: Shelf) -> None:
    """Tell the sessions anew to which these acts belong."""
    tell(set(CommissionAct.objects.filter(pk__in=uids).values_list("session", flat=True)), shelf)


def _words(uids: set[str], acts: dict[str, list[CommissionAct]]) -> dict[str, list[Word]]:
    """What was said on each session and on versions of its act; a word that names another kind of record is none."""
    session_of = {("commission", uid): uid for uid in uids}
    session_of |= {("commission-act", act.uid): uid for uid, found in acts.items() for act in found}
    words: dict[str, list[Word]] = defaultdict(list)
    for said in Consent.objects.filter(about__in={about for _kind, about in session_of}):
        if (uid := session_of.get((said.kind, said.about))) is not None:
            words[uid].append(Word(said.register, said.digest, said.says, said.at, said.withdrawn_at))
    return words


def _drop_what_follows(uids: set[str], shelf: Shelf) -> None:
    for seat in Seat.objects.filter(session__in=uids):
        shelf.remove(Seat, seat.pk)
    acts = CommissionAct.objects.filter(session__in=uids).values("uid")
    for line in ProgrammeLine.objects.filter(act__in=acts):
        shelf.remove(ProgrammeLine, line.pk)


def _tell(row: CommissionSession, acts: Sequence[CommissionAct], words: Sequence[Word], shelf: Shelf) -> None:
    counting = [act for act in acts if _counts(act, row)]
    for act in acts:
        if act not in counting:
            _does_not_count(act, shelf)
    stands = standing(_called(row), [_proposal(act) for act in counting], words)
    _session_stands(row, stands)
    shelf.put(row)
    for act in counting:
        outcome = stands.acts[act.uid]
        act.counts, act.state = True, outcome.state
        act.awaited, act.refused = sorted(outcome.awaited), sorted(outcome.refused)
        act.signed_at = stands.signed_at if outcome.state == "signed" else None
        act.public = act.signed_at is not None and not awaited(act.digest, row.parties, words, says="publish")
        shelf.put(act)
        if act.signed_at is not None:
            _lines(act, shelf)
    _seats(row, counting, shelf)


def _counts(act: CommissionAct, row: CommissionSession) -> bool:
    return set(act.to) == set(row.parties) - {act.register} and rules.act_stands(
        act.body["parties"], author=act.register, parties=row.parties, facilitators=row.facilitators
    )


def _does_not_count(act: CommissionAct, shelf: Shelf) -> None:
    act.counts, act.state, act.signed_at, act.public = False, "closed", None, False
    act.awaited, act.refused = [], []
    shelf.put(act)


def _called(row: CommissionSession) -> Called:
    versions = tuple(Version(each["digest"], datetime.fromisoformat(each["at"])) for each in row.versions)
    return Called(row.register, frozenset(row.parties), versions, row.withdrawn_at)


def _proposal(act: CommissionAct) -> Proposal:
    return Proposal(act.uid, act.register, act.digest, act.at, act.based_on, act.withdrawn_at)


def _session_stands(row: CommissionSession, stands: Standing) -> None:
    row.digest, row.newest, row.state = stands.digest, stands.newest, stands.state
    row.body = next(each["body"] for each in row.versions if each["digest"] == stands.digest)
    row.starts = date.fromisoformat(row.body["on"])
    row.awaited, row.refused = sorted(stands.awaited), sorted(stands.refused)
    row.confirmed_at, row.act, row.signed_at = stands.confirmed_at, stands.signed, stands.signed_at


def _lines(act: CommissionAct, shelf: Shelf) -> None:
    programme = act.says.programme
    for number, project in enumerate(programme.projects if programme else ()):
        if project.initiative is not None:
            uid = f"{project.initiative.register_code}/{project.initiative.record}"
            shelf.put(ProgrammeLine(uid=f"{act.uid} {number}", act=act.uid, initiative=uid))


def _seats(row: CommissionSession, acts: Sequence[CommissionAct], shelf: Shelf) -> None:
    newest = next(datetime.fromisoformat(each["at"]) for each in row.versions if each["digest"] == row.newest)
    for party in row.parties:
        since = [newest] if party in row.awaited else []
        since += [act.at for act in acts if party in act.awaited and act.state in rules.ON_ACT["consent"]]
        shelf.put(
            Seat(
                uid=f"{row.uid} {party}",
                session=row.uid,
                party=party,
                starts=row.starts,
                state=row.state,
                waits_since=min(since, default=None),
            )
        )


def find_session(uid: str) -> Subject | None:
    """The newest version of a session, as it can be consented to."""
    row = CommissionSession.objects.filter(pk=uid).first()
    if row is None or _by_no_partner(row.register):
        return None
    parties = frozenset(row.parties)
    holds = row.newest == row.digest and row.state in ("confirmed", "held")
    closed = rules.why_closed(row.state, rules.IN_SESSION)
    return Subject("commission", uid, row.newest, row.register, parties, parties, holds, closed)


def find_act(uid: str) -> Subject | None:
    """A version of an act, as it can be consented to while it lies on the table of a confirmed session."""
    act = CommissionAct.objects.filter(pk=uid, counts=True).first()
    row = CommissionSession.objects.filter(pk=act.session).first() if act else None
    if act is None or row is None or _by_no_partner(act.register):
        return None
    parties = frozenset(row.parties)
    closed = rules.why_closed(act.state, rules.ON_ACT)
    if not closed and row.state == "convened":
        closed = rules.WHY_NOT["convened"]
    return Subject("commission-act", uid, act.digest, act.register, parties, parties, act.state == "signed", closed)


def _by_no_partner(party: str) -> bool:
    """Whether it comes from a party that says of itself that it facilitates; nobody here consents to that."""
    return Party.objects.filter(code=party, type__in=rules.SUPPORTS).exists()
