"""Small values that every room uses: texts in several languages, quantities with units, periods."""

from bandung.values.errors import BadValue
from bandung.values.period import Period
from bandung.values.quantity import Quantity
from bandung.values.texts import LANGUAGES, Texts

__all__ = ["LANGUAGES", "BadValue", "Period", "Quantity", "Texts"]
