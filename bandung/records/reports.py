"""What a party says of its statistics: a year that it closes, a report that it makes of its ledger."""

from typing import Annotated, Literal

from pydantic import Field

from bandung.records.contributions import Year
from bandung.records.fields import Part, RecordId, RegisterCode, Salted, Text
from bandung.records.partnerships import MOST_DOCUMENTS, Digest, Document


class Closing(Part):
    """A party closes its statistical year: from here on, an entry that changes it says so."""

    id: RecordId
    year: Year
    text: Text | None = None


class Report(Salted):
    """A report that a party made of its ledger: what it counts, by which rules, and the digest of what it says."""

    id: RecordId
    type: Literal["ssc", "tossd", "ibero", "national", "balance", "sdmx"]
    year: Year
    partner: RegisterCode | None = None
    lines: Annotated[int, Field(ge=0, le=100_000_000)]
    """How many contributions it counts."""
    rows: Digest
    """Of the report's rows in canonical form."""
    rates: Annotated[str, Field(max_length=60)]
    """Version of the exchange rates."""
    list_version: Annotated[str, Field(pattern=r"^v\d{1,4}$")] = "v0"
    rules: Annotated[str, Field(max_length=60)]
    """Version of the counting rules."""
    methods: Annotated[tuple[Annotated[str, Field(max_length=40)], ...], Field(max_length=20)] = ()
    switches: dict[Annotated[str, Field(max_length=40)], bool] = Field(default_factory=dict)
    """What is contested, and whether it is counted here."""
    replaces: Digest | None = None
    """The version of this report before."""
    documents: Annotated[tuple[Document, ...], Field(max_length=MOST_DOCUMENTS)] = ()
    text: Text | None = None
