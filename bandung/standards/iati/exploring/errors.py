"""What can go wrong when activities are explored, in a sentence for whoever asked."""

from bandung.values.errors import BandungError, _


class ExploringError(BandungError):
    status = 422
    sentence = _("This cannot be asked of these data.")


class NoSuchActivity(ExploringError):
    status = 404
    sentence = _("There is no such activity in these data.")


class NoSuchTable(ExploringError):
    status = 404
    sentence = _("There is no table “%(name)s”; there are %(tables)s.")


class NoSuchForm(ExploringError):
    status = 404
    sentence = _("Tables leave as %(forms)s, not as “%(form)s”.")


class BadQuestion(ExploringError):
    sentence = _("“%(value)s” is no value for %(name)s.")


class ManyWords(ExploringError):
    sentence = _("A few words are enough here (at most %(most)s characters).")


class ManyValues(ExploringError):
    sentence = _("At most %(most)s values of %(name)s at a time.")


class TooLongForSheet(ExploringError):
    sentence = _("A workbook holds %(most)s rows, and there are %(rows)s. Take CSV or Parquet, or narrow the list.")
