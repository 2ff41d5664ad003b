"""What can go wrong where files are only checked."""

from bandung.values.errors import BandungError, _


class NoSuchCheck(BandungError):
    status = 404
    sentence = _("There are no results here. They are deleted after a day; check the file once more.")


class CheckTooLarge(BandungError):
    status = 413
    sentence = _("This file is larger than %(most)s MB. Pack it with gzip, or divide it.")


class TooManyChecks(BandungError):
    status = 503
    sentence = _("Too many files are waiting to be checked just now. Try again in some minutes.")


class TooOften(BandungError):
    status = 429
    sentence = _("From your address many files have come in this hour. Go on later, or check them on your own machine.")


class NoFile(BandungError):
    status = 422
    sentence = _("Choose a file, or paste its text.")


class NotCheckedYet(BandungError):
    status = 409
    sentence = _("This file has not been checked to its end. Look again in a moment.")
