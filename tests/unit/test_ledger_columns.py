"""The ledger in columns: the same figures as line by line, for whoever may read them, brought up to date by marks."""

import os
from datetime import date
from typing import Any

import pytest

from bandung.contributions import actions, answers, ledger, queries
from bandung.contributions.models import Contribution
from bandung.measurement.figures import Figure, total
from bandung.measurement.valuation import value_all
from bandung.reporting import dashboard, parts
from bandung.reporting.columns import Columns, columns
from bandung.reporting.dashboard import Asked
from bandung.reporting.explaining import explain
from bandung.reporting.rates import rates
from bandung.values import BadValue
from tests.cast import AT, joined, later, post
from tests.factories import a_contribution

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def cast() -> None:
    joined("bra", "mdg", "ken")


def declared(identifier: str, by: str = "bra", public: bool = False, **more: Any) -> Contribution:
    return actions.declare(a_contribution(identifier, **more), party=by, by=post(by), at=AT, public=public)


def some() -> None:
    declared("days", quantity="45.5")
    declared("money", item="A1", group="A", quantity=None, unit=None, amount="1000.10", currency="BRL", year=2024)
    declared("seats", item="B3", group="C", quantity="12", unit="seat", level="advanced", public=True,
             people={"women": 7, "men": 5})  # fmt: skip
    declared("milk", by="ken", item="B6", quantity="3", unit="tonne", sector="72040", sdgs=[])


def by_hand(figure: Figure, reader: str) -> Any:
    rows = queries.visible(reader)
    lines = [line for row in rows for line in ledger.lines([row], on=date(row.year, 12, 31))]
    return total(figure, value_all(lines, rates(), parts.POLICY))


def test_an_address_with_hundreds_of_filters_is_refused_as_one_that_names_some_twice() -> None:
    with pytest.raises(BadValue, match="stands once"):
        Figure.read("lines?" + "year=2025&" * 300)


ADDRESSES = (
    "lines", "usd", "lines?giver=bra", "usd?giver_country=BRA&year=2020..2025", "quantity?unit=person-day",
    "people?item=B3", "amount?currency=BRL", "lines?sector=311", "lines?goal=-", "lines?recipient_group=LDC",
    "women?level=advanced&recipient=mdg",
)  # fmt: skip


def test_columns_and_lines_say_the_same_of_every_figure_to_every_reader() -> None:
    some()

    for address in ADDRESSES:
        for reader in ("", "bra", "mdg", "ken"):
            assert explain(address, reader=reader).total == by_hand(Figure.read(address), reader), (address, reader)


def test_everybody_sees_only_what_is_for_everybody() -> None:
    some()

    assert dashboard.tables().all.total.lines == 1  # type: ignore[union-attr]
    assert dashboard.tables(party="bra", reader="ken").given.total.lines == 1  # type: ignore[union-attr]
    assert dashboard.tables(party="bra", reader="mdg").given.total.lines == 3  # type: ignore[union-attr]


def test_units_and_money_stand_side_by_side_and_each_number_leads_to_its_lines() -> None:
    some()

    given = dashboard.tables(party="bra", reader="bra").given
    assert given is not None
    assert {(each.unit, str(each.value)) for each in given.total.quantities} == {("person-day", "45.5"), ("seat", "12")}
    assert (given.total.usd_lines, given.total.lines) == (1, 3)
    for groups in given.by.values():
        for group in groups:
            assert explain(group.figures["usd"], reader="bra").total.value == group.usd
            assert explain(group.figures["lines"], reader="bra").total.lines == group.lines
            for each in group.quantities:
                assert explain(each.figure, reader="bra").total.value == each.value


def test_whatever_one_groups_by_the_sum_is_the_total() -> None:
    some()
    side = dashboard.tables(party="bra", reader="bra", asked=Asked(stage="")).given
    assert side is not None

    for name in dashboard.DIMENSIONS:
        assert sum(group.lines for group in side.by[name]) == side.total.lines
        assert sum(group.usd or 0 for group in side.by[name]) == side.total.usd


def test_a_new_word_is_in_at_once_and_only_its_part_is_read_anew() -> None:
    some()
    dashboard.tables()
    row = Contribution.objects.get(pk="bra/days")
    before = {path.name for path in parts.part(("ken", 2026), "x", parts.valuation()).parent.iterdir()}

    answers.confirm(uid=row.uid, digest=row.digest, party="mdg", says="confirmed", by=post("mdg"), at=later(1))

    given = dashboard.tables(party="bra", reader="bra").given
    assert given is not None
    assert {group.key: group.lines for group in given.by["said"]} == {"confirmed": 1, "declared": 2}
    after = {path.name for path in parts.part(("ken", 2026), "x", parts.valuation()).parent.iterdir()}
    assert [name.rsplit("-", 1)[0] for name in after - before] == ["bra-2026"]


def test_what_was_taken_back_is_no_longer_counted() -> None:
    some()
    assert explain("lines", reader="bra").total.lines == 3
    actions.withdraw(uid="bra/days", party="bra", by=post("bra"), at=later(1))

    assert explain("lines", reader="bra").total.lines == 2


def test_too_much_to_value_while_somebody_waits_is_left_to_the_background(monkeypatch: pytest.MonkeyPatch) -> None:
    some()
    monkeypatch.setattr("bandung.reporting.columns.MOST_INLINE", 0)

    assert dashboard.tables(party="bra", reader="bra").behind
    assert parts.refresh() == 3
    told = dashboard.tables(party="bra", reader="bra")
    assert (told.behind, told.given and told.given.total.lines) == (False, 3)
    assert not columns().behind


def test_a_process_that_begins_reads_one_file_and_then_what_changed_since(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bandung.reporting.parts.MANY", 2)
    some()
    parts.refresh()
    found = parts.gathered(parts.valuation())
    assert found is not None and set(found[1]) == {("bra", 2024), ("bra", 2026), ("ken", 2026)}
    actions.withdraw(uid="ken/milk", party="ken", by=post("ken"), at=later(1))
    declared("late", by="ken", year=2025)

    begun = Columns()
    begun.sync()

    stood = {uid for (uid,) in begun.rows("SELECT uid FROM ledger")}
    assert stood == {"bra/days", "bra/money", "bra/seats", "ken/late"}
    assert not parts.gather({}, parts.valuation())


@pytest.mark.parametrize(
    "address", ["", "gold", "usd?who=bra", "usd?year=soon", "quantity", "amount", "usd?year=2020&year=2021"]
)
def test_what_is_no_figure_is_refused_with_a_sentence(address: str) -> None:
    with pytest.raises(BadValue):
        explain(address)


def test_a_code_that_its_list_no_longer_has_is_not_stated_and_stops_nobody() -> None:
    declared("days", public=True)
    row = Contribution.objects.get(pk="bra/days")
    row.unit = row.body["unit"] = "bushel"
    row.save()

    assert explain("lines").total.value == 1
    assert explain("lines?unit=-").total.value == 1


def test_a_file_that_was_replaced_just_now_stays_however_old_it_is(settings: Any, tmp_path: Any) -> None:
    settings.LEDGER_FOLDER = tmp_path
    declared("days")
    older, old, new = (parts.build(("bra", 2025), mark * 32, "v") for mark in "abc")
    for path, ago in ((older, 9 * parts.KEPT), (old, 8 * parts.KEPT)):
        os.utime(path, (path.stat().st_mtime - ago,) * 2)
    parts.build(("bra", 2025), "d" * 32, "v")

    assert not older.exists()
    assert old.exists()
    assert new.exists()


def test_whoever_reads_while_valuations_change_reads_the_columns_as_they_were(
    settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.LEDGER_FOLDER = tmp_path
    declared("days", public=True)
    held, seen, build = columns(), [], parts.build

    def slowly(*told: Any) -> Any:
        seen.append(held.rows("SELECT count(*) FROM ledger"))
        return build(*told)

    monkeypatch.setattr(parts, "build", slowly)
    monkeypatch.setattr(parts, "valuation", lambda: "other-rates")
    held.sync()

    assert seen == [[(1,)]]
