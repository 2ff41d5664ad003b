"""The rules: each a name, a version, the principle that it serves, what it looks at, and why.

A rule of level ``text`` reads words, one of level ``data`` what a clause says as data (who holds a right, which
country), one of level ``record`` the whole agreement beside the terms of its initiative. The version changes whenever
the same clause may be judged otherwise, so that an answer to a finding stays an answer to what was found then.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bandung.safeguards.sources import Source, sources_of
from bandung.values.errors import _

Level = Literal["text", "data", "record"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One check. ``name`` says in a few words what it finds, ``reason`` why that matters among equals."""

    code: str
    version: int
    principle: str
    level: Level
    name: str
    reason: str

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where the principle is written, and how well each source is known."""
        return sources_of(self.principle)


_TEXT = (
    Rule("policy-condition", 1, "non-conditionality", "text", _("Policy condition"),
         _("Cooperation that depends on a law, a reform or a vote of a party decides that party's policy.")),
    Rule("tied-procurement", 1, "non-conditionality", "text", _("Tied procurement"),
         _("Goods and experts that must come from one party leave the other no choice of what suits it.")),
    Rule("exclusivity", 1, "non-conditionality", "text", _("Exclusivity"),
         _("A party that may work with nobody else has given away a choice that is its own.")),
    Rule("collateral", 1, "non-conditionality", "text", _("Collateral"),
         _("Revenue or assets held as security pass out of a country's hands when it can least spare them.")),
    Rule("cross-default", 1, "non-conditionality", "text", _("Cross-default"),
         _("What happens under another agreement should not end or call in this one.")),
    Rule("secrecy", 1, "non-conditionality", "text", _("Secrecy of the agreement"),
         _("Terms that must stay secret cannot be compared, or answered for at home.")),
    Rule("one-sided-termination", 1, "non-conditionality", "text", _("One-sided termination"),
         _("Where one party alone may end or suspend it, the other works under notice.")),
    Rule("foreign-jurisdiction", 1, "non-conditionality", "text", _("Foreign jurisdiction"),
         _("Differences among equals are settled between them, not by the courts or the law of one side.")),
    Rule("one-way-data", 1, "non-conditionality", "text", _("One-way data"),
         _("Data and results that flow to one party leave those from whom they come without their use.")),
    Rule("interference", 1, "non-interference", "text", _("Interference"),
         _("Appointments, elections, media and budgets of a country are its own affair.")),
    Rule("parallel-systems", 1, "ownership", "text", _("Parallel systems"),
         _("Work beside a country's institutions ends with the project and leaves them weaker.")),
    Rule("one-sided-amendment", 1, "equality", "text", _("One-sided amendment"),
         _("A text that one party alone may change binds only the others.")),
    Rule("one-sided-decision", 1, "equality", "text", _("One-sided decision"),
         _("What is joint is decided jointly.")),
    Rule("one-sided-obligation", 1, "equality", "text", _("One-sided obligation"),
         _("Duties and risks that lie with one side alone need a reason in its role.")),
    Rule("resource-claim", 1, "sovereignty", "text", _("Claim on resources"),
         _("A country disposes of its land, waters, minerals and living resources itself.")),
    Rule("immunity-waiver", 1, "sovereignty", "text", _("Waiver of immunity or of the host's law"),
         _("A State does not give up its immunity, or its law on its own soil, in order to cooperate.")),
)  # fmt: skip
_DATA = (
    Rule("amendment-held", 1, "equality", "data", _("Amendment held by some"),
         _("A text that only some of its parties may change binds the others alone.")),
    Rule("withdrawal-held", 1, "equality", "data", _("Withdrawal held by some"),
         _("Leaving is open to each party, always.")),
    Rule("termination-held", 1, "non-conditionality", "data", _("Termination held by some"),
         _("Where only some may end or suspend it, the others work under notice.")),
    Rule("decision-held", 1, "equality", "data", _("Decision held by some"),
         _("What is joint is decided jointly.")),
    Rule("law-of-one", 1, "non-conditionality", "data", _("Law or courts of one country"),
         _("Differences among equals are settled between them, not by the courts or the law of one side.")),
    Rule("data-held", 1, "non-conditionality", "data", _("Data held by some"),
         _("Data and results that flow to some leave those from whom they come without their use.")),
    Rule("data-abroad", 1, "sovereignty", "data", _("Data kept outside the parties"),
         _("Data of the parties kept in a third country are under that country's law.")),
    Rule("resources-held", 1, "sovereignty", "data", _("Resources held by some"),
         _("A country disposes of its land, waters, minerals and living resources itself.")),
)  # fmt: skip
_RECORD = (
    Rule("need-missing", 1, "ownership", "record", _("No need of a recipient"),
         _("Cooperation begins with what the recipient asks for.")),
    Rule("plan-missing", 1, "ownership", "record", _("No objective of a national plan"),
         _("What serves a country's own plan outlives the project.")),
    Rule("systems-missing", 1, "ownership", "record", _("No institution of a recipient"),
         _("Work goes through the institutions of the country where it is done.")),
    Rule("amendment-missing", 1, "equality", "record", _("No clause on amendment"),
         _("Without it nobody knows who may change the text.")),
    Rule("withdrawal-missing", 1, "equality", "record", _("No clause on withdrawal"),
         _("Each party should read in the text how it can leave.")),
    Rule("settlement-missing", 1, "equality", "record", _("No clause on differences"),
         _("Without it the stronger side settles them.")),
    Rule("institutions-missing", 1, "equality", "record", _("No clause on who decides"),
         _("Each party should read in the text how it takes part in decisions.")),
    Rule("language-of-one", 1, "equality", "record", _("A party without its language"),
         _("A party that reads the text only in another's language reads it through the other.")),
    Rule("benefit-missing", 1, "mutual-benefit", "record", _("A benefit not stated"),
         _("Each side says what it expects for itself.")),
    Rule("contribution-missing", 1, "mutual-benefit", "record", _("A party that contributes nothing"),
         _("Each side gives something, however different in kind.")),
    Rule("data-place-missing", 1, "sovereignty", "record", _("Place of data not stated"),
         _("Where data are kept decides whose law protects them.")),
)  # fmt: skip

RULES: Mapping[str, Rule] = {rule.code: rule for rule in (*_TEXT, *_DATA, *_RECORD)}
"""Code to rule, texts first, then data, then whole agreements."""
TEXT_CODES: tuple[str, ...] = tuple(rule.code for rule in _TEXT)

_HOME: Mapping[str, frozenset[str]] = {
    "policy-condition": frozenset(("principles", "contributions", "cost-sharing", "purpose", "results", "duration")),
    "tied-procurement": frozenset(("procurement", "contributions", "personnel", "technology", "cost-sharing")),
    "exclusivity": frozenset(("technology", "intellectual-property", "principles", "purpose", "procurement")),
    "collateral": frozenset(("cost-sharing", "contributions", "resources")),
    "cross-default": frozenset(("termination", "suspension", "cost-sharing", "contributions")),
    "secrecy": frozenset(("confidentiality", "publicity", "principles")),
    "one-sided-termination": frozenset(("termination", "suspension", "withdrawal", "duration")),
    "foreign-jurisdiction": frozenset(("settlement",)),
    "one-way-data": frozenset(("data", "intellectual-property", "technology", "results", "monitoring")),
    "interference": frozenset(("institutions", "monitoring", "personnel", "principles", "publicity")),
    "parallel-systems": frozenset(("institutions", "procurement", "personnel", "monitoring", "cost-sharing")),
    "one-sided-amendment": frozenset(("amendment", "languages")),
    "one-sided-decision": frozenset(("institutions", "monitoring", "personnel", "results", "procurement")),
    "one-sided-obligation": frozenset(("cost-sharing", "contributions", "personnel", "technology")),
    "resource-claim": frozenset(("resources", "contributions", "technology")),
    "immunity-waiver": frozenset(("settlement", "personnel", "contributions")),
}
"""Rule of level text to the types of clause in which what it finds is usually written; "other" is home to all."""


def at_home(code: str, type_: str) -> bool:
    """Whether a clause of this type is where one would expect such words."""
    return type_ == "other" or type_ in _HOME[code]


def table() -> str:
    """All rules as a table for the documentation."""
    lines = ["| rule | version | principle | looks at | finds | why |", "|---|---|---|---|---|---|"]
    lines += [
        f"| `{it.code}` | {it.version} | {it.principle} | {it.level} | {it.name} | {it.reason} |"
        for it in RULES.values()
    ]
    return "\n".join(lines)
