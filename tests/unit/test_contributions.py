"""The ledger: what its giver declares, what its receiver says of it, what both settle on."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bandung.consents.actions import say
from bandung.contributions import actions, answers, ledger, queries
from bandung.contributions.errors import (
    AlreadyClosed,
    AlreadySaid,
    AlreadySettled,
    ClosedStays,
    NoSuchContribution,
    NotConcerned,
    NothingToSettle,
    NotOverYet,
    NotTakingPart,
    NotTheGiver,
    NotTheReceiver,
    NotYourLines,
    OtherVersion,
    OwnWordCounts,
    TooLate,
    YearClosed,
)
from bandung.contributions.models import Confirmation, Contribution, LedgerMark
from bandung.records.confirmations import SameContribution, Settlement
from bandung.records.errors import BadRecord
from bandung.registers.append import append, publish
from bandung.registers.models import Entry
from tests.cast import AT, joined, later, post
from tests.factories import SOURCE, a_contribution

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def cast() -> None:
    joined("bra", "mdg", "ken", "jica", "public-sources")


def declared(identifier: str = "agronomists", by: str = "bra", days: int = 0, **more: Any) -> Contribution:
    return actions.declare(a_contribution(identifier, **more), party=by, by=post(by), at=later(days))


def answered(row: Contribution, says: str, by: str = "mdg", days: int = 1, **told: Any) -> Contribution:
    answers.confirm(uid=row.uid, digest=row.digest, party=by, says=says, by=post(by), at=later(days), told=told)
    row.refresh_from_db()
    return row


def settled(row: Contribution, quantity: str, by: str = "bra", then: str = "mdg") -> Contribution:
    said = answers.settle(
        uid=row.uid, digest=row.digest, party=by, told={"quantity": quantity, "unit": "person-day"}, by=post(by), at=AT
    )
    say(kind="settlement", uid=said.uid, digest=said.digest, party=then, by=post(then), at=later(3))
    row.refresh_from_db()
    return row


def reported(identifier: str = "report", **more: Any) -> Contribution:
    told = a_contribution(identifier, giver={"country": "BRA"}, sources=[SOURCE], **more)
    outcome = actions.report_all([told], reporter="public-sources", by="Editor", at=AT)[0]
    return Contribution.objects.get(pk=outcome.uid)


class TestDeclaring:
    def test_a_quantity_needs_no_money(self) -> None:
        row = declared()

        assert (row.quantity, row.unit, row.amount, row.said) == ("45", "person-day", "", "declared")
        assert (row.giver, row.giver_country, row.recipient_country) == ("bra", "BRA", "MDG")

    def test_it_is_for_giver_and_receiver_unless_it_is_for_everybody(self) -> None:
        row = declared()

        assert queries.contribution(row.uid, "mdg") == row
        for outsider in ("ken", ""):
            with pytest.raises(NoSuchContribution):
                queries.contribution(row.uid, outsider)
        actions.declare(a_contribution(), party="bra", by=post("bra"), at=AT, public=True)
        assert queries.contribution(row.uid).public

    def test_the_country_of_a_party_and_the_party_of_a_country_are_looked_up(self) -> None:
        row = declared(recipient={"country": "MDG"})

        assert (row.recipient, row.recipient_country) == ("mdg", "MDG")

    def test_a_correction_is_a_new_version_and_the_earlier_one_stays(self) -> None:
        row = answered(declared(), "confirmed")
        row = declared(quantity="44", days=2)

        assert (row.quantity, row.said) == ("44", "declared")
        account = queries.account(row.uid, "mdg")
        assert len(account.versions) == 2
        assert [word.word for word in account.words] == ["confirmed"]

    def test_the_same_again_writes_nothing(self) -> None:
        declared()
        before = Entry.objects.count()

        outcome = actions.declare_all([a_contribution()] * 2, party="bra", by=post("bra"), at=AT)

        assert [each.became for each in outcome] == ["same", "same"]
        assert Entry.objects.count() == before

    def test_only_who_gives_declares(self) -> None:
        with pytest.raises(NotTheGiver):
            declared(giver={"party": "ken"})
        with pytest.raises(NotTheGiver):
            declared(by="public-sources")

    def test_what_has_not_begun_is_not_delivered(self) -> None:
        with pytest.raises(NotOverYet):
            declared(year=2027)
        assert declared(year=2027, stage="commitment").year == 2027

    def test_an_initiative_is_one_of_its_parties_own(self) -> None:
        with pytest.raises(NotTakingPart):
            declared(initiative="ken/nothing")

    @pytest.mark.parametrize(
        ("wrong", "place"),
        [
            ({"quantity": "-1"}, "quantity"),
            ({"quantity": str(2**63)}, "quantity"),
            ({"quantity": "20000000"}, "quantity"),
            ({"unit": "dose"}, "unit"),
            ({"item": "B6"}, "unit"),
            ({"group": "A"}, "group"),
            ({"group": "C", "amount": "5", "currency": "BRL"}, "amount"),
            ({"amount": "5", "currency": "XQX"}, "currency"),
            ({"amount": "5", "currency": "BRL", "rate": "0"}, "rate"),
            ({"period": {"start": "2000-01-01", "end": "2030-01-01"}}, "period"),
            ({"period": {"start": "2024-01-01", "end": "2025-01-01"}}, "year"),
        ],
    )
    def test_what_cannot_be_is_refused_with_its_place(self, wrong: dict[str, Any], place: str) -> None:
        with pytest.raises(BadRecord) as refusal:
            declared(**wrong)
        assert place in str(refusal.value)
        assert not Contribution.objects.exists()


class TestTheReceiversWord:
    def test_both_figures_stay(self) -> None:
        row = answered(declared(), "partly", quantity="30", unit="person-day")

        assert (row.said, row.quantity, row.confirmed_quantity) == ("partly", "45", "30")

    def test_a_dispute_never_lowers_what_the_giver_declares(self) -> None:
        row = answered(declared(), "disputed", text={"fr": "Personne n'est venu."})
        line = next(ledger.lines([row], on=date(2026, 11, 24)))

        assert line.stands_quantity == Decimal(45)
        assert line.said == "disputed"

    def test_the_last_word_counts(self) -> None:
        row = answered(declared(), "disputed", text={"fr": "Rien."})

        assert answered(row, "confirmed", days=2).said == "confirmed"
        with pytest.raises(AlreadySaid):
            answered(row, "confirmed")
        answers.take_back_word(uid=row.uid, party="mdg", by=post("mdg"), at=later(3))
        row.refresh_from_db()
        assert row.said == "declared"

    def test_nobody_else_confirms(self) -> None:
        row = declared()

        with pytest.raises(NotTheReceiver):
            answered(row, "confirmed", by="bra")
        with pytest.raises(NoSuchContribution):
            answered(row, "confirmed", by="ken")
        with pytest.raises(NotTheReceiver):
            answered(reported(), "confirmed")

    def test_a_word_is_on_one_version(self) -> None:
        row = declared()
        stale = Contribution.objects.get(pk=row.uid)
        declared(quantity="40", days=1)

        with pytest.raises(OtherVersion):
            answered(stale, "confirmed")

    def test_what_waits_for_a_word_is_listed(self) -> None:
        row = declared()

        assert list(queries.waiting("mdg")) == [row]
        assert not queries.waiting("bra")
        answered(row, "confirmed")
        assert not queries.waiting("mdg")


class TestSettling:
    def test_it_stands_when_the_other_side_consents(self) -> None:
        row = answered(declared(), "partly", quantity="30", unit="person-day")
        said = answers.settle(
            uid=row.uid, digest=row.digest, party="mdg", told={"quantity": "38", "unit": "person-day"},
            by=post("mdg"), at=later(2),
        )  # fmt: skip
        assert queries.settlements_waiting("bra") == [said]
        row.refresh_from_db()
        assert row.said == "partly"

        say(kind="settlement", uid=said.uid, digest=said.digest, party="bra", by=post("bra"), at=later(3))

        row.refresh_from_db()
        assert (row.said, row.quantity, row.confirmed_quantity, row.settled_quantity) == ("settled", "45", "30", "38")
        assert next(ledger.lines([row], on=AT.date())).stands_quantity == Decimal(38)

    def test_once_settled_nobody_disputes_and_nothing_is_taken_back(self) -> None:
        row = settled(declared(), "40")

        with pytest.raises(AlreadySettled):
            answered(row, "confirmed")
        with pytest.raises(TooLate):
            answers.take_back(kind="settlement", uid=row.settlement, party="bra", by=post("bra"), at=later(4))

    def test_a_later_settlement_replaces_the_earlier(self) -> None:
        row = settled(settled(declared(), "40"), "41", by="mdg", then="bra")

        assert row.settled_quantity == "41"

    def test_only_the_two_sides_settle_what_was_declared(self) -> None:
        row = actions.declare(a_contribution(), party="bra", by=post("bra"), at=AT, public=True)

        with pytest.raises(NotConcerned):
            settled(row, "1", by="ken")
        with pytest.raises(NothingToSettle):
            settled(reported(), "1", by="mdg")


class TestCountedOnce:
    def test_a_facilitators_line_of_the_same_counts_nowhere_once_both_say_so(self) -> None:
        own = declared()
        theirs = declared("paid", by="jica")
        said = answers.propose_same(
            lines=[own.uid, theirs.uid], counts=own.uid, party="mdg", by=post("mdg"), at=later(1)
        )
        assert sorted(said.asked) == ["bra", "jica"]
        for party in ("bra", "jica"):
            theirs.refresh_from_db()
            assert theirs.counts
            assert queries.sameness_waiting(party) == [said]
            say(kind="same-contribution", uid=said.uid, digest=said.digest, party=party, by=post(party), at=later(2))

        own.refresh_from_db()
        theirs.refresh_from_db()
        assert (own.counts, theirs.counts, theirs.same_as) == (True, False, own.uid)

    def test_ones_own_word_takes_the_place_of_a_report_at_once(self) -> None:
        own, report = declared(), reported()

        answers.propose_same(lines=[own.uid, report.uid], counts=own.uid, party="bra", by=post("bra"), at=later(1))

        report.refresh_from_db()
        assert not report.counts
        with pytest.raises(OwnWordCounts):
            answers.propose_same(lines=[own.uid, report.uid], counts=report.uid, party="bra", by=post("bra"), at=AT)

    def test_outsiders_say_nothing_of_others_lines(self) -> None:
        first, second = reported(), reported("other")

        with pytest.raises(NotYourLines):
            answers.propose_same(lines=[first.uid, second.uid], counts=first.uid, party="ken", by=post("ken"), at=AT)


class TestAClosedYear:
    def test_it_changes_only_by_entries_that_say_so(self) -> None:
        row = declared()
        actions.close_year(year=2026, party="bra", by=post("bra"), at=later(1))

        with pytest.raises(YearClosed):
            declared(quantity="44")
        with pytest.raises(ClosedStays):
            actions.withdraw(uid=row.uid, party="bra", by=post("bra"), at=later(2))
        changed = actions.declare(
            a_contribution(quantity="44"), party="bra", by=post("bra"), at=later(2), into_closed=True
        )
        assert (changed.quantity, changed.after_closing) == ("44", True)

    def test_it_is_closed_once(self) -> None:
        actions.close_year(year=2025, party="bra", by=post("bra"), at=AT)

        with pytest.raises(AlreadyClosed):
            actions.close_year(year=2025, party="bra", by=post("bra"), at=AT)
        with pytest.raises(NotOverYet):
            actions.close_year(year=2027, party="bra", by=post("bra"), at=AT)


def test_what_was_never_given_is_taken_back() -> None:
    row = declared()
    actions.withdraw(uid=row.uid, party="bra", by=post("bra"), at=later(1))

    assert not queries.ledger("bra")
    assert queries.account(row.uid, "bra").row.withdrawn_at is not None


def test_a_report_never_counts_as_a_word() -> None:
    row = reported()

    assert (row.standing, row.said, row.register) == ("reported", "reported", "public-sources")
    assert not queries.waiting("mdg")
    assert next(ledger.lines([row], on=AT.date())).southern


def test_the_two_sides_see_it_among_given_and_received() -> None:
    row = declared()

    assert list(queries.ledger("bra", queries.Filters(side="given", partner="MDG", words="RICE"))) == [row]
    assert list(queries.ledger("mdg", queries.Filters(side="received", year=2026, sector="311"))) == [row]
    assert not queries.ledger("mdg", queries.Filters(side="given"))


def test_every_change_leaves_a_new_mark() -> None:
    row = declared()
    marks = [LedgerMark.objects.get(register="bra", year=2026).mark]
    answered(row, "confirmed")
    marks.append(LedgerMark.objects.get(register="bra", year=2026).mark)

    assert len(set(marks)) == 2
    assert Confirmation.objects.get().about == row.uid


@pytest.mark.parametrize("year", ["2025", 2025.0])
def test_a_closed_year_is_closed_however_it_is_written(year: Any) -> None:
    actions.close_year(year=2025, party="bra", by=post("bra"), at=later(1))

    with pytest.raises(YearClosed):
        actions.declare(a_contribution("late") | {"year": year}, party="bra", by=post("bra"), at=later(2))


@pytest.mark.parametrize("recipient", [{"party": ["mdg"]}, {"country": ["MDG"]}, {"country": {"code": "MDG"}}])
def test_a_receiver_that_is_no_text_is_told_as_wrong(recipient: Any) -> None:
    with pytest.raises(BadRecord):
        declared(recipient=recipient)


def test_a_unit_that_no_list_has_is_told_as_wrong_also_without_a_quantity() -> None:
    with pytest.raises(BadRecord, match="not a unit"):
        declared(item="A1", group="A", quantity=None, unit="foo", amount="10", currency="USD")


def test_a_word_said_to_the_giver_stays_between_the_two_when_the_line_becomes_public() -> None:
    answered(declared(), "disputed", text={"en": "Between us."})
    actions.declare(a_contribution(), party="bra", by=post("bra"), at=later(2), public=True)

    assert len(queries.account("bra/agronomists", "mdg").words) == 1
    assert len(queries.account("bra/agronomists", "bra").words) == 1
    assert queries.account("bra/agronomists", "ken").words == ()

    row = Contribution.objects.get(pk="bra/agronomists")
    assert row.said == "declared"
    answered(row, "confirmed", days=3)
    assert row.said == "confirmed"
    assert [each.word for each in queries.account(row.uid, "ken").words] == ["confirmed"]


def test_nobody_sets_a_report_of_another_giver_aside_by_a_line_of_its_own() -> None:
    told, own = reported(), declared("ours", by="ken")

    with pytest.raises(NotYourLines):
        answers.propose_same(lines=[own.uid, told.uid], counts=own.uid, party="ken", by=post("ken"), at=later(1))

    forged = SameContribution(id="forged", says="same", lines=(own.reference, told.reference), counts=own.reference)
    append("ken", publish(forged, audience="parties", to=["mdg"]), by=post("ken"), at=later(1))

    told.refresh_from_db()
    assert (told.counts, told.same_as) == (True, "")


def test_a_settlement_that_a_stranger_writes_waits_for_nobody_and_is_shown_to_nobody() -> None:
    row = declared()
    told = Settlement(id="forged", about=row.reference, quantity="1", unit="person-day")
    append("ken", publish(told, audience="parties", to=["bra", "mdg"]), by=post("ken"), at=later(1))

    assert queries.settlements_waiting("bra") == queries.settlements_waiting("mdg") == []
    assert queries.account(row.uid, "bra").settlements == ()
