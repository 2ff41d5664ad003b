"""Introductions: one party asks another about its offer or need, and both write in the same thread.

Every entry of a thread stands in the register of the party that wrote it, for the two of them only.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from bandung.records.fields import Line, Organisation, Part, RecordId, Reference, RegisterCode, Salted, Text
from bandung.values import BadValue
from bandung.values.errors import _

Says = Literal["accept", "decline", "ask", "answer", "hand-on", "follow-up", "outcome"]
"""What a message does: an answer of the party asked, a word of either side, or how it ended."""
Outcome = Literal["led-to-initiative", "learned-from", "going-on", "no-fit"]
Why = Literal["subject", "capacity", "timing", "language", "conditions", "cost", "priorities", "other"]
"""Why a party declines, or why it did not fit."""

SPEAKING: tuple[Says, ...] = ("ask", "answer", "follow-up")


class Introduction(Part):
    """A party asks the owner of an offer or a need to be introduced."""

    id: RecordId
    addressed_to: RegisterCode
    """The party that owns the record asked about."""
    kind: Literal["offer", "need"]
    about: Reference
    """The other party's offer or need, in the version that was read."""
    resting_on: Reference | None = None
    """The asking party's own need (for an offer) or offer (for a need), where there is one."""
    asked_for: Organisation | None = None
    """The institution on whose behalf the party asks."""
    note: Text


class Message(Salted):
    """One word of one side in an introduction."""

    id: RecordId
    introduction: Reference
    says: Says
    text: Text | None = None
    why: Why | None = None
    handed_to: Organisation | None = None
    outcome: Outcome | None = None
    initiative: Annotated[Line | None, Field(description="name or number of the initiative it led to")] = None

    def model_post_init(self, _context: Any) -> None:
        if self.says in SPEAKING and self.text is None:
            raise BadValue(_("Write what you want to say."), field="text")
        if self.says == "decline" and self.why is None:
            raise BadValue(_("Say why, so that the other side learns from it."), field="why")
        if (self.says == "hand-on") != (self.handed_to is not None):
            raise BadValue(_("Name the institution that goes on from here."), field="handed_to")
        if (self.says == "outcome") != (self.outcome is not None):
            raise BadValue(_("Say how it ended."), field="outcome")
        if self.outcome == "no-fit" and self.why is None:
            raise BadValue(_("Say why, so that the other side learns from it."), field="why")
