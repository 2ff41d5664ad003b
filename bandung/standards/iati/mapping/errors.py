"""What can go wrong with our own records in IATI files."""

from bandung.values.errors import BandungError, _


class MappingError(BandungError):
    """Something of our own in an IATI file cannot be used."""


class ChangedRecord(MappingError):
    """Somebody changed it on the way, so it is no longer what its party signed."""

    sentence = _("The record %(uid)s in this file is not what its party signed: it was changed on the way.")


class UnreadableRecord(MappingError):
    """It is not written as our namespace says."""

    sentence = _("A record in this file is not written as %(namespace)s asks: %(reason)s")


class NoStart(MappingError):
    """The standard demands a first day (rule 6.11.1), and none is made up."""

    sentence = _("The standard demands the day on which it starts, and nobody states one.")
