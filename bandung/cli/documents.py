"""Reference documents printed from the code: settings, commands, schemas, the API. `make schemas` runs it."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parents[2] / "docs"


def settings() -> str:
    """The settings of a node as a table."""
    from bandung.site.environment import SETTINGS

    rows = "\n".join(f"| `{s.name}` | {f'`{s.default}`' if s.default else 'empty'} | {s.purpose} |" for s in SETTINGS)
    return (
        f"# Settings of a node\n\nTaken from the environment. Printed from the code.\n\n"
        f"| setting | default | what it is for |\n|---|---|---|\n{rows}\n"
    )


def commands() -> str:
    """Every command with its arguments and options."""
    import click
    import typer.main

    from bandung.cli import main as cli

    cli.assemble()
    parts = ["# Commands\n\nEvery command has `--help`; those with `--json` print JSON. Printed from the code.\n"]

    def walk(command: click.Command, path: str) -> None:
        inner = getattr(command, "commands", None)
        if inner is not None:
            for name, each in inner.items():
                walk(each, f"{path} {name}")
            return
        parts.append(f"## `{path}`\n\n{(command.help or '').strip()}\n")
        for parameter in command.params:
            is_option = parameter.opts[0].startswith("-")
            name = ", ".join(parameter.opts) if is_option else (parameter.name or "").upper()
            if name != "--help":
                parts.append(f"- `{name}`: {getattr(parameter, 'help', None) or ''}")
        parts.append("")

    walk(typer.main.get_command(cli.app), "bandung")
    return "\n".join(parts)


def schemas() -> Iterator[tuple[str, str]]:
    """(file name, text) of each JSON Schema."""
    from bandung.records.kinds import ACT_BODIES, KINDS, schema

    for kind in (*KINDS, *ACT_BODIES):
        yield f"{kind}.json", json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


def openapi() -> str:
    """The description of the API."""
    from bandung.api.service import api

    return json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"), ensure_ascii=False, indent=2, default=str) + "\n"


def main() -> None:
    """Write all of them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bandung.site.settings")
    import django

    django.setup()
    (DOCS / "schemas").mkdir(parents=True, exist_ok=True)
    written: dict[str, Any] = {"settings.md": settings(), "commands.md": commands(), "openapi.json": openapi()}
    written |= {f"schemas/{name}": text for name, text in schemas()}
    for name, text in written.items():
        (DOCS / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
