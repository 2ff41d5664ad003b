"""What every page type weighs on the line: at most 100 KB, lists at most 50 KB, with style, scripts and signs.

The page types are the names of the addresses of the node. Those without a place in their address are visited, those
with one are found by following the links of a demonstration node, as its people and as somebody not signed in.
"""

import gzip
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import Resolver404, URLPattern, get_resolver, resolve
from django.utils.translation import override

from bandung.site.demonstration import set_up

pytestmark = pytest.mark.django_db

MOST, MOST_OF_A_LIST = 100_000, 50_000
LISTS = {
    "needs", "offers", "search", "countries", "registers", "register", "crises", "institutions", "training-sessions",
    "drafts", "intakes", "introductions", "sessions", "roster", "desk-institutions", "notices", "people", "still-so",
    "twins", "standing-searches", "webhooks", "initiatives", "desk-initiatives", "desk-returns",
    "funds", "calls", "proposals", "contributions", "reports", "published-reports", "iati-files",
    "payments", "obligations-file", "clearing-rounds", "credit-lines", "public-rounds",
    "datasets", "iati-explore", "desk-iati-explore", "iati-explore-tables", "desk-iati-explore-tables",
}  # fmt: skip
ELSEWHERE = re.compile(
    r"^(api/|account/oidc/)|\.(atom|ics|csv|ndjson|xlsx|js|json|xml|duckdb|parquet)$|<str:form>$|/(revoke|take-back)/$"
)
"""Addresses that answer with no page of ours: the API, a ministry's directory, files, and buttons."""
BY_SECRET = {
    "invitation", "account_confirm_email", "account_reset_password_from_key", "notices-stop", "still-so-link",
    "iati-checked", "iati-losses", "iati-version", "iati-version-publish",
}  # fmt: skip
"""Reached by a link in a mail only, which nobody got here; each is one short form. Results of a check are weighed
where they are tested."""
ONLY_THEN = {
    "mfa_authenticate", "mfa_edit_webauthn", "mfa_remove_webauthn", "webhook", "intake-report", "crisis-stated",
    "standing-search", "session-change", "expert-change", "institution-describe", "application", "session-held",
    "session-apply", "intake", "mandate-end", "confirm", "withdraw", "institution", "expert", "training-session",
    "agreement-draft", "agreement-contributions", "agreement-clause", "agreement-clause-new", "agreement-library",
    "agreement-withdraw", "agreement-pdf",
    "assess", "seal", "sides", "award", "award-propose", "act", "act-pdf", "commission-act", "commission-act-answer",
    "contribution-same", "contribution-close", "report", "report-checks", "report-changes", "report-publish",
    "report-withdraw", "report-table", "report-lines", "published-report", "published-table", "report-shared",
    "commission-act-pdf", "commission-answer", "commission-propose", "return-sheet",
    "evaluation-plan-version", "evaluation-plan-write", "final-report-version", "final-report-write",
    "review-round", "review-answer", "review-seal", "review-observe", "review-lesson-write",
    "dataset", "dataset-version", "dataset-activity", "dataset-import",
    "obligation", "clearing-round", "public-round",
}  # fmt: skip
"""Pages that need something which the demonstration may not have; weighed where it has it."""
BUTTONS = {"account_logout", "sign-out", "sign-in", "revise-need", "revise-offer", "webhook-change"}
"""They answer to a button and show nothing; signing in is weighed under its other name."""
PLACE = re.compile(r'(?:href|action)="(/(?:en|ar|schemas)/[^"#]*|/schemas/)"')
FILES = re.compile(r'(?:href|src)="/static/([^"]+)"')
HASHED = re.compile(r"\.[0-9a-f]{12}(?=\.\w+$)")
PER_TYPE = 3
"""Pages of one type that are weighed; the heaviest counts."""


def patterns(resolver: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """(name, address with places) of everything that the node answers to."""
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield str(each.name), before + str(each.pattern)
        else:
            yield from patterns(each, before + str(each.pattern))


def weight(page: bytes) -> int:
    """Bytes on the line: the page and each of our files that it asks for, compressed as the node compresses them."""
    total = len(gzip.compress(page, 6))
    for name in set(FILES.findall(page.decode())):
        found = finders.find(HASHED.sub("", name))
        assert found, name
        total += len(gzip.compress(Path(found).read_bytes(), 9))
    return total


def name_of(address: str, language: str) -> str:
    try:
        with override(language):
            return str(resolve(address.partition("?")[0]).url_name)
    except Resolver404:
        return ""


def weighed(client: Client, language: str) -> dict[str, int]:
    """The heaviest page of every type that this client reaches, in a language."""
    simple = [
        f"/{address}".replace("/en/", f"/{language}/", 1)
        for _name, address in patterns(get_resolver())
        if not re.search(r"[<^]", address) and not ELSEWHERE.search(address)
    ]
    report = f"/{language}/offers/public-sources/bra-centros-formacao/"
    simple += [report, f"{report}claim/", f"{report}object/"]
    left, seen, visits, found = simple, set(simple), dict.fromkeys(BY_SECRET, PER_TYPE), dict[str, int]()
    while left:
        address = left.pop(0)
        name = name_of(address, language)
        if ELSEWHERE.search(address.partition("?")[0].lstrip("/")):
            continue
        if visits.get(name, 0) >= PER_TYPE or name in ("sign-out", "account_logout"):
            continue
        answer = client.get(address)
        if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
            found.setdefault(name, 0)
            continue
        visits[name] = visits.get(name, 0) + 1
        found[name] = max(found.get(name, 0), weight(answer.content))
        for link in PLACE.findall(answer.content.decode()):
            link = link.replace("&amp;", "&")
            if link not in seen and link.startswith((f"/{language}/", "/schemas/")):
                seen.add(link)
                left.append(link)
    return found


@pytest.fixture
def demonstration(fresh_index: None) -> None:
    set_up(mode="demonstration", at=datetime.now(UTC))


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.get(username=name))
    return client


def test_no_page_type_weighs_too_much(demonstration: None, capsys: Any) -> None:
    rows: dict[str, dict[str, int]] = {}
    for language in ("en", "ar"):
        for client in (Client(), *map(signed_in, ("madagascar", "brazil", "malawi", "colombia"))):
            with override(language):
                reached = weighed(client, language)
            for name, bytes_ in reached.items():
                row = rows.setdefault(name, {})
                row[language] = max(row.get(language, 0), bytes_)

    names = {name for name, address in patterns(get_resolver()) if not ELSEWHERE.search(address)}
    pages = {name: row for name, row in rows.items() if any(row.values())}
    with capsys.disabled():
        told = [f"{'page type':<36}{'en':>8}{'ar':>8}  bytes"]
        told += [f"{name:<36}{row.get('en', 0):>8}{row.get('ar', 0):>8}" for name, row in sorted(pages.items())]
        sys.stdout.write("\n" + "\n".join(told) + f"\n{len(pages)} page types\n")
    limits = {name: MOST_OF_A_LIST if name in LISTS else MOST for name in pages}
    assert {name: row for name, row in pages.items() if max(row.values()) > limits[name]} == {}
    missing = sorted(names - set(rows) - BY_SECRET - ONLY_THEN - BUTTONS)
    assert " ".join(missing) == ""
    assert set(pages) >= LISTS
