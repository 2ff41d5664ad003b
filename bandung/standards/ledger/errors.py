"""Why a file is not a ledger that we wrote, or a ledger cannot leave in a form."""

from bandung.standards.tables.errors import BadTable
from bandung.values.errors import _


class BadLine(BadTable):
    sentence = _("Line “%(line)s”: the column %(column)s does not hold what every line has.")


class TooFine(BadTable):
    sentence = _("A number has more than 20 decimals, which Parquet files of ours do not hold; take CSV.")


class UnknownForm(BadTable):
    sentence = _("The ledger leaves as %(forms)s, not as “%(form)s”.")
