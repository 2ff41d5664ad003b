"""The desk's pages of initiatives: who may, the happy path, refusals, nothing typed is lost, queries."""

from hashlib import sha256
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bandung.consents import actions as consents
from bandung.exchange import actions as exchange
from bandung.exchange.models import Need
from bandung.introductions import actions as introductions
from bandung.partnerships import actions
from bandung.partnerships.models import Initiative, Move, Terms
from bandung.partnerships.pipeline import Asked, Board
from bandung.people.models import Mandate
from bandung.values import Texts
from tests.cast import AT, joined, later, post
from tests.commissions import convened
from tests.factories import a_need, a_participation, an_initiative, an_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

BOARD = "/en/desk/initiatives/"
FORM = {
    "type": "project", "title": "Three milk banks", "summary": "With training.", "language": "en", "sectors": ["12220"],
    "needs": "mwi/milk-bank", "offers": "https://bandung.example/en/offers/bra/milk/", "place": "Lilongwe",
    "start": "2027-01-01", "last": "2028-12-31",
    "participants": ["0", "1", "2"],
    "participants-0-party": "mwi", "participants-0-role": "recipient", "participants-0-benefit": "Fewer deaths",
    "participants-0-organisations": "Central hospital\nMinistry of Health", "participants-0-kind": "public-institution",
    "participants-1-party": "bra", "participants-1-role": "provider", "participants-1-kind": "academic",
    "participants-2-party": "", "participants-2-role": "provider", "participants-2-kind": "academic",
    "results": ["0", "1", "2"],
    "results-0-dimension": "development", "results-0-title": "Children live", "results-0-indicator": "Units",
    "results-0-target": "3", "results-0-baseline": "0",
    "results-1-dimension": "development", "results-1-title": "Children live", "results-1-indicator": "Nurses",
    "results-2-dimension": "partnership", "results-2-title": "Both learn", "results-2-indicator": "Visits",
}  # fmt: skip


@pytest.fixture
def node() -> None:
    joined("mwi", "bra", "jica", "ken")
    exchange.publish_new(record=a_need("milk-bank", "MWI"), party="mwi", by=post("mwi"), at=AT)
    exchange.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)


@pytest.fixture
def at_desk_of(django_user_model: Any) -> Any:
    def signed_in(party: str, *duties: str) -> Client:
        person = django_user_model.objects.create_user(f"{party}-{'-'.join(duties)}", password="a-long-password")
        for duty in duties or ("clear", "consent"):
            Mandate.objects.create(person=person, party=party, duty=duty, post=post(party), since=AT, given_by="x")
        client = Client()
        client.force_login(person)
        return client

    return signed_in


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def need() -> dict[str, str]:
    return {"register_code": "mwi", "record": "milk-bank", "digest": Need.objects.get(pk="mwi/milk-bank").digest}


def opened(name: str = "milk-banks", **more: Any) -> Initiative:
    told = an_initiative(name, needs=[need()], **more)
    return actions.open_initiative(initiative=told, party="mwi", by=post("mwi"), at=AT)


def join(row: Initiative, *parties: str) -> Initiative:
    for party in parties:
        consents.say(kind=row.terms_kind, uid=row.terms_uid, digest=row.terms, party=party, by=post(party), at=later(1))
    row.refresh_from_db()
    return row


def page(row: Initiative) -> str:
    return f"{BOARD}{row.register}/{row.record}/"


def test_an_empty_board_teaches(node: None, at_desk_of: Any) -> None:
    assert "begins for each of them when that party itself consents" in text(at_desk_of("mwi"), BOARD)


def test_who_is_not_signed_in_is_asked_to_and_who_has_no_mandate_is_refused(node: None, at_desk_of: Any) -> None:
    row = opened()

    for path in (BOARD, f"{BOARD}new/", page(row), f"{page(row)}terms/", f"{page(row)}leave/"):
        assert Client().get(path).status_code == 302
    assert at_desk_of("mwi", "draft").get(f"{BOARD}new/").status_code == 403
    assert at_desk_of("ken").get(page(row)).status_code == 404


def test_an_initiative_is_opened_with_its_rows(node: None, at_desk_of: Any) -> None:
    answer = at_desk_of("mwi").post(f"{BOARD}new/", FORM)

    assert answer.status_code == 302
    row = Initiative.objects.get()
    assert (row.lead, row.basis, row.countries, row.stage) == ("mwi", "bilateral", ["BRA", "MWI"], "requested")
    recipient, provider = row.body["participations"]
    assert [each["name"] for each in recipient["organisations"]] == ["Central hospital", "Ministry of Health"]
    assert (recipient["benefit"], provider["role"]) == ({"en": "Fewer deaths"}, "provider")
    assert [len(each["indicators"]) for each in row.body["results"]] == [2, 1]
    assert (row.body["needs"], row.body["offers"][0]["record"]) == ([need()], "milk")
    assert row.body["period"] == {"start": "2027-01-01", "end": "2029-01-01"}


def test_buttons_of_rows_lose_nothing_and_write_nothing(node: None, at_desk_of: Any) -> None:
    mwi = at_desk_of("mwi")

    answer = mwi.post(f"{BOARD}new/", FORM | {"rows": "participants:add", "title": ""})
    told = answer.content.decode()
    assert (answer.status_code, Initiative.objects.count()) == (200, 0)
    assert 'name="participants-3-party"' in told
    assert "Fewer deaths" in told
    assert 'class="problem"' not in told
    removed = mwi.post(f"{BOARD}new/", FORM | {"rows": "participants:remove:0"}).content.decode()
    assert "Fewer deaths" not in removed
    assert 'name="participants-1-party"' in removed


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"participants-1-party": ""}, "choose"),
        ({"participants-1-supports": ["funding"]}, "Only a facilitator supports"),
        ({"participants-0-role": "facilitator"}, "never a facilitator"),
        ({"needs": "nowhere"}, "Line 1 names no record"),
        ({"needs": "mwi/none"}, "none"),
        ({"last": "2026-01-01"}, "The last day lies before the first."),
        ({"results-0-title": ""}, "Say what is to change."),
        ({"participants-1-party": "jica"}, "can take part as a facilitator"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_typed_is_lost(
    node: None, at_desk_of: Any, changed: dict[str, Any], sentence: str
) -> None:
    told = FORM | changed | ({"participants-1-benefit": "x"} if "participants-1-party" in changed else {})

    answer = at_desk_of("mwi").post(f"{BOARD}new/", told)

    page = answer.content.decode()
    assert (answer.status_code, Initiative.objects.count()) == (422, 0)
    assert sentence in page
    assert "Three milk banks" in page
    assert 'value="Nurses"' in page


def test_an_introduction_fills_the_sheet_in(node: None, at_desk_of: Any) -> None:
    row = introductions.request(
        kind="offer", uid="bra/milk", resting_on="mwi/milk-bank", party="mwi", note=Texts({"en": "Please"}),
        by=post("mwi"), at=AT,
    )  # fmt: skip
    mwi = at_desk_of("mwi")

    told = text(mwi, f"{BOARD}new/?introduction={row.uid}")
    assert "Begun from the introduction with Party bra" in told
    assert "mwi/milk-bank</textarea>" in told
    assert told.count(" selected") >= 4
    mwi.post(f"{BOARD}new/", FORM | {"introduction": row.uid})
    assert Initiative.objects.get().body["introduction"]["record"] == row.record
    assert "Begun from" not in text(at_desk_of("ken"), f"{BOARD}new/?introduction={row.uid}")


def test_joining_is_the_word_of_the_party_itself(node: None, at_desk_of: Any) -> None:
    row, bra = opened(), at_desk_of("bra")

    assert "1 initiative waits for your party" in text(bra, BOARD)
    assert "has not joined" in text(bra, page(row))
    assert at_desk_of("bra", "clear").post(page(row), {"what": "consent", "seen": row.terms}).status_code == 403
    assert bra.post(page(row), {"what": "refuse", "seen": row.terms, "word-text": "Not now."}).status_code == 302
    assert "has said that it does not join" in text(bra, page(row))
    assert bra.post(page(row), {"what": "consent", "seen": row.terms}).status_code == 302
    row.refresh_from_db()
    assert row.partners == ["bra", "mwi"]
    assert "No initiative waits" in text(bra, BOARD)


def test_a_consent_to_terms_that_changed_meanwhile_is_refused(node: None, at_desk_of: Any) -> None:
    answer = at_desk_of("bra").post(page(opened()), {"what": "consent", "seen": "0" * 64, "word-text": "Yes!"})

    assert answer.status_code == 422
    assert "another version stands there now" in answer.content.decode()
    assert "Yes!" in answer.content.decode()


def test_what_is_missing_for_the_next_stage_is_named(node: None, at_desk_of: Any) -> None:
    row, mwi = opened(), at_desk_of("mwi")

    answer = mwi.post(page(row), {"what": "move", "to": "screened", "seen": "requested", "text": ""})
    assert answer.status_code == 422
    assert "Say how it was checked against the national plan" in answer.content.decode()
    assert (
        mwi.post(page(row), {"what": "move", "to": "screened", "seen": "requested", "text": "Fits."}).status_code == 302
    )
    row.refresh_from_db()
    assert row.stage == "screened"
    assert "Every party that is named has joined" in text(mwi, page(row))
    stale = mwi.post(page(row), {"what": "move", "to": "screened", "seen": "requested", "text": "Again."})
    assert stale.status_code == 422
    assert "Somebody was faster" in stale.content.decode()


def test_a_move_of_all_partners_waits_for_the_other_and_then_holds(node: None, at_desk_of: Any) -> None:
    row, mwi, bra = join(opened(), "bra"), at_desk_of("mwi"), at_desk_of("bra")
    for to, told in (("screened", "Fits."), ("matched", ""), ("formulating", "")):
        mwi.post(page(row), {"what": "move", "to": to, "seen": Initiative.objects.get().stage, "text": told})

    mwi.post(page(row), {"what": "move", "to": "formulated", "seen": "formulating"})
    move = Move.objects.get(to_stage="formulated")
    assert (move.state, move.awaited) == ("proposed", ["bra"])
    path = f"{page(row)}proposals/move/mwi/{move.record}/"
    assert path in text(bra, page(row))
    assert "Consent to this version" in text(bra, path)
    assert bra.post(path, {"says": "consent", "digest": move.digest}).status_code == 302
    row.refresh_from_db()
    assert row.stage == "formulated"
    assert bra.post(path, {"says": "undo", "digest": move.digest}).status_code == 422


def test_approval_asks_for_the_act_counterparts_and_budget(node: None, at_desk_of: Any) -> None:
    row, mwi = join(opened(), "bra"), at_desk_of("mwi")
    told = {"what": "move", "text": "Because."}
    for to in ("screened", "matched", "formulating"):
        mwi.post(page(row), told | {"to": to, "seen": Initiative.objects.get().stage})
    mwi.post(page(row), told | {"to": "formulated", "seen": "formulating"})
    move = Move.objects.get(to_stage="formulated")
    consents.say(kind="move", uid=move.uid, digest=move.digest, party="bra", by=post("bra"), at=later(400))
    mwi.post(page(row), told | {"to": "on-agenda", "seen": "formulated"})

    answer = mwi.post(page(row), told | {"to": "approved", "seen": "on-agenda", "act_name": "Act 7"})
    assert answer.status_code == 422
    assert "Name the institution that answers for the work" in answer.content.decode()
    assert 'value="Act 7"' in answer.content.decode()
    full = {
        "act_name": "Act 7", "act_on": "2026-11-01", "budget": "Each side its own.",
        "counterpart-mwi": "Ministry", "counterpart-bra": "Fiocruz",
    }  # fmt: skip
    assert mwi.post(page(row), told | full | {"to": "approved", "seen": "on-agenda"}).status_code == 302
    says = Move.objects.get(to_stage="approved").says
    assert ([each.institution for each in says.counterparts], says.act and says.act.name) == (
        ["Fiocruz", "Ministry"], "Act 7",
    )  # fmt: skip


def test_a_session_of_our_commission_can_be_named(node: None, at_desk_of: Any) -> None:
    row, mwi, bra = join(opened(), "bra"), at_desk_of("mwi"), at_desk_of("bra")
    session = convened(party="mwi", id="table", parties=["bra", "mwi"])
    told = {"what": "move", "text": "Because."}
    for to in ("screened", "matched", "formulating", "formulated"):
        mwi.post(page(row), told | {"to": to, "seen": Initiative.objects.get().stage})
    move = Move.objects.get(to_stage="formulated")
    bra.post(f"{page(row)}proposals/move/mwi/{move.record}/", {"says": "consent", "digest": move.digest})

    assert f'<option value="{session}">' in text(mwi, page(row))
    mwi.post(page(row), {"what": "move", "to": "on-agenda", "seen": "formulated", "session": session})

    says = Move.objects.get(to_stage="on-agenda").says
    assert says.session is not None
    assert (says.session.register_code, says.session.record) == ("mwi", "table")


def test_other_terms_are_compared_and_hold_by_consent(node: None, at_desk_of: Any) -> None:
    row, mwi, bra = join(opened(), "bra"), at_desk_of("mwi"), at_desk_of("bra")
    told = text(mwi, f"{page(row)}terms/")
    assert "Children live" in told
    assert "Fewer" not in told

    answer = mwi.post(f"{page(row)}terms/", FORM | {"seen": row.terms, "lead": "bra", "reason": "They lead better."})
    assert answer.status_code == 302
    terms = Terms.objects.get()
    path = f"{page(row)}proposals/terms/mwi/{terms.record}/"
    shown = text(bra, path)
    assert "They lead better." in shown
    assert "Party bra" in shown
    assert "Three milk banks" in shown
    bra.post(path, {"says": "consent", "digest": terms.digest})
    row.refresh_from_db()
    assert (row.lead, row.title) == ("bra", {"en": "Three milk banks"})


def test_terms_that_follow_others_than_those_in_effect_are_refused(node: None, at_desk_of: Any) -> None:
    row = join(opened(), "bra")

    answer = at_desk_of("mwi").post(f"{page(row)}terms/", FORM | {"seen": "0" * 64, "lead": "mwi"})

    assert (answer.status_code, Terms.objects.count()) == (422, 0)
    assert "Three milk banks" in answer.content.decode()


def test_a_document_is_named_by_the_digest_of_its_file(node: None, at_desk_of: Any) -> None:
    row, mwi = opened(), at_desk_of("mwi")
    file = SimpleUploadedFile("profile.pdf", b"the profile")

    mwi.post(f"{page(row)}terms/", FORM | {
        "seen": row.terms, "lead": "mwi", "file": file, "document_title": "Profile", "document_kind": "profile",
    })  # fmt: skip

    row = Initiative.objects.get()
    (named,) = row.body["documents"]
    assert (named["digest"], named["name"]) == (sha256(b"the profile").hexdigest(), "profile.pdf")
    assert named["digest"] in text(mwi, page(row))
    kept = mwi.post(f"{page(row)}terms/", FORM | {"seen": row.terms, "lead": "mwi", "kept": ["0"], "title": "Other"})
    assert (kept.status_code, Initiative.objects.get().body["documents"]) == (302, [named])


def test_leaving_says_what_happens_and_nobody_has_to_agree(node: None, at_desk_of: Any) -> None:
    row, bra = join(opened(), "bra"), at_desk_of("bra")

    assert "nobody has to agree" in text(bra, f"{page(row)}leave/")
    assert bra.post(f"{page(row)}leave/", {"text": "Priorities changed."}).status_code == 302
    row.refresh_from_db()
    assert row.partners == ["mwi"]
    told = text(bra, page(row))
    assert "left on" in told
    assert "Priorities changed." in told
    again = bra.post(f"{page(row)}leave/", {"text": ""})
    assert again.status_code == 422


def test_a_facilitator_reads_and_decides_nothing(node: None, at_desk_of: Any) -> None:
    row = join(opened(facilitator="jica"), "bra", "jica")
    jica = at_desk_of("jica")

    told = text(jica, page(row))
    assert "Propose other terms" not in told
    assert "/leave/" in told
    answer = jica.post(f"{page(row)}terms/", FORM | {"seen": row.terms, "lead": "mwi"})
    assert (answer.status_code, Terms.objects.count()) == (422, 0)
    moved = jica.post(page(row), {"what": "move", "to": "screened", "seen": "requested", "text": "Yes."})
    assert (moved.status_code, Initiative.objects.get().stage) == (422, "requested")


def test_everybody_reads_it_when_all_have_agreed(node: None, at_desk_of: Any, client: Client) -> None:
    row, mwi, bra = join(opened(), "bra"), at_desk_of("mwi"), at_desk_of("bra")
    public = f"/en/initiatives/{row.register}/{row.record}/"

    mwi.post(page(row), {"what": "publish", "seen": row.terms})
    assert client.get(public).status_code == 404
    bra.post(page(row), {"what": "publish", "seen": row.terms})
    assert "Published by its parties" in text(client, public)
    bra.post(page(row), {"what": "unpublish"})
    assert client.get(public).status_code == 404


def test_the_board_is_narrowed_sorted_and_taken_along(node: None, at_desk_of: Any) -> None:
    opened("one", title={"en": "Wells of Zomba"}), join(opened("two", type="programme", facilitator="jica"), "bra")
    mwi = at_desk_of("mwi")

    for query, shown in (
        ("", {"one", "two"}), ("q=wells", {"one"}), ("q=WELLS zomba", {"one"}), ("q=none", set()),
        ("type=programme", {"two"}), ("basis=triangular", {"two"}), ("partner=jica", {"two"}),
        ("sector=122", {"one", "two"}), ("sector=311", set()), ("role=provider", set()),
        ("role=recipient", {"one", "two"}), ("stage=requested", {"one", "two"}), ("group=ended", set()),
        ("waits=1", set()), ("sort=oldest", {"one", "two"}),
    ):  # fmt: skip
        told = text(mwi, f"{BOARD}?{query}")
        assert {name for name in ("one", "two") if f"initiatives/mwi/{name}/" in told} == shown, query
    assert "None of your initiatives fits." in text(mwi, f"{BOARD}?type=action")
    rows = mwi.get(f"{BOARD}export.csv?type=programme").getvalue().decode().splitlines()
    assert len(rows) == 2
    assert "mwi/two" in rows[1]
    assert mwi.get(f"{BOARD}export.xlsx").getvalue()[:2] == b"PK"
    assert mwi.get(f"{BOARD}export.pdf").status_code == 404
    assert mwi.get(f"{BOARD}?sector=xyz").status_code in (400, 404)
    assert mwi.get(f"{BOARD}?page=x").status_code == 400


def test_a_board_of_another_party_shows_nothing_of_it(node: None, at_desk_of: Any) -> None:
    opened()

    assert "/initiatives/mwi/" not in text(at_desk_of("ken"), BOARD)
    assert "mwi/milk-banks" not in at_desk_of("ken", "consent").get(f"{BOARD}export.csv").getvalue().decode()


@pytest.mark.parametrize("where", ["board", "list", "page"])
def test_queries_do_not_grow_with_rows(
    node: None, at_desk_of: Any, where: str, django_assert_max_num_queries: Any
) -> None:
    row = join(opened("first"), "bra")
    mwi = at_desk_of("mwi")
    path = {"board": BOARD, "list": f"{BOARD}?group=prepare", "page": page(row)}[where]
    mwi.get(path)
    with CaptureQueriesContext(connection) as before:
        mwi.get(path)

    for name in ("second", "third"):
        opened(name)
    mwi.post(page(row), {"what": "move", "to": "screened", "seen": "requested", "text": "Fits."})
    mwi.post(page(row), {"what": "move", "to": "returned", "seen": "screened", "text": "Not yet."})

    with CaptureQueriesContext(connection) as after:
        mwi.get(path)
    assert len(after) <= len(before)


def test_pages_are_written_from_the_right_where_the_reader_reads_so(node: None, at_desk_of: Any) -> None:
    row = opened(title={"en": "Wells", "ar": "آبار"})

    told = text(at_desk_of("mwi"), page(row).replace("/en/", "/ar/"))

    assert 'dir="rtl"' in told
    assert "<h1>آبار</h1>" in told


def test_a_party_in_several_lines_of_one_initiative_stands_on_the_board_once(node: None, at_desk_of: Any) -> None:
    lines = [
        a_participation("mwi", "recipient", period={"start": f"20{year}-01-01", "end": f"20{year + 1}-01-01"})
        for year in range(27, 40)
    ]  # fmt: skip
    for name in ("one", "two", "three"):
        opened(name, participations=[*lines, a_participation("bra", "provider")])
    board = Board("mwi", Asked())

    every = [uid for uid, _waits in board.page()]
    assert (board.counts.of(["requested"]), sorted(every)) == (3, ["mwi/one", "mwi/three", "mwi/two"])
    assert [board.page(offset=place, limit=1) for place in range(4)] == [[(uid, False)] for uid in every] + [[]]
    assert "3 initiatives" in text(at_desk_of("mwi"), BOARD)


def test_what_ends_an_initiative_is_confirmed(node: None, at_desk_of: Any) -> None:
    row, mwi = opened(), at_desk_of("mwi")
    told = {"what": "move", "to": "withdrawn", "seen": "requested", "text": "No budget."}

    assert mwi.post(page(row), told).status_code == 422
    assert Initiative.objects.get().stage == "requested"
    assert mwi.post(page(row), told | {"sure": "on"}).status_code == 302
    assert Initiative.objects.get().stage == "withdrawn"
    assert "It has ended." in text(mwi, page(row))


@pytest.mark.parametrize(("party", "word"), [("bra", "Trilateral"), ("mwi", "Triangular")])
def test_each_country_reads_its_own_word_for_what_has_three_roles(
    node: None, at_desk_of: Any, party: str, word: str
) -> None:
    row = opened(facilitator="jica")

    assert f"{word}</span>" in text(at_desk_of(party), f"/en/desk/initiatives/{row.uid}/")


def test_today_says_that_an_initiative_waits_for_our_word_and_leads_there(node: None, at_desk_of: Any) -> None:
    opened()
    bra = at_desk_of("bra")

    page = text(bra, "/en/desk/")

    assert "1 initiative waits for your party’s word" in page
    assert "milk-banks" in text(bra, "/en/desk/initiatives/?waits=1")
    assert "waits for your party’s word" not in text(at_desk_of("mwi"), "/en/desk/")
