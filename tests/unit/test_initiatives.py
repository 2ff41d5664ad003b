"""Initiatives: who opens, joins, decides, moves, leaves; and agreements that only all of them put in force."""

from datetime import timedelta
from typing import Any

import pytest

from bandung.consents import actions as consents
from bandung.consents.errors import NotAsked, NothingToConsent, OtherVersion, SaidAlready, TooLate
from bandung.consents.models import Consent
from bandung.exchange import actions as exchange
from bandung.partnerships import actions, queries
from bandung.partnerships.errors import (
    AlreadyLeft,
    ChangedSince,
    CircularProgramme,
    FacilitatorOnly,
    GuardsUnmet,
    NoNeedOnFile,
    NoSuchInitiative,
    NotAPartner,
    NotAWay,
    NotInForce,
    NotProgramme,
    NotSouthern,
    NotTheLead,
    OtherParties,
    OutdatedText,
)
from bandung.partnerships.models import AgreementText, Initiative, Participant
from bandung.records.errors import BadRecord
from bandung.records.kinds import read
from bandung.records.partnerships import Terms as TermsRecord
from bandung.registers import files
from bandung.registers.append import redact
from bandung.registers.errors import CannotRedact
from bandung.registers.models import Register
from bandung.values import Texts
from bandung.values.errors import BandungError
from tests.cast import AT, forget, joined, post
from tests.factories import BOTH_RESULTS, a_need, a_participation, a_text, an_initiative

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

WHY = {"en": "Because it is so."}


def told(party: str, hours: int = 0) -> dict[str, Any]:
    return {"party": party, "by": post(party), "at": AT + timedelta(hours=hours)}


@pytest.fixture
def need() -> dict[str, str]:
    joined("mwi", "bra", "jica", "ken")
    entry = exchange.publish_new(record=a_need("milk-bank", "MWI"), **told("mwi"))
    return {"register_code": "mwi", "record": "milk-bank", "digest": entry.digest}


def opened(need: dict[str, str], **more: Any) -> Initiative:
    return actions.open_initiative(initiative=an_initiative(needs=[need], **more), **told("mwi"))


def join(row: Initiative, *parties: str) -> Initiative:
    row.refresh_from_db()
    for party in parties:
        consents.say(kind=row.terms_kind, uid=row.terms_uid, digest=row.terms, **told(party, 1))
    row.refresh_from_db()
    return row


def in_force(row: Initiative, roles: dict[str, str], **more: Any) -> AgreementText:
    text = actions.propose_text(agreement=a_text(row.reference, roles, **more), **told("mwi", 2))
    for party in set(roles) - {"mwi"}:
        consents.say(kind="agreement", uid=text.uid, digest=text.digest, **told(party, 3))
    text.refresh_from_db()
    return text


TRIANGLE = {"mwi": "recipient", "bra": "provider", "jica": "facilitator"}
PAIR = {"mwi": "recipient", "bra": "provider"}


def test_whoever_is_named_has_not_joined_before_its_own_consent(need: dict[str, str]) -> None:
    row = opened(need)

    assert (row.stage, row.basis, row.two_way) == ("requested", "bilateral", False)
    assert (row.partners, row.named) == (["mwi"], ["bra", "mwi"])
    assert join(row, "bra").partners == ["bra", "mwi"]


def test_a_facilitator_cannot_open_or_lead(need: dict[str, str]) -> None:
    with pytest.raises(BandungError, match="never a facilitator"):
        an_initiative(lead="jica", facilitator="jica")
    with pytest.raises(NotSouthern):
        actions.open_initiative(initiative=an_initiative(lead="jica", recipient="jica", provider="bra"), **told("jica"))


def test_who_opens_leads(need: dict[str, str]) -> None:
    with pytest.raises(NotTheLead):
        actions.open_initiative(initiative=an_initiative(lead="bra", needs=[need]), **told("mwi"))


def test_what_others_do_is_not_seen_by_an_outsider(need: dict[str, str]) -> None:
    row = opened(need)

    for party in ("ken", ""):
        with pytest.raises(NoSuchInitiative):
            queries.initiative(row.uid, party)
    with pytest.raises(NothingToConsent):
        consents.say(kind="initiative", uid=row.uid, digest=row.digest, **told("ken", 1))


def test_a_facilitator_makes_it_triangular_and_decides_nothing(need: dict[str, str]) -> None:
    row = join(opened(need, facilitator="jica"), "bra", "jica")
    assert (row.basis, row.partners, row.facilitators) == ("triangular", ["bra", "mwi"], ["jica"])

    changed = {**row.body, "id": "other", "initiative": row.reference, "after": row.terms, "title": {"en": "Ours"}}
    with pytest.raises(FacilitatorOnly):
        actions.propose_terms(terms=read(TermsRecord, changed), **told("jica", 2))
    with pytest.raises(FacilitatorOnly):
        actions.propose_text(agreement=a_text(row.reference, TRIANGLE), **told("jica", 2))
    with pytest.raises(FacilitatorOnly):
        actions.move(uid=row.uid, to="screened", text=WHY, **told("jica", 2))


def test_terms_hold_when_every_partner_has_consented_and_not_before(need: dict[str, str]) -> None:
    row = join(opened(need, facilitator="jica"), "bra", "jica")
    changed = {**row.body, "id": "terms-2", "initiative": row.reference, "after": row.terms, "lead": "bra"}

    terms = actions.propose_terms(terms=read(TermsRecord, changed), **told("bra", 2))
    row.refresh_from_db()
    assert (terms.state, terms.awaited, row.lead) == ("proposed", ["mwi"], "mwi")
    with pytest.raises(NotAsked):
        consents.say(kind="terms", uid=terms.uid, digest=terms.digest, **told("jica", 3))
    consents.say(kind="terms", uid=terms.uid, digest=terms.digest, **told("mwi", 3))

    row.refresh_from_db()
    assert (row.lead, row.terms, row.facilitators) == ("bra", terms.digest, ["jica"])
    with pytest.raises(ChangedSince):
        actions.propose_terms(terms=read(TermsRecord, changed | {"id": "terms-3"}), **told("mwi", 4))


def test_a_facilitator_cannot_become_a_partner_and_no_lead_can_be_one(need: dict[str, str]) -> None:
    row = join(opened(need, facilitator="jica"), "bra", "jica")
    roles = [a_participation("mwi", "recipient"), a_participation("jica", "provider")]
    changed = {**row.body, "id": "t", "initiative": row.reference, "after": row.terms, "participations": roles}

    with pytest.raises(NotSouthern):
        actions.propose_terms(terms=read(TermsRecord, changed), **told("mwi", 2))


def test_no_agreement_without_a_need_on_file(need: dict[str, str]) -> None:
    row = join(actions.open_initiative(initiative=an_initiative(), **told("mwi")), "bra")

    with pytest.raises(NoNeedOnFile):
        actions.propose_text(agreement=a_text(row.reference, PAIR), **told("mwi", 2))


def test_an_agreement_is_in_force_by_the_consent_of_all_to_one_digest(need: dict[str, str]) -> None:
    row = join(opened(need, facilitator="jica"), "bra", "jica")
    text = actions.propose_text(agreement=a_text(row.reference, TRIANGLE), **told("mwi", 2))

    with pytest.raises(OtherVersion):
        consents.say(kind="agreement", uid=text.uid, digest="0" * 64, **told("bra", 3))
    consents.say(kind="agreement", uid=text.uid, digest=text.digest, **told("bra", 3))
    with pytest.raises(SaidAlready):
        consents.say(kind="agreement", uid=text.uid, digest=text.digest, **told("bra", 4))
    text.refresh_from_db()
    assert (text.state, text.awaited) == ("proposed", ["jica"])
    consents.say(kind="agreement", uid=text.uid, digest=text.digest, **told("jica", 4))

    text.refresh_from_db()
    assert (text.state, text.bound) == ("in-force", ["bra", "jica", "mwi"])
    with pytest.raises(TooLate):
        consents.take_back(kind="agreement", uid=text.uid, digest=text.digest, **told("bra", 5))


def test_a_consent_taken_back_in_time_does_not_count(need: dict[str, str]) -> None:
    row = join(opened(need, facilitator="jica"), "bra", "jica")
    text = actions.propose_text(agreement=a_text(row.reference, TRIANGLE), **told("mwi", 2))
    consents.say(kind="agreement", uid=text.uid, digest=text.digest, **told("bra", 3))
    consents.take_back(kind="agreement", uid=text.uid, digest=text.digest, **told("bra", 4))
    consents.say(kind="agreement", uid=text.uid, digest=text.digest, **told("jica", 5))

    text.refresh_from_db()
    assert (text.state, text.awaited) == ("proposed", ["bra"])
    consents.say(kind="agreement", uid=text.uid, digest=text.digest, **told("bra", 6))
    text.refresh_from_db()
    assert text.state == "in-force"


def test_an_agreement_binds_only_who_has_joined_and_in_the_role_it_has(need: dict[str, str]) -> None:
    row = join(opened(need, facilitator="jica"), "bra", "jica")

    for roles in ({**PAIR, "ken": "provider"}, {**PAIR, "jica": "provider"}):
        with pytest.raises(OtherParties):
            actions.propose_text(agreement=a_text(row.reference, roles), **told("mwi", 2))


def test_an_amendment_replaces_the_text_in_force_and_an_outdated_one_is_refused(need: dict[str, str]) -> None:
    row = join(opened(need), "bra")
    first = in_force(row, PAIR)

    with pytest.raises(OutdatedText):
        actions.propose_text(agreement=a_text(row.reference, PAIR, "text-2"), **told("bra", 4))
    second = in_force(row, PAIR, identifier="text-2", amends=first.digest)

    first.refresh_from_db()
    assert (first.state, second.state) == ("amended", "in-force")


def test_a_facilitator_cannot_keep_the_partners_from_amending_without_it(need: dict[str, str]) -> None:
    row = join(opened(need, facilitator="jica"), "bra", "jica")
    first = in_force(row, TRIANGLE)

    second = in_force(row, PAIR, identifier="text-2", amends=first.digest)

    assert (second.state, second.bound) == ("in-force", ["bra", "mwi"])


@pytest.mark.parametrize("party", ["mwi", "bra", "jica"])
def test_every_party_may_withdraw_from_an_agreement_alone(need: dict[str, str], party: str) -> None:
    row = join(opened(need, facilitator="jica"), "bra", "jica")
    text = in_force(row, TRIANGLE)

    actions.leave(uid=row.uid, agreement=text.uid, reason=Texts(WHY), **told(party, 5))

    text.refresh_from_db()
    assert text.state == "in-force"
    assert text.bound == sorted({"mwi", "bra", "jica"} - {party})
    with pytest.raises(AlreadyLeft):
        actions.leave(uid=row.uid, agreement=text.uid, **told(party, 6))


def test_an_agreement_that_too_few_are_left_in_has_ended(need: dict[str, str]) -> None:
    row = join(opened(need), "bra")
    text = in_force(row, PAIR)

    actions.leave(uid=row.uid, agreement=text.uid, **told("bra", 5))

    text.refresh_from_db()
    assert (text.state, text.bound) == ("ended", ["mwi"])
    with pytest.raises(NotInForce):
        actions.leave(uid=row.uid, agreement=text.uid, **told("mwi", 6))


def test_the_lead_passes_to_another_partner_when_the_lead_leaves(need: dict[str, str]) -> None:
    row = join(opened(need, facilitator="jica"), "bra", "jica")

    actions.leave(uid=row.uid, **told("mwi", 5))

    row.refresh_from_db()
    assert (row.lead, row.partners, row.facilitators) == ("bra", ["bra"], ["jica"])
    actions.leave(uid=row.uid, **told("bra", 6))
    row.refresh_from_db()
    assert (row.stage, row.lead, row.facilitators) == ("withdrawn", "", ["jica"])


def test_an_agreement_is_suspended_by_one_and_resumed_or_terminated_by_all(need: dict[str, str]) -> None:
    row = join(opened(need), "bra")
    text = in_force(row, PAIR)

    actions.move(uid=row.uid, agreement=text.uid, to="suspended", text=WHY, **told("bra", 5))
    text.refresh_from_db()
    assert text.state == "suspended"
    again = actions.move(uid=row.uid, agreement=text.uid, to="in-force", **told("bra", 6))
    assert (again.state, again.awaited) == ("proposed", ["mwi"])
    consents.say(kind="move", uid=again.uid, digest=again.digest, **told("mwi", 7))
    text.refresh_from_db()
    assert text.state == "in-force"
    over = actions.move(uid=row.uid, agreement=text.uid, to="terminated", text=WHY, **told("mwi", 8))
    consents.say(kind="move", uid=over.uid, digest=over.digest, **told("bra", 9))
    text.refresh_from_db()
    assert text.state == "terminated"


def test_nothing_leaves_formulating_without_an_indicator_of_each_dimension(need: dict[str, str]) -> None:
    row = join(opened(need, results=BOTH_RESULTS[:1]), "bra")
    for hour, to in ((2, "screened"), (3, "matched"), (4, "formulating")):
        actions.move(uid=row.uid, to=to, text=WHY, **told("mwi", hour))

    with pytest.raises(GuardsUnmet) as refused:
        actions.move(uid=row.uid, to="formulated", **told("mwi", 5))

    assert refused.value.guards == ("indicators",)


def walk(row: Initiative, *steps: tuple[str, dict[str, Any]]) -> Initiative:
    """Each step is made by Malawi, and consented to by Brazil where all partners move."""
    for hour, (to, said) in enumerate(steps, start=10):
        moved = actions.move(uid=row.uid, to=to, **said, **told("mwi", hour))
        if moved.state == "proposed":
            consents.say(kind="move", uid=moved.uid, digest=moved.digest, **told("bra", hour))
    row.refresh_from_db()
    return row


def test_an_initiative_goes_all_the_way(need: dict[str, str]) -> None:
    row = join(opened(need), "bra")
    text = in_force(row, PAIR)
    assert text.state == "in-force"
    both = [{"party": "mwi", "institution": "Hospital"}, {"party": "bra", "institution": "Fiocruz"}]
    report = {"title": {"en": "Final report"}, "digest": "a" * 64, "kind": "final-report"}

    row = walk(
        row,
        ("screened", {"text": WHY}),
        ("matched", {}),
        ("formulating", {}),
        ("formulated", {}),
        ("agreed", {}),
        ("on-agenda", {"text": WHY}),
        ("approved", {"act": {"name": "Act of the third session"}, "counterparts": both, "budget": WHY}),
        ("executing", {"on": "2027-01-01"}),
        ("completed", {"document": report}),
        ("evaluated", {"text": WHY}),
        ("closed", {"costs_not_known": True}),
    )

    assert row.stage == "closed"
    with pytest.raises(NotAWay):
        actions.move(uid=row.uid, to="executing", **told("mwi", 40))


def test_a_triangular_one_needs_all_three_roles_in_its_agreement(need: dict[str, str]) -> None:
    row = join(opened(need, facilitator="jica"), "bra", "jica")
    walk(row, ("screened", {"text": WHY}), ("matched", {}), ("formulating", {}), ("formulated", {}))
    in_force(row, PAIR)

    with pytest.raises(GuardsUnmet) as refused:
        actions.move(uid=row.uid, to="agreed", **told("mwi", 20))

    assert refused.value.guards == ("roles",)
    with pytest.raises(GuardsUnmet):
        actions.move(uid=row.uid, to="on-agenda", text=WHY, **told("mwi", 20))


def test_who_has_not_joined_decides_nothing(need: dict[str, str]) -> None:
    row = opened(need)

    with pytest.raises(NotAPartner):
        actions.move(uid=row.uid, to="screened", text=WHY, **told("bra", 1))


def test_everybody_reads_only_what_all_have_agreed_to_publish(need: dict[str, str]) -> None:
    row = join(opened(need), "bra")
    for party in ("mwi", "bra"):
        assert not queries.public().exists()
        consents.say(kind="initiative", uid=row.uid, digest=row.digest, says="publish", **told(party, 2))

    assert queries.initiative(row.uid).public
    consents.take_back(kind="initiative", uid=row.uid, digest=row.digest, says="publish", **told("bra", 3))
    assert not queries.public().exists()


def test_a_line_of_who_takes_part_says_whose_consent_is_awaited(need: dict[str, str]) -> None:
    row = opened(need)
    assert list(Participant.objects.order_by("uid").values_list("party", "role", "joined", "awaited")) == [
        ("mwi", "recipient", True, False),
        ("bra", "provider", False, True),
    ]

    join(row, "bra")
    assert not Participant.objects.filter(awaited=True).exists()


def test_what_others_consented_to_cannot_be_erased_by_one_of_them(need: dict[str, str]) -> None:
    row = join(opened(need), "bra")
    text = in_force(row, PAIR)

    word = Consent.objects.get(register="bra", kind="agreement")
    for register, seq in (("mwi", text.seq), ("mwi", row.seq), ("bra", word.seq)):
        with pytest.raises(CannotRedact):
            redact(register, seq, by=post(register), at=AT + timedelta(days=1))


def test_a_public_export_is_taken_in_without_what_is_for_the_parties(need: dict[str, str]) -> None:
    row = join(opened(need), "bra")
    in_force(row, PAIR)
    lines = list(files.export("mwi", public_only=True))
    length = Register.objects.get(code="mwi").length
    forget("mwi")

    assert files.import_file("mwi", lines) == length
    assert files.verify("mwi") == length


def test_a_programme_cannot_belong_to_itself(need: dict[str, str]) -> None:
    outer = opened(need, identifier="outer", type="programme")
    inner = opened(need, identifier="inner", type="programme", programme=outer.reference)
    changed = {**outer.body, "id": "t", "initiative": outer.reference, "after": outer.terms}

    with pytest.raises(CircularProgramme):
        terms = read(TermsRecord, changed | {"programme": inner.reference})
        actions.propose_terms(terms=terms, **told("mwi", 2))
    with pytest.raises(NotProgramme):
        opened(need, identifier="lost", programme=inner.reference | {"record": "nowhere"})


def test_a_clause_of_five_megabytes_is_refused_with_its_place(need: dict[str, str]) -> None:
    row = join(opened(need), "bra")
    clause = {"key": "long", "type": "other", "text": {"en": "x" * 5_000_000}}

    with pytest.raises(BadRecord) as refused:
        a_text(row.reference, PAIR, clauses=[clause])

    assert refused.value.problems[0].path == "clauses[0].text.en"


def test_a_text_may_mix_directions(need: dict[str, str]) -> None:
    row = join(opened(need), "bra")
    clause = {"key": "names", "type": "other", "text": {"ar": "بنك الحليب (Banco de Leite) في Lilongwe."}}

    text = in_force(row, PAIR, languages=["ar"], title={"ar": "اتفاق Brasil–Malawi"}, clauses=[clause])

    assert (text.state, text.says.clauses[0].text["ar"]) == ("in-force", clause["text"]["ar"])
