"""Writing at the desk while the line comes and goes, in a real browser with its service worker.

The browser talks to the node through a line that a test can cut, or on which answers get lost.
"""

import re
import select
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

PASSWORD = "bandung-demonstration"
NEW = "/en/desk/drafts/new/need/"


class Line:
    """A line to the node: whole, cut, or losing the answers to what is sent."""

    def __init__(self, node: str) -> None:
        self.node = int(node.rpartition(":")[2])
        self.state = "whole"
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listening.getsockname()[1]}"
        self.lost = threading.Event()
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                near, _address = self.listening.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=(near,), daemon=True).start()

    def _carry(self, near: socket.socket) -> None:
        """Carry bytes until one side ends or the line is cut."""
        with near, socket.create_connection(("127.0.0.1", self.node)) as far:
            swallowing = False
            while self.state != "cut":
                for ready in select.select([near, far], [], [], 0.05)[0]:
                    try:
                        told = ready.recv(65536)
                    except OSError:
                        return
                    if not told:
                        return
                    if ready is near:
                        swallowing = self.state == "loses answers" and (swallowing or told.startswith(b"POST"))
                        far.sendall(told)
                    elif swallowing:
                        self.lost.set()
                        self.state = "cut"
                        return
                    else:
                        near.sendall(told)

    def close(self) -> None:
        self.state = "cut"
        self.listening.shutdown(socket.SHUT_RDWR)
        self.listening.close()


@pytest.fixture
def line(node: str) -> Iterator[Line]:
    made = Line(node)
    yield made
    made.close()


@pytest.fixture
def context(browser: Any, line: Line) -> Iterator[Any]:
    """A browser of a person of her own, signed in for Madagascar, its service worker at work."""
    made = browser.new_context(base_url=line.address, viewport={"width": 360, "height": 740})
    made.set_default_timeout(30_000)
    sign_in(made, "madagascar")
    yield made
    made.close()


def sign_in(context: Any, name: str) -> None:
    page = context.new_page()
    page.goto("/en/sign-in/")
    page.fill("input[name=login]", name)
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form button").first.click()
    page.wait_for_load_state("networkidle")
    for _attempt in range(5):
        if told(page, "navigator.serviceWorker.ready.then(() => true)", within=15):
            break
        page.reload()
    page.close()


def opened(context: Any, address: str = NEW) -> Any:
    page = context.new_page()
    page.goto(address)
    until(page, "document.getElementById('draft') && document.querySelector('#waiting')")
    return page


def told(page: Any, expression: str, *, within: float = 20) -> Any:
    """The value of an expression or of its promise; None if the promise is not kept in time, for whatever reason."""
    late = f"new Promise(done => setTimeout(done, {within * 1000}))"
    return page.evaluate(f"Promise.race([Promise.resolve({expression}), {late}])")


def until(page: Any, holds: str, *, within: float = 60) -> None:
    """Wait until an expression holds in the page; its own waiting would evaluate strings, which our pages forbid."""
    end = time.monotonic() + within
    while not told(page, holds):
        assert time.monotonic() < end, (holds, page.locator("#waiting").text_content(), waiting(page))
        page.wait_for_timeout(100)


def counted(page: Any, number: int) -> None:
    """Wait until the page says how many drafts wait."""
    until(page, f"document.querySelector('#waiting summary').textContent === 'Waiting to send: {number}'")


def cut(context: Any, line: Line) -> None:
    line.state = "cut"
    context.set_offline(True)


def mended(context: Any, line: Line) -> None:
    line.state = "whole"
    context.set_offline(False)


def waiting(page: Any) -> list[dict[str, Any]]:
    """What the device keeps and the node has not."""
    items: list[dict[str, Any]] = told(page, "Waiting.all()")
    assert items is not None, "the device does not answer"
    return [item for item in items if item["state"] != "saved"]


def sent(page: Any, *, within: float = 30) -> None:
    until = time.monotonic() + within
    while left := waiting(page):
        assert time.monotonic() < until, left
        page.wait_for_timeout(200)


def drafts(context: Any, title: str) -> list[str]:
    """Addresses of the drafts whose title has these words, as the node lists them."""
    page = context.new_page()
    page.goto(f"/en/desk/drafts/?text={title}")
    rows = page.locator("tbody th a")
    found = [row.get_attribute("href") for row in rows.all()]
    page.close()
    return found


def title_of(context: Any, address: str) -> str:
    page = context.new_page()
    page.goto(address)
    told: str = page.locator("[name^='title.']").first.input_value()
    page.close()
    return told


def test_written_without_a_network_closed_opened_again_and_sent_once(context: Any, line: Line) -> None:
    page = opened(context)
    page.wait_for_timeout(500)  # the worker keeps the page
    cut(context, line)
    page.locator("[name^='title.']").first.fill("Bore wells for Ambovombe")
    counted(page, 1)
    page.close()

    again = context.new_page()
    again.goto("/en/desk/drafts/")
    assert again.locator("h1").inner_text() == "No connection"
    link = again.locator("#waiting a").first
    assert link.text_content() == "Bore wells for Ambovombe"
    again.goto(link.get_attribute("href"))
    title = again.locator("[name^='title.']").first
    assert title.input_value() == "Bore wells for Ambovombe"
    title.fill("Bore wells for Ambovombe and Tsihombe")
    until(again, "Waiting.all().then(all => all.length === 1 && all[0].body.includes('Tsihombe'))")
    again.reload()
    assert again.locator("[name^='title.']").first.input_value().endswith("Tsihombe")

    mended(context, line)
    sent(again)
    again.close()

    found = drafts(context, "Ambovombe")
    assert len(found) == 1
    assert title_of(context, found[0]) == "Bore wells for Ambovombe and Tsihombe"


def test_cut_after_the_node_took_it_and_before_the_answer_came(context: Any, line: Line) -> None:
    page = opened(context)
    line.state = "loses answers"
    title = page.locator("[name^='title.']").first
    title.fill("Lost answer one")
    assert line.lost.wait(30)
    title.fill("Lost answer two")
    until(page, "Waiting.all().then(all => all.some(each => each.body.includes('two')))")

    line.lost.clear()
    line.state = "loses answers"
    page.evaluate("window.dispatchEvent(new Event('online'))")
    assert line.lost.wait(30)
    title.fill("Lost answer three")
    page.wait_for_timeout(300)
    line.state = "whole"
    page.evaluate("window.dispatchEvent(new Event('online'))")
    sent(page, within=60)

    found = drafts(context, "Lost answer")
    assert len(found) == 1
    assert title_of(context, found[0]) == "Lost answer three"


def test_the_session_ended_meanwhile(context: Any, line: Line) -> None:
    page = opened(context)
    cut(context, line)
    page.locator("[name^='title.']").first.fill("After the session")
    counted(page, 1)
    context.clear_cookies()
    mended(context, line)
    until(page, "document.querySelector('.saving').textContent.startsWith('Your session has ended')")
    assert waiting(page)[0]["title"] == "After the session"

    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url(re.compile("/sign-in/"))
    page.fill("input[name=login]", "madagascar")
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form button").first.click()
    page.wait_for_selector("#draft")
    assert page.locator("[name^='title.']").first.input_value() == "After the session"
    sent(page)

    assert len(drafts(context, "After the session")) == 1


def test_another_person_on_the_same_device_neither_sees_nor_sends_it(context: Any, line: Line) -> None:
    page = opened(context)
    page.wait_for_timeout(500)
    cut(context, line)
    page.locator("[name^='title.']").first.fill("Madagascar's own")
    counted(page, 1)
    page.close()
    context.clear_cookies()
    mended(context, line)
    sign_in(context, "brazil")

    page = context.new_page()
    page.goto("/en/desk/drafts/")
    counted(page, 1)
    page.wait_for_timeout(1500)
    assert "Madagascar" not in page.locator("#waiting").text_content()
    assert "Of another person or party on this device: 1" in page.locator("#waiting").text_content()
    assert told(page, "caches.keys().then(all => all.filter(name => name.startsWith('desk-')).length)") == 0
    assert len(waiting(page)) == 1
    page.close()
    assert drafts(context, "Madagascar") == []


def test_signing_out_asks_and_leaves_nothing_on_the_device(context: Any, line: Line) -> None:
    page = opened(context)
    page.wait_for_timeout(500)
    assert told(page, "caches.keys().then(all => all.filter(name => name.startsWith('desk-')).length)") == 1
    cut(context, line)
    page.locator("[name^='title.']").first.fill("Not sent before leaving")
    counted(page, 1)
    asked: list[str] = []
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.evaluate("document.querySelector('form.account button').click()")
    page.wait_for_timeout(500)
    assert asked
    assert len(waiting(page)) == 1
    mended(context, line)
    sent(page)

    page.locator("form.account button").click()
    page.wait_for_url(re.compile(r"/en/$"))

    assert told(page, "caches.keys().then(all => all.filter(name => name.startsWith('desk-')).length)") == 0
    page.goto("/en/offline/")
    until(page, "window.Waiting")
    assert told(page, "Waiting.all()") == []


def test_two_who_write_without_a_network_compare_and_choose(context: Any, line: Line) -> None:
    page = opened(context)
    page.locator("[name^='title.']").first.fill("Two tabs")
    until(page, "document.querySelector('.saving').textContent === 'Saved'")
    address = page.url
    other = opened(context, address)
    other.wait_for_timeout(500)
    cut(context, line)
    page.locator("[name^='title.']").first.fill("Two tabs, the first")
    page.wait_for_timeout(300)
    other.locator("[name^='title.']").first.fill("Two tabs, the second")
    counted(other, 2)
    mended(context, line)
    until(other, "document.querySelector('.saving').textContent.startsWith('Somebody else')")

    other.get_by_role("button", name="Save", exact=True).click()
    other.wait_for_selector("#choice")
    assert "Two tabs, the first" in other.inner_text("main")
    assert "Two tabs, the second" in other.inner_text("main")
    other.get_by_role("button", name="Save what I chose").click()
    other.wait_for_selector("#draft")
    sent(other)

    assert title_of(context, address) == "Two tabs, the second"
    assert len(drafts(context, "Two tabs")) == 1


def test_several_drafts_wait_in_their_order(context: Any, line: Line) -> None:
    pages = [opened(context), opened(context, "/en/desk/drafts/new/offer/")]
    cut(context, line)
    for number, page in enumerate(pages):
        page.locator("[name^='title.']").first.fill(f"Several {number}")
        counted(page, number + 1)
        page.close()
    page = context.new_page()
    page.goto(NEW)
    counted(page, 2)
    assert [link.text_content() for link in page.locator("#waiting a").all()] == ["Several 0", "Several 1"]

    mended(context, line)
    sent(page)

    assert len(drafts(context, "Several")) == 2


def test_handing_in_without_a_network_is_saved_and_told(context: Any, line: Line) -> None:
    page = opened(context)
    cut(context, line)
    page.locator("[name^='title.']").first.fill("To be handed in")
    page.get_by_role("button", name="Save and go on").click()
    until(page, "document.querySelector('.saving').textContent.includes('Handing in waits')")

    mended(context, line)
    sent(page)
    page.get_by_role("button", name="Save and go on").click()
    page.wait_for_url(re.compile("/check/$"))

    assert page.locator("h1").inner_text() == "To be handed in"


def test_without_scripts_a_need_is_written_handed_in_and_published(page: Any) -> None:
    page.goto(f"/en/sign-in/?next={NEW}")
    page.fill("input[name=login]", "madagascar")
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form button").first.click()
    page.locator("[name='title.fr']").fill("Lactarium sans script")
    page.locator("[name='summary.fr']").fill("Collecter, analyser et distribuer le lait maternel.")
    page.locator("[name=sectors]").first.fill("12220")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("button", name="Publish in our register").click()

    assert re.search(r"/needs/mdg/[\w-]+/$", page.url)
    assert page.locator("h1").inner_text() == "Lactarium sans script"
