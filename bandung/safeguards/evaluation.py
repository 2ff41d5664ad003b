"""How well the text rules find what people find: precision, recall and F1 on labelled clauses, beside single keywords.

Two sets: our own, on which the vocabularies were tuned, and one by somebody who had not seen the rules. Only the second
says how the rules do on texts that nobody had in mind.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from bandung.safeguards import vocabulary
from bandung.safeguards.rules import TEXT_CODES
from bandung.safeguards.texts import spots
from bandung.safeguards.words import plain, sentences
from bandung.values import LANGUAGES
from bandung.values.errors import BandungError, _

SETS: Mapping[str, str] = {"own": "clauses.jsonl", "unseen": "clauses_unseen.jsonl"}
"""Name of a set to its file among the data of this room."""


class BadClauses(BandungError):
    """A file of labelled clauses cannot be used."""

    status = 422
    sentence = _("Line %(line)s of %(file)s is no labelled clause (%(why)s).")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A clause, and the rules that a person found it to be against."""

    id: str
    language: str
    type: str
    text: str
    labels: frozenset[str]
    hard: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """Found rightly, found wrongly, missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float | None:
        """The share of what was found that is so; None where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        """The share of what is so that was found; None where there is nothing to find."""
        return self.right / (self.right + self.missed) if self.right + self.missed else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else None

    def as_json(self) -> dict[str, float | int | None]:
        """For programs."""
        return {
            "right": self.right, "wrong": self.wrong, "missed": self.missed,
            "precision": self.precision, "recall": self.recall, "f1": self.f1,
        }  # fmt: skip


Finder = Callable[[Labelled], frozenset[str]]


def read(path: Path | Traversable) -> tuple[Labelled, ...]:
    """The labelled clauses of a JSON Lines file.

    :raises BadClauses: if a line is no clause, names a label that is no text rule, or an id is used twice.
    """
    found: dict[str, Labelled] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            it = Labelled(
                row["id"], row["language"], row["type"], row["text"], frozenset(row["labels"]), bool(row.get("hard"))
            )
        except (ValueError, KeyError, TypeError) as problem:
            raise BadClauses(line=number, file=path.name, why=repr(problem)) from None
        if strange := it.labels - set(TEXT_CODES):
            raise BadClauses(line=number, file=path.name, why=", ".join(sorted(strange)))
        if it.id in found:
            raise BadClauses(line=number, file=path.name, why=it.id)
        found[it.id] = it
    return tuple(found.values())


def sets() -> dict[str, tuple[Labelled, ...]]:
    """The sets that are there, by name."""
    folder = files("bandung.safeguards") / "data"
    return {name: read(folder / file) for name, file in SETS.items() if (folder / file).is_file()}


def by_rules(clause: Labelled) -> frozenset[str]:
    """What our rules find."""
    return frozenset(spot.code for spot in spots(clause.text, clause.language, clause.type))


def by_keyword(clause: Labelled) -> frozenset[str]:
    """What a list of single keywords finds, one list for each rule: the simple way to do it."""
    said = {form for sentence in sentences(clause.text) for word in sentence for form in word.readings}
    joined = plain_text(clause.text)
    keywords = vocabulary.content("keywords").get(clause.language, {})
    return frozenset(
        code
        for code, words in keywords.items()
        if any(word in joined if clause.language == "zh" else _said(plain(word), said) for word in words)
    )


def plain_text(text: str) -> str:
    """The text as one line of plain words without spaces."""
    return "".join(word.readings[0] for sentence in sentences(text) for word in sentence)


def _said(stem: str, said: Iterable[str]) -> bool:
    return any(form.startswith(stem) for form in said)


def score(clauses: Iterable[Labelled], find: Finder, codes: Sequence[str] = TEXT_CODES) -> Score:
    """Findings of these rules on these clauses against their labels."""
    counts: Counter[str] = Counter()
    wanted = frozenset(codes)
    for clause in clauses:
        found, labels = find(clause) & wanted, clause.labels & wanted
        counts["right"] += len(found & labels)
        counts["wrong"] += len(found - labels)
        counts["missed"] += len(labels - found)
    return Score(counts["right"], counts["wrong"], counts["missed"])


def measure(clauses: Sequence[Labelled]) -> dict[str, Any]:
    """Every figure for one set: over all, by rule, by language; and how many clean clauses were flagged."""
    clean = [it for it in clauses if not it.labels]
    result: dict[str, Any] = {"clauses": len(clauses), "clean": len(clean), "hard": sum(it.hard for it in clauses)}
    for name, find in (("rules", by_rules), ("keywords", by_keyword)):
        found = {it.id: find(it) for it in clauses}

        def said(it: Labelled, found: Mapping[str, frozenset[str]] = found) -> frozenset[str]:
            return found[it.id]

        spoken = [each for each in LANGUAGES if any(it.language == each for it in clauses)]
        result[name] = {
            "overall": score(clauses, said).as_json(),
            "by_rule": {code: score(clauses, said, (code,)).as_json() for code in TEXT_CODES},
            "by_language": {
                each: score([it for it in clauses if it.language == each], said).as_json() for each in spoken
            },
            "clean_flagged": sum(bool(found[it.id]) for it in clean),
            "hard_clean_flagged": sum(bool(found[it.id]) for it in clean if it.hard),
            "any_finding": score_any(clauses, said).as_json(),
        }
    return result


def score_any(clauses: Iterable[Labelled], find: Finder) -> Score:
    """Whether a clause is against any rule, whichever."""
    counts = Counter((bool(find(it)), bool(it.labels)) for it in clauses)
    return Score(counts[True, True], counts[True, False], counts[False, True])
