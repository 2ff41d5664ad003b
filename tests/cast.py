"""The same small cast everywhere, known by name and by role."""

from datetime import UTC, datetime, timedelta

from django.db import connection

from bandung.parties import actions
from bandung.registers import rebuild
from bandung.registers.models import PrivateKey, Register
from tests.factories import a_party

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
"""When everything begins."""

CAST = {
    "bra": ("BRA", "lead-agency"),  # the provider
    "mdg": ("MDG", "lead-agency"),  # the partner who needs something
    "vnm": ("VNM", "lead-agency"),  # another provider
    "mwi": ("MWI", "lead-agency"),  # the recipient of a triangular initiative
    "ken": ("KEN", "lead-agency"),  # the outsider who must see nothing
    "ecowas": ("", "regional-body"),
    "jica": ("", "facilitator"),
    "public-sources": ("", "reporter"),
}
"""Code to country and type."""


def post(code: str) -> str:
    """Who acts for a party in tests."""
    return f"Focal point {code}"


def joined(*codes: str) -> None:
    """These parties open their registers on the node."""
    for code in codes:
        country, kind = CAST[code]
        actions.join(party=a_party(code, country, kind), by=post(code), at=AT)


def later(days: int) -> datetime:
    """So many days after everything began."""
    return AT + timedelta(days=days)


def forget(code: str) -> None:
    """As on another node: nothing of the register is here, nor its key."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM registers_entry WHERE register_id = %s", [code])
    Register.objects.filter(code=code).delete()
    PrivateKey.objects.filter(register=code).delete()
    rebuild.rebuild()
