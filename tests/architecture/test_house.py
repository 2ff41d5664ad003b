"""The house holds: rooms import only what stands above them, and what is promised in the docs is there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "bandung"

ROOMS = (
    "values",
    "reference",
    "records",
    "agreements",
    "safeguards",
    "matching",
    "measurement",
    "economy",
    "standards",
    "sources",
    "printing",
    "charts",
    "sample",
    "registers",
    "parties",
    "people",
    "exchange",
    "introductions",
    "training",
    "consents",
    "partnerships",
    "plans",
    "commissions",
    "funds",
    "payments",
    "contributions",
    "reviews",
    "reporting",
    "datasets",
    "clearance",
    "returns",
    "notices",
    "web",
    "api",
    "site",
    "cli",
)
"""Top to bottom; a room imports only what stands above it (docs/decisions/0001)."""
PLAIN = ROOMS[: ROOMS.index("registers")]


def modules() -> Iterator[tuple[str, Path]]:
    for room in ROOMS:
        for file in sorted((PACKAGE / room).rglob("*.py")):
            yield room, file


def imported(file: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
            if node.module == "bandung":
                names |= {f"bandung.{alias.name}" for alias in node.names}
    return names


def test_every_room_is_in_the_list() -> None:
    there = {folder.name for folder in PACKAGE.iterdir() if (folder / "__init__.py").exists()}

    assert there == set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_stands_above_it(room: str) -> None:
    allowed = set(ROOMS[: ROOMS.index(room) + 1])

    wrong = {
        f"{file.relative_to(ROOT)} imports bandung.{name.split('.')[1]}"
        for place, file in modules()
        if place == room
        for name in imported(file)
        if name.startswith("bandung.") and name.split(".")[1] not in allowed
    }

    assert wrong == set()


def test_plain_rooms_know_no_django() -> None:
    wrong = {
        f"{file.relative_to(ROOT)} imports {name}"
        for room, file in modules()
        if room in PLAIN
        for name in imported(file)
        if name.split(".")[0] in ("django", "ninja")
    }

    assert wrong == set()


def test_the_way_in_never_writes_a_table_that_registers_fill() -> None:
    """Web, API and commands call actions; rows of readings are written by readers alone."""
    write = re.compile(
        r"\b(Need|Offer|Objection|Introduction|Message|Party|Institution|Entry|Register)"
        r"\.objects\.(create|bulk_|update|get_or_create)"
    )

    wrong = {
        str(file.relative_to(ROOT))
        for room, file in modules()
        if room in ("web", "api", "cli") and write.search(file.read_text(encoding="utf-8"))
    }

    assert wrong == set()


@pytest.mark.parametrize("app", ["parties", "exchange", "introductions"])
def test_every_action_appends_an_entry(app: str) -> None:
    """Directly, or through another action of the house."""
    tree = ast.parse((PACKAGE / app / "actions.py").read_text(encoding="utf-8"))
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    public = {
        name: node
        for name, node in functions.items()
        if not name.startswith("_") and {"by", "at"} <= {argument.arg for argument in node.args.kwonlyargs}
    }

    def calls(node: ast.FunctionDef) -> set[str]:
        return {
            call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            for call in ast.walk(node)
            if isinstance(call, ast.Call)
        }

    appending = {"append", "append_all", "open_register"}
    while more := {name for name, node in public.items() if calls(node) & appending} - appending:
        appending |= more

    assert public, "no actions found"
    assert set(public) <= appending


def test_every_setting_is_documented() -> None:
    from bandung.site.environment import SETTINGS

    documented = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")

    assert [setting.name for setting in SETTINGS if f"`{setting.name}`" not in documented] == []


def test_no_setting_is_read_behind_the_list() -> None:
    wrong = {
        str(file.relative_to(ROOT))
        for _room, file in modules()
        if file.name not in ("environment.py", "testing.py")
        and re.search(r"os\.environ(\.get\(|\[)", file.read_text(encoding="utf-8"))
    }

    assert wrong == set()


def test_every_command_is_documented() -> None:
    import typer.main
    from typer.core import TyperGroup

    from bandung.cli import main

    main.assemble()
    group = typer.main.get_command(main.app)
    documented = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")

    def walk(command: object, path: str) -> Iterator[str]:
        if isinstance(command, TyperGroup):
            for name in command.list_commands(None):
                yield from walk(command.get_command(None, name), f"{path} {name}")
        else:
            yield path

    assert [path for path in walk(group, "bandung") if f"`{path}`" not in documented] == []


def test_every_dependency_says_what_it_is_for() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    start = lines.index("dependencies = [")
    wanted = [line for line in lines[start + 1 : lines.index("[project.scripts]")] if line.strip().startswith('"')]

    assert wanted
    assert [line for line in wanted if "#" not in line] == []


def test_every_kind_of_record_has_a_published_schema() -> None:
    import json

    from bandung.records.kinds import ACT_BODIES, KINDS, schema

    for kind in (*KINDS, *ACT_BODIES):
        written = json.loads((ROOT / "docs" / "schemas" / f"{kind}.json").read_text(encoding="utf-8"))
        assert written == schema(kind), f"run `make schemas`: {kind}"


def test_the_project_speaks_of_itself_alone() -> None:
    """No path of a machine and no host of a package registry in anything we keep."""
    hosts = ("pypi" + ".org", "files.python" + "hosted.org", "registry.npm" + "js.org", "deb.deb" + "ian.org")
    wrong = [
        f"{file.relative_to(ROOT)}: {word}"
        for file in ROOT.rglob("*")
        if file.is_file()
        and not any(part[0] == "." or part == "var" for part in file.relative_to(ROOT).parts[:-1])
        and file.suffix in (".py", ".md", ".toml", ".lock", ".html", ".css", ".txt", ".csv", ".json", "")
        and file.stat().st_size < 3_000_000
        for word in (*hosts, "/work/" + "main", "/work/" + "shared")
        if word in file.read_text(encoding="utf-8", errors="ignore")
    ]

    assert wrong == []
