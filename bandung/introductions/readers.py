"""What requests and messages mean for the tables of this app.

The two sides write in two registers, and a message may be read before the request that it belongs to. So each entry
only puts its own row down, and the thread is then told anew from all its rows; an entry that breaks a rule keeps its
row, and does not count.
"""

from bandung.introductions.models import Introduction, Message
from bandung.introductions.rules import Standing, standing
from bandung.records.kinds import as_json
from bandung.registers.readers import ReadEntry, Shelf, reads


@reads("introduction", Introduction)
def read_introduction(entry: ReadEntry, shelf: Shelf) -> None:
    """The first version stands: what was asked is not asked otherwise later. It is for the party addressed alone."""
    row = shelf.get(Introduction, entry.uid)
    if entry.act == "withdraw" and row is not None and row.withdrawn_at is None:
        row.withdrawn_at = entry.at
    elif entry.act == "publish" and entry.record is not None and row is None and _is_for_the_party_asked(entry):
        asks = entry.record
        row = Introduction(
            uid=entry.uid,
            asking=entry.register,
            owner=asks.addressed_to,
            kind=asks.kind,
            about=f"{asks.about.register_code}/{asks.about.record}",
            resting_on=f"{asks.resting_on.register_code}/{asks.resting_on.record}" if asks.resting_on else "",
            body=as_json(asks),
            digest=entry.digest,
            seq=entry.seq,
            by=entry.by,
            asked_at=entry.at,
            withdrawn_at=None,
        )
        _stands(row, standing(row.request, ()))
    if row is not None:
        shelf.put(row)
    shelf.afterwards(tell, entry.uid)


@reads("message", Message)
def read_message(entry: ReadEntry, shelf: Shelf) -> None:
    """A word once said stands as it was said first; an erased one is as if it had never been said."""
    if entry.act != "publish":
        return
    if entry.record is None:
        erased = Message.objects.filter(pk=entry.uid).first()
        if erased is not None and shelf.get(Message, entry.uid) is None:
            shelf.afterwards(tell, erased.introduction)
        return
    if shelf.get(Message, entry.uid) is not None:
        return
    about = entry.record.introduction
    uid = f"{about.register_code}/{about.record}"
    shelf.put(
        Message(
            uid=entry.uid,
            register=entry.register,
            to=entry.to[0] if entry.audience == "parties" and len(entry.to) == 1 else "",
            introduction=uid,
            request=about.digest,
            says=entry.record.says,
            body=as_json(entry.record),
            seq=entry.seq,
            by=entry.by,
            at=entry.at,
        )
    )
    shelf.afterwards(tell, uid)


def _is_for_the_party_asked(entry: ReadEntry) -> bool:
    asked: str = entry.record.addressed_to
    return entry.audience == "parties" and entry.to == (asked,) and asked != entry.register


def tell(uids: set[str], shelf: Shelf) -> None:
    """Tell threads anew from their requests and all their words; without a request no word counts. Two queries."""
    requests = Introduction.objects.in_bulk(uids)
    words: dict[str, list[Message]] = {uid: [] for uid in uids}
    for message in Message.objects.filter(introduction__in=uids):
        words[message.introduction].append(message)
    for uid, messages in words.items():
        counting: frozenset[str] = frozenset()
        if row := requests.get(uid):
            stands = standing(row.request, (each.word for each in messages))
            counting = stands.counting
            _stands(row, stands)
            shelf.put(row)
        for message in messages:
            if message.counts != (message.uid in counting):
                message.counts = not message.counts
                shelf.put(message)


def _stands(row: Introduction, stands: Standing) -> None:
    row.state, row.handed_to = stands.state, stands.handed_to
    row.first_answer_at, row.accepted_at = stands.first_answer_at, stands.accepted_at
    row.last_word_at, row.last_word_by = stands.last_word_at, stands.last_word_by
    row.turn, row.turn_since = stands.turn, stands.turn_since
    row.asking_followed_at, row.asking_outcome = stands.asking.followed_at, stands.asking.outcome
    row.owner_followed_at, row.owner_outcome = stands.owner.followed_at, stands.owner.outcome
