"""Records: what is refused, with which sentence, at which field; and one way to write each down."""

import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bandung import sample
from bandung.records import kinds
from bandung.records.canonical import digest
from bandung.records.errors import BadRecord, UnknownKind
from bandung.records.fields import Capacity
from bandung.records.statements import Need, Offer
from tests.factories import a_need, a_party, an_institution, an_offer

ONE_MEGABYTE = "water " * 175_000

BAD_FIELDS = {
    "an unknown country": ({"countries": ["XXX"]}, "countries[0]"),
    "an unknown sector": ({"sectors": ["99999"]}, "sectors[0]"),
    "no sector": ({"sectors": []}, "sectors"),
    "an unknown target": ({"sdgs": ["18.1"]}, "sdgs[0]"),
    "an unknown language": ({"working_languages": ["xx"]}, "working_languages[0]"),
    "an unknown owner's language": ({"language": "xx"}, "language"),
    "an unknown modality": ({"modalities": ["Z9"]}, "modalities[0]"),
    "an unknown domain": ({"domain": "military"}, "domain"),
    "an unknown kind": ({"kind": "gift"}, "kind"),
    "an unknown unit": ({"capacity": [{"amount": "5", "unit": "parsec"}]}, "capacity[0].unit"),
    "an amount that is no number": ({"capacity": [{"amount": "many"}]}, "capacity[0].amount"),
    "an amount of more digits than anybody measures": (
        {"capacity": [{"amount": "0." + "1" * 25}]},
        "capacity[0].amount",
    ),
    "an amount that is endless": ({"capacity": [{"amount": "1E-99999999"}]}, "capacity[0].amount"),
    "an amount that lost its digits": ({"capacity": [{"amount": 0.1}]}, "capacity[0].amount"),
    "more left than there is": ({"capacity": [{"amount": "5", "unit": "seat", "left": "6"}]}, "capacity[0].left"),
    "a text of a megabyte": ({"summary": {"en": ONE_MEGABYTE}}, "summary.en"),
    "a control character": ({"title": {"en": "Milk\x07bank"}}, "title.en"),
    "a word in two alphabets": ({"title": {"en": "Milk", "ru": "Бaнк"}}, "title.ru"),
    "a text that is a number": ({"title": {"en": 5}}, "title.en"),
    "a text without a language": ({"title": "Milk"}, "title"),
    "no text in the owner's language": ({"language": "pt"}, "title"),
    "an end before the start": ({"period": {"start": "2025-05-01", "end": "2025-04-01"}}, "period"),
    "a period without either": ({"period": {}}, "period"),
    "a day that is none": ({"stated_on": "2025-02-30"}, "stated_on"),
    "a day as a number": ({"stated_on": 0}, "stated_on"),
    "a day as a number in words": ({"period": {"start": "86400"}}, "period.start"),
    "a country named twice": ({"countries": ["BRA", "BRA"]}, "countries[0]"),
    "no country and no region": ({"countries": []}, "countries"),
    "a field nobody knows": ({"donor": "BRA"}, "donor"),
    "an address that is none": ({"sources": [{"address": "javascript:alert(1)"}]}, "sources[0].address"),
    "an address with a control character": ({"sources": [{"address": "https://a.example/\x00"}]}, "sources[0].address"),
    "a reference number with spaces": ({"id": "my offer"}, "id"),
    "a reference number with a slash": ({"id": "../bra"}, "id"),
    "too many sources": ({"sources": [{"address": "https://a.example/"}] * 31}, "sources"),
    "a technology without its community's consent": (
        {"technology": {"origin": "A community", "community_consent": "not-needed"}},
        "technology.community_consent",
    ),
    "a proof without words": ({"proof": [{"address": "https://a.example/"}]}, "proof[0].text"),
    "nothing at all where a list belongs": ({"sectors": None}, "sectors"),
}


@pytest.mark.parametrize("what", BAD_FIELDS)
def test_a_bad_field_is_refused_and_named(what: str) -> None:
    changes, path = BAD_FIELDS[what]

    with pytest.raises(BadRecord) as refusal:
        an_offer(**changes)

    problems = refusal.value.problems
    assert any(problem.path.startswith(path.removesuffix("[0]")) for problem in problems), problems
    assert all(str(problem).strip() for problem in problems)
    assert len(str(refusal.value)) < 2_000


def test_every_problem_of_a_record_is_told_at_once() -> None:
    with pytest.raises(BadRecord) as refusal:
        an_offer(countries=["XXX"], sectors=["99999"], kind="gift", stated_on="yesterday")

    assert {problem.path.partition("[")[0] for problem in refusal.value.problems} >= {
        "countries",
        "sectors",
        "kind",
        "stated_on",
    }


@pytest.mark.parametrize("value", [None, [], "offer", 5, {"id": {}}, {"id": "a", "title": {"en": None}}])
def test_what_is_no_record_at_all_is_refused(value: Any) -> None:
    with pytest.raises(BadRecord):
        kinds.read("offer", value)


def test_a_kind_that_nobody_knows_is_refused() -> None:
    with pytest.raises(UnknownKind, match="“gift” is not a kind"):
        kinds.read("gift", {})


def test_a_lead_agency_speaks_for_one_country_and_nobody_else_for_any() -> None:
    with pytest.raises(BadRecord, match="speaks for exactly one"):
        a_party("bra", "")
    with pytest.raises(BadRecord, match="speaks for exactly one"):
        a_party("jica", "BRA", "facilitator")
    with pytest.raises(BadRecord):
        a_party("bra", "BRA", speaks_for=["BRA", "MDG"])


def test_the_post_that_answers_has_a_mailbox_that_could_be_one() -> None:
    with pytest.raises(BadRecord, match=r"focal_point\.mailbox"):
        a_party("bra", "BRA", focal_point={"post": {"en": "Desk"}, "mailbox": "desk\x00@a.example"})


def test_a_crisis_is_named_by_number_or_in_words() -> None:
    assert a_need(crisis={"glide": "TC-2022-000010-MDG"}).crisis
    with pytest.raises(BadRecord, match="crisis"):
        a_need(crisis={})
    with pytest.raises(BadRecord, match=r"crisis\.glide"):
        a_need(crisis={"glide": "a storm"})


@pytest.mark.parametrize(
    "record",
    [
        an_offer(),
        a_need(),
        a_party("bra", "BRA", south=True, focal_point={"post": {"en": "Desk"}, "mailbox": "desk@a.example"}),
        an_institution(),
        an_offer(
            capacity=[{"amount": "10.50", "unit": "person-day", "left": "3"}],
            period={"start": "2025-01-01"},
            technology={"licence": "open", "origin": "A community", "community_consent": "given"},
            proof=[{"text": {"en": "It works."}}],
            replicated_in=["MOZ"],
        ),
    ],
    ids=lambda record: type(record).__name__,
)
def test_a_record_written_down_and_read_again_is_the_same(record: Any) -> None:
    again = kinds.read(type(record), kinds.as_json(record))

    assert again == record
    assert kinds.body(again) == kinds.body(record)


def test_what_is_not_stated_is_left_out_so_that_digests_outlive_new_fields() -> None:
    assert "technology" not in kinds.as_json(an_offer())
    assert digest(kinds.body(an_offer()).encode()) == digest(kinds.body(an_offer(technology=None)).encode())


def test_the_order_in_which_a_record_is_written_does_not_change_its_digest() -> None:
    value = kinds.as_json(an_offer(sources=[{"address": "https://a.example/"}]))

    assert kinds.body(kinds.read(Offer, dict(reversed(value.items())))) == kinds.body(kinds.read(Offer, value))


@pytest.mark.parametrize("kind", [*kinds.KINDS, *kinds.ACT_BODIES])
def test_every_kind_has_a_schema_that_is_one(kind: str) -> None:
    Draft202012Validator.check_schema(kinds.schema(kind))


def test_the_whole_sample_is_records_and_fits_its_schemas() -> None:
    read: dict[str, list[Any]] = {"offer": list(sample.offers()), "need": list(sample.needs())}

    assert {kind: len(records) for kind, records in read.items()} == {"offer": 234, "need": 116}
    for kind, records in read.items():
        validator = Draft202012Validator(kinds.schema(kind))
        for record in records:
            validator.validate(kinds.as_json(record))
            assert record.sources
            assert isinstance(record, Need | Offer)
    assert len({record.id for records in read.values() for record in records}) == 350


def test_the_initiatives_of_the_sample_are_reports_with_sources_and_no_lead() -> None:
    records = list(sample.initiatives())
    validator = Draft202012Validator(kinds.schema("initiative"))

    assert len(records) == 292
    for record in records:
        validator.validate(kinds.as_json(record))
        assert record.lead is None
        assert record.sources


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("1e3", "1000"), ("-0", "0"), ("12.50", "12.50"), ("999999999999999." + "9" * 24, "999999999999999." + "9" * 24)],
)
def test_a_number_is_kept_as_its_schema_says_with_all_its_digits(typed: str, kept: str) -> None:
    amount = Capacity(amount=typed, unit="seat").amount
    pattern = Capacity.model_json_schema()["properties"]["amount"]["anyOf"][0]["pattern"]

    assert amount == kept
    assert re.fullmatch(pattern, kept)
