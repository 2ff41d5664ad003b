"""What can be wrong with a record or an entry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bandung.values.errors import BadValue, BandungError, _


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a record: where (``sectors[0]``, ``title.fr``) and what, as a sentence with named places."""

    path: str
    sentence: str
    places: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        text = self.sentence % self.places if self.places else self.sentence
        return f"{self.path}: {text}" if self.path else text


class BadRecord(BandungError):
    """A record that is not what its kind asks for; ``problems`` lists everything at once."""

    status = 422
    sentence = _("This record cannot be accepted: %(problems)s")

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(None, problems="; ".join(map(str, problems)))


class UnknownKind(BandungError):
    status = 404
    sentence = _("“%(kind)s” is not a kind of record that this version knows.")


class BadEntry(BandungError):
    """An entry that cannot be trusted; ``seq`` is its number in the register, 0 where it cannot be told."""

    sentence = _("Entry %(seq)s of %(register)s cannot be trusted.")

    def __init__(self, sentence: str | None = None, /, *, seq: int = 0, register: str = "?", **places: Any) -> None:
        self.seq = seq
        super().__init__(sentence, seq=seq, register=register, **places)


class BadLine(BandungError):
    sentence = _("Line %(line)s of the register file is not an entry: %(reason)s")


class NotUnderstood(BadValue):
    """What was written cannot be read as an answer; ``suggestion`` is what to write instead, empty where none is near.

    ``nearest`` are the codes nearest to it.
    """

    sentence = _("“%(value)s” is not understood here.")

    def __init__(
        self, sentence: str | None = None, /, *, suggestion: str = "", nearest: tuple[str, ...] = (), **places: Any
    ) -> None:
        self.suggestion = suggestion
        self.nearest = nearest
        super().__init__(sentence, suggestion=suggestion, **places)
