"""What parties are told of reviews: that a round asks for their answers, and that all have sealed theirs."""

from collections.abc import Iterable

from bandung.notices.actions import tell
from bandung.parties.queries import name_of
from bandung.partnerships.models import Initiative
from bandung.registers.readers import ReadEntry
from bandung.reviews import rules
from bandung.reviews.models import ReviewRound
from bandung.reviews.views import RoundView, views

TOLD = ("review-round", "review-seal")


def follow(entries: Iterable[ReadEntry]) -> None:
    """Tell of entries that were just read; what is no review costs no query."""
    for entry in entries:
        if entry.act == "publish" and entry.kind in TOLD and entry.record is not None:
            _told(entry)


def _told(entry: ReadEntry) -> None:
    named = entry.record.about if entry.kind == "review-seal" else None
    view = _view(f"{named.register_code}/{named.record}" if named else entry.uid, entry)
    if view is None or view.cancelled:
        return
    about = ("review-rounds", view.initiative.uid)
    places = {"title": view.initiative.title, "party": name_of(view.row.register), "day": view.row.due.isoformat()}
    if named is None:
        for party in (each for each in view.asked if each != view.row.register):
            tell("review-opened", party=party, about=about, key=view.row.uid, places=places, at=entry.at)
    elif view.is_open:
        for side in view.sides:
            if side.state == rules.SEALED:
                tell("review-sealed", party=side.party, about=about, key=view.row.uid, places=places, at=entry.at)


def _view(uid: str, entry: ReadEntry) -> RoundView | None:
    """The round as it stands at the moment of an entry; None where it counts for nothing."""
    row = ReviewRound.objects.filter(pk=uid).first()
    initiative = Initiative.objects.filter(pk=row.initiative, standing="opened").first() if row else None
    rounds = views([initiative], entry.at) if initiative else []
    return next((each for each in rounds if each.row.uid == uid), None)
