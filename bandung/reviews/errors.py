"""What can go wrong with observations, evaluations, reviews, lessons and final reports."""

from bandung.values.errors import BandungError, _


class ReviewError(BandungError):
    sentence = _("This cannot be done with the review %(uid)s.")


class NotTakingPart(ReviewError):
    sentence = _("Your party does not take part in %(uid)s at present.")


class NoSuchIndicator(ReviewError):
    status = 404
    sentence = _("The terms in effect have no such indicator.")


class NotObservedYet(ReviewError):
    status = 422
    sentence = _("What will be seen on a later day cannot be written today.")


class NoSuchObservation(ReviewError):
    status = 404
    sentence = _("There is no observation “%(uid)s” of your party that stands.")


class NoSuchPaper(ReviewError):
    status = 404
    sentence = _("There is no evaluation plan or final report “%(uid)s” that your party can read.")


class PaperMovedOn(ReviewError):
    status = 409
    sentence = _(
        "Another version holds since you opened this page. Compare yours with that one, then propose it again."
    )


class OutdatedPaper(ReviewError):
    """Not raised, but said of a proposal that can hold no more."""

    status = 409
    sentence = _("Another version holds by now; this one follows an older one and can hold no more.")


class SamePaper(ReviewError):
    status = 409
    sentence = _("Exactly this stands already: %(uid)s.")


class HoldsAlready(ReviewError):
    status = 409
    sentence = _("%(uid)s holds by the consent of all partners; propose a new version instead.")


class TooEarly(ReviewError):
    status = 409
    sentence = _("This can be written once %(uid)s is being carried out.")


class StrangerInReport(ReviewError):
    status = 422
    sentence = _("“%(party)s” takes no part in the initiative.")


class NoSuchRound(ReviewError):
    status = 404
    sentence = _("There is no review round “%(uid)s” that your party can read.")


class RoundIsOpen(ReviewError):
    status = 409
    sentence = _("The round %(uid)s still waits for answers; finish that one first.")


class NobodyElse(ReviewError):
    status = 409
    sentence = _("A review needs two parties that take part.")


class BadDueDay(ReviewError):
    status = 422
    sentence = _("Answers are due on a day to come, at most %(most)s days from now.")


class RoundBegun(ReviewError):
    status = 409
    sentence = _("A party has sealed its answers by now; the round goes on.")


class RoundCancelled(ReviewError):
    status = 409
    sentence = _("The round %(uid)s was taken back.")


class NotAsked(ReviewError):
    sentence = _("Your party did not take part when the round %(uid)s was opened, and is not asked.")


class AlreadySealed(ReviewError):
    status = 409
    sentence = _("Your party has sealed its answers in %(uid)s; what is sealed stands.")


class UnknownPrinciple(ReviewError):
    status = 422
    sentence = _("The list that is answered has no “%(key)s”.")


class UnknownFrame(ReviewError):
    status = 422
    sentence = _("There is no list of principles named “%(name)s”.")


class NotTriangular(ReviewError):
    status = 422
    sentence = _("What was added by the third role is asked of triangular initiatives alone.")


class NothingAnswered(ReviewError):
    status = 422
    sentence = _("Give points or a text for one indicator at least.")


class NotOpened(ReviewError):
    status = 409
    sentence = _("Answers are revealed when all have sealed theirs, or after the due day. Awaited: %(parties)s.")


class NotSealed(ReviewError):
    status = 409
    sentence = _("Your party has sealed no answers in %(uid)s.")


class AlreadyRevealed(ReviewError):
    status = 409
    sentence = _("Your party has revealed its answers in %(uid)s.")


class BrokenSeal(ReviewError):
    status = 409
    sentence = _("What is kept here is not what your party sealed, and cannot be revealed.")


class NoSuchLesson(ReviewError):
    status = 404
    sentence = _("There is no lesson “%(uid)s” that your party can read.")


class LessonWithdrawn(ReviewError):
    status = 409
    sentence = _("The lesson %(uid)s was withdrawn.")


class InitiativeNotPublic(ReviewError):
    status = 409
    sentence = _("A lesson is for everybody only where all parties have published the initiative.")


class NoSuchOffer(ReviewError):
    status = 404
    sentence = _("There is no offer “%(uid)s” that your party can read.")
