"""What people ask about institutions of parties. What is not for everybody is not among the answers."""

from bandung.parties.errors import NoSuchInstitution
from bandung.parties.models import Institution, Party
from bandung.registers.models import Entry


def name_of(code: str) -> dict[str, str] | str:
    """A party's name by language; its code where this node does not know it. One query."""
    party = Party.objects.filter(code=code).first()
    return party.name if party else code


def institution(uid: str) -> Institution:
    """One institution as its party's public entries describe it; also one that no longer stands. Two queries.

    :raises NoSuchInstitution: if there is none of that name for everybody.
    """
    row = Institution.objects.filter(pk=uid).first()
    if row is None or not _public([row]):
        raise NoSuchInstitution(uid=uid)
    return row


def institutions(party: str) -> list[Institution]:
    """The institutions of a party that stand, by reference number. Two queries."""
    return _public(list(Institution.objects.filter(party=party, withdrawn_at=None).order_by("uid")))


def _public(rows: list[Institution]) -> list[Institution]:
    if not rows:
        return []
    entries = Entry.objects.filter(register_id=rows[0].party, seq__in=[row.seq for row in rows], audience="public")
    public = set(entries.values_list("seq", flat=True))
    return [row for row in rows if row.seq in public]
