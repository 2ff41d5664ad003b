"""The navigation of the desk: groups with headings, one entry for each part, nothing that refuses who reads it."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from bandung.parties import actions as parties
from bandung.people.models import Mandate
from bandung.web.desk.navigation import GROUPS
from tests.cast import AT, joined, post
from tests.factories import an_institution

pytestmark = pytest.mark.django_db
ENTRIES = [entry for _heading, entries in GROUPS for entry in entries]


@pytest.fixture(autouse=True)
def _two_countries(fresh_index: None) -> None:
    joined("mdg", "bra")


def desk_of(name: str, *duties: str, institution: str = "") -> Client:
    person = get_user_model().objects.create_user(name, password="x")
    for duty in duties:
        Mandate.objects.create(
            person=person, party="mdg", duty=duty, institution=institution, post=name, since=AT, given_by=post("mdg")
        )
    client = Client()
    client.force_login(person)
    return client


def navigation(client: Client, address: str = "/en/desk/") -> str:
    page = client.get(address, follow=True).content.decode()
    return page.partition('class="desk-nav"')[2].partition("</nav>")[0]


def groups(told: str) -> dict[str, list[str]]:
    """Heading to what its list leads to."""
    found = re.findall(r"<h2[^>]*>([^<]+)</h2>\s*<ul>(.*?)</ul>", told, re.DOTALL)
    return {heading: re.findall(r'<a href="([^"]+)"', entries) for heading, entries in found}


def test_who_clears_and_administers_finds_every_part_under_a_heading() -> None:
    told = groups(navigation(desk_of("agency", "draft", "clear", "consent", "administer")))

    assert list(told) == [heading for heading, _entries in GROUPS]
    with override("en"):
        assert [link for links in told.values() for link in links] == [reverse(each.page) for each in ENTRIES]


def test_a_group_that_holds_nothing_for_her_is_not_there() -> None:
    parties.name_institution(institution=an_institution(), party="mdg", by=post("mdg"), at=AT)

    told = groups(navigation(desk_of("nurse", "draft", institution="hospital")))

    assert "People and settings" not in told
    assert all(told.values())


def test_each_part_marks_its_own_entry_alone() -> None:
    client = desk_of("agency", "draft", "clear", "consent", "administer")
    with override("en"):
        addresses = {each.area: reverse(each.page) for each in ENTRIES}

    told = {area: navigation(client, address) for area, address in addresses.items()}

    marked = {area: re.findall(r'<a href="([^"]+)" aria-current="page"', each) for area, each in told.items()}
    assert marked == {area: [address] for area, address in addresses.items()}


def test_on_a_phone_the_closed_menu_says_where_she_is() -> None:
    told = navigation(desk_of("agency", "draft", "clear"), "/fr/desk/payments/")

    assert '<details class="desk-menu">' in told
    assert re.search(r"<summary>[^<]+ › <strong>Paiements</strong></summary>", told)
