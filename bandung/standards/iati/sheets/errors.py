"""Why tables cannot be taken as a whole."""

from bandung.standards.iati.errors import BadIati
from bandung.values.errors import _


class NoTables(BadIati):
    sentence = _("There is no sheet or table of IATI here; take the names from our template.")


class NoItems(BadIati):
    sentence = _("There is no sheet “%(table)s” with a column that we know; each row of it is one of them.")


class BadArchive(BadIati):
    sentence = _("This ZIP archive cannot be unpacked, or holds something other than CSV files.")


class TooMuchInside(BadIati):
    sentence = _("These tables have more than %(most)s megabytes. Divide them into several files.")


class TooManyTables(BadIati):
    sentence = _("There are more than %(most)s sheets or tables here; leave out those that are not for IATI.")


class TooManyProblems(BadIati):
    sentence = _("More than %(most)s rows cannot be read. Compare the headings with those of our template.")


class NotATable(BadIati):
    sentence = _("“%(name)s” cannot be read as a table: save it as CSV in UTF-8.")


class TooManyRowsInOrder(BadIati):
    """Rows that are not in the order of their activities are sorted in memory."""

    sentence = _("These tables have more than %(most)s rows. Sort each by the number of the activity, or divide them.")


class TooLongForSheet(BadIati):
    sentence = _("%(place)s: this text has more than 32,767 signs, which no cell holds. Take the tables as CSV.")
