"""Parties are told of reviews: that a round asks for their answers, and that all have sealed; never twice."""

import pytest
from django.contrib.auth import get_user_model

from bandung.notices.models import Notice
from bandung.notices.wording import path_of, sentence
from bandung.people.models import Mandate
from bandung.registers.rebuild import rebuild
from tests.cast import AT, post
from tests.reviews_cast import begun, cast, sealed

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]


def told(party: str, kind: str) -> list[str]:
    return [sentence(each) for each in Notice.objects.filter(party=party, kind=kind)]


def test_all_that_are_asked_are_told_of_a_round_and_all_that_sealed_when_it_is_open() -> None:
    row = cast()
    for code in ("bra", "mdg", "ken", "jica"):
        person = get_user_model().objects.create_user(code, email=f"{code}@agency.example")
        Mandate.objects.create(person=person, party=code, duty="clear", post=post(code), since=AT, given_by="x")

    view = begun(row)

    title = row.title["en"]
    expected = f"Party mdg opens a review; answers are due on 2027-01-31: {title}"
    assert told("bra", "review-opened") == told("jica", "review-opened") == [expected]
    assert told("mdg", "review-opened") == told("ken", "review-opened") == []
    notice = Notice.objects.filter(kind="review-opened")[0]
    assert path_of(notice).endswith("/desk/initiatives/mdg/milk/review/rounds/")
    sealed(view, "mdg", 3)
    sealed(view, "bra", 1)
    assert not Notice.objects.filter(kind="review-sealed").exists()
    sealed(view, "jica", 1)
    for party in ("bra", "mdg", "jica"):
        assert told(party, "review-sealed") == [f"All have sealed their answers; show yours: {title}"]
    rebuild()
    assert Notice.objects.filter(kind="review-sealed").count() == 3
