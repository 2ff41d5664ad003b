"""One world, made once; whatever is tried in it never happened."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction

from bandung.exchange import matches
from tests.web.permissions.world import OWN, World, built, standing, undone


@pytest.fixture(scope="module")
def world(django_db_setup: Any, django_db_blocker: Any) -> Iterator[World]:
    """The world of the walk, and its matching index."""
    with django_db_blocker.unblock():
        matches._opened.cache_clear()
        shutil.rmtree(settings.INDEX_FOLDER, ignore_errors=True)
        with transaction.atomic():
            made = built()
            made.before.update({"": standing(), OWN: standing(OWN)})
            yield made
            transaction.set_rollback(True)
        matches._opened.cache_clear()
        shutil.rmtree(settings.INDEX_FOLDER, ignore_errors=True)


@pytest.fixture
def here(world: World) -> Iterator[World]:
    """The world, for one test."""
    with undone():
        yield world
