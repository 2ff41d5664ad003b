"""What can go wrong with a need or an offer."""

from bandung.values.errors import BandungError, _

KINDS: tuple[str, ...] = (_("need"), _("offer"))
"""What sentences call the kinds of statements."""


class ExchangeError(BandungError):
    sentence = _("This cannot be done with the record %(uid)s.")


class NoSuchRecord(ExchangeError):
    status = 404
    sentence = _("There is no %(kind)s “%(uid)s” here; it may have been withdrawn or be for others only.")


class AlreadyPublished(ExchangeError):
    status = 409
    sentence = _("%(uid)s is published already, word for word the same; nothing was changed.")


class TakenId(ExchangeError):
    status = 409
    sentence = _(
        "%(uid)s names another record already; publish a new version of it, or choose another reference number."
    )


class AlreadyWithdrawn(ExchangeError):
    status = 409
    sentence = _("%(uid)s was withdrawn already.")


class AlreadyConfirmed(ExchangeError):
    status = 409
    sentence = _("%(uid)s was confirmed already on %(day)s.")


class NoSuchLink(ExchangeError):
    status = 404
    sentence = _(
        "This link was not made here or is not whole; copy it once more from the mail, or sign in at your desk."
    )


class LinkExpired(ExchangeError):
    status = 410
    sentence = _("This link was sent more than 60 days ago and no longer holds; sign in and confirm at your desk.")


class NotYourWord(ExchangeError):
    sentence = _("%(party)s cannot speak for %(countries)s; say it as a report, with its sources.")


class NeedsSources(ExchangeError):
    sentence = _("What is reported about another country must name its sources.")


class NotAboutYou(ExchangeError):
    sentence = _("%(uid)s speaks of %(countries)s; only that country can claim it or object to it.")


class NotReported(ExchangeError):
    sentence = _("%(uid)s is its country's own word already.")


class AlreadyClaimed(ExchangeError):
    status = 409
    sentence = _("%(uid)s was claimed already, as %(claim)s.")
