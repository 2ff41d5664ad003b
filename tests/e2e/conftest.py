"""A real node, started as a newcomer starts it, and a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a demonstration node with the default encoder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        name: value for name, value in os.environ.items()
        if not name.startswith(("BANDUNG_", "DJANGO_", "PYTEST_", "DATABASE_"))
    } | {"BANDUNG_HOME": str(tmp_path_factory.mktemp("node"))}  # fmt: skip
    command = [sys.executable, "-m", "bandung.cli"]
    root = Path(__file__).parents[2]
    subprocess.run([*command, "prepare", "--demonstration"], check=True, env=environment, cwd=root)
    with subprocess.Popen(
        [*command, "serve", "--port", str(port)], env=environment, cwd=root, stdout=subprocess.DEVNULL
    ) as server:
        address = f"http://127.0.0.1:{port}"
        for _attempt in range(300):
            try:
                urllib.request.urlopen(f"{address}/en/about/", timeout=5).close()
                break
            except OSError:
                time.sleep(0.2)
        yield address
        server.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's chromium, without a screen.

    Gone with the stories: its event loop would forbid the database to every later test of the same process.
    """
    if BROWSER is None:
        pytest.skip("no chromium on this machine (Debian: apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=BROWSER,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield started
        started.close()


@pytest.fixture
def page(browser: Any, node: str) -> Iterator[Any]:
    """A page of a browser that runs no scripts."""
    context = browser.new_context(base_url=node, java_script_enabled=False, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()
