"""What the checks of the principles find in a text, in the reader's words, beside what the parties answer to it."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.agreements.completeness import missing
from bandung.partnerships.models import Initiative, Remark
from bandung.records.agreements import Agreement
from bandung.safeguards.check import Context, Finding, check
from bandung.safeguards.findings import HOW_SURE
from bandung.safeguards.rules import RULES
from bandung.web.naming import Reading, name_of, reading
from bandung.web.sentences import reader_language

PRINCIPLES: Mapping[str, object] = {
    "non-conditionality": _("Non-conditionality"), "non-interference": _("Non-interference"),
    "ownership": _("Ownership"), "equality": _("Equality"), "mutual-benefit": _("Mutual benefit"),
    "sovereignty": _("Sovereignty"),
}  # fmt: skip
KEPT = 200
"""Versions whose findings are kept: a version never changes."""

_kept: OrderedDict[tuple[str, str], tuple[Finding, ...]] = OrderedDict()
_lock = Lock()


def findings_of(text: Agreement, digest: str, row: Initiative, countries: Mapping[str, str]) -> tuple[Finding, ...]:
    """What the rules find in one version beside the terms in effect; kept, since neither changes under its digest."""
    question = (digest, row.terms)
    with _lock:
        if question in _kept:
            _kept.move_to_end(question)
            return _kept[question]
    found = check(text, Context(row.says, countries))
    with _lock:
        _kept[question] = found
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return found


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as people read it, with the answers given to it."""

    finding: Finding
    name: str
    principle: object
    why: str
    how_sure: str
    answers: tuple["Answer", ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A comment or an answer: whose, when, in which language."""

    row: Remark
    party: str
    text: Reading


def answered(remarks: Iterable[Remark], names: Mapping[str, str]) -> list[Answer]:
    language = reader_language()
    return [
        Answer(each, names.get(each.register, each.register), reading(each.body["text"], language))
        for each in remarks
    ]  # fmt: skip


def shown(found: Sequence[Finding], remarks: Sequence[Answer], names: Mapping[str, str]) -> list[Shown]:
    """Findings in the reader's words. An answer stays beside the rule and clause that it answered."""
    language = reader_language()
    return [
        Shown(
            finding=each,
            name=gettext(RULES[each.rule].name),
            principle=PRINCIPLES.get(each.principle, each.principle),
            why=gettext(each.why) % _places(each, names, language),
            how_sure=gettext(HOW_SURE[each.how_sure]),
            answers=tuple(
                one for one in remarks if one.row.rule == each.rule and one.row.clause == (each.clause or "")
            ),
        )
        for each in found
    ]


def _places(found: Finding, names: Mapping[str, str], language: str) -> dict[str, str]:
    parties = ", ".join(names.get(each, each) for each in found.parties)
    return {"parties": parties, "country": name_of("country", found.country, language) if found.country else ""}


def pieces(text: str, language: str, found: Iterable[Finding]) -> list[tuple[str, bool]]:
    """(stretch, whether a finding points at it) of a text, in order."""
    marks = sorted((each.start, each.end) for each in found if each.language == language and each.end > each.start)
    told: list[tuple[str, bool]] = []
    at = 0
    for start, end in marks:
        if start < at:
            start = at
        if end <= start:
            continue
        told += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [piece for piece in (*told, (text[at:], False)) if piece[0]]


def by_clause(items: Iterable[Any], key: Any) -> dict[str, list[Any]]:
    """Things by the clause that they are about; what is about the whole stands under the empty key."""
    found: dict[str, list[Any]] = {}
    for each in items:
        found.setdefault(key(each) or "", []).append(each)
    return found


def gaps_of(text: Agreement, names: Mapping[str, str]) -> list[str]:
    """What the text does not say yet, in sentences."""
    language = reader_language()

    def place(name: str, value: Any) -> Any:
        if name == "language":
            return name_of("language", value, language)
        if name == "party":
            return names.get(value, value)
        return gettext(value) if name == "kind" else value

    return [
        gettext(gap.sentence) % {name: place(name, value) for name, value in gap.places.items()}
        for gap in missing(text)
    ]  # fmt: skip
