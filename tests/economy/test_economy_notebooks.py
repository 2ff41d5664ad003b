"""The notebooks of the economy say what they say on a fresh machine: every cell runs, and its kept output is true."""

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest

from bandung.economy import accounts

FOLDER = Path(__file__).parents[2] / "docs" / "notebooks"


@pytest.mark.parametrize("name", ["south_south_trade", "clear_payments"])
def test_a_notebook_still_says_what_is_kept_in_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BANDUNG_HOME", str(tmp_path))  # where no figures were loaded
    names: dict[str, Any] = {}
    cells = [cell for cell in kept(name) if cell["cell_type"] == "code"]
    for number, cell in enumerate(cells, 1):
        shown = run("".join(cell["source"]), names, f"cell {number}")
        told = ["".join(each["text"]) for each in cell["outputs"] if each["output_type"] == "stream"]
        assert capsys.readouterr().out == "".join(told)
        results = [each["data"] for each in cell["outputs"] if each["output_type"] == "execute_result"]
        assert len(results) == (shown is not None)
        for each in results:
            drawn = hasattr(shown, "svg")
            assert "".join(each["text/plain"]) == (shown.title if drawn else repr(shown))
            assert "<svg" in "".join(each["text/html"]) if drawn else "<table" in "".join(each["text/html"])


@pytest.mark.parametrize(
    ("name", "chosen", "sentence"),
    [
        ("south_south_trade", '"FJI", "IND"', "There are no figures of trade of FJI"),
        ("clear_payments", '"FJI", "MERCOSUR"', "There are no figures of trade of FJI"),
    ],
)
def test_of_a_country_without_figures_a_cell_says_so(
    name: str, chosen: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANDUNG_HOME", str(tmp_path))
    sources = ["".join(cell["source"]) for cell in kept(name) if cell["cell_type"] == "code"]
    sources[0] = re.sub(r'= "[A-Z]+", "[A-Z]+"', f"= {chosen}", sources[0])
    names: dict[str, Any] = {}

    with pytest.raises(accounts.NoFiguresAtAll, match=sentence):
        for number, source in enumerate(sources, 1):
            run(source, names, f"cell {number}")


@pytest.mark.parametrize("name", ["south_south_trade", "clear_payments"])
def test_cells_are_short_and_nothing_of_a_machine_is_in_them(name: str) -> None:
    for number, cell in enumerate(kept(name)):
        if cell["cell_type"] == "code":
            assert len(cell["source"]) <= 14, f"cell {number}"
            assert all(len(line) <= 121 for line in cell["source"])
    text = (FOLDER / f"{name}.ipynb").read_text(encoding="utf-8")
    assert "/home/" not in text
    assert "Traceback" not in text


def kept(name: str) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = json.loads((FOLDER / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    return cells


def run(source: str, names: dict[str, Any], where: str) -> Any:
    """Run a cell as a notebook does: its last expression is what it shows."""
    body = ast.parse(source).body
    last = body.pop() if isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), where, "exec"), names)
    return eval(compile(ast.Expression(last.value), where, "eval"), names) if isinstance(last, ast.Expr) else None
