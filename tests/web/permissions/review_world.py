"""What was looked back on in the small world: a round that waits for answers, one that waits to be revealed, and an
initiative without any; papers that each side proposed, and what each side observed and learned.
"""

from typing import Any

from bandung.partnerships.models import Initiative
from bandung.reviews import actions, rounding
from bandung.reviews.models import OwnReview, ReviewRound
from bandung.values import Texts
from tests.cast import AT, post
from tests.reviews_cast import begun, carried_out, on, sealed

ASKED, SEALED, QUIET = "asked", "sealed", "quiet"
"""Initiatives of Madagascar with Brazil."""
OWN_ANSWERS = "Brouillon-intime"
"""What Madagascar answers, and nobody else reads."""


def begin(word: str) -> None:
    """The word stands in the text of a round, which both sides read; what each answers is its own."""
    rows = {name: carried_out(facilitator="", identifier=name) for name in (ASKED, SEALED, QUIET)}
    rounds = {name: begun(rows[name], text=Texts({"fr": word}, field="text")) for name in (ASKED, SEALED)}
    for party in ("mdg", "bra"):
        draft = {"text": OWN_ANSWERS if party == "mdg" else "Other answers"}
        rounding.keep(round=rounds[ASKED].row.uid, draft=draft, **on(party))
        sealed(rounds[SEALED], party, 2)
        _written(rows[ASKED], party)


def _written(row: Initiative, party: str) -> None:
    report = {"language": "en", "summary": {"en": f"Report of {party}"}}
    actions.propose(kind="final-report", initiative=row.uid, told=report, **on(party))
    seen: dict[str, Any] = {"value": "1", "on": "2026-11-01", "source": "Survey"}
    actions.observe(initiative=row.uid, result=0, indicator=0, told=seen, **on(party))
    lesson = {"title": {"en": f"Lesson of {party}"}, "text": {"en": "So it is."}, "language": "en"}
    actions.note(initiative=row.uid, told=lesson, party=party, by=post(party), at=AT)


def round_of(name: str) -> str:
    """The record of the round of an initiative."""
    return ReviewRound.objects.get(initiative=f"mdg/{name}").record


def answers(party: str = "") -> list[Any]:
    """What parties have answered and keep to themselves."""
    found = OwnReview.objects.filter(**({"party": party} if party else {})).order_by("party", "round")
    return list(found.values_list("party", "round", "draft", "sealed"))
