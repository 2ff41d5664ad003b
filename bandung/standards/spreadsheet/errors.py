"""Why a file cannot be taken in as a spreadsheet, and why records cannot leave as one."""

from bandung.values.errors import BandungError, _


class BadSpreadsheet(BandungError):
    """A file that is refused as a whole, before any row is read."""

    status = 422
    sentence = _("This file cannot be read as a spreadsheet.")


class NotASpreadsheet(BadSpreadsheet):
    """``found`` is one of ``FOUND``, to be translated with the sentence."""

    sentence = _(
        "This is not an XLSX file but %(found)s. Save it in your spreadsheet programme as “Excel workbook (.xlsx)”."
    )


FOUND: tuple[str, ...] = (
    _("an older Excel file (.xls), or one with a password"),
    _("an OpenDocument spreadsheet (.ods)"),
    _("a Word document"),
    _("a presentation"),
    _("a PDF file"),
    _("a web page"),
    _("an XML file"),
    _("a ZIP archive"),
    _("an image"),
    _("an archive"),
    _("a binary Excel file (.xlsb)"),
    _("a file of a kind that we do not know"),
)


class EmptyFile(BadSpreadsheet):
    sentence = _("This file is empty.")


class TooLarge(BadSpreadsheet):
    sentence = _("This file has %(size)s megabytes; at most %(most)s are taken. Divide it into several files.")


class Encrypted(BadSpreadsheet):
    sentence = _("This file is protected by a password. Save it without one and send it again.")


class HasMacros(BadSpreadsheet):
    sentence = _("This file has macros, which are programmes and are not taken. Save it as “Excel workbook (.xlsx)”.")


class Unsafe(BadSpreadsheet):
    """An archive or XML that is made to harm whoever opens it, or is damaged beyond trust."""

    sentence = _("This file is damaged or is not what it says it is (%(reason)s); it was not opened.")


UNSAFE: tuple[str, ...] = (
    _("it unpacks to too much"), _("it has too many parts"), _("its parts are not as long as they say"),
    _("a part is there twice"), _("a part is packed in an unusual way"), _("it defines entities"),
    _("its text is in an unusual encoding"), _("its cells repeat too much text"), _("it cannot be unpacked"),
    _("a cell has no proper place"),
)  # fmt: skip


class TooManyRows(BadSpreadsheet):
    sentence = _("This sheet has more than %(most)s rows. Divide it into several files.")


class TooManyColumns(BadSpreadsheet):
    sentence = _("This sheet has more than %(most)s columns; there is something far to the right of the table.")


class TextTooLong(BadSpreadsheet):
    sentence = _("The text in “%(heading)s” of %(record)s is longer than a cell of a spreadsheet can hold.")
