"""What a party keeps to itself stays there, whatever else speaks of it."""

import pytest

from bandung.exchange import actions as exchange
from bandung.exchange.models import Offer
from bandung.introductions import actions as introductions
from bandung.values import Texts
from bandung.web.desk.party import CHOSEN
from tests.cast import AT, post
from tests.factories import a_need
from tests.web.permissions.reading import content
from tests.web.permissions.world import OWN, PARTNER, SECRETS, World

pytestmark = pytest.mark.django_db


def test_an_own_record_on_which_a_request_rests_is_not_told_to_the_other_side(here: World) -> None:
    row = introductions.request(
        kind="offer", uid="bra/nets", party=OWN, note=Texts({"fr": "Bonjour."}), resting_on="mdg/inner", by=post(OWN),
        at=AT,
    )  # fmt: skip
    ours, theirs = (here.person(each, "clear") for each in ("own", "partner"))
    pages = [f"/en/desk/introductions/{row.uid}/", "/en/desk/introductions/", "/en/desk/introductions/export.csv"]

    assert SECRETS["own record"] in content(ours.get(pages[0]))
    assert [SECRETS["own record"] in content(theirs.get(page)) for page in pages] == [False] * 3


def test_an_offer_that_became_an_own_record_is_not_told_to_applicants(here: World) -> None:
    offer = Offer.objects.get(pk="mdg/course")
    anew = offer.says.model_copy(update={"title": Texts({"en": "Cours-intime"})})
    exchange.revise(record=anew, party=OWN, by=post(OWN), at=AT, audience="own")
    applicant, outsider = here.person("partner", "clear"), here.person("outsider", "clear")

    told = [
        content(applicant.get("/en/desk/training/")),
        content(applicant.get(f"/en/desk/training/applications/{here.application}/")),
        content(applicant.api("get", f"/training/{PARTNER}/applications/{here.application}")),
        content(outsider.get("/en/desk/training/apply/mdg/one/")),
        content(outsider.get("/en/sessions/")), content(outsider.get("/en/sessions/mdg/one/")),
        content(outsider.get("/en/offers/")), content(outsider.get("/en/search/?q=cours")),
    ]  # fmt: skip

    assert ["Cours-intime" in each for each in told] == [False] * 8


def test_a_record_that_is_no_longer_public_is_gone_from_lists_before_the_index_follows(here: World) -> None:
    who = here.person("outsider", "clear")
    assert "Pompe-ouverte" in content(who.get("/en/needs/"))
    anew = a_need("open", title={"en": "Pompe-refermee"})

    exchange.revise(record=anew, party=OWN, by=post(OWN), at=AT, audience="own")

    for page in ("/en/needs/", "/en/needs/export.csv", "/en/search/?q=pompe", "/en/offers/bra/milk/", "/api/v1/needs"):
        assert "Pompe-refermee" not in content(who.get(page))


def test_nobody_works_for_a_party_in_which_she_holds_no_mandate(here: World) -> None:
    who = here.person("outsider", "clear")
    session = who.browser.session
    session[CHOSEN] = OWN
    session.save()

    assert who.post("/en/desk/party/", party=OWN).status_code in (302, 400, 403, 404, 422)
    assert SECRETS["draft"] not in content(who.get("/en/desk/drafts/"))
