"""A country, a pair and a group in figures; obligations out of a file; who could clear with whom."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from bandung.economy import accounts
from bandung.economy.clearing import file as obligations
from bandung.economy.clearing.claims import BadObligation
from bandung.economy.clearing.prospects import could_clear, with_whom
from bandung.economy.clearing.rounds import clear
from bandung.economy.engine import Facts, open_engine
from bandung.economy.trade import share_with, south
from bandung.reference import UnknownCode

TRADE = (
    (2020, "KEN", "UGA", 30.0), (2020, "UGA", "KEN", 20.0), (2020, "KEN", "DEU", 50.0), (2020, "DEU", "KEN", 100.0),
    (2020, "IND", "KEN", 100.0), (2021, "KEN", "UGA", 40.0),
)  # fmt: skip


@pytest.fixture
def totals() -> Facts:
    names = ("year", "exporter", "importer", "value")
    return open_engine(threads=1).read([dict(zip(names, row, strict=True)) for row in TRADE])


def only(figures: Facts, **where: Any) -> dict[str, Any]:
    (row,) = [row for row in figures.rows() if all(row[name] == value for name, value in where.items())]
    return row


def test_how_much_of_a_countrys_trade_is_with_the_south(totals: Facts) -> None:
    first, second = accounts.south_share_of(totals, "KEN").rows()

    assert (first["year"], first["exported"], first["exported_to"]) == (2020, 80.0, 30.0)
    assert (first["share_of_imported"], first["share"]) == (pytest.approx(120 / 220), 0.5)
    assert (second["exported"], second["imported"], second["share"]) == (40.0, None, None)  # purchases are not stated


def test_with_whom(totals: Facts) -> None:
    found = accounts.partners_of(totals, "KEN", 2020)

    assert [it["partner"] for it in found.rows()] == ["DEU", "IND", "UGA"]
    assert only(found, partner="DEU") | {"share": 0} == {
        "partner": "DEU", "south": 0, "exported": 50.0, "imported": 100.0, "balance": -50.0, "share": 0,
    }  # fmt: skip
    india = only(found, partner="IND")
    assert (india["south"], india["exported"], india["balance"]) == (1, None, None)
    assert sum(it["share"] for it in found.rows()) == pytest.approx(1)


def test_no_share_of_a_partner_rests_on_sales_alone(totals: Facts) -> None:
    (uganda,) = accounts.partners_of(totals, "KEN", 2021).rows()

    assert (uganda["exported"], uganda["imported"], uganda["share"]) == (40.0, None, None)


def test_what_is_sold_by_product_to_all_and_to_one_partner() -> None:
    rows = (
        (2020, "KEN", "UGA", "tea", 6.0), (2020, "KEN", "UGA", "salt", 2.0), (2020, "KEN", "DEU", "tea", 32.0),
        (2020, "KEN", "UGA", "wax", 0.0), (2019, "KEN", "UGA", "tea", 9.0), (2020, "UGA", "KEN", "tea", 5.0),
    )  # fmt: skip
    names = ("year", "exporter", "importer", "product", "value")
    trade = open_engine(threads=1).read([dict(zip(names, row, strict=True)) for row in rows])

    assert [tuple(it.values()) for it in accounts.products_of(trade, "KEN", 2020).rows()] == [
        ("tea", 38.0, 0.95), ("salt", 2.0, 0.05),
    ]  # fmt: skip
    assert [tuple(it.values()) for it in accounts.products_of(trade, "KEN", 2020, "UGA").rows()] == [
        ("tea", 6.0, 0.75), ("salt", 2.0, 0.25),
    ]  # fmt: skip


def test_a_pair_year_by_year(totals: Facts) -> None:
    found = accounts.pair_of(totals, "UGA", "KEN")

    assert [(it["year"], it["exporter"], it["value"]) for it in found.rows()] == [
        (2020, "KEN", 30.0), (2020, "UGA", 20.0), (2021, "KEN", 40.0),
    ]  # fmt: skip
    assert found.rows()[0]["share_of_exporter"] == 0.375


def test_a_group_with_the_members_of_each_year(totals: Facts) -> None:
    row = only(accounts.group_of(totals, "EAC"), year=2020)

    assert (row["members"], row["intra"], row["exported"], row["share_of_exported"]) == (6, 50.0, 100.0, 0.5)
    with pytest.raises(UnknownCode):
        accounts.group_of(totals, "XYZ")


def test_of_many_countries_no_share_rests_on_purchases_alone(totals: Facts) -> None:
    rows = share_with(totals, south(totals.engine, [2020])).table

    found = totals.with_(rows.mutate(**accounts.stated(totals, rows, 2020)))

    india = only(found, country="IND")
    assert (india["exported"], india["imported"], india["share"]) == (100.0, None, None)
    assert only(found, country="KEN")["share"] == 0.5


def test_a_group_of_whose_members_nobody_stated_trade_with_each_other_is_not_at_zero(totals: Facts) -> None:
    (row,) = [it for it in accounts.group_of(totals, "BRICS").rows() if it["year"] == 2020]

    assert (row["members"], row["stated"], row["exported"], row["imported"]) == (5, 1, 100.0, None)
    assert {row[name] for name in ("intra", "share", "share_of_exported", "intensity", "introversion")} == {None}


def test_a_year_without_figures_is_told_with_the_years_there_are(totals: Facts) -> None:
    assert accounts.year_of(totals, "trade", None) == 2021
    assert accounts.year_of(totals, "trade", None, "IND") == 2020
    with pytest.raises(accounts.NoFigures, match="2020, 2021"):
        accounts.year_of(totals, "trade", 1999)
    with pytest.raises(accounts.NoFiguresAtAll, match="no figures of trade of Brazil"):
        accounts.year_of(totals, "trade of Brazil", None, "BRA")


def test_agreements_in_force_for_both() -> None:
    engine = open_engine(threads=1)
    facts = engine.read([
        {"agreement": name, "country": code, "start": start, "end": 9999, "kind": "customs union"}
        for name, code, start in (("EAC", "KEN", 2000), ("EAC", "UGA", 2000), ("other", "KEN", 2010))
    ])  # fmt: skip

    assert [it["agreement"] for it in accounts.agreements_of(facts, "KEN", 2020).rows()] == ["EAC", "other"]
    assert accounts.agreements_of(facts, "KEN", 2020, partner="UGA").rows() == [
        {"agreement": "EAC", "kind": "customs union", "start": 2000, "members": 2}
    ]


def test_who_could_clear_payments_with_whom(totals: Facts) -> None:
    found = could_clear(totals, ["KEN", "UGA"], 2020)

    assert (found.handled, found.moved, found.saved) == (5_000, 1_000, Fraction(4, 5))
    assert with_whom(totals, "KEN", 2020).rows()[0] == {
        "partner": "DEU", "exported": 50.0, "imported": 100.0, "cancels": 100.0, "share": pytest.approx(2 / 3),
    }  # fmt: skip
    assert [it["partner"] for it in with_whom(totals, "KEN", 2020).rows()] == ["DEU", "UGA"]


def test_obligations_of_a_file_are_exact_to_the_cent(tmp_path: Path) -> None:
    file = written(tmp_path, "A,B,0.29,USD,2026-01-31", "B,A,1000,JPY,2026-02-01", "B,A,1.234,KWD,2026-02-01")

    found = obligations.read(file)

    assert found.column("amount").to_pylist() == [29, 1000, 1234]
    rates = obligations.rates({"JPY": "0.0065", "KWD": "3.25"}, "USD")
    done = clear(found, rates, until=date(2026, 2, 1))
    assert done.claims.owed == {("A", "B"): 29, ("B", "A"): 650 + 401}


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("A,B,,USD,2026-01-31", "Obligation 1 cannot be taken: a cell is empty."),
        ("A,B,ten,USD,2026-01-31", "the amount is no number"),
        ("A,B,NaN,USD,2026-01-31", "the amount is no number"),
        ("A,B,1.005,USD,2026-01-31", "more decimals"),
        ("A,B,1e30,USD,2026-01-31", "too large"),
        ("A,B,1,USD,31.01.2026", "the day"),
    ],
)
def test_what_is_no_obligation_is_told_with_its_row(tmp_path: Path, line: str, sentence: str) -> None:
    with pytest.raises(BadObligation, match=sentence):
        obligations.read(written(tmp_path, line))


def test_a_file_that_is_not_there_is_called_so(tmp_path: Path) -> None:
    with pytest.raises(obligations.NoFile, match="There is no file “owed"):
        obligations.read(tmp_path / "owed.csv")


def test_a_file_that_is_none_of_obligations_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("debtor,creditor\nA,B\n", encoding="utf-8")
    with pytest.raises(obligations.NotObligations, match="amount, currency, on is missing"):
        obligations.read(other)
    other.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(obligations.CannotRead, match="other"):
        obligations.read(other)
    with pytest.raises(UnknownCode):
        obligations.read(written(tmp_path, "A,B,1,XXQ,2026-01-31"))


def written(folder: Path, *lines: str) -> Path:
    file = folder / "obligations.csv"
    file.write_text("\n".join(["debtor,creditor,amount,currency,on", *lines, ""]), encoding="utf-8")
    return file
