"""IATI files of the small world: what Madagascar gave for everybody; and a version that failed for a secret reason."""

from typing import Any

from bandung.contributions import actions as ledger
from bandung.reporting import iati_actions as actions
from bandung.reporting.iati_models import IatiPublisher, IatiVersion
from tests.cast import AT, post
from tests.factories import a_contribution

OWN = "mdg"


def begin(word: str) -> None:
    """A version that can be published, and a newer one that says why it could not be made."""
    told = a_contribution("for-everybody", year=2023, recipient={"organisation": "Comoros"})
    ledger.declare(told, party=OWN, by=post(OWN), at=AT, public=True)
    actions.begin(party=OWN, by=post(OWN), at=AT)
    IatiVersion.objects.create(party=OWN, state="failed", problem=word, by=post(OWN), at=AT)


def standing(party: str) -> Any:
    """Versions and choices of one party, or of all."""
    of = {"party": party} if party else {}
    made = IatiVersion.objects.filter(**of).order_by("pk").values_list("pk", "state")
    return list(made), list(IatiPublisher.objects.filter(**of).order_by("party").values_list("party", "licence"))


def number(state: str = "made") -> int:
    """Of the version in this state."""
    return int(IatiVersion.objects.get(party=OWN, state=state).pk)
