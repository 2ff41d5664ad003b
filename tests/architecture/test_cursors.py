"""No reader keeps a cursor open: one that stops midway would hold up its connection (docs of `in_order`)."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "bandung"


def test_rows_are_read_by_key_and_not_from_an_open_cursor() -> None:
    found = [str(file) for file in PACKAGE.rglob("*.py") if ".iterator(" in file.read_text(encoding="utf-8")]

    assert found == [], "read many rows with bandung.registers.models.in_order"
