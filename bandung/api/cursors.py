"""Cursors: where a list goes on. Opaque to callers; bound to what they were made for."""

import base64
import binascii

from bandung.values.errors import BandungError, _


class BadCursor(BandungError):
    status = 400
    sentence = _("This cursor is not one of this list, or the list was made anew since; begin without a cursor.")


def pack(edition: str, place: int | None) -> str | None:
    """The cursor of a place in a list; None where there is nothing more."""
    if place is None:
        return None
    return base64.urlsafe_b64encode(f"{edition}:{place}".encode()).decode().rstrip("=")


def unpack(cursor: str | None, edition: str) -> int | None:
    """The place that a cursor names.

    :raises BadCursor: if it is not a cursor of this edition of the list.
    """
    if cursor is None:
        return None
    try:
        made_for, _colon, place = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode().partition(":")
        number = int(place)
    except (binascii.Error, ValueError):
        raise BadCursor from None
    if made_for != edition or not 0 <= number < 2**62:
        raise BadCursor
    return number
