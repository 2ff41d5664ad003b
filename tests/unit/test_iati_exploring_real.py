"""Exploring real files: nothing lost or counted twice; how often likeness is right, with identifiers hidden."""

from collections import Counter
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import duckdb
import pytest

from bandung.measurement.rates import sample_rates
from bandung.standards.iati.exploring.asking import Asked
from bandung.standards.iati.exploring.collecting import collect
from bandung.standards.iati.exploring.collection import Collection
from bandung.standards.iati.exploring.sources import Source
from bandung.standards.iati.flat import flatten

FILES = ("1.04_SenegalAIMS", "2.03_SenegalAIMS", "1.04_SenegalAMP_Geo")


@pytest.fixture
def sources(data: Path, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Source, dict[str, Decimal]]]:
    """Releases of AidData that overlap, flattened, with the sums that each file states."""
    folder, made = tmp_path_factory.mktemp("real"), []
    with ZipFile(data / "aiddata_iati_xml" / "aiddata_iati_xml_40_files.zip") as archive:
        for each in archive.namelist():
            if any(name in each for name in FILES):
                file = Path(archive.extract(each, folder))
                told = flatten(file, folder / file.stem, rates=sample_rates(), forms=("parquet",), processes=1)
                tables = {path.stem: path for path in (folder / file.stem).glob("*.parquet")}
                sums = {currency: total for (kind, currency), total in told.sums.items() if kind == "transaction"}
                made.append((Source(file.stem, file.stem, tables), sums))
    return made


def test_totals_of_everything_are_what_the_files_state(
    sources: list[tuple[Source, dict[str, Decimal]]], tmp_path: Path
) -> None:
    collect([source for source, _sums in sources], tmp_path / "made.duckdb")
    found = Collection(tmp_path / "made.duckdb")
    stated: Counter[str] = Counter()
    for _source, sums in sources:
        stated.update(sums)

    with found.ask(Asked()) as answers:
        told: Counter[str] = Counter()
        for total in answers.totals():
            told.update(total.by_currency)
    with found.ask(Asked(once=True)) as answers:
        once = {total.kind: total.usd for total in answers.totals()}
    with found.ask(Asked()) as answers:
        every = {total.kind: total.usd for total in answers.totals()}

    assert told == stated
    assert once["spent"] < every["spent"]


def test_likeness_is_right_where_identifiers_are_hidden(
    sources: list[tuple[Source, dict[str, Decimal]]], tmp_path: Path
) -> None:
    hidden = []
    for number, (source, _sums) in enumerate(sources):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, path in source.tables.items():
            duckdb.execute(
                f"COPY (SELECT * REPLACE ('{number}~' || activity AS activity) FROM read_parquet('{path}')) "
                f"TO '{folder / name}.parquet' (FORMAT parquet)"
            )
        hidden.append(Source(source.key, source.key, {path.stem: path for path in folder.glob("*.parquet")}))
    collect(hidden, tmp_path / "made.duckdb")

    [(pairs, right)] = Collection(tmp_path / "made.duckdb").rows(
        "SELECT count(*), count(*) FILTER (split_part(x.identifier, '~', 2) = split_part(y.identifier, '~', 2)) "
        "FROM link JOIN activity x ON x.id = a JOIN activity y ON y.id = b"
    )

    print(f"{right} of {pairs} pairs have the same identifier")
    assert pairs > 200
    assert right / pairs > 0.99
