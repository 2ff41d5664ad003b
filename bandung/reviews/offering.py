"""What was learned can become an offer of one's own, which names the offer that it comes from."""

from typing import Any

from bandung.exchange.models import Offer
from bandung.parties.models import Party
from bandung.partnerships.models import Initiative
from bandung.reviews.errors import NoSuchLesson
from bandung.reviews.models import Lesson

COPIED = ("sdgs", "domain", "modalities", "working_languages")
"""What the new offer has in common with its parent until somebody writes otherwise."""


def offer_from_lesson(uid: str, party: str) -> dict[str, Any]:
    """The beginnings of an offer, as far as a lesson, its initiative and the parent offer tell it. Four queries.

    ``adapted_from`` names the offer that the initiative rests on, where another party made it and everybody may read
    it. Nothing is written: the values begin a draft.

    :raises NoSuchLesson: if it is no lesson of one's own that stands.
    """
    lesson = Lesson.objects.filter(pk=uid, register=party, withdrawn_at=None).first()
    if lesson is None:
        raise NoSuchLesson(uid=uid)
    initiative = Initiative.objects.filter(pk=lesson.initiative).first()
    parent = _parent(initiative, party)
    country = Party.objects.filter(code=party).values_list("speaks_for", flat=True).first()
    says = lesson.says
    told: dict[str, Any] = {name: parent.body[name] for name in COPIED if parent and parent.body.get(name)}
    told |= {
        "language": says.language,
        "title": dict(says.title),
        "summary": dict(says.text),
        "kind": parent.body["kind"] if parent else "solution",
        "countries": [country] if country else [],
        "sectors": list(says.sectors) or (list(initiative.says.sectors) if initiative else []),
    }
    if says.sdgs:
        told["sdgs"] = list(says.sdgs)
    if parent is not None:
        told["adapted_from"] = parent_reference(parent)
    return told


def parent_reference(parent: Offer) -> dict[str, str]:
    """An offer, as another record names it."""
    return {"register_code": parent.register, "record": parent.record, "digest": parent.digest}


def _parent(initiative: Initiative | None, party: str) -> Offer | None:
    """The first of the initiative's offers, in the order of its terms, that is another's and public."""
    named = [f"{each.register_code}/{each.record}" for each in initiative.says.offers] if initiative else []
    found = Offer.objects.public().filter(pk__in=named, withdrawn_at=None).exclude(register=party).in_bulk()
    return next((found[uid] for uid in named if uid in found), None)
