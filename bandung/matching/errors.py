"""What can be wrong with a stored index, in sentences."""

from bandung.values.errors import BandungError, _


class IndexMismatch(BandungError):
    """The index was made with another encoder."""

    status = 503
    sentence = _(
        "The index in %(folder)s was made with the encoder %(stored)s and cannot be searched with %(wanted)s; "
        "build it anew with “bandung registers rebuild”."
    )


class IndexDamaged(BandungError):
    """A file of the index is missing, too short or not readable."""

    status = 503
    sentence = _("The index in %(folder)s cannot be read (%(why)s); build it anew with “bandung registers rebuild”.")


class IndexOutdated(IndexDamaged):
    """The index was made by an earlier version of the software, and must be made anew from the records."""

    sentence = _(
        "The index in %(folder)s was made by an earlier version (%(why)s) and is being made anew; please try again in "
        "some minutes. “bandung prepare” does it too."
    )


class IndexBusy(BandungError):
    """Another process has been writing for longer than we wait."""

    status = 503
    sentence = _("Another process is writing to the index in %(folder)s; please try again in a minute.")
