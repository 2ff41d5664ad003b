"""Parts of pages that are kept until what they rest on changes."""

from collections.abc import Callable
from functools import lru_cache, partial, wraps
from threading import Lock
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class _Once(Generic[T]):
    """A part that is made by whoever asks first; whoever asks meanwhile waits for it."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = Lock()
        self._made: tuple[T] | None = None

    def made(self) -> T:
        with self._lock:
            if self._made is None:
                self._made = (self._make(),)
            return self._made[0]


def kept(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keeps the answers of a function for its latest ``most`` questions; each is made once, however many ask at a time.

    What a question does not name (such as the records) must be in it as a key (``queries.as_of``).
    """

    def keeping(make: Callable[P, T]) -> Callable[P, T]:
        @lru_cache(most)
        def part(*question: P.args, **named: P.kwargs) -> _Once[T]:
            return _Once(partial(make, *question, **named))

        @wraps(make)
        def answer(*question: P.args, **named: P.kwargs) -> T:
            return part(*question, **named).made()

        return answer

    return keeping
