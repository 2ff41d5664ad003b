"""A folder of offers, needs and judgements, as people write them: single values or lists, codes long or short, gaps.

``offers.jsonl`` and ``needs.jsonl`` hold one JSON object per line; ``judgements/grades.tsv`` need, offer and grade 0-3.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bandung.matching.statements import RecordKind, Statement
from bandung.values.errors import BandungError, _


class CorpusUnreadable(BandungError):
    """The folder does not hold what it should; names the file and the line."""

    sentence = _("%(file)s, line %(line)s: %(why)s.")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Offers, needs, and what judges said: need id to offer id to grade 0-3."""

    offers: tuple[Statement, ...]
    needs: tuple[Statement, ...]
    grades: Mapping[str, Mapping[str, int]]

    @property
    def judged_needs(self) -> tuple[Statement, ...]:
        """Needs with at least one judgement, in the order of the file."""
        return tuple(need for need in self.needs if need.id in self.grades)


def read(folder: Path) -> Corpus:
    """Everything in a folder; a folder without judgements gives none.

    :raises CorpusUnreadable: if a file is missing, a line is no record, or a grade is no grade.
    """
    grades_file = folder / "judgements" / "grades.tsv"
    return Corpus(
        tuple(_statements(folder / "offers.jsonl", "offer")),
        tuple(_statements(folder / "needs.jsonl", "need")),
        _grades(grades_file) if grades_file.exists() else {},
    )


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusUnreadable(_("%(file)s cannot be read (%(why)s)."), file=path, why=str(error)) from None
    return ((number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip())


def _statements(path: Path, record: RecordKind) -> Iterator[Statement]:
    for number, line in _lines(path):
        try:
            yield statement(json.loads(line), record)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise CorpusUnreadable(file=path, line=number, why=f"{type(error).__name__} {error}") from None


def statement(fields: Mapping[str, Any], record: RecordKind) -> Statement:
    """One line of a corpus file as a statement.

    :raises KeyError, TypeError, ValueError: where it has no id, or something is not what its name says.
    """
    titles, summaries = _texts(fields.get("title")), _texts(fields.get("summary"))
    kind = str(fields.get("kind") or "")
    return Statement(
        id=str(fields["id"]),
        record=record,
        kind="" if kind == record else kind,
        titles=titles,
        summaries=summaries,
        language=str(fields.get("owner_language") or next(iter(titles or summaries), "")),
        countries=_many(fields.get("country")),
        organisations=tuple(
            str(each.get("name", "")) if isinstance(each, dict) else each for each in _list(fields.get("organisation"))
        ),
        sectors=_many(fields.get("sector")),
        sdgs=_many(fields.get("sdg")),
        domain=str(fields.get("domain") or ""),
        modality=str(fields.get("modality") or ""),
        conditions=str(fields.get("constraints") or ""),
        working_languages=_many(fields.get("languages")),
        proof=str(fields.get("evidence") or ""),
        replicated_in=_many(fields.get("replicated_in")),
        capacity=str(fields.get("capacity") or ""),
        confirmed_on=_day(fields.get("reported_on")),
    )


def _list(value: Any) -> list[Any]:
    return [] if value in (None, "") else list(value) if isinstance(value, list | tuple) else [value]


def _many(value: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(each).strip() for each in _list(value) if str(each).strip()))


def _texts(value: Any) -> dict[str, str]:
    if value is None:
        return {}
    return {str(language): str(text) for language, text in dict(value).items() if text}


def _day(value: Any) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def _grades(path: Path) -> dict[str, dict[str, int]]:
    grades: dict[str, dict[str, int]] = {}
    for number, line in _lines(path):
        cells = [cell.strip() for cell in line.split("\t")]
        if number == 1 and cells[:1] == ["need"]:
            continue
        if len(cells) != 3 or cells[2] not in ("0", "1", "2", "3"):
            raise CorpusUnreadable(
                file=path, line=number, why="a need, an offer and a grade from 0 to 3 are expected, separated by tabs"
            )
        grades.setdefault(cells[0], {})[cells[1]] = int(cells[2])
    return grades
