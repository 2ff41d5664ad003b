"""What can go wrong with an introduction."""

from bandung.values.errors import BandungError, _


class IntroductionError(BandungError):
    sentence = _("This cannot be done in the introduction %(uid)s.")


class NoSuchIntroduction(IntroductionError):
    status = 404
    sentence = _("There is no introduction “%(uid)s” in which your party takes part.")


class NotToOneself(IntroductionError):
    sentence = _("%(uid)s is your own party’s record; ask another party for an introduction.")


class NobodyAnswersHere(IntroductionError):
    sentence = _(
        "%(uid)s was reported by others and the lead agency of its country has no register on this node yet; "
        "please write to those who stated it: %(sources)s"
    )


class RecordWithdrawn(IntroductionError):
    status = 409
    sentence = _("%(uid)s was withdrawn by its owner; no introduction can be asked for it any more.")


class AlreadyAsked(IntroductionError):
    """There is one already; ``uid`` names it, so that a page can lead there."""

    status = 409
    sentence = _("Your party has asked for this introduction already, and it is open: %(uid)s.")

    def __init__(self, uid: str) -> None:
        self.uid = uid
        super().__init__(None, uid=uid)


class NotYourMove(IntroductionError):
    status = 409
    sentence = _(
        "In this introduction your side cannot do that as it stands now; reload the page to see what it can do."
    )


class ChangedMeanwhile(IntroductionError):
    status = 409
    sentence = _(
        "Somebody was faster: since you opened this page the introduction has changed. Read it before you go on."
    )


class NotYourRecord(IntroductionError):
    sentence = _("%(uid)s is no standing need or offer of your own that this could rest on.")
