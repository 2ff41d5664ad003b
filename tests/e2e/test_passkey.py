"""A passkey in a real browser, with the browser's own pretended key: added, then used instead of a password."""

from collections.abc import Iterator
from typing import Any

import pytest

PASSWORD = "bandung-demonstration"


@pytest.fixture
def page(browser: Any, node: str) -> Iterator[Any]:
    """A page with scripts and a key in the browser that always says yes."""
    context = browser.new_context(base_url=node.replace("127.0.0.1", "localhost"))
    opened = context.new_page()
    devtools = context.new_cdp_session(opened)
    devtools.send("WebAuthn.enable")
    told = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    told |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": told})
    yield opened
    context.close()


def test_a_passkey_is_added_and_signs_in_without_a_password(page: Any) -> None:
    refused: list[str] = []
    page.on("console", lambda told: refused.append(told.text) if "Content Security Policy" in told.text else None)
    page.goto("/en/sign-in/")
    page.fill("input[name=login]", "reporter")
    page.fill("input[name=password]", PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()

    page.get_by_role("button", name="Sign out").wait_for()
    page.goto("/en/account/factors/keys/add/")
    page.fill("input[name=password]", PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.fill("input[name=name]", "This computer")
    page.check("input[name=passwordless]")
    page.get_by_role("button", name="Add a key").click()
    page.wait_for_url("**/codes/")

    assert page.locator("ul.codes li").count() == 10
    page.goto("/en/account/factors/keys/")
    assert "This computer" in page.inner_text("main")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("link", name="Sign in", exact=True).wait_for()
    page.goto("/en/sign-in/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/en/")

    assert page.get_by_role("link", name="reporter", exact=True).is_visible()
    assert refused == []
