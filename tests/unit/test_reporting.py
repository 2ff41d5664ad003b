"""Reports of the ledger: what they count, by which rules, what changed, what is published and for whom."""

from typing import Any

import pytest

from bandung.contributions import actions as ledger
from bandung.contributions.models import Contribution
from bandung.measurement.figures import Figure, total
from bandung.reporting import actions, queries
from bandung.reporting.models import ReportVersion
from bandung.reporting.tables import figures_of
from tests.cast import AT, joined, later, post
from tests.factories import a_contribution

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def cast() -> None:
    joined("bra", "mdg", "ken", "jica")


def declared(identifier: str = "agronomists", by: str = "bra", days: int = 0, public: bool = False, **more: Any) -> Any:
    told = a_contribution(identifier, year=2025, **more)
    return ledger.declare(told, party=by, by=post(by), at=later(days), public=public)


def in_money(identifier: str = "grant", by: str = "bra", **more: Any) -> Contribution:
    told = {"item": "A1", "group": "A", "quantity": None, "unit": None, "amount": "1000", "currency": "USD"} | more
    return declared(identifier, by, **told)


def made(kind: str = "ssc", party: str = "bra", year: int = 2025, **more: Any) -> ReportVersion:
    return actions.begin(party=party, kind=kind, year=year, by=post(party), at=later(9), **more)


def test_smoke() -> None:
    declared()
    in_money()
    for kind in ("ssc", "national"):
        row = made(kind)
        content = queries.content_of(row)
        head = content.told
        valued = content.sides.every
        n = 0
        for side in ("given", "received"):
            for table in head[side]:
                for address, (value, counted, lines) in figures_of(table):
                    t = total(Figure.read(address), valued)
                    assert (None if t.value is None else str(t.value), t.counted, t.lines) == (value, counted, lines), address
                    n += 1
        print(kind, n, head["reconciliation"], head["checks"][0])
