"""What can go wrong with accounts and mandates."""

from bandung.values.errors import BandungError, _


class PeopleError(BandungError):
    sentence = _("This account cannot do that.")


class NotPermitted(PeopleError):
    sentence = _("Your mandates do not cover this; whoever administers them in your party can give you one that does.")
