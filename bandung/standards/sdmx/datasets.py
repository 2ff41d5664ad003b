"""Observations as an SDMX data set, and back. The library is loaded when the first of these is called."""

from collections.abc import Iterable
from datetime import datetime
from typing import IO

from bandung.standards.sdmx.observations import Observation


def write_ml(observations: Iterable[Observation], to: IO[bytes], *, prepared: datetime) -> None:
    """Write SDMX-ML 3.0, structure-specific; ``prepared`` stands in the header."""
    from bandung.standards.sdmx import messages  # pysdmx and pandas take a second; pages do without them

    messages.write_ml(observations, to, prepared=prepared)


def write_csv(observations: Iterable[Observation], to: IO[bytes]) -> None:
    """Write SDMX-CSV 2.0."""
    from bandung.standards.sdmx import messages

    messages.write_csv(observations, to)


def read(data: bytes) -> list[Observation]:
    """The observations of a data set that we wrote, in its order.

    :raises BadTable: if it is no such data set.
    """
    from bandung.standards.sdmx import messages

    return messages.read(data)
