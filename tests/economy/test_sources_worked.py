"""What is worked out of figures is kept beside them, and never in the way of them."""

from dataclasses import fields
from datetime import date
from pathlib import Path

import figure_files as files
import numpy as np
import pytest

from bandung.economy.complexity import Complexity
from bandung.economy.engine import open_engine
from bandung.sources import in_use, shelf, worked


def opened(place: Path) -> in_use.Figures:
    return in_use.Figures(place, open_engine())


def kept(place: Path) -> dict[str, float]:
    return {file.name: file.stat().st_mtime_ns for file in (place / worked.WORKED).iterdir()}


def same(one: Complexity, two: Complexity) -> bool:
    parts = [(one, two, "baskets found"), (one.baskets, two.baskets, ""), (one.found, two.found, "")]
    return all(
        np.array_equal(getattr(a, it.name), getattr(b, it.name), equal_nan=True)
        if isinstance(getattr(a, it.name), np.ndarray) and getattr(a, it.name).dtype.kind == "f"
        else np.array_equal(np.array(getattr(a, it.name), object), np.array(getattr(b, it.name), object))
        for a, b, but in parts for it in fields(a) if it.name not in but
    )  # fmt: skip


def test_complexity_is_worked_out_once_and_read_by_everybody_after(tmp_path: Path) -> None:
    first = worked.complexity_in(opened(tmp_path), "trade", 2022)
    before = kept(tmp_path)

    second = worked.complexity_in(opened(tmp_path), "trade", 2022)

    assert first is not None and second is not None and same(first, second)
    assert len(before) == 1 and kept(tmp_path) == before


def test_gravity_is_worked_out_once_and_read_by_everybody_after(tmp_path: Path) -> None:
    first = worked.gravity_in(opened(tmp_path), 2016)
    before = kept(tmp_path)

    second = worked.gravity_in(opened(tmp_path), 2016)

    assert first is not None and second is not None
    assert (first.coefficients, first.left_out, first.observations) == (
        second.coefficients, second.left_out, second.observations,
    )  # fmt: skip
    assert first.pairs.rows() == second.pairs.rows()
    assert len(before) == 1 and kept(tmp_path) == before


@pytest.mark.parametrize("broken", [b"", b"PK\x03\x04", b"PAR1 and nothing else"])
def test_a_file_that_cannot_be_read_is_made_anew(tmp_path: Path, broken: bytes) -> None:
    worked.complexity_in(opened(tmp_path), "trade", 2022)
    worked.gravity_in(opened(tmp_path), 2016)
    for file in (tmp_path / worked.WORKED).iterdir():
        file.write_bytes(broken)

    assert worked.complexity_in(opened(tmp_path), "trade", 2022) is not None
    assert worked.gravity_in(opened(tmp_path), 2016) is not None
    assert all(file.stat().st_size > 1_000 for file in (tmp_path / worked.WORKED).iterdir())


def test_where_nothing_can_be_written_all_goes_on_as_without(tmp_path: Path) -> None:
    (tmp_path / worked.WORKED).write_text("a file stands where the folder should be")

    assert worked.complexity_in(opened(tmp_path), "trade", 2022) is not None
    assert worked.gravity_in(opened(tmp_path), 2016) is not None


def test_newer_figures_take_the_place_of_older_ones_and_too_few_countries_leave_nothing(tmp_path: Path) -> None:
    codes = ("710", "842", "699", "490", "076", "404", "072", "156", "360", "458", "484", "152", "604", "032", "170",
             "218", "858", "566", "818", "788", "504", "834")  # fmt: skip
    header = files.BACI.splitlines()[0]
    rows = [
        f"2020,{seller},842,{product},{1 + at * product % 7},1"
        for at, seller in enumerate(codes) for product in range(100_110, 100_140)
        if at % 3 != product % 4 and seller != "842"
    ]  # fmt: skip

    def load(lines: list[str]) -> None:
        files.write(tmp_path / "brought", "BACI_HS17_Y2020_V202501.csv", "\n".join([header, *lines, ""]))
        shelf.fetch(tmp_path, "baci", on=date(2026, 11, 29), folder=tmp_path / "brought", anew=True)
        shelf.load(tmp_path, "baci")

    load(files.BACI.splitlines()[1:])
    assert worked.complexity_in(opened(tmp_path), "baci", 2020) is None
    load(rows)
    told = list(worked.ahead(opened(tmp_path)))
    first = kept(tmp_path)
    load(rows[:-40])
    list(worked.ahead(opened(tmp_path)))

    assert told == ["complexity of baci, 2020"]
    assert (len(first), len(kept(tmp_path)), first.keys() & kept(tmp_path).keys()) == (1, 1, set())
