"""Check a text or a whole agreement against the principles. What is found informs; it decides nothing.

Texts are read by words, clauses by what they say as data, and the agreement as a whole beside its initiative's terms.
"""

from bandung.agreements.library import untouched
from bandung.records.agreements import Agreement
from bandung.safeguards.clauses import check_data
from bandung.safeguards.context import Context
from bandung.safeguards.findings import Finding
from bandung.safeguards.rules import RULES
from bandung.safeguards.texts import spots
from bandung.safeguards.whole import check_whole

__all__ = ["Context", "Finding", "check", "check_text"]


def check(agreement: Agreement, context: Context | None = None) -> tuple[Finding, ...]:
    """Everything that the rules find in one version of an agreement, clause by clause, then about the whole.

    What stands word for word in the clause library is not read again: it was written with the principles at hand.
    """
    about = context or Context()
    order = {clause.key: position for position, clause in enumerate(agreement.clauses)}
    found = [
        finding
        for clause in agreement.clauses
        for same in (untouched(clause),)
        for language, text in clause.text.items()
        if language not in same
        for finding in check_text(text, language, clause.type, clause=clause.key)
    ]
    found += check_data(agreement, about)
    found += check_whole(agreement, about)
    return tuple(sorted(found, key=lambda it: order.get(it.clause or "", len(order))))


def check_text(
    text: str,
    language: str,
    type: str | None = None,  # noqa: A002 - as the record has it
    *,
    clause: str | None = None,
) -> tuple[Finding, ...]:
    """What the words of one text say against the rules; nothing for a language that we cannot read."""
    return tuple(
        Finding(
            rule.code,
            rule.version,
            rule.principle,
            rule.reason,
            spot.sure,
            clause,
            language,
            text[spot.start : spot.end],
            spot.start,
            spot.end,
        )
        for spot in spots(text, language, type)
        for rule in (RULES[spot.code],)
    )
