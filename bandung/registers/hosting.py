"""What the operator of a node can do to a register that he hosts: suspend it and resume, for all to see; no more."""

from datetime import datetime

from bandung.registers.errors import NoReason, NoSuchRegister
from bandung.registers.models import Register

LONGEST_REASON = 500


def suspend(register: str, *, reason: str, at: datetime) -> None:
    """Nothing more is written in the register until hosting resumes; reading goes on.

    Suspending again changes the reason and keeps the day.

    :raises NoReason: without a reason, or with one too long to be shown.
    :raises NoSuchRegister: if there is none.
    """
    reason = " ".join(reason.split())
    if not reason or len(reason) > LONGEST_REASON:
        raise NoReason(most=LONGEST_REASON)
    held = Register.objects.filter(code=register)
    if not held.update(suspended_reason=reason):
        raise NoSuchRegister(register=register)
    held.filter(suspended_at=None).update(suspended_at=at)


def resume(register: str) -> None:
    """The party writes again.

    :raises NoSuchRegister: if there is none.
    """
    if not Register.objects.filter(code=register).update(suspended_at=None, suspended_reason=""):
        raise NoSuchRegister(register=register)
