"""What can go wrong with contributions, confirmations and settlements."""

from bandung.values.errors import BandungError, _


class ContributionError(BandungError):
    sentence = _("This cannot be done with the contribution %(uid)s.")


class NoSuchContribution(ContributionError):
    status = 404
    sentence = _("There is no contribution “%(uid)s” that your party can read.")


class NotTheGiver(ContributionError):
    sentence = _("Only who gives declares: a report about others names its giver and its sources.")


class NotTakingPart(ContributionError):
    sentence = _("Your party does not take part in the initiative %(uid)s.")


class NotTheReceiver(ContributionError):
    sentence = _("Only the receiver confirms or disputes %(uid)s; it names another one.")


class NotConcerned(ContributionError):
    sentence = _("Only giver and receiver settle on the figures of %(uid)s.")


class OtherVersion(ContributionError):
    status = 409
    sentence = _("%(uid)s has been corrected since you opened this page. Read it again, then say your word on it.")


class AlreadySaid(ContributionError):
    status = 409
    sentence = _("Your party has said exactly this of %(uid)s already.")


class AlreadySettled(ContributionError):
    status = 409
    sentence = _("Both sides settled on %(uid)s; propose another settlement where that was wrong.")


class NothingToSettle(ContributionError):
    status = 409
    sentence = _("A report of a source is not settled: its giver has not declared %(uid)s.")


class YearClosed(ContributionError):
    status = 409
    sentence = _("Your party closed the year %(year)s. Say that this entry knowingly changes a closed year.")


class ClosedStays(ContributionError):
    status = 409
    sentence = _("%(uid)s belongs to a year that your party closed: correct it, and say so; it is not taken back.")


class AlreadyClosed(ContributionError):
    status = 409
    sentence = _("Your party has closed the year %(year)s already.")


class NotOverYet(ContributionError):
    status = 422
    sentence = _("The year %(year)s has not begun: what will be given is a commitment.")


class OwnWordCounts(ContributionError):
    status = 422
    sentence = _("A source's report cannot count in place of what the giver itself declared.")


class NotYourLines(ContributionError):
    sentence = _("Only who wrote one of these lines, or received it, says whether they are the same.")


class TooLate(ContributionError):
    status = 409
    sentence = _("All concerned have agreed on %(uid)s; it is not taken back.")
