"""What can go wrong in an initiative, in sentences."""

from bandung.values.errors import BandungError, Sentences, _


class PartnershipError(BandungError):
    sentence = _("This cannot be done in the initiative %(uid)s.")


class NoSuchInitiative(PartnershipError):
    status = 404
    sentence = _("There is no initiative “%(uid)s” that your party can read.")


class NoSuchAgreement(PartnershipError):
    status = 404
    sentence = _("There is no agreement “%(uid)s” that your party can read.")


class NoSuchMove(PartnershipError):
    status = 404
    sentence = _("There is no proposal “%(uid)s” that your party could take back.")


class NotSouthern(PartnershipError):
    sentence = _(
        "Initiatives are opened and led by countries of the South and their bodies. %(party)s has not declared itself "
        "to be one; it can take part as a facilitator."
    )


class NotAPartner(PartnershipError):
    sentence = _("Only a partner that has joined the initiative and not left it can do that.")


class FacilitatorOnly(PartnershipError):
    sentence = _("A facilitator supports; the terms, the texts and the stages are the partners’ own.")


class UnknownParticipant(PartnershipError):
    status = 422
    sentence = _("There is no party “%(party)s” on this node.")


class NotYourNeed(PartnershipError):
    status = 422
    sentence = _("%(uid)s is not a standing need of a recipient of this initiative, or a standing offer of a provider.")


class NotAWay(PartnershipError):
    status = 409
    sentence = _("From “%(stage)s” it does not go to “%(to)s”; reload the page to see where it can go.")


class GuardsUnmet(PartnershipError):
    """``guards`` names them, so that a page can show each where it belongs."""

    status = 409
    sentence = _("It cannot go on yet. %(sentences)s")

    def __init__(self, guards: tuple[str, ...], sentences: tuple[str, ...]) -> None:
        self.guards = guards
        super().__init__(None, sentences=Sentences(sentences))


class NotTheLead(PartnershipError):
    sentence = _("This is for the party that leads: %(lead)s.")


class ChangedSince(PartnershipError):
    status = 409
    sentence = _("Somebody was faster: since you opened this page it has changed. Read it before you go on.")


class AlreadyLeft(PartnershipError):
    status = 409
    sentence = _("Your party has left already, or never joined.")


class NotProgramme(PartnershipError):
    status = 422
    sentence = _("%(uid)s is not a programme that your party can read.")


class CircularProgramme(PartnershipError):
    status = 422
    sentence = _("A programme cannot belong to itself: %(uid)s stands above it already.")


class NotInForce(PartnershipError):
    status = 409
    sentence = _("No text of this agreement is in force.")


class NoNeedOnFile(PartnershipError):
    status = 409
    sentence = _(
        "No agreement without a need: a recipient first states its need in its own register, and the terms name it."
    )


class OtherParties(PartnershipError):
    status = 422
    sentence = _("The agreement can bind only parties that have joined the initiative, each in the role it has there.")


class OutdatedText(PartnershipError):
    status = 409
    sentence = _("Another text is in force by now. Write your proposal as an amendment of that one.")


class AlreadyEnded(PartnershipError):
    status = 409
    sentence = _("The initiative has ended; its record stays, and nothing can be added to it.")


class AlreadyProposed(PartnershipError):
    status = 409
    sentence = _("Exactly this has been proposed already.")
