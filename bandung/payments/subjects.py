"""What of this app is consented to: an obligation and a credit line by the other side, a round by its members, a
payment by who receives it.

Whose consent is wanted is who takes part; the last word of a creditor or a receiver counts, so of obligations and
payments nothing holds in the sense that it could not be said otherwise, until a round has cleared the obligation.
"""

from collections.abc import Iterable

from bandung.consents.subjects import Subject, subject
from bandung.payments import telling
from bandung.payments.dues import speaks_of, tell_payments
from bandung.payments.models import ClearingRound, CreditLine, Obligation, Payment, RoundDue
from bandung.registers.models import Entered
from bandung.values.errors import _

TAKEN_BACK = _("It was withdrawn by the party that wrote it.")
CLEARED = _("A clearing round that holds has cleared it.")
WHY = {
    "unread": _("This node cannot read an obligation of the round."),
    "changed": _("An obligation of the round has another text now."),
    "withdrawn": _("An obligation of the round was withdrawn."),
    "disputed": _("The creditor disputes an obligation of the round."),
    "stranger": _("An obligation of the round is not between its members."),
    "later": _("An obligation of the round arose after its last day."),
    "cleared": _("Another round has cleared an obligation of this one."),
    "otherwise": _("The payments do not follow from the obligations of the round."),
}
"""Why a round does not fit, in a sentence."""


def _subject(
    kind: str, row: Entered, parties: Iterable[str], readers: str = "", *, holds: bool = False, closed: str = "",
    may_be_public: bool = False,
) -> Subject:  # fmt: skip
    read_by = frozenset(readers.strip(",").split(",")) - {""}
    over = TAKEN_BACK if row.withdrawn_at and not holds else closed
    return Subject(kind, row.uid, row.digest, row.register, frozenset(parties), read_by, holds, over, may_be_public)


def find_obligation(uid: str) -> Subject | None:
    row = Obligation.objects.filter(pk=uid).first()
    if row is None:
        return None
    done = bool(row.cleared_by)
    return _subject(
        "obligation", row, (row.debtor, row.creditor), row.readers, holds=done, closed=CLEARED if done else ""
    )


def find_line(uid: str) -> Subject | None:
    row = CreditLine.objects.filter(pk=uid).first()
    if row is None:
        return None
    return _subject("credit-line", row, (row.creditor, row.debtor), row.readers, holds=row.holds_at is not None)


def find_round(uid: str) -> Subject | None:
    row = ClearingRound.objects.filter(pk=uid).defer("body").first()
    if row is None:
        return None
    return _subject(
        "clearing-round", row, row.members, row.readers, holds=row.holds_at is not None, closed=WHY.get(row.why, ""),
        may_be_public=True,
    )  # fmt: skip


def find_payment(uid: str) -> Subject | None:
    row = Payment.objects.filter(pk=uid).first()
    due = RoundDue.objects.filter(pk=row.due).first() if row else None
    if row is None or due is None or not speaks_of(row, due):
        return None
    readers = ClearingRound.objects.filter(pk=row.round).values_list("readers", flat=True)
    return _subject("payment", row, (due.payer, due.receiver), readers[0])


def register() -> None:
    """Let the four be consented to."""
    subject("obligation", find=find_obligation, tell=telling.tell_obligations)
    subject("credit-line", find=find_line, tell=telling.tell_lines)
    subject("clearing-round", find=find_round, tell=telling.tell_words)
    subject("payment", find=find_payment, tell=tell_payments)
