"""What the API says of IATI files that parties publish."""

from datetime import datetime
from typing import Any

from ninja import Field, Schema

from bandung.reporting.iati_models import IatiPublisher, IatiVersion
from bandung.reporting.iati_rules import FILES, LICENCES


class IatiFileShape(Schema):
    """One of the two files."""

    name: str = Field(description="activities or organisations")
    address: str
    digest: str = Field(description="SHA-256 of the file")
    bytes: int


class IatiPublishedShape(Schema):
    """What a party publishes."""

    party: str
    files: list[IatiFileShape]
    activities: int
    licence: str = Field(description="address of the licence")
    remarks: int = Field(description="warnings and notes of the check; there is no error")
    published_at: datetime

    @classmethod
    def of(cls, row: IatiVersion) -> "IatiPublishedShape":
        return cls(
            party=row.party, activities=row.items, licence=LICENCES.get(row.licence, ("", row.licence))[1],
            remarks=row.warnings, published_at=row.published_at or row.at,
            files=[
                IatiFileShape(
                    name=name, address=f"/iati/files/{row.party}/{name}.xml", digest=row.digest(name),
                    bytes=row.sizes.get(name, [0])[0],
                )
                for name in FILES
            ],
        )  # fmt: skip


class IatiPublishedPage(Schema):
    items: list[IatiPublishedShape]
    total: int


class IatiLossShape(Schema):
    """A field that plain IATI does not carry fully."""

    kind: str = Field(description="kind of record, or standing: what several records say together")
    field: str
    fate: str = Field(description="coarse, words or lost")
    why: str
    count: int
    uid: str = Field(description="the first record with it")
    example: str
    element: str = Field(description="where the rest of it stands")


class IatiLossesShape(Schema):
    """How many values are carried how, and which fields not fully."""

    counts: dict[str, int]
    rows: list[IatiLossShape]


class IatiVersionShape(Schema):
    """Both files as they were made at one moment."""

    number: int
    state: str = Field(description="making, made, failed, published, replaced or taken-back")
    problem: str
    activities: int
    errors: int
    remarks: int
    held_back: list[dict[str, str]] = Field(description="what cannot be published, and why")
    changes: dict[str, list[str]] = Field(description="added, changed, removed: identifiers, since what was published")
    made_at: datetime
    published_at: datetime | None
    ended_at: datetime | None

    @classmethod
    def of(cls, row: IatiVersion) -> "IatiVersionShape":
        return cls(
            number=row.pk, state=row.state, problem=row.problem, activities=row.items, errors=row.errors,
            remarks=row.warnings, held_back=row.held_back, changes=row.changes, made_at=row.at,
            published_at=row.published_at, ended_at=row.ended_at,
        )  # fmt: skip


class IatiVersionPage(Schema):
    items: list[IatiVersionShape]
    total: int


class IatiChoice(Schema):
    """What a party chooses for its files."""

    identifier: str = Field("", max_length=120, description="registered, of org-id.guide; empty where there is none")
    licence: str = Field("cc-by-4.0", max_length=20, description=", ".join(LICENCES))

    @classmethod
    def told(cls, row: IatiPublisher | None) -> Any:
        return cls(identifier=row.identifier, licence=row.licence) if row else cls(identifier="", licence="cc-by-4.0")
