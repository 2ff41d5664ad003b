"""The lane for crises: how long it is open, what stands ready, and who is to be told."""

import pytest

from bandung.exchange import actions, crisis, rules
from bandung.exchange.models import Need
from bandung.matching.reasons import sentence
from bandung.registers import rebuild
from tests.cast import AT, joined, later, post
from tests.factories import a_need, an_offer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]

CYCLONE = {"glide": "TC-2022-000010-MDG"}


def publish(party: str, record, day: int = 0) -> None:
    actions.publish_new(record=record, party=party, by=post(party), at=later(day))


def test_a_crisis_without_a_deadline_is_open_for_sixty_days_and_a_confirmation_does_not_prolong_it() -> None:
    joined("mdg")
    publish("mdg", a_need("tents", crisis=CYCLONE))
    actions.confirm(kind="need", record="tents", party="mdg", by=post("mdg"), at=later(50))

    assert [row.uid for row in crisis.open_needs(later(60).date())] == ["mdg/tents"]
    assert not crisis.open_needs(later(61).date()).exists()


def test_a_deadline_ends_it_and_the_nearest_comes_first() -> None:
    joined("mdg")
    publish("mdg", a_need("later", crisis=CYCLONE))
    publish("mdg", a_need("sooner", crisis=CYCLONE | {"deadline": "2026-12-01"}))
    publish("mdg", a_need("over", crisis=CYCLONE | {"deadline": "2026-11-23"}))
    publish("mdg", a_need("usual"))

    assert [row.record for row in crisis.open_needs(AT.date())] == ["sooner", "later"]


def test_a_rebuild_gives_the_same_days() -> None:
    joined("mdg")
    publish("mdg", a_need("tents"))
    record = a_need("tents", crisis=CYCLONE)
    actions.revise(record=record, party="mdg", by=post("mdg"), at=later(3))
    before = list(Need.objects.values())

    rebuild.rebuild()

    assert list(Need.objects.values()) == before
    assert Need.objects.get().crisis_since == later(3)


def test_what_stands_ready_comes_with_the_right_kind_first_and_says_how_soon() -> None:
    joined("mdg", "bra", "vnm", "ken")
    publish("bra", an_offer("team", standby={"what": "brigade", "ready_in_hours": 12}))
    publish("vnm", an_offer("depot", "VNM", kind="in-kind", standby={"what": "stock", "ready_in_hours": 48}))
    publish("ken", an_offer("course", "KEN"))
    publish("mdg", a_need("tents", crisis=CYCLONE, kinds=["in-kind"]))

    found = crisis.standing_ready(Need.objects.get(), on=AT.date())

    assert [each.row.uid for each in found] == ["vnm/depot", "bra/team"]
    told = [sentence(reason, str) for reason in found[0].match.reasons if reason.feature == "standby"]
    assert told == ["It stands ready for a crisis: a stock, ready in 48 hours."]


def test_parties_with_standby_offers_are_told_first_then_those_of_the_sector_and_never_the_asking_one() -> None:
    joined("mdg", "bra", "vnm", "ken")
    publish("vnm", an_offer("depot", "VNM", kind="in-kind", standby={"what": "stock"}))
    publish("bra", an_offer("course"))
    publish("ken", an_offer("roads", "KEN", sectors=["21020"]))
    publish("mdg", a_need("tents", crisis=CYCLONE, kinds=["in-kind"]))

    told = crisis.matching_parties(Need.objects.get(), on=AT.date())

    assert [(each.party, [row.record for row in each.offers]) for each in told] == [
        ("vnm", ["depot"]),
        ("bra", ["course"]),
    ]
    assert all(each.reasons for each in told)


@pytest.mark.parametrize(("country", "agrees"), [("MDG", True), ("MOZ", False)])
def test_the_country_in_a_glide_number_is_compared_with_the_need(country: str, agrees: bool) -> None:
    record = a_need("tents", country, crisis=CYCLONE)

    assert rules.glide_agrees(record.crisis, record.countries) is agrees
