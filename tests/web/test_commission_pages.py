"""Joint commissions at the desk and acts in public: who may, the happy path, refusals, queries, both directions."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from bandung.commissions import actions, papers, queries
from bandung.commissions.models import ActDraft, AgendaItem, CommissionAct, CommissionSession
from bandung.consents.actions import say
from bandung.exchange import actions as exchange
from bandung.partnerships.models import Initiative, Move
from bandung.people.models import Mandate
from bandung.registers.models import Entry
from bandung.web.desk import deadlines
from tests.cast import AT, joined, later, post
from tests.commissions import SESSION, an_item, confirmed, consented, convened, proposed, shared_initiative, signed
from tests.factories import a_need

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

TABLE = f"/en/desk/commissions/{SESSION}/"
WRITE = f"{TABLE}write/"
SHEET = {
    "partners": ["mdg"], "first": "pt", "title_first": "Primeira reunião", "place_first": "Brasília", "second": "fr",
    "title_second": "Première réunion", "place_second": "Brasilia", "on": "2027-03-01", "until": "2027-03-02",
    "basis": "Basic agreement of 1996", "start": "2027-04-01", "last": "2029-03-31", "number": "1",
}  # fmt: skip
ACT = {
    "edition": "0", "number": "I-2027", "on": "2027-03-02", "title_pt": "Ata final", "title_fr": "Acte final",
    "programme_pt": "Programa", "programme_fr": "Programme", "start": "2027-04-01", "last": "2029-03-31",
    "decisions": ["0"], "decisions-0-text_pt": "Aprova-se.", "decisions-0-text_fr": "Approuvé.",
    "projects": ["0"], "projects-0-title_pt": "Bancos de leite", "projects-0-title_fr": "Lactariums",
    "projects-0-sector": "Basic health (122)", "projects-0-side_bra": "Fiocruz", "projects-0-side_mdg": "CHU",
}  # fmt: skip


@pytest.fixture
def node() -> None:
    """Brazil and Madagascar have agreed to meet; Kenya must see nothing of it."""
    joined("bra", "mdg", "ken")
    confirmed()


@pytest.fixture
def at_desk_of(django_user_model: Any) -> Any:
    def signed_in(party: str, *duties: str) -> Client:
        person = django_user_model.objects.create_user(f"{party}-{'-'.join(duties)}", password="a-long-password")
        for duty in duties or ("draft", "clear", "consent"):
            Mandate.objects.create(person=person, party=party, duty=duty, post=post(party), since=AT, given_by="x")
        client = Client()
        client.force_login(person)
        return client

    return signed_in


def text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def an_act_page(uid: str) -> str:
    return f"{TABLE}acts/{uid}/"


# -- the list and the sheet of a session


def test_an_empty_list_teaches_and_offers_to_convene(at_desk_of: Any) -> None:
    joined("bra", "mdg")

    page = text(at_desk_of("bra"), "/en/desk/commissions/")

    assert "One party convenes the session" in page
    assert "/en/desk/commissions/convene/" in page
    assert "/en/desk/commissions/convene/" not in text(at_desk_of("bra", "draft"), "/en/desk/commissions/")


def test_a_session_is_convened_and_the_other_party_is_asked(at_desk_of: Any) -> None:
    joined("bra", "mdg")

    answer = at_desk_of("bra").post("/en/desk/commissions/convene/", SHEET)

    row = CommissionSession.objects.get()
    assert answer.status_code == 302
    assert (row.state, row.awaited, row.says.programme.end) == ("convened", ["mdg"], date(2029, 4, 1))
    mdg = at_desk_of("mdg")
    assert "Your party’s word is awaited" in text(mdg, "/en/desk/commissions/")
    here = f"/en/desk/commissions/{row.uid}/"
    assert "Read and consent" in text(mdg, here)
    asked = text(mdg, f"{here}answer/?says=consent")
    assert papers.code_of(row.newest) in asked
    assert row.newest in asked
    mdg.post(f"{here}answer/", {"says": "consent", "digest": row.newest, "text": ""})
    assert CommissionSession.objects.get().state == "confirmed"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"partners": []}, "required"), ({"until": "2027-02-01"}, "The last day comes before the first."),
        ({"place_first": "", "place_second": ""}, "Say where the delegations meet"),
        ({"last": "2027-01-01"}, "before it has begun"), ({"second": "pt"}, "another language"),
        ({"title_second": ""}, "equal authority"), ({"partners": ["bra"]}, "Select a valid choice"),
        ({"partners": ["public-sources"]}, "Select a valid choice"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_session_stands_on_the_page_and_nothing_typed_is_lost(
    at_desk_of: Any, changed: dict[str, Any], sentence: str
) -> None:
    joined("bra", "mdg", "public-sources")

    answer = at_desk_of("bra").post("/en/desk/commissions/convene/", SHEET | changed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "Primeira reunião" in page
    assert not CommissionSession.objects.exists()


def test_a_list_is_narrowed_by_state_partner_and_year(node: None, at_desk_of: Any) -> None:
    convened(id="second", parties=["bra", "ken"], on="2028-06-01", title={"pt": "Segunda reunião"})
    bra = at_desk_of("bra")

    for asked, shown in (
        ("", 2), ("state=confirmed", 1), ("partner=ken", 1), ("year=2028", 1), ("year=2028&state=confirmed", 0),
        ("year=x", 2), ("year=0000", 2), ("state=nothing", 2),
    ):  # fmt: skip
        page = text(bra, f"/en/desk/commissions/?{asked}")
        assert len(re.findall(r'<article class="card', page)) == shown, asked
    assert "Nothing fits all of this" in text(bra, "/en/desk/commissions/?year=2028&state=confirmed")
    assert "Primeira" not in text(at_desk_of("ken"), "/en/desk/commissions/")


def test_a_change_and_calling_off_are_the_conveners(node: None, at_desk_of: Any) -> None:
    bra, mdg = at_desk_of("bra"), at_desk_of("mdg")
    assert 'value="Antananarivo"' in text(bra, "/en/desk/commissions/convene/first/")

    told = SHEET | {"on": "2027-05-05", "until": "", "place_first": "Recife", "place_second": "Recife"}
    assert bra.post("/en/desk/commissions/convene/first/", told).status_code == 302
    assert "A change is proposed" in text(mdg, TABLE)
    assert mdg.get("/en/desk/commissions/convene/first/").status_code == 404
    assert mdg.post(f"{TABLE}call-off/", {"text": ""}).status_code == 422
    assert "cannot be undone" in text(bra, f"{TABLE}call-off/")
    bra.post(f"{TABLE}call-off/", {"text": "Adiada."})
    assert CommissionSession.objects.get().state == "withdrawn"
    assert "called off" in text(mdg, TABLE)


# -- the table


def test_both_delegations_see_what_each_side_brings(node: None, at_desk_of: Any) -> None:
    bra, mdg = at_desk_of("bra"), at_desk_of("mdg")

    for client, title, sheet in ((bra, "Sementes resistentes", "a"), (mdg, "Lactariums de district", "b")):
        told = {"type": "project", "title": title, "text": "", "language": "", "sheet": sheet * 32}
        assert client.post(TABLE, told).status_code == 302

    for client in (bra, mdg):
        page = text(client, TABLE)
        assert page.index('id="side-bra"') < page.index("Sementes resistentes") < page.index('id="side-mdg"')
        assert page.index('id="side-mdg"') < page.index("Lactariums de district")
        assert page.count('value="take-back"') == 1
    item = AgendaItem.objects.get(register="mdg").record
    assert bra.post(TABLE, {"what": "take-back", "item": item}).status_code == 404
    mdg.post(TABLE, {"what": "take-back", "item": item})
    assert "Lactariums de district" not in text(bra, TABLE)


def test_an_item_sent_twice_is_one_item_and_an_empty_one_is_refused(node: None, at_desk_of: Any) -> None:
    bra, told = (
        at_desk_of("bra"),
        {"type": "decision", "title": "Sede", "text": "", "language": "pt", "sheet": "b" * 32},
    )

    for _time in range(2):
        assert bra.post(TABLE, told).status_code == 302

    assert AgendaItem.objects.count() == Entry.objects.filter(kind="agenda-item").count() == 1
    refused = bra.post(TABLE, told | {"title": "", "text": "Uma proposta longa."})
    assert refused.status_code == 422
    assert "Uma proposta longa." in refused.content.decode()


def test_an_outsider_finds_no_table_and_nobody_without_a_mandate_gets_in(node: None, at_desk_of: Any) -> None:
    uid = proposed()
    ken = at_desk_of("ken")

    for path in (TABLE, WRITE, f"{TABLE}answer/", f"{TABLE}call-off/", an_act_page(uid), f"{an_act_page(uid)}answer/",
                 f"{an_act_page(uid)}act.pdf", f"{WRITE}propose/"):  # fmt: skip
        assert ken.get(path).status_code in (403, 404), path
        assert Client().get(path).status_code == 302, path


def test_duties_decide_who_does_what(node: None, at_desk_of: Any) -> None:
    uid = proposed()
    digest = CommissionAct.objects.get().digest
    answer = {"says": "consent", "digest": digest, "text": ""}
    before = Entry.objects.count()

    assert at_desk_of("mdg", "clear").post(f"{an_act_page(uid)}answer/", answer).status_code == 403
    assert at_desk_of("mdg", "draft").post(TABLE, {"type": "other", "title": "x", "text": ""}).status_code == 403
    assert at_desk_of("mdg", "consent").get(WRITE).status_code == 403
    assert "whose mandate includes consenting" in text(at_desk_of("mdg", "administer"), an_act_page(uid))
    assert Entry.objects.count() == before


def test_the_portfolio_shows_what_the_parties_do_together(node: None, at_desk_of: Any) -> None:
    shared_initiative()

    page = text(at_desk_of("mdg"), TABLE)

    assert "Human milk banks together" in page
    assert "Human milk banks alone" not in page


# -- writing the act


def test_rows_are_added_and_removed_without_a_script_and_everything_is_kept(node: None, at_desk_of: Any) -> None:
    bra = at_desk_of("bra")
    assert "Ata final" not in text(bra, WRITE)

    added = bra.post(WRITE, ACT | {"rows": "decisions:add"})

    assert (added.status_code, added.url) == (302, f"{WRITE}#rows-decisions")
    page = text(bra, WRITE)
    assert page.count('name="decisions" value=') == 2
    for word in ("Ata final", "Aprova-se.", "Lactariums", "Fiocruz"):
        assert word in page
    bra.post(WRITE, ACT | {"edition": "1", "rows": "projects:remove:0"})
    assert "Fiocruz" not in text(bra, WRITE)
    assert not Entry.objects.filter(kind="commission-act").exists()


def test_a_draft_is_seen_by_nobody_else(node: None, at_desk_of: Any) -> None:
    at_desk_of("bra").post(WRITE, ACT | {"what": "save"})
    mdg = at_desk_of("mdg")

    for path in (TABLE, WRITE):
        assert "Ata final" not in text(mdg, path)
    assert "Go on with your draft" not in text(mdg, TABLE)


@pytest.mark.parametrize(
    "sent",
    [
        {"rows": "x:y:z"}, {"rows": "decisions:remove:99999999999999999999"}, {"rows": ":"}, {"take": "x"},
        {"what": "x"},
        {"edition": "²"}, {"edition": "9" * 40}, {"decisions": ["0", "0", "-1", "x", "7"]}, {"what": "rebase"},
        {"projects-0-initiative": "ken/nothing", "what": "check"}, {"projects-0-start": "31.02.2027", "what": "check"},
    ],
)  # fmt: skip
def test_whatever_is_sent_to_the_sheet_is_kept_or_refused(node: None, at_desk_of: Any, sent: dict[str, Any]) -> None:
    answer = at_desk_of("bra").post(WRITE, ACT | sent)

    assert answer.status_code in (302, 409, 422)
    kept = ActDraft.objects.first()
    assert kept.body["form"]["title_pt"] == "Ata final" if kept else "Ata final" in answer.content.decode()


def test_two_colleagues_do_not_write_over_each_other(node: None, at_desk_of: Any) -> None:
    bra = at_desk_of("bra")
    bra.post(WRITE, ACT | {"what": "save"})

    answer = bra.post(WRITE, ACT | {"what": "save", "title_pt": "Outra ata"})

    assert answer.status_code == 409
    assert "Outra ata" in answer.content.decode()
    assert ActDraft.objects.get().body["form"]["title_pt"] == "Ata final"


def test_items_and_initiatives_become_projects_with_one_press(node: None, at_desk_of: Any) -> None:
    uid = shared_initiative()
    actions.bring(item=an_item("mdg"), party="mdg", by=post("mdg"), at=later(2))
    actions.bring(item=an_item("bra", type="decision"), party="bra", by=post("bra"), at=later(2))
    bra = at_desk_of("bra")

    for edition, taken in enumerate((uid, "mdg/item-mdg", "bra/item-bra", "ken/nothing")):
        told = text(bra, WRITE)
        assert taken in told or taken.startswith("ken")
        kept = _sent(told)
        assert bra.post(WRITE, kept | {"edition": str(edition), "take": taken}).status_code == 302

    body = ActDraft.objects.get().body
    assert [(each.get("initiative"), each.get("sector")) for each in body["projects"]] == [(uid, "12220"), (None, None)]
    assert body["projects"][1]["title_fr"] == "Lactariums, proposés par mdg"
    assert [each["text_fr"] for each in body["decisions"]] == ["Lactariums, proposés par bra"]
    assert "in the programme" in text(bra, WRITE)


def _sent(page: str) -> dict[str, Any]:
    """What a browser would send of the sheet, as far as rows go."""
    rows: dict[str, Any] = {
        name: re.findall(rf'name="{name}" value="(\d+)"', page) for name in ("decisions", "projects")
    }
    lines = re.findall(r'<input type="(?:text|hidden|date)" name="([a-z0-9_-]+)" value="([^"]*)"', page)
    areas = re.findall(r'<textarea name="([a-z0-9_-]+)"[^>]*>\s*([^<]*)</textarea>', page)
    left_out = ("csrfmiddlewaretoken", "decisions", "projects", "edition")
    return rows | {name: value for name, value in [*lines, *areas] if name not in left_out}


def test_an_act_is_written_checked_proposed_consented_and_printed(node: None, at_desk_of: Any) -> None:
    bra, mdg = at_desk_of("bra"), at_desk_of("mdg")

    assert bra.post(WRITE, ACT | {"what": "check"}).url == f"{WRITE}propose/"
    page = text(bra, f"{WRITE}propose/")
    digest = re.search(r'name="digest" value="([0-9a-f]{64})"', page)[1]
    assert papers.code_of(digest) in page
    answer = bra.post(f"{WRITE}propose/", {"digest": digest})
    act = CommissionAct.objects.get()
    assert (answer.url, act.digest) == (an_act_page(act.uid), digest)
    assert not ActDraft.objects.exists()
    assert (act.says.programme.projects[0].sector, act.says.programme.period.end) == ("122", date(2029, 4, 1))

    asked = text(mdg, f"{an_act_page(act.uid)}answer/?says=consent")
    assert digest in asked
    assert "Lactariums" in asked
    mdg.post(f"{an_act_page(act.uid)}answer/", {"says": "consent", "digest": digest, "text": ""})
    assert queries.session(SESSION, "bra").state == "held"
    paper = mdg.get(f"{an_act_page(act.uid)}act.pdf")
    assert paper["Content-Type"] == "application/pdf"
    assert papers.by_paper(paper.content)[1].by_all
    assert "Convene the next session" in text(bra, TABLE)
    assert 'name="previous"' in text(bra, f"/en/desk/commissions/convene/?after={act.uid}")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title_fr": ""}, "id_title_fr"), ({"decisions-0-text_pt": ""}, "id_decisions-0-text_pt"),
        ({"projects-0-title_fr": ""}, "id_projects-0-title_fr"), ({"number": ""}, "id_number"),
        ({"last": "2027-01-01"}, "id_last"), ({"on": "2027-01-01"}, "id_on"), ({"on": "no day"}, "id_on"),
        ({"middle": "2035-01-01"}, "id_middle"), ({"next_on": "2027-03-01"}, "id_next_on"),
        ({"projects-0-sector": "99999"}, "id_projects-0-sector"),
        ({"projects-0-start": "2028-01-01", "projects-0-last": "2027-01-01"}, "id_projects-0-last"),
        ({"title_pt": "Ata \u202e"}, "id_title_pt"),
    ],
)  # fmt: skip
def test_what_cannot_be_proposed_says_so_at_its_field_and_is_kept(
    node: None, at_desk_of: Any, changed: dict[str, str], field: str
) -> None:
    answer = at_desk_of("bra").post(WRITE, ACT | changed | {"what": "check"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="{field}_error"' in page
    assert "Fiocruz" in page
    assert ActDraft.objects.exists()
    assert not CommissionAct.objects.exists()


def test_a_project_of_an_initiative_that_is_not_shared_any_more_says_so(node: None, at_desk_of: Any) -> None:
    answer = at_desk_of("bra").post(WRITE, ACT | {"what": "check", "projects-0-initiative": "mdg/left"})

    assert answer.status_code == 422
    assert "is not shared by all parties now" in answer.content.decode()


def test_another_version_answers_the_one_on_the_table_and_shows_what_changed(node: None, at_desk_of: Any) -> None:
    first = proposed()
    mdg, bra = at_desk_of("mdg"), at_desk_of("bra")
    page = text(mdg, WRITE)
    assert "Programa 2027-2029" in page

    changed = _sent(page) | {"edition": "0", "number": "I-2027 bis", "title_fr": "Acte final corrigé", "what": "check"}
    assert mdg.post(WRITE, changed).status_code == 302
    asked = text(mdg, f"{WRITE}propose/")
    assert "Acte final corrigé" in asked
    mdg.post(f"{WRITE}propose/", {"digest": re.search(r'name="digest" value="([0-9a-f]{64})"', asked)[1]})

    second = CommissionAct.objects.exclude(pk=first).get()
    assert second.based_on == CommissionAct.objects.get(pk=first).digest
    page = text(bra, an_act_page(second.uid))
    assert "What differs from version" in page
    assert "Acte final corrigé" in page
    outdated = {"says": "consent", "digest": CommissionAct.objects.get(pk=first).digest, "text": ""}
    answer = mdg.post(f"{an_act_page(first)}answer/", outdated)
    assert answer.status_code == 422
    assert "was written from this one" in answer.content.decode()
    assert "What differs from version" not in text(mdg, an_act_page(first))
    assert "Acte final corrigé" in text(mdg, f"{an_act_page(first)}?with={second.uid}")


def test_who_has_not_read_the_version_on_the_table_is_asked_to(node: None, at_desk_of: Any) -> None:
    mdg = at_desk_of("mdg")
    mdg.post(WRITE, ACT | {"what": "save"})
    proposed()

    mdg.post(WRITE, ACT | {"edition": "1", "what": "check"})
    digest = re.search(r'name="digest" value="([0-9a-f]{64})"', text(mdg, f"{WRITE}propose/"))[1]
    answer = mdg.post(f"{WRITE}propose/", {"digest": digest})
    assert answer.status_code == 409
    assert "Another version of the act lies on the table" in answer.content.decode()

    assert "Yours has to be written from it" in text(mdg, WRITE)
    mdg.post(WRITE, ACT | {"edition": "2", "what": "rebase"})
    digest = re.search(r'name="digest" value="([0-9a-f]{64})"', text(mdg, f"{WRITE}propose/"))[1]
    assert mdg.post(f"{WRITE}propose/", {"digest": digest}).status_code == 302


def test_a_consent_to_what_no_longer_stands_is_refused(node: None, at_desk_of: Any) -> None:
    uid = proposed()
    mdg, page = at_desk_of("mdg"), f"{an_act_page(uid)}answer/"

    answer = mdg.post(page, {"says": "consent", "digest": "0" * 64, "text": ""})
    assert answer.status_code == 409
    assert "no longer what you read" in answer.content.decode()
    told = {"says": "refuse", "digest": CommissionAct.objects.get().digest, "text": "Il manque le budget."}
    assert mdg.post(page, told).status_code == 302
    assert mdg.post(page, told).status_code == 422
    assert "Il manque le budget." in text(at_desk_of("bra"), an_act_page(uid))


def test_a_word_and_a_version_are_taken_back(at_desk_of: Any) -> None:
    joined("bra", "mdg", "vnm")
    confirmed(parties=["bra", "mdg", "vnm"])
    uid = proposed()
    consented("commission-act", uid, "mdg", at=later(3))
    mdg, bra = at_desk_of("mdg"), at_desk_of("bra")
    assert "Take our consent back" in text(mdg, an_act_page(uid))

    mdg.post(an_act_page(uid), {"what": "undo"})
    assert CommissionAct.objects.get().state == "proposed"
    assert mdg.post(an_act_page(uid), {"what": "take-back"}).status_code == 404
    bra.post(an_act_page(uid), {"what": "take-back"})
    assert CommissionAct.objects.get().state == "withdrawn"


# -- today, days, calendar


def test_what_waits_and_what_falls_due_stand_on_today_and_in_the_calendar(node: None, at_desk_of: Any) -> None:
    soon = timezone.now().date() + timedelta(days=20)
    convened(id="soon", on=soon.isoformat(), at=timezone.now())
    proposed(at=timezone.now())
    mdg = at_desk_of("mdg")

    page = text(mdg, "/en/desk/")
    assert "2 joint commissions wait for your party’s word" in page
    assert page.count("Joint commission: the session begins") == 1
    now = timezone.now()
    feed = deadlines.calendar(deadlines.of_party("mdg", person=0, at=now), now)
    days = Calendar.from_ical(feed.to_ical()).walk("VEVENT")
    assert [str(each["summary"]) for each in days].count("Joint commission: the session begins") == 2


# -- everybody


def test_a_published_act_is_read_by_everybody_and_hidden_again(client: Client, node: None, at_desk_of: Any) -> None:
    uid = signed()
    digest = CommissionAct.objects.get(pk=uid).digest
    assert client.get(f"/en/acts/{digest}/").status_code == 404
    assert "None yet." in text(client, "/en/acts/verify/")
    for party in ("bra", "mdg"):
        desk = at_desk_of(party)
        assert "Agree that everybody may read it" in text(desk, an_act_page(uid))
        desk.post(f"{an_act_page(uid)}answer/", {"says": "publish", "digest": digest})

    page = text(client, f"/en/acts/{digest}/")
    assert "Programa 2027-2029" in page
    assert "Focal point mdg" in page
    assert client.get(f"/en/acts/{digest}/act.pdf")["Content-Type"] == "application/pdf"
    assert f"/en/acts/{digest}/" in text(client, "/en/acts/verify/")
    at_desk_of("mdg", "consent").post(an_act_page(uid), {"what": "hide"})
    assert client.get(f"/en/acts/{digest}/").status_code == 404


def test_of_an_act_that_is_not_public_a_code_tells_nothing_and_a_digest_only_what_stands_on_the_paper(
    client: Client, node: None
) -> None:
    uid = proposed()
    act = CommissionAct.objects.get(pk=uid)
    code = papers.code_of(act.digest)

    by_code = text(client, f"/en/acts/verify/?code={code}")
    assert "No public act has this code" in by_code
    by_digest = text(client, f"/en/acts/verify/?digest={act.digest}")
    assert "known, and not signed by all" in by_digest
    consented("commission-act", uid, "mdg", at=later(3))
    signed_one = text(client, f"/en/acts/verify/?digest={act.digest}")
    assert "all parties have signed" in signed_one
    assert "I-2027" in signed_one
    for page in (by_code, by_digest, signed_one):
        assert "Lactariums" not in page
        assert "Acte final" not in page
    assert "No act of this content is known" in text(client, f"/en/acts/verify/?digest={'0' * 64}")
    for party in ("bra", "mdg"):
        consented("commission-act", uid, party, says="publish", at=later(4))
    assert "all parties have signed" in text(client, f"/en/acts/verify/?code={code.lower()}")


def test_a_paper_is_verified_and_a_changed_or_foreign_one_is_not(client: Client, node: None) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    uid = signed()
    act = CommissionAct.objects.get(pk=uid)
    paper = papers.as_pdf(act, None, verify_address="https://node.example/acts/verify/")

    def brought(data: bytes) -> Any:
        file = SimpleUploadedFile("act.pdf", data, content_type="application/pdf")
        return client.post("/en/acts/verify/", {"code": "", "file": file})

    page = brought(paper).content.decode()
    assert "all parties have signed" in page
    assert "They say exactly what the record inside says." in page
    assert brought(b"%PDF-1.7 nothing").status_code == 422
    assert client.post("/en/acts/verify/", {"code": ""}).status_code == 422
    mistyped = client.post("/en/acts/verify/", {"code": papers.code_of(act.digest)[:-1] + "Z"})
    assert mistyped.status_code in (200, 422)
    assert client.post("/en/acts/verify/", {"code": "AAAA-BBBB"}).status_code == 422


def test_an_initiative_is_approved_by_the_signed_act_that_names_it(node: None, at_desk_of: Any) -> None:
    need = exchange.publish_new(record=a_need("milk"), party="mdg", by=post("mdg"), at=AT)
    needs = [{"register_code": "mdg", "record": "milk", "digest": need.digest}]
    row = Initiative.objects.get(pk=shared_initiative(needs=needs))
    title = {"pt": "Bancos de leite", "fr": "Lactariums"}
    uid = signed(programme={"projects": [{"title": title, "initiative": row.reference}]})
    mdg, page, told = at_desk_of("mdg"), f"/en/desk/initiatives/{row.uid}/", {"what": "move", "text": "Because."}
    for to, seen in (("screened", "requested"), ("matched", "screened"), ("formulating", "matched")):
        assert mdg.post(page, told | {"to": to, "seen": seen}).status_code == 302
    mdg.post(page, told | {"to": "formulated", "seen": "formulating"})
    move = Move.objects.get(to_stage="formulated")
    say(kind="move", uid=move.uid, digest=move.digest, party="bra", by=post("bra"), at=timezone.now())
    mdg.post(page, told | {"to": "on-agenda", "seen": "formulated"})
    assert "I-2027 (2027-03-02)" in text(mdg, page)

    digest = CommissionAct.objects.get(pk=uid).digest
    full = {"signed_act": digest, "budget": "Each its own.", "counterpart-mdg": "CHU", "counterpart-bra": "Fiocruz"}
    assert mdg.post(page, told | full | {"to": "approved", "seen": "on-agenda"}).status_code == 302

    act = Move.objects.get(to_stage="approved").says.act
    assert act is not None
    assert act.record is not None
    assert (act.name, act.record.digest) == ("I-2027", digest)
    assert "signed_act" not in text(mdg, "/en/desk/initiatives/mdg/alone/")


# -- directions and queries


def test_an_arabic_act_runs_from_right_to_left_beside_a_french_one(client: Client, at_desk_of: Any) -> None:
    joined("bra", "mdg")
    texts = {"ar": "المحضر الختامي 2027", "fr": "Acte final 2027"}
    confirmed(languages=["ar", "fr"])
    uid = proposed(languages=["ar", "fr"], title=texts, decisions=[{"text": texts}], programme=None, place=None)

    page = text(at_desk_of("mdg"), an_act_page(uid))

    assert '<div lang="ar" dir="rtl">' in page
    assert '<div lang="fr" dir="ltr">' in page
    sheet = text(at_desk_of("bra", "draft"), WRITE)
    assert re.search(r'name="title_ar"[^>]*dir="rtl"', sheet)


def test_the_number_of_queries_is_the_same_for_one_row_and_for_many(
    node: None, at_desk_of: Any, django_assert_max_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    bra = at_desk_of("bra")
    proposed()
    paths = ("/en/desk/commissions/", TABLE, WRITE, an_act_page(CommissionAct.objects.get().uid))

    def counted() -> list[int]:
        found = []
        for path in paths:
            with CaptureQueriesContext(
                connection,
            ) as seen:
                text(bra, path)
            found.append(len(seen))
        return found

    counted()
    one = counted()
    for number in range(5):
        convened(id=f"more-{number}", on=f"2028-01-0{number + 1}", at=later(number))
        actions.bring(item=an_item("mdg", id=f"more-{number}"), party="mdg", by=post("mdg"), at=later(number))
    latest = CommissionAct.objects.get()
    for number in range(3):
        uid = proposed(party="mdg", number=f"v{number}", based_on=latest.digest, at=later(4 + number))
        latest = CommissionAct.objects.get(pk=uid)
    assert counted() == one
    assert max(one) <= 40


def test_pages_are_light_and_hold_no_script(node: None, at_desk_of: Any) -> None:
    projects = [{"title": {"pt": f"Projeto {number}", "fr": f"Projet {number}"}} for number in range(12)]
    uid = proposed(programme={"projects": projects})
    mdg = at_desk_of("mdg")

    for path in (TABLE, WRITE, an_act_page(uid), f"{an_act_page(uid)}answer/"):
        answer = mdg.get(path).content
        assert len(answer) <= 100_000, path
        assert b" style=" not in answer
        assert b"onclick" not in answer
