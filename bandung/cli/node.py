"""Commands that make and run a node."""

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from bandung.cli.platform import wake


def prepare(
    demonstration: Annotated[bool, typer.Option(help="load the sample and make the sample logins")] = False,
) -> None:
    """Make the node's tables and static files; with --demonstration also the sample and its logins. Safe to repeat."""
    wake(ready=False)
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    if demonstration:
        from bandung.site.demonstration import set_up

        set_up(mode=settings.MODE, at=datetime.now(UTC))
    typer.echo(f"ready: {settings.HOME}")


def serve(
    port: Annotated[int | None, typer.Option(help="port; BANDUNG_PORT without it")] = None,
    demonstration: Annotated[bool, typer.Option(help="prepare a demonstration node first")] = False,
) -> None:
    """Serve the node's pages and API."""
    if demonstration:
        prepare(demonstration=True)
    wake()
    from django.conf import settings

    from bandung.site import environment
    from bandung.site.startup import check_node

    check_node()
    address = f"127.0.0.1:{port or environment.value('BANDUNG_PORT')}"
    typer.echo(f"\n  {settings.NODE_NAME}: http://{address}/\n")
    if settings.MODE == "demonstration":
        from bandung.site.demonstration import LOGINS, PASSWORD

        typer.echo(f"  Sample logins of this demonstration (password for all: {PASSWORD})")
        for login in LOGINS:
            typer.echo(f"    {login.name:<12} {login.post}")
        typer.echo("")
    sys.stdout.flush()
    # Two processes answer at once; libraries that start threads of their own would only stand in each other's way.
    environment_of_workers = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "gunicorn", "--config", "python:bandung.site.gunicorn", "--bind", address]
    os.execve(sys.executable, command, environment_of_workers)  # noqa: S606 - no shell; replaces this process


def settings_() -> None:
    """List every setting of a node, its default and what it is for."""
    from bandung.cli import output
    from bandung.site.environment import SETTINGS

    output.table(["setting", "default", "what it is for"], [[s.name, s.default, s.purpose] for s in SETTINGS])


COMMANDS: dict[str, Callable[..., Any]] = {"prepare": prepare, "serve": serve, "settings": settings_}
