"""What can go wrong with work plans, progress reports and technology that changes hands."""

from bandung.values.errors import BandungError, _


class PlanError(BandungError):
    sentence = _("This cannot be done with the work plan of %(uid)s.")


class NoSuchPlan(PlanError):
    status = 404
    sentence = _("There is no work plan “%(uid)s” that your party can read.")


class NoPlanInEffect(PlanError):
    status = 409
    sentence = _("%(uid)s has no work plan in effect yet; its partners agree on one first.")


class NotTakingPart(PlanError):
    sentence = _("Your party does not take part in %(uid)s at present.")


class PlanMovedOn(PlanError):
    status = 409
    sentence = _(
        "Another work plan is in effect since you opened this page. Compare yours with that one, then propose it again."
    )


class OutdatedPlan(PlanError):
    """Not raised, but said of a proposal that can take effect no more."""

    status = 409
    sentence = _("Another work plan is in effect by now; this proposal follows one that is not. Propose it anew.")


class NothingChanges(PlanError):
    status = 409
    sentence = _("This is the work plan as it is in effect; nothing would change.")


class AlreadyProposed(PlanError):
    status = 409
    sentence = _("Exactly this has been proposed already: %(uid)s.")


class StrangerInPlan(PlanError):
    status = 422
    sentence = _("Line “%(key)s” names “%(party)s”, which does not take part in the initiative.")


class TooLongAPlan(PlanError):
    status = 422
    sentence = _("A work plan covers at most %(most)s years; this one covers more than %(years)s.")


class NotYourProposal(PlanError):
    status = 404
    sentence = _("There is no proposal “%(uid)s” that your party could take back.")


class HoldsAlready(PlanError):
    status = 409
    sentence = _("%(uid)s holds by the consent of all concerned; propose a change instead.")


class UnknownLine(PlanError):
    status = 422
    sentence = _("The work plan in effect has no line “%(key)s” in which your party has a part.")


class NotReportedYet(PlanError):
    status = 422
    sentence = _("What comes on a later day cannot be reported today.")


class NoSuchTransfer(PlanError):
    status = 404
    sentence = _("There is no transfer of technology “%(uid)s” in which your party takes part.")


class NotGiverOrReceiver(PlanError):
    status = 422
    sentence = _("A transfer is recorded by who gives the technology or by who receives it.")


class StrangerInTransfer(PlanError):
    status = 422
    sentence = _("“%(party)s” does not take part in the initiative.")


class TransferTakenBack(PlanError):
    status = 409
    sentence = _("%(uid)s was taken back by who recorded it.")


class NotTheReceiver(PlanError):
    sentence = _("Only the party that received the technology can offer what it made of it.")


class NotAdapted(PlanError):
    status = 409
    sentence = _("Say first what your party changed so that it works at home; then it can be an offer of your own.")


class OriginNotNamed(PlanError):
    status = 409
    sentence = _("Name the offer that the technology comes from; the new offer then names it as its parent.")
