"""Small collections of IATI activities for tests, written by hand."""

from pathlib import Path

from bandung.measurement.rates import sample_rates
from bandung.standards.iati.exploring.beside import read_beside
from bandung.standards.iati.exploring.collecting import collect
from bandung.standards.iati.exploring.collection import Collection
from bandung.standards.iati.exploring.sources import Source
from bandung.standards.iati.flat import flatten

NEW_LINE = "\n"


def told(
    identifier: str,
    title: str = "Milk banks for small hospitals",
    *,
    reporter: str = "BR-ABC",
    where: str = '<recipient-country code="MZ"/>',
    sector: str = '<sector vocabulary="1" code="12220"/>',
    money: str = "",
    more: str = "",
    start: str = "2019-01-01",
    updated: str = "2024-01-01T00:00:00Z",
) -> str:
    """An activity of 2.03."""
    return f"""<iati-activity default-currency="USD" last-updated-datetime="{updated}">
<iati-identifier>{identifier}</iati-identifier><reporting-org ref="{reporter}" type="10"><narrative>Agency {reporter}
</narrative></reporting-org><title><narrative>{title}</narrative></title>{more}<activity-status code="2"/>
<activity-date type="2" iso-date="{start}"/>{where}{sector}{money}</iati-activity>"""


def paid(amount: str, *, kind: str = "3", on: str = "2020-05-01", currency: str = "USD", inside: str = "") -> str:
    """A transaction."""
    return (
        f'<transaction><transaction-type code="{kind}"/><transaction-date iso-date="{on}"/>'
        f'<value value-date="{on}" currency="{currency}">{amount}</value>{inside}</transaction>'
    )


def source(folder: Path, key: str, *activities: str) -> Source:
    """A file of these activities, flattened."""
    at = folder / key
    at.mkdir()
    file = at / "file.xml"
    file.write_text(f'<iati-activities version="2.03">{NEW_LINE.join(activities)}</iati-activities>', encoding="utf-8")
    flatten(file, at, rates=sample_rates(), forms=("parquet",), processes=1)
    read_beside(file, at)
    tables = {path.stem: path for path in at.glob("*.parquet")}
    return Source(key, file.read_text(), tables, name=f"File {key}", publisher=f"Publisher {key}", licence="CC BY 4.0")


def collected(folder: Path, **files: list[str]) -> Collection:
    """A collection of files by key."""
    made = [source(folder, key, *activities) for key, activities in files.items()]
    collect(made, folder / "made.duckdb")
    return Collection(folder / "made.duckdb")
