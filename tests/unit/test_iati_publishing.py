"""Publishing IATI files: what goes in, what is kept back, what changed, and that everything comes back out."""

import gzip
from io import BytesIO
from typing import Any

import pytest

from bandung.consents import actions as consents
from bandung.contributions import actions as ledger
from bandung.contributions import answers
from bandung.partnerships import actions as partnerships
from bandung.partnerships.models import Initiative
from bandung.registers.append import redact
from bandung.registers.models import Entry
from bandung.reporting import iati_actions as actions
from bandung.reporting import iati_queries as queries
from bandung.reporting.iati_errors import (
    BadIdentifier,
    HasErrors,
    NoSuchFile,
    NotFresh,
    NothingToPublish,
    NotMade,
    NotOpenAnyMore,
    NotPublished,
    UnknownLicence,
)
from bandung.reporting.iati_making import losses_of, packed_pieces, plain_pieces
from bandung.reporting.iati_models import IatiPiece, IatiVersion
from bandung.standards.iati.mapping.namespace import records_in
from bandung.standards.iati.reading import read
from tests.cast import AT, joined, later, post
from tests.factories import a_contribution, an_initiative

pytestmark = pytest.mark.django_db

GRANT = {"item": "A1", "group": "A", "quantity": None, "unit": None, "amount": "1000", "currency": "BRL"}
IN_2025 = {"period": {"start": "2025-02-01", "end": "2026-02-01"}}


@pytest.fixture(autouse=True)
def cast() -> None:
    joined("bra", "mwi", "ken", "public-sources")


def given(
    identifier: str = "agronomists", by: str = "bra", to: str = "mwi", days: int = 0, public: bool = True, **more: Any
) -> Any:
    told = a_contribution(identifier, to, **{"year": 2025} | more)
    return ledger.declare(told, party=by, by=post(by), at=later(days), public=public)


def opened(identifier: str = "milk-banks", *, public: bool = True, **more: Any) -> Initiative:
    """Led by Malawi, with Brazil as the provider; both agree to publish it."""
    row = partnerships.open_initiative(
        initiative=an_initiative(identifier, **IN_2025 | more), party="mwi", by=post("mwi"), at=AT
    )
    for party in ("mwi", "bra"):
        for says in ("consent", "publish") if public else ("consent",):
            if (party, says) != ("mwi", "consent"):
                consents.say(
                    kind="initiative", uid=row.uid, digest=row.digest, party=party, by=post(party), at=AT, says=says
                )
    return Initiative.objects.get(pk=row.uid)


def made(party: str = "bra", days: int = 20) -> IatiVersion:
    return actions.begin(party=party, by=post(party), at=later(days))


def published(party: str = "bra", days: int = 20) -> IatiVersion:
    return actions.publish(number=made(party, days).pk, party=party, by=post(party), at=later(days))


def items(row: IatiVersion, name: str = "activities") -> list[Any]:
    data = b"".join(plain_pieces(row.digest(name)))
    return list(read(BytesIO(data)).items())


def identifiers(row: IatiVersion) -> list[str]:
    return [each.findtext("iati-identifier") for each in items(row)]


def test_an_initiative_stands_whole_with_its_lead_and_as_a_share_with_who_gives() -> None:
    row = opened()
    given("experts", initiative=row.reference)
    given("seats", by="mwi", to="bra", initiative=row.reference)

    lead, partner = made("mwi"), made("bra")

    assert identifiers(lead) == ["urn:bandung:register:mwi-milk-banks"]
    assert identifiers(partner) == ["urn:bandung:register:bra-mwi:milk-banks"]
    whole, share = items(lead)[0], items(partner)[0]
    assert [each.attrib for each in whole.iterfind("related-activity")] == [
        {"ref": "urn:bandung:register:bra-mwi:milk-banks", "type": "2"}
    ]
    assert [each.attrib for each in share.iterfind("related-activity")] == [
        {"ref": "urn:bandung:register:mwi-milk-banks", "type": "1"}
    ]
    assert (lead.errors, partner.errors) == (0, 0)
    told = [[kept.uid for kept in records_in(each)] for each in (whole, share)]
    assert told == [["mwi/milk-banks", "mwi/seats"], ["bra/experts"]]


def test_what_not_everybody_may_read_is_in_no_file() -> None:
    opened("hidden", public=False)
    given("private", public=False)
    given("open")

    assert identifiers(made()) == ["urn:bandung:register:bra-contribution:open"]
    with pytest.raises(NothingToPublish):
        made("mwi")


def test_a_contribution_to_an_initiative_that_only_parties_read_does_not_name_it() -> None:
    row = opened("hidden", public=False)
    given("experts", initiative=row.reference)

    assert identifiers(made()) == ["urn:bandung:register:bra-contribution:experts"]


def test_a_reporter_is_a_secondary_reporter() -> None:
    from bandung.records.kinds import read as record

    told = an_initiative("seen").model_dump(mode="json", exclude_defaults=True)
    told |= {"lead": None, "participations": [{"country": "MWI", "role": "recipient"}], **IN_2025,
             "sources": [{"address": "https://example.org/"}]}  # fmt: skip
    partnerships.report(initiative=record("initiative", told), party="public-sources", by=post("public-sources"), at=AT)

    (activity,) = items(made("public-sources"))

    assert activity.find("reporting-org").get("secondary-reporter") == "1"


def test_our_own_file_read_again_restores_every_record_as_it_was_signed() -> None:
    row = opened()
    line = given("experts", initiative=row.reference)
    answers.confirm(
        uid=line.uid, digest=line.digest, party="mwi", says="partly", by=post("mwi"), at=later(1),
        told={"quantity": "40", "unit": "person-day"},
    )  # fmt: skip
    given("grant", **GRANT)

    found = [
        kept for name in ("activities", "organisations") for each in items(made(), name) for kept in records_in(each)
    ]

    assert {each.uid for each in found} >= {"bra/experts", "bra/grant", "bra/bra"}
    for each in found:
        entry = Entry.objects.get(register=each.register, seq=each.seq)
        assert (entry.digest, entry.record, entry.kind) == (each.digest, each.record, each.kind)


def test_what_has_no_start_is_kept_back_with_the_reason() -> None:
    opened("undated", period=None)

    row = made("mwi")

    assert [each["uid"] for each in row.held_back] == ["mwi/undated"]
    assert row.items == 0
    with pytest.raises(NothingToPublish):
        actions.publish(number=row.pk, party="mwi", by=post("mwi"), at=later(21))


def test_a_version_says_what_changed_since_the_one_that_is_published() -> None:
    given("first")
    given("second")
    published()
    given("second", days=21, quantity="50")
    given("third", days=21)
    ledger.withdraw(uid="bra/first", party="bra", by=post("bra"), at=later(22))

    row = made(days=23)

    own = "urn:bandung:register:bra-contribution:"
    assert row.changes == {"added": [f"{own}third"], "changed": [f"{own}second"], "removed": [f"{own}first"]}


def test_the_same_records_are_the_same_bytes() -> None:
    given()

    assert made(days=20).activities == made(days=25).activities


def test_what_was_looked_at_is_what_is_published() -> None:
    given()
    row = made()
    given("later", days=21)

    with pytest.raises(NotFresh):
        actions.publish(number=row.pk, party="bra", by=post("bra"), at=later(22))


def test_a_file_with_errors_is_not_published() -> None:
    given()
    row = made()
    IatiVersion.objects.filter(pk=row.pk).update(errors=1)

    with pytest.raises(HasErrors):
        actions.publish(number=row.pk, party="bra", by=post("bra"), at=later(21))


def test_one_version_is_published_and_a_new_one_replaces_it() -> None:
    given()
    first = published()
    given("second", days=21)
    second = published(days=22)

    assert queries.published_of("bra") == second
    assert [(each.pk, each.state) for each in queries.history("bra")] == [
        (second.pk, "published"), (first.pk, "replaced"),
    ]  # fmt: skip
    with pytest.raises(NotMade):
        actions.publish(number=first.pk, party="bra", by=post("bra"), at=later(23))


def test_taken_back_it_is_no_longer_there_and_the_list_of_versions_says_so() -> None:
    given()
    published()

    row = actions.take_back(party="bra", by=post("bra"), at=later(30))

    assert row.state == "taken-back"
    with pytest.raises(NoSuchFile):
        queries.published_of("bra")
    with pytest.raises(NotPublished):
        actions.take_back(party="bra", by=post("bra"), at=later(31))


def test_files_are_shut_while_a_record_in_them_is_no_longer_for_everybody() -> None:
    row = opened()
    given("experts", initiative=row.reference)
    published("mwi")
    consents.take_back(
        kind="initiative", uid=row.uid, digest=row.digest, party="bra", by=post("bra"), at=later(30), says="publish"
    )

    with pytest.raises(NotOpenAnyMore):
        queries.published_of("mwi")


def test_files_that_nobody_published_are_not_kept_for_ever() -> None:
    given("first")
    draft = made()
    given("second", days=21)
    row = published(days=22)
    given("third", days=23)
    made(days=24)

    files = set(IatiPiece.objects.values_list("file", flat=True))
    assert draft.activities not in files
    assert {row.activities, row.organisations} <= files


def test_packed_and_plain_are_the_same_file() -> None:
    given()
    row = published()

    assert gzip.decompress(b"".join(packed_pieces(row.activities))) == b"".join(plain_pieces(row.activities))


def test_a_registered_identifier_names_the_party_everywhere() -> None:
    given()
    actions.choose(party="bra", identifier="BR-CNPJ-00394536000639", licence="cc0-1.0", by=post("bra"), at=AT)

    row = made()

    assert identifiers(row) == ["BR-CNPJ-00394536000639-contribution:agronomists"]
    assert row.warnings == 0
    assert not [each for each in row.losses["rows"] if each["field"] == "identifier"]


@pytest.mark.parametrize("identifier", ["XX-MADE-UP", "bra", "BR-CNPJ-", "GB-1/2", "\x00"])
def test_no_agency_is_invented(identifier: str) -> None:
    with pytest.raises(BadIdentifier):
        actions.choose(party="bra", identifier=identifier, licence="cc0-1.0", by=post("bra"), at=AT)


def test_a_licence_is_one_of_the_list() -> None:
    with pytest.raises(UnknownLicence):
        actions.choose(party="bra", identifier="", licence="mine", by=post("bra"), at=AT)


def test_losses_are_told_without_making_files() -> None:
    given()

    losses = losses_of("bra", later(20))

    assert ("contribution", "group") in {(each.kind, each.field) for each in losses.rows()}
    assert not IatiVersion.objects.exists()


def test_files_are_shut_when_what_stands_in_them_was_erased_though_it_was_told_anew_before() -> None:
    first = given("experts")
    row = published()
    given("experts", days=21, quantity="50")
    assert queries.published_of("bra") == row

    redact("bra", first.seq, by=post("bra"), at=later(22))

    with pytest.raises(NotOpenAnyMore):
        queries.published_of("bra")
    assert queries.open_now() == []


def test_files_are_shut_when_the_receiver_takes_its_word_back() -> None:
    line = given("experts")
    answers.confirm(uid=line.uid, digest=line.digest, party="mwi", says="confirmed", by=post("mwi"), at=later(1))
    row = published()
    assert queries.open_now() == [row]

    answers.take_back_word(uid=line.uid, party="mwi", by=post("mwi"), at=later(21))

    assert queries.open_now() == []
