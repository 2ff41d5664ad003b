"""What can go wrong with a party."""

from bandung.values.errors import BandungError, _


class PartyError(BandungError):
    sentence = _("This cannot be done for the party %(party)s.")


class NoSuchParty(PartyError):
    status = 404
    sentence = _("There is no party “%(party)s” on this node.")


class AlreadySpeaks(PartyError):
    status = 409
    sentence = _("%(other)s already speaks for %(country)s on this node; a country has one lead agency.")


class NotItsRegister(PartyError):
    sentence = _("The record is about “%(record)s”, but the register is that of %(party)s.")


class NoSuchInstitution(BandungError):
    status = 404
    sentence = _("There is no institution “%(uid)s”.")


class TakenReference(BandungError):
    status = 409
    sentence = _("Your register has an institution with the reference number “%(record)s” already; choose another.")
