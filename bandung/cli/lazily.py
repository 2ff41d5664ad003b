"""Commands that are loaded when they are asked for, so that checking a file does not wait for what explores it."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command


class Lazily(TyperGroup):
    """A group whose ``places`` say where each of its commands is: module of this room, and name in it."""

    places: Mapping[str, str] = {}

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self.places)

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | None:
        if cmd_name not in self.places:
            return None
        module, _colon, name = self.places[cmd_name].partition(":")
        alone = typer.Typer(add_completion=False)
        alone.command(cmd_name)(getattr(import_module(f"bandung.cli.{module}"), name))
        command: Any = get_command(alone)
        return command  # type: ignore[no-any-return]
