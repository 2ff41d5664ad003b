"""The lines of observations, final reports, reviews and lessons tried over the API."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from bandung.reviews.models import FinalReport, Lesson, Observation
from tests.web.permissions.review_world import ASKED, QUIET, SEALED, round_of
from tests.web.permissions.table import attempt
from tests.web.permissions.world import OWN, PARTNER, Person, World

SEEN = {"value": "36", "on": "2026-10-01", "source": "Ministry of Health"}
REPORT = {"record": {"language": "en", "summary": {"en": "Three banks stand."}}}
LESSON = {"record": {"title": {"en": "Train two"}, "text": {"en": "Train two nurses."}, "language": "en"}}


def _party(who: Person) -> str:
    return who.party or OWN


def _mine(who: Person) -> str:
    return PARTNER if who.party == PARTNER else OWN


def _api(who: Person, path: str, told: Any = None, method: str = "") -> Any:
    return who.api(method or ("get" if told is None else "post"), f"/reviews/{_party(who)}/{path}", told)


def _round(name: str) -> str:
    return f"rounds/{OWN}/{round_of(name)}"


@attempt("record", "observation", "api")
def _(world: World, who: Person) -> Any:
    return _api(who, f"initiatives/mdg/{QUIET}/observations", {"result": 0, "indicator": 0, "record": SEEN})


@attempt("record", "observation", "take-back-api")
def _(world: World, who: Person) -> Any:
    return _api(who, f"observations/{Observation.objects.get(register=_mine(who)).uid}/take-back", {})


@attempt("propose", "final report", "api")
def _(world: World, who: Person) -> Any:
    return _api(who, f"initiatives/mdg/{QUIET}/papers/final-report", REPORT)


@attempt("propose", "final report", "take-back-api")
def _(world: World, who: Person) -> Any:
    return _api(who, f"papers/final-report/{FinalReport.objects.get(register=_mine(who)).uid}/take-back", {})


@attempt("consent", "final report", "api")
def _(world: World, who: Person) -> Any:
    row = FinalReport.objects.exclude(register=_mine(who)).get()
    return _api(who, f"papers/final-report/{row.uid}/words", {"digest": row.digest})


@attempt("open", "review", "api")
def _(world: World, who: Person) -> Any:
    due = (timezone.now() + timedelta(days=30)).date().isoformat()
    return _api(who, f"initiatives/mdg/{QUIET}/rounds", {"due": due})


@attempt("read", "review", "api")
def _(world: World, who: Person) -> Any:
    return _api(who, _round(ASKED))


@attempt("write", "review", "api")
def _(world: World, who: Person) -> Any:
    return _api(who, f"{_round(ASKED)}/answers", {"1.1": "3"}, "put")


@attempt("seal", "review", "api")
def _(world: World, who: Person) -> Any:
    return _api(who, f"{_round(ASKED)}/seal", {"answers": [{"key": "1.1", "points": 3}]})


@attempt("seal", "review", "reveal-api")
def _(world: World, who: Person) -> Any:
    return _api(who, f"{_round(SEALED)}/reveal", {})


@attempt("note", "lesson", "api")
def _(world: World, who: Person) -> Any:
    return _api(who, f"initiatives/mdg/{QUIET}/lessons", LESSON)


@attempt("note", "lesson", "withdraw-api")
def _(world: World, who: Person) -> Any:
    return _api(who, f"lessons/{Lesson.objects.get(register=_mine(who)).uid}/withdraw", {})


@attempt("write", "draft", "offer-from-lesson-api")
def _(world: World, who: Person) -> Any:
    return _api(who, f"lessons/{Lesson.objects.get(register=OWN).uid}/offer", {})
