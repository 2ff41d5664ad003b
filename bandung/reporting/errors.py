"""What can go wrong with reports of the ledger."""

from bandung.values.errors import BandungError, _


class ReportError(BandungError):
    status = 422
    sentence = _("This report cannot be made.")


class NoSuchKind(ReportError):
    status = 404
    sentence = _("There is no report “%(type)s”; there are %(known)s.")


class NoSuchReport(ReportError):
    status = 404
    sentence = _("There is no report “%(uid)s” that you can read.")


class NothingToReport(ReportError):
    sentence = _("The ledger has no contribution of this kind for %(year)s.")


class YearToCome(ReportError):
    sentence = _("The year %(year)s has not begun.")


class NeedsPartner(ReportError):
    sentence = _("Name the other party of the balance.")


class NoPartnerHere(ReportError):
    sentence = _("Only a balance is made with another party.")


class BalanceIsForTwo(ReportError):
    sentence = _("A balance is for its two parties; it is not published for everybody.")


class NotMadeYet(ReportError):
    status = 409
    sentence = _("This report is still being made; wait until it is there.")


class PublishedAlready(ReportError):
    status = 409
    sentence = _("Exactly this report is published already: %(uid)s.")


class OlderVersion(ReportError):
    status = 409
    sentence = _("The ledger has changed since; a newer version of this report is there. Publish that one.")


class UnknownForm(ReportError):
    status = 404
    sentence = _("This report has no file “%(form)s”; there are %(known)s.")


class OnlyItsRecord(ReportError):
    status = 404
    sentence = _("Only the record of this report is here; its tables are at the node of its party.")


class NothingToCompare(ReportError):
    status = 404
    sentence = _("There is no earlier version to compare with.")


class UnknownSwitch(ReportError):
    sentence = _("“%(name)s” is nothing that a country chooses to count; use one of %(known)s.")


class NoSuchPartner(ReportError):
    status = 404
    sentence = _("There is no party “%(party)s” here.")
