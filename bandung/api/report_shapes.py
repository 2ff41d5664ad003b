"""What the API says of reports of the ledger."""

from datetime import datetime
from typing import Any, Literal

from ninja import Field, Schema

from bandung.api.common import Plain, Words
from bandung.printing.codes import code_of
from bandung.reporting.compare import Change, Compared
from bandung.reporting.models import PublishedReport, ReportPolicy, ReportVersion
from bandung.reporting.rules import KINDS, Kind
from bandung.reporting.tables import figures_of

Type = Literal["ssc", "tossd", "ibero", "national", "balance", "sdmx"]


class KindShape(Schema):
    """A kind of report."""

    type: str
    name: str
    purpose: str
    files: list[str] = Field(description="forms in which it can be fetched")
    with_partner: bool

    @classmethod
    def of(cls, kind: Kind) -> "KindShape":
        return cls(
            type=kind.code, name=kind.name, purpose=kind.purpose, files=list(kind.forms), with_partner=kind.with_partner
        )


class PublishedShape(Schema):
    """A report as its party's register says it."""

    uid: str
    party: str
    type: str
    year: int
    partner: str
    lines: int = Field(description="contributions that it counts")
    content: str = Field(description="digest of what it says")
    code: str = Field(description="check code of that digest, as papers bear it")
    replaces: str = Field(description="digest of the report before; empty for none")
    public: bool
    entry: int
    published_at: datetime
    record: dict[str, Any] = Field(description="by the schema /schemas/report.json")

    @classmethod
    def of(cls, row: PublishedReport) -> "PublishedShape":
        return cls(
            uid=row.uid, party=row.register, type=row.type, year=row.year, partner=row.partner, lines=row.lines,
            content=row.rows, code=code_of(row.rows), replaces=row.replaces, public=row.public, entry=row.seq,
            published_at=row.at, record=row.body,
        )  # fmt: skip


class PublishedPage(Schema):
    items: list[PublishedShape]
    total: int


class ReportVersionShape(Schema):
    """A report that a party made."""

    number: int
    type: str
    year: int
    partner: str
    state: str = Field(description="making, made or failed")
    done: int = Field(description="lines that were valued so far")
    expected: int = Field(description="lines to be valued")
    problem: str = Field(description="why it could not be made")
    content: str = Field(description="digest of what it says; empty until it is made")
    lines: int
    usd: int | None = Field(description="cents; null where nothing could be valued, which is not zero")
    valued: int = Field(description="how many of the lines have a value")
    made_at: datetime
    made_by: str

    @classmethod
    def of(cls, row: ReportVersion) -> "ReportVersionShape":
        return cls(
            number=row.pk, type=row.type, year=row.year, partner=row.partner, state=row.state, done=row.done,
            expected=row.of, problem=row.problem, content=row.digest, lines=row.lines, usd=row.usd, valued=row.valued,
            made_at=row.at,
            made_by=row.by,
        )  # fmt: skip


class VersionPage(Schema):
    items: list[ReportVersionShape]
    total: int


class FigureShape(Schema):
    """A figure of a report: its address opens it to the contributions behind it."""

    side: str = Field(description="given or received")
    table: str
    figure: str
    value: str | None = Field(description="exact; money in cents; null where nothing could be counted")
    counted: int
    lines: int


class ReportShape(ReportVersionShape):
    """Everything that a report says, without its rows."""

    figures: list[FigureShape]
    head: dict[str, Any] = Field(description="canonical form has the digest `content`")

    @classmethod
    def told(cls, row: ReportVersion, head: dict[str, Any]) -> "ReportShape":
        figures = [
            FigureShape(side=side, table=table["key"], figure=address, value=cell[0], counted=cell[1], lines=cell[2])
            for side in ("given", "received") for table in head[side] for address, cell in figures_of(table)
        ]  # fmt: skip
        return cls(**ReportVersionShape.of(row).dict(), figures=figures, head=head)


class PublicReportShape(PublishedShape):
    """A published report with everything that it says, where this node has it."""

    head: dict[str, Any] | None


class NewReport(Schema):
    """Which report to make."""

    type: Type
    year: int = Field(ge=1945, le=2200)
    partner: Plain = Field("", max_length=80, description="the other party, of a balance alone")


class NewPublication(Schema):
    """For whom a report is published."""

    public: bool = False
    text: Words | None = None


class ChangeShape(Schema):
    """One contribution in two versions of a report."""

    contribution: str
    title: str
    became: str = Field(description="added, changed or gone")
    differs: list[str]
    old: dict[str, Any] | None
    new: dict[str, Any] | None

    @classmethod
    def of(cls, each: Change) -> "ChangeShape":
        def plain(told: Any) -> dict[str, Any] | None:
            return None if told is None else {name: _plain(value) for name, value in told.items()}

        return cls(
            contribution=each.uid, title=each.title, became=each.became, differs=list(each.differs),
            old=plain(each.old), new=plain(each.new),
        )  # fmt: skip


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | str) else str(value)


class ChangesShape(Schema):
    """What is not the same in two versions; numbers are exact, as text."""

    number: int
    since: int
    same: int
    total: int
    items: list[ChangeShape]

    @classmethod
    def told(cls, of: int, since: int, found: Compared, offset: int, limit: int) -> "ChangesShape":
        items = [ChangeShape.of(each) for each in found.changes[offset : offset + limit]]
        return cls(number=of, since=since, same=found.same, total=len(found.changes), items=items)


class PolicyShape(Schema):
    """What a party counts of what countries disagree on (rule R-22)."""

    counted: dict[str, bool]
    note: Plain = Field("", max_length=2_000)

    @classmethod
    def of(cls, row: ReportPolicy | None) -> "PolicyShape":
        return cls(counted=dict(row.counted) if row else {}, note=row.note if row else "")


KIND_SHAPES = [KindShape.of(kind) for kind in KINDS.values()]
