"""What the checks of the principles find in an agreement, and what parties answered. It blocks nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from bandung.partnerships.models import AgreementText, Initiative, Remark
from bandung.safeguards.check import Context, Finding, check


@dataclass(frozen=True, slots=True)
class Answered:
    """A finding, and the answers that stand beside it."""

    finding: Finding
    answers: tuple[Remark, ...]


def findings(text: AgreementText, row: Initiative, remarks: Iterable[Remark] = ()) -> list[Answered]:
    """Everything found in a version, judged beside its initiative's terms. No query."""
    countries = {each.party: each.country for each in row.says.participations if each.party and each.country}
    found = check(text.says, Context(terms=row.says, countries=countries))
    said = [each for each in remarks if each.rule and each.digest == text.digest]
    return [
        Answered(each, tuple(r for r in said if r.rule == each.rule and r.clause == (each.clause or "")))
        for each in found
    ]
