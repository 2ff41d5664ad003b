"""The evaluation as tables: agreement of the readers, figures on both parts beside baselines, calibration, errors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bandung.standards.iati.finding.answers import Grade, Role
from bandung.standards.iati.finding.evaluating import Corpus, every_row, judged, unseen
from bandung.standards.iati.finding.labels import agreement, labels, readings
from bandung.standards.iati.finding.measuring import TARGETS, WAYS, Judged, calibration, roles, score, worst
from bandung.standards.iati.finding.weighing import MEASURED, Weights, table_of

_SHOWN = 5
"""Reasons of an error."""


@dataclass(frozen=True, slots=True)
class Section:
    """One table."""

    title: str
    headers: Sequence[str]
    rows: Sequence[Sequence[Any]]


def report(data: Corpus, *, errors: bool = False) -> list[Section]:
    """All of it; ``errors`` adds the worst errors of the part to develop on.

    Both parts are measured by the weights that were fitted on the part to develop on. Those in use were fitted on all
    labels after that; they are measured by ten-fold cross-validation.
    """
    measured = table_of(MEASURED)
    ours = judged(data, measured)
    parts = {
        "part to develop on": [each for each in ours if not each.label.held_out],
        "part held out": [each for each in ours if each.label.held_out],
    }
    found = [*_agreement()]
    for name, its in parts.items():
        found += [_figures(name, its), _crossed(name, its), _hard(name, its), _roles(name, its), _kinds(name, its)]
        found += [_calibration(name, its, target) for target in TARGETS]
        if its and (errors or its[0].label.held_out):
            found.append(_errors(name, its))
    found.append(_repeated(data, measured))
    away = unseen(data)
    name = "all labels, by weights that have not seen them"
    found += [_figures(name, away), _crossed(name, away), _hard(name, away)]
    found += [_calibration(name, away, target) for target in TARGETS]
    return found


def as_data(sections: Sequence[Section]) -> dict[str, list[dict[str, Any]]]:
    """Title to rows by header."""
    return {each.title: [dict(zip(each.headers, row, strict=True)) for row in each.rows] for each in sections}


def _agreement() -> Iterator[Section]:
    it = agreement()
    rows = [["raw agreement of grades", it.activities, _two(it.raw)], ["Cohen's kappa", it.activities, _two(it.kappa)]]
    rows += [
        [f"kappa of “{grade}” against the rest", it.activities, _two(value)] for grade, value in it.by_grade.items()
    ]
    rows += [["raw agreement of kinds", "", _two(it.kinds)]]
    rows += [[f"{role} named by both of those named by either", "", _two(v)] for role, v in it.countries.items()]
    rows += [["resolved by a third reading", sum(bool(each.reason) for each in labels().values()), ""]]
    yield Section("Two readers", ["", "activities", ""], rows)
    crossed = [[one.value, *(it.crossed[one.value, two.value] for two in Grade)] for one in Grade]
    yield Section("First reader (rows) and second", ["", *(grade.value for grade in Grade)], crossed)


def _figures(name: str, its: Sequence[Judged]) -> Section:
    rows = []
    for target, holds in TARGETS.items():
        there = [holds(each.label.grade) for each in its]
        for way, taken in WAYS.items():
            it = score([taken(each, target) for each in its], there)
            figures = [_interval(figure) for figure in (it.precision, it.recall, it.f1)]
            rows.append([target, way, it.there, it.taken, it.right, *figures])
    headers = ["", "way", "are", "taken", "right", "precision", "recall", "F1 (95 % of a bootstrap)"]
    return Section(f"Figures, {name}: {len(its)} activities, one for each title", headers, rows)


def _crossed(name: str, its: Sequence[Judged]) -> Section:
    pairs = [(each.label.grade, each.found.grade) for each in its]
    rows = [[one.value, *(pairs.count((one, two)) for two in Grade)] for one in Grade]
    right = sum(one == two for one, two in pairs) / len(pairs) if pairs else 0.0
    return Section(f"Labels (rows) and ours, {name}: {_two(right)} the same", ["", *(g.value for g in Grade)], rows)


def _hard(name: str, its: Sequence[Judged]) -> Section:
    """Activities that have the words and are not it."""
    hard = [each for each in its if each.label.grade is Grade.MENTIONS and each.has_phrase]
    easy = [each for each in its if each.label.grade is Grade.MENTIONS and not each.has_phrase]
    rows = [
        [what, len(group), *(sum(each.found.grade is grade for each in group) for grade in Grade)]
        for what, group in (("with the phrase (hard)", hard), ("without it", easy))
    ]
    return Section(f"Negatives, {name}", ["", "activities", *(f"ours {g.value}" for g in Grade)], rows)


def _roles(name: str, its: Sequence[Judged]) -> Section:
    rows = []
    for role in (Role.PROVIDER, Role.RECIPIENT):
        it = roles(its, role)
        rows.append([role.value, it.named, it.right, _two(it.precision), it.agreed, it.found, _two(it.recall)])
    headers = ["role", "named by us", "by a reader too", "precision", "by both readers", "by us too", "recall"]
    return Section(f"Countries in their roles, {name}", headers, rows)


def _kinds(name: str, its: Sequence[Judged]) -> Section:
    pairs = [
        (readings("a")[each.label.identifier].kind or readings("b")[each.label.identifier].kind, each.found.kind)
        for each in its
        if each.label.grade is not Grade.MENTIONS and each.found.kind
    ]
    same = sum(one == two for one, two in pairs)
    said = {one for one, _ in pairs}
    rows = [[", ".join(sorted(said)), len(pairs), same]]
    return Section(f"Kinds, {name}", ["the readers say", "activities", "ours the same"], rows)


def _calibration(name: str, its: Sequence[Judged], target: str) -> Section:
    rows = [
        [f"{step.low:.1f} to {step.high:.1f}", step.activities, _two(step.chance), _two(step.turned_out)]
        for step in calibration(its, target)
    ]
    return Section(f"Calibration of “{target}”, {name}", ["chance", "activities", "mean chance", "are so"], rows)


def _errors(name: str, its: Sequence[Judged]) -> Section:
    rows = []
    for each in worst(its):
        weighty = [f"{reason.rule} {reason.weight:+.1f}/{reason.either:+.1f}" for reason in each.found.reasons[:_SHOWN]]
        label, ours = each.label.grade, each.found
        chance = _two(ours.chances[label])
        rows.append([each.label.identifier, label.value, ours.grade.value, chance, ", ".join(weighty)])
    return Section(f"Ten worst errors, {name}", ["activity", "label", "ours", "chance of label", "reasons"], rows)


def _repeated(data: Corpus, weights: Weights) -> Section:
    """What repetition would do to the figures."""
    rows = every_row(data, weights)
    told = []
    for target, holds in TARGETS.items():
        it = score([holds(each.found.grade) for each in rows], [holds(each.label.grade) for each in rows])
        told.append([target, it.there, it.taken, *map(_interval, (it.precision, it.recall, it.f1))])
    headers = ["", "are", "taken", "precision", "recall", "F1"]
    return Section(f"Not for comparison: each of {len(rows)} rows with the label of its title", headers, told)


def _two(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _interval(figure: tuple[float, float, float] | None) -> str:
    return "" if figure is None else f"{figure[0]:.2f} ({figure[1]:.2f} to {figure[2]:.2f})"
