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
    import typer.main
    from typer.core import TyperGroup

    from bandung.cli import main as cli

    cli.assemble()
    parts = ["# Commands\n\nEvery command has `--help`; those with `--json` print JSON. Printed from the code.\n"]

    nowhere: Any = None  # the context of a command line, which the names do not hang on

    def walk(command: Any, path: str) -> None:
        if isinstance(command, TyperGroup):
            for name in command.list_commands(nowhere):
                walk(command.get_command(nowhere, name), f"{path} {name}")
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


def introductions() -> str:
    """The states of an introduction: a diagram, the table of moves, and the clocks."""
    from bandung.introductions import clocks, rules

    arrows = [
        f"  {_node(state)} --> {_node(after)}: {says} ({side})"
        for state, sides in rules.MOVES.items()
        for side, moves in sides.items()
        for says, after in moves.items()
        if after is not None
    ]
    arrows += [f"  {_node(state)} --> {_node(rules.WITHDRAWN)}: withdraw (asking)" for state in rules.UNANSWERED]
    rows = [
        f"| `{state}` | {meaning} | {_said(rules.MOVES[state]['owner'])} | {_said(rules.MOVES[state]['asking'])} |"
        for state, meaning in rules.STATES.items()
    ]
    days = [str(each.days) for each in clocks.FOLLOW_UP_AFTER]
    return "\n".join((
        "# Introductions\n\nOne party asks another about its offer or need; both write in one thread, each in its own",
        "register, for the two of them alone. Printed from the code (`bandung/introductions/rules.py`, `clocks.py`).\n",
        "```mermaid\nstateDiagram-v2\n  [*] --> asked: request (asking)", *arrows, "```\n",
        "| state | what it means | the party asked may say | the party that asks may say |\n|---|---|---|---|", *rows,
        "\nWords of the party asked that change the state count in the order of its own register. Any other word",
        "counts if the thread has been in a state in which its side may say it. So the same words give the same state",
        "on every node, in whatever order the two registers were read. A word of a third party counts for nothing.\n",
        "Each side tells its own outcome. An accepted introduction is *concluded* when both have told one of:",
        f"{', '.join(f'`{each}`' for each in rules.CLOSING)}.\n\n## Clocks\n",
        f"- Unanswered for {clocks.ANSWER_WITHIN.days} days: whoever has to speak next is reminded.",
        f"- {', '.join(days[:-1])} and {days[-1]} days after acceptance: both sides are asked how it goes on. A",
        "  follow-up or an outcome written since answers it; after an outcome that ends it a side is asked no more.",
        f"- {clocks.DORMANT_AFTER.days} days after the request or its acceptance, and {clocks.QUIET_FOR.days} days",
        "  after the last word: it is shown as *dormant*. Any word wakes it.\n",
    ))  # fmt: skip


def initiatives() -> str:
    """The stages of an initiative and of an agreement: diagrams, tables of moves, guards."""
    from bandung.partnerships import stages

    def table(moves: tuple[stages.StageMove, ...]) -> list[str]:
        rows = []
        for each in moves:
            needed = ", ".join(f"`{guard}`" for guard in each.guards) or "–"
            written = "`move`, and a `consent` of each other partner" if each.who == "partners" else "`move`"
            rows.append(f"| `{each.of}` | `{each.to}` | {stages.WHO[each.who]} | {needed} | {written} |")
        return ["| from | to | who | what has to hold | entry written |\n|---|---|---|---|---|", *rows]

    def diagram(first: str, moves: tuple[stages.StageMove, ...]) -> list[str]:
        arrows = [f"  {_node(each.of)} --> {_node(each.to)}: {each.who}" for each in moves]
        return ["```mermaid\nstateDiagram-v2", f"  [*] --> {_node(first)}", *arrows, "```\n"]

    meanings = [f"| `{stage}` | {meaning} |" for stage, meaning in stages.SHOWN.items()]
    states = [f"| `{state}` | {meaning} |" for state, meaning in stages.AGREEMENT_STATES.items()]
    guards = [f"| `{guard}` | {sentence} |" for guard, sentence in stages.GUARDS.items()]
    return "\n".join((
        "# Initiatives\n\nHow an initiative goes, and how an agreement goes. Printed from the code",
        "(`bandung/partnerships/stages.py`); what is not in a table is not allowed.\n",
        *diagram(stages.FIRST, stages.MOVES),
        "| stage | what it means |\n|---|---|", *meanings, "\n## Moves\n", *table(stages.MOVES),
        "\n## What has to hold\n\n| guard | shown until it holds |\n|---|---|", *guards,
        "\n## Agreements\n\nA text is in force when every party that it binds has consented to the same digest,",
        "each in its own register. Withdrawing from it is no move: each party may, at any time, alone.\n",
        *diagram("in-force", stages.AGREEMENT_MOVES),
        "| state | what it means |\n|---|---|", *states, "", *table(stages.AGREEMENT_MOVES), "",
    ))  # fmt: skip


def _node(state: str) -> str:
    return state.replace("-", "_")


def _said(moves: dict[str, str | None]) -> str:
    return ", ".join(f"{says} → `{after}`" if after else says for says, after in moves.items()) or "–"


def permissions() -> str:
    """Who may do what, as the table that pages, API and commands ask."""
    from bandung.people.permissions import PERMISSIONS, RELATIONS

    rows = []
    for each in PERMISSIONS:
        roles = " | ".join(", ".join(each.roles.get(relation, ())) or "–" for relation in RELATIONS)
        rows.append(f"| {each.action} | {each.kind} | {roles} |")
    return (
        "# Who may do what\n\nRoles by the relation in which a person's party stands to the object; what is not here "
        "is not allowed. Printed from the code.\n\n"
        f"| action | on | {' | '.join(RELATIONS)} |\n|{'---|' * (2 + len(RELATIONS))}\n" + "\n".join(rows) + "\n"
    )


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
    written: dict[str, Any] = {
        "settings.md": settings(),
        "commands.md": commands(),
        "permissions.md": permissions(),
        "introductions.md": introductions(),
        "initiatives.md": initiatives(),
        "openapi.json": openapi(),
    }
    written |= {f"schemas/{name}": text for name, text in schemas()}
    for name, text in written.items():
        (DOCS / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
