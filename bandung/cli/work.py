"""The command that does a node's background work."""

from datetime import UTC, datetime
from typing import Annotated

import typer


def work(
    once: Annotated[bool, typer.Option(help="do what is due and what waits, then end: for cron")] = False,
    beside: Annotated[bool, typer.Option(hidden=True, help="end when the process that started this one ends")] = False,
) -> None:
    """Do the node's background work: jobs, notices, e-mail, reminders. Several may run at the same time."""
    from bandung.cli.platform import wake

    wake()
    from bandung.site import worker

    if once:
        for name in worker.work_once(datetime.now(UTC)):
            typer.echo(name)
    else:
        worker.work(beside=beside)
