"""The way of a draft as one table, and what is allowed on it. Plain values; no database, no clock."""

import math
import re
import unicodedata
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any, cast

from bandung.clearance.errors import EditedMeanwhile, NeedsComment, NotNow, TooManyWords
from bandung.records.columns import SheetKind, StatementKind, to_record

KINDS = ("need", "offer")
OPEN = ("draft", "submitted", "returned")
"""States in which a draft still waits for somebody."""


@dataclass(frozen=True, slots=True)
class Move:
    """One step: from which states, to which; the action of the table of permissions that it takes."""

    name: str
    before: tuple[str, ...]
    after: str
    permission: str
    undo: bool = False


MOVES: tuple[Move, ...] = (
    Move("save", ("draft", "submitted", "returned"), "", "write"),
    Move("submit", ("draft", "returned"), "submitted", "submit"),
    Move("withdraw", ("submitted",), "draft", "submit"),
    Move("return", ("submitted",), "returned", "return"),
    Move("clear", ("draft", "submitted", "returned"), "published", "clear"),
    Move("discard", ("draft", "submitted", "returned"), "discarded", "discard"),
    Move("restore", ("discarded",), "draft", "discard", undo=True),
)
"""Every step on a draft's way. ``docs/drafts.md`` is printed from it, and tests walk it."""

_BY_NAME = {move.name: move for move in MOVES}


def move(name: str) -> Move:
    """The move of that name; one that the table does not know is a fault of the caller (KeyError)."""
    return _BY_NAME[name]


def after(name: str, *, state: str, title: str) -> str:
    """The state that a move leads to.

    :raises NotNow: if it cannot be made from this state.
    """
    step = _BY_NAME[name]
    if state not in step.before:
        raise NotNow(title=title, state=state)
    return step.after or state


def check_version(version: int | None, *, standing: int, by: str) -> None:
    """Who saves has read the version that stands; without a version she has just made the draft.

    :raises EditedMeanwhile: if somebody else saved in between.
    """
    if version is not None and version != standing:
        raise EditedMeanwhile(by=by)


def check_comment(comment: str) -> None:
    """:raises NeedsComment: if a draft would be returned without a word."""
    if not comment.strip():
        raise NeedsComment


def told(kind: str, answers: Mapping[str, str]) -> dict[str, Any]:
    """The answers as the JSON value of a record; what does not fit stays in it as it was typed."""
    return to_record(statement_kind(kind), answers)


def statement_kind(kind: str) -> StatementKind:
    """A kind as columns name it; any other is a fault of the caller."""
    assert kind in KINDS, kind
    return cast(StatementKind, kind)


def sheet_kind(kind: str) -> SheetKind:
    """A kind of which spreadsheets come in; any other is a fault of the caller."""
    assert kind in (*KINDS, "contribution"), kind
    return cast(SheetKind, kind)


_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿]")


def words(text: str) -> int:
    """How many words a text has. Chinese puts no space between them: two characters count as one word, the usual
    reckoning of translators.
    """
    han = len(_HAN.findall(text))
    return len(_HAN.sub(" ", text).split()) + math.ceil(han / 2)


@dataclass(frozen=True, slots=True)
class Limits:
    """How many words a node takes in a title and in a summary; None: as many as one likes (DOMAIN.md R-35)."""

    title: int | None = None
    summary: int | None = None

    def problems(self, told: Mapping[str, Any]) -> list[tuple[str, TooManyWords]]:
        """(column, what is wrong) of every text that is too long."""
        found = []
        for name in ("title", "summary"):
            limit, texts = getattr(self, name), told.get(name)
            if limit is None or not isinstance(texts, Mapping):
                continue
            for language, text in texts.items():
                if isinstance(text, str) and words(text) > limit:
                    found.append((f"{name}.{language}", TooManyWords(words=words(text), limit=limit)))
        return found


def reference_number(title: str, *, taken: Set[str] = frozenset(), fallback: str = "record") -> str:
    """A reference number made of a title: its Latin letters and digits, numbered on where it is in use."""
    plain = unicodedata.normalize("NFKD", title.casefold())
    base = re.sub(r"[^a-z0-9]+", "-", "".join(char for char in plain if not unicodedata.combining(char)))
    base = base.strip("-")[:60].strip("-") or fallback
    number, name = 1, base
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name
