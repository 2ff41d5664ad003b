"""What the API takes and gives of files of others: data sets, versions, activities, imports."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.utils.translation import gettext
from ninja import Field, Schema

from bandung.api.common import Plain
from bandung.datasets import preview
from bandung.datasets.models import Dataset, DatasetImport, DatasetVersion, ForeignActivity, TakenRecord
from bandung.datasets.undoing import STAYS
from bandung.standards.iati.mapping.taking_left import REASONS
from bandung.web import dataset_words as words


class DatasetDetails(Schema):
    """What is said of a data set, and how its activities are read; what is empty is as usual."""

    name: Plain = Field("", max_length=2000)
    address: Plain = Field("", max_length=4000, description="where the file came from")
    publisher: Plain = Field("", max_length=2000)
    licence: Plain = Field("", max_length=2000)
    everybody: bool = False
    provider: Plain = Field("", description="funding, extending or reporting: who counts as provider")
    budgets: Plain = Field("", description="yes or no")
    language: Plain = Field("", description="of texts that name none")
    recipient: Plain = Field("", description="alpha-3, of activities that name no country")


class DatasetLine(Schema):
    """IATI files of one publisher, as a party keeps them."""

    id: UUID
    party: str
    name: str
    publisher: str
    address: str = Field(description="where they came from; nothing is fetched")
    licence: str
    everybody: bool = Field(description="whether everybody may look")
    choices: dict[str, str] = Field(examples=[{"provider": "extending", "recipient": "SEN"}])
    made_by: str
    made_at: datetime

    @classmethod
    def told(cls, held: Dataset) -> dict[str, Any]:
        names = ("id", "party", "name", "publisher", "address", "licence", "everybody", "choices", "made_by", "made_at")
        return {name: getattr(held, name) for name in names}


class DatasetFile(Schema):
    """One file of a data set: how far it is read, its verdict, its sums."""

    number: int
    file: str
    digest: str = Field(description="SHA-256 of the file as it came")
    size: int
    state: Literal["waiting", "reading", "ready", "refused"]
    done: int
    total: int = Field(description="activities")
    standard: str
    generated: str
    verdict: str
    problems: list[str]
    sums: list[list[str]] = Field(description="kind of amount, currency, sum", examples=[[["budget", "USD", "10.00"]]])
    findings: list[dict[str, Any]] = Field(description="of the check, one for each rule")
    counts: dict[str, dict[str, int]] = Field(description="activities by status, and by what was found")
    made_by: str
    made_at: datetime

    @classmethod
    def of(cls, held: DatasetVersion) -> "DatasetFile":
        names = (
            "number", "file", "digest", "size", "state", "done", "total", "standard", "generated", "verdict", "sums",
            "findings", "made_by", "made_at",
        )  # fmt: skip
        told = {name: getattr(held, name) for name in names}
        return cls(**told, problems=[words.said(each) for each in held.problems], counts=preview.counts(held))


class DatasetShape(DatasetLine):
    """A data set with its files, the newest first."""

    files: list[DatasetFile]

    @classmethod
    def of(cls, held: Dataset) -> "DatasetShape":
        files = held.versions.select_related("dataset").order_by("-number")[:50]
        return cls(**cls.told(held), files=[DatasetFile.of(each) for each in files])


class DatasetPage(Schema):
    """Some data sets of a party, the latest first, and how many there are."""

    items: list[DatasetLine]
    total: int


class ForeignLine(Schema):
    """An activity of a file: what was found of it, where it stands, whether it is chosen."""

    number: int
    line: int
    identifier: str
    record: str = Field(description="its name in the keeper’s register")
    title: str
    reporter: str
    reporter_name: str
    countries: list[str]
    sectors: list[str]
    first_year: int | None
    last_year: int | None
    grade: str = Field(description="carries, promotes or mentions")
    cooperation: str
    confidence: float = Field(description="that the grade is right, 0 to 1")
    status: Literal["new", "changed", "same", "older", "duplicate", "problem", "here"]
    chosen: bool
    amounts: list[list[str]] = Field(description="stage, currency, sum")
    alike: list[dict[str, Any]]

    @classmethod
    def told(cls, each: ForeignActivity) -> dict[str, Any]:
        names = (
            "number", "line", "identifier", "record", "title", "reporter", "reporter_name", "first_year", "last_year",
            "grade", "cooperation", "confidence", "status", "chosen", "amounts", "alike",
        )  # fmt: skip
        lists = {name: [code for code in getattr(each, name).split(",") if code] for name in ("countries", "sectors")}
        return {name: getattr(each, name) for name in names} | lists


class ForeignPage(Schema):
    """Some activities in the order asked for, how many fit, and what is chosen of the file comes to."""

    items: list[ForeignLine]
    total: int
    chosen: int
    chosen_sums: list[list[str]] = Field(description="stage, currency, sum")


class ForeignShape(ForeignLine):
    """An activity with what it becomes, why that was found, and what has no place."""

    initiative: dict[str, Any] | None
    contributions: list[dict[str, Any]]
    reasons: list[str]
    left: list[dict[str, Any]] = Field(description="element, line, reason, why, how often, money")
    own: list[dict[str, Any]] = Field(description="records of ours that it carries")

    @classmethod
    def of(cls, each: ForeignActivity) -> "ForeignShape":
        left = [dict(one) | {"why": words.why_left(one)} for one in each.left if one["reason"] in REASONS]
        reasons = [words.reason(one) for one in each.reasons]
        more = {"initiative": each.initiative, "contributions": each.lines, "own": each.own}
        return cls(**cls.told(each), reasons=reasons, left=left, **more)


class VanishedLine(Schema):
    """An activity that was taken over from an earlier file and is not in this one."""

    identifier: str
    uid: str
    title: str


class Filters(Schema):
    """Which activities; what is empty does not narrow."""

    found: Plain = Field("", description="south, south-south, triangular or other")
    status: Plain = ""
    country: Plain = Field("", description="alpha-3")
    sector: Plain = ""
    year: Plain = ""
    reporter: Plain = ""
    words: Plain = ""
    chosen: Plain = Field("", description="yes or no")
    sort: Plain = Field("file", description="file, title, sure, latest or reporter")


class ForeignChoice(Schema):
    """Activities to be chosen, or chosen off: these, or all that fit."""

    on: bool = True
    numbers: list[int] | None = Field(None, max_length=100_000)
    filters: Filters | None = None


class TakeOver(Schema):
    """How what is chosen is taken over."""

    withdraw_vanished: bool = Field(False, description="withdraw what the file no longer has")
    sure: bool = Field(False, description="even where that is much of it")


class TakeBack(Schema):
    """What of an import is undone."""

    identifier: Plain = Field("", description="of one activity; empty: everything")


class ImportShape(Schema):
    """One taking over: how far it is, what became of it."""

    id: UUID
    dataset: UUID
    file: int = Field(description="number of the file in its data set")
    state: Literal["begun", "running", "done", "undoing", "undone"]
    done: int
    total: int
    became: dict[str, int] = Field(examples=[{"new": 12, "changed": 1, "same": 3}])
    refused: list[dict[str, Any]]
    by: str
    at: datetime

    @classmethod
    def of(cls, taking: DatasetImport) -> "ImportShape":
        names = ("id", "state", "done", "total", "became", "refused", "by", "at")
        told = {name: getattr(taking, name) for name in names}
        return cls(**told, dataset=taking.version.dataset_id, file=taking.version.number)


class ImportPage(Schema):
    """Some imports of a party, the latest first, and how many there are."""

    items: list[ImportShape]
    total: int


class TakenLine(Schema):
    """A record that an import wrote; ``stays`` says why it could not be taken back."""

    kind: str
    uid: str
    identifier: str
    line: int
    became: str
    before: str = Field(description="digest of what had stood; empty: nothing")
    digest: str
    undone_at: datetime | None
    stays: list[str]

    @classmethod
    def of(cls, each: TakenRecord) -> "TakenLine":
        names = ("kind", "uid", "identifier", "line", "became", "before", "digest", "undone_at")
        told = {name: getattr(each, name) for name in names}
        return cls(**told, stays=[gettext(STAYS[why]) for why in each.stays if why in STAYS])


class TakenPage(Schema):
    """Some records of an import in the order in which they were written, and how many there are."""

    items: list[TakenLine]
    total: int
