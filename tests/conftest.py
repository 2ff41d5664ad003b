"""What every test may rely on."""

import re
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

ON_THE_PLATFORM = re.compile(
    r"\bdjango\b|tests\.cast|bandung\.(registers|parties|people|exchange|web|api)\b"
    r"|bandung\.site(?! import environment)"
)


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Without Django only the tests of the plain packages are collected."""
    if find_spec("django") is not None or collection_path.name == "conftest.py":
        return None
    if collection_path.name in ("web", "e2e"):
        return True
    if collection_path.suffix == ".py" and ON_THE_PLATFORM.search(collection_path.read_text(encoding="utf-8")):
        return True
    return None


@pytest.fixture
def fresh_index() -> Iterator[None]:
    """The node's matching index and what is kept of profiles, empty at the start and gone at the end."""
    from django.conf import settings

    from bandung.exchange import matches, profile

    def gone() -> None:
        matches._opened.cache_clear()
        profile._profile.cache_clear()
        shutil.rmtree(settings.INDEX_FOLDER, ignore_errors=True)

    gone()
    yield
    gone()


@pytest.fixture
def data() -> Path:
    """The folder of further real data; the test is skipped, and says so, where there is none."""
    from bandung.site import environment

    folder = (Path(__file__).parents[1] / environment.value("BANDUNG_DATA")).resolve()
    if not folder.is_dir():
        pytest.skip(f"no further real data at {folder} (BANDUNG_DATA)")
    return folder
