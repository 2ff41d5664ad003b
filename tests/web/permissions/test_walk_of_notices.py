"""Notices, feeds and standing searches are a person's own, for as long as she holds a mandate in the party."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from bandung.matching.statements import Filters
from bandung.notices import actions, searches
from bandung.notices.models import Notice, StandingSearch, Telling
from bandung.people.models import Mandate
from tests.cast import AT
from tests.web.permissions.reading import content
from tests.web.permissions.world import OWN, Person, World

pytestmark = pytest.mark.django_db

WORD = "Avis-discret"


def told(world: World) -> Person:
    """Somebody of the party, who was told of an introduction."""
    who = world.person("own", "clear")
    actions.tell(
        "introduction-asked", party=OWN, about=("introduction", world.introduction), at=AT,
        places={"party": {"en": WORD}, "title": {"en": WORD}},
    )  # fmt: skip
    return who


def test_a_notice_is_read_by_those_who_were_told_alone(here: World) -> None:
    who = told(here)
    others = [here.person(*each) for each in (("own", "consent"), ("partner", "clear"), ("outsider", "clear"))]

    assert WORD in content(who.get("/en/desk/notices/"))
    for other in others:
        assert WORD not in content(other.get("/en/desk/notices/"))
        assert WORD not in content(other.api("get", f"/notices/{OWN}"))


def test_nobody_marks_the_notices_of_another_as_read(here: World) -> None:
    told(here)
    names = [str(pk) for pk in Notice.objects.filter(party=OWN).values_list("pk", flat=True)]

    for relation, role in (("own", "consent"), ("outsider", "clear")):
        here.person(relation, role).post("/en/desk/notices/read/", notice=names)
        here.person(relation, role).post("/en/desk/notices/read/", all="1")

    assert not Notice.objects.filter(party=OWN).exclude(read_at=None).exists()


def test_a_feed_tells_nothing_of_a_party_once_the_mandate_there_has_ended(here: World) -> None:
    who = told(here)
    feed = actions.telling_of(who.user.pk).feed
    before = content(Client().get(f"/en/desk/notices/{feed}.atom"))

    Mandate.objects.filter(person=who.user).update(until=timezone.now() - timedelta(minutes=1))

    assert WORD in before
    assert WORD not in content(Client().get(f"/en/desk/notices/{feed}.atom"))
    assert "VEVENT" not in content(Client().get(f"/en/desk/notices/{feed}.ics"))


def test_the_old_address_of_a_feed_answers_no_more(here: World) -> None:
    who = told(here)
    feed = actions.telling_of(who.user.pk).feed

    who.post("/en/desk/notices/settings/addresses/")

    assert Telling.objects.get(person=who.user).feed != feed
    assert Client().get(f"/en/desk/notices/{feed}.atom").status_code == 404


def test_a_standing_search_of_another_is_out_of_reach(here: World) -> None:
    who = here.person("own", "clear")
    kept = searches.keep(
        person=who.user.pk, party=OWN, wanted="offer", filters=Filters(), at=AT, text="Recherche-discrete"
    )

    for relation, role in (("own", "draft"), ("outsider", "clear")):
        other = here.person(relation, role)
        assert "Recherche-discrete" not in content(other.get("/en/desk/searches/"))
        assert "Recherche-discrete" not in content(other.get(f"/en/desk/searches/{kept.pk}/"))
        for step in ("delete", "pause"):
            assert other.post(f"/en/desk/searches/{kept.pk}/", step=step).status_code < 500
        assert other.api("delete", f"/searches/{OWN}/{kept.pk}").status_code in (403, 404)

    assert StandingSearch.objects.get(pk=kept.pk).paused_at is None
