"""Payments by the API: the way from what is owed to what has arrived, for those with a mandate alone."""

import base64
import json
from typing import Any

import pytest
from django.test import Client

from bandung.people.models import Mandate
from tests.cast import AT, joined, post
from tests.stage_of_payments import CIRCLE, MEMBERS, terms

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "a-long-enough-password"


@pytest.fixture(autouse=True)
def people(django_user_model: Any, fresh_index: None) -> None:
    joined(*MEMBERS)
    for code in MEMBERS:
        person = django_user_model.objects.create_user(code, password=PASSWORD)
        for duty in ("clear", "consent"):
            Mandate.objects.create(person=person, party=code, duty=duty, post=post(code), since=AT, given_by="x")


def call(path: str, who: str | None, body: Any = None, status: int = 0) -> Any:
    named = base64.b64encode(f"{who}:{PASSWORD}".encode()).decode()
    headers = {"Authorization": f"Basic {named}"} if who else {}
    told = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
    answer = getattr(Client(), "get" if body is None else "post")(f"/api/v1/payments/{path}", headers=headers, **told)
    assert answer.status_code == (status or (200 if body is None else 201)), answer.content
    return answer.json()


def say(kind: str, row: Any, who: str, **more: Any) -> Any:
    return call(f"{who}/words/{kind}/{row['uid']}", who, {"digest": row["digest"]} | more)


def test_the_way_from_what_is_owed_to_what_has_arrived() -> None:
    for debtor, creditor, amount in CIRCLE:
        record = {"creditor": creditor, "amount": amount, "currency": "USD", "on": "2026-11-01"}
        [row] = call(f"{debtor}/obligations", debtor, {"records": [record], "also_to": MEMBERS})
        say("obligation", row, creditor)
    assert call("bra/obligations?side=owed&state=confirmed", "bra")["total"] == 1
    assert call("bra/rounds/prepare", "bra", {"terms": terms()}, 200)["moved"] == "40.00"
    made = call("bra/rounds", "bra", {"terms": terms()})
    for party in ("mdg", "vnm"):
        say("clearing-round", made, party)
    assert [each["state"] for each in call("vnm/rounds", "vnm")["items"]] == ["holds"]

    paid = call(f"bra/paid/{made['uid']}", "bra", {"number": 1, "on": "2026-12-02"})
    assert say("payment", paid, "mdg")["says"] == "consent"
    call(f"bra/withdrawals/clearing-round/{made['uid']}", "bra", {}, 409)


def test_a_line_holds_when_the_debtor_consents() -> None:
    line = call("bra/lines", "bra", {"record": {"debtor": "mdg", "amount": "50", "currency": "USD"}})
    say("credit-line", line, "mdg")
    assert [each["state"] for each in call("mdg/lines", "mdg")["items"]] == ["holds"]
    call(f"bra/withdrawals/credit-line/{line['uid']}", "bra", {})


def test_a_round_starts_with_lines_may_lower_them_and_is_not_consented_to_where_it_breaks_one() -> None:
    record = {"creditor": "mdg", "amount": "100", "currency": "USD", "on": "2026-11-01"}
    [row] = call("bra/obligations", "bra", {"records": [record], "also_to": MEMBERS})
    say("obligation", row, "mdg")
    granted = {"record": {"debtor": "bra", "amount": "30", "currency": "USD"}, "also_to": ["bra"]}
    line = call("mdg/lines", "mdg", granted)
    say("credit-line", line, "bra")

    [limit] = call("bra/rounds/prepare", "bra", {"terms": terms()}, 200)["limits"]
    assert (limit["amount"], limit["line"]["record"]) == ("30.00", line["uid"].partition("/")[2])
    lower = {"creditor": "mdg", "debtor": "bra", "amount": "10"}
    assert call("bra/rounds/prepare", "bra", {"terms": terms(limits=[lower])}, 200)["limits"][0]["amount"] == "10.00"
    call("bra/rounds/prepare", "bra", {"terms": terms(limits=[lower | {"amount": "31"}])}, 422)

    made = call("vnm/rounds", "vnm", {"terms": terms()})
    call(f"bra/words/clearing-round/{made['uid']}", "bra", {"digest": made["digest"]}, 409)
    say("clearing-round", made, "bra", says="refuse")


def test_nobody_else_reads_or_writes() -> None:
    for path in ("bra/obligations", "bra/rounds", "bra/lines"):
        call(path, None, status=401)
        call(path, "mdg", status=403)
    call("bra/obligations", "mdg", {"records": [{}]}, 403)
    call("bra/obligations", "bra", {"records": [{}]}, 422)


def test_what_cannot_be_read_is_answered_with_a_sentence() -> None:
    record = {"creditor": "mdg", "amount": "5", "currency": "USD", "on": "2026-11-01"}
    for also_to in (["\ud800"], ["a\0b"], [7], "mdg"):
        call("bra/obligations", "bra", {"records": [record], "also_to": also_to}, 422)
    for named in ("bra/a", 7, ["\ud800/a"], [["bra/a"]], [None]):
        for path in ("bra/rounds/prepare", "bra/rounds"):
            call(path, "bra", {"terms": terms(obligations=named)}, 422)


def test_only_rounds_can_be_public() -> None:
    record = {"creditor": "mdg", "amount": "5", "currency": "USD", "on": "2026-11-01"}
    [row] = call("bra/obligations", "bra", {"records": [record]})
    line = call("bra/lines", "bra", {"record": {"debtor": "mdg", "amount": "50", "currency": "USD"}})
    for kind, about in (("obligation", row), ("credit-line", line)):
        word = {"digest": about["digest"], "says": "publish"}
        call(f"mdg/words/{kind}/{about['uid']}", "mdg", word, 403)
