"""Commands that make and run a node."""

import hashlib
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bandung.site import environment

PACKAGE = Path(__file__).resolve().parents[1]


def prepare(
    demonstration: Annotated[bool, typer.Option(help="load the sample and make the sample logins")] = False,
) -> None:
    """Make the node's tables and static files; with --demonstration also the sample and its logins. Safe to repeat."""
    from bandung.cli.platform import wake

    wake(ready=False)
    from django.conf import settings
    from django.core.management import call_command

    from bandung.exchange.matches import renew_index
    from bandung.site.startup import check_node

    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    check_node()
    if renew_index():
        typer.echo("The matching index was made by an earlier version; it has been made anew.")
    if demonstration:
        from bandung.site.demonstration import set_up

        set_up(mode=settings.MODE, at=datetime.now(UTC))
    _stamp_file().write_text(_stamp(demonstration))
    typer.echo(f"ready: {settings.HOME}")


def serve(
    port: Annotated[int | None, typer.Option(help="port; BANDUNG_PORT without it")] = None,
    demonstration: Annotated[bool, typer.Option(help="prepare a demonstration node first")] = False,
) -> None:
    """Serve the node's pages and API."""
    if demonstration and not _is_prepared():
        prepare(demonstration=True)
    address = f"127.0.0.1:{port or environment.value('BANDUNG_PORT')}"
    typer.echo(f"\n  {environment.value('BANDUNG_NODE_NAME')}: http://{address}/\n")
    if environment.mode() == "demonstration":
        from bandung.site.logins import LOGINS, PASSWORD

        typer.echo(f"  Sample logins of this demonstration (password for all: {PASSWORD})")
        for login in LOGINS:
            typer.echo(f"    {login.name:<12} {login.post}")
        typer.echo("")
    sys.stdout.flush()
    # Two processes answer at once; libraries that start threads of their own would only stand in each other's way.
    environment_of_workers = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "gunicorn", "--config", "python:bandung.site.gunicorn", "--bind", address]
    os.execve(sys.executable, command, environment_of_workers)  # noqa: S606 - no shell; replaces this process


def settings() -> None:
    """List every setting of a node, its default and what it is for."""
    from bandung.cli import output

    rows = [[setting.name, setting.default, setting.purpose] for setting in environment.SETTINGS]
    output.table(["setting", "default", "what it is for"], rows)


def _is_prepared() -> bool:
    """Whether this very code has prepared a demonstration in this home and database before."""
    return _stamp_file().exists() and _stamp_file().read_text() == _stamp(True)


def _stamp_file() -> Path:
    return environment.home() / "prepared"


def _stamp(demonstration: bool) -> str:
    files = sorted(file for file in PACKAGE.rglob("*") if file.is_file() and file.suffix != ".pyc")
    told = [f"{file} {(found := file.stat()).st_size} {found.st_mtime_ns}" for file in files]
    told += [environment.value("DATABASE_URL"), environment.mode(), str(demonstration)]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
