"""What the index asks of an encoder."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

Role = Literal["query", "passage"]


class Encoder(Protocol):
    """Turns a text into a direction; texts that mean the same point the same way, whatever their language."""

    @property
    def name(self) -> str:
        """What it is called in the settings and in the index."""

    @property
    def revision(self) -> str:
        """Vectors of two revisions cannot be compared."""

    @property
    def dim(self) -> int:
        """Numbers in a vector."""

    @property
    def languages(self) -> frozenset[str]:
        """ISO 639-1 codes of the languages it was trained on; in any other its vectors say little."""

    def encode(self, texts: Sequence[str], role: Role) -> NDArray[np.float32]:
        """float32 [len(texts), dim], every row of length 1."""


class Places(Protocol):
    """What the index asks about countries; ``bandung.reference`` answers it."""

    def members(self, code: str, on: date) -> Collection[str]:
        """Country codes in a group (LDC...) or region (M49 code) on a day."""

    def regions(self) -> Collection[str]:
        """M49 codes of the regions and subregions that a facet shows."""

    def groups(self) -> Collection[str]:
        """Codes of the dated groups that a facet shows."""
