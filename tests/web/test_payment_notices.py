"""Central banks are told of what waits for their word on payments, once for what came at once, and led there."""

from typing import Any

import pytest
from django.test import Client

from bandung.notices.models import Notice
from bandung.notices.wording import path_of, sentence
from bandung.payments import actions
from bandung.people.models import Mandate
from tests.cast import AT, joined, post
from tests.stage_of_payments import MEMBERS, agreed, answered, owes, paid, proposed, told

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]


@pytest.fixture(autouse=True)
def people(django_user_model: Any) -> None:
    joined(*MEMBERS)
    for party in MEMBERS:
        person = django_user_model.objects.create(username=party)
        for duty in ("clear", "consent"):
            Mandate.objects.create(person=person, party=party, duty=duty, post=post(party), since=AT, given_by="x")


def last(client: Client) -> tuple[str, str]:
    """The sentence of the newest notice, and where it leads to: a page that opens."""
    notice = Notice.objects.order_by("-pk")[0]
    client.force_login(notice.person)  # type: ignore[arg-type]
    path = path_of(notice)
    assert client.get(path).status_code == 200, path
    return sentence(notice), path


def test_what_is_declared_at_once_is_one_notice_and_one_alone_is_named() -> None:
    row = {"creditor": "mdg", "amount": "5", "currency": "USD", "on": "2026-11-01"}
    actions.declare([row, row | {"amount": "6"}, row | {"creditor": "vnm", "id": "one"}], **told("bra"))

    by_party = {notice.party: notice for notice in Notice.objects.all()}
    assert sorted(by_party) == ["mdg", "vnm"]
    assert sentence(by_party["mdg"]).endswith("declares that it owes you 2 amounts; are they so?")
    assert path_of(by_party["mdg"]) == "/en/desk/payments/?side=due&state=declared&partner=bra"
    assert path_of(by_party["vnm"]) == "/en/desk/payments/owed/bra/one/"


def test_a_notice_leads_to_the_round_the_line_and_the_payment(client: Client) -> None:
    answered(owes("bra", "mdg", "5", id="one"))
    row = proposed()
    assert last(client)[1] == "/en/desk/payments/rounds/bra/november/"
    agreed(row)
    paid(row)
    told_of, page = last(client)
    assert (told_of.endswith("asks for your party’s consent: November"), page) == (
        True, "/en/desk/payments/rounds/bra/november/",
    )  # fmt: skip
    actions.grant({"debtor": "mdg", "amount": "5", "currency": "USD"}, **told("bra"))
    assert last(client)[1] == "/en/desk/payments/lines/"
