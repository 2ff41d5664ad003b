"""Tables are readings of registers: drop them, read all registers again, and they must be the same."""

import hashlib
from collections.abc import Callable

from django.core import serializers
from django.db import models, transaction

from bandung.registers import readers
from bandung.registers.models import Entry, in_order


@transaction.atomic
def rebuild(progress: Callable[[int, int], None] = lambda _done, _all: None) -> int:
    """Empty every reading and read all entries again in the order this node learned of them. Constant memory.

    Returns the number of entries read; ``progress(done, all)`` is called after each thousand.
    """
    for table in reversed(readers.READINGS):
        table._default_manager.all().delete()
    total = Entry.objects.count()
    done = 0
    for batch in in_order(Entry.objects.all(), "id"):
        readers.read(batch, follow=False)
        done += len(batch)
        progress(done, total)
    return done


def fingerprint() -> dict[str, str]:
    """SHA-256 of each reading's rows in key order: equal before and after a rebuild, or something is wrong."""
    return {table._meta.label: _digest_of(table) for table in readers.READINGS}


def _digest_of(table: type[models.Model]) -> str:
    total = hashlib.sha256()
    for batch in in_order(table._default_manager.all(), "pk"):
        for row in batch:
            total.update(serializers.serialize("json", [row]).encode())
    return total.hexdigest()
