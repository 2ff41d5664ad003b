"""What payments keep to themselves, whose last word counts, and what cannot be written exactly."""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from hashlib import sha256
from typing import Any

import numpy as np
import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from bandung.consents import actions as consents
from bandung.consents.errors import NeverPublic, TooLate
from bandung.consents.models import Consent
from bandung.economy.clearing import claims
from bandung.economy.clearing.file import read as read_file
from bandung.economy.clearing.interest import interest
from bandung.economy.clearing.lines import Accounts
from bandung.economy.clearing.rounds import clear
from bandung.payments import actions, files, preparing, queries
from bandung.payments import errors as wrong
from bandung.payments.models import ClearingRound, CreditLine, Obligation, Payment
from bandung.records import payments as records
from bandung.records.canonical import canonical
from bandung.records.errors import BadRecord
from bandung.records.kinds import as_json, read
from bandung.registers import append
from bandung.registers.errors import CannotRedact
from bandung.registers.models import Entry
from bandung.values import BadValue
from tests.cast import AT, joined, post
from tests.stage_of_payments import MEMBERS, agreed, answered, circle, owes, paid, proposed, terms, told

LATER = AT + timedelta(days=1)


@pytest.mark.parametrize("amount", ["1." + "0" * 23 + "1", "0." + "9" * 24])
def test_decimals_far_behind_the_point_are_refused(amount: str) -> None:
    with pytest.raises(BadValue):
        records.minor(amount, "USD")


def test_the_last_cent_of_a_large_amount_is_exact() -> None:
    assert records.minor("99999999999999.99", "USD") == 9_999_999_999_999_999


@pytest.mark.parametrize("amount", ["1." + "0" * 29 + "1", "1e-999999999", "1e999999999", "1e30"])
def test_a_file_of_commas_hides_no_decimals(amount: str, tmp_path: Any) -> None:
    file = tmp_path / "owed.csv"
    file.write_text(f"debtor,creditor,amount,currency,on\nbra,mdg,{amount},USD,2026-11-01\n")

    with pytest.raises(claims.BadObligation):
        read_file(file)


@pytest.mark.parametrize("on", ["1944-12-31", "2201-01-01"])
def test_an_obligation_arose_in_the_years_of_the_ledger(on: str) -> None:
    with pytest.raises(BadRecord):
        read(records.Obligation, {"id": "a", "creditor": "mdg", "amount": "1", "currency": "USD", "on": on})


def _round_of(owed: list[tuple[str, str, int, date]], until: date) -> Any:
    rows = [claims.Obligation(debtor, creditor, amount, "USD", on) for debtor, creditor, amount, on in owed]
    return clear(claims.table(rows), {"USD": Fraction(1)}, until=until, lines={}, yearly=Fraction(1, 10))


def test_interest_that_cannot_be_added_up_is_told() -> None:
    with pytest.raises(claims.TooMuch):
        _round_of([("bra", "mdg", 1 << 52, date(1, 1, 1))], date(9999, 12, 31))


def test_interest_ends_on_the_last_day_of_the_round() -> None:
    """A balance after that day bears none, and the one before it no longer than up to that day."""
    days, parties = (date(2026, 1, 1), date(2026, 12, 31)), ("bra", "mdg")
    owed = np.array([[[0, 360_000], [0, 0]], [[0, 360_005], [0, 0]]])

    found = interest(Accounts(parties, days, owed), until=date(2026, 1, 31), yearly=Fraction(1, 10))

    assert found == {("bra", "mdg"): 3_000}


def test_a_round_names_members_alone() -> None:
    good = {
        **terms(), "obligations": [{"register_code": "bra", "record": "a", "digest": "0" * 64}], "handled": "1.00",
        "moved": "1.00", "positions": [],
    }  # fmt: skip
    due = {"payer": "bra", "receiver": "mdg", "amount": "1.00", "on": "2026-12-02"}
    accrued = {"debtor": "bra", "creditor": "mdg", "amount": "1.00"}
    position = {"party": "ken", "owes": "0", "is_owed": "0", "pays": "0", "receives": "0"}
    read(records.ClearingRound, good | {"payments": [due], "interest_due": [accrued]})

    for wrongly in (
        {"payments": [due | {"payer": "ken"}]}, {"payments": [due | {"receiver": "ken"}]},
        {"payments": [due | {"receiver": "bra"}]}, {"payments": [due | {"settled": "1.00"}]},
        {"payments": [due | {"settled": "1.00"}], "settles_in": "USD"}, {"positions": [position]},
        {"interest_due": [accrued | {"debtor": "ken"}]}, {"interest_due": [accrued | {"creditor": "bra"}]},
    ):  # fmt: skip
        with pytest.raises(BadRecord):
            read(records.ClearingRound, good | wrongly)


@pytest.mark.django_db
class TestWritten:
    @pytest.fixture(autouse=True)
    def parties(self) -> None:
        joined(*MEMBERS, "ken")

    def test_what_everybody_sees_of_an_entry_cannot_be_tried_out(self) -> None:
        circle()
        line = actions.grant({"debtor": "bra", "amount": "3", "currency": "USD", "salt": "0" * 32}, **told("mdg"))
        row = agreed(proposed(salt="0" * 32))
        made = paid(row)

        for model in (Obligation, CreditLine, ClearingRound, Payment):
            salts = [each.body["salt"] for each in model.objects.all()]
            assert all(len(each) == 32 and each != "0" * 32 for each in salts)
            assert len({*salts}) == len(salts)
        assert Entry.objects.filter(digest=line.digest).count() == 1
        assert made.says.salt

    def test_declared_again_in_the_same_words_writes_nothing_whatever_its_salt(self) -> None:
        owes("bra", "mdg", "5", id="inv-1", salt="1" * 32)
        entries = Entry.objects.count()

        owes("bra", "mdg", "5", id="inv-1", salt="2" * 32)

        assert Entry.objects.count() == entries

    def test_declared_again_for_more_readers_says_so(self) -> None:
        row = {"id": "a", "creditor": "mdg", "amount": "5", "currency": "USD", "on": "2026-11-01"}
        actions.declare([row], also_to=["vnm"], **told("bra"))

        actions.declare([row], **told("bra"))
        with pytest.raises(wrong.AlreadyShown):
            actions.declare([row], also_to=["vnm", "ken"], **told("bra"))

    def test_numbers_of_brought_rows_are_of_this_node_and_this_party(self) -> None:
        data = b"creditor,amount,currency,on\nvnm,5,USD,2026-11-01\n"

        def number(party: str) -> str:
            brought = files.bring(data, "a.csv", party=party, by=post(party), at=AT)
            found: str = brought.good[0]["id"]
            return found

        row = files.read_rows(data).good[2]
        assert number("bra") == number("bra") != number("mdg")
        assert sha256(canonical(row)).hexdigest()[:16] not in number("bra")
        before = number("bra")
        with override_settings(SECRET_KEY="another-secret"):
            assert number("bra") != before

    def test_words_are_of_one_record_even_where_another_has_the_same_text(self) -> None:
        """Whoever has read a record can write it down in another register: its digest is the same there."""
        first = owes("bra", "mdg", "5", id="same")
        copy = append.publish(first.says, audience="parties", to=["mdg"])
        append.append("vnm", copy, by=post("vnm"), at=AT)
        second = Obligation.objects.get(pk="vnm/same")
        assert first.digest == second.digest

        answered(first)
        assert answered(second).state == "confirmed"
        assert answered(second, "refuse", LATER).state == "disputed"

        first.refresh_from_db()
        assert first.state == "confirmed"
        assert len({*Consent.objects.values_list("uid", flat=True)}) == 3

    def test_only_rounds_can_be_public(self) -> None:
        owed, other = circle()[0], owes("bra", "mdg", "1")
        line = actions.grant({"debtor": "bra", "amount": "3", "currency": "USD"}, **told("mdg"))
        row = agreed(proposed())
        made = paid(row)
        words: tuple[Callable[[], Any], ...] = (
            lambda: actions.answer(uid=other.uid, digest=other.digest, says="publish", **told("mdg")),
            lambda: actions.consent(
                kind="credit-line", uid=line.uid, digest=line.digest, says="publish", **told("bra")
            ),
            lambda: actions.arrived(uid=made.uid, digest=made.digest, says="publish", **told("mdg")),
            lambda: consents.say(
                kind="obligation", uid=owed.uid, digest=owed.digest, says="publish", **told(owed.creditor)
            ),
        )  # fmt: skip
        for word in words:
            with pytest.raises(NeverPublic):
                word()
        assert not Consent.objects.filter(says="publish").exists()

    def test_the_last_word_on_a_round_counts_until_it_holds(self) -> None:
        circle()
        row = proposed()

        def say(party: str, says: str, minute: int) -> str:
            at = AT + timedelta(minutes=minute)
            actions.consent(kind="clearing-round", uid=row.uid, digest=row.digest, says=says, **told(party, at))
            row.refresh_from_db()
            return row.state

        say("mdg", "consent", 1)
        assert say("mdg", "refuse", 2) == "refused"
        assert (say("vnm", "consent", 3), row.refused) == ("refused", ["mdg"])
        assert say("mdg", "consent", 4) == "holds"
        with pytest.raises(TooLate):
            say("vnm", "refuse", 5)
        with pytest.raises(wrong.ItsOwn):
            say("bra", "refuse", 6)

    def test_a_refusal_written_beside_a_consent_counts_too(self) -> None:
        circle()
        row = proposed()
        for minute, says in enumerate(("consent", "refuse")):
            at = AT + timedelta(minutes=minute)
            consents.say(kind="clearing-round", uid=row.uid, digest=row.digest, says=says, **told("mdg", at))
        consents.say(kind="clearing-round", uid=row.uid, digest=row.digest, **told("vnm", LATER))

        row.refresh_from_db()

        assert (row.state, row.awaited, row.refused) == ("refused", ["mdg"], ["mdg"])

    def test_the_last_word_on_a_line_counts_until_it_holds_and_nobody_refuses_its_own(self) -> None:
        line = actions.grant({"debtor": "bra", "amount": "3", "currency": "USD"}, **told("mdg"))
        about: dict[str, Any] = {"kind": "credit-line", "uid": line.uid, "digest": line.digest}
        actions.consent(**about, says="refuse", **told("bra"))
        actions.consent(**about, **told("bra", LATER))
        line.refresh_from_db()
        assert line.holds_at == LATER
        with pytest.raises(wrong.ItsOwn):
            actions.consent(**about, says="refuse", **told("mdg"))

    def test_what_arose_later_is_in_no_round(self) -> None:
        circle()
        late = answered(owes("bra", "mdg", "5", on="2026-12-01"))
        with pytest.raises(wrong.AroseLater):
            proposed(obligations=[late.uid])

        honest = preparing.prepare(terms(until="2026-12-01"), party="bra")
        forged = honest.model_copy(update={"until": date(2026, 11, 30)})
        append.append("bra", append.publish(forged, audience="parties", to=["mdg", "vnm"]), by=post("bra"), at=AT)

        row = ClearingRound.objects.get()
        assert (row.state, row.why) == ("stale", "later")

    def test_a_word_that_does_not_complete_a_round_looks_at_no_obligation(self) -> None:
        circle()
        row, other = proposed(), proposed("vnm", identifier="other")

        with CaptureQueriesContext(connection) as seen:
            consents.say(kind="clearing-round", uid=row.uid, digest=row.digest, **told("mdg"))
        assert not [each for each in seen if "payments_obligation" in each["sql"]]

        consents.say(kind="clearing-round", uid=row.uid, digest=row.digest, **told("vnm"))
        for each in (row, other):
            each.refresh_from_db()
        assert (row.state, other.why, row.follows, other.follows) == ("holds", "cleared", True, True)

    def test_a_payment_of_another_text_of_the_round_is_none(self) -> None:
        circle()
        row = agreed(proposed())
        about = row.reference.model_dump() | {"digest": "0" * 64}
        forged = read(records.Payment, {"id": "a", "round": about, "number": 1, "on": "2026-12-02"})
        append.append("bra", append.publish(forged, audience="parties", to=["mdg", "vnm"]), by=post("bra"), at=AT)

        assert [each.state for each in queries.payments_open("bra")] == ["due", "due"]
        assert not queries.payments_waiting("mdg").exists()
        with pytest.raises(wrong.NoSuchPayment):
            actions.arrived(uid="bra/a", digest=Payment.objects.get().digest, **told("mdg"))

    def test_nobody_erases_alone_what_the_words_of_others_rest_on(self) -> None:
        circle()
        actions.grant({"debtor": "bra", "amount": "3", "currency": "USD"}, **told("mdg"))
        paid(agreed(proposed()))

        for row in (model.objects.all()[0] for model in (Obligation, CreditLine, ClearingRound, Payment)):
            with pytest.raises(CannotRedact):
                append.redact(row.register, row.seq, by=post(row.register), at=LATER)

    @pytest.mark.parametrize("named", ["bra/a", 7, {"a": 1}, [7], ["no-slash"], ["bra/\ud800"], ["bra/a\0"]])
    def test_obligations_are_named_by_a_list_of_numbers(self, named: Any) -> None:
        with pytest.raises(BadValue):
            preparing.prepare(terms(obligations=named), party="bra")

    @pytest.mark.parametrize("code", ["\ud800", "a\0b", "é"])
    def test_a_reader_that_can_be_no_party_is_none(self, code: str) -> None:
        row = {"creditor": "mdg", "amount": "5", "currency": "USD", "on": "2026-11-01"}
        with pytest.raises(wrong.UnknownParty) as refused:
            actions.declare([row], also_to=[code], **told("bra"))
        assert str(refused.value).encode()

    def test_named_obligations_are_looked_up_at_once_and_counted_before(self, monkeypatch: Any) -> None:
        few, many = circle(), [answered(owes("bra", "mdg", "1", id=f"n{number}")) for number in range(6)]

        def asked(rows: list[Obligation]) -> int:
            with CaptureQueriesContext(connection) as seen:
                made = preparing.prepare(terms(obligations=[row.uid for row in rows]), party="bra")
            assert [each.record for each in made.obligations] == [row.record for row in rows]
            return len(seen)

        assert asked(few) == asked(many)
        monkeypatch.setattr(records, "MOST_OBLIGATIONS", 3)
        with CaptureQueriesContext(connection) as seen, pytest.raises(wrong.TooMany):
            preparing.prepare(terms(obligations=["bra/no"] * 4), party="bra")
        assert not [each for each in seen if "obligation" in each["sql"]]

    def test_a_record_without_a_salt_reads_as_before(self, monkeypatch: Any) -> None:
        row = {"id": "a", "creditor": "mdg", "amount": "5", "currency": "USD", "on": "2026-11-01"}
        made = read(records.Obligation, row)
        monkeypatch.setattr(append, "_salted", lambda step: step.body)
        append.append("bra", append.publish(made, audience="parties", to=["mdg"]), by=post("bra"), at=AT)

        assert as_json(Obligation.objects.get().says) == row
        entries = Entry.objects.count()
        actions.declare([row], **told("bra"))
        assert Entry.objects.count() == entries
