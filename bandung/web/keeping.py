"""Parts of pages that are kept until what they rest on changes."""

from collections.abc import Callable
from functools import lru_cache, partial, wraps
from threading import Lock
from typing import ParamSpec

P = ParamSpec("P")


class _Once:
    """A part that is made by whoever asks first; whoever asks meanwhile waits for it."""

    def __init__(self, make: Callable[[], str]) -> None:
        self._make = make
        self._lock = Lock()
        self._made: str | None = None

    def made(self) -> str:
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made


def kept(most: int) -> Callable[[Callable[P, str]], Callable[P, str]]:
    """Keeps the answers of a function for its latest ``most`` questions; each is made once, however many ask at a time.

    What a question does not name (such as the records) must be in it as a key (``queries.as_of``).
    """

    def keeping(make: Callable[P, str]) -> Callable[P, str]:
        @lru_cache(most)
        def part(*question: P.args, **named: P.kwargs) -> _Once:
            return _Once(partial(make, *question, **named))

        @wraps(make)
        def answer(*question: P.args, **named: P.kwargs) -> str:
            return part(*question, **named).made()

        return answer

    return keeping
