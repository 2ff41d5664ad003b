"""``bandung iati import``: a file of others taken over as reported, what was taken over, and back again."""

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import click
import typer

from bandung.cli import output
from bandung.cli.hosted import check_hosted
from bandung.cli.platform import wake
from bandung.cli.statements import Json
from bandung.standards.iati.mapping.taking_choices import CHOICES
from bandung.values.errors import BandungError, _

As = Annotated[str, typer.Option("--as", help="code of the party in whose register it is reported")]
By = Annotated[str, typer.Option("--by", help="institution and post that acts: the register names it")]
_POST = "Keeper of files of others"


class CannotRead(BandungError):
    sentence = _("%(file)s cannot be read: %(reason)s")


def import_(
    file: Annotated[Path, typer.Argument(help="a file of IATI activities on this machine; nothing is fetched")],
    party: As,
    by: By = _POST,
    name: Annotated[str, typer.Option(help="of the data set that it is a version of; else the file's name")] = "",
    address: Annotated[str, typer.Option(help="where the file came from")] = "",
    publisher: Annotated[str, typer.Option(help="who published it")] = "",
    licence: Annotated[str, typer.Option(help="under which it may be used")] = "",
    provider: Annotated[
        str, typer.Option(click_type=click.Choice(list(CHOICES["provider"])), help="who counts as provider")
    ] = "funding",
    recipient: Annotated[str, typer.Option(help="country (alpha-3) of activities that name none")] = "",
    every: Annotated[bool, typer.Option("--all", help="all that is new or changed, not only what was found")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="keep and read the file; write nothing in a register")
    ] = False,
    withdraw_vanished: Annotated[
        bool, typer.Option("--withdraw-vanished", help="withdraw what an earlier file had and this one lost")
    ] = False,
    sure: Annotated[bool, typer.Option("--sure", help="even where that is much of it")] = False,
    json: Json = False,
) -> None:
    """Take activities of a file over as reported: cooperation of the South, or all of it. Again: what is new."""
    wake()
    from bandung.datasets import importing, preview

    check_hosted(party)
    begun = time.process_time()
    details = {"address": address, "publisher": publisher, "licence": licence}
    choices = {"provider": provider, "recipient": recipient}
    version = _version(file, party, by, name or file.stem, details, choices)
    read = time.process_time() - begun
    if version.state != "ready":
        for problem in version.problems:
            typer.echo(problem["sentence"] % problem["places"], err=True)
        raise typer.Exit(1)
    if every:
        preview.choose(version, on=True, asked=preview.Asked(status="new"))
        preview.choose(version, on=True, asked=preview.Asked(status="changed"))
    told: dict[str, Any] = {
        "data": str(version.dataset_id), "version": version.number, "activities": version.total,
        "verdict": version.verdict, **preview.counts(version), "vanished": len(preview.vanished(version)),
        "chosen": version.activities.filter(chosen=True).count(), "read_cpu_seconds": round(read, 2),
    }  # fmt: skip
    totals = preview.totals(version.activities.filter(chosen=True))
    told["sums"] = [[stage, currency, f"{amount:f}"] for (stage, currency), amount in sorted(totals.sums.items())]
    if not dry_run and (told["chosen"] or (withdraw_vanished and told["vanished"])):
        taking = importing.begin(
            version=version, by=by, at=datetime.now(UTC), withdraw_vanished=withdraw_vanished, sure=sure
        )
        taking = _finished(taking)
        told |= {"import": str(taking.pk), "became": taking.became, "records": taking.records.count()}
        told["write_cpu_seconds"] = round(time.process_time() - begun - read, 2)
    _say(told, json=json)


def imports(party: As, limit: Annotated[int, typer.Option(min=1)] = 20, json: Json = False) -> None:
    """List what a party took over of files of others, the latest first."""
    wake()
    from bandung.datasets import queries

    check_hosted(party)
    headers = ["import", "data", "version", "state", "activities", "became", "at", "by"]
    rows: list[list[Any]] = [
        [
            str(each.pk), each.version.dataset.name, each.version.number, each.state, each.total,
            ", ".join(f"{number} {what}" for what, number in each.became.items()), each.at.isoformat(), each.by,
        ]
        for each in queries.imports(party)[:limit]
    ]  # fmt: skip
    if json:
        output.as_json([dict(zip(headers, row, strict=True)) for row in rows])
    else:
        output.table(headers, rows)


def undo(
    name: Annotated[UUID, typer.Argument(metavar="IMPORT", help="as `imports` prints it")],
    party: As,
    by: By = _POST,
    activity: Annotated[str, typer.Option(help="only what was written of the activity with this identifier")] = "",
) -> None:
    """Withdraw what an import published and give back what it had replaced; says what stays, and why."""
    wake()
    from bandung.datasets import queries, undoing

    check_hosted(party)
    taking = queries.own_import(party, name)
    if activity:
        undoing.undo_activity(taking=taking, identifier=activity, by=by, at=datetime.now(UTC))
    else:
        undoing.undo(taking=taking, by=by, at=datetime.now(UTC))
        taking = _finished(taking)
    records = taking.records.filter(identifier=activity) if activity else taking.records.all()
    stay = [[each.kind, each.uid, undoing.STAYS[each.stays[0]]] for each in records if each.stays]
    typer.echo(f"{records.exclude(undone_at=None).count()} records taken back, {len(stay)} stay")
    if stay:
        output.table(["kind", "record", "why it stays"], stay)
        raise typer.Exit(1)


def _version(file: Path, party: str, by: str, name: str, details: dict[str, Any], choices: dict[str, str]) -> Any:
    """The version that the file is: the newest one of its data set if it is that, else a new one."""
    from bandung.datasets import keeping, queries, receiving
    from bandung.datasets.errors import AlreadyKept

    now = datetime.now(UTC)
    dataset = queries.kept_by(party).filter(name=name).first()
    if dataset is None:
        dataset = receiving.create(party=party, by=by, at=now, name=name, choices=choices, **details)
    try:
        pieces = keeping.pieces_of(file)
        made = receiving.add_file(dataset=dataset, pieces=pieces, name=file.name, by=by, at=now, via="command")
    except OSError as reason:
        raise CannotRead(file=file, reason=reason.strerror) from reason
    except AlreadyKept as same:
        made = queries.version(dataset, same.places["number"])
    return _once_done(lambda: queries.version(dataset, made.number), ("waiting", "reading"))


def _finished(taking: Any) -> Any:
    from bandung.datasets import queries

    return _once_done(lambda: queries.own_import(taking.party, taking.pk), ("begun", "running", "undoing"))


def _once_done(look: Any, under_way: tuple[str, ...]) -> Any:
    """What ``look`` finds once nothing is under way; without a worker on the node this process does the work."""
    from bandung.site import worker

    while True:
        held = look()
        if held.total:
            output.progress(held.done, held.total)
        if held.state not in under_way:
            return held
        if worker.is_alive(datetime.now(UTC)):
            time.sleep(0.5)
        else:
            worker.work_off()


def _say(told: dict[str, Any], *, json: bool) -> None:
    if json:
        output.as_json(told)
        return
    rows = []
    for what, value in told.items():
        if isinstance(value, dict):
            rows += [[f"{what}: {name}", number] for name, number in value.items()]
        elif isinstance(value, list):
            rows += [[f"sum: {stage}", f"{amount} {currency}"] for stage, currency, amount in value]
        else:
            rows.append([what, value])
    output.table(["", ""], rows)
