"""Credit lines in clearing rounds: which a round starts with, what its author may make of them, who then says no."""

from datetime import date, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest

from bandung.payments import actions, lines, preparing, queries
from bandung.payments import errors as wrong
from bandung.payments.models import ClearingRound, CreditLine
from bandung.records.errors import BadRecord
from bandung.records.kinds import as_json, read
from bandung.registers import append
from tests.cast import AT, joined, post
from tests.stage_of_payments import MEMBERS, agreed, circle, proposed, terms, told

LAST = date(2026, 11, 30)


def a_line(name: str = "mdg/a", amount: int = 3_000, **more: Any) -> lines.Line:
    """Madagascar lets Brazil owe it 30 dollars."""
    facts: dict[str, Any] = {
        "digest": "0" * 64, "creditor": "mdg", "debtor": "bra", "currency": "USD", "start": None, "last": None,
        "at": AT, "seq": 2, "agreed": True,
    }  # fmt: skip
    return lines.Line(uid=name, amount=amount, **(facts | more))


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({}, ""),
        ({"start": LAST, "last": LAST}, ""),
        ({"agreed": False}, "waits"),
        ({"currency": "EUR"}, "currency"),
        ({"start": date(2026, 12, 1)}, "days"),
        ({"last": date(2026, 11, 29)}, "days"),
    ],
)
def test_a_line_counts_if_agreed_in_the_unit_and_in_force_on_the_last_day(more: dict[str, Any], why: str) -> None:
    line = a_line(**more)

    found, left = lines.counted([line], "USD", LAST)

    assert (found, left) == (({}, [(line, why)]) if why else ({("mdg", "bra"): line}, []))


def test_the_newest_of_a_pair_counts_in_whatever_order_they_are_read() -> None:
    first, second = a_line("mdg/a"), a_line("mdg/b", 900, seq=3)
    unagreed, back = a_line("mdg/c", 1, seq=4, agreed=False), a_line("bra/d", 7, creditor="bra", debtor="mdg")
    for order in permutations([first, second, unagreed, back]):
        found, left = lines.counted(order, "USD", LAST)
        assert found == {("mdg", "bra"): second, ("bra", "mdg"): back}
        assert left == [(unagreed, "waits"), (first, "older")]


def test_limits_are_lines_lowered_or_of_pairs_without_one() -> None:
    line = a_line()
    found = lines.limits({("mdg", "bra"): 2_000, ("vnm", "bra"): 5}, {line.pair: line, ("bra", "mdg"): a_line("bra/x")})

    assert [(each.creditor, each.debtor, each.amount, each.line and each.line.uid) for each in found] == [
        ("bra", "mdg", 3_000, "bra/x"), ("mdg", "bra", 2_000, "mdg/a"), ("vnm", "bra", 5, None),
    ]  # fmt: skip
    with pytest.raises(wrong.AboveLine):
        lines.limits({("mdg", "bra"): 3_001}, {line.pair: line})


@pytest.mark.django_db
class TestInRounds:
    @pytest.fixture(autouse=True)
    def parties(self) -> None:
        joined(*MEMBERS, "ken")
        circle()

    def test_a_round_starts_with_the_agreed_lines_that_its_author_can_read(self) -> None:
        waits = granted("mdg", "bra", "1", consents=False)
        shown = granted("vnm", "mdg", "30", also_to=["bra"])
        hidden = granted("bra", "vnm", "50")

        made = preparing.prepare(terms(), party="bra")

        assert [(each.creditor, each.debtor, each.amount, each.line) for each in made.limits] == [
            ("bra", "vnm", "50.00", hidden.reference), ("vnm", "mdg", "30.00", shown.reference),
        ]  # fmt: skip
        early = [(each.payer, each.receiver, each.amount, each.on.isoformat()) for each in made.payments[:2]]
        assert early == [("mdg", "vnm", "50.00", "2026-11-01"), ("vnm", "bra", "10.00", "2026-11-01")]
        assert waits not in [each.line for each in made.limits]
        by_another = preparing.prepare(terms(), party="mdg")
        assert [each.creditor for each in by_another.limits] == ["vnm"]

    def test_a_line_may_be_lowered_and_never_raised(self) -> None:
        line = granted("mdg", "bra", "30")
        limit = {"creditor": "mdg", "debtor": "bra", "amount": "20"}

        row = proposed(limits=[limit])

        [found] = row.says.limits
        assert (found.amount, found.line) == ("20.00", line.reference)
        with pytest.raises(wrong.AboveLine):
            proposed(identifier="more", limits=[limit | {"amount": "30.01"}])

    def test_neither_side_of_a_line_consents_to_a_round_that_breaks_it_until_it_is_withdrawn(self) -> None:
        line = granted("mdg", "bra", "30")
        row = proposed("vnm")
        assert row.says.limits == ()
        assert [(each.uid, most) for each, most in queries.beyond_lines(row, "mdg")] == [(line.uid, 10_000)]
        assert queries.beyond_lines(row, "vnm") == []

        for party in ("mdg", "bra"):
            with pytest.raises(wrong.BeyondLine):
                consent(row, party)
        actions.withdraw(kind="credit-line", uid=line.uid, **told("mdg"))

        assert agreed(row, AT + timedelta(days=1)).state == "holds"

    def test_a_round_that_keeps_to_a_line_that_its_author_could_not_read_is_agreed_to(self) -> None:
        granted("mdg", "bra", "100")

        assert agreed(proposed("vnm")).state == "holds"

    def test_whether_a_round_holds_hangs_on_no_line(self) -> None:
        """Other members cannot read it: they would come to another answer."""
        line = granted("mdg", "bra", "30")
        row = proposed("vnm")
        for party in ("mdg", "bra"):
            word = {"id": "by-hand", "to": row.reference.model_dump(), "kind": "clearing-round", "says": "consent"}
            write("consent", word, party, ["vnm", *{"mdg", "bra"} - {party}])

        row.refresh_from_db()

        assert (row.state, CreditLine.objects.get(pk=line.uid).withdrawn_at) == ("holds", None)

    def test_a_limit_names_a_line_of_its_creditor_alone(self) -> None:
        line = granted("mdg", "bra", "30")
        forged = as_json(preparing.prepare(terms(), party="bra"))
        forged["limits"][0]["line"]["register_code"] = "vnm"
        with pytest.raises(BadRecord, match="granted by one member"):
            write("clearing-round", forged, "bra", ["mdg", "vnm"])
        assert not ClearingRound.objects.exists()
        assert line.holds_at is not None

    def test_a_line_is_shown_to_those_named_and_nobody_else(self) -> None:
        row = granted("mdg", "bra", "30", also_to=["vnm"])

        assert [list(queries.lines(code)) for code in ("mdg", "bra", "vnm", "ken")] == [[row], [row], [row], []]
        assert not queries.lines_waiting("vnm").exists()
        with pytest.raises(wrong.NoSuchLine):
            actions.consent(kind="credit-line", uid=row.uid, digest=row.digest, **told("vnm"))
        with pytest.raises(wrong.UnknownParty):
            granted("mdg", "bra", "30", also_to=["nobody"])


def granted(creditor: str, debtor: str, amount: str, *, consents: bool = True, also_to: Any = ()) -> CreditLine:
    row = actions.grant({"debtor": debtor, "amount": amount, "currency": "USD"}, also_to=also_to, **told(creditor))
    if consents:
        actions.consent(kind="credit-line", uid=row.uid, digest=row.digest, **told(debtor))
        row.refresh_from_db()
    return row


def consent(row: ClearingRound, party: str, at: datetime = AT) -> None:
    actions.consent(kind="clearing-round", uid=row.uid, digest=row.digest, **told(party, at))


def write(kind: str, record: dict[str, Any], party: str, to: list[str]) -> None:
    """By hand, with other software."""
    append.append(party, append.publish(read(kind, record), audience="parties", to=to), by=post(party), at=AT)
