"""What can go wrong with training sessions, applications and the roster of experts."""

from bandung.values.errors import BandungError, _


class TrainingError(BandungError):
    sentence = _("This cannot be done with the training session %(uid)s.")


class NoSuchSession(TrainingError):
    status = 404
    sentence = _("There is no training session “%(uid)s”.")


class NoSuchApplication(TrainingError):
    status = 404
    sentence = _("There is no application “%(uid)s” in which your party takes part.")


class NotATrainingOffer(TrainingError):
    sentence = _("%(uid)s is no standing public offer of training of your own; a session belongs to one.")


class SessionCancelled(TrainingError):
    status = 409
    sentence = _("The training session %(uid)s was cancelled by its provider.")


class OwnSession(TrainingError):
    sentence = _("%(uid)s is your own party’s session; applications are for other parties.")


class ApplicationsClosed(TrainingError):
    status = 409
    sentence = _("Applications for %(uid)s were taken until %(day)s; that day has passed.")


class TooManySeats(TrainingError):
    status = 409
    sentence = _("Only %(left)s of %(seats)s seats are left; %(asked)s cannot be given.")


class MoreThanApplied(TrainingError):
    status = 409
    sentence = _("The application names %(people)s people; seats and waiting list together cannot be more.")


class FewerThanGiven(TrainingError):
    status = 409
    sentence = _("%(given)s seats were given already; fewer cannot be stated now.")


class DecidedMeanwhile(TrainingError):
    status = 409
    sentence = _("Somebody was faster: since you opened this page this has changed. Read it before you decide.")


class NotHeldYet(TrainingError):
    status = 409
    sentence = _("Who came can be stated from the last day of the session on (%(day)s).")


class AttendanceStated(TrainingError):
    status = 409
    sentence = _("Who came has been stated already; this application cannot be changed any more.")


class NothingGiven(TrainingError):
    status = 409
    sentence = _("No decision has been made on this application yet; give seats first.")


class NoSuchExpert(TrainingError):
    status = 404
    sentence = _("There is no such entry in your party’s roster of experts.")


class NameInPost(TrainingError):
    status = 422
    sentence = _("The post, institution or competences hold the person’s name; take it out before others can read it.")


class NotShown(TrainingError):
    status = 409
    sentence = _("This post does not stand in the register.")
