"""What can go wrong with joint commissions, in sentences."""

from bandung.values.errors import BandungError, _


class CommissionError(BandungError):
    sentence = _("This cannot be done in the joint commission %(uid)s.")


class NoSuchCommission(CommissionError):
    status = 404
    sentence = _("There is no joint commission “%(uid)s” in which your party takes part.")


class NoSuchAct(CommissionError):
    status = 404
    sentence = _("There is no act “%(uid)s” that you can read.")


class NoSuchAgendaItem(CommissionError):
    status = 404
    sentence = _("There is no item “%(uid)s” of your party on the agenda.")


class NoSuchDraft(CommissionError):
    status = 404
    sentence = _("Your party has no draft of an act for this session.")


class NotConvenedByYou(CommissionError):
    sentence = _("Only the party that convened the session changes or calls it off; propose it to them.")


class NotAtTheTable(CommissionError):
    status = 422
    sentence = _("The party that convenes a session takes part in it; “%(party)s” is not among its parties.")


class FacilitatorSupports(CommissionError):
    sentence = _("A facilitator supports a joint commission; it neither convenes it nor proposes its act.")


class NotOfTheSouth(CommissionError):
    status = 422
    sentence = _("A joint commission brings at least two parties of the South together.")


class UnknownParty(CommissionError):
    status = 422
    sentence = _("There is no party “%(party)s” on this node.")


class SameParties(CommissionError):
    status = 422
    sentence = _(
        "The parties of a session stay the same once it is convened. Call it off, and convene another one with the "
        "others."
    )


class NothingNew(CommissionError):
    status = 409
    sentence = _("This version was written before, word for word; nothing is proposed by it.")


class NotNow(CommissionError):
    """What is not done while the session, or the act, is in this state."""

    status = 409
    sentence = _("This is not done any more, or not yet.")


class AnotherOnTheTable(CommissionError):
    status = 409
    sentence = _("Another version of the act lies on the table (%(digest)s). Read it, and base yours on it.")


class ActOfAnotherSession(CommissionError):
    status = 422
    sentence = _("The act belongs to exactly the parties of its session.")


class DraftChanged(CommissionError):
    status = 409
    sentence = _("A colleague saved this draft after you opened it. What you typed is below; look at theirs first.")


class TakenReference(CommissionError):
    status = 409
    sentence = _("Your register has a record named “%(uid)s” already.")
