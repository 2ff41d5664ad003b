"""Which report is asked for, and what its lines have in common."""

from dataclasses import dataclass

from bandung.reporting.rules import Kind


@dataclass(frozen=True, slots=True)
class Asked:
    """Which report: of whom, of which kind and year, with whom."""

    kind: Kind
    party: str
    country: str
    """For which the party speaks; empty for a body of several."""
    year: int
    partner: str = ""

    @property
    def given(self) -> dict[str, str]:
        """What the lines that the party gave have in common, as filters of a figure."""
        where = {"giver": self.party, "stage": "delivery", "standing": "declared", "year": str(self.year)}
        return where | ({"recipient": self.partner} if self.partner else {})

    @property
    def received(self) -> dict[str, str]:
        """What the lines that others declared to the party have in common."""
        where = {"recipient": self.party, "stage": "delivery", "standing": "declared", "year": str(self.year)}
        return where | ({"giver": self.partner} if self.partner else {})
