"""What can be wrong with a code."""

from collections.abc import Iterable
from difflib import get_close_matches

from bandung.values.errors import BandungError, _


class UnknownCode(BandungError, LookupError):
    """A code that is not in its reference list (``table``); ``closest`` are the nearest codes that are in it."""

    sentence = _("“%(code)s” is not in the list of %(table)s.")

    def __init__(self, table: str, code: object, known: Iterable[str]) -> None:
        self.table = table
        self.code = str(code)[:40]
        self.closest = tuple(get_close_matches(self.code, list(known), n=3, cutoff=0.5))
        if self.closest:
            super().__init__(
                _("“%(code)s” is not in the list of %(table)s; the closest are %(closest)s."),
                code=self.code, table=table, closest=", ".join(self.closest),
            )  # fmt: skip
        else:
            super().__init__(code=self.code, table=table)
