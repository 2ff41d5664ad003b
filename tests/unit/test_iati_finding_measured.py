"""The labels and what is measured with them: agreement, the split, intervals, calibration."""

from pathlib import Path

import pytest
from lxml import etree

from bandung.standards.iati.finding import evaluating, reporting
from bandung.standards.iati.finding.answers import Found, Grade
from bandung.standards.iati.finding.errors import NoLabelledActivities
from bandung.standards.iati.finding.fitting import Example, cross_validated, fit
from bandung.standards.iati.finding.labels import READERS, Label, agreement, kappa, labels, readings
from bandung.standards.iati.finding.measuring import TARGETS, WAYS, Judged, calibration, score, worst
from bandung.standards.iati.finding.splitting import is_held_out
from bandung.standards.iati.finding.weighing import CURRENT, MEASURED, as_toml, chances, table_of


def test_each_activity_has_two_readings_and_one_label() -> None:
    first, second = (readings(reader) for reader in READERS)

    assert set(first) == set(second) == set(labels())
    assert len(labels()) == 372
    for identifier, label in labels().items():
        agreed = first[identifier].grade is second[identifier].grade
        assert agreed == (not label.reason), identifier
        assert label.grade in (first[identifier].grade, second[identifier].grade), identifier


def test_kappa_is_nothing_for_chance_and_one_for_the_same() -> None:
    assert kappa([("a", "a"), ("b", "b")]) == 1
    assert kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0
    assert kappa([("a", "a")] * 3) == 1


def test_the_readers_agree() -> None:
    it = agreement()

    assert it.activities == sum(it.crossed.values()) == 372
    assert it.raw > it.kappa > 0.8
    assert set(it.by_grade) == {"carries", "promotes", "mentions"}


def test_parts_of_one_programme_fall_on_one_side() -> None:
    sides = {is_held_out("Sweden", f"UNDEF 2020-2024 core {year}") for year in range(2020, 2030)}
    shares = [is_held_out("Sweden", f"title {number} x") for number in range(1000)]

    assert len(sides) == 1
    assert 0.4 < sum(shares) / len(shares) < 0.5


def test_scores_have_intervals_and_say_nothing_of_nothing() -> None:
    it = score([True, True, False, False] * 10, [True, False, True, False] * 10)

    assert (it.right, it.taken, it.there) == (10, 20, 20)
    assert it.precision is not None and it.precision[0] == 0.5
    assert it.precision[1] < 0.5 < it.precision[2]
    assert score([False], [False]).f1 is None


def judged(label: Grade, carries: float, promotes: float) -> Judged:
    chance = {Grade.CARRIES: carries, Grade.PROMOTES: promotes, Grade.MENTIONS: 1 - carries - promotes}
    answer = Found("X", max(chance, key=lambda grade: chance[grade]), chance, None, (), (), "test")
    return Judged(Label("X", label, False, ""), answer, True, False, False, "P", "T")


def test_chances_are_compared_with_what_turned_out() -> None:
    its = [judged(Grade.CARRIES, 0.9, 0.05), judged(Grade.MENTIONS, 0.9, 0.1), judged(Grade.MENTIONS, 0.0, 0.0)]
    low, high = calibration(its, "carries")

    assert (low.activities, low.turned_out) == (1, 0)
    assert (high.activities, high.turned_out) == (2, 0.5)
    assert worst(its) == [its[1]]


def test_weights_are_found_from_what_separates_and_stay_on_their_side() -> None:
    yes, no = Example({"title.phrase": 1.0}, True, True), Example({"text.listed": 1.0}, False, False)
    found = fit([yes, no] * 10)

    assert found.signs["title.phrase"].carries > 0 > found.signs["text.listed"].carries
    assert chances({"title.phrase": 1.0}, found)[0] > 0.5 > chances({"text.listed": 1.0}, found)[0]
    away = cross_validated([yes, no] * 10, [str(number) for number in range(20)])
    assert all((chance > 0.5) == one.carries for (chance, _), one in zip(away, [yes, no] * 10, strict=True))


@pytest.mark.parametrize("name", [MEASURED, CURRENT])
def test_the_tables_of_weights_are_kept_as_they_are_written(name: str) -> None:
    path = Path(evaluating.__file__).parent / "data" / f"{name}.toml"

    assert as_toml(table_of(name)) == path.read_text(encoding="utf-8")
    assert table_of(name).key == name


def test_without_the_data_it_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(NoLabelledActivities, match="labelled activities are not there"):
        evaluating.corpus(tmp_path)


def test_on_the_real_activities(data: Path) -> None:
    """The split is that of the hash, and the part held out is found about as well as it was."""
    corpus = evaluating.corpus(data)
    assert set(corpus.labelled) == set(labels())
    for identifier, element in corpus.labelled.items():
        assert is_held_out(*evaluating.publisher_and_title(element)) == labels()[identifier].held_out, identifier
    held_out = [each for each in evaluating.judged(corpus, table_of(MEASURED)) if each.label.held_out]
    for target, least in (("carries", 0.5), ("carries or promotes", 0.8)):
        holds = TARGETS[target]
        it = score([holds(each.found.grade) for each in held_out], [holds(each.label.grade) for each in held_out])
        assert it.precision is not None
        assert it.precision[0] > least


def test_the_report_has_both_parts_and_what_one_would_do_without() -> None:
    """On an activity that is its own corpus."""
    label = next(each for each in labels().values() if each.held_out and each.grade is Grade.CARRIES)
    element = etree.fromstring(
        f"<iati-activity><iati-identifier>{label.identifier}</iati-identifier>"
        "<title>South-South cooperation between Brazil and Ghana</title></iati-activity>"
    )
    corpus = evaluating.Corpus((element,), {label.identifier: element}, {})
    tables = reporting.as_data(reporting.report(corpus, errors=True))

    figures = tables["Figures, part held out: 1 activities, one for each title"]
    assert [row["way"] for row in figures[:4]] == [*WAYS]
    assert figures[0]["right"] == 1
    assert next(iter(tables["Countries in their roles, part held out"]))["role"] == "provider"
    assert "Not for comparison: each of 1 rows with the label of its title" in tables
    assert any(title.startswith("Figures, all labels, by weights that have not seen them") for title in tables)
