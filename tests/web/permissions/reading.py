"""What an answer says, whatever its form."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile


def content(answer: Any) -> str:
    """The text of an answer, also where it comes in pieces or as a spreadsheet."""
    told = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if told.startswith(b"PK"):
        with ZipFile(BytesIO(told)) as book:
            told = b"".join(map(book.read, book.namelist()))
    return told.decode(errors="replace")
