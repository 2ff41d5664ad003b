"""``bandung contributions``: published projects from the command line."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bandung.cli import main
from bandung.cli.southern_projects import UnknownEnding
from bandung.standards.ssc import returning
from bandung.values.errors import BandungError

pytestmark = pytest.mark.django_db(transaction=True)

main.assemble()

PROJECT: dict[str, Any] = {
    "project_id": 1, "donor": "Qatar", "title": "Books for Tunis", "year": 2012, "status": "Completion",
    "flow": "Monetary Grant (excluding debt forgiveness)", "flow_class": "ODA-like", "crs_sector_code": 110,
    "crs_sector_name": "Education", "all_recipients": "Tunisia", "recipient_condensed": "Tunisia",
    "recipient_iso3": "TUN", "amount": "2,000,000", "currency": "USD", "sources": "http://a.example, Media Report",
    "is_cofinanced": "FALSE", "loan_type": "", "interest_rate": "", "maturity": "", "grace_period": "",
    "line_of_credit": "FALSE", "year_uncertain": "FALSE", "recipient_agencies": "", "funding_agency": "",
}  # fmt: skip


def bandung(*arguments: str, refused: type[BandungError] | None = None) -> Result:
    result = CliRunner().invoke(main.app, list(arguments))
    if refused is not None:
        assert isinstance(result.exception, refused), result.output
    else:
        assert result.exit_code == 0, result.output or repr(result.exception)
    return result


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = [PROJECT, PROJECT | {"project_id": 2, "status": "Suspended"}]
    with (tmp_path / "Qatar_TUFFDonorDataset_Level1_v1.0.csv").open("w", encoding="cp1252", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([list(PROJECT), *(list(row.values()) for row in rows)])
    return tmp_path


def test_published_projects_are_looked_at_loaded_once_and_reported(folder: Path, tmp_path: Path) -> None:
    (left_out,) = json.loads(bandung("contributions", "read-reported", str(folder), "--json").stdout)
    assert (left_out["row"], left_out["why"]) == (3, "cancelled or suspended by the source")
    money = bandung("contributions", "read-reported", str(folder)).stdout.splitlines()[-1]
    assert money.split()[1:] == ["USD", "2,000,000", "2,000,000"]

    listed = tmp_path / "not-used.csv"
    assert "1 written" in bandung("contributions", "load-reported", str(folder), "--not-used", str(listed)).stdout
    assert "qat-aiddata-2" in listed.read_text(encoding="utf-8")
    assert "0 written, 1 stood so already" in bandung("contributions", "load-reported", str(folder)).stdout

    for ending in ("xlsx", "csv"):
        file = tmp_path / f"qatar.{ending}"
        assert "1 rows" in bandung("contributions", "report-reported", "qat", "2012", str(file)).stdout
        (row,) = returning.read(file.read_bytes())
        assert (row.uid, row.standing, row.partner_country) == ("public-sources/qat-aiddata-1", "reported", "TUN")
    bandung("contributions", "report-reported", "QAT", "2012", str(tmp_path / "qatar.doc"), refused=UnknownEnding)
