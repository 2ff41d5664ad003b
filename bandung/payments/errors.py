"""What can go wrong with obligations, credit lines, rounds and payments."""

from bandung.values.errors import BandungError, _


class PaymentError(BandungError):
    sentence = _("This cannot be done with %(uid)s.")


class NoSuchObligation(PaymentError):
    status = 404
    sentence = _("There is no obligation “%(uid)s” that your party can read.")


class NoSuchRound(PaymentError):
    status = 404
    sentence = _("There is no clearing round “%(uid)s” that your party can read.")


class NoSuchPayment(PaymentError):
    status = 404
    sentence = _("There is no payment “%(uid)s” of your party.")


class NoSuchLine(PaymentError):
    status = 404
    sentence = _("There is no credit line “%(uid)s” of your party.")


class NoSuchFile(PaymentError):
    status = 404
    sentence = _("There is no file of your party that waits to be declared.")


class NotOfObligations(PaymentError):
    status = 422
    sentence = _("A file of obligations has a row of headings with %(needed)s; this one has none.")


class NothingToDeclare(PaymentError):
    status = 422
    sentence = _("No row of this file can be declared.")


class OwesItself(PaymentError):
    status = 422
    sentence = _("A party owes another party, never itself.")


class UnknownParty(PaymentError):
    status = 422
    sentence = _("No party here has the code “%(party)s”.")


class UnknownInstitution(PaymentError):
    status = 422
    sentence = _("Your register has no institution “%(institution)s”.")


class NotTheCreditor(PaymentError):
    sentence = _("Only the creditor confirms or disputes %(uid)s.")


class NotTheReceiver(PaymentError):
    sentence = _("Only who receives the payment says whether it has arrived.")


class NotThePayer(PaymentError):
    sentence = _("Only the payer says that a payment was made.")


class NotAMember(PaymentError):
    sentence = _("Whoever proposes a round is one of its members.")


class AlreadyDeclared(PaymentError):
    status = 409
    sentence = _("%(uid)s was declared already, with another text. Withdraw it, then write it under another number.")


class AlreadyShown(PaymentError):
    status = 409
    sentence = _("%(uid)s was declared already, for fewer parties. Withdraw it, then write it under another number.")


class ItsOwn(PaymentError):
    sentence = _("%(uid)s is your party’s own; it withdraws it instead of refusing it.")


class AlreadyCleared(PaymentError):
    status = 409
    sentence = _("A clearing round that holds has cleared %(uid)s; it stays.")


class AlreadySaid(PaymentError):
    status = 409
    sentence = _("Your party has said exactly this already.")


class AlreadyHolds(PaymentError):
    status = 409
    sentence = _("All members have consented to %(uid)s; it is not withdrawn.")


class DoesNotHold(PaymentError):
    status = 409
    sentence = _("Payments are due when all members have consented to %(uid)s.")


class NothingToClear(PaymentError):
    status = 422
    sentence = _(
        "There is nothing to clear: as far as you can read, nothing that these members owe each other is confirmed."
    )


class CannotClear(PaymentError):
    status = 422
    sentence = _("%(uid)s cannot be in a round: it is not confirmed, is disputed or withdrawn, or has been cleared.")


class AroseLater(CannotClear):
    sentence = _("%(uid)s cannot be in a round: it arose after the last day of the round.")


class AboveLine(PaymentError):
    status = 422
    sentence = _("A round may lower what %(creditor)s lets %(debtor)s owe by credit line %(uid)s, never raise it.")


class BeyondLine(PaymentError):
    status = 409
    sentence = _(
        "%(debtor)s would owe %(creditor)s more than credit line %(uid)s allows. Propose a round that keeps to it."
    )


class TooMany(PaymentError):
    status = 422
    sentence = _("At most %(most)s obligations fit.")
