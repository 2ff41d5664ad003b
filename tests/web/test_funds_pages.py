"""Funds, calls, proposals and assessments as pages: who may, the happy path, refusals, queries."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from bandung.funds import actions, assessing, bench, queries
from bandung.funds.models import Award, Call, Fund, JointProposal, OwnAssessment, Seal
from bandung.parties import actions as parties
from bandung.people.models import Mandate
from bandung.site.fund_example import show_a_fund
from tests.cast import AT, joined, post
from tests.factories import a_party
from tests.stage_of_funds import (
    CLOSED,
    OPEN,
    PARTIES,
    SCORES,
    a_call,
    a_fund,
    a_proposal,
    agreed_call,
    agreed_fund,
    agreed_proposal,
    assessed_together,
    consented,
    opened,
    sealed,
    told,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

SHARES = {
    "shares": ["0", "1"], "shares-0-party": "bra", "shares-0-amount": "500000",
    "shares-1-party": "vnm", "shares-1-amount": "500000",
}  # fmt: skip
FUND = {
    "title": "Joint fund", "summary": "Exchange of experts.", "language": "en", "currency": "USD",
    "every_year": "on", "start": "", "last": "", "basis": "Treaty of 2006",
} | SHARES  # fmt: skip


@pytest.fixture
def node() -> None:
    joined(*PARTIES, "mdg")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The pages ask one clock; here it is set."""

    def set_to(moment: Any) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return set_to


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
    assert answer.status_code == 200, (path, answer.status_code)
    return re.sub(r"\s+", " ", answer.content.decode())


def problems(answer: Any) -> list[str]:
    return re.findall(r'<p class="problem"[^>]*>(.*?)</p>', answer.content.decode())


def test_nothing_yet_teaches_what_a_fund_and_a_call_are(client: Client, node: None, at_desk_of: Any) -> None:
    desk = at_desk_of("bra")

    assert "A call appears here when every party" in text(client, "/en/calls/")
    assert "each consents in its own register" in text(desk, "/en/desk/funds/")
    assert "No institution of yours has proposed" in text(desk, "/en/desk/proposals/")


def test_a_fund_is_proposed_and_consented_to(node: None, at_desk_of: Any) -> None:
    desk, other = at_desk_of("bra"), at_desk_of("vnm")
    more = desk.post("/en/desk/funds/open/", FUND | {"rows": "shares:add"})
    assert more.status_code == 200
    assert 'name="shares-2-party"' in more.content.decode()
    assert "Treaty of 2006" in more.content.decode()
    wrong = desk.post("/en/desk/funds/open/", FUND | {"shares-1-amount": "-5"})
    assert (wrong.status_code, Fund.objects.count()) == (422, 0)
    assert any("0.01" in each for each in problems(wrong))

    desk.post("/en/desk/funds/open/", FUND)

    row = Fund.objects.get()
    page = text(other, f"/en/desk/funds/bra/{row.record}/")
    assert "has not answered yet" in page
    assert "1 text waits for your party’s word" in text(other, "/en/desk/funds/")
    other.post(f"/en/desk/funds/bra/{row.record}/", {"what": "consent", "digest": row.digest})
    assert queries.fund(row.uid).holds
    assert "Propose a call" in text(desk, f"/en/desk/funds/bra/{row.record}/")
    assert "reaches other nodes" not in text(other, f"/en/desk/funds/bra/{row.record}/")
    desk.post(f"/en/desk/funds/bra/{row.record}/", {"what": "announce"})
    assert Fund.objects.get().to == []


def test_without_the_duty_to_consent_nobody_consents(node: None, at_desk_of: Any) -> None:
    actions.open_fund(fund=a_fund(), **told("bra"))
    row, clerk = Fund.objects.get(), at_desk_of("vnm", "clear")

    assert "Only somebody whose mandate covers consenting" in text(clerk, "/en/desk/funds/bra/joint/")
    answer = clerk.post("/en/desk/funds/bra/joint/", {"what": "consent", "digest": row.digest})

    assert (answer.status_code, queries.fund("bra/joint", "vnm").state) == (403, "proposed")


def test_a_refusal_is_told_with_its_reason_and_can_become_a_consent(node: None, at_desk_of: Any) -> None:
    actions.open_fund(fund=a_fund(), **told("bra"))
    row, other = Fund.objects.get(), at_desk_of("vnm")

    other.post("/en/desk/funds/bra/joint/", {"what": "refuse", "digest": row.digest, "reason": "Too much"})
    assert "does not consent" in text(at_desk_of("bra"), "/en/desk/funds/bra/joint/")
    other.post("/en/desk/funds/bra/joint/", {"what": "consent", "digest": row.digest})

    assert queries.fund("bra/joint").holds


def test_an_own_fund_is_written_otherwise_or_withdrawn(node: None, at_desk_of: Any) -> None:
    actions.open_fund(fund=a_fund(), **told("bra"))
    desk = at_desk_of("bra")
    assert 'value="Joint fund"' in text(desk, "/en/desk/funds/open/?instead=bra/joint")

    desk.post("/en/desk/funds/open/", FUND | {"instead": "bra/joint", "title": "Other fund"})

    assert [each.state for each in queries.funds("bra")] == ["proposed", "withdrawn"]
    newer = queries.funds("bra")[0].row
    desk.post(f"/en/desk/funds/bra/{newer.record}/", {"what": "withdraw", "reason": "Later"})
    assert [each.state for each in queries.funds("bra")] == ["withdrawn", "withdrawn"]


CALL = {
    "title": "First call", "summary": "Public health.", "language": "en", "opens": "2027-03-01",
    "closes": "2027-05-23", "eligible": ["government"], "sectors": ["122"], "most": "100000",
    "criteria": ["0", "1"], "criteria-0-title": "Relevance", "criteria-0-weight": "60",
    "criteria-1-title": "", "criteria-1-weight": "20",
}  # fmt: skip


def test_a_call_is_proposed_consented_to_and_public(client: Client, node: None, at_desk_of: Any) -> None:
    agreed_fund()
    desk, other = at_desk_of("bra"), at_desk_of("vnm")
    wrong = desk.post("/en/desk/funds/bra/joint/call/", CALL | {"closes": "2027-02-01"})
    assert (wrong.status_code, problems(wrong)) == (422, ["The call closes before it opens."])

    desk.post("/en/desk/funds/bra/joint/call/", CALL)

    row = Call.objects.get()
    assert len(row.says.criteria) == 1
    assert client.get(f"/en/calls/bra/{row.record}/").status_code == 404
    other.post(f"/en/desk/calls/bra/{row.record}/", {"what": "consent", "digest": row.digest})
    page = text(client, f"/en/calls/bra/{row.record}/")
    assert "May 23, 2027, <bdi>23:59</bdi>" in page
    assert "Brazil has several time zones" in page
    assert "Viet Nam has several" not in page
    assert "May 24, 2027, <bdi>03:00</bdi>" in page  # Brazil's end, in Greenwich time


def test_the_public_list_is_narrowed_by_state_sector_and_country(client: Client, node: None, clock: Any) -> None:
    agreed_call()
    for moment, state in ((AT, "coming"), (OPEN, "open"), (CLOSED, "closed")):
        clock(moment)
        assert "First call" in text(client, f"/en/calls/?state={state}&sector=122&country=VNM&sort=newest")
    assert "Nothing fits all of this" in text(client, "/en/calls/?state=open")
    assert "Nothing fits all of this" in text(client, "/en/calls/?sector=311")
    assert "Nothing fits all of this" in text(client, "/en/calls/?country=KEN")


def test_a_regional_body_has_a_vote_and_goes_by_greenwich_time(client: Client, node: None, clock: Any) -> None:
    joined("ecowas")
    shares = [{"party": code, "amount": "5"} for code in ("bra", "ecowas")]
    actions.open_fund(fund=a_fund(shares=shares), **told("bra"))
    consented("fund", "bra/joint", "ecowas")
    actions.open_call(call=a_call(), **told("bra"))
    consented("call", "bra/call-2027", "ecowas")
    clock(OPEN)

    assert "ecowas: until May 23, 2027, 23:59 there" in text(client, "/en/calls/")
    page = text(client, "/en/calls/bra/call-2027/")
    assert "goes by Greenwich time" in page
    assert "Party ecowas</th><td>Mar 1, 2027" in page


PROPOSAL = {
    "title": "Milk banks", "summary": "Two hospitals.", "language": "en", "sectors": ["12220"], "asked_for": "90000",
    "proposers": ["0", "1"],
    "proposers-0-party": "bra", "proposers-0-name": "Hospital A", "proposers-0-type": "government",
    "proposers-1-party": "vnm", "proposers-1-name": "Hospital B", "proposers-1-type": "public-institution",
    "bring": ["0"], "bring-0-party": "bra", "bring-0-text": "Trainers", "bring-0-amount": "20",
    "bring-0-unit": "person-day", "bring-0-organisation": "",
}  # fmt: skip


def test_a_joint_proposal_is_checked_sent_and_consented_to(node: None, clock: Any, at_desk_of: Any) -> None:
    agreed_call()
    clock(OPEN)
    desk, other = at_desk_of("bra"), at_desk_of("vnm")
    path = "/en/desk/calls/bra/call-2027/propose/"
    assert "On your clock (America/Sao_Paulo) the call closes on May 23, 2027" in text(desk, path)
    checked = desk.post(path, PROPOSAL | {"what": "check", "sectors": ["31110"]})
    assert checked.status_code == 200
    assert "none of the call’s sectors" in checked.content.decode()
    refused = desk.post(path, PROPOSAL | {"asked_for": "100001"})
    assert (refused.status_code, JointProposal.objects.count()) == (422, 0)
    assert "Hospital B" in refused.content.decode()

    desk.post(path, PROPOSAL)

    row = JointProposal.objects.get()
    assert "1 proposal waits for your party’s word" in text(other, "/en/desk/proposals/?show=waiting")
    assert "Trainers" in text(other, f"/en/desk/proposals/bra/{row.record}/")
    other.post(f"/en/desk/proposals/bra/{row.record}/", {"what": "consent", "digest": row.digest})
    assert queries.proposal(row.uid, "bra").stands
    clock(OPEN + timedelta(hours=1))
    other.post(f"/en/desk/proposals/bra/{row.record}/", {"what": "leave"})
    assert "took its consent back" in text(desk, f"/en/desk/proposals/bra/{row.record}/")
    assert at_desk_of("ken").get(f"/en/desk/proposals/bra/{row.record}/").status_code == 404


def test_after_the_close_on_its_own_clock_a_party_is_told_so(node: None, clock: Any, at_desk_of: Any) -> None:
    agreed_call()
    actions.submit(proposal=a_proposal(), **told("bra", OPEN))
    edge = OPEN.replace(month=5, day=23, hour=20)
    clock(edge)
    row, other = JointProposal.objects.get(), at_desk_of("vnm")

    assert "a consent would not count" in text(other, "/en/desk/proposals/bra/milk/")
    answer = other.post("/en/desk/proposals/bra/milk/", {"what": "consent", "digest": row.digest})

    assert "Asia/Ho_Chi_Minh" in answer.content.decode()
    assert queries.proposal("bra/milk", "bra").state == "proposed"
    assert at_desk_of("bra").get("/en/desk/calls/bra/call-2027/propose/").status_code == 200
    assert other.get("/en/desk/calls/bra/call-2027/propose/").status_code == 400


TYPED = {
    "eligible": "yes", "points.relevance": "80", "points.results": "65", "remark.relevance": "A-secret-remark",
    "remark.results": "", "text": "", "language": "en",
}  # fmt: skip


def test_a_side_writes_keeps_seals_and_opens(node: None, clock: Any, at_desk_of: Any) -> None:
    agreed_call()
    uid = agreed_proposal()
    clock(CLOSED)
    desk, other = at_desk_of("bra"), at_desk_of("vnm")
    path = f"/en/desk/proposals/{uid}"
    assert "has not sealed yet" in text(desk, f"{path}/sides/")
    desk.post(f"{path}/assess/", TYPED | {"what": "keep", "points.results": ""})
    assert "A-secret-remark" in text(desk, f"{path}/assess/")
    missing = desk.post(f"{path}/assess/", TYPED | {"what": "seal", "points.results": ""})
    assert (missing.status_code, problems(missing)) == (422, ["Points for this criterion are missing."])
    assert desk.post(f"{path}/assess/", TYPED | {"what": "seal"}).headers["Location"].endswith(f"{path}/seal/")
    page = text(desk, f"{path}/seal/")
    seen = re.findall(r'name="seen" value="([^"]+)"', page)[0]
    assert desk.post(f"{path}/seal/", {"seen": "before"}).status_code == 409
    desk.post(f"{path}/seal/", {"seen": seen})
    assert Seal.objects.get().register == "bra"
    assert "A-secret-remark" not in text(other, f"{path}/sides/")
    sealed(uid, "vnm", relevance=40)

    desk.post(f"{path}/sides/", {"what": "open"})
    assert "Your side has opened" in text(desk, f"{path}/sides/")
    other.post(f"{path}/sides/", {"what": "open"})

    page = text(other, f"{path}/sides/")
    assert "A-secret-remark" in page
    assert "<strong>74</strong>" in page
    assert 'value="60"' in page  # the mean of 80 and 40
    wrong = other.post(f"{path}/sides/", TYPED | {"what": "together", "points.results": "101"})
    assert wrong.status_code == 422
    other.post(f"{path}/sides/", TYPED | {"what": "together"})
    (proposed,) = assessing.assessing(queries.proposal(uid, "bra")).proposed
    desk.post(f"{path}/sides/", {"what": "consent", "about": proposed.row.uid, "digest": proposed.row.digest})
    assert assessing.assessing(queries.proposal(uid, "bra")).step == "done"


def test_a_seal_is_taken_back_at_the_desk(node: None, clock: Any, at_desk_of: Any) -> None:
    agreed_call()
    uid = agreed_proposal()
    sealed(uid, "bra")
    clock(CLOSED + timedelta(hours=1))
    desk = at_desk_of("bra")
    assert desk.get(f"/en/desk/proposals/{uid}/assess/").status_code == 400

    desk.post(f"/en/desk/proposals/{uid}/sides/", {"what": "unseal"})

    assert desk.get(f"/en/desk/proposals/{uid}/assess/").status_code == 200
    assert OwnAssessment.objects.filter(party="bra").exists()


def test_the_ranking_is_read_sorted_exported_and_becomes_an_award(node: None, clock: Any, at_desk_of: Any) -> None:
    agreed_call()
    milk, water = agreed_proposal("milk"), agreed_proposal("water", "vnm")
    assessed_together(milk)
    assessed_together(water, relevance=10)
    clock(CLOSED)
    desk, other = at_desk_of("bra"), at_desk_of("vnm")
    for sort, first in (("rank", "milk"), ("title", "milk"), ("asked", "milk"), ("divergence", "milk")):
        page = text(desk, f"/en/desk/calls/bra/call-2027/?sort={sort}")
        ranking = page[page.index('id="ranking"') :]
        assert ranking.index(f"Milk banks {first}") < ranking.index("Milk banks water")
    lines = desk.get("/en/desk/calls/bra/call-2027/ranking.csv").content.decode("utf-8-sig").splitlines()
    assert lines[1].split(",")[:4] == ["1", "bra/milk", "Milk banks milk", "74.00"]
    path = "/en/desk/calls/bra/call-2027/award/"
    assert "Of it: Party bra" in text(desk, path)
    refused = desk.post(path, {f"{milk}-whole": "10", f"{milk}-part.bra": "3"})
    assert (refused.status_code, problems(refused)) == (
        422,
        ["The parts come to another amount; leave one of the two empty."],
    )

    desk.post(path, {f"{milk}-whole": "90000.01", "text": "Well done"})

    row = Award.objects.get()
    assert "45,000.01" in text(other, f"/en/desk/awards/bra/{row.record}/")
    other.post(f"/en/desk/awards/bra/{row.record}/", {"what": "consent", "digest": row.digest})
    assert assessing.board("bra/call-2027", "bra").award is not None
    assert at_desk_of("ken").get(f"/en/desk/awards/bra/{row.record}/").status_code == 404


def test_the_demonstration_shows_an_open_call_and_a_proposal_that_waits(client: Client, at_desk_of: Any) -> None:
    joined("bra")
    parties.join(party=a_party("col", "COL"), by=post("col"), at=AT)
    now = timezone.now()

    show_a_fund(now)

    assert "First call (example)" in text(client, "/en/calls/?state=open&country=COL")
    assert "1 proposal waits for your party’s word" in text(at_desk_of("bra"), "/en/desk/proposals/")


def test_no_award_before_everything_is_assessed(node: None, clock: Any, at_desk_of: Any) -> None:
    agreed_call()
    agreed_proposal()
    clock(CLOSED)

    answer = at_desk_of("bra").post("/en/desk/calls/bra/call-2027/award/", {"text": ""})

    assert answer.status_code == 422
    assert "assess every proposal together" in answer.content.decode()


@pytest.mark.parametrize("many", [1, 6])
def test_pages_ask_a_fixed_number_of_queries(
    many: int, client: Client, node: None, clock: Any, at_desk_of: Any, django_assert_num_queries: Any
) -> None:
    agreed_call()
    for number in range(many):
        uid = agreed_proposal(f"p{number}")
        for party in ("bra", "vnm"):
            sealed(uid, party)
        opened(uid)
        entry = bench.assess_together(proposal=uid, scores=SCORES, **told("bra", CLOSED))
        consented("assessment", entry.uid, "vnm", CLOSED)
    clock(CLOSED)
    desk = at_desk_of("bra")
    desk.get("/en/desk/funds/")
    counts = {
        "/en/calls/": 6, "/en/calls/bra/call-2027/": 6, "/en/desk/funds/": 12, "/en/desk/funds/bra/joint/": 12,
        "/en/desk/calls/bra/call-2027/": 21, "/en/desk/proposals/": 12, "/en/desk/proposals/bra/p0/": 15,
        "/en/desk/proposals/bra/p0/sides/": 15, "/en/desk/calls/bra/call-2027/award/": 21,
    }  # fmt: skip
    for path, count in counts.items():
        who = desk if "/desk/" in path else client
        with django_assert_num_queries(count, info=path):
            assert who.get(path).status_code == 200
