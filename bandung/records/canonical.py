"""One way to write a record down, so that two parties who mean the same text hold the same bytes."""

import hashlib
import json
from typing import Any

import rfc8785

from bandung.values.errors import BadValue, _

_EXACT = 2**53


def canonical(value: Any) -> bytes:
    """The value as canonical JSON (RFC 8785), UTF-8.

    :raises BadValue: for what JSON cannot hold exactly (NaN, integers of 2^53 or more, other types).
    """
    try:
        if _is_plain(value):
            return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError, RecursionError) as error:
        raise BadValue(_("This cannot be written down exactly: %(reason)s"), field="", reason=str(error)) from error


def _is_plain(value: Any) -> bool:
    """Whether Python's own encoder, thirty times faster, writes the same bytes: no fractions, keys in ASCII."""
    kind = type(value)
    if kind is str or kind is bool or value is None:
        return True
    if kind is int:
        return -_EXACT < int(value) < _EXACT
    if kind is dict:
        return all(type(key) is str and key.isascii() and _is_plain(each) for key, each in value.items())
    return kind in (list, tuple) and all(map(_is_plain, value))


def digest(data: bytes) -> str:
    """SHA-256 of the bytes, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def parse(data: bytes | str) -> Any:
    """The value of a JSON text that must already be canonical.

    :raises BadValue: if it is not JSON, names a key twice, or differs by a single byte from its canonical form.
    """
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    try:
        value = json.loads(raw.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise BadValue(_("This is not readable JSON: %(reason)s"), field="", reason=str(error)[:200]) from error
    if canonical(value) != raw:
        raise BadValue(_("This JSON is not in canonical form (RFC 8785)."), field="")
    return value
