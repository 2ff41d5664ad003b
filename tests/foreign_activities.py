"""What the flat tables add up of one activity, beside which others are held."""

import tempfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from lxml import etree

from bandung.measurement.rates import current_rates
from bandung.standards.iati.flat import flatten

KINDS = ("transaction", "budget", "planned-disbursement")


def flat_sums(activity: Any) -> Mapping[tuple[str, str], Decimal]:
    """(kind of amount, currency) to the sum of the file that holds this activity."""
    content = b'<iati-activities version="2.03">' + etree.tostring(activity) + b"</iati-activities>"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "one.xml"
        file.write_bytes(content)
        told = flatten(file, Path(folder) / "to", rates=current_rates(Path(folder) / "no"), forms=(), processes=1)
    return {key: amount for key, amount in told.sums.items() if key[0] in KINDS}
