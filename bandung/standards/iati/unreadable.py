"""What a file that cannot be read is, as a finding, and what to do about it."""

from collections.abc import Mapping

from bandung.standards.iati.errors import (
    BadIati,
    BadPacking,
    CutOff,
    EmptyFile,
    HasDocumentType,
    ItemTooLarge,
    NotIati,
    NotXml,
    TooMuch,
    UnusualEncoding,
    WrongEncoding,
)
from bandung.standards.iati.findings import Finding, Severity
from bandung.values.errors import _

_OTHERWISE = _("Mend the file at this place, or fetch it again, and check it once more.")
_ENCODING = _("Open it in a text editor and save it as UTF-8; do not put two files of different encodings together.")
_MEND: Mapping[type[BadIati], str] = {
    EmptyFile: _("Fetch or write the file again; look whether it has any size before you send it."),
    NotIati: _("Look whether it is another file of the same publisher, or another standard."),
    HasDocumentType: _("Delete the line that begins with <!DOCTYPE."),
    UnusualEncoding: _ENCODING,
    WrongEncoding: _ENCODING,
    BadPacking: _("Pack it again, or send the XML as it is."),
    TooMuch: _("Divide it by country or by year and check each part."),
    CutOff: _("Fetch or write it again to its end; the connection or the program stopped before."),
    ItemTooLarge: _("Divide it into several, each with its own identifier."),
}
_MEND_FOUND: Mapping[str, str] = {
    _("a web page"): _("Often an error page was saved in place of the file: open its address and see what it says."),
    _("a PDF file"): _("A PDF cannot be turned back into data: take the XML that it was made from."),
    _("a ZIP archive"): _("Unpack it and take the XML files inside, one at a time."),
    _("an Excel file (.xlsx)"): _("Turn the spreadsheet into IATI XML first."),
    _("a spreadsheet or a ZIP archive"): _("Unpack it, or turn the spreadsheet into IATI XML first."),
    _("an older Excel file (.xls), or one with a password"): _("Turn the spreadsheet into IATI XML first."),
    _("a JSON file"): _("Ask the same place for XML: most that offer JSON offer both."),
    _("plain text"): _("If it is a table (CSV), turn it into IATI XML first; if it is a message, do what it says."),
    _("an image"): _("Choose the XML file instead."),
    _("a file of a kind that we do not know"): _("Choose the XML file instead; if it is packed, unpack it first."),
}  # fmt: skip


def of_reading(problem: BadIati) -> Finding:
    """A problem of reading as a finding, with its line if it has one."""
    rule, found = f"reading.{type(problem).__name__}", str(problem.places.get("found", ""))
    mend = _MEND_FOUND.get(found) if isinstance(problem, NotXml) else _MEND.get(type(problem))
    return Finding(
        Severity.CRITICAL, rule, problem.line, "", "", problem.sentence, mend or _OTHERWISE, problem.places
    )  # fmt: skip
