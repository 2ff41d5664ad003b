"""What can go wrong with accounts and mandates."""

from bandung.values.errors import BandungError, _


class PeopleError(BandungError):
    sentence = _("This account cannot do that.")


class NotPermitted(PeopleError):
    sentence = _("Your mandates do not cover this; whoever administers them in your party can give you one that does.")


class CannotGive(PeopleError):
    sentence = _("A mandate for one institution covers drafting only, and the institution must be one of your party.")


class NothingGiven(PeopleError):
    sentence = _("Choose at least one duty, and let the mandate end after today or not at all.")


class NoSuchMandate(PeopleError):
    status = 404
    sentence = _("Your party has no such mandate in force.")


class LastAdministrator(PeopleError):
    status = 409
    sentence = _(
        "“%(party)s” would be left without anybody who gives mandates. Give another person the duty to administer, "
        "without an end, before this one ends."
    )


class AlreadyFounded(PeopleError):
    sentence = _(
        "“%(party)s” gives its own mandates: it had one already. From now on only its administrators can invite; "
        "the node's operator cannot."
    )


class InvitationUnknown(PeopleError):
    sentence = _("This invitation link is not complete, or it was never given. Copy the whole address from the mail.")


class InvitationExpired(PeopleError):
    sentence = _("This invitation has run out. Ask whoever invited you for a new one.")


class InvitationRevoked(PeopleError):
    sentence = _("This invitation was taken back, or whoever gave it may no longer do so. Nothing was given.")


class InvitationUsed(PeopleError):
    sentence = _("This invitation was used already. Sign in with the account that it was used for.")


class InvitationForAnother(PeopleError):
    sentence = _("This invitation is for another address than that of your account. Sign out, then open it again.")


class NameTaken(PeopleError):
    sentence = _("This name is taken; choose another one.")


class NameLikeAddress(PeopleError):
    sentence = _("Choose a name without “@”: your address does as well as your name when you sign in.")


class NoSuchToken(PeopleError):
    status = 404
    sentence = _("You have no such token, or it was revoked already.")
