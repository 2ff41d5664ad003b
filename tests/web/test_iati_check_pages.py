"""Anybody checks a file of IATI: the verdict, what to mend first, and that it stays hers and goes after a day."""

import gzip
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from bandung.datasets import check_tasks, checks
from bandung.datasets.check_errors import NoSuchCheck
from bandung.web.public import iati_check
from tests.unit.test_iati_results import BAD
from tests.unit.test_iati_validating import GOOD
from tests.web.test_page_weights import weight

pytestmark = pytest.mark.django_db
PAGE = "/en/iati/check/"
FILE = f'<iati-activities version="2.03">\n{GOOD}{BAD}</iati-activities>'.encode()


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Iterator[Path]:
    settings.CHECKS_FOLDER = tmp_path / "checks"
    cache.clear()
    yield settings.CHECKS_FOLDER
    cache.clear()


def sent(client: Client, content: bytes = FILE, name: str = "ours.xml", **more: str) -> Any:
    return client.post(PAGE, {"file": SimpleUploadedFile(name, content), **more})


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_file_is_checked_at_once_and_the_verdict_is_shown(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        answer = sent(client)
        page = shown(client, answer["Location"])

    assert "It can be published, but mend the errors first" in page
    assert "“0” is not on the list Sector." in page
    assert "Take a code of the list Sector" in page
    assert "iati-activity[2]/sector/@code" in page
    assert "XM-DAC-1-B" in page and "XM-DAC-1-A" not in page
    assert "noindex" in page


def test_findings_are_narrowed_by_severity_and_by_activity(client: Client) -> None:
    address = sent(client)["Location"]
    errors = shown(client, f"{address}?severity=error")
    assert "code.Sector" in errors and "code.Country" not in errors
    second = shown(client, f"{address}?activity=2")
    assert "code.Sector" in second and "code.Country" in second
    assert "code.Sector" not in shown(client, f"{address}?activity=1")
    assert shown(client, f"{address}?severity=x&activity=%00")


@pytest.mark.parametrize("form", ["json", "csv", "sarif", "html"])
def test_findings_are_taken_away_as_a_file(client: Client, form: str) -> None:
    answer = client.get(f"{sent(client)['Location']}findings.{form}")
    content = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    assert "code.Sector" in content
    assert f"ours.xml-findings.{form}" in answer["Content-Disposition"]
    if form in ("json", "sarif"):
        assert json.loads(content)


def test_a_text_can_be_pasted(client: Client) -> None:
    page = shown(client, client.post(PAGE, {"text": FILE.decode()})["Location"])
    assert "pasted text" in page and "code.Sector" in page


def test_what_is_not_iati_is_said(client: Client) -> None:
    page = shown(client, sent(client, b"%PDF-1.7", "a.pdf")["Location"])
    assert "No: it cannot be read to its end" in page
    assert "This is not XML but a PDF file." in page
    assert "There is nothing in this file." in shown(client, sent(client, b"", "a.xml")["Location"])


def test_nothing_sent_is_refused(client: Client) -> None:
    answer = client.post(PAGE, {})
    assert answer.status_code == 422
    assert "Choose a file, or paste its text." in answer.content.decode()


def test_a_large_file_is_checked_in_the_background(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    queued: list[str] = []
    monkeypatch.setattr(check_tasks, "check_kept", SimpleNamespace(enqueue=queued.append))
    monkeypatch.setattr(checks, "AT_ONCE", 100)
    address = sent(client, gzip.compress(FILE), "ours.xml.gz")["Location"]
    waiting = shown(client, address)
    assert "Being checked" in waiting and 'http-equiv="refresh"' in waiting
    assert client.get(f"{address}findings.json").status_code == 404
    for _time in range(2):  # a job may be done twice
        for key in queued:
            checks.run(key)
    assert "code.Sector" in shown(client, address)


def test_too_much_is_refused_with_a_sentence(client: Client, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "LARGEST", 1_000_000)
    answer = sent(client, b"x" * 1_000_001)
    assert (answer.status_code, list(folder.iterdir())) == (413, [])
    assert "larger than 1 MB" in answer.content.decode()
    monkeypatch.setattr(checks, "MOST_WAITING", 0)
    busy = sent(client)
    assert busy.status_code == 503 and "Too many files are waiting" in busy.content.decode()


def test_too_often_is_refused_with_a_sentence(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(iati_check, "OFTEN", "2/h")
    assert [sent(client).status_code for _time in range(3)] == [302, 302, 429]


def test_senders_without_an_address_are_counted_together(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(iati_check, "OFTEN", "1/h")
    found = [client.post(PAGE, {"text": "x"}, REMOTE_ADDR="").status_code for _time in range(2)]
    assert found == [302, 429]


def test_only_the_address_leads_to_results_and_they_are_deleted(client: Client, folder: Path) -> None:
    address = sent(client)["Location"]
    [kept] = folder.iterdir()
    assert len(kept.name) == 40 and not (kept / "file").exists(), "the file itself is gone at once"
    assert client.get(f"{PAGE}{'0' * 40}/").status_code == 404
    assert client.get(f"{PAGE}..%2F..%2Fetc/").status_code == 404
    assert client.get(f"{address}findings.exe").status_code == 404
    assert client.post(address)["Location"] == PAGE
    assert client.get(address).status_code == 404 and not kept.exists()


def test_results_are_forgotten_after_a_day(client: Client, folder: Path) -> None:
    key = sent(client)["Location"].rstrip("/").rpartition("/")[2]
    now = timezone.now()
    assert checks.forget_old(now + timedelta(hours=23)) == 0
    with pytest.raises(NoSuchCheck):
        checks.held(key, now + timedelta(hours=25))
    assert checks.forget_old(now + timedelta(hours=25)) == 1
    assert list(folder.iterdir()) == []


def test_the_api_does_the_same(client: Client) -> None:
    api = "/api/v1/iati/checks"
    made = client.post(api, {"file": SimpleUploadedFile("ours.xml", FILE)})
    told = made.json()
    assert made.status_code == 201
    assert (told["state"], told["verdict"], told["items"], told["good"]) == ("checked", "errors", 2, 1)
    mine = f"{api}/{told['key']}"
    assert client.get(mine).json() == told
    found = client.get(f"{mine}/findings?severity=error").json()["items"]
    assert [(each["rule"], each["path"]) for each in found] == [("code.Sector", "iati-activity[2]/sector/@code")]
    first = client.get(f"{mine}/findings?activity=2&limit=2").json()
    assert (len(first["items"]), first["next_offset"]) == (2, 2)
    assert b"code.Sector" in b"".join(client.get(f"{mine}/findings.csv").streaming_content)  # type: ignore[attr-defined]
    assert client.delete(mine).status_code == 204
    assert client.get(mine).status_code == 404
    assert client.get(f"{api}/x").status_code == 422


def test_the_results_of_a_bad_file_are_light(client: Client) -> None:
    bad = "".join(BAD.replace("XM-DAC-1-B", f"x{number}").replace('code="2"', "") for number in range(300))
    page = shown(client, sent(client, f'<iati-activities version="2.03">{bad}</iati-activities>'.encode())["Location"])
    assert page.count("<article") == 5
    assert weight(page.encode()) <= 40_000


def test_the_page_speaks_the_language_of_its_address(client: Client) -> None:
    key = sent(client)["Location"].rstrip("/").rpartition("/")[2]
    page = shown(client, f"/ar/iati/check/{key}/")
    assert 'dir="rtl"' in page
