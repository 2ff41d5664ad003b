"""How an introduction goes, from a request to its outcome. Plain values; no database, no clock.

The states are a table. The side that is asked (``owner``) moves an introduction from one state to the next, all in its
own register, so the order of its moves is never in doubt. Any other word counts if the thread has been in a state in
which its side may say it; so what an introduction comes to depends on what was written, and never on which of two
registers was read first or whose clock is ahead.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bandung.introductions.errors import ChangedMeanwhile, NotToOneself, NotYourMove
from bandung.values.errors import _

ASKED, ACCEPTED, DECLINED, HANDED_ON, WITHDRAWN = "asked", "accepted", "declined", "handed-on", "withdrawn"
STATES: dict[str, str] = {
    ASKED: _("asked, not yet answered"),
    HANDED_ON: _("handed on to an institution"),
    ACCEPTED: _("accepted"),
    DECLINED: _("declined"),
    WITHDRAWN: _("withdrawn by those who asked"),
}
"""Where an introduction stands, by the acts of the two sides."""
SHOWN: dict[str, str] = STATES | {"concluded": _("concluded"), "dormant": _("dormant")}
"""As lists show it: concluded when both sides of an accepted one said how it ended, dormant when both fell silent."""

ASKING, OWNER = "asking", "owner"
SIDES: Mapping[str, str] = {ASKING: _("the party that asks"), OWNER: _("the party that is asked")}

_Moves = dict[str, str | None]
_TALK: _Moves = {"ask": None, "answer": None}
_AFTERWARDS: _Moves = _TALK | {"follow-up": None, "outcome": None}
_ANSWERS: _Moves = {"accept": ACCEPTED, "decline": DECLINED, "hand-on": HANDED_ON}
MOVES: dict[str, dict[str, _Moves]] = {
    ASKED: {OWNER: _ANSWERS | _TALK, ASKING: _TALK},
    HANDED_ON: {OWNER: _ANSWERS | _TALK, ASKING: _TALK},
    ACCEPTED: {OWNER: {"hand-on": ACCEPTED, **_AFTERWARDS}, ASKING: _AFTERWARDS},
    DECLINED: {OWNER: {"accept": ACCEPTED}, ASKING: {}},
    WITHDRAWN: {OWNER: {}, ASKING: {}},
}
"""State, side, what it says, and the state that follows (None: the same). What is not here is not allowed."""
OPEN = (ASKED, HANDED_ON, ACCEPTED)
UNANSWERED = (ASKED, HANDED_ON)
CLOSING = ("led-to-initiative", "learned-from", "no-fit")
"""Outcomes after which a side has nothing more to tell; ``going-on`` leaves it open."""


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked: by whom, of whom, in which version, when; and whether that was taken back."""

    asking: str
    owner: str
    digest: str
    at: datetime
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A message as its entry tells it: who wrote it to whom, about which version of the request, and what it does."""

    uid: str
    register: str
    to: str
    seq: int
    at: datetime
    says: str
    request: str
    outcome: str = ""
    handed_to: str = ""

    @property
    def place(self) -> tuple[datetime, str, int]:
        """Its place in the thread."""
        return self.at, self.register, self.seq


@dataclass(frozen=True, slots=True)
class Account:
    """What one side has done after acceptance: its last follow-up, and how it says that it ended."""

    followed_at: datetime | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an introduction stands after everything that was written in it."""

    state: str
    counting: frozenset[str]
    first_answer_at: datetime | None
    accepted_at: datetime | None
    last_word_at: datetime
    last_word_by: str
    turn: str
    """Whose word is awaited while it is unanswered; empty otherwise."""
    turn_since: datetime
    handed_to: str
    asking: Account
    owner: Account

    @property
    def is_concluded(self) -> bool:
        return concluded(self.state, self.asking.outcome, self.owner.outcome)


def concluded(state: str, *outcomes: str) -> bool:
    """Whether both sides have said how it ended."""
    return state == ACCEPTED and all(each in CLOSING for each in outcomes)


def standing(request: Request, words: Iterable[Word]) -> Standing:
    """Where the introduction stands. The same for the same words, in whatever order they are given."""
    heard = sorted((each for each in words if _is_between(request, each)), key=lambda each: each.place)
    state, passed, counting, accepted, handed = ASKED, [ASKED], set(), None, ""
    for word in sorted((each for each in heard if each.register == request.owner), key=lambda each: each.seq):
        moves = MOVES[state][OWNER]
        if word.says in moves and moves[word.says] is not None:
            counting.add(word.uid)
            state = moves[word.says] or state
            passed.append(state)
            handed = word.handed_to or handed
            accepted = accepted or (word.at if word.says == "accept" else None)
    for word in heard:
        side = OWNER if word.register == request.owner else ASKING
        if any(MOVES[each][side].get(word.says, word.says) is None for each in passed):
            counting.add(word.uid)
    thread = [word for word in heard if word.uid in counting]
    last = thread[-1] if thread else None
    answers = [word.at for word in thread if word.register == request.owner]
    if request.withdrawn_at is not None:
        state = WITHDRAWN
    turn, since = _turn(request, thread)
    return Standing(
        state=state,
        counting=frozenset(counting),
        first_answer_at=min(answers, default=None),
        accepted_at=accepted,
        last_word_at=max(last.at, request.at) if last else request.at,
        last_word_by=last.register if last else request.asking,
        turn=turn if state in UNANSWERED else "",
        turn_since=since,
        handed_to=handed,
        asking=_account(thread, request.asking),
        owner=_account(thread, request.owner),
    )


def _is_between(request: Request, word: Word) -> bool:
    """Whether a word belongs here: from one of the two to the other, about this version of the request."""
    return {word.register, word.to} == {request.asking, request.owner} and word.request == request.digest


def _turn(request: Request, thread: Iterable[Word]) -> tuple[str, datetime]:
    """Who has to speak next, and since when: who has not spoken since the other did."""
    turn, since = request.owner, request.at
    for word in thread:
        if word.register == turn:
            turn = request.asking if turn == request.owner else request.owner
            since = word.at
    return turn, since


def _account(thread: Iterable[Word], party: str) -> Account:
    own = sorted((each for each in thread if each.register == party), key=lambda each: each.seq)
    told = [each for each in own if each.says in ("follow-up", "outcome")]
    outcomes = [each.outcome for each in told if each.outcome]
    return Account(max((each.at for each in told), default=None), outcomes[-1] if outcomes else "")


def side_of(party: str, *, asking: str) -> str:
    return ASKING if party == asking else OWNER


def moves_of(side: str, state: str) -> tuple[str, ...]:
    """What a side may say as it stands now."""
    return tuple(MOVES[state][side])


def check_move(says: str, *, side: str, state: str, seen: str | None = None) -> None:
    """
    :raises ChangedMeanwhile: if it no longer stands as the writer saw it (``seen``).
    :raises NotYourMove: if this side cannot say that now.
    """
    if seen is not None and seen != state:
        raise ChangedMeanwhile
    if says not in MOVES[state][side]:
        raise NotYourMove


def check_is_another(asking: str, owner: str, *, uid: str) -> None:
    """:raises NotToOneself: if a party asks itself."""
    if asking == owner:
        raise NotToOneself(uid=uid)


def check_can_withdraw(*, side: str, state: str) -> None:
    """:raises NotYourMove: if it is the other's request, or no longer unanswered."""
    if side != ASKING or state not in UNANSWERED:
        raise NotYourMove
