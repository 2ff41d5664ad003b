"""The page of the documentation about safeguards, its tables printed from the rules and their sources."""

from pathlib import Path

from bandung.safeguards.rules import RULES, table
from bandung.safeguards.sources import PRINCIPLES, sources_of

PAGE = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "safeguards.md"

_BEGINNING = """# Safeguards: the principles as checks

Countries that cooperate as equals have agreed on how: they respect each other's sovereignty, own what they do together,
set no conditions, do not interfere, and both gain. Drafts do not always say so. A safeguard reads a draft and points at
the words, or at what is missing, that do not agree with a principle.

## What a finding is

A finding names a rule and its version, the principle, the clause, the language version and the words that set it off,
a sentence that says why, and how sure it is. A party answers it in its own register, and the answer stays beside it. A
later version of a rule may judge otherwise; the answer stays an answer to the version that asked.

## What a finding is not

- **No refusal.** Nothing waits for it, nothing is blocked by it. Parties sign what they agree on.
- **No mark.** Findings are not added up, and neither agreements nor countries are ranked by them.
- **No legal opinion.** A rule knows words, not intentions; a clause may have a good reason, which the answer gives.
- **No proof of the opposite.** Where nothing is found, nothing was found: see the figures below.

## How it reads

- **text**: Words of one language are sorted into classes: who (a side, both), may, must, alone, end, change, court,
  data and so on. A rule knows combinations of classes that stand near one another, and guards that take them back
  ("either Party", "no", "by mutual consent"). The combinations are the same in all seven languages; each language has
  one file of words (`bandung/safeguards/data/patterns/`). Another language is one more file. What the words say
  together is between 0 and 1; below 0.45 nothing is said. Words set off a second rule only where that is sure enough.
- **data**: What a clause says as data (which parties alone hold a right, in which country data are kept or differences
  are decided) is judged without words, in any language.
- **record**: The agreement as a whole beside its initiative's terms: a recipient's need, an objective of its plan, its
  institutions, each side's benefit and contribution, clauses that every agreement has, languages of each party.

A text is read once, in time in proportion to its length, whatever it holds.

## How good it is

`bandung evaluate safeguards` prints precision, recall and F1 by rule and by language, beside single keywords, on two
sets of labelled clauses in seven languages: one on which the words were tuned, and one written by somebody who had not
seen the rules. Only the second says how well it does on texts that nobody had in mind. `--clauses` measures a set of
your own.

## Sources

"recalled" means that the indicator is quoted from memory, "unverified" that the document was not opened; neither is
more than a pointer until somebody has compared it. They stand in `bandung/safeguards/data/principles.csv`.
"""


def page() -> str:
    """The whole page."""
    sources = "\n".join(
        f"| {name} | {it.source} | {it.place} | {it.evidence} |"
        for principle, name in PRINCIPLES.items()
        for it in sources_of(principle)
    )
    return (
        f"{_BEGINNING}\n| principle | source | place | evidence |\n|---|---|---|---|\n{sources}\n\n"
        f"## The rules\n\n{len(RULES)} rules. Printed from the code (`bandung/safeguards/rules.py`) by "
        f"`python -m bandung.safeguards.documents`.\n\n{table()}\n"
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
