"""Annual tables of initiatives: by modality, type, role, sector and goal; what they cost, who bore it, how soon."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from bandung import reference
from bandung.measurement import valuation
from bandung.measurement.figures import Figure, total
from bandung.measurement.lines import Line
from bandung.measurement.valued import Policy
from bandung.standards.ibero import annual, sectors
from bandung.standards.ibero.initiatives import Initiative, Partner, Row, role_of, rows
from bandung.values import LANGUAGES
from tests.ledger_lines import RATES, a_line

POLICY = Policy("BRA")
PAIR = (Partner("BRA", "provider"), Partner("PER", "recipient"))
MILK = Initiative("bra/milk", "Milk banks", "project", "bilateral", PAIR, "12220", ("3.2", "5.1"),
                  date(2024, 1, 10), date(2024, 3, 1))  # fmt: skip
SOIL = Initiative("bra/soil", "Soils", "action", "triangular", (*PAIR, Partner("DEU", "facilitator")), "31130",
                  ("2.4",), None, date(2023, 5, 1), date(2024, 2, 1))  # fmt: skip
CARIBBEAN = Initiative("bra/sea", "Sea", "programme", "regional", (Partner("BRA", "both"),), "", ())
OVER = Initiative(
    "bra/old", "Over", "project", "bilateral", PAIR, "12220", (), None, date(2019, 1, 1), date(2020, 1, 1)
)
ELSEWHERE = Initiative("mex/other", "Other", "project", "bilateral", (Partner("MEX", "provider"),), "12220")
ALL = (MILK, SOIL, CARIBBEAN, OVER, ELSEWHERE)


def paid(uid: str, initiative: str, reais: int, stage: str = "delivery", **said: Any) -> Line:
    return a_line(uid, initiative=initiative, stage=stage, amount=Decimal(reais), currency="BRL", **said)


LEDGER: Sequence[Line] = (
    paid("bra/c-1", "bra/milk", 5400, "budget"),
    paid("bra/c-2", "bra/milk", 2700),
    paid("bra/c-3", "bra/milk", 540, cost="indirect"),
    paid("per/c-1", "bra/milk", 1080),
    a_line("bra/c-4", initiative="bra/soil", quantity=Decimal(4), unit="person-day"),
    paid("bra/c-5", "bra/old", 54, year=2019),
)


def made(initiatives: Sequence[Initiative] = ALL, ledger: Sequence[Line] = LEDGER) -> annual.Annual:
    valued = list(valuation.value_all(ledger, RATES, POLICY))
    return annual.make(initiatives, valued, "BRA", 2024, POLICY, rates="hand-1", on=date(2025, 6, 1))


def row(uid: str) -> Row:
    return next(each for each in made().rows if each.uid == uid)


def test_initiatives_of_the_country_that_went_on_in_the_year_have_a_row() -> None:
    assert [each.uid for each in made().rows] == ["bra/milk", "bra/soil"]


def test_one_that_has_no_dates_comes_in_by_what_it_cost() -> None:
    told = made(ALL, [*LEDGER, paid("bra/c-9", "bra/sea", 54)])

    assert "bra/sea" in [each.uid for each in told.rows]


def test_direct_and_total_cost_stand_beside_each_other_budgeted_and_executed() -> None:
    milk = row("bra/milk")

    assert (milk.direct_budgeted, milk.total_budgeted) == (1000, 1000)
    assert (milk.direct_executed, milk.total_executed) == (700, 800)
    assert (milk.lines, milk.priced, milk.days) == (3, 3, 51)


def test_the_burden_is_the_part_of_the_country_in_what_all_gave() -> None:
    assert row("bra/milk").burden == Decimal("0.75")


def test_what_is_not_known_is_empty_and_not_zero() -> None:
    soil = row("bra/soil")

    assert (soil.total_executed, soil.efficiency, soil.burden, soil.days) == (None, None, None, None)
    assert (soil.lines, soil.priced) == (1, 0)


def test_efficiency_is_of_those_that_say_both() -> None:
    assert made(ALL, LEDGER[:2]).rows[0].efficiency == Decimal("0.5")


def test_contested_items_cost_nothing_here_at_any_stage() -> None:
    told = made(
        ALL, [paid("bra/c-1", "bra/milk", 54, "budget", item="B11"), paid("bra/c-2", "bra/milk", 54, item="B11")]
    )

    assert told.rows[0].total_budgeted is told.rows[0].total_executed is None


@pytest.mark.parametrize(
    ("roles", "expected"),
    [(("provider",), "provider"), (("provider", "recipient"), "both"), (("both",), "both"), ((), ""),
     (("facilitator", "recipient"), "recipient")],
)  # fmt: skip
def test_a_country_with_several_roles_has_one_in_the_tables(roles: Sequence[str], expected: str) -> None:
    its = Initiative("bra/x", "X", "action", "bilateral", [Partner("BRA", role) for role in roles])

    assert role_of(its, "BRA") == expected


@pytest.mark.parametrize("division", annual.DIVISIONS, ids=lambda it: it.name)
def test_each_table_adds_up_to_all_initiatives(division: annual.Division) -> None:
    told = made(ALL, [*LEDGER, paid("bra/c-9", "bra/sea", 54)])
    width = len(division.columns)

    parts = list(annual.divided(told, division))

    assert sum(part[width] for part in parts) == len(told.rows) == 3  # type: ignore[misc]
    assert sum(part[width + 4] or 0 for part in parts) == Decimal(810)  # type: ignore[misc]


def test_the_money_of_a_row_is_what_its_address_adds_up_to() -> None:
    told = made()

    for each in told.rows:
        its = total(Figure.read(each.figure), told.costs.get(each.uid, []))
        assert its.value == (None if each.total_executed is None else each.total_executed * 100)


def test_there_are_thirty_sectors_in_six_areas_and_every_purpose_has_one() -> None:
    known = sectors.sectors()

    assert (len(known), len(set(known.values())), len(sectors.areas())) == (30, 6, 6)
    assert set(known.values()) == set(sectors.areas())
    assert {sectors.sector_of(each.code) for each in reference.sectors()} <= set(known)


@pytest.mark.parametrize(
    ("purpose", "sector", "area"),
    [("12220", "health", "social"), ("31120", "agriculture", "productive"), ("16061", "culture", "other"),
     ("15170", "gender", "other"), ("410", "environment", "environment"), ("", "", ""), ("998", "other", "other")],
)  # fmt: skip
def test_a_purpose_code_falls_under_a_sector_and_its_area(purpose: str, sector: str, area: str) -> None:
    assert (sectors.sector_of(purpose), sectors.area_of(purpose)) == (sector, area)


def test_the_workbook_has_every_table_with_names_in_the_language_of_the_reader() -> None:
    to = BytesIO()
    annual.write_book(made(), "es", to)
    found = openpyxl.load_workbook(BytesIO(to.getvalue()))

    assert len(found.sheetnames) == 3 + len(annual.DIVISIONS)
    cells = {cell.value for cell in found.worksheets[1]["J"]} | {cell.value for cell in found.worksheets[4]["D"]}
    assert "Salud" in {cell.value for line in found.worksheets[1].iter_rows() for cell in line} | cells
    assert rows([], [], "BRA", 2024, POLICY) == []


def test_text_files_begin_with_scope_and_coverage_of_costs() -> None:
    to = BytesIO()
    annual.write_rows(made(), "en", to)
    text = to.getvalue().decode("utf-8-sig")

    assert "1 of 2 initiatives have costs" in text
    assert "they are not the official ones" in text


def test_columns_have_a_heading_in_every_language() -> None:
    assert tuple(column.code for column in annual.COLUMNS) == Row._fields
    assert all(set(column.names) == set(LANGUAGES) for column in annual.COLUMNS)
