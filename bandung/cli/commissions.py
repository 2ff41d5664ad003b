"""``bandung commission`` and ``bandung act``: sessions of joint commissions, their acts, and verifying one on paper."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bandung.cli import output
from bandung.cli.initiatives import File, told_in, words_of
from bandung.cli.platform import wake
from bandung.cli.statements import By, Json, Party, Uid
from bandung.values.errors import BandungError, _

app = typer.Typer(no_args_is_help=True, help="Joint commissions: list, show, convene, propose an act, consent.")
act = typer.Typer(no_args_is_help=True, help="Acts of joint commissions: verify one, print one as PDF.")

HEADERS = ["uid", "state", "first day", "parties", "awaited", "act"]


class NotThere(BandungError):
    status = 404
    sentence = _("There is no file “%(file)s” that can be read or written.")


class NotSigned(BandungError):
    status = 404
    sentence = _("This is not an act that all its parties have signed.")


@app.command("list")
def list_(
    party: Party,
    state: Annotated[str, typer.Option(help="convened, confirmed, held or withdrawn")] = "",
    partner: Annotated[str, typer.Option(help="only those with this party")] = "",
    year: Annotated[int | None, typer.Option(help="of the first day", min=1900, max=2199)] = None,
    json: Json = False,
) -> None:
    """List the sessions at whose table a party sits: what waits for it first, then the latest."""
    wake()
    from bandung.commissions import queries

    found = queries.listing(party, queries.Asked(state=state, partner=partner, year=year))
    cells: list[list[Any]] = [
        [row.uid, row.state, row.starts.isoformat(), " ".join(row.parties), " ".join(row.awaited), row.act]
        for _seat, row in found
    ]
    if json:
        output.as_json([dict(zip(HEADERS, each, strict=True)) for each in cells])
    else:
        output.table(HEADERS, cells)


@app.command()
def show(uid: Uid, party: Party) -> None:
    """Print a session as it stands: what each side brought, every version of the act, what is due."""
    wake()
    from bandung.commissions import clocks, papers, queries

    row = queries.session(uid, party)
    today = datetime.now(UTC).date()
    output.as_json({
        "uid": row.uid, "state": row.state, "parties": row.parties, "facilitators": row.facilitators,
        "digest": row.newest, "awaited": row.awaited, "refused": row.refused, "signed": row.act, "record": row.body,
        "agenda": {code: [each.body for each in side] for code, side in queries.agenda(row, party).items()},
        "acts": [
            {"uid": each.uid, "state": each.state, "number": each.number, "awaited": each.awaited,
             "digest": each.digest, "code": papers.code_of(each.digest), "based_on": each.based_on}
            for each in queries.acts(row)
        ],
        "due": [
            {"what": due.what, "on": due.on.isoformat()}
            for each in queries.running([row]) for due in clocks.coming(each, party, today)
        ],
    })  # fmt: skip


@app.command()
def convene(file: File, party: Party, by: By) -> None:
    """Convene a session from a JSON file by /schemas/commission.json, or change one that the party convened."""
    wake()
    from bandung.commissions import actions
    from bandung.records.commissions import Commission
    from bandung.records.kinds import read

    entry = actions.convene(session=read(Commission, told_in(file)), party=party, by=by, at=datetime.now(UTC))
    typer.echo(f"{entry.uid}: entry {entry.seq}, for {', '.join(entry.to)}")


@app.command()
def bring(uid: Uid, file: File, party: Party, by: By) -> None:
    """Bring something to the table of a session from a JSON file by /schemas/agenda-item.json."""
    wake()
    from bandung.commissions import actions, queries
    from bandung.records.commissions import AgendaItem
    from bandung.records.kinds import read

    row = queries.session(uid, party)
    item = read(AgendaItem, told_in(file) | {"session": row.reference})
    entry = actions.bring(item=item, party=party, by=by, at=datetime.now(UTC))
    typer.echo(f"{entry.uid}: entry {entry.seq}")


@app.command()
def propose(uid: Uid, file: File, party: Party, by: By) -> None:
    """Lay a version of the act on the table of a session, from a JSON file by /schemas/commission-act.json."""
    wake()
    from bandung.commissions import actions, papers, queries
    from bandung.records.commissions import CommissionAct
    from bandung.records.kinds import read

    row = queries.session(uid, party)
    filled = {"id": actions.next_act_id(uid, party), "session": row.reference, "parties": row.parties}
    record = read(CommissionAct, filled | told_in(file))
    entry = actions.propose(act=record, party=party, by=by, at=datetime.now(UTC))
    typer.echo(f"{entry.uid}: {entry.digest} {papers.code_of(entry.digest)}")


@app.command()
def consent(
    uid: Uid,
    party: Party,
    by: By,
    digest: Annotated[str, typer.Option(help="of the version that was read, 64 hexadecimal digits")],
    says: Annotated[str, typer.Option(help="consent, refuse or publish")] = "consent",
    text: Annotated[str, typer.Option(help="a word with it, in any language")] = "",
) -> None:
    """Give a party's word on exactly one version of a session, or of its act."""
    wake()
    from bandung.commissions import actions
    from bandung.commissions.models import CommissionAct
    from bandung.values import Texts

    kind = "commission-act" if CommissionAct.objects.filter(pk=uid).exists() else "commission"
    said = words_of(text)
    word = actions.answer(
        kind=kind, uid=uid, digest=digest, says=says, party=party, by=by, at=datetime.now(UTC),
        text=Texts(said, field="text") if said else None,
    )  # fmt: skip
    typer.echo(f"{word.uid}: {word.says} to {uid}")


@act.command()
def verify(what: Annotated[str, typer.Argument(metavar="FILE|CODE", help="a PDF, a check code or a digest")]) -> None:
    """Say whether a printed act is one that all its parties have signed; exit code 1 if it is not."""
    wake()
    from bandung.commissions import papers

    file, paper = Path(what), None
    if file.suffix.lower() == ".pdf" or file.is_file():
        try:
            paper, told = papers.by_paper(file.read_bytes())
        except OSError:
            raise NotThere(file=what) from None
    elif re.fullmatch(r"[0-9a-f]{64}", what.strip().lower()):
        told = papers.by_digest(what.strip().lower())
    else:
        told = papers.by_code(what)
    if told is not None:
        signed = "signed by all" if told.by_all else "not signed by all"
        typer.echo(f"act {told.act.number} of {told.act.says.on} between {', '.join(told.parties)}: {signed}")
    if paper is not None:
        typer.echo(f"digest of the record inside: {paper.digest}")
        pages = ", ".join(str(each) for each in paper.changed)
        same = {True: "the pages say what the record says", None: "printed by another edition; compare by eye"}
        typer.echo(same.get(paper.belongs, f"pages that do not say what the record says: {pages}"))
    if told is None or not told.by_all or (paper is not None and paper.belongs is False):
        raise NotSigned


@act.command()
def pdf(
    uid: Uid,
    party: Party,
    to: Annotated[Path, typer.Option(help="the file to write")],
    verify_at: Annotated[str, typer.Option(help="address of the page that verifies; this node's where left out")] = "",
) -> None:
    """Print an act as a PDF in its languages, with the consents that stand on it."""
    wake()
    from django.conf import settings

    from bandung.commissions import papers, queries

    found, row = queries.act(uid, party)
    address = verify_at or f"{settings.NODE_ADDRESS.rstrip('/')}/en/acts/verify/"
    data = papers.as_pdf(found, row, verify_address=f"{address}?digest={found.digest}")
    try:
        to.write_bytes(data)
    except OSError:
        raise NotThere(file=str(to)) from None
    typer.echo(f"{to}: {len(data)} bytes, {papers.code_of(found.digest)}")
