"""What can go wrong with a party's word on a version."""

from bandung.values.errors import BandungError, _


class ConsentError(BandungError):
    sentence = _("No consent can be given to %(uid)s.")


class NothingToConsent(ConsentError):
    status = 404
    sentence = _("There is nothing named “%(uid)s” to which your party could consent.")


class OtherVersion(ConsentError):
    status = 409
    sentence = _(
        "%(uid)s is no longer what you read: another version stands there now. Read it, then consent to that one."
    )


class NotAsked(ConsentError):
    sentence = _("Your party is not among those whose consent %(uid)s needs.")


class NeverPublic(ConsentError):
    sentence = _("%(uid)s is between its parties alone; only what they do together can be public.")


class SaidAlready(ConsentError):
    status = 409
    sentence = _("Your party has already said so, on %(day)s.")


class NoSuchConsent(ConsentError):
    status = 404
    sentence = _("Your party has given no such consent to %(uid)s that stands.")


class TooLate(ConsentError):
    status = 409
    sentence = _(
        "%(uid)s holds already, by the consent of all. A consent cannot be taken back now; your party can propose a "
        "change, or leave."
    )
