"""How well finding does on what people have labelled: the activities at hand, our answers, the weights."""

import gzip
import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bandung.reference.countries import plain
from bandung.standards.iati.document import Element
from bandung.standards.iati.finding.answers import Grade
from bandung.standards.iati.finding.errors import NoLabelledActivities
from bandung.standards.iati.finding.fitting import Example, cross_validated, fit
from bandung.standards.iati.finding.flattened import activity
from bandung.standards.iati.finding.found import found
from bandung.standards.iati.finding.labels import labels
from bandung.standards.iati.finding.measuring import Judged, rule_precision
from bandung.standards.iati.finding.passages import passages
from bandung.standards.iati.finding.phrases import says
from bandung.standards.iati.finding.repetition import counted
from bandung.standards.iati.finding.signs import first_look, signs
from bandung.standards.iati.finding.weighing import Weights
from bandung.standards.iati.reading import read

_ROWS = "iati_ssc_activities_632/activities.jsonl.gz"
_FILES = "iati_real_xml"
_ON = date(2021, 1, 1)


@dataclass(frozen=True, slots=True)
class Corpus:
    """The rows of the corpus, and the labelled activities among them and the whole files, by identifier."""

    rows: tuple[Element, ...]
    labelled: Mapping[str, Element]
    often: Mapping[str, int]


def corpus(folder: Path) -> Corpus:
    """The activities that were labelled, from the folder of real data.

    :raises NoLabelledActivities: if they are not there.
    """
    source = folder / _ROWS
    if not source.exists():
        raise NoLabelledActivities(path=str(source))
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        rows = tuple(activity(json.loads(line)) for line in lines)
    wanted = labels()
    labelled = {identifier_of(each): each for each in rows if identifier_of(each) in wanted}
    for path in sorted((folder / _FILES).glob("*.xml")):
        for each in read(path).items():
            if identifier_of(each) in wanted:
                labelled.setdefault(identifier_of(each), deepcopy(each))
    return Corpus(rows, labelled, counted(rows))


def identifier_of(element: Element) -> str:
    """The identifier of an activity, spaces drawn together."""
    return " ".join((element.findtext("iati-identifier") or "").split())


def publisher_and_title(element: Element) -> tuple[str, str]:
    """By which activities are divided into those to develop on and those held out."""
    reporter = element.find("reporting-org")
    name = "" if reporter is None else reporter.findtext("narrative") or reporter.text or ""
    titles = [text.text for text in passages(element) if text.part == "title"]
    return " ".join(name.split()), " | ".join(titles)


def judged(data: Corpus, weights: Weights | None = None) -> list[Judged]:
    """Our answers beside the labels, by identifier."""
    return [
        _judged(data.labelled[identifier], identifier, data, weights)
        for identifier in sorted(labels())
        if identifier in data.labelled
    ]


def _judged(element: Element, identifier: str, data: Corpus, weights: Weights | None) -> Judged:
    texts = passages(element)
    kind = element.find("collaboration-type")
    publisher, title = publisher_and_title(element)
    return Judged(
        label=labels()[identifier],
        found=found(element, on=_ON, often=data.often, weights=weights),
        has_phrase=any(says(text.text, "south", "triangular") for text in texts if text.part != "name"),
        in_title=any(says(text.text, "south", "triangular") for text in texts if text.part == "title"),
        coded=kind is not None and kind.get("code") == "8",
        publisher=publisher,
        title=title,
    )


def every_row(data: Corpus) -> list[Judged]:
    """Every row of the corpus with the label of its publisher and title: a title of 156 rows counts 156 times."""
    known = {}
    for identifier, element in data.labelled.items():
        known[publisher_and_title(element)] = identifier
    return [
        _judged(each, known[publisher_and_title(each)], data, None)
        for each in data.rows
        if publisher_and_title(each) in known
    ]


def examples(data: Corpus) -> Iterator[tuple[str, Example]]:
    """The labelled activities to develop on, each with its group: publisher and beginning of the title."""
    for identifier, label in sorted(labels().items()):
        if label.held_out or identifier not in data.labelled:
            continue
        element = data.labelled[identifier]
        seen = first_look(element, _ON)
        strengths = {name: it.strength for name, it in signs(element, seen, data.often).items()} if seen else {}
        publisher, title = publisher_and_title(element)
        group = f"{publisher}\n{' '.join(plain(title).split()[:3])}"
        yield group, Example(strengths, label.grade is Grade.CARRIES, label.grade is not Grade.MENTIONS)


def fitted(data: Corpus, on: date) -> Weights:
    """The weights anew, from the activities to develop on, and how they do on parts that they have not seen."""
    groups, cases = zip(*examples(data), strict=True)
    weights = fit(cases)
    away = cross_validated(cases, groups)
    right = {
        name: sum((chance[place] >= 0.5) == getattr(case, name) for case, chance in zip(cases, away, strict=True))
        for place, name in enumerate(("carries", "either"))
    }
    how = (
        f"Fitted on {len(cases)} labelled activities (bandung.standards.iati.finding.fitting, penalty 1); in ten-fold\n"
        f"cross-validation by publisher and title, right at even chance: carries {right['carries']}, either "
        f"{right['either']}.\nTwo signs are set by judgement (fitting.SET). Roles: how often a rule names a country "
        "that a reader names."
    )
    begun = replace(weights, how=how, made_on=on.isoformat())
    ours = [each for each in judged(data, begun) if not each.label.held_out]
    return replace(begun, places={**rule_precision(ours), **_SET_ROLES})


_SET_ROLES = {"facilitator.funder": 0.9, "facilitator.other": 0.6}
"""Set by judgement: readers name at most three facilitators, so that others are neither right nor wrong."""
