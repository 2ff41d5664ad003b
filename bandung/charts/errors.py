"""What can be wrong with what is to be drawn."""

from bandung.values.errors import BandungError, _


class CannotDraw(BandungError, ValueError):
    """Figures that a chart cannot show."""

    sentence = _("These figures cannot be drawn.")


class BadShapes(BandungError, ValueError):
    """A file of map shapes that is not of the form described in ``data/README.md``."""

    sentence = _("The map shapes in %(file)s cannot be used: %(reason)s.")
