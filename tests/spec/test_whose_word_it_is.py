"""Each party writes only in its own register; what others report about a country is never its own word."""

from typing import Any

import pytest

from bandung.exchange import actions, queries
from bandung.exchange.errors import (
    AlreadyClaimed,
    AlreadyPublished,
    AlreadyWithdrawn,
    NeedsSources,
    NoSuchRecord,
    NotAboutYou,
    NotReported,
    NotYourWord,
    TakenId,
)
from bandung.exchange.models import Need, Objection, Offer
from bandung.parties import actions as parties
from bandung.parties.errors import AlreadySpeaks, NoSuchParty, NotItsRegister
from bandung.parties.models import Institution, Party
from bandung.records.errors import BadEntry, BadRecord
from bandung.registers import append, files, rebuild
from bandung.registers.models import Entry, Register
from bandung.values import Texts
from tests.cast import AT, forget, joined, later, post
from tests.factories import SOURCE, a_need, a_party, an_institution, an_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

REPORTED = "public-sources/r"


def say(record: Any, party: str, **more: Any) -> Entry:
    return actions.publish_new(record=record, party=party, by=post(party), at=AT, **more)


def reported(country: str = "BRA", **more: Any) -> Offer:
    say(an_offer("r", country, sources=[SOURCE], **more), "public-sources")
    return Offer.objects.get(pk=REPORTED)


def everything() -> tuple[int, dict[str, str]]:
    return Entry.objects.count(), rebuild.fingerprint()


def test_a_countrys_own_agency_says_what_it_needs() -> None:
    joined("mdg")
    say(a_need(), "mdg")

    need = Need.objects.get()
    assert (need.standing, need.country, need.register) == ("said", "MDG", "mdg")


@pytest.mark.parametrize("party", ["public-sources", "ken", "jica", "ecowas"])
def test_what_anybody_else_writes_about_a_country_is_reported(party: str) -> None:
    joined(party)
    say(an_offer("r", "BRA", sources=[SOURCE]), party)

    assert Offer.objects.get().standing == "reported"


@pytest.mark.parametrize("party", ["public-sources", "ken", "jica"])
def test_without_sources_nothing_can_be_reported(party: str) -> None:
    joined(party)
    before = everything()

    with pytest.raises((NotYourWord, NeedsSources)):
        say(an_offer("r", "BRA"), party)

    assert everything() == before


def test_an_agency_that_names_other_countries_beside_its_own_reports() -> None:
    joined("bra")
    say(an_offer("both", "BRA", countries=["BRA", "MDG"], sources=[SOURCE]), "bra")

    assert Offer.objects.get().standing == "reported"


def test_a_regional_body_speaks_for_itself_and_a_reporter_never_does() -> None:
    joined("ecowas", "public-sources")
    say(an_offer("own", "", region="West Africa"), "ecowas")
    say(an_offer("r", "", region="West Africa", sources=[SOURCE]), "public-sources")

    assert dict(Offer.objects.values_list("record", "standing")) == {"own": "said", "r": "reported"}


@pytest.mark.parametrize("field", ["standing", "said", "register", "by", "audience"])
def test_no_field_of_a_record_makes_it_somebodys_word(field: str) -> None:
    with pytest.raises(BadRecord, match=field):
        an_offer("r", "BRA", **{field: "said"})


def test_naming_a_claim_does_not_make_a_report_a_word() -> None:
    joined("public-sources")
    original = reported()
    origin = {"register_code": "public-sources", "record": "r", "digest": original.digest}
    say(an_offer("again", "BRA", sources=[SOURCE], claimed_from=origin), "public-sources")

    assert set(Offer.objects.values_list("standing", flat=True)) == {"reported"}
    assert Offer.objects.public().standing_records().count() == 2


def test_a_country_claims_a_report_corrected_and_it_becomes_its_own_word() -> None:
    joined("bra", "public-sources")
    report = reported()
    actions.claim(
        kind="offer", uid=REPORTED, party="bra", by=post("bra"), at=later(1), corrections={"kind": "expertise"}
    )

    claim = Offer.objects.get(register="bra")
    assert (claim.standing, claim.claimed_from, claim.says.kind) == ("said", REPORTED, "expertise")
    assert claim.says.claimed_from.digest == report.digest
    assert queries.claims_of(report) == [claim]
    assert [row.uid for row in Offer.objects.public().standing_records()] == [claim.uid]
    report.refresh_from_db()
    assert (report.withdrawn_at, report.standing) == (None, "reported")


def test_a_claim_that_is_withdrawn_gives_the_report_back() -> None:
    joined("bra", "public-sources")
    reported()
    actions.claim(kind="offer", uid=REPORTED, party="bra", by=post("bra"), at=later(1))
    actions.withdraw(kind="offer", record="r", party="bra", by=post("bra"), at=later(2))

    assert [row.uid for row in Offer.objects.public().standing_records()] == [REPORTED]


def test_a_claim_kept_to_oneself_does_not_hide_the_report_from_others() -> None:
    joined("bra", "public-sources")
    reported()
    entry = actions.claim(kind="offer", uid=REPORTED, party="bra", by=post("bra"), at=later(1))
    changed = Offer.objects.get(register="bra").says.model_copy(update={"kind": "finance"})
    actions.revise(record=changed, party="bra", by=post("bra"), at=later(2), audience="own")

    assert [row.uid for row in Offer.objects.public().standing_records()] == [REPORTED]
    assert entry.seq == 3


def test_a_claim_with_corrections_that_do_not_fit_changes_nothing() -> None:
    joined("bra", "public-sources")
    reported()
    before = everything()

    with pytest.raises(BadRecord, match="sectors"):
        actions.claim(
            kind="offer", uid=REPORTED, party="bra", by=post("bra"), at=later(1), corrections={"sectors": ["0"]}
        )

    assert everything() == before


def test_a_claim_cannot_be_corrected_into_another_countrys_word() -> None:
    joined("bra", "public-sources")
    reported()
    actions.claim(
        kind="offer", uid=REPORTED, party="bra", by=post("bra"), at=later(1), corrections={"countries": ["MDG"]}
    )

    assert Offer.objects.get(register="bra").says.countries == ("BRA",)


@pytest.mark.parametrize(
    ("party", "refusal"), [("ken", NotAboutYou), ("jica", NotAboutYou), ("public-sources", NotAboutYou)]
)
def test_nobody_else_claims_or_objects(party: str, refusal: type[Exception]) -> None:
    joined("bra", "public-sources", *({party} - {"public-sources"}))
    reported()
    before = everything()

    with pytest.raises(refusal):
        actions.claim(kind="offer", uid=REPORTED, party=party, by=post(party), at=later(1))
    with pytest.raises(refusal):
        actions.object_to(
            kind="offer", uid=REPORTED, party=party, reason=Texts({"en": "No."}), by=post(party), at=later(1)
        )

    assert everything() == before


def test_a_report_is_claimed_once() -> None:
    joined("bra", "public-sources")
    reported()
    actions.claim(kind="offer", uid=REPORTED, party="bra", by=post("bra"), at=later(1))

    with pytest.raises(AlreadyClaimed):
        actions.claim(kind="offer", uid=REPORTED, party="bra", by=post("bra"), at=later(2))


def test_a_word_is_not_claimed() -> None:
    joined("bra")
    say(an_offer(), "bra")

    with pytest.raises(NotReported):
        actions.claim(kind="offer", uid="bra/milk-banks", party="bra", by=post("bra"), at=later(1))


def test_an_objection_stands_beside_the_report_until_it_is_withdrawn() -> None:
    joined("bra", "public-sources")
    reported()
    say(a_need("r2", "BRA", sources=[SOURCE]), "public-sources")
    reason = Texts({"en": "It ended in 2019."})
    for kind, uid in (("offer", REPORTED), ("need", "public-sources/r2")):
        actions.object_to(kind=kind, uid=uid, party="bra", reason=reason, by=post("bra"), at=later(1))

    assert [each.about for each in queries.objections_to(REPORTED)] == [REPORTED]
    assert Objection.objects.count() == 2
    assert Offer.objects.public().standing_records().filter(pk=REPORTED).exists()


def test_objections_of_others_are_not_heard() -> None:
    """Kenya's own register may hold anything; it is no objection to what is said of Brazil."""
    from bandung.records.fields import Reference
    from bandung.records.parties import Objection as ObjectionRecord

    joined("ken", "public-sources")
    about = Reference(register_code="public-sources", record="r", digest=reported().digest)
    objection = ObjectionRecord(id="objection-1", about=about, reason=Texts({"en": "No."}))
    append.append("ken", append.publish(objection), by=post("ken"), at=AT)

    assert queries.objections_to(REPORTED) == []


def test_the_same_text_is_published_once() -> None:
    joined("bra")
    say(an_offer(), "bra")
    before = everything()

    with pytest.raises(AlreadyPublished, match="word for word the same"):
        say(an_offer(), "bra")
    with pytest.raises(TakenId):
        say(an_offer(kind="expertise"), "bra")
    with pytest.raises(TakenId):
        say(a_need("milk-banks", "BRA"), "bra")
    with pytest.raises(AlreadyPublished):
        actions.revise(record=an_offer(), party="bra", by=post("bra"), at=later(1))

    assert everything() == before


def test_versions_follow_each_other_and_the_history_keeps_them() -> None:
    joined("bra")
    say(an_offer(), "bra")
    actions.revise(record=an_offer(kind="expertise"), party="bra", by=post("bra"), at=later(1))
    actions.withdraw(kind="offer", record="milk-banks", party="bra", by=post("bra"), at=later(2))

    offer = Offer.objects.get()
    assert (offer.says.kind, offer.first_at, offer.at, offer.withdrawn_at) == ("expertise", AT, later(1), later(2))
    assert [version.entry.act for version in queries.history("offer", offer)] == ["withdraw", "publish", "publish"]
    assert queries.record("offer", offer.uid).withdrawn_at
    with pytest.raises(AlreadyWithdrawn):
        actions.withdraw(kind="offer", record="milk-banks", party="bra", by=post("bra"), at=later(3))


def test_only_what_is_there_can_be_revised_or_withdrawn() -> None:
    joined("bra", "ken")
    say(an_offer(), "bra")

    with pytest.raises(NoSuchRecord):
        actions.revise(record=an_offer("other"), party="bra", by=post("bra"), at=AT)
    with pytest.raises(NoSuchRecord):
        actions.withdraw(kind="offer", record="milk-banks", party="ken", by=post("ken"), at=AT)
    with pytest.raises(NoSuchParty):
        say(an_offer(), "nobody")


@pytest.mark.parametrize(("audience", "to"), [("own", ()), ("parties", ("mdg",))])
def test_what_is_not_for_everyone_is_shown_to_nobody_else(audience: str, to: tuple[str, ...]) -> None:
    joined("bra", "mdg", "ken")
    say(an_offer(), "bra", audience=audience, to=to)

    with pytest.raises(NoSuchRecord):
        queries.record("offer", "bra/milk-banks")
    assert not Offer.objects.public().exists()
    assert b"Milk banks" not in b"".join(files.export("bra", public_only=True))


def test_versions_and_withdrawals_are_for_those_for_whom_the_record_was() -> None:
    joined("bra", "mdg")
    say(an_offer(), "bra", audience="parties", to=["mdg"])
    actions.revise(record=an_offer(kind="expertise"), party="bra", by=post("bra"), at=later(1))
    actions.withdraw(kind="offer", record="milk-banks", party="bra", by=post("bra"), at=later(2))

    told = Entry.objects.filter(register_id="bra", kind="offer").values_list("audience", "to")
    assert list(told) == [("parties", ["mdg"])] * 3


@pytest.mark.parametrize(("audience", "to"), [("parties", ()), ("public", ("mdg",)), ("own", ("mdg",))])
def test_an_audience_of_parties_names_them_and_no_other_does(audience: str, to: tuple[str, ...]) -> None:
    joined("bra")
    before = everything()

    with pytest.raises(BadEntry, match="“to”"):
        say(an_offer(), "bra", audience=audience, to=to)

    assert everything() == before


@pytest.mark.parametrize("by", ["", " Desk", "Desk\n", "D" * 501, "De\x00sk"])
def test_an_entry_names_the_post_that_acted(by: str) -> None:
    joined("bra")
    before = everything()

    with pytest.raises(BadEntry, match=r"“by” in the head of entry 3 of bra"):
        actions.publish_new(record=an_offer(), party="bra", by=by, at=AT)

    assert everything() == before


def test_a_country_has_one_voice_on_a_node() -> None:
    joined("bra")
    before = everything()

    with pytest.raises(AlreadySpeaks, match="bra already speaks for BRA"):
        parties.join(party=a_party("bra2", "BRA"), by="Somebody", at=AT)

    assert everything() == before
    assert not Register.objects.filter(code="bra2").exists()


def test_a_register_from_elsewhere_brings_no_second_voice() -> None:
    joined("bra", "ken")
    append.append("ken", append.publish(a_party("ken", "BRA")), by=post("ken"), at=AT)
    lines = list(files.export("ken"))
    forget("ken")
    before = everything()

    with pytest.raises(AlreadySpeaks):
        files.import_file("ken", lines)

    assert everything() == before


def test_a_party_describes_itself_and_nobody_else() -> None:
    joined("bra", "ken")

    with pytest.raises(NotItsRegister):
        parties.describe(party=a_party("ken", "KEN"), register="bra", by=post("bra"), at=AT)

    parties.describe(party=a_party("bra", "BRA", south=True), register="bra", by=post("bra"), at=later(1))
    party = Party.objects.get(code="bra")
    assert (party.south, party.speaks_for, party.name) == (True, "BRA", {"en": "Party bra"})


def test_an_institution_is_named_and_described_anew() -> None:
    joined("bra")
    parties.name_institution(institution=an_institution(), party="bra", by=post("bra"), at=AT)
    parties.name_institution(institution=an_institution(country="BRA"), party="bra", by=post("bra"), at=later(1))

    assert Institution.objects.get().country == "BRA"
