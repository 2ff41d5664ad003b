"""All benchmarks as one command: one that fails or takes too long stops nothing, and is told at the end."""

import runpy
from pathlib import Path
from typing import Any

import pytest

FILE = Path(__file__).parents[2] / "benchmarks" / "__main__.py"


@pytest.fixture
def bench() -> dict[str, Any]:
    return runpy.run_path(str(FILE))


def made(folder: Path, name: str, text: str) -> Path:
    file = folder / f"{name}.py"
    file.write_text(text, encoding="utf-8")
    return file


def test_what_ran_what_failed_and_what_was_ended(bench: dict[str, Any], tmp_path: Path) -> None:
    texts = {"good": "print('12 s\\nbeside 30 s')", "bad": "print('begun')\nraise SystemExit('no data')",
             "slow": "import time\ntime.sleep(60)"}  # fmt: skip
    ran = [bench["run"](made(tmp_path, name, text), check=False, limit=0.02) for name, text in texts.items()]

    told = bench["table"](ran)

    assert [each.well for each in ran] == [True, False, False]
    assert ran[0].lines == ("12 s", "beside 30 s")
    assert ran[1].lines == ("no data",)
    assert "ended after 0.02 min" in told
    assert told.splitlines()[-1] == "failed: bad, slow"


def test_every_benchmark_says_first_what_it_measures(bench: dict[str, Any]) -> None:
    files = bench["benchmarks"]()

    assert "ledger_made" not in {file.stem for file in files}
    assert all(file.read_text(encoding="utf-8").startswith('"""') for file in files)
