"""What is still missing in the text of an agreement. It informs those who write; it keeps nobody from going on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from bandung.agreements.library import BLANK
from bandung.records.agreements import Agreement, ClauseType
from bandung.records.errors import Problem
from bandung.values import Texts
from bandung.values.errors import _

ESSENTIAL: tuple[ClauseType, ...] = (
    "parties", "purpose", "results", "contributions", "cost-sharing", "institutions", "intellectual-property", "data",
    "duration", "amendment", "withdrawal", "settlement",
)  # fmt: skip
"""What every agreement should speak of; one in several languages also of their equal authority (``languages``)."""

TYPES: Mapping[ClauseType, str] = {
    "parties": _("Parties"),
    "purpose": _("Purpose"),
    "principles": _("Principles"),
    "results": _("Results"),
    "contributions": _("Contributions"),
    "cost-sharing": _("Cost sharing"),
    "institutions": _("Institutions"),
    "procurement": _("Procurement"),
    "personnel": _("Personnel"),
    "intellectual-property": _("Intellectual property"),
    "technology": _("Technology"),
    "data": _("Data"),
    "resources": _("Natural and genetic resources"),
    "confidentiality": _("Confidentiality"),
    "publicity": _("Publicity"),
    "monitoring": _("Monitoring and evaluation"),
    "duration": _("Duration"),
    "amendment": _("Amendment"),
    "suspension": _("Suspension"),
    "withdrawal": _("Withdrawal"),
    "termination": _("Termination"),
    "settlement": _("Settlement of differences"),
    "languages": _("Languages"),
    "other": _("Other clauses"),
}
"""The types of clauses by their English names."""


@dataclass(frozen=True, slots=True)
class Gap(Problem):
    """Something that is missing: where (``clauses[2].text.fr``), what, and in which clause if it is in one."""

    what: Literal["type", "language", "blank", "contribution"] = "type"
    clause: str | None = None


def missing(agreement: Agreement) -> tuple[Gap, ...]:
    """Everything that is missing: types of clauses, language versions, what fills blanks, contributions."""
    return (
        *_types(agreement),
        *_of_title(agreement.title, agreement.languages),
        *_of_clauses(agreement),
        *_contributions(agreement),
    )


def _types(agreement: Agreement) -> Iterator[Gap]:
    there = {clause.type for clause in agreement.clauses}
    wanted = (*ESSENTIAL, "languages") if len(agreement.languages) > 1 else ESSENTIAL
    for each in wanted:
        if each not in there:
            yield Gap("clauses", _("There is no clause on “%(kind)s”."), {"kind": TYPES[each]}, "type")


def _of_title(title: Texts, languages: tuple[str, ...]) -> Iterator[Gap]:
    for language in languages:
        if language not in title:
            sentence = _("The title of the agreement is missing in one of its languages (%(language)s).")
            yield Gap(f"title.{language}", sentence, {"language": language}, "language")


def _of_clauses(agreement: Agreement) -> Iterator[Gap]:
    for position, clause in enumerate(agreement.clauses):
        for name, texts in (("title", clause.title), ("text", clause.text)):
            for language in agreement.languages if texts is not None else ():
                if found := _in_language(texts or {}, language, name):
                    sentence, what = found
                    places = {"number": position + 1, "language": language}
                    yield Gap(f"clauses[{position}].{name}.{language}", sentence, places, what, clause.key)


def _in_language(texts: Mapping[str, str], language: str, name: str) -> tuple[str, Literal["language", "blank"]] | None:
    """What is missing in one language version of one clause, as a sentence."""
    if language not in texts:
        if name == "title":
            return _("The title of clause %(number)s is missing in one of the languages (%(language)s)."), "language"
        return _("Clause %(number)s is missing in one of the languages (%(language)s)."), "language"
    if BLANK.search(texts[language]):
        return _("A blank in clause %(number)s is still to be filled (%(language)s)."), "blank"
    return None


def _contributions(agreement: Agreement) -> Iterator[Gap]:
    givers = {planned.giver for planned in agreement.contributions}
    for bound in agreement.parties:
        if bound.party not in givers:
            sentence = _("What %(party)s plans to contribute is not stated yet.")
            yield Gap("contributions", sentence, {"party": bound.party}, "contribution")
