"""What a report says for everybody: its party's own lines, and of what others gave only what everybody may read.

A party may add up its own contributions that only their parties read; it may not do so with those of others.
"""

from bandung.reporting import initiatives
from bandung.reporting.content import Content, Sides, lines_of, made_of, policy_of
from bandung.reporting.files import asked_of
from bandung.reporting.models import ReportContent


def for_everybody(kept: ReportContent) -> Content | None:
    """The report without lines and initiatives that are not the party's to show; None where it has none."""
    told = initiatives.read(kept.initiatives, public=True)
    if not hidden_of_others(kept) and len(told) == len(initiatives.read(kept.initiatives)):
        return None
    head, sides = kept.told, kept.sides
    received = [each for each in sides.received if each.line.public]
    return made_of(
        asked_of(head), Sides(sides.given, received), policy=policy_of(head), rates=head["rates"],
        closed=head["closed"], initiatives=told, kept=initiatives.opened(kept.initiatives),
    )  # fmt: skip


def hidden_of_others(kept: ReportContent) -> int:
    """How many lines of others stand in it that only their parties may read."""
    return sum(not each.public for each in lines_of(bytes(kept.received)))
