"""``bandung report``: reports of the ledger: make, list, verify, compare, publish, and their files."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bandung.cli import output
from bandung.cli.commissions import NotThere
from bandung.cli.platform import wake
from bandung.cli.statements import By, Json, Party
from bandung.values.errors import BandungError, _

app = typer.Typer(no_args_is_help=True, help="Reports of the ledger: make, list, compare, publish, verify.")

Number = Annotated[int, typer.Argument(metavar="NUMBER", help="of the report, as lists print it")]
HEADERS = ["number", "report", "year", "partner", "state", "contributions", "valued", "US dollars", "digest"]


class NotPublished(BandungError):
    status = 404
    sentence = _("No party has published this report here.")


@app.command()
def make(
    kind: Annotated[str, typer.Argument(metavar="REPORT", help="ssc, tossd, ibero, national, balance or sdmx")],
    year: Annotated[int, typer.Argument(min=1945, max=2200)],
    party: Party,
    by: By,
    partner: Annotated[str, typer.Option(help="the other party, of a balance alone")] = "",
    to: Annotated[Path | None, typer.Option(help="a file to write too: .xlsx, .csv, .pdf or .xml")] = None,
    language: Annotated[str, typer.Option(help="of the file")] = "en",
) -> None:
    """Make a report of a party's ledger, and wait for it."""
    wake()
    from bandung.reporting import actions

    row = actions.begin(party=party, kind=kind, year=year, partner=partner, by=by, at=datetime.now(UTC), wait=True)
    typer.echo(f"report {row.pk}: {row.lines} contributions, {row.valued} with a value; digest {row.digest}")
    if to is not None:
        _write(row, to, language)


@app.command()
def file(
    number: Number,
    party: Party,
    to: Annotated[Path, typer.Option(help="the file to write: .xlsx, .csv, .pdf or .xml")],
    language: Annotated[str, typer.Option(help="of the file")] = "en",
) -> None:
    """Write a file of a report in one of the seven languages."""
    wake()
    from bandung.reporting import queries

    _write(queries.version(number, party), to, language)


def _write(row: Any, to: Path, language: str) -> None:
    from django.conf import settings

    from bandung.reporting import files, papers, queries
    from bandung.reporting.rules import check_form, kind_of
    from bandung.values import LANGUAGES

    content, form = queries.content_of(row), to.suffix.lower().lstrip(".")
    spoken = language if language in LANGUAGES else "en"
    check_form(kind_of(row.type), form)
    if form == "pdf":
        address = f"{settings.NODE_ADDRESS.rstrip('/')}/{spoken}/reports/verify/?digest={content.digest}"
        data = papers.as_pdf(content, spoken, verify_address=address)
    else:
        data = files.write(content, form, spoken)
    try:
        to.write_bytes(data)
    except OSError:
        raise NotThere(file=str(to)) from None
    typer.echo(f"{to}: {len(data)} bytes, {papers.code_of(content.digest)}")


@app.command("list")
def list_(
    party: Party,
    kind: Annotated[str, typer.Option("--report", help="only of this kind")] = "",
    year: Annotated[int | None, typer.Option(help="only of this year")] = None,
    json: Json = False,
) -> None:
    """List the reports that a party made, the newest first."""
    wake()
    from bandung.reporting import queries

    found = queries.versions(party, queries.Asked(type=kind, year=year))
    rows = [
        [row.pk, row.type, row.year, row.partner, row.state, row.lines, row.valued, _dollars(row.usd), row.digest]
        for row in found
    ]
    if json:
        output.as_json([dict(zip(HEADERS, row, strict=True)) for row in rows])
    else:
        output.table(HEADERS, rows)


def _dollars(cents: int | None) -> str:
    return "" if cents is None else f"{cents // 100}.{cents % 100:02d}"


@app.command()
def compare(
    number: Number,
    party: Party,
    since: Annotated[int | None, typer.Option(help="the other version; the one before where left out")] = None,
    json: Json = False,
) -> None:
    """Say what changed between two versions of a report, contribution by contribution."""
    wake()
    from bandung.reporting import compare as comparing
    from bandung.reporting import queries
    from bandung.reporting.errors import NothingToCompare

    row = queries.version(number, party)
    other = queries.version(since, party) if since is not None else queries.before(row)
    if (other.type, other.year, other.partner) != (row.type, row.year, row.partner):
        raise NothingToCompare
    told = comparing.compared(queries.content_of(other).sides, queries.content_of(row).sides)
    rows = [
        [each.became, each.uid, *(_brief(which) for which in (each.old, each.new)), each.title]
        for each in told.changes
    ]  # fmt: skip
    headers = ["became", "contribution", "before", "now", "title"]
    if json:
        output.as_json({"same": told.same, "changes": [dict(zip(headers, each, strict=True)) for each in rows]})
        return
    output.table(headers, rows)
    typer.echo(f"the same: {told.same}")


def _brief(told: Any) -> str:
    if told is None:
        return ""
    quantity, amount = told["stands_quantity"], told["stands_amount"]
    parts = [f"{quantity} {told['unit']}" if quantity is not None else "",
             f"{amount} {told['currency']}" if amount is not None else "", told["said"]]  # fmt: skip
    return ", ".join(each for each in parts if each)


@app.command()
def publish(
    number: Number, party: Party, by: By,
    public: Annotated[bool, typer.Option("--public", help="for everybody; else for the party alone")] = False,
) -> None:  # fmt: skip
    """Write a report into the party's own register."""
    wake()
    from bandung.reporting import actions

    row = actions.publish(number=number, party=party, by=by, at=datetime.now(UTC), public=public)
    typer.echo(f"{row.uid}: entry {row.seq}, {row.audience}")


@app.command()
def verify(what: Annotated[str, typer.Argument(metavar="FILE|CODE", help="a PDF, a check code or a digest")]) -> None:
    """Say whether a printed report is one that its party published; exit code 1 if it is not."""
    wake()
    from bandung.reporting import papers

    path, paper, follows = Path(what), None, True
    if path.suffix.lower() == ".pdf" or path.is_file():
        try:
            paper, told, follows = papers.by_paper(path.read_bytes())
        except OSError:
            raise NotThere(file=what) from None
    elif re.fullmatch(r"[0-9a-f]{64}", what.strip().lower()):
        told = papers.known(what.strip().lower())
    else:
        told = papers.by_code(what)
    published = told.published if told else None
    if published is not None:
        typer.echo(f"report {published.type} {published.year} of {published.register}: published as {published.uid}")
    if paper is not None:
        typer.echo(f"digest of what is inside: {paper.digest}")
        typer.echo(_pages(paper, follows=follows))
    if published is None or not follows or (paper is not None and paper.belongs is False):
        raise NotPublished


def _pages(paper: Any, *, follows: bool) -> str:
    if paper.belongs is None:
        return "printed by another edition; compare by eye"
    says = follows and paper.belongs
    return "the pages say what is inside" if says else "the pages do not say what is inside"
