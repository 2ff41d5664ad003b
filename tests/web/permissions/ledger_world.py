"""The ledger of the small world: each side declared a line to the other, proposes figures, and says what differs."""

from typing import Any

from bandung.contributions import actions, answers
from tests.cast import AT, post
from tests.factories import a_contribution

SIDES = {"mdg": "bra", "bra": "mdg"}


def begin(word: str) -> None:
    """Everything around two lines of the ledger, whose titles hold the word."""
    rows = {
        party: actions.declare(
            a_contribution("line", to=other, title={"en": f"{word} of {party}"}, year=2025), party=party,
            by=post(party), at=AT,
        )
        for party, other in SIDES.items()
    }  # fmt: skip
    for party, other in SIDES.items():
        told: dict[str, Any] = {"by": post(other), "at": AT, "party": other}
        answers.settle(
            uid=rows[party].uid, digest=rows[party].digest, told={"quantity": "9", "unit": "person-day"}, **told
        )  # fmt: skip
        answers.propose_same(lines=[each.uid for each in rows.values()], says="different", **told)
