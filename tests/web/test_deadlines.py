"""Deadlines as a calendar, notices that lead to their page, the language of the first mail, what is unread."""

from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
from django.contrib.auth import get_user_model
from django.core import mail as outbox
from django.test import Client
from django.utils import timezone

from bandung.exchange import actions as exchange
from bandung.introductions import actions as introductions
from bandung.notices import mail
from bandung.notices.actions import tell, telling_of
from bandung.notices.models import Notice
from bandung.notices.wording import path_of
from bandung.people.models import Mandate, Profile
from bandung.values import Texts
from bandung.web.desk import deadlines
from tests.cast import AT, joined, later, post
from tests.factories import a_need, an_offer

pytestmark = pytest.mark.django_db(transaction=True)


def a_person(name: str, party: str, duty: str = "clear") -> Any:
    person = get_user_model().objects.create_user(name, email=f"{name}@agency.example", password="x")
    Mandate.objects.create(person=person, party=party, duty=duty, post=post(party), since=AT, given_by="x")
    return person


@pytest.fixture
def her(fresh_index: None) -> Any:
    joined("bra", "mdg", "ken")
    return a_person("mdg", "mdg")


def days(person: Any, party: str = "mdg") -> list[tuple[str, date]]:
    return [(each.heading, each.on) for each in deadlines.of_party(party, person=person.pk, at=AT)]


def a_crisis(identifier: str, party: str, country: str, until: str) -> None:
    told = {"crisis": {"text": "Flood", "deadline": until}, "kinds": ["in-kind"]}
    exchange.publish_new(record=a_need(identifier, country, **told), party=party, by=post(party), at=AT)


def test_the_end_of_an_own_offer_is_its_last_day(her: Any) -> None:
    offer = an_offer("milk", "MDG", period={"start": "2026-01-01", "end": "2027-01-01"})
    exchange.publish_new(record=offer, party="mdg", by=post("mdg"), at=AT)
    over = an_offer("over", "MDG", period={"start": "2025-01-01", "end": "2026-01-01"})
    exchange.publish_new(record=over, party="mdg", by=post("mdg"), at=AT)

    assert days(her) == [("Your offer ends: Milk banks milk", date(2026, 12, 31))]
    assert days(her, "bra") == []


def test_crises_of_one_s_own_and_those_one_was_told_of(her: Any) -> None:
    a_crisis("flood", "mdg", "MDG", "2026-12-05")
    a_crisis("storm", "ken", "KEN", "2026-12-03")
    a_crisis("quake", "bra", "BRA", "2026-12-01")
    tell("crisis", party="mdg", about=("need", "ken/storm"), places={}, at=AT)

    assert days(her) == [
        ("A crisis ends: Milk banks storm", date(2026, 12, 3)),
        ("A crisis ends: Milk banks flood", date(2026, 12, 5)),
    ]


def test_what_rings_next_in_an_introduction_stands_on_its_day(her: Any) -> None:
    exchange.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)
    introductions.request(
        party="mdg", kind="offer", uid="bra/milk", note=Texts({"fr": "Bonjour"}, field="note"), by=post("mdg"), at=AT
    )

    assert days(her, "bra") == [("An introduction waits for your answer", later(14).date())]


def test_the_calendar_has_whole_days_that_lead_to_their_page(client: Client, her: Any) -> None:
    ends = timezone.now().date() + timedelta(days=30)
    offer = an_offer("milk", "MDG", period={"start": "2026-01-01", "end": ends.isoformat()})
    exchange.publish_new(record=offer, party="mdg", by=post("mdg"), at=AT)

    answer = client.get(f"/en/desk/notices/{telling_of(her.pk).feed}.ics")

    events = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert [(str(each["SUMMARY"]), each["DTSTART"].dt, each["DTEND"].dt) for each in events] == [
        ("Your offer ends: Milk banks milk", ends - timedelta(days=1), ends)
    ]
    assert str(events[0]["URL"]).endswith("/en/offers/mdg/milk/")


@pytest.mark.parametrize("number", [1, 3])
def test_deadlines_ask_the_database_as_often_for_one_as_for_three(
    her: Any, number: int, django_assert_num_queries: Any
) -> None:
    for each in range(number):
        offer = an_offer(f"milk-{each}", "MDG", period={"start": "2026-01-01", "end": "2027-01-01"})
        exchange.publish_new(record=offer, party="mdg", by=post("mdg"), at=AT)

    with django_assert_num_queries(7):
        assert len(days(her)) == number


@pytest.mark.parametrize("kind", ["application", "selection"])
def test_a_notice_of_an_application_leads_to_its_page(her: Any, kind: str) -> None:
    tell(kind, party="mdg", about=("application", "mdg/course-1"), key="x", places={"party": "Brazil"}, at=AT)

    assert path_of(Notice.objects.get()) == "/en/desk/training/applications/mdg/course-1/"


def test_the_first_mail_is_in_the_language_that_a_person_chose(her: Any) -> None:
    Profile.objects.update_or_create(person=her, defaults={"language": "fr"})
    tell("claim", party="mdg", about=("need", "mdg/x"), places={"party": "Kenya", "title": "X"}, at=AT)

    mail.send_digests(later(1))

    assert telling_of(her.pk).language == "fr"
    assert "/fr/" in str(outbox.outbox[0].body)


def test_the_desk_says_how_many_notices_are_not_read(client: Client, her: Any) -> None:
    client.force_login(her)
    before = client.get("/en/desk/notices/settings/").content.decode()

    tell("claim", party="mdg", about=("need", "mdg/x"), places={}, at=AT)
    tell("claim", party="mdg", about=("need", "mdg/y"), places={}, at=AT)
    after = client.get("/en/desk/notices/settings/").content.decode()

    assert ("2 new" in before, "2 new" in after) == (False, True)
