"""What can go wrong with funds, calls, joint proposals, assessments and awards."""

from collections.abc import Iterable

from bandung.values.errors import BandungError, _


class FundsError(BandungError):
    sentence = _("This cannot be done with the fund or the call %(uid)s.")


class NoSuchFund(FundsError):
    status = 404
    sentence = _("There is no fund “%(uid)s” that your party can see.")


class NoSuchCall(FundsError):
    status = 404
    sentence = _("There is no call “%(uid)s” that you can see.")


class NoSuchProposal(FundsError):
    status = 404
    sentence = _("There is no joint proposal “%(uid)s” that your party can see.")


class NoSuchAward(FundsError):
    status = 404
    sentence = _("There is no award “%(uid)s” that your party can see.")


class NoVote(FundsError):
    sentence = _(
        "Only parties of the South with a share in the fund decide on it; facilitators and multilateral bodies "
        "support, and have no vote."
    )


class TooFewVotes(FundsError):
    status = 422
    sentence = _("A joint fund needs shares of at least two parties of the South.")


class ShareNeeded(FundsError):
    status = 422
    sentence = _("Every party named in a fund puts something in: the share of %(party)s is zero.")


class UnknownParty(FundsError):
    status = 422
    sentence = _("No party “%(party)s” has a register here.")


class FundNotHeld(FundsError):
    status = 409
    sentence = _(
        "The fund %(uid)s does not hold yet: a call can be opened when every party with a share has consented."
    )


class CallNotHeld(FundsError):
    status = 409
    sentence = _("The call %(uid)s does not hold yet: not every party of the fund has consented to it.")


class AlreadyWritten(FundsError):
    status = 409
    sentence = _(
        "“%(record)s” is taken in your register; what was shown to others stays as it is. Choose another number."
    )


class AnnouncedAlready(FundsError):
    status = 409
    sentence = _("%(uid)s stands in the public part of your register already.")


class AgreedAlready(FundsError):
    status = 409
    sentence = _("All have consented to %(uid)s; what all have agreed to, one party alone does not take back.")


class OutsideWindow(FundsError):
    status = 409
    sentence = _(
        "The call takes proposals and consents from %(opens)s, 00:00, until %(closes)s, 23:59:59, by the clock of each "
        "party; on the clock of %(party)s (%(zone)s) it is %(now)s."
    )


class OwnText(FundsError):
    status = 409
    sentence = _("Your party wrote %(uid)s and so consents to it; if that changes, withdraw it.")


class NotEligible(FundsError):
    """Every reason at once; ``reasons`` are sentences in English, ``findings`` carry them for translation."""

    status = 422
    sentence = _("The call cannot take this proposal.")

    def __init__(self, findings: Iterable[tuple[str, dict[str, object]]]) -> None:
        self.findings = tuple(findings)
        super().__init__()
        self.args = (" ".join([self.sentence, *(sentence % places for sentence, places in self.findings)]),)


class NotAmongProposers(FundsError):
    sentence = _("Your party writes proposals for its own institutions, and together with others: name one of yours.")


class DecidedAlready(FundsError):
    status = 409
    sentence = _("The call %(uid)s has been decided on; nothing about its proposals changes any more.")


class StillOpen(FundsError):
    status = 409
    sentence = _("The call is still open in at least one country; assessing begins when it has closed in all.")


class NotStanding(FundsError):
    status = 409
    sentence = _("The proposal %(uid)s does not stand; only one to which every proposing party consented in time does.")


class NothingWritten(FundsError):
    status = 409
    sentence = _("Your party has written no assessment of %(uid)s yet.")


class AlreadySealed(FundsError):
    status = 409
    sentence = _(
        "Your party has sealed its assessment of %(uid)s; it can be taken back until the others have sealed theirs."
    )


class NotAllSealed(FundsError):
    status = 409
    sentence = _("Assessments are opened when every side has sealed its own; still awaited: %(parties)s.")


class AllSealed(FundsError):
    status = 409
    sentence = _("Every side has sealed its assessment; none can be taken back now.")


class AlreadyOpened(FundsError):
    status = 409
    sentence = _("Your party has opened its assessment of %(uid)s.")


class BrokenSeal(FundsError):
    status = 409
    sentence = _("What is here is not what your party sealed; it cannot be opened in its place.")


class NotAllOpened(FundsError):
    status = 409
    sentence = _("The joint assessment comes when every side has opened its own; still awaited: %(parties)s.")


class AlreadyAssessed(FundsError):
    status = 409
    sentence = _("The sides have agreed on their joint assessment of %(uid)s.")


class UnknownCriterion(FundsError):
    status = 422
    sentence = _("The call has no criterion “%(key)s”.")


class CriterionMissing(FundsError):
    status = 422
    sentence = _("Points for the criterion “%(key)s” are missing.")


class NotAllAssessed(FundsError):
    status = 409
    sentence = _("Before the ranking, the sides assess every proposal together; %(number)s of them still wait.")


class OtherRanking(FundsError):
    status = 422
    sentence = _("The ranking is not the one that follows from the joint assessments.")


class AwardedTwice(FundsError):
    status = 422
    sentence = _("%(uid)s is awarded twice.")


class NotRanked(FundsError):
    status = 422
    sentence = _("%(uid)s is not in the ranking, so nothing can be awarded to it.")


class OutsideTheFund(FundsError):
    status = 422
    sentence = _("%(party)s has no share in the fund; awards are contributions of its parties.")


class OtherCurrency(FundsError):
    status = 422
    sentence = _("The fund is kept in %(currency)s; a contribution is stated in %(unit)s.")


class MoreThanAskedFor(FundsError):
    status = 422
    sentence = _("%(uid)s asks for %(asked)s %(currency)s; %(given)s are more.")


class NothingAwarded(FundsError):
    status = 422
    sentence = _("Say how much %(uid)s is given; an award of nothing is none.")
