"""The ledger as an SDMX data set: a structure that the field's library accepts, numbers that come back equal."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from pysdmx.io import get_datasets, read_sdmx

from bandung.measurement import valuation
from bandung.measurement.figures import total
from bandung.measurement.lines import Line
from bandung.measurement.valued import Policy, Valued
from bandung.standards.sdmx import datasets, definitions, messages, structure
from bandung.standards.sdmx.observations import Observation, observed
from bandung.standards.tables.errors import BadTable
from tests.ledger_lines import RATES, a_line

AT = datetime(2025, 6, 1, tzinfo=UTC)
LEDGER: Sequence[Line] = (
    a_line("bra/c-1", amount=Decimal("5400.01"), currency="BRL", quantity=Decimal("12.5"), unit="person-day",
           sector="31120"),
    a_line("bra/c-2", sector="311", quantity=Decimal("0.1"), unit="person-day", women=3),
    a_line("bra/c-3", group="C", item="C1", quantity=Decimal(30), unit="person-hour"),
    a_line("bra/c-4", amount=Decimal("99999999999999.99"), currency="BRL", recipient_country="", stage="budget"),
    a_line("bra/c-5", counts=False, amount=Decimal(54), currency="BRL"),
)  # fmt: skip


def valued() -> list[Valued]:
    return list(valuation.value_all(LEDGER, RATES, Policy("BRA")))


def as_ml(observations: Sequence[Observation]) -> bytes:
    to = BytesIO()
    datasets.write_ml(observations, to, prepared=AT)
    return to.getvalue()


def as_csv(observations: Sequence[Observation]) -> bytes:
    to = BytesIO()
    datasets.write_csv(observations, to)
    return to.getvalue()


def structure_message() -> bytes:
    to = BytesIO()
    structure.write_structure(to, prepared=AT)
    return to.getvalue()


def one(measure: str, **said: str) -> Observation:
    (found,) = (
        it for it in observed(valued())
        if it.measure == measure and all(getattr(it, name) == value for name, value in said.items())
    )  # fmt: skip
    return found


def test_sectors_of_five_digits_are_taken_together() -> None:
    its = one("usd", sector="311")

    assert (its.value, its.counted, its.lines, its.coverage) == (Decimal("1000.00"), 1, 2, Decimal("0.5"))


def test_a_quantity_is_observed_in_its_unit() -> None:
    assert one("quantity", item="B1", unit="person-day").value == Decimal("12.6")


def test_what_is_not_stated_is_missing_and_what_has_no_price_says_so() -> None:
    its = one("usd", group="C")

    assert (its.value, its.status, its.coverage) == (None, "M", 0)
    assert replace(its, group="B").status == "O"


def test_every_observation_is_what_its_address_adds_up_to() -> None:
    for it in observed(valued()):
        its = total(it.figure, valued())
        scale = 100 if it.measure in ("usd", "ppp") else 1
        assert (its.value, its.counted, its.lines) == (
            None if it.value is None else it.value * scale, it.counted, it.lines
        ), str(it.figure)  # fmt: skip


@pytest.mark.parametrize("write", [as_ml, as_csv])
def test_a_data_set_reads_back_equal_to_the_last_digit(write: object) -> None:
    assert callable(write)
    told = observed(valued())

    assert datasets.read(write(told)) == told


def test_a_data_set_without_observations_is_one() -> None:
    assert datasets.read(as_csv([])) == datasets.read(as_ml([])) == []


def test_the_library_finds_the_structure_valid_and_complete() -> None:
    found = read_sdmx(BytesIO(structure_message()), validate=True).structures or ()

    assert {type(it).__name__ for it in found} == {
        "Codelist", "ConceptScheme", "DataStructureDefinition", "Dataflow",
    }  # fmt: skip
    definition = next(it for it in found if type(it).__name__ == "DataStructureDefinition")
    assert [part.id for part in definition.components.dimensions] == [
        "FREQ", "GIVER", "RECIPIENT", "ITEM", "FRAMEWORK_GROUP", "SECTOR", "STAGE", "MEASURE", "UNIT_MEASURE",
        "TIME_PERIOD",
    ]  # fmt: skip


def test_names_stand_in_seven_languages() -> None:
    text = structure_message().decode()

    for name in ("Mozambique", "Moçambique", "莫桑比克", "Мозамбик", "موزمبيق", 'xml:lang="es"', 'xml:lang="fr"'):
        assert name in text


def test_the_library_reads_the_data_by_the_structure(tmp_path: Path) -> None:
    data, defined = tmp_path / "data.xml", tmp_path / "structure.xml"
    data.write_bytes(as_ml(observed(valued())))
    defined.write_bytes(structure_message())

    (found,) = get_datasets(data, defined)

    frame = found.data  # type: ignore[attr-defined]
    dollars = frame[(frame["MEASURE"] == "usd") & (frame["SECTOR"] == "311")]
    assert float(dollars["OBS_VALUE"].iloc[0]) == 1000.0


def test_every_code_of_the_data_is_in_its_codelist() -> None:
    frame = messages.data_set(observed(valued())).data

    for part in definitions.PARTS:
        if part.codes:
            assert set(frame[part.id]) <= set(part.codes()), part.id


@pytest.mark.parametrize("data", [b"", b"<a/>", b"a,b\n1,2\n", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])
def test_another_file_is_refused(data: bytes) -> None:
    with pytest.raises(BadTable):
        datasets.read(data)
