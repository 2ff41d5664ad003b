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
from bandung.standards.iati.finding.found import answer, found
from bandung.standards.iati.finding.labels import labels
from bandung.standards.iati.finding.measuring import Judged, rule_precision
from bandung.standards.iati.finding.passages import passages
from bandung.standards.iati.finding.phrases import says
from bandung.standards.iati.finding.repetition import counted
from bandung.standards.iati.finding.signs import first_look, signs
from bandung.standards.iati.finding.weighing import CURRENT, MEASURED, Weights, table_of
from bandung.standards.iati.reading import read

_ROWS = "iati_ssc_activities_632/activities.jsonl.gz"
_FILES = "iati_real_xml"
_ON = date(2021, 1, 1)
_EVEN = 0.5


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


def judged(data: Corpus, weights: Weights) -> list[Judged]:
    """Our answers beside the labels, by identifier."""
    return [
        _judged(data.labelled[identifier], identifier, data, weights)
        for identifier in sorted(labels())
        if identifier in data.labelled
    ]


def _judged(element: Element, identifier: str, data: Corpus, weights: Weights) -> Judged:
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


def every_row(data: Corpus, weights: Weights) -> list[Judged]:
    """Every row of the corpus with the label of its publisher and title: a title of 156 rows counts 156 times."""
    known = {}
    for identifier, element in data.labelled.items():
        known[publisher_and_title(element)] = identifier
    return [
        _judged(each, known[publisher_and_title(each)], data, weights)
        for each in data.rows
        if publisher_and_title(each) in known
    ]


def examples(data: Corpus, *, everything: bool = False) -> Iterator[tuple[str, str, Example]]:
    """Labelled activities: identifier, group (publisher and beginning of the title), signs.

    Those held out are left away unless ``everything`` is asked for.
    """
    for identifier, label in sorted(labels().items()):
        if identifier not in data.labelled or (label.held_out and not everything):
            continue
        element = data.labelled[identifier]
        seen = first_look(element, _ON)
        strengths = {name: it.strength for name, it in signs(element, seen, data.often).items()} if seen else {}
        publisher, title = publisher_and_title(element)
        group = f"{publisher}\n{' '.join(plain(title).split()[:3])}"
        yield identifier, group, Example(strengths, label.grade is Grade.CARRIES, label.grade is not Grade.MENTIONS)


def unseen(data: Corpus) -> list[Judged]:
    """All labels beside the answers of weights that have seen no label of the same publisher and beginning of title.

    The rules were made on the part to develop on, so for that part this is a little too good.
    """
    identifiers, groups, cases = zip(*examples(data, everything=True), strict=True)
    away = cross_validated(cases, groups)
    return [
        replace(each, found=answer(each.found.identifier, *chance))
        for each, chance in zip(judged(data, table_of(CURRENT)), away, strict=True)
        if each.label.identifier in identifiers
    ]


def fitted(data: Corpus, on: date, *, everything: bool = False) -> Weights:
    """The weights anew, from the part to develop on or from all labels, with how they do on what they have not seen."""
    _, groups, cases = zip(*examples(data, everything=everything), strict=True)
    weights = fit(cases)
    away = cross_validated(cases, groups)
    right = {
        name: sum((chance[place] >= _EVEN) == getattr(case, name) for case, chance in zip(cases, away, strict=True))
        for place, name in enumerate(("carries", "either"))
    }
    how = (
        f"Fitted on {len(cases)} labelled activities (bandung.standards.iati.finding.fitting, penalty 1); in ten-fold\n"
        f"cross-validation by publisher and title, right at even chance: carries {right['carries']}, either "
        f"{right['either']}.\nThree signs are set by judgement (fitting.SET). Roles: how often a rule names a country "
        "that a reader names."
    )
    version = (CURRENT if everything else MEASURED).rpartition("-")[2]
    begun = replace(weights, version=version, how=how, made_on=on.isoformat())
    ours = [each for each in judged(data, begun) if everything or not each.label.held_out]
    return replace(begun, places={**rule_precision(ours), **_SET_ROLES})


_SET_ROLES = {"facilitator.funder": 0.9, "facilitator.other": 0.6}
"""Set by judgement: readers name at most three facilitators, so that others are neither right nor wrong."""
