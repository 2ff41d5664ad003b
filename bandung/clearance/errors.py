"""What can go wrong before publication."""

from bandung.values.errors import BandungError, _


class ClearanceError(BandungError):
    sentence = _("This cannot be done with the draft “%(title)s”.")


class NoSuchDraft(ClearanceError):
    sentence = _("There is no such draft; it may be another party's or institution's.")


class EditedMeanwhile(ClearanceError):
    sentence = _("%(by)s changed this draft while you were writing. Nothing of yours is lost: compare, and choose.")


class NotNow(ClearanceError):
    sentence = _("“%(title)s” is %(state)s: that step is not possible any more.")


class NeedsComment(ClearanceError):
    sentence = _("Say what should be changed, so that it can be.")


class TooManyWords(ClearanceError):
    sentence = _("%(words)s words; this node takes at most %(limit)s here.")


class CannotMerge(ClearanceError):
    sentence = _("Only two records of the same kind in your own register can become one.")


class NoSuchIntake(ClearanceError):
    sentence = _("There is no such spreadsheet; it may be another party's or institution's.")


class TakenNumber(ClearanceError):
    sentence = _("“%(record)s” is the reference number of a record of another kind; choose another one.")


class NotReadYet(ClearanceError):
    sentence = _("The spreadsheet “%(name)s” is %(state)s: that step is not possible.")


STATES: tuple[str, ...] = (
    _("draft"), _("submitted"), _("returned"), _("published"), _("discarded"),
    _("waiting"), _("reading"), _("ready"), _("taking over"), _("done"), _("refused"),
)  # fmt: skip
"""What sentences and lists call the states of drafts and spreadsheets."""
