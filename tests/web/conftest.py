"""What every test of a page or of the API relies on."""

import pytest
from django.conf import settings


@pytest.fixture(scope="session", autouse=True)
def folder_of_static_files() -> None:
    """The server of static files wants its folder to be there, even an empty one."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
