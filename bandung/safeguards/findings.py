"""What a check found: it informs the parties, who answer it. It never blocks, and never ranks anybody."""

from dataclasses import dataclass
from typing import Literal

from bandung.safeguards.rules import RULES, Rule
from bandung.values.errors import _

HIGH, MEDIUM = 0.8, 0.65
HOW_SURE = {"high": _("quite sure"), "medium": _("fairly sure"), "low": _("not sure")}
"""How sure a finding is, in words."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule and the place where a clause, or the agreement as a whole, does not agree with it."""

    rule: str
    version: int
    principle: str
    why: str
    """A sentence for people, not yet translated; ``places`` fills it."""
    sure: float
    """From 0 to 1."""
    clause: str | None = None
    """The clause's key; None where the finding is about the whole."""
    language: str | None = None
    """The language version in whose words it was found; None where no words were needed."""
    excerpt: str = ""
    """The words that set it off."""
    start: int = 0
    end: int = 0
    """Where they stand in the text, in characters."""
    parties: tuple[str, ...] = ()
    """The parties that the sentence speaks of."""
    country: str | None = None
    """The country that it speaks of."""

    @property
    def places(self) -> dict[str, str]:
        """What fills the sentence: codes, which pages replace by names."""
        return {"parties": ", ".join(self.parties), "country": self.country or ""}

    @property
    def how_sure(self) -> Literal["high", "medium", "low"]:
        """In three steps, for people."""
        return "high" if self.sure >= HIGH else "medium" if self.sure >= MEDIUM else "low"


def finding(
    rule: str,
    why: str,
    sure: float,
    *,
    clause: str | None = None,
    parties: tuple[str, ...] = (),
    country: str | None = None,
) -> Finding:
    """A finding that needed no words."""
    it: Rule = RULES[rule]
    return Finding(it.code, it.version, it.principle, why, sure, clause, parties=parties, country=country)
