"""Sealed review rounds: open, answer alone, seal, reveal, read side by side."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Body, Router, Status

from bandung.api.common import ERRORS, WRITE_ERRORS, Part
from bandung.api.people import SIGNED_IN, mandated
from bandung.api.reviews import BASE, words
from bandung.api.round_shapes import BesideShape, NewAnswers, NewRound, OwnReviewShape, RoundShape
from bandung.reviews import rounding
from bandung.reviews.views import own_review, round_of
from bandung.reviews.views import rounds as rounds_of

router = Router(tags=["reviews"])

ONE = "/{party}/rounds/{author}/{name}"


@router.get(
    f"{BASE}/rounds",
    response={200: list[RoundShape], **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_review_rounds",
    summary="The review rounds of an initiative, the newest first",
)
def rounds(request: HttpRequest, party: Part, code: Part, record: Part) -> Any:
    mandated(request, party, "read", "review")
    return Status(200, [RoundShape.of(each) for each in rounds_of(f"{code}/{record}", party, timezone.now())])


@router.post(
    f"{BASE}/rounds",
    response={201: RoundShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="open_review_round",
    summary="Ask all that take part to review the initiative by a day, each alone",
)
def open_round(request: HttpRequest, party: Part, code: Part, record: Part, new: NewRound) -> Any:
    held = mandated(request, party, "open", "review")
    view = rounding.open_round(
        initiative=f"{code}/{record}", party=party, due=new.due, text=words(new.text), by=held.post, at=timezone.now()
    )
    return Status(201, RoundShape.of(view))


@router.get(
    ONE,
    response={200: RoundShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_review_round",
    summary="One round, and how each party stands in it",
)
def one(request: HttpRequest, party: Part, author: Part, name: Part) -> Any:
    mandated(request, party, "read", "review")
    return Status(200, RoundShape.of(round_of(f"{author}/{name}", party, timezone.now())))


@router.post(
    f"{ONE}/cancel",
    response={200: RoundShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="cancel_review_round",
    summary="Take an own round back while nobody has sealed",
)
def cancel(request: HttpRequest, party: Part, author: Part, name: Part) -> Any:
    held = mandated(request, party, "open", "review")
    rounding.cancel_round(uid=f"{author}/{name}", party=party, by=held.post, at=timezone.now())
    return Status(200, RoundShape.of(round_of(f"{author}/{name}", party, timezone.now())))


@router.get(
    f"{ONE}/answers",
    response={200: OwnReviewShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_own_answers",
    summary="What the party itself has answered so far",
)
def own(request: HttpRequest, party: Part, author: Part, name: Part) -> Any:
    mandated(request, party, "read", "review")
    view = round_of(f"{author}/{name}", party, timezone.now())
    return Status(200, OwnReviewShape.of(own_review(view.row.uid, party)))


@router.put(
    f"{ONE}/answers",
    response={200: OwnReviewShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="keep_own_answers",
    summary="Keep what the party has answered so far; nobody else sees it",
)
def keep(request: HttpRequest, party: Part, author: Part, name: Part, draft: Body[dict[str, Any]]) -> Any:
    held = mandated(request, party, "write", "review")
    row = rounding.keep(round=f"{author}/{name}", party=party, draft=draft, by=held.post, at=timezone.now())
    return Status(200, OwnReviewShape.of(row))


@router.post(
    f"{ONE}/seal",
    response={201: RoundShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="seal_answers",
    summary="Seal the party's answers: the digest goes into its register, and the answers stand",
)
def seal(request: HttpRequest, party: Part, author: Part, name: Part, new: NewAnswers) -> Any:
    held = mandated(request, party, "seal", "review")
    rounding.seal(
        round=f"{author}/{name}", party=party, answers=new.answers, value_added=new.value_added,
        satisfaction=new.satisfaction, text=words(new.text), by=held.post, at=timezone.now(),
    )  # fmt: skip
    return Status(201, RoundShape.of(round_of(f"{author}/{name}", party, timezone.now())))


@router.post(
    f"{ONE}/reveal",
    response={201: RoundShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="reveal_answers",
    summary="Show the other parties what this one has sealed",
)
def reveal(request: HttpRequest, party: Part, author: Part, name: Part) -> Any:
    held = mandated(request, party, "seal", "review")
    rounding.reveal(round=f"{author}/{name}", party=party, by=held.post, at=timezone.now())
    return Status(201, RoundShape.of(round_of(f"{author}/{name}", party, timezone.now())))


@router.get(
    f"{ONE}/beside",
    response={200: BesideShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_answers_beside",
    summary="The answers that are revealed, side by side",
)
def beside(request: HttpRequest, party: Part, author: Part, name: Part) -> Any:
    mandated(request, party, "read", "review")
    view = round_of(f"{author}/{name}", party, timezone.now())
    return Status(200, BesideShape.of(view.beside, view.state))
