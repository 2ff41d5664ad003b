"""The desk's pages of agreements: writing, proposing, checks and answers, differences, consents, leaving; who may."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bandung.consents import actions as consents
from bandung.exchange import actions as exchange
from bandung.exchange.models import Need
from bandung.partnerships import actions
from bandung.partnerships.models import AgreementDraft, AgreementText, Initiative, Remark
from bandung.people.models import Mandate
from bandung.printing.verifying import verify_pdf
from tests.cast import AT, joined, later, post
from tests.factories import a_need, a_text, an_initiative

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

PAIR = {"mwi": "recipient", "bra": "provider"}
ONE_SIDED = "The Provider may terminate this Agreement at any time at its sole discretion."
PATH = "/en/desk/initiatives/mwi/milk-banks/agreements/"
TEXT = f"{PATH}agreement/"
DRAFT = f"{TEXT}draft/"


@pytest.fixture
def row() -> Initiative:
    joined("mwi", "bra", "jica", "ken")
    exchange.publish_new(record=a_need("milk-bank", "MWI"), party="mwi", by=post("mwi"), at=AT)
    need = {"register_code": "mwi", "record": "milk-bank", "digest": Need.objects.get().digest}
    row = actions.open_initiative(
        initiative=an_initiative(needs=[need], facilitator="jica"), party="mwi", by=post("mwi"), at=AT
    )
    for party in ("bra", "jica"):
        consents.say(kind="initiative", uid=row.uid, digest=row.digest, party=party, by=post(party), at=later(1))
    row.refresh_from_db()
    return row


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


def proposed(row: Initiative, name: str = "text-1", **more: Any) -> AgreementText:
    """A version that Malawi proposes, with the second clause as Brazil alone would like it."""
    clauses = [
        {"key": "purpose", "type": "purpose", "text": {"en": f"Three milk banks, {name}."}},
        {"key": "end", "type": "termination", "text": {"en": ONE_SIDED}},
    ]
    told = a_text(row.reference, PAIR, name, **({"clauses": clauses} | more))
    return actions.propose_text(agreement=told, party="mwi", by=post("mwi"), at=later(2))


def in_force(row: Initiative, **more: Any) -> AgreementText:
    made = proposed(row, **more)
    consents.say(kind="agreement", uid=made.uid, digest=made.digest, party="bra", by=post("bra"), at=later(3))
    made.refresh_from_db()
    return made


def test_from_the_library_to_a_text_that_everybody_consents_to(row: Initiative, at_desk_of: Any) -> None:
    mwi, bra, jica = at_desk_of("mwi"), at_desk_of("bra"), at_desk_of("jica")

    assert "Steering" in text(mwi, f"{PATH}new/") or "Institutions" in text(mwi, f"{PATH}new/")
    told = {"name": "agreement", "title": "Milk banks", "languages": ["en", "pt"], "begin": "library"}
    assert mwi.post(f"{PATH}new/", told).status_code == 302
    draft = AgreementDraft.objects.get()
    assert len(draft.body["clauses"]) > 12
    assert {code for each in draft.body["clauses"] for code in each["text"]} == {"en", "pt"}
    shown = text(mwi, DRAFT)
    assert "blanks to fill" in shown
    assert "What the text does not say yet" in shown
    assert bra.get(DRAFT).status_code == 404
    assert "Your draft" not in text(bra, "/en/desk/initiatives/mwi/milk-banks/")
    assert bra.get(TEXT).status_code == 404
    answer = mwi.post(DRAFT, {"what": "propose", "seen": "1"})
    version = AgreementText.objects.get()
    assert answer["Location"] == f"{TEXT}?version={version.digest}"
    assert AgreementDraft.objects.count() == 0
    assert "Waits for your party’s consent" in text(bra, TEXT)
    for client in (bra, jica):
        confirm = text(client, f"{TEXT}consent/?version={version.digest}")
        assert version.digest in confirm
        assert client.post(f"{TEXT}consent/", {"version": version.digest, "says": "consent"}).status_code == 302
    version.refresh_from_db()
    assert (version.state, version.bound) == ("in-force", ["bra", "jica", "mwi"])


def test_clauses_are_written_moved_and_taken_from_the_library(row: Initiative, at_desk_of: Any) -> None:
    mwi = at_desk_of("mwi", "draft")
    mwi.post(f"{PATH}new/", {"name": "agreement", "title": "Milk", "languages": ["fr", "ar"], "begin": "blank"})

    def keys() -> list[str]:
        return [each["key"] for each in AgreementDraft.objects.get().body["clauses"]]

    one = {"type": "purpose", "text-fr": "Trois lactariums.", "text-ar": "ثلاثة بنوك", "title-fr": "But"}
    assert 'dir="rtl"' in text(mwi, f"{DRAFT}clauses/new/")
    assert mwi.post(f"{DRAFT}clauses/new/", one | {"seen": "1"}).status_code == 302
    mwi.post(f"{DRAFT}clauses/new/", one | {"seen": "2"})
    assert keys() == ["clause-1", "clause-2"]
    mwi.post(f"{DRAFT}library/", {"clause": "withdrawal-any-time", "after": "clause-1", "seen": "3"})
    assert keys() == ["clause-1", "withdrawal-any-time", "clause-2"]
    mwi.post(DRAFT, {"what": "up", "key": "clause-2", "seen": "4"})
    mwi.post(DRAFT, {"what": "remove", "key": "clause-1", "seen": "5"})
    assert keys() == ["clause-2", "withdrawal-any-time"]
    changed = one | {"text-fr": "Quatre lactariums.", "held_by": ["mwi"], "country": "MWI", "type": "data", "seen": "6"}
    mwi.post(f"{DRAFT}clauses/clause-2/", changed)
    clause = AgreementDraft.objects.get().body["clauses"][0]
    assert (clause["text"]["fr"], clause["held_by"], clause["country"]) == ("Quatre lactariums.", ["mwi"], "MWI")
    assert "Withdrawal" in text(mwi, f"{DRAFT}library/?type=withdrawal")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"text-en": ""}, "Write the clause in one language at least."),
        ({"text-en": "x" * 20_001}, "20000"),
        ({"text-en": "Dаta"}, "Latin and Cyrillic"),
    ],
)
def test_a_clause_that_cannot_be_is_told_and_nothing_typed_is_lost(
    row: Initiative, at_desk_of: Any, changed: dict[str, str], sentence: str
) -> None:
    mwi = at_desk_of("mwi")
    mwi.post(f"{PATH}new/", {"name": "agreement", "title": "Milk", "languages": ["en"], "begin": "blank"})
    told = {"type": "data", "title-en": "On data", "text-en": "Data stay.", "seen": "1"} | changed

    answer = mwi.post(f"{DRAFT}clauses/new/", told)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "On data" in answer.content.decode()


def test_a_clause_of_five_megabytes_is_refused_with_a_sentence(row: Initiative, at_desk_of: Any) -> None:
    mwi = at_desk_of("mwi")
    mwi.post(f"{PATH}new/", {"name": "agreement", "title": "Milk", "languages": ["en"], "begin": "blank"})

    answer = mwi.post(f"{DRAFT}clauses/new/", {"type": "data", "text-en": "x" * 5_000_000, "seen": "1"})

    assert 400 <= answer.status_code < 500
    assert AgreementDraft.objects.get().body["clauses"] == []


def test_two_who_write_at_once_do_not_overwrite_each_other(row: Initiative, at_desk_of: Any) -> None:
    mwi = at_desk_of("mwi")
    mwi.post(f"{PATH}new/", {"name": "agreement", "title": "Milk", "languages": ["en"], "begin": "blank"})
    mwi.post(f"{DRAFT}clauses/new/", {"type": "data", "text-en": "Data stay.", "seen": "1"})

    late = mwi.post(f"{DRAFT}clauses/clause-1/", {"type": "data", "text-en": "Data go.", "seen": "1"})

    assert late.status_code == 422
    assert "Somebody was faster" in late.content.decode()
    assert "Data go." in late.content.decode()
    assert mwi.post(DRAFT, {"what": "remove", "key": "clause-1", "seen": "1"}).status_code == 422


def test_the_heading_and_contributions_are_kept(row: Initiative, at_desk_of: Any) -> None:
    mwi = at_desk_of("mwi")
    mwi.post(f"{PATH}new/", {"name": "agreement", "title": "Milk", "languages": ["en"], "begin": "library"})
    heading = {
        "what": "heading", "seen": "1", "title-en": "Human milk", "languages": ["en", "pt"], "parties": ["mwi", "bra"],
        "start": "2027-01-01", "last": "2027-12-31",
    }  # fmt: skip
    assert mwi.post(DRAFT, heading).status_code == 302
    body = AgreementDraft.objects.get().body
    assert (body["title"], body["languages"], len(body["parties"])) == ({"en": "Human milk"}, ["en", "pt"], 2)
    assert body["period"] == {"start": "2027-01-01", "end": "2028-01-01"}
    rows = {
        "contributions": ["0", "1"], "contributions-0-giver": "bra", "contributions-0-text": "Experts",
        "contributions-0-amount": "40", "contributions-0-unit": "person-day", "contributions-0-year": "2027",
        "contributions-1-giver": "mwi", "contributions-1-text": "", "contributions-1-unit": "USD",
    }  # fmt: skip
    more = mwi.post(f"{DRAFT}contributions/", rows | {"rows": "contributions:add"}).content.decode()
    assert "contributions-2-giver" in more
    assert "Experts" in more
    assert mwi.post(f"{DRAFT}contributions/", rows | {"seen": "2"}).status_code == 302
    (one,) = AgreementDraft.objects.get().body["contributions"]
    assert (one["giver"], one["amount"], one["text"]) == ("bra", "40", {"en": "Experts"})
    assert "40 person-days" in text(mwi, DRAFT)
    wrong = mwi.post(f"{DRAFT}contributions/", rows | {"contributions-0-amount": "-4", "seen": "3"})
    assert (wrong.status_code, "Experts" in wrong.content.decode()) == (422, True)


def test_what_is_lacking_is_told_before_it_is_proposed(row: Initiative, at_desk_of: Any) -> None:
    mwi = at_desk_of("mwi")
    mwi.post(f"{PATH}new/", {"name": "agreement", "title": "Milk", "languages": ["en"], "begin": "blank"})

    assert "Before it can be proposed:" in text(mwi, DRAFT)
    answer = mwi.post(DRAFT, {"what": "propose", "seen": "1"})
    assert (answer.status_code, AgreementText.objects.count()) == (422, 0)
    assert AgreementDraft.objects.count() == 1
    assert mwi.post(DRAFT, {"what": "discard"}).status_code == 302
    assert AgreementDraft.objects.count() == 0


def test_a_flagged_clause_is_answered_and_the_answer_stays_beside_it(row: Initiative, at_desk_of: Any) -> None:
    version, mwi, bra = proposed(row), at_desk_of("mwi"), at_desk_of("bra")

    told = text(bra, TEXT)
    assert "<mark>" in told
    assert "One-sided termination" in told
    rule = "one-sided-termination"
    form = text(bra, f"{TEXT}?version={version.digest}&remark=end&rule={rule}")
    assert "Your party’s answer" in form
    answer = {"what": "remark", "version": version.digest, "clause": "end", "rule": rule, "text": "We will change it."}
    assert bra.post(TEXT, answer).status_code == 302
    assert Remark.objects.get().rule == rule
    shown = text(mwi, TEXT)
    assert shown.index("One-sided termination") < shown.index("We will change it.")
    assert mwi.post(TEXT, answer | {"rule": "", "text": "A comment."}).status_code == 302
    assert "A comment." in text(at_desk_of("jica"), TEXT)
    empty = mwi.post(TEXT, answer | {"text": " "})
    assert (empty.status_code, Remark.objects.count()) == (422, 2)


def test_what_differs_between_two_versions_is_marked(row: Initiative, at_desk_of: Any) -> None:
    one = proposed(row)
    clauses = [{"key": "purpose", "type": "purpose", "text": {"en": "Four milk banks, text-1."}}]
    two = proposed(row, "text-2", clauses=clauses, based_on=one.digest)
    bra = at_desk_of("bra")

    told = text(bra, f"{TEXT}difference/?from={one.digest}&to={two.digest}")

    assert "<del>Three</del><ins>Four</ins>" in told
    assert "removed" in told
    assert "2 clauses differ" in told
    assert "Both versions would bind the parties to the same." in text(
        bra, f"{TEXT}difference/?from={one.digest}&to={one.digest}"
    )
    assert bra.get(f"{TEXT}difference/?from={'0' * 64}").status_code == 404
    assert at_desk_of("ken").get(f"{TEXT}difference/").status_code == 404


def test_only_the_duty_consent_consents_and_only_to_this_version(row: Initiative, at_desk_of: Any) -> None:
    version = proposed(row)
    told = {"version": version.digest, "says": "consent"}

    for duty in ("draft", "clear", "administer"):
        bra = at_desk_of("bra", duty)
        assert bra.post(f"{TEXT}consent/", told).status_code == 403
        assert "Somebody of your party whose mandate" in text(bra, TEXT)
    assert at_desk_of("ken").post(f"{TEXT}consent/", told).status_code == 404
    unasked = at_desk_of("jica").post(f"{TEXT}consent/", told)
    assert unasked.status_code == 422
    refused = at_desk_of("bra").post(f"{TEXT}consent/", told | {"says": "refuse", "text": "Not so."})
    assert refused.status_code == 302
    version.refresh_from_db()
    assert version.state == "proposed"
    assert "Not so." in text(at_desk_of("mwi"), TEXT)


def test_a_consent_after_another_text_is_in_force_is_refused(row: Initiative, at_desk_of: Any) -> None:
    late = proposed(row)
    in_force(row, name="text-2")

    answer = at_desk_of("bra").post(f"{TEXT}consent/", {"version": late.digest, "says": "consent", "text": "Yes!"})

    assert answer.status_code == 422
    assert "Yes!" in answer.content.decode()


def test_an_amendment_begins_from_the_text_in_force(row: Initiative, at_desk_of: Any) -> None:
    version, mwi = in_force(row), at_desk_of("mwi")

    assert mwi.post(f"{PATH}new/", {"version": version.digest}).status_code == 302
    body = AgreementDraft.objects.get().body
    assert (body["amends"], body["based_on"], len(body["clauses"])) == (version.digest, version.digest, 2)
    assert "This is an amendment" in text(mwi, DRAFT)
    mwi.post(DRAFT, {"what": "remove", "key": "end", "seen": "1"})
    mwi.post(DRAFT, {"what": "propose", "seen": "2"})
    amendment = AgreementText.objects.exclude(pk=version.pk).get()
    at_desk_of("bra").post(f"{TEXT}consent/", {"version": amendment.digest, "says": "consent"})
    states = dict(AgreementText.objects.values_list("digest", "state"))
    assert states == {version.digest: "amended", amendment.digest: "in-force"}


def test_withdrawing_says_what_happens_and_always_succeeds(row: Initiative, at_desk_of: Any) -> None:
    version, bra = in_force(row), at_desk_of("bra")

    assert "the agreement ends for all" in text(bra, f"{TEXT}withdraw/")
    assert bra.post(f"{TEXT}withdraw/", {"version": version.digest, "text": "Enough."}).status_code == 302
    version.refresh_from_db()
    assert (version.state, version.bound) == ("ended", ["mwi"])
    row.refresh_from_db()
    assert "bra" in row.partners


def test_suspending_resuming_and_taking_back(row: Initiative, at_desk_of: Any) -> None:
    version, mwi, bra = in_force(row), at_desk_of("mwi"), at_desk_of("bra")
    told = {"what": "move", "version": version.digest, "seen": "in-force", "to": "suspended"}

    silent = mwi.post(TEXT, told | {"text": ""})
    assert (silent.status_code, "Say why." in silent.content.decode()) == (422, True)
    assert mwi.post(TEXT, told | {"text": "Floods."}).status_code == 302
    version.refresh_from_db()
    assert version.state == "suspended"
    assert "Resume it" in text(bra, TEXT)
    second = proposed(row, "text-2", amends=version.digest)
    assert bra.post(TEXT, {"what": "take-back", "version": second.digest}).status_code == 422
    assert mwi.post(TEXT, {"what": "take-back", "version": second.digest}).status_code == 302
    second.refresh_from_db()
    assert second.state == "withdrawn"


def test_a_version_is_public_when_each_of_its_parties_agreed(row: Initiative, at_desk_of: Any) -> None:
    version = in_force(row)

    for party, is_public in (("mwi", False), ("bra", True)):
        at_desk_of(party).post(TEXT, {"what": "publish", "version": version.digest})
        version.refresh_from_db()
        assert version.public is is_public


def test_a_facilitator_reads_and_comments_and_writes_no_text(row: Initiative, at_desk_of: Any) -> None:
    proposed(row)
    jica = at_desk_of("jica")

    assert "Propose it in other words" not in text(jica, TEXT)
    jica.post(f"{PATH}new/", {"name": "other", "title": "Ours", "languages": ["en"], "begin": "library"})
    answer = jica.post(f"{PATH}other/draft/", {"what": "propose", "seen": "1"})
    assert (answer.status_code, AgreementText.objects.count()) == (422, 1)


@pytest.mark.parametrize("path", [TEXT, f"{TEXT}difference/"])
def test_queries_do_not_grow_with_clauses_or_versions(row: Initiative, at_desk_of: Any, path: str) -> None:
    proposed(row)
    proposed(row, "text-2")
    bra = at_desk_of("bra")
    bra.get(path)
    with CaptureQueriesContext(connection) as before:
        bra.get(path)
    for number in (3, 4):
        clauses = [{"key": f"c{n}", "type": "other", "text": {"en": f"Clause {n}, {number}."}} for n in range(60)]
        proposed(row, f"text-{number}", clauses=clauses)

    with CaptureQueriesContext(connection) as after:
        told = bra.get(path).content.decode()

    assert len(after) <= len(before)
    assert "Clause 1, " in told


def test_right_to_left_and_left_to_right_stand_in_one_text(row: Initiative, at_desk_of: Any) -> None:
    clauses = [{"key": "a", "type": "purpose", "text": {"ar": "ثلاثة بنوك", "en": "Three banks."}}]
    proposed(row, languages=["ar", "en"], title={"ar": "اتفاق", "en": "Agreement"}, clauses=clauses)

    told = text(at_desk_of("bra"), TEXT.replace("/en/", "/ar/"))

    assert '<div lang="ar" dir="rtl">' in told
    assert '<div lang="en" dir="ltr">' in told
    assert told.index("ثلاثة بنوك") < told.index("Three banks.")


def test_a_version_can_be_kept_on_paper_with_the_consents_that_stand_on_it(row: Initiative, at_desk_of: Any) -> None:
    found = actions.propose_text(agreement=a_text(row.reference, PAIR), party="mwi", by=post("mwi"), at=later(2))
    consents.say(kind="agreement", uid=found.uid, digest=found.digest, party="bra", by=post("bra"), at=later(3))

    answer = at_desk_of("bra").get(f"{TEXT}agreement.pdf")

    assert answer["Content-Type"] == "application/pdf"
    held = verify_pdf(answer.content)
    assert (held.kind, held.digest, held.belongs) == ("agreement", found.digest, True)
    assert [each.party for each in held.consents] == ["mwi", "bra"]
    assert at_desk_of("ken").get(f"{TEXT}agreement.pdf").status_code == 404
