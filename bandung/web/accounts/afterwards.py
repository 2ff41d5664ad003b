"""What is done once the answer is out, so that nobody can tell from the time it took what was done."""

from collections.abc import Callable, Iterable

from django.http import HttpResponseBase

AFTERWARDS = "bandung_afterwards"
"""Where a request keeps it."""


def do_afterwards(answer: HttpResponseBase, what: Iterable[Callable[[], None]]) -> None:
    """The server closes an answer when its last byte was sent; what is to be done is done then, and logs its faults."""
    answer._resource_closers.extend(what)  # type: ignore[attr-defined] - Django closes files of an answer by this list
