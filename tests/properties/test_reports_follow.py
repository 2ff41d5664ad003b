"""Reports follow from the ledger: the same for the same lines in any order, and every figure opens to its number."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bandung.contributions import actions as ledger
from bandung.measurement.figures import Figure, total
from bandung.measurement.lines import Line
from bandung.measurement.valued import Policy
from bandung.registers import readers, rebuild
from bandung.registers.models import Entry
from bandung.reporting import actions, content
from bandung.reporting.asked import Asked
from bandung.reporting.rates import rates
from bandung.reporting.rules import KINDS
from bandung.reporting.tables import figures_of
from tests.cast import AT, joined, later, post
from tests.factories import a_contribution

LINES = some.lists(
    some.builds(
        dict,
        item=some.sampled_from(["A1", "A2", "B1", "B3", "B12", "A6"]), stage=some.sampled_from(["delivery", "budget"]),
        recipient_country=some.sampled_from(["MDG", "MWI", ""]), sector=some.sampled_from(["31120", "12220", ""]),
        quantity=some.one_of(some.none(), some.decimals("0.5", "90", places=1)),
        amount=some.one_of(some.none(), some.decimals("0.01", "9999", places=2)),
        currency=some.sampled_from(["USD", "BRL", "KPW"]), women=some.one_of(some.none(), some.integers(0, 9)),
        counts=some.booleans(), southern=some.booleans(), public=some.booleans(),
        channel=some.sampled_from(["direct", "multilateral-core", "joint-fund"]),
        said=some.sampled_from(["declared", "confirmed", "disputed"]),
    ),
    max_size=12,
)  # fmt: skip
"""What a party declares in a year."""


def a_line(number: int, told: dict[str, Any]) -> Line:
    item = told["item"]
    group = item[0] if item[0] != "B" or told["amount"] is not None else "C"
    money = group != "C" and told["amount"] is not None
    return Line(
        uid=f"bra/line-{number}", digest="0" * 64, seq=number, at=AT, standing="declared", title="Line", language="en",
        year=2023, list_version="v0", group=group, giver="bra", giver_country="BRA",
        unit="person-day" if told["quantity"] is not None else "",
        **{**told, "amount": told["amount"] if money else None, "currency": told["currency"] if money else ""},
    )  # fmt: skip


def made(kind: str, lines: list[Line], counted: dict[str, bool]) -> content.Content:
    policy = Policy("BRA", counted)
    return content.made(Asked(KINDS[kind], "bra", "BRA", 2023), lines, (), policy=policy, rates=rates(), closed="")


@settings(max_examples=40, deadline=None)
@given(LINES, some.sampled_from(["ssc", "tossd", "national", "sdmx"]), some.booleans())
def test_every_figure_of_a_report_is_the_one_at_its_address(told: Any, kind: str, refugees: bool) -> None:
    lines = [a_line(number, each) for number, each in enumerate(told)]
    report = made(kind, lines, {"refugees": refugees})
    head, sides = report.told, content.sides_of(report.told, report.given, report.received)

    for table in head["given"]:
        for address, (value, counted, of) in figures_of(table):
            found = total(Figure.read(address), sides.every)
            assert (found.counted, found.lines) == (counted, of), address
            assert found.value == (None if value is None else Decimal(value)), address


@settings(max_examples=40, deadline=None)
@given(LINES, some.sampled_from(["ssc", "tossd", "national"]))
def test_rows_of_every_table_add_up_to_one_total_and_all_reports_to_the_ledger(told: Any, kind: str) -> None:
    head = made(kind, [a_line(number, each) for number, each in enumerate(told)], {}).told

    wholes = set()
    for table in head["given"]:
        if "usd" not in table["measures"] or table["key"] == "stages":
            continue
        at = table["measures"].index("usd")
        parts = [row["cells"][at] for row in table["rows"]]
        value, counted, lines = table["total"][at]
        assert sum(int(part[0] or 0) for part in parts) == int(value or 0)
        assert (sum(part[1] for part in parts), sum(part[2] for part in parts)) == (counted, lines)
        wholes.add((value, counted, lines))
    assert len(wholes) == 1
    assert all(each["holds"] and each["unexplained_lines"] == 0 for each in head["reconciliation"])


@settings(max_examples=40, deadline=None)
@given(LINES, some.randoms(use_true_random=False))
def test_what_is_kept_gives_the_same_report_again(told: Any, chance: Any) -> None:
    lines = [a_line(number, each) for number, each in enumerate(told)]
    report = made("national", lines, {"core-contributions": chance.random() < 0.5})
    head = report.told

    sides = content.sides_of(head, report.given, report.received)
    again = content.head_of(
        Asked(KINDS["national"], "bra", "BRA", 2023), sides, policy=content.policy_of(head), rates=head["rates"],
        closed="",
    )  # fmt: skip

    assert again == head


@pytest.mark.django_db
@pytest.mark.parametrize("order", [("bra", "mdg"), ("mdg", "bra")])
def test_the_same_ledger_gives_the_same_report_after_a_rebuild_in_any_order(order: tuple[str, ...]) -> None:
    joined("bra", "mdg")
    for number in range(3):
        told = a_contribution(f"line-{number}", year=2025, quantity=str(number + 1))
        ledger.declare(told, party="bra", by=post("bra"), at=AT, public=True)
    ledger.declare(a_contribution("back", to="bra", year=2025), party="mdg", by=post("mdg"), at=AT)
    before = actions.begin(party="bra", kind="national", year=2025, by=post("bra"), at=later(1))
    actions.publish(number=before.pk, party="bra", by=post("bra"), at=later(1), public=True)
    written = rebuild.fingerprint()

    rebuild.rebuild()
    assert rebuild.fingerprint() == written
    for table in reversed(readers.READINGS):
        table._default_manager.all().delete()
    for code in order:
        readers.read(Entry.objects.filter(register=code).order_by("seq"), follow=False)

    assert rebuild.fingerprint() == written
    assert actions.begin(party="bra", kind="national", year=2025, by=post("bra"), at=later(2)) == before
