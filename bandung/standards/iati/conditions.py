"""The conditions of rulesets as Python where they ask only for elements, counts and attributes.

That is what nearly all of them do, and it is several times faster than XPath, which is taken for the others.
"""

import operator
import re
from collections.abc import Callable
from typing import Any

from bandung.standards.iati.document import Element
from bandung.standards.iati.paths import Path, path

Test = Callable[[Element], bool]

_TOKEN = re.compile(
    r"\s*(?:(?P<word>count\(|not\(|or\b|and\b|[()+]|>=|<=|!=|[=<>])|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<path>@?[A-Za-z_][\w:.-]*(?:/@?[A-Za-z_][\w:.-]*)*(?:\[[^\[\]]*\])?(?:/@?[A-Za-z_][\w:.-]*)*(?!\()))"
)
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge, "<=": operator.le, "!=": operator.ne, "=": operator.eq, ">": operator.gt, "<": operator.lt,
}  # fmt: skip
_NUMBER = re.compile(r"\s*-?(?:\d+(?:\.\d*)?|\.\d+)\s*")
_NOT_A_NUMBER = float("nan")


class _Otherwise(Exception):
    """It is not one of those that are understood here."""


def test_of(text: str) -> Test | None:
    """A condition as a function; None if it needs XPath."""
    try:
        reader = _Reader(text)
        found = reader.either()
        return found if reader.word() == "" and not reader.left else None
    except _Otherwise:
        return None


def looked_at(text: str) -> tuple[Path, ...] | None:
    """The paths on which a condition hangs by which elements they find and by attributes; None if by more than that."""
    try:
        reader = _Reader(text)
        reader.either()
        return None if reader.left or reader.word() or reader.by_text else tuple(reader.paths)
    except _Otherwise:
        return None


class _Reader:
    """Reads a condition from left to right, as the grammar of XPath 1.0 has it."""

    def __init__(self, text: str) -> None:
        self.left = text.strip()
        self.token: re.Match[str] | None = None
        self.paths: list[Path] = []
        self.by_text = False
        """Whether the text of an element is compared."""
        self._next()

    def _next(self) -> None:
        self.token = _TOKEN.match(self.left) if self.left else None
        if self.left and not self.token:
            raise _Otherwise
        self.left = self.left[self.token.end() :].strip() if self.token else ""

    def word(self) -> str:
        return (self.token["word"] or " ") if self.token else ""

    def _take(self, wanted: str) -> None:
        if self.word() != wanted:
            raise _Otherwise
        self._next()

    def either(self) -> Test:
        parts = [self._both()]
        while self.word() == "or":
            self._next()
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else lambda element: any(part(element) for part in parts)

    def _both(self) -> Test:
        parts = [self._compared()]
        while self.word() == "and":
            self._next()
            parts.append(self._compared())
        return parts[0] if len(parts) == 1 else lambda element: all(part(element) for part in parts)

    def _compared(self) -> Test:
        kind, left = self._sum()
        if self.word() not in _COMPARE:
            return lambda element: bool(left(element))
        compare = _COMPARE[self.word()]
        self._next()
        other, right = self._sum()
        if kind == other == "number":
            return lambda element: compare(left(element), right(element))
        if kind in ("set", "elements") and other == "number":
            self.by_text = self.by_text or kind == "elements"
            return lambda element: any(compare(_number(text), right(element)) for text in left(element))
        raise _Otherwise

    def _sum(self) -> tuple[str, Callable[[Element], Any]]:
        kind, first = self._term()
        if self.word() != "+":
            return kind, first
        parts = [first]
        while self.word() == "+":
            self._next()
            other, part = self._term()
            if kind != "number" or other != "number":
                raise _Otherwise
            parts.append(part)
        return "number", lambda element: sum(part(element) for part in parts)

    def _term(self) -> tuple[str, Callable[[Element], Any]]:
        word, token = self.word(), self.token
        self._next()
        if word == "count(":
            values = self._set().values
            self._take(")")
            return "number", lambda element: len(values(element))
        if word in ("not(", "("):
            inside = self.either()
            self._take(")")
            return "truth", (lambda element: not inside(element)) if word == "not(" else inside
        if token and token["number"]:
            number = float(token["number"])
            return "number", lambda _element: number
        if token and token["path"]:
            found = self._plain(token["path"])
            return "set" if found.attribute else "elements", found.values
        raise _Otherwise

    def _set(self) -> Any:
        token = self.token
        if not token or not token["path"]:
            raise _Otherwise
        self._next()
        return self._plain(token["path"])

    def _plain(self, text: str) -> Any:
        found = path(text)
        if found.elements is None:
            raise _Otherwise
        self.paths.append(found)
        return found


def _number(value: Any) -> float:
    text = value if isinstance(value, str) else "".join(value.itertext())
    return float(text) if _NUMBER.fullmatch(text) else _NOT_A_NUMBER
