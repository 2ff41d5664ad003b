"""What can be wrong with a file that should be IATI, in a sentence for the person who has it.

A file is refused as a whole where nothing of it can be used. What goes wrong further down is kept with its line in
``Document.problems``, and what was read before stays usable.
"""

from typing import Any

from bandung.values.errors import BandungError, _


class BadIati(BandungError):
    """A file, or a part of one, that cannot be read; ``line`` as people count, 0 where it is not known."""

    status = 422
    sentence = _("This file cannot be read as IATI.")

    def __init__(self, sentence: str | None = None, /, *, line: int = 0, **places: Any) -> None:
        self.line = line
        super().__init__(sentence, **({"line": line} | places))


class EmptyFile(BadIati):
    sentence = _("There is nothing in this file.")


class NoFiles(BadIati):
    sentence = _("There is no file of IATI in this folder; their names end in .xml, or in .gz where they are packed.")


class NotXml(BadIati):
    """``found`` is one of ``FOUND``, to be translated with the sentence."""

    sentence = _("This is not XML but %(found)s. Take the file that the publisher offers as IATI XML.")


FOUND: tuple[str, ...] = (
    _("a web page"), _("a PDF file"), _("a spreadsheet or a ZIP archive"), _("a JSON file"), _("an image"),
    _("an Excel file (.xlsx)"), _("a ZIP archive"),
    _("an older Excel file (.xls), or one with a password"), _("plain text"), _("a file of a kind that we do not know"),
)  # fmt: skip


class NotIati(BadIati):
    sentence = _(
        "This XML file begins with <%(root)s>; an IATI file begins with <iati-activities> or <iati-organisations>."
    )


class UnknownVersion(BadIati):
    sentence = _("This file says that it is IATI %(version)s; the versions from 1.01 to 2.03 are known.")


class HasDocumentType(BadIati):
    """Refused always: a document type can name other files and make a small file fill the memory."""

    sentence = _("This file has a document type (<!DOCTYPE …>), which IATI does not use. Take that line out.")


class UnusualEncoding(BadIati):
    sentence = _("This file says that its text is in “%(encoding)s”, which is not taken. Save it as UTF-8.")


class WrongEncoding(BadIati):
    sentence = _("Line %(line)s: the text is not in the encoding that the file says it is in. Save it as UTF-8.")


class BadPacking(BadIati):
    sentence = _("This file is packed with gzip and cannot be unpacked to its end.")


class TooMuch(BadIati):
    sentence = _("This file unpacks to more than is taken at once. Divide it into several files.")


class CutOff(BadIati):
    sentence = _("Line %(line)s: the file ends in the middle. What was complete before has been read; fetch it again.")


class NotWellFormed(BadIati):
    """``reason`` is one of ``REASONS``, to be translated with the sentence."""

    sentence = _("Line %(line)s: this is not proper XML (%(reason)s). What was complete before has been read.")


REASONS: tuple[str, ...] = (
    _("a tag is closed that is not open"), _("a character that XML does not allow"), _("an attribute is there twice"),
    _("“&” or “<” is not written as “&amp;” or “&lt;”"), _("a prefix is used that is not declared"),
    _("“&…;” stands for a sign that XML does not know"),
    _("something comes before the first line"), _("something comes after the end"),
    _("elements are nested too deep"), _("a text is too long"), _("a tag has too many attributes"),
    _("there are too many different names"), _("its marks cannot be understood"),
)  # fmt: skip


class ItemTooLarge(BadIati):
    """One activity or organisation that would not fit into memory; the others are read."""

    sentence = _("Line %(line)s: “%(identifier)s” is too large to be read. The others have been read.")


class ReadOnce(BadIati):
    sentence = _("This file came as a stream that cannot be read a second time.")
    status = 409
