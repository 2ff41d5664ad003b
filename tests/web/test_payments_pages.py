"""Payments at the desk and clearing rounds in public: who may, the happy path, refusals, queries, empty states."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bandung.payments import actions
from bandung.payments.models import BroughtFile, ClearingRound, CreditLine, Obligation, Payment
from bandung.people.models import Mandate
from tests.cast import AT, joined, post
from tests.stage_of_payments import MEMBERS, agreed, answered, circle, owes, paid, proposed, told

pytestmark = pytest.mark.django_db

DESK = "/en/desk/payments/"
ROUNDS = f"{DESK}rounds/"
SHEET = {"creditor": "mdg", "amount": "100.50", "currency": "USD", "on": "2026-11-01", "reference": "INV-7"}
ROUND = {
    "title": "November", "language": "en", "members": ["mdg", "vnm"], "unit": "USD", "until": "2026-11-30",
    "settles_on": "2026-12-02", "interest": "0", "rates": ["0"], "sheet": "a" * 32,
}  # fmt: skip


@pytest.fixture(autouse=True)
def parties() -> None:
    joined(*MEMBERS, "ken")


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


def text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def page_of(row: Any) -> str:
    return f"{ROUNDS}{row.uid}/" if isinstance(row, ClearingRound) else f"{DESK}owed/{row.uid}/"


def test_empty_pages_teach_and_offer_only_what_one_may(at_desk_of: Any) -> None:
    clearing, drafting = at_desk_of("bra"), at_desk_of("bra", "draft")

    for path, sentence, offered in (
        (DESK, "Nothing is owed yet", f"{DESK}declare/"),
        (ROUNDS, "No clearing round yet", f"{ROUNDS}propose/"),
        (f"{DESK}lines/", "No credit line yet", f"{DESK}lines/grant/"),
    ):
        assert sentence in text(clearing, path)
        assert offered in text(clearing, path)
        assert offered not in text(drafting, path)
        text(drafting, offered, 403)
    assert "No round is public yet" in text(Client(), "/en/payments/")


def test_three_banks_go_the_whole_way_from_what_is_owed_to_what_has_arrived(at_desk_of: Any) -> None:
    bra, mdg, vnm = map(at_desk_of, MEMBERS)
    for client, creditor, amount in ((bra, "mdg", "100"), (mdg, "vnm", "80"), (vnm, "bra", "60")):
        sheet = SHEET | {"creditor": creditor, "amount": amount, "also_to": [*MEMBERS]}
        sheet["also_to"] = [each for each in MEMBERS if each != {bra: "bra", mdg: "mdg", vnm: "vnm"}[client]]
        assert client.post(f"{DESK}declare/", sheet).status_code == 302
    for owed in Obligation.objects.all():
        client = {"bra": bra, "mdg": mdg, "vnm": vnm}[owed.creditor]
        assert "1 obligation waits for your party" in text(client, DESK)
        assert "1 obligation waits to be confirmed" in text(client, "/en/desk/")
        client.post(page_of(owed), {"what": "confirm", "digest": owed.digest})
    assert {each.state for each in Obligation.objects.all()} == {"confirmed"}

    shown = bra.post(f"{ROUNDS}propose/", ROUND | {"what": "preview"})
    page = shown.content.decode()
    assert (shown.status_code, ClearingRound.objects.count()) == (200, 0)
    assert "83.3" in page
    assert "Who pays whom" in page
    seen = shown.context["seen"]
    assert bra.post(f"{ROUNDS}propose/", ROUND | {"what": "propose", "seen": seen}).status_code == 302
    row: Any = ClearingRound.objects.get()
    for client in (mdg, vnm):
        assert "Yes, we consent" in text(client, page_of(row))
        client.post(page_of(row), {"what": "consent", "digest": row.digest})
    row.refresh_from_db()
    assert row.state == "holds"

    assert "Still to arrive" in text(bra, page_of(row))
    for number, client in ((1, mdg), (2, vnm)):
        bra.post(page_of(row), {"what": "pay", "number": number, "on": "2026-12-02", "reference": "T-1"})
        made = Payment.objects.get(number=number)
        assert "It has arrived" in text(client, page_of(row))
        client.post(page_of(row), {"what": "arrived", "about": made.uid, "digest": made.digest})
    assert "All of it has arrived." in text(bra, page_of(row))

    public = f"/en/payments/{row.uid}/"
    text(Client(), public, 404)
    for client in (bra, mdg, vnm):
        client.post(page_of(row), {"what": "publish", "digest": row.digest})
    assert "Hard currency saved" in text(Client(), public)
    assert "INV-7" not in text(Client(), public)
    assert row.uid in text(Client(), "/en/payments/")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"amount": "0"}, "above zero"), ({"amount": "1.005"}, "more decimals"), ({"creditor": "bra"}, "valid choice"),
        ({"creditor": ""}, "required"), ({"on": "soon"}, "valid date"), ({"currency": "ZZZ"}, "valid choice"),
        ({"text": "a\0b"}, "Null characters"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_obligation_stands_on_the_sheet(
    at_desk_of: Any, changed: dict[str, Any], sentence: str
) -> None:
    answer = at_desk_of("bra").post(f"{DESK}declare/", SHEET | changed)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Obligation.objects.exists()


def test_a_sheet_sent_twice_is_declared_once(at_desk_of: Any) -> None:
    bra = at_desk_of("bra")
    for _again in range(2):
        assert bra.post(f"{DESK}declare/", SHEET | {"sheet": "b" * 32}).status_code == 302

    assert Obligation.objects.count() == 1


def test_the_creditor_disputes_and_the_debtor_withdraws(at_desk_of: Any) -> None:
    row = owes("bra", "mdg", "5")
    bra, mdg = at_desk_of("bra"), at_desk_of("mdg")

    assert mdg.post(page_of(row), {"what": "dispute", "digest": row.digest, "reason": "Not ours."}).status_code == 302
    assert "Disputed" in text(bra, page_of(row))
    assert bra.post(page_of(row), {"what": "confirm", "digest": row.digest}).status_code == 403
    bra.post(page_of(row), {"what": "withdraw", "reason": ""})

    row.refresh_from_db()
    assert row.state == "withdrawn"
    assert "Yes, we dispute it" not in text(mdg, page_of(row))


def test_filters_narrow_and_sums_are_by_currency(at_desk_of: Any) -> None:
    answered(owes("bra", "mdg", "5"))
    owes("mdg", "bra", "7", currency="EUR")
    bra = at_desk_of("bra")

    assert "2 obligations" in text(bra, DESK)
    assert "7.00 EUR" in text(bra, DESK)
    for asked, number in (("side=owed", 1), ("state=confirmed", 1), ("partner=vnm", 0), ("currency=EUR", 1)):
        assert f"<strong>{number} obligation" in text(bra, f"{DESK}?{asked}")
    assert "Nothing fits all of this" in text(bra, f"{DESK}?state=cleared")
    assert "The list ends" in text(bra, f"{DESK}?page=9")
    text(bra, f"{DESK}?page=x", 400)


def test_only_those_named_see_any_of_it(at_desk_of: Any) -> None:
    ken, kenya_clears = at_desk_of("ken"), {"what": "confirm", "digest": "0" * 64}
    rows = circle()
    row = agreed(proposed())

    for each in (*rows, row):
        text(ken, page_of(each), 404)
        assert ken.post(page_of(each), kenya_clears).status_code == 404
        assert Client().get(page_of(each)).status_code == 302
    assert "Nothing is owed yet" in text(ken, DESK)
    assert "November" not in text(ken, ROUNDS)
    text(Client(), f"/en/payments/{row.uid}/", 404)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"members": []}, "required"), ({"settles_on": "2026-11-01"}, "after the round has ended"),
        ({"members": ["ken"]}, "nothing to clear"), ({"interest": "101"}, "less than or equal to 100"),
        ({"agent": "ken"}, "agent is one of the members"), ({"settles_in": "EUR"}, "needs a rate"),
        ({"rates-0-currency": "EUR", "rates-0-rate": "1.1"}, "required"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_round_stands_on_the_sheet(
    at_desk_of: Any, changed: dict[str, Any], sentence: str
) -> None:
    circle()

    answer = at_desk_of("bra").post(f"{ROUNDS}propose/", ROUND | {"what": "preview"} | changed)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_what_changed_since_the_preview_is_shown_again_and_nothing_is_proposed(at_desk_of: Any) -> None:
    rows, bra = circle(), at_desk_of("bra")
    seen = bra.post(f"{ROUNDS}propose/", ROUND | {"what": "preview"}).context["seen"]
    answered(rows[1], "refuse")

    answer = bra.post(f"{ROUNDS}propose/", ROUND | {"what": "propose", "seen": seen})

    assert "has changed since you looked" in answer.content.decode()
    assert not ClearingRound.objects.exists()


def test_a_stale_round_says_why_and_is_proposed_anew(at_desk_of: Any) -> None:
    rows, bra = circle(), at_desk_of("bra")
    row = proposed()
    answered(rows[1], "refuse")

    assert "The creditor disputes an obligation of the round." in text(bra, page_of(row))
    sheet = text(bra, f"{ROUNDS}propose/?instead={row.uid}")
    assert 'value="November"' in sheet
    again = ROUND | {"instead": row.uid}
    seen = bra.post(f"{ROUNDS}propose/", again | {"what": "preview"}).context["seen"]
    bra.post(f"{ROUNDS}propose/", again | {"what": "propose", "seen": seen})

    row.refresh_from_db()
    assert row.state == "withdrawn"
    assert ClearingRound.objects.count() == 2
    text(at_desk_of("mdg"), f"{ROUNDS}propose/?instead={row.uid}", 404)


def test_a_member_refuses_and_a_payment_goes_missing(at_desk_of: Any) -> None:
    circle()
    row, mdg, bra = proposed(), at_desk_of("mdg"), at_desk_of("bra")
    mdg.post(page_of(row), {"what": "refuse", "digest": row.digest, "reason": "Too early."})
    assert "does not consent" in text(bra, page_of(row))

    agreed(row)
    made = paid(row)
    mdg.post(page_of(row), {"what": "missing", "about": made.uid, "digest": made.digest})
    assert "Not arrived, says the receiver" in text(bra, page_of(row))
    bra.post(page_of(row), {"what": "take-back", "about": made.uid})
    assert "We have paid" in text(bra, page_of(row))
    assert bra.post(page_of(row), {"what": "pay", "number": 1, "on": "then"}).status_code == 400
    assert mdg.post(page_of(row), {"what": "pay", "number": 1, "on": "2026-12-02"}).status_code == 403


def test_a_credit_line_is_granted_consented_and_counts_in_a_round(at_desk_of: Any) -> None:
    mdg, bra = at_desk_of("mdg"), at_desk_of("bra")
    told = {"debtor": "bra", "amount": "30", "currency": "USD", "text": "Swing"}
    assert mdg.post(f"{DESK}lines/grant/", told).status_code == 302
    row = CreditLine.objects.get()
    assert "Yes, we consent" in text(bra, f"{DESK}lines/")
    bra.post(f"{DESK}lines/", {"what": "consent", "about": row.uid, "digest": row.digest})
    row.refresh_from_db()
    assert row.holds_at is not None
    circle()

    shown = bra.post(f"{ROUNDS}propose/", ROUND | {"what": "preview"})
    assert f"credit line <bdi>{row.uid}</bdi>" in shown.content.decode()
    lower = {"limits": ["0"], "limits-0-creditor": "mdg", "limits-0-debtor": "bra", "limits-0-amount": "20"}
    shown = bra.post(f"{ROUNDS}propose/", ROUND | lower | {"what": "preview"})
    assert "lowered from <bdi>30.00 USD</bdi>" in shown.content.decode()
    higher = bra.post(f"{ROUNDS}propose/", ROUND | lower | {"what": "preview", "limits-0-amount": "31"})
    assert (higher.status_code, "never raise it" in higher.content.decode()) == (422, True)
    said = ROUND | lower | {"what": "propose", "seen": shown.context["seen"]}
    assert bra.post(f"{ROUNDS}propose/", said).status_code == 302
    made = ClearingRound.objects.get()
    assert f"(<bdi>{row.uid}</bdi>)" in text(mdg, page_of(made))
    again = text(bra, f"{ROUNDS}propose/?instead={made.uid}")
    assert 'name="limits-0-amount" value="20.00"' in again

    mdg.post(f"{DESK}lines/", {"what": "withdraw", "about": row.uid})
    assert "No credit line yet" in text(bra, f"{DESK}lines/")
    assert bra.post(f"{DESK}lines/", {"what": "withdraw", "about": row.uid}).status_code == 404


def queries_of(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def test_lists_ask_as_much_of_many_as_of_few(at_desk_of: Any) -> None:
    circle()
    row, bra = agreed(proposed()), at_desk_of("bra")
    for code in MEMBERS:
        at_desk_of(code, "consent").post(page_of(row), {"what": "publish", "digest": row.digest})
    pages = [(bra, DESK), (bra, ROUNDS), (bra, f"{DESK}lines/"), (bra, page_of(row)), (Client(), "/en/payments/")]
    owes("bra", "mdg", "1", id="first")
    few = [queries_of(*each) for each in pages]
    for number in range(5):
        answered(owes("bra", "mdg", "1", id=f"n{number}"))
        agreed(proposed(identifier=f"r{number}"))

    assert [queries_of(*each) for each in pages] == few


HEADINGS = "creditor,amount,currency,on,reference\n"
FILE = f"{DESK}file/"


def bring(client: Client, rows: str, name: str = "owed.csv", **more: Any) -> Any:
    return client.post(FILE, {"file": SimpleUploadedFile(name, (HEADINGS + rows).encode())} | more)


def test_a_file_is_brought_seen_row_by_row_and_declared(at_desk_of: Any) -> None:
    bra = at_desk_of("bra")
    assert FILE in text(bra, DESK)
    rows = "mdg,100.50,USD,2026-11-01,INV-7\nmdg,5.001,USD,2026-11-01,\nnobody,5,USD,2026-11-01,\n"
    answer = bring(bra, rows, also_to=["vnm"])
    assert answer.status_code == 302
    assert not Obligation.objects.exists()

    page = text(bra, answer.headers["Location"])
    for sentence in ("owed.csv", "INV-7", "100.50 USD", "more decimals than USD", "No party here has the code “nobody”",
                     "Declare 1 good row", "Also for:"):  # fmt: skip
        assert sentence in page
    waiting = BroughtFile.objects.get()
    assert bra.post(FILE, {"what": "declare", "about": waiting.pk}).status_code == 302
    assert [each.says.reference for each in Obligation.objects.all()] == ["INV-7"]

    page = text(bra, FILE)
    assert "more decimals than USD" in page
    assert "good row" not in page
    assert bra.post(FILE, {"what": "declare", "about": waiting.pk}).status_code == 422
    assert bra.post(FILE, {"what": "put-away", "about": waiting.pk}).status_code == 302
    assert not BroughtFile.objects.exists()
    assert Obligation.objects.count() == 1


def test_a_file_without_a_bad_row_is_gone_when_declared_and_twice_declares_once(at_desk_of: Any) -> None:
    bra = at_desk_of("bra")
    for _again in range(2):
        bring(bra, "mdg,5,USD,2026-11-01,\nmdg,5,USD,2026-11-01,\n")
        answer = bra.post(FILE, {"what": "declare", "about": BroughtFile.objects.get().pk})
        assert answer.headers["Location"] == DESK

    assert Obligation.objects.count() == 2
    assert "2 obligations stand in your register." in text(bra, DESK)


@pytest.mark.parametrize("about", ["", "x", "-1", "٣", "9" * 30, "\0"])
def test_no_other_file_than_ones_own_is_decided(at_desk_of: Any, about: str) -> None:
    bra, mdg = at_desk_of("bra"), at_desk_of("mdg")
    bring(bra, "mdg,5,USD,2026-11-01,\n")
    number = BroughtFile.objects.get().pk

    for what in ("declare", "put-away"):
        assert bra.post(FILE, {"what": what, "about": about}).status_code == 422
        assert mdg.post(FILE, {"what": what, "about": number}).status_code == 422
    assert "owed.csv" not in text(mdg, f"{FILE}?file={number}")
    assert BroughtFile.objects.exists()
    text(at_desk_of("bra", "draft"), FILE, 403)


def test_what_is_no_file_of_obligations_is_said_on_the_sheet(at_desk_of: Any) -> None:
    bra = at_desk_of("bra")
    for sent, sentence in (
        ({}, "required"), ({"file": SimpleUploadedFile("a.csv", b"")}, "problem"),
        ({"file": SimpleUploadedFile("a.csv", b"a,b\n1,2\n")}, "has a row of headings"),
        ({"file": SimpleUploadedFile("a.csv", HEADINGS.encode()), "also_to": ["nobody"]}, "valid choice"),
    ):  # fmt: skip
        answer = bra.post(FILE, sent)
        assert (answer.status_code, sentence in answer.content.decode()) == (422, True), sent
    assert not BroughtFile.objects.exists()


def test_a_long_file_has_pages_and_asks_as_much_as_a_short_one(at_desk_of: Any) -> None:
    bra = at_desk_of("bra")
    bring(bra, "mdg,5,USD,2026-11-01,\n")
    few = queries_of(bra, FILE)
    bring(bra, "".join(f"mdg,{number}.001,USD,2026-11-01,\nvnm,{number},USD,2026-11-01,\n" for number in range(1, 61)))

    assert queries_of(bra, FILE) == few
    assert "60.00 USD" in text(bra, f"{FILE}?page=2")
    assert "The list ends before this page" in text(bra, f"{FILE}?page=9")
    text(bra, f"{FILE}?page=x", 400)


def test_today_tells_of_rounds_lines_and_payments_that_wait_for_our_word(at_desk_of: Any) -> None:
    circle()
    row, bra, mdg = proposed(), at_desk_of("bra"), at_desk_of("mdg")
    line = actions.grant({"debtor": "mdg", "amount": "5", "currency": "USD"}, **told("bra"))
    page = text(mdg, "/en/desk/")
    assert "1 clearing round waits for your consent" in page
    assert "1 credit line waits for your consent" in page
    assert "for your consent" not in text(bra, "/en/desk/")
    assert "for your consent" not in text(at_desk_of("mdg", "draft"), "/en/desk/")

    actions.consent(kind="credit-line", uid=line.uid, digest=line.digest, says="refuse", **told("mdg"))
    agreed(row)
    paid(row)
    page = text(mdg, "/en/desk/")
    assert "for your consent" not in page
    assert "1 payment waits for your word that it has arrived" in page
    assert "that it has arrived" not in text(bra, "/en/desk/")


def test_a_member_that_has_consented_may_still_say_no_and_the_author_withdraws(at_desk_of: Any) -> None:
    circle()
    row, mdg, bra = proposed(), at_desk_of("mdg"), at_desk_of("bra")
    for what in ("consent", "refuse"):
        assert "Tell them that we do not consent" in text(mdg, page_of(row))
        assert mdg.post(page_of(row), {"what": what, "digest": row.digest}).status_code == 302
    row.refresh_from_db()
    assert row.refused == ["mdg"]
    assert "Tell them that we do not consent" not in text(bra, page_of(row))
    assert bra.post(page_of(row), {"what": "refuse", "digest": row.digest}).status_code == 403
