"""Why something was inferred of an activity: which rule, what in the activity says so, and that as a sentence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bandung.values.errors import _

Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in an activity something stands.

    ``element`` is the path from the activity down, "description[2]"; ``line`` the one of the file, 0 where there is no
    file. ``start`` and ``end`` count characters of the element's text, spaces drawn together; both 0 for a code.
    """

    element: str
    line: int = 0
    language: str = ""
    """As stated; else as the words show; empty where neither is known."""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that holds of an activity, with its evidence."""

    rule: str
    """One of ``SENTENCES``."""
    place: Place
    words: str = ""
    """What stands there, as it stands there."""
    code: str = ""
    weight: float = 0.0
    """What it adds to the log-odds that the activity carries such cooperation; below 0 it speaks against.

    0 for reasons of roles, which say who and not whether."""

    def sentence(self, translate: Translate = str) -> str:
        """What the rule says of this activity, in the reader's language."""
        return translate(SENTENCES[self.rule]) % {"words": self.words, "code": self.code}


SENTENCES: Mapping[str, str] = {
    "code.collaboration-type": _(
        "The publisher codes it as triangular South-South cooperation (collaboration type 8)."
    ),
    "title.phrase": _("The title says “%(words)s”."),
}
"""A template for each rule; ``words`` and ``code`` are the evidence."""
