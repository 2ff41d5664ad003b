"""What of this app parties consent to: a version of a work plan, and a transfer that the other side recorded."""

from bandung.consents.subjects import Subject
from bandung.partnerships.models import Initiative
from bandung.plans import rules
from bandung.plans.errors import OutdatedPlan, TransferTakenBack
from bandung.plans.models import Plan, Transfer
from bandung.values.errors import _

TAKEN_BACK = _("Its author took this proposal back.")
NOT_COUNTING = _("This proposal breaks a rule of work plans, and cannot take effect.")


def plan_named(uid: str) -> Subject | None:
    """The version of that name, with whom it concerns."""
    row = Plan.objects.filter(pk=uid).first()
    if row is None:
        return None
    return Subject(
        kind="plan",
        uid=uid,
        digest=row.digest,
        author=row.register,
        parties=frozenset({row.register, *row.asked}),
        readers=_readers(row.initiative),
        holds=row.holds_at is not None,
        closed=_closed(row.state),
    )


def transfer_named(uid: str) -> Subject | None:
    """The transfer of that name, for its other side to confirm."""
    row = Transfer.objects.filter(pk=uid).first()
    if row is None:
        return None
    return Subject(
        kind="transfer",
        uid=uid,
        digest=row.digest,
        author=row.register,
        parties=frozenset({row.giver, row.receiver}),
        readers=_readers(row.initiative),
        holds=row.confirmed_at is not None,
        closed=TransferTakenBack.sentence % {"uid": uid} if row.withdrawn_at else "",
    )


def _closed(state: str) -> str:
    if state == rules.WITHDRAWN:
        return TAKEN_BACK
    if state == rules.VOID:
        return NOT_COUNTING
    return OutdatedPlan.sentence if state in (rules.OUTDATED, rules.REPLACED) else ""


def _readers(initiative: str) -> frozenset[str]:
    row = Initiative.objects.filter(pk=initiative).first()
    return frozenset(row.readers) if row else frozenset()
