"""The report of the small world: what Madagascar gave in 2023, by an institution that nobody else knows."""

from typing import Any

from bandung.contributions import actions as ledger
from bandung.reporting import actions
from bandung.reporting.models import ReportPolicy, ReportVersion
from tests.cast import AT, post
from tests.factories import a_contribution

OWN = "mdg"


def begin(word: str) -> None:
    """A report whose tables name the institution."""
    told = a_contribution("counted", year=2023, institution=word, recipient={"organisation": "Comoros"})
    ledger.declare(told, party=OWN, by=post(OWN), at=AT)
    actions.begin(party=OWN, kind="national", year=2023, by=post(OWN), at=AT)


def standing(party: str) -> Any:
    """Reports and choices of one party, or of all."""
    of = {"party": party} if party else {}
    made = ReportVersion.objects.filter(**of).order_by("pk").values_list("pk", "state")
    return list(made), list(ReportPolicy.objects.filter(**of).order_by("party").values_list("party", "counted"))


def number() -> int:
    """Of that report."""
    return int(ReportVersion.objects.get(party=OWN, type="national").pk)
