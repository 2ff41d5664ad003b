"""What can go wrong with searches that stand and with webhooks."""

from bandung.values.errors import BandungError, _


class NoticesError(BandungError):
    sentence = _("This cannot be done.")


class NothingToLookFor(NoticesError):
    status = 422
    sentence = _("Say in a few words what you look for, in any language.")


class TextTooLong(NoticesError):
    status = 422
    sentence = _("The text is too long to be kept as a search: at most %(most)s characters.")


class TooManySearches(NoticesError):
    status = 409
    sentence = _("You have %(most)s searches already; delete one that you no longer need.")


class NoSuchSearch(NoticesError):
    status = 404
    sentence = _("There is no such search of yours.")


class NoSuchWebhook(NoticesError):
    status = 404
    sentence = _("Your party has no such webhook.")


class TooManyWebhooks(NoticesError):
    status = 409
    sentence = _("Your party has %(most)s webhooks already; delete one that is no longer needed.")


class BadAddress(NoticesError):
    """An address to which this node delivers nothing."""

    status = 422
    sentence = _("This is no address that a webhook can have: https://name/path is expected.")


class NotEncrypted(BadAddress):
    sentence = _("Webhooks of this node go to addresses that begin with https:// alone.")


class NameUnknown(BadAddress):
    sentence = _("The name %(host)s is not known on the network.")


class AddressInside(BadAddress):
    sentence = _("%(host)s stands for an address inside a network (%(ip)s); webhooks go to public addresses alone.")
