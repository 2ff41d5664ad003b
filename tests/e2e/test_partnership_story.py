"""From an accepted introduction to a triangular agreement, a signed act, a work plan, an amendment, and one who leaves.

The roles are an example: Malawi receives, Brazil provides, Japan facilitates. No scripts run.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

PASSWORD = "bandung-demonstration"
SHOTS = os.environ.get("BANDUNG_SHOTS", "")
"""A folder for pictures of the way; none are taken without it."""


@pytest.fixture
def signed_in(browser: Any, node: str) -> Iterator[Callable[[str, str], Any]]:
    """A page of somebody's own browser, signed in, in her language; no scripts run."""
    contexts = []

    def sign_in(name: str, language: str) -> Any:
        context = browser.new_context(
            base_url=node, java_script_enabled=False, accept_downloads=True, viewport={"width": 1280, "height": 900}
        )
        contexts.append(context)
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.goto(f"/{language}/sign-in/?next=/{language}/desk/")
        page.fill("input[name=login]", name)
        page.fill("input[name=password]", PASSWORD)
        page.locator("main form button").first.click()
        assert page.url.endswith(f"/{language}/desk/"), page.inner_text("main")
        return page

    yield sign_in
    for context in contexts:
        context.close()


def shot(page: Any, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


def within(page: Any, button: str) -> Any:
    """The sheet of a button, unfolded."""
    found = page.locator("details", has=page.locator(button)).last
    if found.count() and found.get_attribute("open") is None:
        found.locator("summary").first.click()
    return page.locator("form", has=page.locator(button)).last


def introduced(malawi: Any, brazil: Any) -> str:
    """Malawi asks Brazil about its offer, for its own need; Brazil accepts. The address of the thread."""
    malawi.goto("/en/offers/bra/bra-blh/introduction/")
    malawi.fill("textarea[name=note]", "Three district hospitals want to begin human milk banks.")
    malawi.select_option("select[name=resting_on]", index=1)
    malawi.locator("main form button").first.click()
    assert "/desk/introductions/mwi/" in malawi.url, malawi.inner_text("main")
    thread = malawi.url.partition("/en/")[2]
    brazil.goto(f"/pt/{thread}")
    sheet = within(brazil, "button[value=accept]")
    sheet.locator("textarea[name=text]").fill("Com prazer.")
    sheet.locator("button[value=accept]").click()
    return thread


def opened(malawi: Any, thread: str) -> str:
    """Malawi opens the initiative from the introduction and adds Japan as facilitator. Its address."""
    malawi.goto(f"/en/{thread}")
    malawi.get_by_role("link", name="Open an initiative together").click()
    malawi.locator("button[value='participants:add']").click()
    malawi.select_option("select[name=type]", "project")
    malawi.fill("input[name=title]", "Three human milk banks")
    malawi.fill("textarea[name=summary]", "Malawi sets up three milk banks with the experience of Brazil.")
    last = malawi.locator("select[name$='-party']").count() - 1
    malawi.select_option(f"select[name=participants-{last}-party]", "jpn")
    malawi.select_option(f"select[name=participants-{last}-role]", "facilitator")
    malawi.locator(f"input[name=participants-{last}-supports][value=funding]").check()
    for row, (title, indicator) in enumerate((("Babies get safe milk", "Units"), ("Both sides learn", "Guidelines"))):
        malawi.fill(f"input[name=results-{row}-title]", title)
        malawi.fill(f"input[name=results-{row}-indicator]", indicator)
        malawi.fill(f"input[name=results-{row}-target]", "3")
    malawi.get_by_role("button", name="Open it and invite the others").click()
    assert "/desk/initiatives/mwi/" in malawi.url, malawi.inner_text("main")
    return malawi.url.partition("/en/")[2]


def join(page: Any, language: str, address: str) -> None:
    page.goto(f"/{language}/{address}")
    within(page, "button[value=consent]").locator("button[value=consent]").click()


def move(page: Any, language: str, address: str, to: str, **fields: str) -> None:
    """Make one move of the initiative, with the statement that it needs."""
    page.goto(f"/{language}/{address}")
    sheet = page.locator("form", has=page.locator(f"input[name=to][value={to}]")).first
    folded = page.locator("details", has=page.locator(f"input[name=to][value={to}]")).first
    if folded.get_attribute("open") is None:
        folded.locator("summary").first.click()
    for name, value in fields.items():
        sheet.locator(f"[name={name}]").fill(value)
    sheet.locator("button[value=move]").click()
    shot(page, f"move-{to}")


def agreed(malawi: Any, brazil: Any, japan: Any, address: str) -> str:
    """A text from the library with one clause that ties procurement: flagged, answered, written anew, consented to."""
    malawi.goto(f"/en/{address}agreements/new/")
    malawi.fill("input[name=title]", "Agreement on three human milk banks")
    malawi.select_option("select[name=languages]", ["pt", "en"])
    malawi.locator("input[name=begin][value=library]").check()
    malawi.get_by_role("button", name="Begin").click()
    draft = malawi.url
    malawi.goto(f"{draft}clauses/procurement-open/")
    malawi.fill("textarea[name=text-en]", "All equipment shall be purchased exclusively from suppliers of Brazil.")
    malawi.get_by_role("button", name="Save the clause").click()
    malawi.locator("button[value=propose]").click()
    text = malawi.url.partition("/en/")[2].partition("?")[0]
    brazil.goto(f"/pt/{text}")
    assert "purchased exclusively from suppliers" in " ".join(brazil.locator("mark").all_inner_texts())
    shot(brazil, "flagged")
    brazil.locator("a[href*='rule=tied-procurement']").first.click()
    remark = brazil.locator("form#remark")
    remark.locator("textarea[name=text]").fill("Concordamos: cada Parte compra onde for melhor.")
    remark.locator("button").last.click()
    assert "Concordamos" in brazil.inner_text("main")
    shot(brazil, "answered")
    malawi.goto(f"/en/{text}")
    malawi.locator("form[action$='/agreements/new/'] button").first.click()
    malawi.goto(f"{malawi.url.partition('?')[0]}clauses/procurement-open/")
    malawi.fill("textarea[name=text-en]", "Each Party buys under the rules of the country in which it buys.")
    malawi.get_by_role("button", name="Save the clause").click()
    malawi.locator("button[value=propose]").click()
    version = malawi.url.partition("/en/")[2].partition("#")[0]
    for page, language in ((brazil, "pt"), (japan, "en")):
        consent_to_text(page, language, version)
    malawi.goto(f"/en/{version}")
    assert "in force" in malawi.inner_text("main")
    shot(malawi, "in-force")
    return version


def consent_to_text(page: Any, language: str, version: str) -> None:
    page.goto(f"/{language}/{version}")
    page.locator("a[href*='/consent/']").first.click()
    page.locator("main form button").first.click()


def signed(malawi: Any, brazil: Any, address: str, folder: Path) -> str:
    """A session of the joint commission of both, its act with the project, both consents, the PDF."""
    malawi.goto("/en/desk/commissions/convene/")
    malawi.locator("input[name=partners][value=bra]").check()
    malawi.select_option("select[name=first]", "pt")
    malawi.fill("input[name=title_first]", "Primeira Comissão Mista Brasil–Malawi")
    malawi.select_option("select[name=second]", "en")
    malawi.fill("input[name=title_second]", "First Joint Commission of Brazil and Malawi")
    malawi.locator("input[name=online]").check()
    malawi.fill("input[name=on]", "2026-12-10")
    malawi.fill("input[name=basis]", "Basic agreement on technical cooperation (example)")
    malawi.fill("input[name=start]", "2027-01-01")
    malawi.fill("input[name=last]", "2028-12-31")
    malawi.locator("main form button").last.click()
    session = malawi.url.partition("/en/")[2]
    brazil.goto(f"/pt/{session}")
    brazil.locator("a[href*='says=consent']").first.click()
    brazil.locator("main form[method=post] button").last.click()
    malawi.goto(f"/en/{session}write/")
    malawi.locator(f"button[name=take][value='{uid_of(address)}']").click()
    malawi.fill("input[name=number]", "I/2026")
    malawi.fill("textarea[name=decisions-0-text_pt]", "As Partes aprovam o programa de 2027 e 2028.")
    malawi.fill("textarea[name=decisions-0-text_en]", "The Parties approve the programme of 2027 and 2028.")
    malawi.fill("input[name=programme_pt]", "Programa 2027–2028")
    malawi.fill("input[name=programme_en]", "Programme 2027–2028")
    last = malawi.locator("input[name$='-side_mwi']").count() - 1
    for name, value in (
        ("title_pt", "Três bancos de leite humano"), ("title_en", "Three human milk banks"),
        ("side_mwi", "Ministry of Health (example)"), ("side_bra", "Fiocruz (exemplo)"),
        ("budget_pt", "Cada Parte arca com os seus custos."), ("budget_en", "Each side bears its own costs."),
    ):  # fmt: skip
        malawi.fill(f"[name=projects-{last}-{name}]", value)
    malawi.locator("button[value=check]").click()
    assert "/propose/" in malawi.url, malawi.inner_text("main")
    malawi.locator("main form button").first.click()
    act = malawi.url.partition("/en/")[2]
    brazil.goto(f"/pt/{act}")
    brazil.locator("a[href*='says=consent']").first.click()
    shot(brazil, "act-consent")
    brazil.locator("main form[method=post] button").last.click()
    malawi.goto(f"/en/{act}")
    shot(malawi, "act-signed")
    with malawi.expect_download() as download:
        malawi.locator("a[href$='act.pdf']").first.click()
    paper = folder / "act.pdf"
    download.value.save_as(paper)
    assert paper.read_bytes().startswith(b"%PDF")
    if SHOTS:
        (Path(SHOTS) / "act.pdf").write_bytes(paper.read_bytes())
    malawi.goto("/en/acts/verify/")
    malawi.set_input_files("input[type=file]", str(paper))
    malawi.locator("main form", has=malawi.locator("input[type=file]")).locator("button").last.click()
    assert "I/2026" in malawi.inner_text("main")
    shot(malawi, "verified")
    return act


def uid_of(address: str) -> str:
    register, record = address.rstrip("/").split("/")[-2:]
    return f"{register}/{record}"


def planned(malawi: Any, brazil: Any, address: str) -> None:
    """A work plan with a mission and a training, which Brazil consents to."""
    malawi.goto(f"/en/{address}plan/edit/")
    malawi.fill("input[name=title]", "Work plan 2027")
    lines = (("mission", "Two neonatologists come to Lilongwe"), ("training", "Course for nurses"))
    for row, (kind, title) in enumerate(lines):
        malawi.select_option(f"select[name=lines-{row}-type]", kind)
        malawi.fill(f"input[name=lines-{row}-title]", title)
        malawi.fill(f"input[name=lines-{row}-start]", f"2027-0{row + 2}-01")
        malawi.fill(f"input[name=lines-{row}-last]", f"2027-0{row + 2}-20")
        malawi.select_option(f"select[name=lines-{row}-responsible]", "bra")
    malawi.locator("button[value='lines:remove:2']").click()
    malawi.locator("button[value='lines:show']").click()
    for name, value in (("profile", "Neonatologist"), ("people", "2"), ("days", "20")):
        malawi.fill(f"[name=lines-0-{name}]", value)
    malawi.select_option("select[name=lines-0-host]", "mwi")
    malawi.fill("[name=lines-1-seats]", "20")
    malawi.locator("button[value=propose]").click()
    assert "/plan/" in malawi.url and "/edit/" not in malawi.url, malawi.inner_text("main")
    version = malawi.url.partition("/en/")[2].partition("#")[0]
    brazil.goto(f"/pt/{version}")
    within(brazil, "button[value=consent]").locator("button[value=consent]").click()
    malawi.goto(f"/en/{address}plan/")
    assert "Course for nurses" in malawi.inner_text("main")
    shot(malawi, "plan")


def test_from_an_introduction_to_a_signed_act_and_a_work_plan(signed_in: Any, tmp_path: Path) -> None:
    malawi, brazil, japan = signed_in("malawi", "en"), signed_in("brazil", "pt"), signed_in("japan", "en")
    address = opened(malawi, introduced(malawi, brazil))
    shot(malawi, "opened")
    join(brazil, "pt", address)
    join(japan, "en", address)
    assert japan.locator("input[name=to]").count() == 0
    move(malawi, "en", address, "screened", text="Fits the plan and foreign policy.")
    move(malawi, "en", address, "matched")
    move(malawi, "en", address, "formulating")
    move(malawi, "en", address, "formulated")
    brazil.goto(f"/pt/{address}")
    brazil.locator("section.waits a").first.click()
    brazil.locator("button[value=consent]").first.click()
    version = agreed(malawi, brazil, japan, address)
    move(malawi, "en", address, "agreed")

    signed(malawi, brazil, address, tmp_path)
    planned(malawi, brazil, address)

    malawi.goto(f"/en/{version}")
    malawi.locator("form[action$='/agreements/new/'] button").first.click()
    malawi.goto(f"{malawi.url.partition('?')[0]}clauses/duration-fixed/")
    malawi.fill("textarea[name=text-en]", "This Agreement lasts four years from its entry into force.")
    malawi.get_by_role("button", name="Save the clause").click()
    malawi.locator("button[value=propose]").click()
    amended = malawi.url.partition("/en/")[2].partition("#")[0]
    consent_to_text(brazil, "pt", amended)
    consent_to_text(japan, "en", amended)
    japan.goto(f"/en/{amended}")
    japan.locator("a[href*='/withdraw/']").first.click()
    shot(japan, "withdrawing")
    japan.locator("main form button").last.click()
    malawi.goto(f"/en/{amended}")
    assert "in force" in malawi.inner_text("main")
    malawi.goto(f"/en/{address}")
    assert "withdr" in malawi.inner_text("main")
    shot(malawi, "after")
    outsider = signed_in("egypt", "ar")
    assert outsider.goto(f"/ar/{address}").status == 404
