"""The check code: sixteen characters that stand for a digest on paper, and notice when they are mistyped.

Fifteen characters hold the first 75 bits of the digest in the alphabet of Crockford (no I, L, O, U), so nobody finds a
second text with the same code by trying. The sixteenth is a check over the field of 32 elements: one wrong character
and any two exchanged ones are always noticed.
"""

from functools import cache

from bandung.printing.errors import MistypedCode

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP = 16, 4
EXAMPLE = "3S3A-N1EN-5Z4V-R9XW"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": "", "\u00a0": "", "‐": "", "‑": "", "–": ""})
_POLYNOMIAL = 0b100101
"""x^5 + x^2 + 1, primitive over two elements: its powers of x run through all 31 others before they repeat."""


def code_of(digest: str) -> str:
    """The check code of a digest of 64 hexadecimal digits, in groups: ``3S3A-N1EN-5Z4V-R9XW``."""
    bits = int(digest, 16) >> (256 - 5 * (LENGTH - 1))
    values = [bits >> 5 * place & 31 for place in range(LENGTH - 2, -1, -1)]
    text = "".join(ALPHABET[each] for each in (*values, _check(values)))
    return "-".join(text[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def check_code(text: str) -> str:
    """A code as somebody typed it, in the form in which it is printed; O is read as 0, I and L as 1.

    :raises MistypedCode: if a character is missing or wrong.
    """
    plain = text.strip().upper().translate(_READ_AS)
    values = [ALPHABET.find(each) for each in plain]
    if len(values) != LENGTH or min(values) < 0 or _check(values[:-1]) != values[-1]:
        raise MistypedCode(code=text.strip()[:40], example=EXAMPLE)
    return "-".join(plain[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def _check(values: list[int]) -> int:
    """The sum of each value times its own power of x."""
    total = 0
    for place, value in enumerate(values, start=1):
        total ^= _times(value, _power(place))
    return total


def _times(one: int, other: int) -> int:
    """The product of two elements of the field of 32."""
    product = 0
    for bit in range(5):
        if other >> bit & 1:
            product ^= one << bit
    for bit in range(8, 4, -1):
        if product >> bit & 1:
            product ^= _POLYNOMIAL << bit - 5
    return product


@cache
def _power(exponent: int) -> int:
    return 1 if exponent == 0 else _times(_power(exponent - 1), 2)
