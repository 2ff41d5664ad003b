"""How far a mandate reaches: its institution alone, its time alone, and no further than the node hosts its party."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from bandung.clearance import actions as clearance
from bandung.clearance.models import Draft
from bandung.contributions import actions as ledger
from bandung.exchange.models import Need
from bandung.people.errors import NotPermitted
from bandung.people.models import Mandate
from bandung.people.permissions import DUTIES, roles_for
from bandung.registers import hosting
from bandung.registers.errors import HostingSuspended
from tests.cast import AT, post
from tests.factories import a_contribution
from tests.web.permissions.attempts import ATTEMPTS, Attempt
from tests.web.permissions.reading import content
from tests.web.permissions.review_world import ASKED, round_of
from tests.web.permissions.world import FITS, OWN, SECRETS, World, a_person, an_intake, standing

pytestmark = pytest.mark.django_db


def a_draft(institution: str, title: str) -> Draft:
    return clearance.start(
        party=OWN, kind="need", answers=FITS | {"title.fr": title}, by=post(OWN), at=AT, institution=institution
    )


@pytest.mark.parametrize("duty", DUTIES)
def test_a_mandate_for_an_institution_reads_its_own_drafts_and_spreadsheets_alone(here: World, duty: str) -> None:
    ours, theirs = a_draft("hospital", "Notre-puits"), a_draft("university", "Leur-puits")
    sheet, other = an_intake("hospital", "notre-feuille"), an_intake("university", "leur-feuille")
    who = a_person(OWN, duty, institution="hospital")

    paths = {
        "ours": f"drafts/{ours.pk}/check/", "theirs": f"drafts/{theirs.pk}/check/",
        "agency": f"drafts/{here.draft}/check/", "sheet": f"spreadsheets/{sheet.pk}/",
        "other": f"spreadsheets/{other.pk}/", "mend": f"spreadsheets/{other.pk}/to-mend.xlsx",
    }  # fmt: skip
    pages = {name: who.get(f"/en/desk/{path}") for name, path in paths.items()}
    lists = content(who.get("/en/desk/drafts/")) + content(who.get("/en/desk/spreadsheets/"))

    assert {name: page.status_code for name, page in pages.items()} == {
        "ours": 200, "theirs": 404, "sheet": 200, "other": 404, "mend": 404, "agency": 404,
    }  # fmt: skip
    assert "Notre-puits" in lists
    assert "notre-feuille" in lists
    assert "Leur-puits" not in lists
    assert "leur-feuille" not in lists
    assert SECRETS["draft"] not in lists


@pytest.mark.parametrize("way", ["page", "api"])
def test_two_institutions_are_not_the_whole_party(here: World, way: str) -> None:
    theirs = a_draft("university", "Leur-puits")
    who = a_person(OWN, "draft", institution="hospital")
    Mandate.objects.create(
        person=who.user, party=OWN, duty="draft", institution="school", post="p", since=AT, given_by="x"
    )

    if way == "page":
        listed, one = who.get("/en/desk/drafts/"), who.get(f"/en/desk/drafts/{theirs.pk}/check/")
    else:
        listed, one = who.api("get", "/drafts/mdg"), who.api("get", f"/drafts/mdg/{theirs.pk}")

    assert "Leur-puits" not in content(listed)
    assert one.status_code == 404


@pytest.mark.parametrize("way", ["page", "api"])
def test_lookalikes_tell_an_institution_nothing_of_drafts_of_others(here: World, way: str) -> None:
    ours = a_draft("hospital", "Puits pour le village de Betafo")
    a_draft("university", "Puits pour un village de Betafo")
    who, agency = a_person(OWN, "draft", institution="hospital"), here.person("own", "clear")
    path = f"/en/desk/drafts/{ours.pk}/check/" if way == "page" else f"/drafts/mdg/{ours.pk}"

    seen, by_agency = (content(each.get(path) if way == "page" else each.api("get", path)) for each in (who, agency))

    assert "un village de Betafo" not in seen
    assert "un village de Betafo" in by_agency


def test_rows_of_an_institution_are_not_compared_with_drafts_of_others(here: World) -> None:
    a_draft("university", "Lactarium jumelle row")
    mine = an_intake("hospital", "Lactarium jumelle")

    assert all("draft:" not in each["uid"] for row in mine.rows.all() for each in row.alike)


@pytest.mark.parametrize("step", ["reason=Over", "claim", "object"])
def test_a_mandate_for_an_institution_does_not_speak_for_the_party(here: World, step: str) -> None:
    who = a_person(OWN, "clear", institution="hospital")

    if step == "reason=Over":
        answer = who.post("/en/needs/mdg/open/withdraw/", reason="Over", language="en")
    else:
        told = {"reason": "No", "language": "en", "step": "publish"}
        answer = who.post(f"/en/offers/public-sources/report/{step}/", **told)

    assert answer.status_code == 403
    assert Need.objects.get(pk="mdg/open").withdrawn_at is None
    assert standing() == here.before[""] | {"mandates": standing()["mandates"], "tokens": standing()["tokens"]}


def test_what_is_for_the_party_alone_is_not_for_one_of_its_institutions(here: World) -> None:
    who = a_person(OWN, "clear", institution="hospital")

    assert who.get("/en/needs/mdg/inner/").status_code == 404
    assert who.get("/en/needs/mdg/named/").status_code == 404
    assert SECRETS["own record"] not in content(who.get("/en/desk/spreadsheets/all-needs.xlsx"))
    who.post("/en/desk/drafts/revise/need/inner/")
    who.api("post", "/drafts/mdg/revisions", {"kind": "need", "record": "inner"})
    assert not Draft.objects.filter(record="inner").exists()


LEDGER = [
    "contributions/", "contributions/export.csv", "contributions/waiting/", "contributions/differing/",
    "contributions/same/", "contributions/years/", "contributions/mdg/line/", "contributions/bra/line/",
    "cooperation/", "cooperation/export.csv",
]  # fmt: skip


@pytest.mark.parametrize("duty", DUTIES)
def test_the_ledger_of_the_party_is_not_for_one_of_its_institutions(here: World, duty: str) -> None:
    who, agency = a_person(OWN, duty, institution="hospital"), here.person("own", duty)
    figure = "/en/figures/?f=lines%3Fgiver%3Dmdg&own=1"
    calls = ["/contributions/mdg", "/contributions/mdg/waiting", "/contributions/mdg/mdg/line"]

    for path in [f"/en/desk/{each}" for each in LEDGER]:
        hers, ours = who.get(path), agency.get(path)
        assert (hers.status_code, ours.status_code) == (403, 200), path
        assert SECRETS["contribution"] not in content(hers) and content(ours), path
    for path in calls:
        assert (who.api("get", path).status_code, agency.api("get", path).status_code) == (403, 200), path
    assert SECRETS["contribution"] not in content(who.get(figure))
    assert SECRETS["contribution"] in content(agency.get(figure))
    assert "/en/desk/returns/hospital/" in who.get("/en/desk/returns/").headers["Location"]


def test_an_initiative_tells_an_institution_nothing_of_the_ledger_of_the_party(here: World) -> None:
    told = a_contribution("within", to="bra", initiative=f"mdg/{ASKED}", item="B3", quantity="7351", unit="seat")
    ledger.declare(told, party=OWN, by=post(OWN), at=AT)
    who, agency = a_person(OWN, "clear", institution="hospital"), here.person("own", "clear")
    path = f"/en/desk/initiatives/mdg/{ASKED}/"

    assert "7,351" in content(agency.get(path)) and "/en/desk/contributions/?initiative" in content(agency.get(path))
    assert "7,351" not in content(who.get(path)) and "/en/desk/contributions/" not in content(who.get(path))
    today = content(who.get("/en/desk/"))
    assert "/en/desk/contributions/" not in today and "/en/desk/cooperation/" not in today


def test_rounds_of_review_are_not_for_one_institution(here: World) -> None:
    who, agency = a_person(OWN, "clear", institution="hospital"), here.person("own", "clear")
    rounds = f"/en/desk/initiatives/mdg/{ASKED}/review/rounds/"
    one = f"{rounds}mdg/{round_of(ASKED)}/"

    for path in (rounds, one):
        assert (who.get(path).status_code, agency.get(path).status_code) == (403, 200), path
    assert who.api("get", f"/reviews/mdg/rounds/mdg/{round_of(ASKED)}").status_code == 403
    for path in ("/en/desk/reviews/", f"/en/desk/initiatives/mdg/{ASKED}/review/"):
        assert "/rounds/" in content(agency.get(path)), path
        assert "/rounds/" not in content(who.get(path)), path


TIMES = {
    "ended": {"until": timezone.now() - timedelta(minutes=1)},
    "not yet begun": {"since": timezone.now() + timedelta(days=1)},
    "ended before it began": {
        "since": timezone.now() + timedelta(days=2), "until": timezone.now() + timedelta(days=1),
    },
}  # fmt: skip


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize("attempt", [each for each in ATTEMPTS if each.kind != "public record"], ids=str)
def test_a_mandate_out_of_its_time_allows_nothing(here: World, attempt: Attempt, time: str) -> None:
    if attempt.kind == "hosting":
        return
    duty = roles_for(attempt.action, attempt.kind)[:1] or roles_for(attempt.action, attempt.kind, "outsider")[:1]
    who = a_person(OWN if "own" in _relations(attempt) else "ken", duty[0], **TIMES[time])
    before = standing(who.party)

    answer = _tried(attempt, here, who)

    assert answer is None or answer.status_code in (302, 403, 404)
    assert standing(who.party) == before
    assert answer is None or SECRETS.get(attempt.kind, "no such word") not in content(answer)


def _relations(attempt: Attempt) -> list[str]:
    return [each for each in ("own", "outsider") if roles_for(attempt.action, attempt.kind, each)]


def _tried(attempt: Attempt, world: World, who: Any) -> Any:
    try:
        return attempt.run(world, who)
    except NotPermitted:
        assert attempt.way == "action"
        return None


WRITING = [each for each in ATTEMPTS if each.action not in ("read", "export") and each.kind != "hosting"]
IN_THE_REGISTER = {
    ("publish", "record"), ("revise", "record"), ("withdraw", "record"), ("confirm", "record"), ("merge", "record"),
    ("answer", "report"), ("clear", "draft"), ("request", "introduction"), ("write", "introduction"),
    ("hold", "session"), ("select", "application"), ("name", "institution"), ("describe", "party"),
}  # fmt: skip
"""What writes an entry of its party."""


@pytest.mark.parametrize("attempt", [each for each in WRITING if (each.action, each.kind) in IN_THE_REGISTER], ids=str)
def test_nothing_is_written_in_a_register_whose_hosting_is_suspended(here: World, attempt: Attempt) -> None:
    hosting.suspend(OWN, reason="Keys were stolen", at=AT)
    role = roles_for(attempt.action, attempt.kind)[0]
    before = standing()

    answer = attempt.run(here, here.person("own", role)) if attempt.way != "action" else _refused(attempt, here, role)

    assert standing() == before
    if answer is not None and not attempt.at_own_desk:
        assert answer.status_code in (400, 403, 422)


def _refused(attempt: Attempt, world: World, role: str) -> None:
    with pytest.raises(HostingSuspended):
        attempt.run(world, world.person("own", role))


def test_an_applicant_whose_hosting_is_suspended_writes_nothing(here: World) -> None:
    hosting.suspend("ken", reason="Keys were stolen", at=AT)
    before = standing()
    told = {"session": "mdg/one", "participants": [{"post": "Nurse", "institution": "Hospital"}]}

    answer = here.person("outsider", "clear").api("post", "/training/ken/applications", told)

    assert answer.status_code == 403
    assert standing() == before
