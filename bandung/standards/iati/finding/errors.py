"""What can be wrong when activities are looked for."""

from bandung.values.errors import BandungError, _


class NoLabelledActivities(BandungError):
    """The data that was labelled is not here."""

    status = 404
    sentence = _("The labelled activities are not there: %(path)s.")
