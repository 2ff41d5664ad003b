"""What can be wrong with a code."""

from collections.abc import Iterable
from difflib import get_close_matches

from bandung.values.errors import BandungError, _

TABLES: tuple[str, ...] = (
    _("climate zones"), _("regions"), _("currencies"), _("country groups"), _("domains"), _("kinds"), _("modalities"),
    _("types of institution"), _("countries"), _("languages"), _("reference tables"), _("sectors"),
    _("Sustainable Development Goals and targets"),
)  # fmt: skip
"""What sentences call our lists."""


class UnknownCode(BandungError, LookupError):
    """A code that is not in its reference list (``table``); ``closest`` are the nearest codes that are in it."""

    status = 422
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
