"""The pages of a node on a slow line, beside the same pages on a good one, in a real browser with nothing kept.

    python benchmarks/slow_line.py [--save]

A demonstration node is made; Debian's chromium visits each page in a fresh context over 50 kbit/s with 400 ms latency
(as the browser's own network emulation gives them) and without a limit. Printed: seconds to the first paint, until the
page can be used (DOMContentLoaded: every form and link works), until all of it is there, and the bytes that came over
the line. "again" is a second visit of the same person, when style, scripts and signs are on the device.
"""

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PASSWORD = "bandung-demonstration"
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000 / 8, "uploadThroughput": 50_000 / 8}
GOOD = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
PAGES = {
    "home": "/en/",
    "needs": "/en/needs/",
    "a need with its matches": "/en/needs/public-sources/mdg-riz/",
    "desk": "/en/desk/",
    "drafts": "/en/desk/drafts/",
    "form of a new need": "/en/desk/drafts/new/need/",
}
PAINT = "performance.getEntriesByType('paint').filter(each => each.name === 'first-contentful-paint')[0].startTime"
TIMES = "(({domContentLoadedEventEnd, loadEventEnd}) => [domContentLoadedEventEnd, loadEventEnd])"
NAVIGATION = f"{TIMES}(performance.getEntriesByType('navigation')[0])"


@contextmanager
def demonstration() -> Iterator[str]:
    """The address of a demonstration node of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = tempfile.mkdtemp(prefix="bandung-slow-line-")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("BANDUNG_", "DJANGO_"))}
    environment |= {"BANDUNG_HOME": home}
    command = [sys.executable, "-m", "bandung.cli"]
    subprocess.run([*command, "prepare", "--demonstration"], check=True, env=environment, cwd=ROOT)
    server = subprocess.Popen(
        [*command, "serve", "--port", str(port)], env=environment, cwd=ROOT, stdout=subprocess.DEVNULL
    )
    try:
        address = f"http://127.0.0.1:{port}"
        for _attempt in range(300):
            try:
                urllib.request.urlopen(f"{address}/en/about/", timeout=5).close()
                break
            except OSError:
                time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(home, ignore_errors=True)


def signed_in(browser: Any, node: str) -> list[dict[str, Any]]:
    """The cookies of the demonstration's focal point of Madagascar."""
    context = browser.new_context(base_url=node, service_workers="block")
    page = context.new_page()
    page.goto("/en/sign-in/")
    page.fill("input[name=login]", "madagascar")
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form button").first.click()
    page.wait_for_load_state("networkidle")
    cookies: list[dict[str, Any]] = context.cookies()
    context.close()
    return cookies


def visited(page: Any, path: str, line: dict[str, Any]) -> dict[str, float]:
    """One visit over such a line."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", line)
    weights: list[float] = []
    session.on("Network.loadingFinished", lambda event: weights.append(event["encodedDataLength"]))
    page.goto(path, wait_until="load", timeout=120_000)
    page.wait_for_timeout(200)
    paint, (usable, whole) = page.evaluate(PAINT), page.evaluate(NAVIGATION)
    session.detach()
    return {
        "first paint s": round(paint / 1000, 2), "usable s": round(usable / 1000, 2),
        "whole s": round(whole / 1000, 2), "bytes": sum(weights),
    }  # fmt: skip


def measured(browser: Any, node: str) -> dict[str, dict[str, dict[str, float]]]:
    """Every page on both lines: the first visit of a device that has nothing, and on the slow line the next one."""
    cookies = signed_in(browser, node)
    figures: dict[str, dict[str, dict[str, float]]] = {}
    for name, path in PAGES.items():
        figures[name] = {}
        for line, conditions in (("good", GOOD), ("slow", SLOW)):
            context = browser.new_context(base_url=node, service_workers="block")
            if "/desk/" in path:
                context.add_cookies(cookies)
            figures[name][line] = visited(context.new_page(), path, conditions)
            if line == "slow":
                figures[name]["slow, again"] = visited(context.new_page(), path, conditions)
            context.close()
    return figures


def told(figures: dict[str, dict[str, dict[str, float]]]) -> str:
    """The figures as a table."""
    names = ("first paint s", "usable s", "whole s", "bytes")
    lines = [f"{'page':<26}{'line':<14}" + "".join(f"{name:>15}" for name in names)]
    for page, by_line in figures.items():
        lines += [
            f"{page:<26}{line:<14}" + "".join(f"{one[name]:>15g}" for name in names) for line, one in by_line.items()
        ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, print, and with ``--save`` record."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--save", action="store_true")
    chosen = options.parse_args()
    from playwright.sync_api import sync_playwright

    with demonstration() as node, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        figures = measured(browser, node)
        browser.close()
    sys.stdout.write(told(figures))
    if chosen.save:
        target = ROOT / "benchmarks" / "results" / "slow_line.json"
        line = {"kbit/s": 50, "latency ms": 400}
        target.write_text(json.dumps({"slow line": line, "pages": figures}, indent=1) + "\n")


if __name__ == "__main__":
    main()
