"""What can be wrong with a value, in a sentence for the person who wrote it."""

from collections.abc import Mapping
from typing import Any, ClassVar


def _(sentence: str) -> str:
    """Mark a sentence for translation; it is translated where it is shown."""
    return sentence


class Sentences(tuple[str, ...]):
    """Several sentences in one place of another; each is translated by itself."""

    def __str__(self) -> str:
        return " ".join(self)


def _whole(value: Any) -> Any:
    """A text with ``?`` for half a character (a lone surrogate), which no sentence could be written with."""
    return value.encode("utf-8", "replace").decode() if type(value) is str else value


class BandungError(Exception):
    """Any refusal that Bandung expects: a sentence with named places, translated where it is shown.

    ``sentence`` is the untranslated template, ``places`` fills it; ``str()`` gives the English sentence.
    """

    sentence = _("This could not be done.")
    status: ClassVar[int] = 403
    """How the ways in say it, as a status of HTTP (RFC 9110): 403 understood and not allowed, 404 not there, 409 not as
    it stands now, 410 over, 422 cannot be read as what it should be, 503 not just now."""

    def __init__(self, sentence: str | None = None, /, **places: Any) -> None:
        self.sentence = sentence or type(self).sentence
        self.places: Mapping[str, Any] = {name: _whole(value) for name, value in places.items()}
        super().__init__(self.sentence % self.places if places else self.sentence)


class BadValue(BandungError, ValueError):
    """A value that cannot be what it says it is; ``field`` names where it stood."""

    status = 422
    sentence = _("This value is not usable.")

    def __init__(self, sentence: str | None = None, /, field: str = "", **places: Any) -> None:
        self.field = field
        super().__init__(sentence, **({"field": field} | places))

    def __str__(self) -> str:
        text = super().__str__()
        return f"{self.field}: {text}" if self.field and "%(field)s" not in self.sentence else text
