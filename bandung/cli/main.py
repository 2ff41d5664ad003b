"""``bandung``: every command, each in a module of its own that is loaded when it is asked for."""

import errno
import sys
from collections.abc import Mapping
from importlib import import_module

import typer

from bandung.values.errors import BandungError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="South-South and triangular cooperation, from the command line.",
)

GROUPS: Mapping[str, str] = {
    "reference": "reference:app",
    "evaluate": "evaluate:app",
    "registers": "registers:app",
    "sample": "sample:app",
    "contributions": "contributions:app",
    "party": "parties:app",
    "need": "statements:need",
    "offer": "statements:offer",
    "introduction": "introductions:app",
    "initiative": "initiatives:app",
    "agreement": "initiatives:agreement",
    "consent": "initiatives:consents",
    "plan": "plans:app",
    "report": "reports:app",
    "transfer": "plans:transfer",
    "session": "training:app",
    "commission": "commissions:app",
    "act": "commissions:act",
    "fund": "funds:fund",
    "call": "funds:call",
    "proposal": "funds:proposal",
    "payments": "payments:app",
    "reviews": "reviews:app",
    "intake": "intake:app",
    "returns": "returns:app",
    "draft": "drafts:app",
    "rates": "rates:app",
    "sources": "sources:app",
    "economy": "economy:app",
    "ledger": "ledger:app",
    "iati": "iati:app",
}
COMMANDS: Mapping[str, str] = {
    "match": "match:match",
    "search": "match:search",
    "explain": "ledger:explain",
    "prepare": "node:prepare",
    "serve": "node:serve",
    "work": "work:work",
    "settings": "node:settings",
}
"""Name to where it is: module of this room, and name in it."""


def assemble(asked: str | None = None) -> None:
    """Put the command that is asked for in its place; all of them if it is none of ours."""
    known = {*GROUPS, *COMMANDS}
    for name, where in {**COMMANDS, **GROUPS}.items():
        if asked in known and name != asked:
            continue
        module, _colon, attribute = where.partition(":")
        found = getattr(import_module(f"bandung.cli.{module}"), attribute)
        if name in GROUPS:
            app.add_typer(found, name=name)
        else:
            app.command(name)(found)
    if asked in COMMANDS:
        app.callback()(_a_command_has_a_name)


def _a_command_has_a_name() -> None:
    """Keeps Typer from taking the only command for the whole program."""


def main() -> None:
    """Run a command; an expected refusal is one sentence on the error output and exit code 1.

    So is a file that the machine does not let us read or write.
    """
    assemble(sys.argv[1] if len(sys.argv) > 1 else None)
    try:
        app()
    except BandungError as refusal:
        sys.stderr.write(f"{refusal}\n")
        raise SystemExit(1) from None
    except BrokenPipeError:
        raise SystemExit(0) from None
    except OSError as fault:
        if fault.filename is None and fault.errno != errno.ENOSPC:
            raise
        sys.stderr.write(": ".join(filter(None, (str(fault.filename or ""), fault.strerror))) + "\n")
        raise SystemExit(1) from None
