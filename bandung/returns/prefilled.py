"""The spreadsheet with which an institution begins: its name, its initiatives, what it promised a quarter ago."""

from collections.abc import Mapping
from typing import IO, Any

from bandung.contributions.models import Contribution
from bandung.parties.errors import NoSuchInstitution
from bandung.parties.models import Institution, Party
from bandung.partnerships.models import Initiative
from bandung.records.columns import label, to_answers
from bandung.records.contribution_layout import CONTRIBUTION
from bandung.returns import taking
from bandung.returns.clocks import Quarter
from bandung.standards.spreadsheet import writing
from bandung.values import LANGUAGES

MOST_BEGUN = 500
"""Rows that are begun; who promised more has a file of its own."""
_KEPT = (
    "title", "language", "item", "group", "recipient", "initiative", "channel", "unit", "profile", "level", "currency",
    "sector", "sdgs", "counterpart", "cost",
)  # fmt: skip
"""What a delivery has from the promise that it fulfils; the quantity is what was given, and nobody knows it yet."""


def template(party: str, institution: str, quarter: Quarter, language: str, to: IO[bytes]) -> None:
    """Write it in one of our languages. Four queries.

    :raises NoSuchInstitution: if the party has none of that name.
    """
    row = Institution.objects.filter(pk=f"{party}/{institution}", withdrawn_at=None).first()
    if row is None:
        raise NoSuchInstitution(uid=f"{party}/{institution}")
    names: Mapping[str, str] = row.body["name"]
    begun = _begun(party, names, quarter, language)
    spoken = [code for code in Party.objects.get(code=party).body.get("languages") or () if code in LANGUAGES]
    titles = [name.partition(".")[2] for told in begun for name in told if name.startswith("title.")]
    offered = [f"{each.uid} {_best(each.title, language)}"[:200] for each in _named(party, institution)]
    writing.template(
        "contribution", language, node_languages=tuple(dict.fromkeys((language, *spoken, *titles))), to=to, parts=1,
        begun=begun or [_first(names, quarter, language)], offered={"initiative": offered},
    )  # fmt: skip


def _first(names: Mapping[str, str], quarter: Quarter, language: str) -> dict[str, str]:
    return {"institution": _best(names, language), "year": str(quarter.year), "quarter": str(quarter.number)}


def _begun(party: str, names: Mapping[str, str], quarter: Quarter, language: str) -> list[dict[str, str]]:
    """Last quarter's promises as deliveries of this quarter, with names of lists in the reader's language."""
    before = quarter.previous
    promised = Contribution.objects.filter(
        register=party, stage="commitment", year=before.year, quarter=before.number, withdrawn_at=None,
        institution__in=list(names.values()),
    )  # fmt: skip
    return [
        _readable(to_answers("contribution", _delivery(row.body)), language) | _first(names, quarter, language)
        for row in promised.order_by("uid")[:MOST_BEGUN]
    ]


def _delivery(body: Mapping[str, Any]) -> dict[str, Any]:
    return {name: body[name] for name in _KEPT if name in body} | {"stage": "delivery"}


def _readable(answers: dict[str, str], language: str) -> dict[str, str]:
    for column in CONTRIBUTION:
        if column.table and column.answer in ("code", "choice") and column.name in answers:
            answers[column.name] = label(column.table, answers[column.name], language)
    if "initiative" in answers:
        answers["initiative"] = answers["initiative"].partition("@")[0]
    return answers


def _named(party: str, institution: str) -> list[Initiative]:
    """The party's initiatives in which the institution is named, and those that everybody may read."""
    return [
        row
        for row in taking.initiatives(party)
        if row.public
        or any(
            involved.get("institution") == institution
            for part in row.body.get("participants", ())
            if part.get("party") == party
            for involved in part.get("organisations", ())
        )
    ]


def _best(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")
