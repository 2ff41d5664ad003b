"""Reviews for tests: an initiative that is being carried out, and rounds in which parties answer."""

from datetime import date, datetime, timedelta
from typing import Any

from bandung.consents import actions as consents
from bandung.exchange import actions as exchange
from bandung.measurement import principles
from bandung.partnerships import actions as partnerships
from bandung.partnerships.models import Initiative
from bandung.reviews import rounding
from bandung.reviews.views import RoundView
from bandung.values import Texts
from tests.cast import AT, joined, post
from tests.factories import a_need, a_text, an_initiative

WHY = {"en": "Because it is so."}
DUE = date(2027, 1, 31)
KEYS = [item.code for item in principles.frame("nest-2017").items]
AREAS = [item.code for item in principles.frame("value-added").items]
RESULTS = [
    {
        "dimension": "development",
        "title": {"en": "Children live", "fr": "Des enfants vivent"},
        "indicators": [{"name": {"en": "Deaths of 1,000"}, "baseline": "40", "target": "20", "unit": "of 1,000"}],
    },
    {
        "dimension": "partnership",
        "title": {"en": "Both sides learn"},
        "indicators": [{"name": {"en": "Teachers of both sides"}, "target": "6"}, {"name": {"en": "Trust"}}],
    },
]


def on(party: str, at: datetime = AT) -> dict[str, Any]:
    """Who acts, and when."""
    return {"party": party, "by": post(party), "at": at}


def carried_out(*, facilitator: str = "jica", identifier: str = "milk", **more: Any) -> Initiative:
    """An initiative of Madagascar (which leads and receives) and Brazil that has reached the stage *executing*."""
    need = exchange.publish_new(record=a_need(f"need-{identifier}"), audience="parties", to=["bra"], **on("mdg"))
    record = an_initiative(
        identifier, lead="mdg", recipient="mdg", provider="bra", facilitator=facilitator, results=RESULTS,
        needs=[{"register_code": "mdg", "record": f"need-{identifier}", "digest": need.digest}], **more,
    )  # fmt: skip
    row = partnerships.open_initiative(initiative=record, **on("mdg"))
    roles = {"mdg": "recipient", "bra": "provider"} | ({facilitator: "facilitator"} if facilitator else {})
    others = [each for each in roles if each != "mdg"]
    for party in others:
        consents.say(kind="initiative", uid=row.uid, digest=row.digest, **on(party))
    text = partnerships.propose_text(agreement=a_text(row.reference, roles, f"text-{identifier}"), **on("mdg"))
    for party in others:
        consents.say(kind="agreement", uid=text.uid, digest=text.digest, **on(party))
    both = [{"party": each, "institution": "Hospital"} for each in ("mdg", "bra")]
    approved = {"act": {"name": "Act"}, "counterparts": both, "budget": WHY}
    return walked(
        row, ("screened", {"text": WHY}), ("matched", {}), ("formulating", {}), ("formulated", {}), ("agreed", {}),
        ("approved", approved), ("executing", {"on": "2026-11-24"}),
    )  # fmt: skip


def walked(row: Initiative, *steps: tuple[str, dict[str, Any]], at: datetime = AT) -> Initiative:
    """Each step is made by Madagascar, and consented to by Brazil where all partners move."""
    for to, said in steps:
        moved = partnerships.move(uid=row.uid, to=to, **said, **on("mdg", at))
        if moved.state == "proposed":
            consents.say(kind="move", uid=moved.uid, digest=moved.digest, **on("bra", at))
    return Initiative.objects.get(pk=row.uid)


def cast(**more: Any) -> Initiative:
    """The parties and their initiative; Kenya is an outsider."""
    joined("bra", "mdg", "ken", "jica")
    return carried_out(**more)


def begun(
    row: Initiative, *, party: str = "mdg", at: datetime = AT, due: date = DUE, text: Texts | None = None
) -> RoundView:  # fmt: skip
    """A review round of an initiative."""
    return rounding.open_round(initiative=row.uid, due=due, text=text, **on(party, at))


def answers(*points: int | None, word: str = "") -> list[dict[str, Any]]:
    """Points for the first indicators of the list; the first one with a word beside it."""
    told: list[dict[str, Any]] = [{"key": key, "points": each} for key, each in zip(KEYS, points, strict=False)]
    if word:
        told[0]["text"] = {"en": word}
    return told


def sealed(view: RoundView, party: str, *points: int | None, at: datetime = AT, word: str = "", **more: Any) -> None:
    """A party seals its answers."""
    rounding.seal(round=view.row.uid, answers=answers(*points, word=word), **more, **on(party, at))


def revealed(view: RoundView, *parties: str, at: datetime = AT) -> None:
    """These parties show what they sealed."""
    for party in parties:
        rounding.reveal(round=view.row.uid, **on(party, at))


def hours(number: float) -> datetime:
    """So many hours after everything began."""
    return AT + timedelta(hours=number)
