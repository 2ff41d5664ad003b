"""The page of a need or an offer: what anyone reads, whose word it is, what can be checked, and what fits it."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from bandung.exchange import actions
from bandung.exchange.models import Offer
from bandung.people.models import Mandate
from bandung.registers.append import append, publish
from bandung.values import Texts
from tests.cast import AT, joined, later, post
from tests.factories import SOURCE, a_need, an_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

FULL: dict[str, Any] = {
    "title": {"pt": "Bancos de leite", "fr": "Lactariums"},
    "summary": {"pt": "Leite humano <b>cru</b>.", "fr": "Lait maternel."},
    "language": "pt",
    "period": {"start": "2020-01-01", "end": "2024-01-01"},
    "capacity": [{"amount": "12", "unit": "person-day", "left": "4"}, {"text": "two courses a year"}],
    "conditions": {"en": "Cold chain"},
    "working_languages": ["pt", "es"],
    "proof": [{"text": {"en": "Fewer deaths"}, "address": "https://proof.example/"}],
    "replicated_in": ["CPV"],
    "technology": {"licence": "open", "origin": "A community of the coast", "community_consent": "given"},
    "organisations": [{"name": "Fiocruz", "type": "public-institution"}],
}


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def speaker(client: Client, party: str, django_user_model: Any) -> None:
    """Somebody of this party signs in."""
    person = django_user_model.objects.create_user(party, password="a-long-password")
    Mandate.objects.create(person=person, party=party, duty="clear", post=post(party), since=AT, given_by="x")
    client.force_login(person)


@pytest.fixture
def reported() -> None:
    joined("bra", "mdg", "public-sources")
    record = an_offer("milk", sources=[SOURCE | {"seen_on": "2026-05-02"}])
    actions.publish_new(record=record, party="public-sources", by="Editor", at=AT)


def test_anyone_reads_every_field_that_was_stated(client: Client) -> None:
    joined("bra")
    actions.publish_new(record=an_offer("milk", **FULL), party="bra", by=post("bra"), at=AT)

    shown = page(client, "/en/offers/bra/milk/")

    for text in (
        "Brazil", "Fiocruz", "Training", "12 person-days (4 left)", "two courses a year", "Cold chain", "Portuguese",
        "Jan 1, 2020 to Dec 31, 2023", "Cabo Verde", "A community of the coast", "The community has consented",
        'href="https://proof.example/"', "Follow the proof", "Said by Party bra", "3.2", "<small>(12220)</small>",
    ):  # fmt: skip
        assert text in shown, text
    assert "Leite humano &lt;b&gt;cru&lt;/b&gt;." in shown


def test_needs_show_plan_crisis_and_wanted_partners(client: Client) -> None:
    joined("mdg")
    more = {
        "plan_objective": {"fr": "Objectif 3"},
        "partners_wanted": ["BRA"],
        "crisis": {"glide": "TC-2022-000010-MDG"},
    }
    actions.publish_new(record=a_need("bank", **more), party="mdg", by=post("mdg"), at=AT)

    shown = page(client, "/en/needs/mdg/bank/")

    assert "Objectif 3" in shown
    assert "GLIDE TC-2022-000010-MDG" in shown
    assert "Partners wanted" in shown


def test_the_readers_language_comes_first_and_the_others_are_one_touch_away(client: Client) -> None:
    joined("bra")
    actions.publish_new(record=an_offer("milk", **FULL), party="bra", by=post("bra"), at=AT)

    french = page(client, "/fr/offers/bra/milk/")
    english = page(client, "/en/offers/bra/milk/")

    assert "<h1>Lactariums</h1>" in french
    assert '<p lang="pt" dir="ltr">Leite humano' in french
    assert '<h1><span lang="pt" dir="ltr">Bancos de leite</span></h1>' in english
    assert "In Portuguese" in english


def test_a_report_says_that_it_is_nobodys_own_word_and_names_its_sources(client: Client, reported: None) -> None:
    shown = page(client, "/en/offers/public-sources/milk/")

    assert "Reported by Party public-sources – not this country’s own word" in shown
    assert f'href="{SOURCE["address"]}"' in shown
    assert "read on May 2, 2026" in shown


def test_claims_and_objections_stand_beside_the_report(client: Client, reported: None) -> None:
    reason = Texts({"en": "The figures are old."})
    actions.object_to(kind="offer", uid="public-sources/milk", party="bra", reason=reason, by=post("bra"), at=AT)
    actions.claim(kind="offer", uid="public-sources/milk", party="bra", by=post("bra"), at=later(1))

    shown = page(client, "/en/offers/public-sources/milk/")

    assert "Party bra took this report over as its country’s own word" in shown
    assert 'href="/en/offers/bra/milk/"' in shown
    assert "The figures are old." in shown
    assert 'href="/en/offers/public-sources/milk/">a report by others' in page(client, "/en/offers/bra/milk/")


def test_provenance_names_register_entry_and_digest_and_checks_the_signature(client: Client, reported: None) -> None:
    row = Offer.objects.get(pk="public-sources/milk")

    shown = page(client, "/en/offers/public-sources/milk/")

    assert row.digest in shown
    assert f'href="/en/registers/public-sources/{row.seq}/"' in shown
    assert "It holds." in shown


def test_a_changed_signature_is_reported(client: Client, reported: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE registers_entry SET signed = replace(signed, '.', '.e') WHERE kind = 'offer'")

    assert "It does not hold." in page(client, "/en/offers/public-sources/milk/")


def test_matches_are_ranked_with_score_language_and_reasons(client: Client) -> None:
    joined("bra", "mdg", "vnm")
    for party, record in (
        ("bra", an_offer("milk", **FULL)),
        ("vnm", an_offer("rice", "VNM", title={"en": "Rice"}, summary={"en": "Dry seed."}, sectors=["31161"])),
        ("mdg", a_need("bank", working_languages=["fr", "pt"])),
    ):  # fmt: skip
        actions.publish_new(record=record, party=party, by=post(party), at=AT)

    shown = page(client, "/fr/needs/mdg/bank/")

    assert shown.index("Lactariums") < shown.index(">Rice</a>")
    assert re.search(r'<meter min="0" max="100" value="\d+" aria-hidden="true"></meter> [^<]*\d+', shown)
    assert '<ul class="reasons"><li>' in shown
    assert 'href="/en/needs/mdg/bank/"' in page(client, "/en/offers/bra/milk/")


def test_filters_narrow_the_matches_and_are_taken_off_again(client: Client) -> None:
    joined("bra", "mdg", "vnm")
    for party, record in (
        ("bra", an_offer("milk")),
        ("vnm", an_offer("milk-vnm", "VNM", kind="expertise")),
        ("mdg", a_need("bank")),
    ):  # fmt: skip
        actions.publish_new(record=record, party=party, by=post(party), at=AT)

    shown = page(client, "/en/needs/mdg/bank/?region=142&sector=122&country=VNM")

    assert 'href="/en/offers/vnm/milk-vnm/"' in shown
    assert 'href="/en/offers/bra/milk/"' not in shown
    assert '<option value="142" selected>' in shown
    assert '<input type="hidden" name="country" value="VNM">' in shown
    assert 'href="?sector=122&amp;country=VNM#matches"' in shown
    assert "remove one above" in page(client, "/en/needs/mdg/bank/?kind=finance")


@pytest.mark.parametrize("query", ["region=999", "kind=x", "group=%00", "language=zz", "sector=%F0%9F%98%80"])
def test_unknown_filters_get_a_sentence(client: Client, reported: None, query: str) -> None:
    assert client.get(f"/en/offers/public-sources/milk/?{query}").status_code == 400


@pytest.mark.parametrize("path", ["/en/offers/bra/nothing/", "/en/offers/%00/x/", "/ar/needs/bra/milk/"])
def test_what_is_not_there_gets_a_sentence(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("audience", ["own", "parties"])
def test_what_is_not_for_everyone_has_no_page(client: Client, audience: Any) -> None:
    joined("bra", "mdg")
    to = ("mdg",) if audience == "parties" else ()
    _publish_for(an_offer("secret"), "bra", audience, to)

    for path in ("", "history/"):
        answer = client.get(f"/en/offers/bra/secret/{path}")
        assert answer.status_code == 404
        assert "Milk banks" not in answer.content.decode()


def _publish_for(record: Any, party: str, audience: Any, to: tuple[str, ...]) -> None:
    append(party, replace(publish(record, audience=audience), to=to), by=post(party), at=AT)


def test_a_withdrawn_record_says_so_and_is_matched_no_more(client: Client) -> None:
    joined("bra", "mdg")
    actions.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)
    actions.withdraw(kind="offer", record="milk", party="bra", by=post("bra"), at=later(2))

    shown = page(client, "/en/offers/bra/milk/")

    assert "Withdrawn on November 26, 2026" in shown
    assert "Needs that it answers" not in shown


def test_only_the_country_it_is_about_is_asked_to_answer(
    client: Client, reported: None, django_user_model: Any
) -> None:
    assert "This is about your country" not in page(client, "/en/offers/public-sources/milk/")
    speaker(client, "mdg", django_user_model)
    assert "This is about your country" not in page(client, "/en/offers/public-sources/milk/")
    speaker(client, "bra", django_user_model)
    assert "This is about your country" in page(client, "/en/offers/public-sources/milk/")


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow_with_what_fits(client: Client, number: int, django_assert_num_queries: Any) -> None:
    joined("bra", "mdg", "public-sources")
    actions.publish_new(record=a_need("bank"), party="mdg", by=post("mdg"), at=AT)
    for each in range(number):
        actions.publish_new(record=an_offer(f"milk-{each}"), party="bra", by=post("bra"), at=AT)
        report = a_need(f"need-{each}", sources=[SOURCE])
        actions.publish_new(record=report, party="public-sources", by="Editor", at=AT)

    client.get("/en/")
    with django_assert_num_queries(10):  # one of them reads the table of initiatives, once
        client.get("/en/needs/mdg/bank/")
    with django_assert_num_queries(11):
        client.get("/en/needs/public-sources/need-0/")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_records_and_what_surrounds_them_are_built_for_every_reader(
    client: Client, reported: None, language: str, django_user_model: Any
) -> None:
    actions.publish_new(record=a_need("bank"), party="mdg", by=post("mdg"), at=AT)
    actions.publish_new(record=an_offer("own", **FULL), party="bra", by=post("bra"), at=AT)
    speaker(client, "bra", django_user_model)
    report = "offers/public-sources/milk/"
    for path in (
        "needs/mdg/bank/", report, f"{report}history/", f"{report}claim/", f"{report}object/", "offers/bra/own/",
        "offers/bra/own/withdraw/", "registers/", "registers/bra/", "registers/bra/3/", "matching/", "about/",
    ):  # fmt: skip
        shown = page(client, f"/{language}/{path}")
        assert shown.count("<h1") == 1, path
        levels = [int(level) for level in re.findall(r"<h([1-6])", shown)]
        assert all(after - before <= 1 for before, after in pairwise(levels)), path
        ids = re.findall(r'\sid="([^"]+)"', shown)
        assert len(ids) == len(set(ids)), path
        assert set(re.findall(r'(?:for|aria-labelledby)="([^" ]+)"', shown)) <= set(ids), path
        assert not re.search(r'<[^>]+\sstyle="', shown), path
        for field in re.findall(r"<(?:input|select|textarea)\b[^>]*>", shown):
            name = re.search(r'id="([^"]+)"', field)
            assert 'type="hidden"' in field or (name and f'for="{name[1]}"' in shown), (path, field)
