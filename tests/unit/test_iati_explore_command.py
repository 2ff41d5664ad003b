"""``bandung iati explore``: questions to a folder, of files or of tables that were flattened before."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from bandung.cli.iati import app
from bandung.measurement.rates import sample_rates
from bandung.standards.iati.flat import flatten
from tests.explored import paid, told


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files that tell of one activity, and one that is none."""
    at = tmp_path / "files"
    at.mkdir()
    for name, amount in (("a", "1000"), ("b", "1100")):
        inside = f"{told('BR-1', money=paid(amount))}\n{told(f'BR-{name}', 'Rural roads')}"
        (at / f"{name}.xml").write_text(f'<iati-activities version="2.03">{inside}</iati-activities>', encoding="utf-8")
    return at


def said(*words: str, status: int = 0) -> str:
    answer = CliRunner().invoke(app, ["explore", *words])
    assert answer.exit_code == status, answer.output
    return answer.output


def test_a_folder_of_files_or_of_their_tables_answers_the_same(folder: Path, tmp_path: Path) -> None:
    flatten(folder, tmp_path / "flat", rates=sample_rates(), forms=("parquet",), processes=1)

    files = said(str(folder), "--query", "milk", "--several")
    tables = said(str(tmp_path / "flat"), "--query", "milk", "--several")

    assert files == tables
    assert "2 activities, 1 when reports of the same are taken together" in files
    assert "USD 2100" in files
    assert "Both have the identifier BR-1." in files
    assert "USD 1000" in said(str(folder), "--query", "milk", "--once")


def test_a_table_is_written_as_it_is_narrowed(folder: Path, tmp_path: Path) -> None:
    to = tmp_path / "roads.parquet"

    said(str(folder), "--query", "roads", "--table", "activities", "--form", "parquet", "-o", str(to))

    assert pq.read_table(to).column("activity").to_pylist() == ["BR-a", "BR-b"]


def test_a_file_that_is_none_is_named_and_the_others_answer(folder: Path) -> None:
    (folder / "c.xml").write_text("<html/>", encoding="utf-8")
    (folder / "d.xml").symlink_to(folder / "nowhere")
    (folder / "e.xml").write_text(f'<iati-activities version="2.03">{told("BR-e")}', encoding="utf-8")

    answer = said(str(folder))

    assert "5 activities" in answer
    assert "c.xml: This is not XML" in answer
    assert "d.xml: No such file" in answer
    assert "the file ends in the middle" in answer
