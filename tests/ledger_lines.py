"""Lines of a ledger and a table of rates with round numbers, for tests that work figures out by hand."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from bandung.measurement.lines import Line
from bandung.measurement.rates import RatesTable
from bandung.measurement.valued import Rate

SEEN = date(2026, 1, 1)
RATES = RatesTable(
    "hand-1", SEEN,
    {
        ("BRL", 2024): Rate("BRL", 2024, Decimal("5.4"), "by hand", SEEN),
        ("MXN", 2024): Rate("MXN", 2024, Decimal("18"), "by hand", SEEN),
    },
    {("BRA", 2024): Rate("BRL", 2024, Decimal("2.4"), "by hand", SEEN)},
)  # fmt: skip


def a_line(uid: str = "bra/c-1", **said: Any) -> Line:
    """Brazil sends agronomists to Mozambique in 2024; ``said`` replaces or adds."""
    register = uid.partition("/")[0]
    told: dict[str, Any] = {
        "digest": "0" * 64, "seq": 1, "at": datetime(2025, 3, 1, tzinfo=UTC), "standing": "declared",
        "title": "Cotton agronomists in Nampula", "language": "en", "stage": "delivery", "year": 2024, "item": "B1",
        "list_version": "v0", "group": "B", "channel": "direct", "giver": register,
        "giver_country": register.upper() if len(register) == 3 else "", "recipient": "moz",
        "recipient_country": "MOZ",
    }  # fmt: skip
    return Line(uid=uid, **told | said)
