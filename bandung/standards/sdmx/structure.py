"""The structure of the data set as a message of its own."""

from datetime import datetime
from typing import IO


def write_structure(to: IO[bytes], *, prepared: datetime) -> None:
    """Write codelists, concepts, data structure and dataflow as SDMX-ML 3.0; ``prepared`` stands in the header."""
    from bandung.standards.sdmx import definitions  # pysdmx and pandas take a second; pages do without them

    definitions.write_structure(to, prepared=prepared)
