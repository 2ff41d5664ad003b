"""What can go wrong with a party's own IATI files, in sentences."""

from bandung.reporting.errors import ReportError
from bandung.values.errors import _


class BadIdentifier(ReportError):
    sentence = _("“%(identifier)s” begins with no agency of org-id.guide; leave it empty if your party has none.")


class UnknownLicence(ReportError):
    sentence = _("“%(licence)s” is none of the licences: %(known)s.")


class NothingToPublish(ReportError):
    status = 409
    sentence = _("Nothing of this party is for everybody yet, so there is nothing to publish.")


class NoSuchVersion(ReportError):
    status = 404
    sentence = _("This party made no such version of its IATI files.")


class NoSuchFile(ReportError):
    status = 404
    sentence = _("No IATI file is published here under this name.")


class NotOpenAnyMore(NoSuchFile):
    sentence = _(
        "Nobody can fetch these files just now: a record in them is no longer for everybody. Their party can make "
        "them anew."
    )


class NotMade(ReportError):
    status = 409
    sentence = _("Only a version that was made and not published yet can be published.")


class HasErrors(ReportError):
    status = 409
    sentence = _("The check found %(count)s errors; nothing is published until they are mended.")


class NotFresh(ReportError):
    status = 409
    sentence = _("The records have changed since; make the files anew and look at them.")


class NotPublished(ReportError):
    status = 409
    sentence = _("This version is not published, so there is nothing to take back.")
