"""What can go wrong with the returns of institutions."""

from bandung.values.errors import BandungError, _


class ReturnError(BandungError):
    sentence = _("This cannot be done with the return of %(institution)s for %(quarter)s.")


class NoSuchReturn(ReturnError):
    status = 404
    sentence = _("There is no such return; it may be another institution's.")


class NotAQuarter(ReturnError):
    status = 422
    sentence = _("“%(quarter)s” is no quarter; write it as 2026-q3.")


class NobodyToAsk(ReturnError):
    status = 422
    sentence = _("Choose at least one institution to ask.")


class DueTooEarly(ReturnError):
    status = 422
    sentence = _("A return is due after its quarter has begun.")


class AlreadyAnswered(ReturnError):
    status = 409
    sentence = _("%(institution)s has answered for %(quarter)s already.")


class NotReadYet(ReturnError):
    status = 409
    sentence = _("This sheet is still being read, or nothing of it can be taken.")


class NotHandedIn(ReturnError):
    status = 409
    sentence = _("This sheet does not wait for your word.")


class AnotherInstitutions(ReturnError):
    sentence = _("“%(record)s” is the reference number of a line that your institution did not return.")


class YearToCome(ReturnError):
    sentence = _("The year %(year)s has not begun: what will be given is a commitment.")


class SayWhy(ReturnError):
    status = 422
    sentence = _("Say what should be changed, so that it can be.")
