"""Obligations, rounds in which they are cleared, payments: the happy path and what each step refuses."""

from datetime import timedelta
from typing import Any

import pytest

from bandung.consents.errors import OtherVersion, SaidAlready
from bandung.economy.clearing.claims import NoRate
from bandung.payments import actions, preparing, queries
from bandung.payments import errors as wrong
from bandung.payments.models import ClearingRound, Obligation
from bandung.payments.queries import Filters
from bandung.records.errors import BadRecord
from bandung.registers import append, hosting
from bandung.registers.errors import HostingSuspended
from bandung.registers.models import Entry
from bandung.values.errors import BandungError
from bandung.web.payment_words import share_saved
from tests.cast import AT, joined, post
from tests.stage_of_payments import MEMBERS, agreed, answered, circle, owes, paid, proposed, terms, told

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)


@pytest.fixture(autouse=True)
def parties() -> None:
    joined(*MEMBERS, "ken")


def test_what_is_owed_is_confirmed_or_disputed_by_the_creditor_whose_last_word_counts() -> None:
    row = owes("bra", "mdg", "100.00")
    assert (row.amount, row.state, list(queries.waiting("mdg"))) == (10_000, "declared", [row])

    assert answered(row).state == "confirmed"
    assert answered(row, "refuse", LATER).state == "disputed"
    assert answered(row, at=LATER).state == "confirmed"

    with pytest.raises(wrong.AlreadySaid):
        answered(row)
    with pytest.raises(wrong.NotTheCreditor):
        actions.answer(uid=row.uid, digest=row.digest, says="consent", **told("vnm"))
    with pytest.raises(wrong.NoSuchObligation):
        actions.answer(uid=row.uid, digest=row.digest, says="consent", **told("ken"))
    with pytest.raises(OtherVersion):
        actions.answer(uid=row.uid, digest="0" * 64, says="refuse", **told("mdg"))


@pytest.mark.parametrize(
    ("row", "refusal"),
    [
        ({"creditor": "bra"}, wrong.OwesItself),
        ({"creditor": "nobody"}, wrong.UnknownParty),
        ({"institution": "no-bank"}, wrong.UnknownInstitution),
        ({"amount": "0"}, BadRecord),
        ({"amount": "1.005"}, BadRecord),
        ({"amount": "10.5", "currency": "JPY"}, BadRecord),
        ({"amount": "1" + "0" * 14}, BadRecord),
        ({"currency": "ZZZ"}, BadRecord),
        ({"on": "yesterday"}, BadRecord),
        ({"reference": "a\ud800b"}, BandungError),
        ({"id": "nul\0"}, BadRecord),
    ],
)
def test_what_cannot_be_owed_is_refused(row: dict[str, Any], refusal: type[Exception]) -> None:
    good = {"creditor": "mdg", "amount": "1", "currency": "USD", "on": "2026-11-01"}

    with pytest.raises(refusal):
        actions.declare([good, good | row], **told("bra"))

    assert not Obligation.objects.exists()


def test_a_number_stands_for_one_text_and_the_same_again_writes_nothing() -> None:
    owes("bra", "mdg", "5", id="inv-1")
    entries = Entry.objects.count()

    owes("bra", "mdg", "5", id="inv-1")

    assert Entry.objects.count() == entries
    with pytest.raises(wrong.AlreadyDeclared):
        owes("bra", "mdg", "6", id="inv-1")


def test_a_round_holds_when_every_member_consented_to_exactly_its_payments() -> None:
    circle()
    row = proposed()
    says = row.says
    assert (says.handled, says.moved, str(share_saved(says))) == ("240.00", "40.00", "83.3")
    assert [(each.payer, each.receiver, each.amount) for each in says.payments] == [
        ("bra", "mdg", "20.00"), ("bra", "vnm", "20.00"),
    ]  # fmt: skip
    assert (row.state, row.awaited) == ("proposed", ["mdg", "vnm"])

    assert agreed(row).state == "holds"

    assert {each.state for each in Obligation.objects.all()} == {"cleared"}
    assert queries.outstanding("bra") == []
    with pytest.raises(wrong.AlreadyHolds):
        actions.withdraw(kind="clearing-round", uid=row.uid, **told("bra"))
    with pytest.raises(wrong.AlreadyCleared):
        actions.withdraw(kind="obligation", uid=Obligation.objects.filter(register="bra")[0].uid, **told("bra"))
    with pytest.raises(SaidAlready):
        actions.consent(kind="clearing-round", uid=row.uid, digest=row.digest, **told("mdg"))


def test_what_is_cleared_cannot_be_disputed_or_be_in_another_round() -> None:
    owed = circle()
    agreed(proposed())

    with pytest.raises(wrong.AlreadyCleared):
        answered(owed[0], "refuse", LATER)
    with pytest.raises(wrong.NothingToClear):
        proposed(identifier="again")
    with pytest.raises(wrong.CannotClear):
        proposed(identifier="again", obligations=[owed[0].uid])


def test_of_two_rounds_the_one_agreed_first_clears_and_the_other_fits_no_more() -> None:
    circle()
    first, second = proposed(identifier="a"), proposed("mdg", identifier="b")

    agreed(second)

    first.refresh_from_db()
    assert (first.state, first.why) == ("stale", "cleared")
    with pytest.raises(BandungError, match="Another round has cleared"):
        agreed(first)


@pytest.mark.parametrize(("what", "why"), [("dispute", "disputed"), ("withdraw", "withdrawn")])
def test_a_dispute_or_a_withdrawal_makes_a_round_fit_no_more(what: str, why: str) -> None:
    owed = circle()
    row = proposed()
    if what == "dispute":
        answered(owed[0], "refuse", LATER)
    else:
        actions.withdraw(kind="obligation", uid=owed[0].uid, **told("bra"))

    row.refresh_from_db()

    assert (row.state, row.why) == ("stale", why)
    with pytest.raises(BandungError):
        agreed(row)


def test_payments_that_do_not_follow_from_the_obligations_never_hold() -> None:
    """Whoever writes a record by hand cannot have members agree to other payments than what is owed."""
    circle()
    honest = preparing.prepare(terms(), party="bra")
    payments = [each.model_copy(update={"receiver": "vnm"}) for each in honest.payments]
    forged = honest.model_copy(update={"payments": tuple(payments)})
    append.append("bra", append.publish(forged, audience="parties", to=["mdg", "vnm"]), by=post("bra"), at=AT)

    row = ClearingRound.objects.get()

    assert (row.state, row.why) == ("stale", "otherwise")


def test_a_member_may_refuse_and_consent_later() -> None:
    circle()
    row = proposed()
    actions.consent(kind="clearing-round", uid=row.uid, digest=row.digest, says="refuse", **told("mdg"))
    row.refresh_from_db()
    assert (row.state, row.refused) == ("refused", ["mdg"])

    assert agreed(row, LATER).state == "holds"


def test_everybody_reads_a_round_once_all_members_agreed_to_that() -> None:
    circle()
    row = agreed(proposed())
    with pytest.raises(wrong.NoSuchRound):
        queries.round_(row.uid)
    with pytest.raises(wrong.NoSuchRound):
        queries.round_(row.uid, "ken")

    agreed(row, says="publish")

    assert queries.round_(row.uid) == row
    assert list(queries.public_rounds()) == [row]


def test_the_payer_says_paid_and_the_receiver_says_arrived() -> None:
    circle()
    row = proposed()
    with pytest.raises(wrong.DoesNotHold):
        paid(row)
    agreed(row)
    assert [each.state for each in queries.payments_open("bra")] == ["due", "due"]

    said = paid(row)

    assert [each.state for each in queries.payments_open("mdg")] == ["paid"]
    with pytest.raises(wrong.AlreadySaid):
        paid(row)
    with pytest.raises(wrong.NotThePayer):
        actions.pay(round_uid=row.uid, number=2, on="2026-12-02", **told("mdg"))
    with pytest.raises(wrong.NoSuchPayment):
        actions.pay(round_uid=row.uid, number=9, on="2026-12-02", **told("bra"))
    with pytest.raises(wrong.NotTheReceiver):
        actions.arrived(uid=said.uid, digest=said.digest, **told("vnm"))
    actions.arrived(uid=said.uid, digest=said.digest, says="refuse", **told("mdg"))
    assert [each.state for each in queries.payments_open("mdg")] == ["missing"]
    actions.arrived(uid=said.uid, digest=said.digest, **told("mdg", LATER))
    assert queries.payments_open("mdg") == []
    assert [each.due.number for each in queries.payments_open("bra")] == [2]


def test_a_member_whose_hosting_is_suspended_holds_a_round_up_and_the_others_clear_without_it() -> None:
    owed = [*circle(), answered(owes("mdg", "bra", "30"))]
    row = proposed()
    actions.consent(kind="clearing-round", uid=row.uid, digest=row.digest, **told("mdg"))
    hosting.suspend("vnm", reason="Unpaid", at=AT)

    with pytest.raises(HostingSuspended):
        actions.consent(kind="clearing-round", uid=row.uid, digest=row.digest, **told("vnm"))
    row.refresh_from_db()
    assert (row.state, row.awaited) == ("proposed", ["vnm"])

    both = ["bra", "mdg"]
    other = agreed(proposed(identifier="both", members=both), LATER)
    row.refresh_from_db()
    assert (other.state, row.why) == ("holds", "cleared")
    assert {each.cleared_by for each in Obligation.objects.filter(pk__in=[owed[0].uid, owed[3].uid])} == {other.uid}


def test_a_round_may_settle_in_the_currency_of_a_member() -> None:
    circle()
    rates = [{"currency": "BRL", "rate": "0.1879", "source": "Central bank", "on": "2026-11-30"}]

    row = proposed(rates=rates, settles_in="BRL")

    assert [(each.amount, each.settled) for each in row.says.payments] == [("20.00", "106.44"), ("20.00", "106.44")]


def test_currencies_need_a_rate_that_says_where_it_is_from() -> None:
    row = answered(owes("bra", "mdg", "10", currency="BRL"))

    with pytest.raises(NoRate):
        proposed(obligations=[row.uid])
    with pytest.raises(BadRecord):
        proposed(rates=[{"currency": "BRL", "rate": "0.2"}])


def test_lists_narrow_by_side_state_partner_and_currency() -> None:
    owed = circle()

    assert list(queries.obligations("bra", Filters(side="owed"))) == [owed[0]]
    assert list(queries.obligations("bra", Filters(side="due", partner="vnm", state="confirmed"))) == [owed[2]]
    assert not queries.obligations("bra", Filters(state="disputed")).exists()
    assert not queries.obligations("bra", Filters(currency="BRL")).exists()
    assert queries.outstanding("bra") == [("USD", 10_000, 6_000)]
    assert not queries.obligations("ken").exists()
