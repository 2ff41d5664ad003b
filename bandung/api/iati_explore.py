"""Exploring what publishers say in IATI: search, totals that count nothing twice, one activity, groups of reports."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status
from pydantic import Field

from bandung.api.common import READ_ERRORS
from bandung.datasets import exploring
from bandung.standards.iati.exploring.answering import Line
from bandung.standards.iati.exploring.asking import Asked
from bandung.standards.iati.exploring.errors import NoSuchActivity
from bandung.standards.iati.exploring.groups import Group, Report
from bandung.web import iati_words

router = Router(tags=["iati"])

Offset = Annotated[int, Query(ge=0, lt=100_000)]
Limit = Annotated[int, Query(ge=1, le=100)]
Text = Annotated[str, Query(max_length=1000)]


class ExploreFilters(Schema):
    """As in the address of the page; several values of one filter mean any of them."""

    q: str = Field("", max_length=400, description="words of title, description or identifier")
    country: list[str] = Field([], description="alpha-3")
    region: list[str] = Field([], description="vocabulary and code: 1-289")
    sector: list[str] = Field([], description="beginnings of DAC codes: 12, 122, 12220")
    kind: list[str] = Field([], description="south-south, triangular, unclear")
    role: list[str] = Field([], description="provider, recipient, facilitator: of the country")
    reporter: list[str] = Field([])
    status: list[str] = Field([])
    humanitarian: list[str] = Field([], description="yes, no")
    currency: list[str] = Field([])
    dataset: list[str] = Field([])
    told: list[str] = Field([], description="several: reported more than once")
    since: str = Field("", max_length=10, description="year")
    until: str = Field("", max_length=10, description="year, included")
    once: str = Field("", max_length=10, description="yes: of several reports of one activity, one counts in totals")
    sort: str = Field("", max_length=20, description="amount, newest, updated, title")

    def asked(self) -> Asked:
        """:raises BadQuestion, ManyWords, ManyValues: for what cannot be asked."""
        return Asked.read({
            name: value if isinstance(value, list) else [value] for name, value in self.dict().items()
        })  # fmt: skip


class ExploredReport(Schema):
    """An activity as one data set tells it; amounts in US dollars, as far as they could be converted."""

    dataset: str
    dataset_name: str
    identifier: str
    number: int = Field(description="of those with this identifier in the data set")
    line: int
    title: str
    reporter: str
    reporter_name: str
    start: date | None
    end: date | None
    updated: str
    committed: Decimal
    spent: Decimal
    transactions: int
    counts: bool = Field(description="whether its figures count where a group counts once")

    @classmethod
    def of(cls, it: Report) -> "ExploredReport":
        return cls(
            dataset=it.key, dataset_name=it.dataset, identifier=it.identifier, number=it.number, line=it.line,
            title=it.title, reporter=it.reporter, reporter_name=it.reporter_name, start=it.start, end=it.end,
            updated=it.updated, committed=it.committed, spent=it.spent, transactions=it.transactions, counts=it.counts,
        )  # fmt: skip


class ExploredLine(Schema):
    """An activity, with the other reports of it that were found too; never added."""

    report: ExploredReport
    others: list[ExploredReport]
    countries: list[str]
    kind: str

    @classmethod
    def of(cls, line: Line) -> "ExploredLine":
        others = [ExploredReport.of(it) for it in line.others]
        return cls(report=ExploredReport.of(line.first), others=others, countries=list(line.countries), kind=line.kind)


class ExploredPage(Schema):
    items: list[ExploredLine]
    total: int = Field(description="items: reports of the same are one")
    activities: int = Field(description="reports, each data set's counted")


class ExploredTotal(Schema):
    kind: str = Field(description="commitments, spent, incoming, other, budgets; never added to each other")
    activities: int
    amounts: int
    converted: int = Field(description="amounts that are in usd")
    usd: Decimal
    by_currency: dict[str, Decimal]
    rest: dict[str, Decimal] = Field(description="what could not be converted")


class ExploredTotals(Schema):
    activities: int
    groups: int
    totals: list[ExploredTotal]
    facets: dict[str, dict[str, int]]


class ExploredLink(Schema):
    one: str
    other: str
    reason: str
    sentence: str
    confidence: float


class ExploredGroup(Schema):
    """The reports of one activity side by side, and why they are taken for one."""

    reports: list[ExploredReport]
    links: list[ExploredLink]
    confidence: float

    @classmethod
    def of(cls, group: Group) -> "ExploredGroup":
        names = {it.id: f"{it.key} {it.identifier}" for it in group.reports}
        return cls(
            reports=[ExploredReport.of(it) for it in group.reports],
            links=[
                ExploredLink(
                    one=names[link.one], other=names[link.other], reason=link.reason,
                    sentence=iati_words.reason(link), confidence=link.confidence,
                )
                for link in group.links
            ],
            confidence=group.confidence,
        )  # fmt: skip


class ExploredGroups(Schema):
    items: list[ExploredGroup]
    total: int


@router.get(
    "/activities",
    response={200: ExploredPage, **READ_ERRORS},
    operation_id="explore_iati",
    summary="Activities that fit, reports of the same together",
)
def activities(request: HttpRequest, filters: Query[ExploreFilters], offset: Offset = 0, limit: Limit = 20) -> Any:
    asked = filters.asked()
    if (collection := exploring.collection()) is None:
        return Status(200, ExploredPage(items=[], total=0, activities=0))
    with collection.ask(asked) as answers:
        items = [ExploredLine.of(line) for line in answers.lines(limit, offset)]
        return Status(200, ExploredPage(items=items, total=answers.groups, activities=answers.number))


@router.get(
    "/totals",
    response={200: ExploredTotals, **READ_ERRORS},
    operation_id="total_iati",
    summary="How much it is, no activity counted once per country, and the values of every filter",
)
def totals(request: HttpRequest, filters: Query[ExploreFilters]) -> Any:
    asked = filters.asked()
    if (collection := exploring.collection()) is None:
        return Status(200, ExploredTotals(activities=0, groups=0, totals=[], facets={}))
    with collection.ask(asked) as answers:
        told = [
            ExploredTotal(
                kind=it.kind, activities=it.activities, amounts=it.amounts, converted=it.converted, usd=it.usd,
                by_currency=_plain(it.by_currency), rest=_plain(it.rest),
            )
            for it in answers.totals()
        ]  # fmt: skip
        facets = {name: dict(values) for name, values in answers.facets().items()}
        return Status(200, ExploredTotals(activities=answers.number, groups=answers.groups, totals=told, facets=facets))


@router.get(
    "/activity",
    response={200: ExploredGroup, **READ_ERRORS},
    operation_id="get_explored_activity",
    summary="One activity: every report of it side by side",
)
def activity(
    request: HttpRequest, dataset: Text, identifier: Text, number: Annotated[int, Query(ge=1, lt=2**31)] = 1
) -> Any:
    if (collection := exploring.collection()) is None:
        raise NoSuchActivity()
    clean = (_whole(dataset), " ".join(_whole(identifier).split()))
    return Status(200, ExploredGroup.of(collection.group(collection.activity(*clean, number))))


@router.get(
    "/groups",
    response={200: ExploredGroups, **READ_ERRORS},
    operation_id="list_iati_groups",
    summary="Activities that several reports tell of, with the reasons",
)
def groups(request: HttpRequest, filters: Query[ExploreFilters], offset: Offset = 0, limit: Limit = 20) -> Any:
    filters.told = ["several"]
    asked = filters.asked()
    if (collection := exploring.collection()) is None:
        return Status(200, ExploredGroups(items=[], total=0))
    with collection.ask(asked) as answers:
        items = [ExploredGroup.of(collection.group(line.first.id)) for line in answers.lines(limit, offset)]
        return Status(200, ExploredGroups(items=items, total=answers.groups))


def _plain(amounts: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Without the zeros that a column fills them up with."""
    return {currency: Decimal(f"{value.normalize():f}") for currency, value in amounts.items()}


def _whole(text: str) -> str:
    return text.replace("\0", "").encode("utf-8", "replace").decode()
