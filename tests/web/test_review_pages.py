"""Looking back at the desk: who may, each answers alone, nobody reads too early, refusals, query counts."""

import html
import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bandung.clearance.models import Draft
from bandung.consents import actions as consents
from bandung.exchange import actions as exchange
from bandung.partnerships.models import Initiative, Move
from bandung.people.models import Mandate
from bandung.reviews import actions, rounding
from bandung.reviews.models import (
    EvaluationPlan,
    FinalReport,
    Lesson,
    Observation,
    OwnReview,
    Review,
    ReviewRound,
    ReviewSeal,
)
from tests.cast import AT, joined, later, post
from tests.factories import an_offer
from tests.reviews_cast import AREAS, DUE, KEYS, carried_out, cast, on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

BASE = "/en/desk/initiatives/mdg/milk/review/"
SECRET = "A word that nobody else may read"


@pytest.fixture
def row() -> Initiative:
    return cast()


@pytest.fixture
def at_desk_of(django_user_model: Any) -> Any:
    def signed_in(party: str, *duties: str) -> Client:
        person = django_user_model.objects.create_user(f"{party}-{'-'.join(duties)}")
        for duty in duties or ("clear", "consent"):
            Mandate.objects.create(person=person, party=party, duty=duty, post=post(party), since=AT, given_by="x")
        client = Client()
        client.force_login(person)
        return client

    return signed_in


def text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return html.unescape(answer.content.decode())


def posted(client: Client, path: str, told: dict[str, Any], status: int = 302) -> Any:
    answer = client.post(path, told)
    assert answer.status_code == status, html.unescape(answer.content.decode())
    return answer


def queries_of(client: Client, path: str) -> int:
    text(client, path)
    with CaptureQueriesContext(connection) as found:
        text(client, path)
    return len(found)


def seen_in(page: str, name: str = "seen") -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found
    return found[1]


# -- what was seen

SEEN = {"value": "30", "on": "2026-10-01", "source": "Ministry of Health", "quality": "measured"}


def test_an_indicator_is_observed_corrected_and_taken_back_and_both_parts_stand_apart(
    row: Initiative, at_desk_of: Any
) -> None:
    mdg, bra = at_desk_of("mdg"), at_desk_of("bra")
    assert "Nobody has written what was seen." in text(mdg, BASE)
    sheet = f"{BASE}observe/0/0/"
    terms = seen_in(text(mdg, sheet), "terms")

    posted(mdg, sheet, SEEN | {"terms": terms})
    posted(bra, sheet, SEEN | {"terms": terms, "value": "25", "text": "Counted twice"})

    page = text(bra, BASE)
    assert page.index("Development</h2>") < page.index("Children live") < page.index("Partnership</h2>")
    assert '<meter min="0" max="100" value="50" aria-hidden="true"></meter> 50 %' in page
    assert "The parties saw different figures" in page
    mine = Observation.objects.get(register="mdg")
    assert f"?of={mine.record}" not in page
    assert f"{sheet}?of={mine.record}" in text(mdg, BASE)
    posted(mdg, f"{sheet}?of={mine.record}", SEEN | {"terms": terms, "value": "20"})
    assert Observation.objects.get(register="mdg").says.value == "20"
    assert "100 %" in text(bra, BASE)
    posted(mdg, BASE, {"observation": mine.uid})
    assert "100 %" not in text(bra, BASE)


def test_an_observation_that_cannot_be_is_refused_at_its_field_and_stays_typed(
    row: Initiative, at_desk_of: Any
) -> None:
    mdg, sheet = at_desk_of("mdg"), f"{BASE}observe/0/0/"
    terms = {"terms": row.terms}
    tomorrow = (timezone.localdate() + timedelta(days=2)).isoformat()

    for told, sentence in (
        (SEEN | terms | {"value": "", "text": ""}, "Give the value that was observed, or say in words what was."),
        (SEEN | terms | {"on": tomorrow}, "What will be seen on a later day cannot be written today."),
        (SEEN | terms | {"value": "-3"}, "greater than or equal to 0"),
        (SEEN | terms | {"value": "1e400"}, "Ensure that there are no more than"),
        (SEEN | {"terms": "0" * 64}, "The terms have changed meanwhile."),
    ):
        page = html.unescape(posted(mdg, sheet, told, 422).content.decode())
        assert sentence in page
        assert 'value="Ministry of Health"' in page
    assert not Observation.objects.exists()
    assert mdg.get(f"{BASE}observe/7/0/").status_code == 404


def test_observations_are_taken_along_as_a_file(row: Initiative, at_desk_of: Any) -> None:
    told = {"value": "30", "on": "2026-10-01", "source": "=1+1"}
    actions.observe(initiative=row.uid, result=0, indicator=0, told=told, **on("mdg"))

    answer = at_desk_of("bra").get(f"{BASE}export.csv")

    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert len(lines) == 4
    assert '"Children live"' in lines[1] or "Children live" in lines[1]
    assert "'=1+1" in lines[1]
    assert at_desk_of("jica").get(f"{BASE}export.exe").status_code == 404


# -- who may


def test_who_is_not_in_the_initiative_finds_nothing_and_who_is_not_signed_in_is_asked_to(
    row: Initiative, at_desk_of: Any
) -> None:
    view, outsider, nobody = rounding.open_round(initiative=row.uid, due=DUE, **on("mdg")), at_desk_of("ken"), Client()
    paths = (
        "", "evaluation-plan/", "final-report/", "final-report/write/", "rounds/", f"rounds/{view.row.uid}/",
        f"rounds/{view.row.uid}/answer/", f"rounds/{view.row.uid}/seal/", "lessons/", "observe/0/0/",
        "lessons/write/", "export.csv",
    )  # fmt: skip

    for page in paths:
        assert outsider.get(BASE + page).status_code == 404, page
        assert nobody.get(BASE + page).status_code == 302, page


def test_who_may_only_draft_answers_but_does_not_seal_open_observe_or_propose(row: Initiative, at_desk_of: Any) -> None:
    view = rounding.open_round(initiative=row.uid, due=later(60).date(), **on("mdg"))
    drafter, path = at_desk_of("bra", "draft"), f"{BASE}rounds/{view.row.uid}/"

    assert "Go on to sealing" not in text(drafter, f"{path}answer/")
    for page in ("observe/0/0/", "evaluation-plan/write/", "lessons/write/", f"rounds/{view.row.uid}/seal/"):
        assert drafter.get(BASE + page).status_code == 403
    assert drafter.post(f"{BASE}rounds/", {"due": "2027-01-31"}).status_code == 403
    assert drafter.post(path, {"what": "reveal"}).status_code == 403


# -- sealed reviews


def answered(word: str = "", **more: str) -> dict[str, str]:
    told = {f"points-{key}": "3" for key in KEYS} | {f"area-{AREAS[0]}": "2", "satisfaction": "2", "language": "en"}
    return told | ({f"points-text-{KEYS[0]}": word} if word else {}) | more


def opened(client: Client) -> str:
    due = (timezone.localdate() + timedelta(days=30)).isoformat()
    return str(posted(client, f"{BASE}rounds/", {"due": due, "text": "Be frank"})["Location"])


def sealed(client: Client, path: str, **told: str) -> None:
    seen = seen_in(text(client, f"{path}answer/"))
    posted(client, f"{path}answer/", answered(**told) | {"what": "seal", "seen": seen})
    posted(client, f"{path}seal/", {"seen": seen_in(text(client, f"{path}seal/"))})


def test_each_answers_alone_nothing_is_read_before_all_have_sealed_then_all_stand_side_by_side(
    row: Initiative, at_desk_of: Any
) -> None:
    mdg, bra, jica = at_desk_of("mdg"), at_desk_of("bra"), at_desk_of("jica")
    path = opened(mdg)

    sealed(mdg, path, word=SECRET)
    posted(bra, f"{path}answer/", answered(word="Ours, half done") | {"what": "keep", "seen": ""})

    for client in (bra, jica):
        page = text(client, path)
        assert SECRET not in page + text(client, f"{path}answer/") + text(client, f"{BASE}rounds/")
        assert "has sealed" in page
        assert "No answer is shown yet." in page
        assert "Side by side" not in page
    assert "Ours, half done" not in text(jica, f"{path}answer/") + text(mdg, path)
    assert "Ours, half done" in text(bra, f"{path}answer/")
    posted(mdg, path, {"what": "reveal"}, 409)
    assert not Review.objects.exists()
    sealed(bra, path)
    sealed(jica, path, **{f"points-{KEYS[0]}": "na", f"points-{KEYS[1]}": "0"})
    assert SECRET not in text(bra, path)

    for client in (mdg, bra, jica):
        posted(client, path, {"what": "reveal"})

    page = text(bra, path)
    assert SECRET in page
    assert "All indicators, each party with its own sign" in page
    assert "does not apply" in page
    assert "What the third role added" in page
    assert re.search(r"<code class=\"hash\">[0-9a-f]{64}</code>", page)
    for word in ("Rank", "rank of", "Winner", "Total"):
        assert word not in page
    assert "what is sealed stands" in text(mdg, f"{path}answer/", 400)


def test_who_did_not_answer_keeps_a_place_and_no_figure(row: Initiative, at_desk_of: Any) -> None:
    view = rounding.open_round(initiative=row.uid, due=later(1).date(), **on("mdg"))
    for party in ("mdg", "bra"):
        rounding.seal(round=view.row.uid, answers=[{"key": KEYS[0], "points": 2}], **on(party))
    for party in ("mdg", "bra"):
        rounding.reveal(round=view.row.uid, **on(party, later(3)))

    page = text(at_desk_of("jica"), f"{BASE}rounds/{view.row.uid}/")

    assert "not answered" in page
    assert "it is shown as late" in page
    assert "left open" in page


def test_a_draft_keeps_all_that_was_typed_and_a_colleague_is_not_written_over_unseen(
    row: Initiative, at_desk_of: Any
) -> None:
    mdg, drafter = at_desk_of("mdg"), at_desk_of("bra", "draft")
    path = opened(mdg)
    posted(drafter, f"{path}answer/", answered(word="Of one") | {"what": "keep", "seen": ""})

    again = posted(drafter, f"{path}answer/", answered(word="Of another") | {"what": "keep", "seen": ""}, 409)

    page = html.unescape(again.content.decode())
    assert "Somebody of your party changed the draft" in page
    assert "Of another" in page
    assert "Of one" in str(OwnReview.objects.get().draft)
    posted(drafter, f"{path}answer/", answered(word="Of both") | {"what": "keep", "seen": seen_in(page)})
    assert "Of both" in str(OwnReview.objects.get().draft)


def test_what_cannot_be_sealed_is_said_at_its_field_and_kept(row: Initiative, at_desk_of: Any) -> None:
    mdg, bra = at_desk_of("mdg"), at_desk_of("bra")
    path = opened(mdg)
    half = {f"points-text-{KEYS[3]}": "A word alone", "language": "en", "what": "seal", "seen": ""}

    page = html.unescape(posted(bra, f"{path}answer/", half, 422).content.decode())

    assert "Choose points, or say that it does not apply." in page
    assert "Answer one indicator at least." in page
    assert "A word alone" in str(OwnReview.objects.get().draft)
    bad = posted(bra, f"{path}answer/", half | {f"points-{KEYS[0]}": "9", "seen": seen_in(page)}, 422)
    assert "9 is not one of the available choices" in html.unescape(bad.content.decode())
    assert not ReviewSeal.objects.exists()
    assert bra.get(f"{path}seal/").status_code in (200, 422)
    posted(bra, f"{path}seal/", {"seen": "2020-01-01"}, 409)


def test_a_round_is_opened_for_a_day_ahead_one_at_a_time_and_taken_back(row: Initiative, at_desk_of: Any) -> None:
    mdg = at_desk_of("mdg")
    page = html.unescape(posted(mdg, f"{BASE}rounds/", {"due": "2020-01-01", "text": "Be frank"}, 422).content.decode())
    assert "Answers are due on a day to come" in page
    assert "Be frank" in page
    assert "Open the round" not in text(at_desk_of("jica"), f"{BASE}rounds/")

    path = opened(mdg)

    assert "Open the round" not in text(mdg, f"{BASE}rounds/")
    assert "Take the round back" not in text(at_desk_of("bra"), path)
    posted(mdg, path, {"what": "cancel"})
    assert "taken back" in text(mdg, path)
    assert ReviewRound.objects.get().withdrawn_at is not None


# -- plan and report

PLAN_SHEET = {
    "purpose": "To know whether it goes on", "language": "en", "by": "", "costs": "", "starts": "", "ends": "",
    "seen": "", "questions": ["0", "1"], "questions-0-text": "Do the banks stand?", "questions-0-method": "Visits",
    "questions-0-by": "", "questions-0-key": "", "questions-1-text": "", "questions-1-method": "",
    "questions-1-by": "", "questions-1-key": "",
}  # fmt: skip
REPORT_SHEET = {
    "summary": "Three banks stand.", "language": "en", "sustainability": "Nurses train nurses.", "seen": "",
    "says-0": "partly", "text-0": "Not everywhere", "says-1": "", "text-1": "", "cost-mdg": "1200.50",
    "unit-mdg": "USD", "cost-bra": "", "unit-bra": "USD",
}  # fmt: skip


def test_an_evaluation_plan_is_written_consented_to_and_followed_by_a_new_version(
    row: Initiative, at_desk_of: Any
) -> None:
    mdg, bra = at_desk_of("mdg"), at_desk_of("bra")
    path = f"{BASE}evaluation-plan/"
    assert "There is no evaluation plan yet." in text(mdg, path)
    added = posted(mdg, f"{path}write/", PLAN_SHEET | {"rows": "questions:add"}, 200).content.decode()
    assert added.count('name="questions" value=') == 3
    assert "To know whether it goes on" in added

    version = posted(mdg, f"{path}write/", PLAN_SHEET)["Location"]
    page = text(bra, version)
    posted(bra, version, {"what": "consent", "seen": seen_in(page), "text": ""})

    held = text(bra, path)
    assert "all partners have consented" in held
    assert "Do the banks stand?" in held
    first = EvaluationPlan.objects.get()
    assert first.says.questions[0].key == "do-the-banks-stand"
    stale = posted(bra, f"{path}write/", PLAN_SHEET | {"purpose": "Another"}, 422).content.decode()
    assert "Another version holds since you opened this page." in html.unescape(stale)
    assert seen_in(stale) == first.digest
    again = PLAN_SHEET | {"seen": first.digest, "questions-0-key": "do-the-banks-stand", "purpose": "Another"}
    second = posted(bra, f"{path}write/", again)["Location"]
    assert EvaluationPlan.objects.count() == 2
    posted(bra, second, {"what": "back"})
    assert "taken back by its author" in text(bra, path)


def test_a_plan_without_a_question_or_with_days_reversed_is_refused(row: Initiative, at_desk_of: Any) -> None:
    mdg, path = at_desk_of("mdg"), f"{BASE}evaluation-plan/write/"

    for told, sentence in (
        ({"questions-0-text": "", "questions-0-method": ""}, "Ask one question at least."),
        ({"starts": "2027-02-01", "ends": "2027-01-01"}, "The last day lies before the first."),
        ({"purpose": ""}, "This field is required."),
    ):
        page = html.unescape(posted(mdg, path, PLAN_SHEET | told, 422).content.decode())
        assert sentence in page
        assert 'value="en" selected' in page
    assert not EvaluationPlan.objects.exists()


def test_the_final_report_is_what_the_moves_at_the_end_name(row: Initiative, at_desk_of: Any) -> None:
    mdg, bra = at_desk_of("mdg"), at_desk_of("bra")
    desk, path = "/en/desk/initiatives/mdg/milk/", f"{BASE}final-report/"
    before = text(mdg, desk)
    assert "Name the final report that holds" not in before
    assert f'<a href="{path}">Write the final report together</a>' in before
    both = posted(mdg, f"{path}write/", REPORT_SHEET | {"costs_not_known": "on"}, 422).content.decode()
    assert "Give the costs, or say that they are not known; not both." in html.unescape(both)

    version = posted(mdg, f"{path}write/", REPORT_SHEET)["Location"]
    posted(bra, version, {"what": "consent", "seen": seen_in(text(bra, version)), "text": ""})

    report = FinalReport.objects.get()
    assert (report.says.results[0].says, report.says.costs[0].amount) == ("partly", "1200.50")
    assert "Name the final report that holds" in text(mdg, desk)
    posted(mdg, desk, {"what": "move", "seen": "executing", "to": "completed", "look_back": "on", "text": ""})
    moved = Initiative.objects.get(pk=row.uid)
    assert moved.stage == "executing"
    move = Move.objects.get(to_stage="completed")
    consents.say(kind="move", uid=move.uid, digest=move.digest, **on("bra", timezone.now()))
    assert Initiative.objects.get(pk=row.uid).stage == "completed"


# -- lessons and where offers have gone

LESSON = {"title": "Train two", "text": "Train two nurses each time.", "worked": "yes", "language": "en", "sdgs": "3.2"}


def test_a_lesson_is_written_changed_and_becomes_a_draft_of_an_offer(row: Initiative, at_desk_of: Any) -> None:
    mdg, bra, path = at_desk_of("mdg"), at_desk_of("bra"), f"{BASE}lessons/"
    assert "Nobody has written a lesson yet." in text(mdg, path)
    refused = posted(mdg, f"{path}write/", LESSON | {"sdgs": "99"}, 422).content.decode()
    assert "Train two nurses each time." in refused

    posted(mdg, f"{path}write/", LESSON)

    lesson = Lesson.objects.get()
    page = text(bra, path)
    assert "Train two nurses each time." in page
    assert "Make an offer of it" not in page
    posted(bra, path, {"lesson": lesson.uid, "what": "offer"}, 409)
    answer = posted(mdg, path, {"lesson": lesson.uid, "what": "offer"})
    assert answer["Location"] == f"/en/desk/drafts/{Draft.objects.get().pk}/"
    posted(mdg, f"{path}write/?of={lesson.record}", LESSON | {"title": "Train three"})
    assert Lesson.objects.get().says.title == {"en": "Train three"}
    posted(mdg, path, {"lesson": lesson.uid, "what": "withdraw"})
    assert "Train three" not in text(bra, path)


def test_a_lesson_is_for_everybody_only_where_the_initiative_is(row: Initiative, at_desk_of: Any) -> None:
    mdg, path = at_desk_of("mdg"), f"{BASE}lessons/write/"
    assert "Everybody may read it" not in text(mdg, path)
    assert "No party has shared a lesson" in text(Client(), "/en/lessons/")
    for party in ("mdg", "bra", "jica"):
        consents.say(kind=row.terms_kind, uid=row.terms_uid, digest=row.terms, says="publish", **on(party))

    posted(mdg, path, LESSON | {"public": "on"})

    assert "Train two nurses each time." in text(Client(), "/en/lessons/?sdg=3")
    assert "No lesson is for this sector and goal." in text(Client(), "/en/lessons/?sdg=4")


def test_an_offer_shows_where_it_has_gone_and_to_outsiders_only_what_is_public(at_desk_of: Any) -> None:
    joined("bra", "mdg", "ken", "jica")
    first = exchange.publish_new(record=an_offer("banks"), **on("bra"))
    named = {"register_code": "bra", "record": "banks", "digest": first.digest}
    carried_out(offers=[named])
    exchange.publish_new(record=an_offer("home", "MDG", adapted_from=named), **on("mdg"))
    path = "/en/offers/bra/banks/replication/"

    public, ours = text(Client(), path), text(at_desk_of("mdg"), path)

    assert path in text(Client(), "/en/offers/bra/banks/")
    assert path in text(at_desk_of("bra"), "/en/desk/initiatives/mdg/milk/")
    assert "It is not stated here, since nothing was reached directly." in public
    assert "/initiatives/mdg/milk/" not in public
    assert "/en/desk/initiatives/mdg/milk/" in ours
    assert re.search(r"<dt>Multiplier</dt><dd>1</dd>", ours)
    assert ours.count("<circle") == public.count("<circle") == 2
    assert Client().get("/en/offers/bra/none/replication/").status_code == 404


# -- what waits, and how much is asked


def test_what_waits_is_on_today_and_leads_to_where_it_is_done(row: Initiative, at_desk_of: Any) -> None:
    bra = at_desk_of("bra")
    assert "Nothing waits for your party." in text(bra, "/en/desk/reviews/")
    view = rounding.open_round(initiative=row.uid, due=later(60).date(), **on("mdg"))
    told = {"language": "en", "summary": {"en": "Three banks stand."}}
    paper = actions.propose(kind="final-report", initiative=row.uid, told=told, **on("mdg"))

    page = text(bra, "/en/desk/reviews/")

    assert f"{BASE}rounds/{view.row.uid}/" in page
    assert f"{BASE}final-report/versions/{paper.row.uid}/" in page
    assert "2 reviews or reports wait for your party" in text(bra, "/en/desk/")


def test_the_number_of_queries_does_not_grow_with_what_was_written(row: Initiative, at_desk_of: Any) -> None:
    bra = at_desk_of("bra")
    told = {"value": "30", "on": "2026-10-01", "source": "Ministry"}
    report: Any = {"language": "en", "summary": {"en": "Three banks stand."}}
    view = rounding.open_round(initiative=row.uid, due=later(1).date(), **on("mdg"))

    def more(number: int) -> None:
        for party in ("mdg", "bra", "jica"):
            at = AT + timedelta(hours=number)
            actions.observe(initiative=row.uid, result=0, indicator=0, told=told, **on(party, at))
            note: Any = {"title": {"en": "One"}, "text": {"en": f"Lesson {number}"}, "language": "en"}
            actions.note(initiative=row.uid, told=note, **on(party, at))
        paper = report | {"summary": {"en": f"Version {number}"}}
        actions.propose(kind="final-report", initiative=row.uid, told=paper, **on("mdg", at))

    more(1)
    for party in ("mdg", "bra"):
        rounding.seal(round=view.row.uid, answers=[{"key": KEYS[0], "points": 2}], **on(party))
    rounding.reveal(round=view.row.uid, **on("mdg", later(3)))
    paths = (BASE, f"{BASE}final-report/", f"{BASE}lessons/", f"{BASE}rounds/", f"{BASE}rounds/{view.row.uid}/",
             f"{BASE}final-report/write/", "/en/desk/reviews/", "/en/lessons/")  # fmt: skip
    before = [queries_of(bra, path) for path in paths]

    for number in (2, 3):
        more(number)
    rounding.reveal(round=view.row.uid, **on("bra", later(3)))

    assert [queries_of(bra, path) for path in paths] == before
    assert max(before) <= 20
