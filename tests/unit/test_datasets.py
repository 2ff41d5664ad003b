"""Files of others: kept, read, looked at, taken over as reported, taken back; nobody's word is forged."""

from datetime import timedelta
from typing import Any

import pytest

from bandung.contributions import actions as ledger
from bandung.contributions.models import Contribution
from bandung.datasets import importing, keeping, preview, receiving, undoing, writing
from bandung.datasets.errors import AlreadyKept, AlreadyUndone, MuchVanished, NothingChosen, TakenName
from bandung.datasets.models import DatasetImport, DatasetVersion
from bandung.partnerships.models import Initiative
from bandung.records.canonical import canonical
from bandung.registers import rebuild
from bandung.registers.models import Entry
from bandung.reporting.iati_making import plain_pieces
from tests.cast import AT, joined, post
from tests.foreign_files import a_dataset, a_file, an_activity, brought

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]


@pytest.fixture(autouse=True)
def parties() -> None:
    joined("bra", "mwi", "public-sources")


def imported(version: DatasetVersion, **more: Any) -> DatasetImport:
    taking = importing.begin(version=version, by=post(version.dataset.party), at=AT + timedelta(hours=1), **more)
    return DatasetImport.objects.get(pk=taking.pk)


def undone(taking: DatasetImport) -> DatasetImport:
    undoing.undo(taking=taking, by=post(taking.party), at=AT + timedelta(hours=2))
    return DatasetImport.objects.get(pk=taking.pk)


def standing() -> list[tuple[str, Any]]:
    """What can be read now: every standing initiative and line with what it says."""
    rows = [*Initiative.objects.filter(withdrawn_at=None), *Contribution.objects.filter(withdrawn_at=None)]
    return sorted((row.uid, row.body) for row in rows)


def statuses(version: DatasetVersion) -> list[str]:
    return list(version.activities.order_by("number").values_list("status", flat=True))


def test_a_file_is_kept_untouched_and_its_tables_lie_beside_it() -> None:
    content = a_file()

    version = brought(content)

    assert version.state == "ready"
    assert b"".join(keeping.bytes_of(version)) == content
    assert {"activities", "transactions"} < set(keeping.tables_of(version))
    assert version.rows["transactions"] == 1
    assert version.sums == [["transaction", "BRL", "1000.50"]]


def test_what_was_found_to_be_cooperation_of_the_south_is_chosen() -> None:
    norway = ("NO-BRC-971277882", "Norad")
    other = an_activity("NO-BRC-971277882-2", title="A road", collaboration="", giver=norway)

    version = brought(a_file(an_activity(), other))

    assert list(version.activities.order_by("number").values_list("chosen", flat=True)) == [True, False]
    assert preview.totals(version.activities.filter(chosen=True)).sums == {("delivery", "BRL"): 1000.50}


def test_what_is_taken_over_is_reported_with_its_source_and_nobodys_own_word() -> None:
    version = brought(a_file())

    taking = imported(version)

    initiative = Initiative.objects.get()
    line = Contribution.objects.get()
    assert (taking.state, taking.became) == ("done", {"new": 1})
    assert (initiative.standing, initiative.lead, initiative.stage) == ("reported", "", "reported")
    assert initiative.title == {
        "en": "South-South cooperation on milk banks",
        "pt": "South-South cooperation on milk banks (pt)",
    }
    assert initiative.body["period"] == {"start": "2020-01-01", "end": "2022-01-01"}
    assert initiative.body["stated_on"] == "2026-01-01"
    assert initiative.body["sources"][0]["address"] == "https://abc.example/iati.xml"
    assert version.digest in initiative.body["sources"][0]["note"]
    assert (line.standing, line.giver, line.giver_country, line.recipient_country) == ("reported", "", "BRA", "MOZ")
    assert (line.stage, line.year, line.amount, line.currency) == ("delivery", 2020, "1000.50", "BRL")
    assert line.initiative == initiative.uid


def test_the_same_file_again_is_no_new_version_and_taking_over_twice_writes_nothing() -> None:
    dataset = a_dataset()
    version = brought(a_file(), dataset)
    imported(version)
    before = Entry.objects.count()

    with pytest.raises(AlreadyKept):
        brought(a_file(), dataset)
    with pytest.raises(NothingChosen):
        imported(version)

    assert statuses(version) == ["same"]
    assert Entry.objects.count() == before


def test_a_newer_file_tells_what_is_new_changed_same_and_vanished() -> None:
    dataset = a_dataset()
    first = [an_activity(f"BR-ABC-{number}", title=f"South-South cooperation {number}") for number in (1, 2, 3)]
    imported(brought(a_file(*first), dataset))
    changed = an_activity("BR-ABC-2", title="South-South cooperation on two things", updated="2026-02-01T00:00:00Z")

    newer = brought(a_file(first[0], changed, an_activity("BR-ABC-4", title="South-South number four")), dataset)

    assert statuses(newer) == ["same", "changed", "new"]
    assert [each.identifier for each in preview.vanished(newer)] == ["BR-ABC-3"]
    row = newer.activities.get(number=2)
    there = Initiative.objects.get(pk=f"bra/{row.record}")
    assert [name for name, _before, _now in preview.differences(there.body, row.initiative)] == ["title"]


def test_what_vanished_stays_unless_it_is_said_and_much_of_it_asks_first() -> None:
    dataset = a_dataset()
    first = [an_activity(f"BR-ABC-{number}", title=f"South-South cooperation {number}") for number in (1, 2)]
    imported(brought(a_file(*first), dataset))
    newer = brought(a_file(an_activity("BR-ABC-5", title="South-South cooperation anew")), dataset)

    with pytest.raises(MuchVanished):
        imported(newer, withdraw_vanished=True)
    taking = imported(newer, withdraw_vanished=True, sure=True)

    assert taking.became == {"new": 1, "withdrawn": 2}
    assert [row.title["en"] for row in Initiative.objects.filter(withdrawn_at=None)] == ["South-South cooperation anew"]


def test_an_import_that_is_undone_leaves_what_was_readable_before() -> None:
    dataset = a_dataset()
    imported(brought(a_file(), dataset))
    before = standing()
    changed = an_activity(title="South-South cooperation on more", money="", updated="2026-03-01T00:00:00Z")
    newer = brought(a_file(changed, an_activity("BR-ABC-9", title="South-South nine")), dataset)

    taking = undone(imported(newer))

    assert taking.state == "undone"
    assert standing() == before
    with pytest.raises(AlreadyUndone):
        undone(taking)


def test_one_activity_of_an_import_can_be_undone_alone() -> None:
    two = an_activity("BR-ABC-2", title="South-South cooperation on roads")
    taking = imported(brought(a_file(an_activity(), two)))

    stays = undoing.undo_activity(taking=taking, identifier="BR-ABC-1", by=post("bra"), at=AT + timedelta(hours=3))

    assert stays == []
    assert [row.title["en"] for row in Initiative.objects.filter(withdrawn_at=None)] == [
        "South-South cooperation on roads"
    ]


def test_what_a_party_built_on_stays_and_the_reason_is_told() -> None:
    taking = imported(brought(a_file()))
    initiative = Initiative.objects.get()
    told = {
        "title": {"en": "Our milk banks"}, "language": "en", "recipient": {"country": "MOZ"}, "stage": "delivery",
        "year": 2020, "item": "A1", "group": "A", "amount": "1", "currency": "BRL", "initiative": initiative.uid,
    }  # fmt: skip
    ledger.declare(told, party="mwi", by=post("mwi"), at=AT + timedelta(hours=1))

    taking = undone(taking)

    assert taking.state == "done"
    assert [(each.kind, each.stays) for each in taking.records.filter(undone_at=None)] == [("initiative", ["declared"])]
    assert Initiative.objects.get().withdrawn_at is None


def test_good_activities_go_in_and_bad_ones_are_listed() -> None:
    nameless = an_activity("", title="South-South cooperation without a name")

    version = brought(a_file(nameless, an_activity()))

    assert statuses(version) == ["problem", "new"]
    assert "no-identifier" in [each["reason"] for each in version.activities.get(number=1).left]
    assert imported(version).became == {"new": 1}


def test_a_file_that_breaks_off_gives_what_was_complete_and_says_where_it_ends() -> None:
    whole = a_file(an_activity(), an_activity("BR-ABC-2"))

    version = brought(whole[: whole.index(b"BR-ABC-2")])

    assert (version.state, statuses(version)) == ("ready", ["new"])
    assert "ends in the middle" in version.problems[0]["sentence"]


def test_an_identifier_twice_in_a_file_is_taken_once() -> None:
    version = brought(a_file(an_activity(), an_activity(title="South-South cooperation once more")))

    assert statuses(version) == ["new", "duplicate"]


def test_what_another_register_reports_by_the_same_identifier_is_a_duplicate() -> None:
    imported(brought(a_file(), a_dataset("public-sources", "Theirs")))

    version = brought(a_file())

    assert statuses(version) == ["duplicate"]
    assert version.activities.get().alike[0]["why"] == "identifier"
    with pytest.raises(NothingChosen):
        imported(version)


LATIN = "<iati-activity><title><narrative>Coopération</narrative></title></iati-activity>"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "There is nothing"), (b"<html><body>Not found</body></html>", "not XML"), (b"<root/>", "begins with"),
        (b'<iati-organisations version="2.03"/>', "organisations"),
        (b'<iati-activities version="2.03"/>', "There is nothing"),
        (f'<iati-activities version="2.03">{LATIN}</iati-activities>'.encode("cp1252"), "encoding"),
    ],
)  # fmt: skip
def test_what_is_no_file_of_activities_says_so(content: bytes, sentence: str) -> None:
    version = brought(content)

    assert version.state == "refused"
    assert sentence in version.problems[0]["sentence"]


def test_two_data_sets_of_a_party_have_two_names() -> None:
    a_dataset()

    with pytest.raises(TakenName):
        a_dataset()


def test_a_rebuild_gives_the_same_tables() -> None:
    imported(brought(a_file()))
    before = standing()

    rebuild.rebuild()

    assert standing() == before


def test_a_data_set_goes_with_its_files_once_its_imports_are_undone() -> None:
    version = brought(a_file())
    undone(imported(version))

    receiving.remove(dataset=version.dataset)

    assert not keeping.folder_of(version.digest).exists()


def test_our_own_published_file_is_recognised_and_gives_every_record_back_as_it_was_signed() -> None:
    from tests.unit.test_iati_publishing import given, opened, published

    given("agronomists")
    opened("milk-banks")
    row = published()

    version = brought(b"".join(plain_pieces(row.digest("activities"))), a_dataset("public-sources", "Ours"))

    assert set(statuses(version)) == {"here"}
    for activity in version.activities.all():
        for told in activity.own:
            entry = Entry.objects.filter(register=told["uid"].partition("/")[0], digest=told["digest"]).first()
            assert entry is not None
            assert canonical(told["body"]).decode() == entry.body


def test_an_import_that_was_interrupted_goes_on_where_it_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    many = [an_activity(f"BR-ABC-{number}", title=f"South-South cooperation {number}") for number in range(3)]
    version = brought(a_file(*many))
    monkeypatch.setattr(writing, "BATCH", 1)
    monkeypatch.setattr(importing, "_later", lambda taking: None)
    taking = importing.begin(version=version, by=post("bra"), at=AT)
    batch, done = writing._one_batch, []

    def interrupted(one: DatasetImport) -> None:
        if done:
            raise InterruptedError
        done.append(one.pk)
        batch(one)

    monkeypatch.setattr(writing, "_one_batch", interrupted)
    with pytest.raises(InterruptedError):
        writing.go_on(taking.pk)
    assert DatasetImport.objects.get(pk=taking.pk).done == 1

    monkeypatch.setattr(writing, "_one_batch", batch)
    writing.go_on(taking.pk)
    writing.go_on(taking.pk)

    taking.refresh_from_db()
    assert (taking.state, taking.became) == ("done", {"new": 3})
    assert Entry.objects.filter(kind="initiative").count() == 3


def test_the_country_of_a_file_that_names_none_is_the_keepers_choice() -> None:
    version = brought(a_file(an_activity(country="")), a_dataset(choices={"recipient": "AGO"}))

    assert version.activities.get().lines[0]["recipient"] == {"country": "AGO"}


def test_who_counts_as_provider_is_the_keepers_choice() -> None:
    norway = ("NO-BRC-971277882", "Norad")
    extending = (
        '<participating-org ref="BR-X" role="3" type="10"><narrative>Agency of Brazil</narrative></participating-org>'
    )
    activity = an_activity(collaboration="", giver=norway, title="Roads").replace(
        "<activity-status", f"{extending}<activity-status"
    )

    funding = brought(a_file(activity), a_dataset(name="one")).activities.get()
    other = brought(a_file(activity), a_dataset(name="two", choices={"provider": "extending"})).activities.get()

    assert funding.lines[0]["giver"] == {"country": "NOR", "organisation": "Norad"}
    assert other.lines[0]["giver"] == {"country": "BRA", "organisation": "Agency of Brazil"}
