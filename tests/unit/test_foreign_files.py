"""Real files of others: every activity becomes something or is told of, and sums by currency are those of the file."""

from decimal import Decimal
from pathlib import Path

import pytest

from bandung.measurement.rates import current_rates
from bandung.standards.iati.flat import flatten
from bandung.standards.iati.mapping.taking import Where, take
from bandung.standards.iati.mapping.taking_choices import Choices
from bandung.standards.iati.reading import read
from bandung.standards.iati.upgrading import upgrade
from tests.foreign_activities import KINDS

WHERE = Where("https://publisher.example/iati.xml", "a publisher, file 0")


@pytest.mark.parametrize("name", ["who-arg.xml", "usaid-798.xml", "worldbank-sv.xml", "acfspain-ph.xml"])
def test_sums_of_a_real_file_are_kept_or_listed(data: Path, tmp_path: Path, name: str) -> None:
    path = data / "iati_real_xml" / name
    sums: dict[tuple[str, str], Decimal] = {}
    became = 0

    for part in upgrade(read(path)).parts():
        if part.tag == "iati-activity":
            taken = take(part, where=WHERE, choices=Choices())
            became += taken.initiative is not None
            for key, amount in taken.sums().items():
                sums[key] = sums.get(key, Decimal(0)) + amount

    told = flatten(path, tmp_path / "to", rates=current_rates(tmp_path), forms=(), processes=1)
    wanted = {key: amount for key, amount in told.sums.items() if key[0] in KINDS}
    assert became == told.rows["activities"] > 0
    assert {key: amount for key, amount in sums.items() if amount} == {k: v for k, v in wanted.items() if v}
