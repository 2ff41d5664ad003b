"""What can go wrong before publication."""

from bandung.values.errors import BandungError, _


class ClearanceError(BandungError):
    sentence = _("This cannot be done with the draft “%(title)s”.")


class NoSuchDraft(ClearanceError):
    status = 404
    sentence = _("There is no such draft; it may be another party's or institution's.")


class EditedMeanwhile(ClearanceError):
    status = 409
    sentence = _("%(by)s changed this draft while you were writing. Nothing of yours is lost: compare, and choose.")


class NotNow(ClearanceError):
    status = 409
    sentence = _("“%(title)s” is %(state)s: that step is not possible any more.")


class NeedsComment(ClearanceError):
    status = 422
    sentence = _("Say what should be changed, so that it can be.")


class TooManyWords(ClearanceError):
    sentence = _("%(words)s words; this node takes at most %(limit)s here.")


class CannotMerge(ClearanceError):
    status = 409
    sentence = _("Only two records of the same kind in your own register can become one.")


class NoSuchIntake(ClearanceError):
    status = 404
    sentence = _("There is no such spreadsheet; it may be another party's or institution's.")


class TakenNumber(ClearanceError):
    status = 409
    sentence = _("“%(record)s” is the reference number of a record of another kind; choose another one.")


class NotReadYet(ClearanceError):
    status = 409
    sentence = _("The spreadsheet “%(name)s” is %(state)s: that step is not possible.")


class NoSuchKey(ClearanceError):
    status = 404
    sentence = _("You have no such key for sending spreadsheets by mail, or it was revoked already.")


class MailRefused(ClearanceError):
    """A mail that is not taken; its sentence is what the sender is told, if we know her."""

    sentence = _("This mail was not taken.")


class NoMailMandate(MailRefused):
    sentence = _("The mandate under which you sent spreadsheets by mail has ended or does not cover it any more.")


class MailTooLarge(MailRefused):
    sentence = _("Your mail has %(size)s megabytes; at most %(most)s are taken. Divide the spreadsheet into several.")


class NoAttachment(MailRefused):
    sentence = _("No spreadsheet was attached to your mail. Attach one as a file (.xlsx or .csv) and send it again.")


class SeveralAttachments(MailRefused):
    sentence = _("%(count)s spreadsheets were attached to your mail. Send each in a mail of its own.")


class KindUnclear(MailRefused):
    sentence = _(
        "We could not tell whether “%(name)s” holds needs or offers. Write one of the two words into the subject, or "
        "use our template, and send it again."
    )


class Unreadable(MailRefused):
    sentence = _("This mail is damaged and could not be read.")


class UnknownSender(MailRefused):
    sentence = _("No key of ours was in this mail, or the key belongs to another address than its sender's.")


class AutomaticMail(MailRefused):
    sentence = _("This mail was written by a machine: an automatic answer, a list or a report of delivery.")


class NoMailbox(ClearanceError):
    sentence = _("This node has no mailbox for spreadsheets; its operator can set BANDUNG_MAILBOX.")


class MailboxUnreachable(ClearanceError):
    sentence = _("The mailbox could not be opened: %(reason)s")


STATES: tuple[str, ...] = (
    _("draft"), _("submitted"), _("returned"), _("published"), _("discarded"),
    _("waiting"), _("reading"), _("ready"), _("taking over"), _("done"), _("refused"),
)  # fmt: skip
"""What sentences and lists call the states of drafts and spreadsheets."""
