"""What of this app parties consent to: a settlement, and that several lines are one contribution."""

from bandung.consents.subjects import Subject
from bandung.contributions.models import Contribution, SameContribution, Settlement
from bandung.values.errors import _

TAKEN_BACK = _("Its author took this proposal back.")
OUTDATED = _("The contribution has been corrected since; settle on its newest version.")


def settlement_named(uid: str) -> Subject | None:
    """The settlement of that name, for the other side."""
    row = Settlement.objects.filter(pk=uid).first()
    line = Contribution.objects.filter(pk=row.about).first() if row else None
    if row is None or line is None:
        return None
    sides = frozenset({line.giver, line.recipient}) - {""}
    closed = TAKEN_BACK if row.withdrawn_at else "" if row.version == line.digest else OUTDATED
    return Subject(
        kind="settlement",
        uid=uid,
        digest=row.digest,
        author=row.register,
        parties=sides if row.register in sides else frozenset(),
        readers=frozenset(line.readers.strip(",").split(",")),
        holds=row.holds_at is not None,
        closed=closed,
    )


def same_named(uid: str) -> Subject | None:
    """The record of sameness of that name, for everybody who declared one of its lines."""
    row = SameContribution.objects.filter(pk=uid).first()
    if row is None:
        return None
    parties = frozenset({row.register, *row.asked})
    return Subject(
        kind="same-contribution",
        uid=uid,
        digest=row.digest,
        author=row.register,
        parties=parties,
        readers=parties,
        holds=row.holds_at is not None,
        closed=TAKEN_BACK if row.withdrawn_at else "",
    )
