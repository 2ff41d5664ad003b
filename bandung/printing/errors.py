"""What can be wrong with a printed document, or with a file that should be one."""

from bandung.values.errors import BandungError, _


class CannotPrint(BandungError):
    """The document cannot be set in type as it stands."""

    status = 422
    sentence = _("This document cannot be printed: %(reason)s")


class MistypedCode(BandungError):
    """A check code that no document has: a character is missing, wrong, or in the wrong place."""

    status = 422
    sentence = _(
        "“%(code)s” is not a check code: a character is missing or mistyped. "
        "It has four groups of four characters, as in %(example)s."
    )


class NotPrintedHere(BandungError):
    """A file that is no act or agreement printed by Bandung; the sentence says why."""

    status = 422
    sentence = _("This file is not a document printed by Bandung.")
