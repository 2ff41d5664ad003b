"""``bandung``: every command, each in a module of its own."""

import sys

import typer

from bandung.values.errors import BandungError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="South-South and triangular cooperation, from the command line.",
)


def assemble() -> None:
    from bandung.cli import evaluate, match, node, reference, registers, sample, statements

    app.add_typer(reference.app, name="reference")
    app.add_typer(evaluate.app, name="evaluate")
    app.add_typer(registers.app, name="registers")
    app.add_typer(sample.app, name="sample")
    app.add_typer(statements.need, name="need")
    app.add_typer(statements.offer, name="offer")
    app.command("match")(match.match)
    app.command("search")(match.search)
    for name, command in node.COMMANDS.items():
        app.command(name)(command)


def main() -> None:
    """Run a command; an expected refusal is one sentence on the error output and exit code 1."""
    assemble()
    try:
        app()
    except BandungError as refusal:
        sys.stderr.write(f"{refusal}\n")
        raise SystemExit(1) from None
    except BrokenPipeError:
        raise SystemExit(0) from None
