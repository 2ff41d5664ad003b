"""The text of an agreement: clauses by type, in languages of equal authority, with what each party contributes."""

from typing import Annotated, Any, Literal

from pydantic import Field

from bandung.records.fields import (
    CountryCode,
    Languages,
    Part,
    Period,
    RecordId,
    Reference,
    RegisterCode,
    Text,
    Title,
)
from bandung.records.partnerships import MOST_DOCUMENTS, MOST_PARTICIPATIONS, Digest, Document, Planned, Role
from bandung.values import BadValue
from bandung.values.errors import _

ClauseType = Literal[
    "parties", "purpose", "principles", "results", "contributions", "cost-sharing", "institutions", "procurement",
    "personnel", "intellectual-property", "technology", "data", "resources", "confidentiality", "publicity",
    "monitoring", "duration", "amendment", "suspension", "withdrawal", "termination", "settlement", "languages",
    "other",
]  # fmt: skip
MOST_CLAUSES = 400


class Bound(Part):
    """A party that the agreement binds, and its role in it."""

    party: RegisterCode
    role: Role


class Clause(Part):
    """One clause. ``held_by`` and ``country`` say as data what the text says in words, so that it can be checked."""

    key: RecordId
    type: ClauseType
    title: Title | None = None
    text: Text
    held_by: Annotated[tuple[RegisterCode, ...], Field(max_length=MOST_PARTICIPATIONS)] = ()
    """The parties that alone hold the right which the clause gives; empty where every party holds it."""
    country: CountryCode | None = None
    """Where data are kept (data), or whose law or courts decide (settlement)."""
    library: RecordId | None = None
    """The clause of the library that it was taken from."""


class Agreement(Part):
    """One version of the text of an agreement, as one party proposes it to the others.

    It is in force when every party that it binds has consented to this digest, each in its own register.
    """

    id: RecordId
    initiative: Reference
    """The initiative's opening."""
    name: RecordId = "agreement"
    """Which of the initiative's agreements this is a version of."""
    title: Title
    languages: Annotated[Languages, Field(min_length=1, max_length=7)]
    """The language versions, all of equal authority."""
    parties: Annotated[tuple[Bound, ...], Field(min_length=2, max_length=MOST_PARTICIPATIONS)]
    clauses: Annotated[tuple[Clause, ...], Field(min_length=1, max_length=MOST_CLAUSES)]
    contributions: Annotated[tuple[Planned, ...], Field(max_length=200)] = ()
    period: Period | None = None
    documents: Annotated[tuple[Document, ...], Field(max_length=MOST_DOCUMENTS)] = ()
    based_on: Digest | None = None
    """The version from which it was written."""
    amends: Digest | None = None
    """The version in force that it replaces once it is in force itself."""

    def model_post_init(self, _context: Any) -> None:
        codes = [each.party for each in self.parties]
        if len(set(codes)) < len(codes):
            raise BadValue(_("A party is bound once by an agreement."), field="parties")
        if all(each.role == "facilitator" for each in self.parties):
            raise BadValue(_("An agreement binds partners of the South; a facilitator joins them."), field="parties")
        keys = [each.key for each in self.clauses]
        for position, key in enumerate(keys):
            if key in keys[:position]:
                raise BadValue(_("Two clauses have the same key “%(key)s”."), field=f"clauses[{position}].key", key=key)
        bound = set(codes)
        for position, clause in enumerate(self.clauses):
            if not set(clause.held_by) <= bound:
                raise BadValue(
                    _("A clause can give rights only to parties that the agreement binds."),
                    field=f"clauses[{position}].held_by",
                )
        for position, planned in enumerate(self.contributions):
            if planned.giver is not None and planned.giver not in bound:
                raise BadValue(
                    _("Only a party that the agreement binds contributes to it."),
                    field=f"contributions[{position}].giver",
                )
