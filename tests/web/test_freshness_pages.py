"""Still so? At the desk, on pages and lists, and by the link of a mail without signing in."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import mail as outbox
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bandung.exchange import actions, freshness
from bandung.exchange.links import CONFIRMING, Asked, confirmation_token
from bandung.exchange.models import TABLES, Need, Offer
from bandung.notices import actions as notices
from bandung.notices import mail
from bandung.notices.asking import ask_still_so
from bandung.notices.models import Notice
from bandung.parties import actions as parties
from bandung.people.models import Mandate
from bandung.registers.models import Entry
from tests.cast import AT, joined, post
from tests.factories import a_need, a_party, an_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("node")]

LONG_AGO = "2020-02-03"
DESK = "/en/desk/still-so/"


@pytest.fixture
def node(fresh_index: None) -> None:
    joined("bra", "mdg")


def a_person(name: str, party: str = "bra", duty: str = "clear", institution: str = "") -> Any:
    person = get_user_model().objects.create_user(name, email=f"{name}@agency.example", password="x")
    Mandate.objects.create(
        person=person, party=party, duty=duty, institution=institution, post=post(party), since=AT, given_by="x"
    )
    return person


def desk_of(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def desk() -> Client:
    return desk_of(a_person("officer"))


def said_long_ago(*names: str, kind: str = "offer", stated_on: str = LONG_AGO, party: str = "bra") -> None:
    country = {"bra": "BRA", "mdg": "MDG"}[party]
    for name in names:
        record = {"offer": an_offer, "need": a_need}[kind](name, country, stated_on=stated_on)
        actions.publish_new(record=record, party=party, by=post(party), at=AT)


def confirmed_on(uid: str, kind: str = "offer") -> date | None:
    return TABLES[kind].objects.get(pk=uid).confirmed_on


def today() -> date:
    return timezone.now().date()


def test_a_desk_without_anything_due_is_told_what_will_come_here(desk: Client) -> None:
    page = desk.get(DESK)

    assert page.status_code == 200
    assert "Everything is fresh" in page.content.decode()


def test_what_is_due_stands_longest_unconfirmed_first_whatever_its_kind(desk: Client) -> None:
    said_long_ago("later", stated_on="2021-05-05")
    said_long_ago("earliest", kind="need", stated_on="2019-01-01")
    said_long_ago("fresh", stated_on=today().isoformat())
    said_long_ago("hers", party="mdg")

    text = desk.get(DESK).content.decode()

    assert re.findall(r'name="one" value="([^"]+)"', text) == ["need/earliest", "offer/later"]
    assert "not confirmed since May 5, 2021" in text


def test_the_list_is_narrowed_to_one_kind(desk: Client) -> None:
    said_long_ago("one")
    said_long_ago("two", kind="need")

    text = desk.get(DESK, {"kind": "need"}).content.decode()

    assert re.findall(r'name="one" value="([^"]+)"', text) == ["need/two"]


def test_one_record_is_confirmed_with_one_press(desk: Client) -> None:
    said_long_ago("one", "two")

    answer = desk.post(DESK, {"one": "offer/one"}, follow=True)

    assert "1 record is confirmed: it is still so." in answer.content.decode()
    assert (confirmed_on("bra/one"), confirmed_on("bra/two")) == (today(), date(2020, 2, 3))
    assert Entry.objects.filter(record="one").count() == 2
    assert Offer.objects.get(pk="bra/one").body["title"] == an_offer("one").title


def test_those_chosen_are_confirmed_and_no_other(desk: Client) -> None:
    said_long_ago("one", "two", "three")
    said_long_ago("four", kind="need")

    desk.post(DESK, {"chosen": "yes", "record": ["offer/one", "need/four", "offer/no-such", "nonsense"]})

    due = freshness.due(timezone.now(), "bra")
    assert {kind: [row.record for row in rows] for kind, rows in due.items()} == {
        "need": [], "offer": ["three", "two"],
    }  # fmt: skip


def test_all_that_are_due_are_confirmed_at_once(desk: Client) -> None:
    said_long_ago("one", "two")
    said_long_ago("three", kind="need")

    answer = desk.post(DESK, {"all": "yes"}, follow=True)

    assert "3 records are confirmed" in answer.content.decode()
    assert "Everything is fresh" in answer.content.decode()


def test_another_partys_record_is_not_confirmed_from_here(desk: Client) -> None:
    said_long_ago("hers", party="mdg")

    desk.post(DESK, {"one": "offer/hers"})

    assert confirmed_on("mdg/hers") == date(2020, 2, 3)


@pytest.mark.parametrize(("duty", "institution"), [("administer", ""), ("consent", ""), ("draft", "hospital")])
def test_who_neither_writes_nor_clears_for_the_party_reads_but_does_not_confirm(duty: str, institution: str) -> None:
    said_long_ago("one")
    client = desk_of(a_person("reader", duty=duty, institution=institution))

    page, answer = client.get(DESK), client.post(DESK, {"one": "offer/one"})

    assert (page.status_code, answer.status_code) == (200, 403)
    assert 'name="one"' not in page.content.decode()
    assert confirmed_on("bra/one") == date(2020, 2, 3)


def test_somebody_without_a_mandate_has_no_such_page() -> None:
    person = get_user_model().objects.create_user("nobody", password="x")

    assert desk_of(person).get(DESK).status_code == 403
    assert Client().get(DESK).status_code == 302


def test_as_many_queries_for_three_records_as_for_one(desk: Client, django_assert_num_queries: Any) -> None:
    said_long_ago("one")
    desk.get(DESK)
    with CaptureQueriesContext(connection) as first:
        desk.get(DESK)
    said_long_ago("two", "three")

    with django_assert_num_queries(len(first)):
        desk.get(DESK)


# -- on the record's own page and in lists ---------------------------------------------------------------------------


def test_a_record_says_since_when_it_was_not_confirmed_on_its_page_and_in_lists(client: Client) -> None:
    said_long_ago("old")
    said_long_ago("new", stated_on=today().isoformat())

    pages = [client.get(address).content.decode() for address in ("/en/offers/bra/old/", "/en/offers/bra/new/")]
    listed = client.get("/en/offers/").content.decode()

    assert ["Not confirmed since" in page for page in pages] == [True, False]
    assert listed.count("Not confirmed since Feb 3, 2020") == 1


def test_its_owner_confirms_on_the_page_itself(desk: Client, client: Client) -> None:
    said_long_ago("old")

    hers, anybodys = (each.get("/en/offers/bra/old/").content.decode() for each in (desk, client))
    answer = desk.post("/en/offers/bra/old/still-so/", follow=True)

    assert ("/still-so/" in hers, "/still-so/" in anybodys) == (True, False)
    assert "Confirmed: it is still so, stated today." in answer.content.decode()
    assert confirmed_on("bra/old") == today()


def test_confirming_twice_in_a_day_says_that_it_was_done() -> None:
    said_long_ago("old")
    client = desk_of(a_person("writer", duty="draft"))
    client.post("/en/offers/bra/old/still-so/")

    answer = client.post("/en/offers/bra/old/still-so/", follow=True)

    assert "was confirmed already on" in answer.content.decode()


def test_nobody_else_confirms_on_the_page() -> None:
    said_long_ago("old")

    answer = desk_of(a_person("other", party="mdg")).post("/en/offers/bra/old/still-so/")

    assert (answer.status_code, confirmed_on("bra/old")) == (403, date(2020, 2, 3))


# -- by the link of a mail -------------------------------------------------------------------------------------------


def link(person: Any, uid: str = "bra/old", kind: str = "offer") -> str:
    row = TABLES[kind].objects.get(pk=uid)
    return f"/en/still-so/{confirmation_token(Asked(person.pk, kind, uid, row.digest))}/"


def test_a_link_shows_the_record_and_confirms_only_when_the_button_is_pressed(client: Client) -> None:
    said_long_ago("old")
    address = link(a_person("officer"))

    shown = client.get(address)
    after_reading = confirmed_on("bra/old")
    pressed = client.post(address)

    assert "Milk banks old" in shown.content.decode()
    assert after_reading == date(2020, 2, 3)
    assert "Thank you: it is still so" in pressed.content.decode()
    assert confirmed_on("bra/old") == today()
    assert Entry.objects.filter(record="old").latest("seq").by == post("bra")


def test_a_link_followed_again_says_when_it_was_confirmed_and_changes_nothing(client: Client) -> None:
    said_long_ago("old")
    address = link(a_person("officer"))
    client.post(address)
    entries = Entry.objects.count()

    again = [client.get(address), client.post(address)]

    assert all("It was confirmed on" in each.content.decode() for each in again)
    assert Entry.objects.count() == entries


def test_a_link_does_nothing_once_the_mandate_has_ended(client: Client) -> None:
    said_long_ago("old")
    person = a_person("officer")
    address = link(person)
    Mandate.objects.filter(person=person).update(until=timezone.now() - timedelta(minutes=1))

    answer = client.post(address)

    assert answer.status_code == 403
    assert "holds no mandate any more" in answer.content.decode()
    assert confirmed_on("bra/old") == date(2020, 2, 3)


def test_a_link_for_a_record_that_was_withdrawn_or_written_anew_confirms_nothing(client: Client) -> None:
    said_long_ago("old", "gone")
    person = a_person("officer")
    changed, gone = link(person), link(person, "bra/gone")
    newer = an_offer("old", stated_on="2020-03-04")
    actions.revise(record=newer, party="bra", by=post("bra"), at=AT)
    actions.withdraw(kind="offer", record="gone", party="bra", by=post("bra"), at=AT)

    answers = [client.post(each).content.decode() for each in (changed, gone)]

    assert "It has changed since this mail" in answers[0]
    assert "It was withdrawn" in answers[1]
    assert confirmed_on("bra/old") == date(2020, 3, 4)


@pytest.mark.parametrize("spoilt", ["x", "e30:1abcde:forged", "%00", "a" * 3000])
def test_a_forged_link_is_refused_with_a_sentence(client: Client, spoilt: str) -> None:
    answer = client.post(f"/en/still-so/{spoilt}/")

    assert answer.status_code == 404
    assert "was not made here or is not whole" in answer.content.decode()


def test_a_link_signed_for_something_else_confirms_nothing(client: Client) -> None:
    said_long_ago("old")
    person = a_person("officer")
    row = Offer.objects.get(pk="bra/old")
    other = signing.dumps([person.pk, "offer", row.uid, row.digest], salt="bandung.notices.stop-mail")

    assert client.post(f"/en/still-so/{other}/").status_code == 404


def test_a_link_expires_after_sixty_days(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    said_long_ago("old")
    address = link(a_person("officer"))
    in_time = signing.time.time() + 59 * 86_400
    monkeypatch.setattr(signing.time, "time", lambda: in_time)
    before = client.get(address)
    monkeypatch.setattr(signing.time, "time", lambda: in_time + 2 * 86_400)

    after = client.post(address)

    assert (before.status_code, after.status_code) == (200, 410)
    assert "more than 60 days ago" in after.content.decode()
    assert confirmed_on("bra/old") == date(2020, 2, 3)


def test_a_link_of_the_right_salt_with_another_content_is_refused(client: Client) -> None:
    strange = signing.dumps([1, "party", "bra", ""], salt=CONFIRMING)

    assert client.get(f"/en/still-so/{strange}/").status_code == 404


# -- the yearly asking -----------------------------------------------------------------------------------------------


def test_those_who_write_or_clear_are_asked_once_a_year_and_no_one_else() -> None:
    people = {duty: a_person(duty, duty=duty) for duty in ("draft", "clear", "administer")}
    a_person("other", party="mdg")
    said_long_ago("old")
    said_long_ago("new", stated_on=today().isoformat())
    at = timezone.now()

    first, again, next_year = (ask_still_so(when) for when in (at, at + timedelta(1), at + timedelta(366)))

    assert (first, again) == (2, 0)
    assert next_year == 4  # of the old record for the second time, of the new one for the first
    assert Notice.objects.filter(person=people["administer"]).count() == 0


def test_the_mail_asks_with_a_link_that_confirms(client: Client) -> None:
    a_person("officer")
    said_long_ago("old")
    at = timezone.now().replace(hour=12)
    ask_still_so(at)

    mail.send_digests(at)
    found = re.search(r"(/en/still-so/\S+)", str(outbox.outbox[0].body))
    assert found is not None
    answer = client.post(found.group(1))

    assert "Thank you: it is still so" in answer.content.decode()
    assert confirmed_on("bra/old") == today()


def test_a_party_in_which_nobody_can_answer_is_not_asked() -> None:
    said_long_ago("old")

    assert ask_still_so(timezone.now()) == 0
    assert not Notice.objects.exists()


def test_needs_are_asked_about_like_offers() -> None:
    a_person("officer", party="mdg")
    said_long_ago("old", kind="need", party="mdg")

    asked = ask_still_so(timezone.now())

    assert asked == 1
    assert Notice.objects.get().about_kind == "need"
    assert Need.objects.get(pk="mdg/old").confirmed_on == date(2020, 2, 3)


# -- contacts to which mail comes back -------------------------------------------------------------------------------


def test_a_focal_point_to_whom_mail_comes_back_is_flagged_on_its_records_and_at_its_desk(
    desk: Client, client: Client
) -> None:
    focal = {"post": {"en": "Focal point"}, "mailbox": "Focal@bra.example"}
    parties.describe(party=a_party("bra", "BRA", focal_point=focal), register="bra", by=post("bra"), at=AT)
    said_long_ago("old")
    said_long_ago("hers", party="mdg")
    notices.bounced("focal@bra.example", AT)

    own, other = (client.get(f"/en/offers/{uid}/").content.decode() for uid in ("bra/old", "mdg/hers"))
    at_desk = desk.get(DESK).content.decode()

    assert ("Mail to its focal point came back on" in own, "Mail to its focal point" in other) == (True, False)
    assert "focal@bra.example" not in own
    assert "focal@bra.example came back on" in at_desk


def test_a_focal_point_whose_mail_arrives_again_is_flagged_no_more(client: Client) -> None:
    focal = {"post": {"en": "Focal point"}, "mailbox": "focal@bra.example"}
    parties.describe(party=a_party("bra", "BRA", focal_point=focal), register="bra", by=post("bra"), at=AT)
    said_long_ago("old")
    notices.bounced("focal@bra.example", AT)
    notices.works_again("focal@bra.example")

    assert "came back on" not in client.get("/en/offers/bra/old/").content.decode()
